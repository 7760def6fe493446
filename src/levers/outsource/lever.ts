/**
 * Sends a share of some flows to partners, or hours in which partners alone answer them, or both; and may let a partner staff up for it.
 * The share is what holds from then on (0 brings everything home), reached in a line over the ramp; it counts calls, hours of handling or
 * cost, and what it makes in the other two is told. Hours replace those of the chosen weekdays and leave the other days as they are.
 * Partners' advisers may start slower; a share of what they answer may come back in-house.
 */
import type { Issue } from '../../model/issue.ts';
import type { DayHours, Flow, Id, Network, Team, WeekHours } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, reachedAt, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import {
  belowMinimum,
  callShareFor,
  daytimeShareFor,
  hoursAloneShare,
  partnerCallShare,
  partnerShares,
  pricePerCall,
  SHARE_BASES,
  type ShareBasis,
} from '../partner-shares.ts';
import { rampFactorAt } from '../ramp.ts';
import { resized, withTeamChanged } from '../team-changes.ts';
import { siteName } from '../words.ts';

export type OutsourceParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly what: string;
  readonly share: number;
  readonly rampMonths: number;
  readonly hours: DayHours;
  readonly weekdays: readonly number[];
  readonly partnerSiteId: Id | null;
  readonly addedFte: number;
  readonly basis: string;
  readonly partnerAhtFactor: number;
  readonly partnerRampMonths: number;
  readonly reworkShare: number;
  readonly reworkFlowId: Id | null;
  readonly minInHouseShare: number;
};

/** The share counts the calls outside the partners' hours, as it did before it could count anything else. */
const DAYTIME = 'daytime';

const NEVER: WeekHours = [null, null, null, null, null, null, null];

const reached = (params: OutsourceParams, month: number): number => reachedAt(params.month, params.rampMonths, month);

const setsShare = (params: OutsourceParams): boolean => params.what !== 'hours';
const setsHours = (params: OutsourceParams): boolean => params.what !== 'share' && params.weekdays.length > 0;

const partnerTeams = (network: Network, flowId: Id): readonly Team[] => teamsWithSkill(network, flowId, 'partner');

/** The team that staffs up: the partner's first that answers one of the flows. */
function growingTeam(network: Network, params: OutsourceParams): Team | undefined {
  const able = params.flowIds.flatMap((flowId) => partnerTeams(network, flowId));
  return able.find((team) => team.siteId === params.partnerSiteId);
}

/** Share to send outside the partners' hours; the chosen share counts those alone, or all calls, hours of handling or cost. */
function daytimeShare(network: Network, flow: Flow, params: OutsourceParams): number {
  if (params.basis === DAYTIME) return params.share;
  const calls = callShareFor(network, flow, params.basis as ShareBasis, params.share) ?? params.share;
  return daytimeShareFor(network, flow, calls);
}

function hoursAfter(flow: Flow, params: OutsourceParams): WeekHours | null {
  const { partnerHours } = flow.routing;
  if (!setsHours(params)) return partnerHours;
  const week = (partnerHours ?? NEVER).map((day, weekday) => (params.weekdays.includes(weekday) ? params.hours : day));
  const same = JSON.stringify(week) === JSON.stringify(partnerHours ?? NEVER);
  return same ? partnerHours : (week as unknown as WeekHours);
}

function outsourced(network: Network, flow: Flow, params: OutsourceParams, month: number): Flow {
  const { routing } = flow;
  const partnerHours = hoursAfter(flow, params);
  const target = { ...flow, routing: { ...routing, partnerHours } };
  const share = setsShare(params)
    ? routing.partnerShare + (daytimeShare(network, target, params) - routing.partnerShare) * reached(params, month)
    : routing.partnerShare;
  const rework = params.reworkShare > 0 ? { toFlowId: params.reworkFlowId ?? flow.id, share: params.reworkShare } : routing.partnerRework;
  if (share === routing.partnerShare && partnerHours === routing.partnerHours && rework === routing.partnerRework) return flow;
  const next = { ...routing, partnerShare: share, partnerHours };
  return { ...flow, routing: rework === undefined ? next : { ...next, partnerRework: rework } };
}

function apply(network: Network, params: OutsourceParams, month: number): Network {
  const routed = withFlowsChanged(network, params.flowIds, (flow) => outsourced(network, flow, params, month));
  const team = params.addedFte > 0 ? growingTeam(network, params) : undefined;
  const added = params.addedFte * reached(params, month);
  const staffed =
    team === undefined
      ? routed
      : withTeamChanged(routed, team.id, (one) =>
          one.fte > 0 ? resized(one, one.fte + added) : { ...one, fte: added, headcount: Math.ceil(added) },
        );
  return learning(staffed, params, month);
}

/** Partners' advisers who are slower at first on the flows sent, less each month. */
function learning(network: Network, params: OutsourceParams, month: number): Network {
  const ramp = {
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: params.partnerAhtFactor,
    rampMonths: params.partnerRampMonths,
  };
  const factor = rampFactorAt(ramp, month - params.month);
  if (factor === 1) return network;
  const slower = new Set(params.flowIds.flatMap((flowId) => partnerTeams(network, flowId)));
  if (slower.size === 0) return network;
  const teams = network.teams.map((team) => {
    const busy = team.cohorts.reduce((fte, cohort) => fte + cohort.fte, 0);
    if (!slower.has(team) || team.fte - busy <= 0) return team;
    return { ...team, cohorts: [...team.cohorts, { fte: team.fte - busy, awayShare: 0, handlingFactor: factor, flowIds: params.flowIds }] };
  });
  return { ...network, teams };
}

/** The hours given away during which no partner with the skill is open at all. */
function closedThen(network: Network, flowId: Id, params: OutsourceParams): boolean {
  const { hours } = params;
  if (hours === null) return false;
  const { sites } = indexOf(network);
  const openings = partnerTeams(network, flowId).map((team) => sites.get(team.siteId)!.opening);
  return params.weekdays.some(
    (weekday) =>
      !openings.some((week) => week[weekday] && week[weekday].fromMinute < hours.toMinute && week[weekday].toMinute > hours.fromMinute),
  );
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** A share of the cost needs a price and somebody in-house to compare with; rework must leave room for the flow's transfers. */
function basisIssues(network: Network, params: OutsourceParams): readonly Issue[] {
  const issues: Issue[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    if (
      setsShare(params) &&
      params.basis !== DAYTIME &&
      params.share > 0 &&
      callShareFor(network, flow, params.basis as ShareBasis, params.share) === null
    )
      issues.push({ path: 'basis', severity: 'error', code: 'noCostBasis', value: flow.name });
    const alone = hoursAloneShare(network, { ...flow, routing: { ...flow.routing, partnerHours: hoursAfter(flow, params) } });
    if (setsShare(params) && params.basis === 'calls' && params.share < alone)
      issues.push({
        path: 'share',
        severity: 'warning',
        code: 'hoursAlone',
        value: round3(alone),
        params: { name: flow.name, unit: 'share' },
      });
    const onward = flow.transfers.reduce((sum, transfer) => sum + transfer.share, params.reworkShare);
    if (onward > 1) issues.push({ path: 'reworkShare', severity: 'error', code: 'sharesAbove', value: onward, params: { unit: 'share' } });
  }
  return issues;
}

/** In-house share of the calls at the end of the ramp, against the least that was agreed. */
function minimumIssues(network: Network, params: OutsourceParams): readonly Issue[] {
  if (params.minInHouseShare <= 0) return [];
  const end = apply(network, params, params.month + params.rampMonths);
  return belowMinimum(end, params.flowIds, Math.min(params.month + params.rampMonths, network.horizon.months - 1), params.minInHouseShare);
}

function check(network: Network, params: OutsourceParams): readonly Issue[] {
  const issues: Issue[] = [];
  const sends = (setsShare(params) && params.share > 0) || (setsHours(params) && params.hours !== null);
  for (const flowId of params.flowIds) {
    if (!sends) break;
    if (partnerTeams(network, flowId).length === 0)
      issues.push({ path: 'flowIds', severity: 'error', code: 'noPartnerTeam', value: flowId });
    else if (setsHours(params) && closedThen(network, flowId, params))
      issues.push({ path: 'hours', severity: 'warning', code: 'partnerClosed' });
  }
  issues.push(...basisIssues(network, params), ...minimumIssues(network, params));
  if (params.addedFte > 0 && params.partnerSiteId === null) issues.push({ path: 'partnerSiteId', severity: 'error', code: 'required' });
  else if (params.addedFte > 0 && growingTeam(network, params) === undefined) {
    issues.push({ path: 'partnerSiteId', severity: 'error', code: 'noPartnerTeam', value: params.partnerSiteId });
  }
  return issues;
}

function effects(network: Network, params: OutsourceParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    const next = outsourced(network, flow, params, month);
    if (next === flow) continue;
    const before = partnerCallShare(network, flow);
    const after = partnerCallShare(network, next);
    const calls = (flow.volumeByMonth[month] ?? 0) * (after - before);
    if (after !== before)
      found.push({
        code: after > before ? 'sent' : 'back',
        params: { flow: flow.name, before, after, calls: Math.abs(calls) },
        severity: 'info',
      });
    const price = pricePerCall(network, flow.id);
    if (after > before && price !== null)
      found.push({ code: 'price', params: { flow: flow.name, euros: calls * price }, severity: 'info' });
    if (setsHours(params))
      found.push({ code: params.hours === null ? 'hoursBack' : 'hoursSent', params: hoursFacts(flow, params), severity: 'info' });
  }
  found.push(...wholeFacts(network, params, month, found.length > 0));
  if (params.addedFte > 0 && params.partnerSiteId !== null) {
    const facts = { site: siteName(network, params.partnerSiteId), fte: params.addedFte * reached(params, month) };
    found.push({ code: 'staffed', params: facts, severity: 'info' });
  }
  return found;
}

/** The three shares side by side, what comes back, and how much slower partners are for now. */
function wholeFacts(network: Network, params: OutsourceParams, month: number, changes: boolean): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  const after = apply(network, params, month);
  const shares = partnerShares(after, params.flowIds, month);
  if (changes) found.push({ code: 'shares', params: { ...shares }, severity: 'info' });
  if (params.reworkShare > 0) {
    const calls = chosenFlows(after, params.flowIds).reduce(
      (sum, flow) => sum + callsAt(flow, month) * partnerCallShare(after, flow) * params.reworkShare,
      0,
    );
    if (calls >= 0.5) found.push({ code: 'rework', params: { calls, share: params.reworkShare }, severity: 'warning' });
  }
  const slower = learning(network, params, month) === network ? 1 : meanCohortFactor(after, params);
  if (slower > 1.0005) found.push({ code: 'slower', params: { factor: slower }, severity: 'warning' });
  return found;
}

/** The factor of the partners' advisers who are learning this month. */
function meanCohortFactor(network: Network, params: OutsourceParams): number {
  const [team] = params.flowIds.flatMap((flowId) => partnerTeams(network, flowId));
  return team?.cohorts.at(-1)?.handlingFactor ?? 1;
}

function hoursFacts(flow: Flow, params: OutsourceParams): LeverEffect['params'] {
  return {
    flow: flow.name,
    weekdays: params.weekdays.join(','),
    fromMinute: params.hours?.fromMinute ?? 0,
    toMinute: params.hours?.toMinute ?? 0,
  };
}

/** The first flow that a partner is able to answer, a fifth of it. */
function suggest(network: Network): OutsourceParams {
  const flow = network.flows.find((one) => !one.deferrable && partnerTeams(network, one.id).length > 0);
  const share = flow === undefined ? 0 : Math.min(1, Math.round((partnerCallShare(network, flow) + 0.2) * 100) / 100);
  const flowIds = flow === undefined ? network.flows.slice(0, 1).map((one) => one.id) : [flow.id];
  return { ...outsource.neutral, flowIds, share, basis: flow === undefined ? DAYTIME : 'calls' };
}

export const outsource = defineLever<OutsourceParams>({
  id: 'outsource',
  subject: 'partners',
  version: 2,
  added: { basis: DAYTIME, partnerAhtFactor: 1, partnerRampMonths: 0, reworkShare: 0, reworkFlowId: null, minInHouseShare: 0 },
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    what: { kind: 'choice', options: ['share', 'hours', 'both'] },
    share: { kind: 'share', min: 0, max: 1 },
    basis: { kind: 'choice', options: [DAYTIME, ...SHARE_BASES] },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    hours: { kind: 'hours' },
    weekdays: { kind: 'weekdays' },
    partnerSiteId: { kind: 'ref', of: 'partnerSite', optional: true },
    addedFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    partnerAhtFactor: { kind: 'factor', min: 0.5, max: 3 },
    partnerRampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    reworkShare: { kind: 'share', min: 0, max: 1 },
    reworkFlowId: { kind: 'ref', of: 'flow', optional: true },
    minInHouseShare: { kind: 'share', min: 0, max: 1 },
  },
  unused: ({ what }) => (what === 'share' ? ['hours', 'weekdays'] : what === 'hours' ? ['share', 'basis'] : []),
  neutral: {
    month: 0,
    flowIds: [],
    what: 'share',
    share: 0,
    rampMonths: 0,
    hours: null,
    weekdays: [],
    partnerSiteId: null,
    addedFte: 0,
    basis: DAYTIME,
    partnerAhtFactor: 1,
    partnerRampMonths: 0,
    reworkShare: 0,
    reworkFlowId: null,
    minInHouseShare: 0,
  },
  suggest,
  rewrites: ['flows', 'teams'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
