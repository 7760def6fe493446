/**
 * The first line handles more itself: simple claims, debt calls. Its calls take longer; fewer are transferred to the second line, and fewer
 * come back. Told as hours of work of both lines with all returns, so that the net is seen, not only one side. Learned in the classroom.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network } from '../../model/network.ts';
import { classroomShareAt, inClass } from '../classroom.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, onTheWay, reachedAt, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { hoursOfLine, workloads } from '../workload.ts';

export type WidenN1Params = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly toFlowIds: readonly Id[];
  readonly ahtFactor: number;
  readonly transferFactor: number;
  readonly repeatFactor: number;
  readonly rampMonths: number;
  readonly classroomDays: number;
};

const DAYS_A_WEEK = 5;

function widened(flow: Flow, params: WidenN1Params, month: number): Flow {
  const reached = reachedAt(params.month, params.rampMonths, month);
  const at = (factor: number): number => onTheWay(factor, reached);
  const falls = (id: Id): boolean => params.toFlowIds.length === 0 || params.toFlowIds.includes(id);
  const ahtSeconds = flow.ahtSeconds * at(params.ahtFactor);
  const transfers =
    params.transferFactor === 1 || !flow.transfers.some(({ toFlowId }) => falls(toFlowId))
      ? flow.transfers
      : flow.transfers.map((one) => (falls(one.toFlowId) ? { ...one, share: one.share * at(params.transferFactor) } : one));
  const repeat =
    params.repeatFactor === 1 || flow.repeat.share === 0
      ? flow.repeat
      : { ...flow.repeat, share: flow.repeat.share * at(params.repeatFactor) };
  if (ahtSeconds === flow.ahtSeconds && transfers === flow.transfers && repeat === flow.repeat) return flow;
  return { ...flow, ahtSeconds, transfers, repeat };
}

const learners = (network: Network, params: WidenN1Params) => [
  ...new Set(params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own'))),
];

const awayShare = (params: WidenN1Params, month: number): number =>
  classroomShareAt(params.classroomDays / DAYS_A_WEEK, month - params.month);

function apply(network: Network, params: WidenN1Params, month: number): Network {
  const changed = withFlowsChanged(network, params.flowIds, (flow) => widened(flow, params, month));
  const away = awayShare(params, month);
  const inTraining = new Set(away > 0 ? learners(network, params) : []);
  if (inTraining.size === 0) return changed;
  return { ...changed, teams: changed.teams.map((team) => (inTraining.has(team) ? inClass(team, away) : team)) };
}

function check(network: Network, params: WidenN1Params): readonly Issue[] {
  const reaches = chosenFlows(network, params.flowIds).some((flow) =>
    flow.transfers.some(({ toFlowId, share }) => share > 0 && (params.toFlowIds.length === 0 || params.toFlowIds.includes(toFlowId))),
  );
  const told: Issue = { path: 'toFlowIds', severity: 'warning', code: 'noTransfers' };
  return params.transferFactor === 1 || reaches ? [] : [told];
}

function effects(network: Network, params: WidenN1Params, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const before = workloads(network, month);
  const then = workloads(after, month);
  const found: LeverEffect[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    const next = chosenFlows(after, [flow.id])[0]!;
    if (next !== flow)
      found.push({ code: 'aht', params: { flow: flow.name, before: flow.ahtSeconds, after: next.ahtSeconds }, severity: 'info' });
  }
  for (const flow of network.flows.filter((one) => !params.flowIds.includes(one.id))) {
    const fewer = before.get(flow.id)!.calls - then.get(flow.id)!.calls;
    if (Math.abs(fewer) >= 0.5) found.push({ code: 'spared', params: { flow: flow.name, calls: fewer }, severity: 'info' });
  }
  const n1 = hoursOfLine(after, month, 'N1') - hoursOfLine(network, month, 'N1');
  const n2 = hoursOfLine(after, month, 'N2') - hoursOfLine(network, month, 'N2');
  found.push({ code: 'net', params: { n1, n2, net: n1 + n2 }, severity: n1 + n2 > 0 ? 'warning' : 'info' });
  const away = awayShare(params, month);
  const fte = fteOf(learners(network, params)) * away;
  if (fte > 0) found.push({ code: 'classroom', params: { fte }, severity: 'warning' });
  return found;
}

export const widenN1 = defineLever<WidenN1Params>({
  id: 'widen-n1',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    toFlowIds: { kind: 'refs', of: 'flow', min: 0 },
    ahtFactor: { kind: 'factor', min: 0.5, max: 3 },
    transferFactor: { kind: 'factor', min: 0, max: 1 },
    repeatFactor: { kind: 'factor', min: 0, max: 1 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    classroomDays: { kind: 'number', min: 0, max: 60, unit: 'days' },
  },
  neutral: { month: 0, flowIds: [], toFlowIds: [], ahtFactor: 1, transferFactor: 1, repeatFactor: 1, rampMonths: 0, classroomDays: 0 },
  suggest: (network): WidenN1Params => {
    const first = network.flows.filter((flow) => flow.line === 'N1' && !flow.deferrable);
    const sent = (flow: Flow): number => flow.transfers.reduce((sum, { share }) => sum + share, 0) * callsAt(flow, 0);
    const sending = first.filter((flow) => flow.transfers.length > 0).sort((a, b) => sent(b) - sent(a));
    const chosen = (sending.length > 0 ? sending : first.length > 0 ? first : network.flows).slice(0, 1);
    const toFlowIds = [...new Set(chosen.flatMap((flow) => flow.transfers.map(({ toFlowId }) => toFlowId)))];
    return {
      ...widenN1.neutral,
      flowIds: chosen.map((flow) => flow.id),
      toFlowIds,
      ahtFactor: 1.1,
      transferFactor: 0.6,
      repeatFactor: 0.8,
      rampMonths: 2,
    };
  },
  rewrites: ['flows', 'teams'],
  changesOfferedWork: true,
  check,
  apply,
  effects,
});
