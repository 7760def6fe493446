/**
 * Self-care: simple calls go to the web. A share of them fails there and comes back, longer; some acts are no longer done on the phone, and
 * those who call for them are sent to the web. What remains is a harder mix, so the mean handling time rises though nobody works slower. The
 * rise is split into mix and pace: after = before × mix × pace.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, onTheWay, reachedAt, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';

export type SelfCareParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly simpleShare: number;
  readonly simpleAhtFactor: number;
  readonly deflectedShare: number;
  readonly returnShare: number;
  readonly returnAhtFactor: number;
  readonly stoppedShare: number;
  readonly refusalSeconds: number;
  readonly paceFactor: number;
  readonly rampMonths: number;
};

interface Mix {
  /** Calls that still come, per call before. */
  readonly calls: number;
  /** Factor on the mean handling time from the mix alone, and from the pace alone. */
  readonly mix: number;
  readonly pace: number;
}

/** The mix of a month. @param aht mean handling time before, seconds */
function mixAt(params: SelfCareParams, aht: number, month: number): Mix {
  const reached = reachedAt(params.month, params.rampMonths, month);
  const deflected = params.simpleShare * params.deflectedShare * reached;
  const stopped = params.simpleShare * params.stoppedShare * reached;
  const kept = params.simpleShare - deflected - stopped;
  const back = deflected * params.returnShare;
  const complex = 1 - params.simpleShare * params.simpleAhtFactor;
  const simple = params.simpleAhtFactor;
  const work = kept * simple + back * simple * params.returnAhtFactor + (stopped * params.refusalSeconds) / aht + complex;
  const calls = 1 - deflected + back;
  return { calls, mix: calls > 0 ? work / calls : 1, pace: onTheWay(params.paceFactor, reached) };
}

function changed(flow: Flow, params: SelfCareParams, month: number): Flow {
  const { mix, pace } = mixAt(params, flow.ahtSeconds, month);
  const volumeByMonth = flow.volumeByMonth.map((calls, at) =>
    at < params.month ? calls : calls * mixAt(params, flow.ahtSeconds, at).calls,
  );
  const sameVolumes = volumeByMonth.every((calls, at) => calls === flow.volumeByMonth[at]);
  const ahtSeconds = Math.abs(mix * pace - 1) < 1e-12 ? flow.ahtSeconds : flow.ahtSeconds * mix * pace;
  if (sameVolumes && ahtSeconds === flow.ahtSeconds) return flow;
  return { ...flow, volumeByMonth: sameVolumes ? flow.volumeByMonth : volumeByMonth, ahtSeconds };
}

function check(_network: Network, params: SelfCareParams): readonly Issue[] {
  const gone = params.deflectedShare + params.stoppedShare;
  if (gone > 1 + 1e-9) return [{ path: 'stoppedShare', severity: 'error', code: 'sharesAbove', value: gone, params: { unit: 'share' } }];
  const most = 0.98 / Math.max(params.simpleShare, 1e-9);
  // Simple calls longer than the mean of all would leave the others less than no time.
  if (params.simpleShare > 0 && params.simpleAhtFactor > most)
    return [
      {
        path: 'simpleAhtFactor',
        severity: 'error',
        code: 'outOfRange',
        value: params.simpleAhtFactor,
        params: { max: Math.floor(most * 100) / 100 },
      },
    ];
  return [];
}

function effects(network: Network, params: SelfCareParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    const next = changed(flow, params, month);
    if (next === flow) continue;
    const { calls, mix, pace } = mixAt(params, flow.ahtSeconds, month);
    const before = callsAt(flow, month);
    const reached = reachedAt(params.month, params.rampMonths, month);
    const deflected = before * params.simpleShare * params.deflectedShare * reached;
    found.push({
      code: 'calls',
      params: { flow: flow.name, before, after: before * calls, back: deflected * params.returnShare },
      severity: 'info',
    });
    const stopped = before * params.simpleShare * params.stoppedShare * reached;
    if (stopped >= 0.5)
      found.push({ code: 'stopped', params: { flow: flow.name, calls: stopped, seconds: params.refusalSeconds }, severity: 'warning' });
    found.push({ code: 'aht', params: { flow: flow.name, before: flow.ahtSeconds, after: next.ahtSeconds, mix, pace }, severity: 'info' });
    const work = calls * mix * pace;
    found.push({ code: 'work', params: { flow: flow.name, work, calls }, severity: work > 1 ? 'warning' : 'info' });
  }
  return found;
}

export const selfCare = defineLever<SelfCareParams>({
  id: 'self-care',
  subject: 'digital',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    simpleShare: { kind: 'share', min: 0, max: 1 },
    simpleAhtFactor: { kind: 'factor', min: 0.05, max: 2 },
    deflectedShare: { kind: 'share', min: 0, max: 1 },
    returnShare: { kind: 'share', min: 0, max: 1 },
    returnAhtFactor: { kind: 'factor', min: 0.2, max: 5 },
    stoppedShare: { kind: 'share', min: 0, max: 1 },
    refusalSeconds: { kind: 'number', min: 0, max: 1800, unit: 'seconds' },
    paceFactor: { kind: 'factor', min: 0.5, max: 2 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
  },
  neutral: {
    month: 0,
    flowIds: [],
    simpleShare: 0,
    simpleAhtFactor: 0.7,
    deflectedShare: 0,
    returnShare: 0,
    returnAhtFactor: 1,
    stoppedShare: 0,
    refusalSeconds: 0,
    paceFactor: 1,
    rampMonths: 0,
  },
  suggest: (network): SelfCareParams => ({
    ...selfCare.neutral,
    flowIds: network.flows
      .filter((flow) => !flow.deferrable)
      .slice(0, 1)
      .map((flow) => flow.id),
    simpleShare: 0.6,
    deflectedShare: 0.25,
    returnShare: 0.3,
    returnAhtFactor: 1.2,
    refusalSeconds: 60,
    rampMonths: 6,
  }),
  rewrites: ['flows'],
  changesOfferedWork: true,
  check,
  apply: (network, params, month) => withFlowsChanged(network, params.flowIds, (flow) => changed(flow, params, month)),
  effects,
});
