/**
 * Offers callers who wait to be called back: they keep their place in the queue and no longer lose patience on the line. It takes no work
 * away: the same advisers answer the same calls later, and somebody who does not pick up has cost an attempt.
 */
import type { Issue } from '../../model/issue.ts';
import type { FlowCallback, Id, Network } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';

export type CallBackParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly afterSeconds: number;
  readonly acceptanceShare: number;
  readonly reachedShare: number;
  readonly failedSeconds: number;
};

const offered = (params: CallBackParams): FlowCallback => ({
  afterSeconds: params.afterSeconds,
  acceptanceShare: params.acceptanceShare,
  reachedShare: params.reachedShare,
  failedSeconds: params.failedSeconds,
});

function check(network: Network, params: CallBackParams): readonly Issue[] {
  return chosenFlows(network, params.flowIds)
    .filter((flow) => flow.deferrable)
    .map((flow): Issue => ({ path: 'flowIds', severity: 'error', code: 'notCalls', value: flow.name }));
}

function effects(network: Network, params: CallBackParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    const facts = { flow: flow.name, share: params.acceptanceShare, seconds: params.afterSeconds };
    if (params.acceptanceShare > 0) found.push({ code: 'offer', params: facts, severity: 'info' });
    const patience = flow.patienceSeconds;
    if (params.acceptanceShare > 0 && patience !== null && params.afterSeconds >= patience)
      found.push({ code: 'late', params: { flow: flow.name, seconds: params.afterSeconds, patience }, severity: 'warning' });
    const missed = callsAt(flow, month) * params.acceptanceShare * (1 - params.reachedShare);
    if (missed >= 0.5) found.push({ code: 'missed', params: { flow: flow.name, calls: missed }, severity: 'info' });
  }
  return found;
}

export const callBack = defineLever<CallBackParams>({
  id: 'call-back',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    afterSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
    acceptanceShare: { kind: 'share', min: 0, max: 1 },
    reachedShare: { kind: 'share', min: 0, max: 1 },
    failedSeconds: { kind: 'number', min: 0, max: 600, unit: 'seconds' },
  },
  neutral: { month: 0, flowIds: [], afterSeconds: 0, acceptanceShare: 0, reachedShare: 1, failedSeconds: 0 },
  suggest: (network) => ({
    month: 0,
    flowIds: network.flows
      .filter((flow) => !flow.deferrable)
      .slice(0, 1)
      .map((flow) => flow.id),
    afterSeconds: 60,
    acceptanceShare: 0.3,
    reachedShare: 0.85,
    failedSeconds: 30,
  }),
  rewrites: ['flows'],
  changesOfferedWork: false,
  check,
  apply: (network, params) => withFlowsChanged(network, params.flowIds, (flow) => ({ ...flow, callback: offered(params) })),
  effects,
});
