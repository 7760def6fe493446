/**
 * A rule on size: every region (or own site) keeps at least so many advisers, N1 and N2 together. Either the rule alone, which names who falls
 * below and what filling it would cost, or the rule obeyed: the missing people are hired into the largest team there and ramp up.
 */
import type { Issue } from '../../model/issue.ts';
import { type BelowMinimum, belowMinimum, ownTeamsBy } from '../../model/minimum-size.ts';
import type { Id, Network, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { stayedShare } from '../evolution.ts';
import type { Freeze, LeverEffect } from '../lever.ts';
import { cohortAt, type Learning, rampFactorAt } from '../ramp.ts';
import { joinedBy, withTeamChanged } from '../team-changes.ts';
import { teamName } from '../words.ts';

export type MinimumSizeParams = {
  readonly month: number;
  readonly level: string;
  readonly regionId: Id | null;
  readonly advisers: number;
  readonly remedy: string;
  readonly classroomWeeks: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
};

const WEEKS_PER_YEAR = 365.25 / 7;
const MONTHS_PER_YEAR = 12;

const learningOf = (params: MinimumSizeParams): Learning => ({ ...params, accompanimentWeeks: 0, accompanimentAwayShare: 0 });

/** The rule written into the regions or sites it speaks of. */
function ruled(network: Network, { level, regionId, advisers }: MinimumSizeParams): Network {
  if (advisers === 0) return network;
  if (level === 'region') {
    const regions = network.regions.map((region) =>
      !regionId || region.id === regionId ? { ...region, minimumAdvisers: advisers } : region,
    );
    return { ...network, regions };
  }
  const sites = network.sites.map((site) =>
    site.kind === 'internal' && (!regionId || site.regionId === regionId) ? { ...site, minimumAdvisers: advisers } : site,
  );
  return { ...network, sites };
}

/** Places below the rule this lever sets; those of other rules are not its business. */
function shortOf(after: Network, { level, regionId }: MinimumSizeParams): readonly BelowMinimum[] {
  const inRegion = (place: BelowMinimum): boolean =>
    !regionId || (place.kind === 'region' ? place.id === regionId : indexOf(after).sites.get(place.id)?.regionId === regionId);
  return belowMinimum(after).filter((place) => place.kind === level && inRegion(place));
}

/** The team that takes the missing people: the largest there; null where nobody works. */
function hostOf(network: Network, place: BelowMinimum): Team | null {
  const teams = ownTeamsBy(network, place.kind).get(place.id) ?? [];
  return [...teams].sort((a, b) => b.fte - a.fte).find((team) => team.headcount > 0) ?? null;
}

/** FTE of some people of a team: as many a head as it has now. */
const fteFor = (team: Team, people: number): number => (people * team.fte) / team.headcount;

interface Moment {
  readonly month: number;
  readonly freeze: Freeze | undefined;
}

/**
 * People hired into a place up to a month. While hiring is stopped: those hired before the stop and still there, from the heads the place
 * had then, as its teams have left since.
 */
function peopleHired(network: Network, place: BelowMinimum, host: Team, params: MinimumSizeParams, { month, freeze }: Moment): number {
  const since = freeze?.(network, host, month) ?? null;
  if (since === null) return place.missing;
  if (since <= params.month) return 0;
  const before = (ownTeamsBy(network, place.kind).get(place.id) ?? []).reduce((sum, team) => {
    const stayed = stayedShare(team, since - 1, month);
    return sum + (stayed > 0 ? Math.round(team.headcount / stayed) : 0);
  }, 0);
  const missingThen = Math.max(0, place.minimum - before);
  return Math.min(place.missing, Math.round(missingThen * stayedShare(host, since - 1, month)));
}

function filled(network: Network, place: BelowMinimum, params: MinimumSizeParams, moment: Moment): Network {
  const host = hostOf(network, place);
  const people = host === null ? 0 : peopleHired(network, place, host, params, moment);
  if (host === null || people === 0) return network;
  const fte = fteFor(host, people);
  const flowIds = (indexOf(network).profiles.get(host.profileId)?.skills ?? []).map((skill) => skill.flowId);
  const cohort = cohortAt(learningOf(params), fte, flowIds, moment.month - params.month);
  return withTeamChanged(network, host.id, (team) => joinedBy(team, { fte, headcount: people, cohort }));
}

function apply(network: Network, params: MinimumSizeParams, month: number, freeze?: Freeze): Network {
  const rule = ruled(network, params);
  if (rule === network || params.remedy !== 'hire') return rule;
  return shortOf(rule, params).reduce((next, place) => filled(next, place, params, { month, freeze }), rule);
}

function check(network: Network, params: MinimumSizeParams): readonly Issue[] {
  if (params.remedy === 'hire') return [];
  return shortOf(ruled(network, params), params).map(({ name, advisers, minimum, missing }) => ({
    path: 'advisers',
    severity: 'warning',
    code: 'belowMinimum',
    value: advisers,
    params: { name, min: minimum, missing },
  }));
}

/** What keeping the rule costs a month: the missing people's paid hours. */
function monthlyCost(host: Team, people: number): number {
  return (fteFor(host, people) * host.weeklyHours * WEEKS_PER_YEAR * host.costPerHour) / MONTHS_PER_YEAR;
}

function placeEffects(network: Network, place: BelowMinimum, params: MinimumSizeParams, moment: Moment): readonly LeverEffect[] {
  const { name, advisers, minimum, missing } = place;
  const host = hostOf(network, place);
  const found: LeverEffect[] = [{ code: 'short', params: { name, advisers, minimum, missing }, severity: 'warning' }];
  if (host === null) return [...found, { code: 'nobody', params: { name }, severity: 'warning' }];
  const cost = { name, euros: monthlyCost(host, missing), fte: fteFor(host, missing) };
  if (params.remedy !== 'hire') return [...found, { code: 'wouldCost', params: cost, severity: 'info' }];
  const people = peopleHired(network, place, host, params, moment);
  if (people === 0) return found;
  const hired = { name, euros: monthlyCost(host, people), fte: fteFor(host, people), people, team: teamName(network, host.id) };
  found.push({ code: 'hired', params: hired, severity: 'info' });
  const factor = rampFactorAt(learningOf(params), moment.month - params.month);
  if (factor !== 1) found.push({ code: 'ramp', params: { factor }, severity: 'info' });
  return found;
}

/** The rule is kept: in how many places, and how many people the smallest has. */
function heldEffects(network: Network, { level, regionId, advisers }: MinimumSizeParams): readonly LeverEffect[] {
  const kind = level === 'region' ? 'region' : 'site';
  const { sites } = indexOf(network);
  const places = Array.from(ownTeamsBy(network, kind)).filter(
    ([id]) => !regionId || (kind === 'region' ? id : sites.get(id)?.regionId) === regionId,
  );
  if (places.length === 0) return [];
  const least = Math.min(...places.map(([, teams]) => teams.reduce((sum, team) => sum + team.headcount, 0)));
  return [{ code: 'held', params: { minimum: advisers, places: places.length, least }, severity: 'info' }];
}

function effects(network: Network, params: MinimumSizeParams, month: number, freeze?: Freeze): readonly LeverEffect[] {
  const rule = ruled(network, params);
  if (rule === network) return [];
  const short = shortOf(rule, params);
  if (short.length === 0) return heldEffects(rule, params);
  const total: LeverEffect = {
    code: 'total',
    params: { places: short.length, missing: short.reduce((sum, place) => sum + place.missing, 0) },
    severity: 'warning',
  };
  return [...(short.length > 1 ? [total] : []), ...short.flatMap((place) => placeEffects(rule, place, params, { month, freeze }))];
}

export const minimumSize = defineLever<MinimumSizeParams>({
  id: 'minimum-size',
  subject: 'rules',
  version: 1,
  fields: {
    month: { kind: 'month' },
    level: { kind: 'choice', options: ['region', 'site'] },
    regionId: { kind: 'ref', of: 'region', optional: true },
    advisers: { kind: 'number', min: 0, max: 100_000, integer: true },
    remedy: { kind: 'choice', options: ['name', 'hire'] },
    classroomWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
  },
  unused: ({ remedy }) => (remedy === 'hire' ? [] : ['classroomWeeks', 'rampFactor', 'rampMonths']),
  neutral: {
    month: 0,
    level: 'region',
    regionId: null,
    advisers: 0,
    remedy: 'name',
    classroomWeeks: 0,
    rampFactor: 1,
    rampMonths: 0,
  },
  suggest: () => ({
    month: 0,
    level: 'region',
    regionId: null,
    advisers: 120,
    remedy: 'name',
    classroomWeeks: 4,
    rampFactor: 1.5,
    rampMonths: 4,
  }),
  rewrites: ['regions', 'sites', 'teams'],
  changesOfferedWork: false,
  hires: true,
  check,
  apply,
  effects,
});
