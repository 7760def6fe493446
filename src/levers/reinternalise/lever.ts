/**
 * Brings calls home from partners, month by month: the share and, if wanted, the hours. What comes home needs people who are hired or
 * converted, trained, and slower at first; the need is told at the planned occupancy, month by month, and is met by other levers. A least
 * in-house share is checked at the end.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, reachedAt, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { belowMinimum, daytimeShareFor, hoursAloneShare, partnerCallShare, partnerShares, pricePerCall } from '../partner-shares.ts';
import { commonHours } from '../week-hours.ts';
import { fteFor } from '../workload.ts';

export type ReinternaliseParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly share: number;
  readonly rampMonths: number;
  readonly hours: string;
  readonly trainingWeeks: number;
  readonly beginnerAhtFactor: number;
  readonly minInHouseShare: number;
};

/** Hours cannot come home bit by bit: they do when the last part of the share does. */
function broughtHome(network: Network, flow: Flow, params: ReinternaliseParams, month: number): Flow {
  const { routing } = flow;
  const reached = reachedAt(params.month, params.rampMonths, month);
  const atEnd = params.hours === 'back' ? null : routing.partnerHours;
  const target = Math.min(
    routing.partnerShare,
    daytimeShareFor(network, { ...flow, routing: { ...routing, partnerHours: atEnd } }, params.share),
  );
  const partnerShare = routing.partnerShare + (target - routing.partnerShare) * reached;
  const partnerHours = reached >= 1 ? atEnd : routing.partnerHours;
  if (partnerShare === routing.partnerShare && partnerHours === routing.partnerHours) return flow;
  return { ...flow, routing: { ...routing, partnerShare, partnerHours } };
}

const apply = (network: Network, params: ReinternaliseParams, month: number): Network =>
  withFlowsChanged(network, params.flowIds, (flow) => broughtHome(network, flow, params, month));

const lastMonth = (network: Network, params: ReinternaliseParams): number =>
  Math.min(params.month + params.rampMonths, network.horizon.months - 1);

/** Hours that come home while no own site with the skill is open. */
function closedAtHome(network: Network, flow: Flow): boolean {
  const hours = flow.routing.partnerHours;
  if (hours === null) return false;
  const { sites } = indexOf(network);
  const openings = teamsWithSkill(network, flow.id, 'own').map((team) => sites.get(team.siteId)!.opening);
  const all = commonHours(hours, hours);
  return Math.max(0, ...openings.map((opening) => commonHours(hours, opening))) < all;
}

function check(network: Network, params: ReinternaliseParams): readonly Issue[] {
  const issues: Issue[] = [];
  const flows = chosenFlows(network, params.flowIds);
  for (const flow of flows) {
    if (teamsWithSkill(network, flow.id, 'own').length === 0)
      issues.push({ path: 'flowIds', severity: 'error', code: 'nobodyInHouse', value: flow.name });
    else if (params.hours === 'back' && closedAtHome(network, flow))
      issues.push({ path: 'hours', severity: 'warning', code: 'closedInHouse', value: flow.name });
    const alone = params.hours === 'back' ? 0 : Math.round(hoursAloneShare(network, flow) * 1000) / 1000;
    if (params.share < alone)
      issues.push({ path: 'share', severity: 'warning', code: 'hoursAlone', value: alone, params: { name: flow.name, unit: 'share' } });
  }
  if (flows.length > 0 && flows.every((flow) => partnerCallShare(network, flow) === 0))
    issues.push({ path: 'flowIds', severity: 'warning', code: 'nothingOutside' });
  const end = apply(network, params, lastMonth(network, params));
  return [...issues, ...belowMinimum(end, params.flowIds, lastMonth(network, params), params.minInHouseShare)];
}

interface Need {
  readonly calls: number;
  readonly hours: number;
  readonly fte: number;
  readonly saved: number;
}

/** What comes home in a month: calls, hours of handling, full-time advisers, and what partners no longer invoice. */
function needOf(network: Network, params: ReinternaliseParams, month: number): Need {
  const after = apply(network, params, month);
  let [calls, hours, saved] = [0, 0, 0];
  for (const flow of chosenFlows(network, params.flowIds)) {
    const next = indexOf(after).flows.get(flow.id)!;
    const home = callsAt(flow, month) * (partnerCallShare(network, flow) - partnerCallShare(after, next));
    calls += home;
    hours += (home * flow.ahtSeconds) / 3600;
    saved += home * (pricePerCall(network, flow.id) ?? 0);
  }
  const teams = params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own'));
  return { calls, hours, fte: fteFor(hours, teams), saved };
}

function effects(network: Network, params: ReinternaliseParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const found: LeverEffect[] = [];
  const need = needOf(network, params, month);
  found.push({ code: 'home', params: { calls: need.calls, hours: need.hours, saved: need.saved }, severity: 'info' });
  const own = [...new Set(params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own')))];
  const beginners = need.fte * params.beginnerAhtFactor;
  found.push({ code: 'need', params: { fte: need.fte, beginners, own: fteOf(own) }, severity: need.fte > 0.05 ? 'warning' : 'info' });
  const next = month < lastMonth(network, params) ? needOf(network, params, month + 1).fte - need.fte : 0;
  const before = month > params.month ? need.fte - needOf(network, params, month - 1).fte : need.fte;
  const starts = Math.max(0, before);
  if (starts > 0.05)
    found.push({
      code: 'starts',
      params: { fte: starts, weeks: params.trainingWeeks, next: Math.max(0, next) },
      severity: 'info',
    });
  found.push({ code: 'shares', params: { ...partnerShares(after, params.flowIds, month) }, severity: 'info' });
  return found;
}

function suggest(network: Network): ReinternaliseParams {
  const outside = network.flows.filter((flow) => partnerCallShare(network, flow) > 0 && teamsWithSkill(network, flow.id, 'own').length > 0);
  const able = network.flows.filter((flow) => teamsWithSkill(network, flow.id, 'own').length > 0 && !flow.deferrable);
  const [first] = [...outside].sort((a, b) => partnerCallShare(network, b) - partnerCallShare(network, a));
  const flowIds = first ? [first.id] : able.slice(0, 1).map((flow) => flow.id);
  const share = first ? Math.round(partnerCallShare(network, first) * 0.6 * 100) / 100 : 0;
  return { ...reinternalise.neutral, flowIds, share, rampMonths: 6, minInHouseShare: first ? Math.min(0.4, 1 - share) : 0 };
}

export const reinternalise = defineLever<ReinternaliseParams>({
  id: 'reinternalise',
  subject: 'partners',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    share: { kind: 'share', min: 0, max: 1 },
    rampMonths: { kind: 'number', min: 0, max: 60, unit: 'months', integer: true },
    hours: { kind: 'choice', options: ['keep', 'back'] },
    trainingWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    beginnerAhtFactor: { kind: 'factor', min: 1, max: 3 },
    minInHouseShare: { kind: 'share', min: 0, max: 1 },
  },
  neutral: {
    month: 0,
    flowIds: [],
    share: 1,
    rampMonths: 0,
    hours: 'keep',
    trainingWeeks: 4,
    beginnerAhtFactor: 1.4,
    minInHouseShare: 0,
  },
  suggest,
  rewrites: ['flows'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
