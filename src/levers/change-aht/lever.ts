/**
 * Changes how long calls take, and how many come back or go further: N1 solves more (handling up, transfers and repeats down), a new tool, a
 * simpler procedure. Reached in a line over the ramp.
 */
import type { Flow, Id, Network } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';

export type ChangeAhtParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly ahtFactor: number;
  readonly transferFactor: number;
  readonly repeatFactor: number;
  readonly rampMonths: number;
};

function changed(flow: Flow, params: ChangeAhtParams, month: number): Flow {
  const reached = Math.min(1, (month - params.month + 1) / (params.rampMonths + 1));
  const at = (factor: number): number => 1 + (factor - 1) * reached;
  const next: Flow = {
    ...flow,
    ahtSeconds: flow.ahtSeconds * at(params.ahtFactor),
    transfers:
      params.transferFactor === 1 || flow.transfers.length === 0
        ? flow.transfers
        : flow.transfers.map((transfer) => ({ ...transfer, share: Math.min(1, transfer.share * at(params.transferFactor)) })),
    repeat:
      params.repeatFactor === 1 || flow.repeat.share === 0
        ? flow.repeat
        : { ...flow.repeat, share: Math.min(1, flow.repeat.share * at(params.repeatFactor)) },
  };
  const same = next.ahtSeconds === flow.ahtSeconds && next.transfers === flow.transfers && next.repeat === flow.repeat;
  return same ? flow : next;
}

const transferred = (flow: Flow): number => flow.transfers.reduce((total, transfer) => total + transfer.share, 0);

function effects(network: Network, params: ChangeAhtParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    const next = changed(flow, params, month);
    const told = (code: string, before: number, after: number): void => {
      if (before !== after) found.push({ code, params: { flow: flow.name, before, after }, severity: 'info' });
    };
    told('aht', flow.ahtSeconds, next.ahtSeconds);
    told('transfers', transferred(flow), transferred(next));
    told('repeats', flow.repeat.share, next.repeat.share);
  }
  return found;
}

export const changeAht = defineLever<ChangeAhtParams>({
  id: 'change-aht',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    ahtFactor: { kind: 'factor', min: 0.2, max: 5 },
    transferFactor: { kind: 'factor', min: 0, max: 5 },
    repeatFactor: { kind: 'factor', min: 0, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
  },
  neutral: { month: 0, flowIds: [], ahtFactor: 1, transferFactor: 1, repeatFactor: 1, rampMonths: 0 },
  suggest: (network) => ({
    month: 0,
    flowIds: network.flows.slice(0, 1).map((flow) => flow.id),
    ahtFactor: 1.1,
    transferFactor: 0.7,
    repeatFactor: 0.8,
    rampMonths: 2,
  }),
  rewrites: ['flows'],
  changesOfferedWork: true,
  apply: (network, params, month) => {
    const flows = network.flows.map((flow) => (params.flowIds.includes(flow.id) ? changed(flow, params, month) : flow));
    return flows.every((flow, i) => flow === network.flows[i]) ? network : { ...network, flows };
  },
  effects,
});
