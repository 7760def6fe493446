/**
 * Sends a share of some flows to partners, or hours in which partners alone answer them, or both; and may let a partner staff up for it.
 * The share is what holds from then on (0 brings everything home), reached in a line over the ramp. Hours replace those of the chosen
 * weekdays and leave the other days as they are.
 */
import type { Issue } from '../../model/issue.ts';
import type { DayHours, Flow, Id, Network, Team, WeekHours } from '../../model/network.ts';
import { indexOf, isPartnerSite } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
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
};

const NEVER: WeekHours = [null, null, null, null, null, null, null];

/** Share of the change that has been made at a month, 0..1. */
const reached = (params: OutsourceParams, month: number): number => Math.min(1, (month - params.month + 1) / (params.rampMonths + 1));

const setsShare = (params: OutsourceParams): boolean => params.what !== 'hours';
const setsHours = (params: OutsourceParams): boolean => params.what !== 'share' && params.weekdays.length > 0;

/** Teams at partners that answer a flow. */
function partnerTeams(network: Network, flowId: Id): readonly Team[] {
  const { sites, profiles } = indexOf(network);
  return network.teams.filter((team) => {
    const site = sites.get(team.siteId);
    return site !== undefined && isPartnerSite(site) && profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId);
  });
}

/** The team that staffs up: the partner's first that answers one of the flows. */
function growingTeam(network: Network, params: OutsourceParams): Team | undefined {
  const able = params.flowIds.flatMap((flowId) => partnerTeams(network, flowId));
  return able.find((team) => team.siteId === params.partnerSiteId);
}

function outsourced(flow: Flow, params: OutsourceParams, month: number): Flow {
  const { routing } = flow;
  const share = setsShare(params)
    ? routing.partnerShare + (params.share - routing.partnerShare) * reached(params, month)
    : routing.partnerShare;
  const hours = setsHours(params)
    ? ((routing.partnerHours ?? NEVER).map((day, weekday) =>
        params.weekdays.includes(weekday) ? params.hours : day,
      ) as unknown as WeekHours)
    : routing.partnerHours;
  const same = hours === routing.partnerHours || JSON.stringify(hours) === JSON.stringify(routing.partnerHours ?? NEVER);
  if (share === routing.partnerShare && same) return flow;
  return { ...flow, routing: { ...routing, partnerShare: share, partnerHours: same ? routing.partnerHours : hours } };
}

function apply(network: Network, params: OutsourceParams, month: number): Network {
  const flows = network.flows.map((flow) => (params.flowIds.includes(flow.id) ? outsourced(flow, params, month) : flow));
  const routed = flows.every((flow, i) => flow === network.flows[i]) ? network : { ...network, flows };
  const team = params.addedFte > 0 ? growingTeam(network, params) : undefined;
  if (team === undefined) return routed;
  const added = params.addedFte * reached(params, month);
  return withTeamChanged(routed, team.id, (one) =>
    one.fte > 0 ? resized(one, one.fte + added) : { ...one, fte: added, headcount: Math.ceil(added) },
  );
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
  if (params.addedFte > 0 && params.partnerSiteId === null) issues.push({ path: 'partnerSiteId', severity: 'error', code: 'required' });
  else if (params.addedFte > 0 && growingTeam(network, params) === undefined) {
    issues.push({ path: 'partnerSiteId', severity: 'error', code: 'noPartnerTeam', value: params.partnerSiteId });
  }
  return issues;
}

/** Mean price of a call at the partners that answer a flow, euros; null when none is agreed. */
function pricePerCall(network: Network, flowId: Id): number | null {
  const { sites } = indexOf(network);
  const prices = partnerTeams(network, flowId)
    .map((team) => sites.get(team.siteId)!.pricePerCall)
    .filter((price) => price !== null);
  return prices.length === 0 ? null : prices.reduce((total, price) => total + price, 0) / prices.length;
}

function effects(network: Network, params: OutsourceParams, month: number): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    const next = outsourced(flow, params, month);
    if (next === flow) continue;
    const before = flow.routing.partnerShare;
    const after = next.routing.partnerShare;
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
  if (params.addedFte > 0 && params.partnerSiteId !== null) {
    const facts = { site: siteName(network, params.partnerSiteId), fte: params.addedFte * reached(params, month) };
    found.push({ code: 'staffed', params: facts, severity: 'info' });
  }
  return found;
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
  const share = flow === undefined ? 0 : Math.min(1, Math.round((flow.routing.partnerShare + 0.2) * 100) / 100);
  const flowIds = flow === undefined ? network.flows.slice(0, 1).map((one) => one.id) : [flow.id];
  return { ...outsource.neutral, flowIds, share };
}

export const outsource = defineLever<OutsourceParams>({
  id: 'outsource',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    what: { kind: 'choice', options: ['share', 'hours', 'both'] },
    share: { kind: 'share', min: 0, max: 1 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    hours: { kind: 'hours' },
    weekdays: { kind: 'weekdays' },
    partnerSiteId: { kind: 'ref', of: 'partnerSite', optional: true },
    addedFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
  },
  neutral: { month: 0, flowIds: [], what: 'share', share: 0, rampMonths: 0, hours: null, weekdays: [], partnerSiteId: null, addedFte: 0 },
  suggest,
  rewrites: ['flows', 'teams'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
