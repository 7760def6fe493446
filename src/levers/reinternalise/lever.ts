/**
 * Brings calls home from partners, month by month: the share and, if wanted, the hours. What comes home needs people; the need is told at
 * the planned occupancy, month by month. It is met by other levers, or here: so many are hired from the lever's month on, at once or in
 * monthly waves, into one team or into all own teams that answer these flows; they train, ramp up, and the calls come home as many months
 * later as the planner says. A least in-house share is checked at the end.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Network } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { commonHours } from '../../model/week-hours.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, reachedAt, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { Freeze, LeverEffect } from '../lever.ts';
import { belowMinimum, daytimeShareFor, hoursAloneShare, partnerCallShare, partnerShares, pricePerCall } from '../partner-shares.ts';
import { trainerCapacity, trainingIssues } from '../training-capacity.ts';
import { flowNames, teamName } from '../words.ts';
import { fteFor } from '../workload.ts';
import { type Arrival, arrivalsAt, hosts, joined, type Moment, ownTeams, type ReinternaliseParams, withCosts } from './recruits.ts';

export type { ReinternaliseParams } from './recruits.ts';

/** Month in which the first calls come home. */
const callsFrom = ({ month, callsAfterMonths }: ReinternaliseParams): number => month + callsAfterMonths;

/** Hours cannot come home bit by bit: they do when the last part of the share does. */
function broughtHome(network: Network, flow: Flow, params: ReinternaliseParams, month: number): Flow {
  const { routing } = flow;
  const reached = reachedAt(callsFrom(params), params.rampMonths, month);
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

const callsHome = (network: Network, params: ReinternaliseParams, month: number): Network =>
  withFlowsChanged(network, params.flowIds, (flow) => broughtHome(network, flow, params, month));

function apply(network: Network, params: ReinternaliseParams, month: number, freeze?: Freeze): Network {
  const moment = { month, freeze };
  return withCosts(joined(callsHome(network, params, month), arrivalsAt(network, params, moment)), params, moment);
}

const lastMonth = (network: Network, params: ReinternaliseParams): number =>
  Math.min(callsFrom(params) + params.rampMonths, network.horizon.months - 1);

/** Hours that come home while no own site with the skill is open. */
function closedAtHome(network: Network, flow: Flow): boolean {
  const hours = flow.routing.partnerHours;
  if (hours === null) return false;
  const { sites } = indexOf(network);
  const openings = teamsWithSkill(network, flow.id, 'own').map((team) => sites.get(team.siteId)!.opening);
  const all = commonHours(hours, hours);
  return Math.max(0, ...openings.map((opening) => commonHours(hours, opening))) < all;
}

const tenth = (fte: number): number => Math.round(fte * 10) / 10;

/** A team that could not answer any of these flows takes no part; fewer than the calls need is told; training takes a trainer and a place. */
function hiringIssues(network: Network, params: ReinternaliseParams): readonly Issue[] {
  if (params.people !== 'hire') return [];
  const chosen = params.teamId ? indexOf(network).teams.get(params.teamId) : undefined;
  if (chosen !== undefined && !ownTeams(network, params).includes(chosen)) {
    const name = flowNames('fr', network, params.flowIds.slice(0, 1));
    return [{ path: 'teamId', severity: 'error', code: 'teamWithoutSkill', value: teamName(network, chosen.id), params: { name } }];
  }
  const needed = needOf(network, params, lastMonth(network, params)).fte;
  const tooFew: readonly Issue[] =
    needed - params.hiredFte > 0.05
      ? [{ path: 'hiredFte', severity: 'warning', code: 'fewerThanNeeded', value: params.hiredFte, params: { needed: tenth(needed) } }]
      : [];
  const after = apply(network, params, params.month);
  const siteIds = new Set(hosts(network, params).map(({ team }) => team.siteId));
  return [...tooFew, ...[...siteIds].flatMap((siteId) => trainingIssues(network, after, siteId, 'hiredFte'))];
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
  const end = callsHome(network, params, lastMonth(network, params));
  issues.push(...hiringIssues(network, params));
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
  const after = callsHome(network, params, month);
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

/** Who trains them: the trainers of the regions where they sit, and how many people those can take at once; nothing where none is counted. */
function trainerFacts(network: Network, arrivals: readonly Arrival[]): readonly LeverEffect[] {
  const learning = arrivals.filter(({ cohort }) => (cohort?.classroomShare ?? 0) > 0);
  const people = learning.reduce((sum, { fte }) => sum + fte, 0);
  const { sites } = indexOf(network);
  const regionIds = new Set(learning.map(({ team }) => sites.get(team.siteId)?.regionId));
  const most = trainerCapacity(network, new Set(network.sites.filter(({ regionId }) => regionIds.has(regionId)).map(({ id }) => id)));
  if (!(people > 0) || most === null) return [];
  const names = network.regions.filter(({ id }) => regionIds.has(id)).map(({ name }) => name);
  return [{ code: 'trainers', params: { people, most, regions: names.join(', ') }, severity: people > most + 1e-9 ? 'warning' : 'info' }];
}

/** Who is hired by a month, who of them is away, and how much slower they are. */
function hiredEffects(network: Network, params: ReinternaliseParams, moment: Moment, need: number): readonly LeverEffect[] {
  if (params.people !== 'hire') return [];
  const arrivals = arrivalsAt(network, params, moment);
  const fte = arrivals.reduce((sum, one) => sum + one.fte, 0);
  const names = [...new Set(arrivals.map(({ team }) => teamName(network, team.id)))];
  const found: LeverEffect[] = [];
  if (fte > 0)
    found.push({ code: 'hired', params: { fte, teams: names.length, team: names[0] ?? '', wanted: params.hiredFte }, severity: 'info' });
  const away = arrivals.reduce((sum, { cohort }) => sum + (cohort === null ? 0 : cohort.fte * cohort.awayShare), 0);
  if (away > 0.05) found.push({ code: 'away', params: { fte: away }, severity: 'info' });
  found.push(...trainerFacts(network, arrivals));
  // Those at hand, each worth less while slower.
  const able = arrivals.reduce(
    (sum, { fte: here, cohort }) => sum + (here * (1 - (cohort?.awayShare ?? 0))) / (cohort?.handlingFactor ?? 1),
    0,
  );
  if (need - able > 0.05) found.push({ code: 'lacking', params: { fte: need - able, able, need }, severity: 'warning' });
  return found;
}

function effects(network: Network, params: ReinternaliseParams, month: number, freeze?: Freeze): readonly LeverEffect[] {
  const after = callsHome(network, params, month);
  const need = needOf(network, params, month);
  const people = hiredEffects(network, params, { month, freeze }, need.fte);
  if (after === network) return people;
  const found: LeverEffect[] = [];
  found.push({ code: 'home', params: { calls: need.calls, hours: need.hours, saved: need.saved }, severity: 'info' });
  if (params.people === 'hire') {
    found.push(...people, { code: 'shares', params: { ...partnerShares(after, params.flowIds, month) }, severity: 'info' });
    return found;
  }
  const own = ownTeams(network, params);
  const beginners = need.fte * params.beginnerAhtFactor;
  found.push({ code: 'need', params: { fte: need.fte, beginners, own: fteOf(own) }, severity: need.fte > 0.05 ? 'warning' : 'info' });
  const next = month < lastMonth(network, params) ? needOf(network, params, month + 1).fte - need.fte : 0;
  const before = month > callsFrom(params) ? need.fte - needOf(network, params, month - 1).fte : need.fte;
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

function suggest(network: Network, month: number): ReinternaliseParams {
  const outside = network.flows.filter((flow) => partnerCallShare(network, flow) > 0 && teamsWithSkill(network, flow.id, 'own').length > 0);
  const able = network.flows.filter((flow) => teamsWithSkill(network, flow.id, 'own').length > 0 && !flow.deferrable);
  const [first] = [...outside].sort((a, b) => partnerCallShare(network, b) - partnerCallShare(network, a));
  const flowIds = first ? [first.id] : able.slice(0, 1).map((flow) => flow.id);
  const share = first ? Math.round(partnerCallShare(network, first) * 0.6 * 100) / 100 : 0;
  const params = {
    ...reinternalise.neutral,
    month,
    flowIds,
    share,
    rampMonths: 6,
    minInHouseShare: first ? Math.min(0.4, 1 - share) : 0,
    people: 'hire',
    callsAfterMonths: 1,
    beginnerMonths: 4,
  };
  // As many as the calls need once they are all home, to the half post above.
  return { ...params, hiredFte: Math.ceil(2 * needOf(network, params, lastMonth(network, params)).fte) / 2 };
}

const NOBODY_HIRED = { people: 'told', hiredFte: 0, teamId: null, waves: 1, callsAfterMonths: 0, beginnerMonths: 0, costPerPerson: 0 };

export const reinternalise = defineLever<ReinternaliseParams>({
  id: 'reinternalise',
  subject: 'partners',
  version: 2,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    share: { kind: 'share', min: 0, max: 1 },
    rampMonths: { kind: 'number', min: 0, max: 60, unit: 'months', integer: true },
    hours: { kind: 'choice', options: ['keep', 'back'] },
    minInHouseShare: { kind: 'share', min: 0, max: 1 },
    people: { kind: 'choice', options: ['told', 'hire'] },
    hiredFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    teamId: { kind: 'ref', of: 'team', optional: true },
    waves: { kind: 'number', min: 1, max: 36, integer: true },
    callsAfterMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    trainingWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    beginnerAhtFactor: { kind: 'factor', min: 1, max: 3 },
    beginnerMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  added: NOBODY_HIRED,
  unused: ({ people }) => (people === 'hire' ? [] : ['hiredFte', 'teamId', 'waves', 'beginnerMonths', 'costPerPerson']),
  neutral: {
    month: 0,
    flowIds: [],
    share: 1,
    rampMonths: 0,
    hours: 'keep',
    trainingWeeks: 4,
    beginnerAhtFactor: 1.4,
    minInHouseShare: 0,
    ...NOBODY_HIRED,
  },
  suggest,
  rewrites: ['flows', 'teams', 'oneOffCosts'],
  changesOfferedWork: false,
  hires: true,
  check,
  apply,
  effects,
});
