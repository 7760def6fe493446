/**
 * Mutual aid: the teams of one site that have the skill also answer the calls of another site's zone, after a wait, in some hours, for some
 * months. Nobody is added: what a site gives it lacks at home, so the balance of what is lent and borrowed is told, and aid that has become
 * the rule is called by its name.
 */
import type { Issue } from '../../model/issue.ts';
import type { DayHours, Flow, FlowAid, Id, Network, WeekHours } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { commonHours } from '../../model/week-hours.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';
import { hoursOnDays, shareInHours } from '../week-hours.ts';

export type MutualAidParams = {
  readonly month: number;
  readonly months: number;
  readonly siteId: Id | null;
  readonly zoneSiteId: Id | null;
  readonly flowIds: readonly Id[];
  readonly afterSeconds: number;
  readonly hours: DayHours;
  readonly weekdays: readonly number[];
  readonly permanentMonths: number;
  readonly permanentShare: number;
};

/** Null = whenever the helping site is open. */
const hoursOf = (params: MutualAidParams): WeekHours | null => (params.hours === null ? null : hoursOnDays(params.hours, params.weekdays));

const openingOf = (network: Network, siteId: Id): WeekHours | undefined => indexOf(network).sites.get(siteId)?.opening;

/** Hours a week in which an aid holds: its own, as far as the helping site is open. */
function weeklyHours(network: Network, siteId: Id, hours: WeekHours | null): number {
  const opening = openingOf(network, siteId);
  return opening === undefined ? 0 : commonHours(hours ?? opening, opening);
}

function apply(network: Network, params: MutualAidParams, month: number): Network {
  const { siteId, zoneSiteId } = params;
  const { sites } = indexOf(network);
  if (month >= params.month + params.months || siteId === null || zoneSiteId === null) return network;
  if (!sites.has(siteId) || !sites.has(zoneSiteId)) return network;
  return withFlowsChanged(network, params.flowIds, (flow) => {
    const before = flow.routing.aid ?? [];
    const aid: FlowAid = {
      id: freeId(`${siteId}-${zoneSiteId}`, before),
      siteId,
      zoneSiteId,
      afterSeconds: params.afterSeconds,
      hours: hoursOf(params),
    };
    return { ...flow, routing: { ...flow.routing, aid: [...before, aid] } };
  });
}

interface Lent {
  readonly flow: Flow;
  readonly aid: FlowAid;
}

const allAid = (network: Network): readonly Lent[] =>
  network.flows.flatMap((flow) => (flow.routing.aid ?? []).map((aid) => ({ flow, aid })));

/** Aid the same site gives already in hours of this one. */
function overlapping(network: Network, params: MutualAidParams): readonly Lent[] {
  const { siteId } = params;
  const opening = siteId === null ? undefined : openingOf(network, siteId);
  if (opening === undefined) return [];
  const mine = hoursOf(params) ?? opening;
  return allAid(network).filter(({ aid }) => aid.siteId === siteId && commonHours(mine, aid.hours ?? opening) > 0);
}

/** Aid lent twice: the same aid again is an error, the same teams for another zone or flow a thing to know. */
function conflicts(network: Network, params: MutualAidParams): readonly Issue[] {
  const { sites } = indexOf(network);
  const helpers = new Set(
    params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own').filter((team) => team.siteId === params.siteId)),
  );
  for (const { flow, aid } of overlapping(network, params)) {
    const facts = { name: sites.get(aid.siteId)?.name ?? aid.siteId, other: sites.get(aid.zoneSiteId)?.name ?? aid.zoneSiteId };
    if (aid.zoneSiteId === params.zoneSiteId && params.flowIds.includes(flow.id))
      return [{ path: 'hours', severity: 'error', code: 'aidTwice', value: flow.name, params: facts }];
    if (teamsWithSkill(network, flow.id, 'own').some((team) => helpers.has(team)))
      return [{ path: 'siteId', severity: 'warning', code: 'lentTwice', value: flow.name, params: facts }];
  }
  return [];
}

/** A flow that overflows to the helping site by itself, no later: the agreement would change nothing. */
function reachedAnyway(network: Network, params: MutualAidParams, siteId: Id, zoneSiteId: Id): readonly Issue[] {
  const { sites } = indexOf(network);
  const sameRegion = sites.get(siteId)?.regionId === sites.get(zoneSiteId)?.regionId;
  for (const flow of chosenFlows(network, params.flowIds)) {
    const starts = flow.routing.start === 'region' && sameRegion ? 0 : Number.POSITIVE_INFINITY;
    const stages = flow.routing.overflow.filter(({ reach }) => reach === 'nation' || (reach === 'region' && sameRegion));
    const anyway = Math.min(starts, ...stages.map((stage) => stage.afterSeconds));
    if (anyway <= params.afterSeconds)
      return [{ path: 'afterSeconds', severity: 'warning', code: 'aidTooLate', value: flow.name, params: { seconds: anyway } }];
  }
  return [];
}

function check(network: Network, params: MutualAidParams): readonly Issue[] {
  const { siteId, zoneSiteId } = params;
  if (siteId === null) return [{ path: 'siteId', severity: 'error', code: 'required' }];
  if (zoneSiteId === null) return [{ path: 'zoneSiteId', severity: 'error', code: 'required' }];
  if (siteId === zoneSiteId) return [{ path: 'zoneSiteId', severity: 'error', code: 'sameBothEnds' }];
  const issues: Issue[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    if (fteOf(teamsWithSkill(network, flow.id, 'own').filter((team) => team.siteId === siteId)) <= 0)
      issues.push({ path: 'flowIds', severity: 'error', code: 'noSkillAtSite', value: flow.name });
    else if (flow.routing.start === 'nation') issues.push({ path: 'flowIds', severity: 'warning', code: 'aidNeedless', value: flow.name });
    else if (!flow.origins.some((origin) => origin.siteId === zoneSiteId && origin.share > 0))
      issues.push({ path: 'zoneSiteId', severity: 'warning', code: 'zoneWithoutCalls', value: flow.name });
  }
  issues.push(...reachedAnyway(network, params, siteId, zoneSiteId));
  const held = hoursOf(params);
  if (held !== null && weeklyHours(network, siteId, held) <= 0) issues.push({ path: 'hours', severity: 'error', code: 'aidClosed' });
  return [...issues, ...conflicts(network, params)];
}

/** Hours a week lent minus borrowed by a site, over all flows. */
function balance(network: Network, siteId: Id): number {
  return allAid(network).reduce((sum, { aid }) => {
    const sign = aid.siteId === siteId ? 1 : aid.zoneSiteId === siteId ? -1 : 0;
    return sign === 0 ? sum : sum + sign * weeklyHours(network, aid.siteId, aid.hours);
  }, 0);
}

function permanent(network: Network, params: MutualAidParams, siteId: Id): readonly LeverEffect[] {
  const opening = openingOf(network, siteId)!;
  const open = commonHours(opening, opening);
  const share = open > 0 ? weeklyHours(network, siteId, hoursOf(params)) / open : 0;
  const tooLong = params.months > params.permanentMonths;
  const tooMuch = share > params.permanentShare;
  if (!tooLong && !tooMuch) return [];
  return [{ code: 'permanent', params: { months: params.months, share }, severity: 'warning' }];
}

function effects(network: Network, params: MutualAidParams, month: number): readonly LeverEffect[] {
  const { siteId, zoneSiteId } = params;
  if (params.flowIds.length > 0 && month >= params.month + params.months)
    return [{ code: 'over', params: { months: params.months }, severity: 'info' }];
  const after = apply(network, params, month);
  if (after === network || siteId === null || zoneSiteId === null) return [];
  const { sites } = indexOf(network);
  const names = { site: sites.get(siteId)!.name, zone: sites.get(zoneSiteId)!.name };
  const found: LeverEffect[] = [];
  for (const flow of chosenFlows(network, params.flowIds)) {
    const zone = flow.origins.find((origin) => origin.siteId === zoneSiteId)?.share ?? 0;
    const calls = callsAt(flow, month) * zone * shareInHours(network, flow, hoursOf(params) ?? sites.get(siteId)!.opening);
    const fte = fteOf(teamsWithSkill(network, flow.id, 'own').filter((team) => team.siteId === siteId));
    found.push({ code: 'helped', params: { ...names, flow: flow.name, calls, fte, seconds: params.afterSeconds }, severity: 'info' });
  }
  for (const id of [siteId, zoneSiteId])
    found.push({ code: 'balance', params: { site: sites.get(id)!.name, hours: balance(after, id) }, severity: 'info' });
  return [...found, ...permanent(network, params, siteId)];
}

/** The largest helper of the flow with most zones, for the zone that has fewest people. */
function suggest(network: Network): MutualAidParams {
  const flow = network.flows.find((one) => !one.deferrable && one.origins.length > 1 && teamsWithSkill(network, one.id, 'own').length > 1);
  if (flow === undefined) return mutualAid.neutral;
  const at = (siteId: Id): number => fteOf(teamsWithSkill(network, flow.id, 'own').filter((team) => team.siteId === siteId));
  const ordered = flow.origins.map((origin) => origin.siteId).sort((a, b) => at(b) - at(a));
  // Sooner than the flow's own widening, at lunch, when a small team has fewest people.
  const widens = Math.min(60, ...flow.routing.overflow.map((stage) => stage.afterSeconds));
  const setting = { ...mutualAid.neutral, months: 3, siteId: ordered[0]!, zoneSiteId: ordered.at(-1)!, flowIds: [flow.id] };
  return { ...setting, afterSeconds: Math.floor(widens / 3), hours: { fromMinute: 720, toMinute: 840 } };
}

export const mutualAid = defineLever<MutualAidParams>({
  id: 'mutual-aid',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    months: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true },
    siteId: { kind: 'ref', of: 'internalSite', optional: true },
    zoneSiteId: { kind: 'ref', of: 'internalSite', optional: true },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    afterSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
    hours: { kind: 'hours' },
    weekdays: { kind: 'weekdays' },
    permanentMonths: { kind: 'number', min: 0, max: 120, unit: 'months', integer: true },
    permanentShare: { kind: 'share', min: 0, max: 1 },
  },
  unused: ({ hours }) => (hours === null ? ['weekdays'] : []),
  neutral: {
    month: 0,
    months: 1,
    siteId: null,
    zoneSiteId: null,
    flowIds: [],
    afterSeconds: 0,
    hours: null,
    weekdays: [0, 1, 2, 3, 4],
    permanentMonths: 6,
    permanentShare: 0.5,
  },
  suggest,
  rewrites: ['flows'],
  passing: 'first',
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
