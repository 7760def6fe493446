/**
 * Changes demand: a trend (compounding each month, from the start month on) and deflection to self-care. Of the calls deflected a share
 * comes back (the web failed); and those who still call have the harder questions, so the handling time of what remains rises.
 * Deflection is reached in a line over the ramp. No flow chosen = none changed.
 */
import type { Flow, Id, Network } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';

export type ChangeDemandParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly trendPerMonth: number;
  readonly deflectedShare: number;
  readonly returnShare: number;
  readonly residueAhtFactor: number;
  readonly rampMonths: number;
};

const reached = (params: ChangeDemandParams, month: number): number => Math.min(1, (month - params.month + 1) / (params.rampMonths + 1));

/** Factor on the calls of a month at or after the start. */
function callsFactor(params: ChangeDemandParams, month: number): number {
  let trend = 1;
  for (let passed = params.month; passed <= month; passed += 1) trend *= 1 + params.trendPerMonth;
  return trend * (1 - params.deflectedShare * (1 - params.returnShare) * reached(params, month));
}

/** Factor on the handling time of what remains. */
const ahtFactor = (params: ChangeDemandParams, month: number): number => 1 + (params.residueAhtFactor - 1) * reached(params, month);

function changed(flow: Flow, params: ChangeDemandParams, month: number): Flow {
  const longer = ahtFactor(params, month);
  const volumeByMonth = flow.volumeByMonth.map((calls, at) => (at < params.month ? calls : calls * callsFactor(params, at)));
  const same = volumeByMonth.every((calls, at) => calls === flow.volumeByMonth[at]);
  if (same && longer === 1) return flow;
  return { ...flow, volumeByMonth: same ? flow.volumeByMonth : volumeByMonth, ahtSeconds: flow.ahtSeconds * longer };
}

function effects(network: Network, params: ChangeDemandParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    const next = changed(flow, params, month);
    if (next === flow) continue;
    const before = flow.volumeByMonth[month] ?? 0;
    const after = next.volumeByMonth[month] ?? 0;
    if (before !== after) found.push({ code: 'calls', params: { flow: flow.name, before, after }, severity: 'info' });
    if (next.ahtSeconds === flow.ahtSeconds) continue;
    found.push({ code: 'aht', params: { flow: flow.name, before: flow.ahtSeconds, after: next.ahtSeconds }, severity: 'info' });
    const work = before > 0 ? (after * next.ahtSeconds) / (before * flow.ahtSeconds) : 1;
    found.push({ code: 'work', params: { flow: flow.name, factor: work }, severity: work > 1 ? 'warning' : 'info' });
  }
  return found;
}

export const changeDemand = defineLever<ChangeDemandParams>({
  id: 'change-demand',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    trendPerMonth: { kind: 'share', min: -0.5, max: 0.5 },
    deflectedShare: { kind: 'share', min: 0, max: 1 },
    returnShare: { kind: 'share', min: 0, max: 1 },
    residueAhtFactor: { kind: 'factor', min: 0.5, max: 3 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
  },
  neutral: { month: 0, flowIds: [], trendPerMonth: 0, deflectedShare: 0, returnShare: 0, residueAhtFactor: 1, rampMonths: 0 },
  suggest: (network) => ({
    month: 0,
    flowIds: network.flows.slice(0, 1).map((flow) => flow.id),
    trendPerMonth: 0,
    deflectedShare: 0.1,
    returnShare: 0.2,
    residueAhtFactor: 1.05,
    rampMonths: 3,
  }),
  rewrites: ['flows'],
  changesOfferedWork: true,
  apply: (network, params, month) => {
    const flows = network.flows.map((flow) => (params.flowIds.includes(flow.id) ? changed(flow, params, month) : flow));
    return flows.every((flow, i) => flow === network.flows[i]) ? network : { ...network, flows };
  },
  effects,
});
