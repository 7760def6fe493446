/**
 * An IT failure or a bad change of tool, for some days or months: calls take longer, some acts need two systems, some cannot be done and come
 * back afterwards, tickets are filed twice; people lose a day to training; new customers may be held back; and it costs more than planned.
 * It strikes everywhere, or one site's part of the calls (place.ts). After its period all is as before, but for what comes back. Work that can wait piles up meanwhile: when it is cleared, the trajectory tells.
 */
import type { Issue } from '../../model/issue.ts';
import type { Disruption, Flow, Id, Network, OneOffCost } from '../../model/network.ts';
import { inClass } from '../classroom.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';
import { siteName } from '../words.ts';
import { DAYS_PER_MONTH, type Period, partInMonth, shareOfMonth } from './period.ts';
import { partOf, withZoneGrown } from './place.ts';

export type IncidentParams = {
  readonly month: number;
  readonly days: number;
  readonly flowIds: readonly Id[];
  readonly siteId: Id | null;
  readonly ahtFactor: number;
  readonly dualShare: number;
  readonly dualSeconds: number;
  readonly blockedShare: number;
  readonly blockedDays: number;
  readonly returnDays: number;
  readonly duplicateShare: number;
  readonly trainingDays: number;
  readonly throttleFactor: number;
  readonly plannedCost: number;
  readonly actualCost: number;
  readonly costMonths: number;
  readonly siteLimits: string;
};

const WORKING_DAYS_PER_MONTH = 21.7;
const MOST_FACTOR = 10;

const periodOf = ({ month, days }: IncidentParams): Period => ({ from: month, to: month + days / DAYS_PER_MONTH });
const blockedOf = ({ month, blockedDays }: IncidentParams): Period => ({ from: month, to: month + blockedDays / DAYS_PER_MONTH });
const returnsOf = (params: IncidentParams): Period => {
  const { to } = blockedOf(params);
  return { from: to, to: to + params.returnDays / DAYS_PER_MONTH };
};

/** Factor on the handling time of a flow while it lasts. */
const slower = (flow: Flow, params: IncidentParams): number => params.ahtFactor + (params.dualShare * params.dualSeconds) / flow.ahtSeconds;

/** The part of a flow's calls that blockages, duplicates and held-back customers concern. */
const callsPart = (network: Network, flow: Flow, params: IncidentParams): number =>
  params.siteLimits === 'all' ? partOf(network, flow, params.siteId) : 1;

/** Calls, or pieces of work, for an act that could not be done. @param part of the flow's calls concerned, 0..1 */
function blockedCalls(flow: Flow, params: IncidentParams, part: number): number {
  const period = blockedOf(params);
  return flow.volumeByMonth.reduce((sum, calls, at) => sum + calls * shareOfMonth(period, at), 0) * params.blockedShare * part;
}

/**
 * Calls for a blocked act come, take their time and come again; a blocked piece of work is not begun, it waits. Duplicates come in the period,
 * and new customers who are held back do not call.
 */
function volumes(flow: Flow, params: IncidentParams, part: number): readonly number[] {
  const period = periodOf(params);
  const blocked = blockedOf(params);
  const returns = returnsOf(params);
  const all = blockedCalls(flow, params, part);
  return flow.volumeByMonth.map((calls, at) => {
    if (at < params.month) return calls;
    const touched = calls * part * shareOfMonth(period, at);
    const more = touched * (params.duplicateShare + params.throttleFactor - 1);
    const waits = flow.deferrable ? calls * part * shareOfMonth(blocked, at) * params.blockedShare : 0;
    return Math.max(0, calls + more - waits + all * partInMonth(returns, at));
  });
}

function struck(network: Network, flow: Flow, params: IncidentParams, month: number): Flow {
  const volumeByMonth = volumes(flow, params, callsPart(network, flow, params));
  if (volumeByMonth.every((calls, at) => Math.abs(calls - flow.volumeByMonth[at]!) < 1e-9)) return flow;
  if (!params.siteId || params.siteLimits !== 'all') return { ...flow, volumeByMonth };
  const calls = callsAt(flow, month);
  return { ...flow, volumeByMonth, origins: withZoneGrown(flow, params.siteId, calls, (volumeByMonth[month] ?? 0) - calls) };
}

/** One row a flow for this month alone, already weighed by the part of the month it lasts. */
function disruptions(network: Network, params: IncidentParams, month: number): readonly Disruption[] {
  const share = shareOfMonth(periodOf(params), month);
  if (share <= 0) return [];
  return chosenFlows(network, params.flowIds).flatMap((flow) => {
    const factor = Math.min(MOST_FACTOR, 1 + (slower(flow, params) - 1) * share);
    if (Math.abs(factor - 1) < 1e-12) return [];
    const id = freeId(`incident-${flow.id}`, network.disruptions);
    return [
      { id, name: flow.name, fromMonth: month, months: 1, siteId: params.siteId, flowId: flow.id, capacityFactor: 1, ahtFactor: factor },
    ];
  });
}

/** Planned and unplanned money in equal parts over its months, as far as the study goes. */
function costs(network: Network, params: IncidentParams): readonly OneOffCost[] {
  const overrun = params.actualCost - params.plannedCost;
  const months = Math.max(1, Math.round(params.costMonths));
  const last = network.horizon.months - 1;
  const rows: OneOffCost[] = [];
  for (let at = params.month; at < params.month + months && at <= last; at += 1) {
    if (overrun !== 0)
      rows.push({
        id: freeId(`incident-cost-${at}`, [...network.oneOffCosts, ...rows]),
        name: 'Incident',
        month: at,
        euros: overrun / months,
      });
  }
  return rows;
}

function apply(network: Network, params: IncidentParams, month: number): Network {
  const changed = withFlowsChanged(network, params.flowIds, (flow) => struck(network, flow, params, month));
  const rows = disruptions(network, params, month);
  const paid = params.flowIds.length > 0 ? costs(network, params) : [];
  const away = month === params.month ? Math.min(1, params.trainingDays / WORKING_DAYS_PER_MONTH) : 0;
  const learners = new Set(away > 0 ? trained(network, params) : []);
  if (changed === network && rows.length === 0 && paid.length === 0 && learners.size === 0) return network;
  return {
    ...changed,
    disruptions: rows.length > 0 ? [...network.disruptions, ...rows] : network.disruptions,
    oneOffCosts: paid.length > 0 ? [...network.oneOffCosts, ...paid] : network.oneOffCosts,
    teams: learners.size > 0 ? network.teams.map((team) => (learners.has(team) ? inClass(team, away) : team)) : network.teams,
  };
}

const trained = (network: Network, params: IncidentParams) => [
  ...new Set(
    params.flowIds.flatMap((id) =>
      teamsWithSkill(network, id, 'own').filter((team) => params.siteId === null || team.siteId === params.siteId),
    ),
  ),
];

function check(network: Network, params: IncidentParams): readonly Issue[] {
  const issues: Issue[] = [];
  const flows = chosenFlows(network, params.flowIds);
  if (params.siteId && flows.length > 0 && flows.every((flow) => partOf(network, flow, params.siteId) === 0))
    issues.push({ path: 'siteId', severity: 'warning', code: 'nothingChosen' });
  if (params.blockedShare > 0 && params.blockedDays <= 0)
    issues.push({ path: 'blockedDays', severity: 'error', code: 'notPositive', value: params.blockedDays });
  if (params.blockedShare > 0 && params.returnDays <= 0)
    issues.push({ path: 'returnDays', severity: 'error', code: 'notPositive', value: params.returnDays });
  if (params.dualShare > 0 && params.dualSeconds <= 0)
    issues.push({ path: 'dualSeconds', severity: 'warning', code: 'notPositive', value: params.dualSeconds });
  return issues;
}

/** What it does to the calls of all its flows together. */
function callEffects(network: Network, params: IncidentParams, month: number): readonly LeverEffect[] {
  const share = shareOfMonth(periodOf(params), month);
  const back = partInMonth(returnsOf(params), month);
  const totals = { back: 0, waited: 0, duplicates: 0, held: 0 };
  for (const flow of chosenFlows(network, params.flowIds)) {
    const part = callsPart(network, flow, params);
    totals[flow.deferrable ? 'waited' : 'back'] += blockedCalls(flow, params, part) * back;
    totals.duplicates += callsAt(flow, month) * part * share * params.duplicateShare;
    totals.held += callsAt(flow, month) * part * share * (1 - params.throttleFactor);
  }
  return Object.entries(totals)
    .filter(([, calls]) => calls >= 0.5)
    .map(([code, calls]) => ({ code, params: { calls }, severity: code === 'held' ? 'info' : 'warning' }));
}

/** How much slower each flow is, and for how much of the month. */
function flowEffects(network: Network, params: IncidentParams, month: number): readonly LeverEffect[] {
  const share = shareOfMonth(periodOf(params), month);
  return chosenFlows(network, params.flowIds).flatMap((flow): readonly LeverEffect[] => {
    const during = slower(flow, params);
    if (share <= 0 || Math.abs(during - 1) < 1e-9) return [];
    const after = flow.ahtSeconds * (1 + (during - 1) * share);
    const site = params.siteId === null ? '' : siteName(network, params.siteId);
    const facts = { flow: flow.name, site, before: flow.ahtSeconds, after, during: flow.ahtSeconds * during, share };
    return [{ code: 'aht', params: facts, severity: 'warning' }];
  });
}

function effects(network: Network, params: IncidentParams, month: number): readonly LeverEffect[] {
  if (params.flowIds.length === 0) return [];
  const found = [...flowEffects(network, params, month), ...callEffects(network, params, month)];
  const away = month === params.month ? params.trainingDays / WORKING_DAYS_PER_MONTH : 0;
  const fte = trained(network, params).reduce((sum, team) => sum + team.fte, 0) * away;
  if (fte > 0) found.push({ code: 'training', params: { fte, days: params.trainingDays }, severity: 'warning' });
  const overrun = params.actualCost - params.plannedCost;
  const rise = params.plannedCost > 0 ? params.actualCost / params.plannedCost : 1;
  const facts = { planned: params.plannedCost, actual: params.actualCost, overrun, rise };
  if (overrun !== 0) found.push({ code: 'cost', params: facts, severity: overrun > 0 ? 'warning' : 'info' });
  const end = Math.max(periodOf(params).to, params.blockedShare > 0 ? returnsOf(params).to : 0);
  if (month >= end) found.push({ code: 'over', params: {}, severity: 'info' });
  return found;
}

function suggest(network: Network): IncidentParams {
  const flowIds = network.flows.filter((flow) => flow.line === 'N1').map((flow) => flow.id);
  const chosen = flowIds.length > 0 ? flowIds : network.flows.slice(0, 1).map((flow) => flow.id);
  const struckBy = { days: 45, ahtFactor: 1.15, dualShare: 0.2, dualSeconds: 90, blockedShare: 0.05, blockedDays: 10, returnDays: 20 };
  return { ...incident.neutral, flowIds: chosen, ...struckBy, duplicateShare: 0.03, trainingDays: 1 };
}

export const incident = defineLever<IncidentParams>({
  id: 'incident',
  subject: 'incidents',
  version: 2,
  fields: {
    month: { kind: 'month' },
    days: { kind: 'number', min: 0, max: 1500, unit: 'days' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    siteId: { kind: 'ref', of: 'site', optional: true },
    siteLimits: { kind: 'choice', options: ['all', 'pace'] },
    ahtFactor: { kind: 'factor', min: 0.2, max: 5 },
    dualShare: { kind: 'share', min: 0, max: 1 },
    dualSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
    blockedShare: { kind: 'share', min: 0, max: 1 },
    blockedDays: { kind: 'number', min: 0, max: 400, unit: 'days' },
    returnDays: { kind: 'number', min: 0, max: 400, unit: 'days' },
    duplicateShare: { kind: 'share', min: 0, max: 2 },
    throttleFactor: { kind: 'factor', min: 0, max: 1 },
    trainingDays: { kind: 'number', min: 0, max: 20, unit: 'days' },
    plannedCost: { kind: 'number', min: 0, max: 1e9, unit: 'euros' },
    actualCost: { kind: 'number', min: 0, max: 1e9, unit: 'euros' },
    costMonths: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true },
  },
  // Up to version 1 a site limited AHT and training only.
  added: { siteLimits: 'pace' },
  unused: ({ siteId }) => (siteId === null ? ['siteLimits'] : []),
  neutral: {
    month: 0,
    days: 0,
    flowIds: [],
    siteId: null,
    ahtFactor: 1,
    dualShare: 0,
    dualSeconds: 0,
    blockedShare: 0,
    blockedDays: 0,
    returnDays: 0,
    duplicateShare: 0,
    trainingDays: 0,
    throttleFactor: 1,
    plannedCost: 0,
    actualCost: 0,
    costMonths: 1,
    siteLimits: 'all',
  },
  suggest,
  rewrites: ['flows', 'disruptions', 'oneOffCosts', 'teams'],
  passing: 'first',
  changesOfferedWork: true,
  check,
  apply,
  effects,
});
