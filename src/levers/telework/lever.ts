/**
 * Part of a site's people work from home: workplaces there are added, seats on the floor may be given up, and pace, shrinkage and unplanned
 * absence change for those at home. Who is at home changes from day to day, so the whole team gets the mean of both.
 */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, OneOffCost, Site, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { fteOf, headsIn } from '../scope.ts';
import { freeId, presentShare, withPace, withShrinkage } from '../team-changes.ts';
import { siteName } from '../words.ts';

export type TeleworkParams = {
  readonly month: number;
  readonly siteId: Id;
  readonly homeShare: number;
  readonly seatsGivenUp: number;
  readonly fixedCostSaved: number;
  readonly handlingFactor: number;
  readonly shrinkageChange: number;
  readonly absenceFactor: number;
  readonly costPerPerson: number;
};

const teamsAt = (network: Network, siteId: Id): readonly Team[] => network.teams.filter((team) => team.siteId === siteId);

/** Places at home: whole people. */
const homePlaces = (network: Network, params: TeleworkParams): number =>
  Math.round(params.homeShare * headsIn(teamsAt(network, params.siteId)));

/** Mean pace of a team partly at home: busy people handle the sum of what both parts handle. */
function meanPace({ homeShare, handlingFactor }: TeleworkParams): number {
  return handlingFactor === 1 ? 1 : 1 / (1 - homeShare + homeShare / handlingFactor);
}

function changedTeam(team: Team, params: TeleworkParams): Team {
  const paced = withShrinkage(withPace(team, meanPace(params)), params.homeShare * params.shrinkageChange);
  const before = team.absenceShare ?? 0;
  const absence = Math.min(1, before * (1 + params.homeShare * (params.absenceFactor - 1)));
  return absence === before ? paced : { ...paced, absenceShare: absence };
}

function changedSite(site: Site, network: Network, params: TeleworkParams): Site {
  const places = homePlaces(network, params);
  const saved = Math.min(site.fixedCostPerMonth, params.fixedCostSaved);
  const given = Math.min(site.seats, params.seatsGivenUp);
  if (places === 0 && saved === 0 && given === 0) return site;
  return {
    ...site,
    seats: site.seats - given,
    fixedCostPerMonth: site.fixedCostPerMonth - saved,
    ...(places > 0 && { homeSeats: (site.homeSeats ?? 0) + places }),
  };
}

function costsOf(network: Network, params: TeleworkParams): readonly OneOffCost[] {
  const euros = params.costPerPerson * homePlaces(network, params);
  if (!(euros > 0)) return network.oneOffCosts;
  const id = freeId(`telework-${params.siteId}-${params.month}`, network.oneOffCosts);
  return [...network.oneOffCosts, { id, name: siteName(network, params.siteId), month: params.month, euros }];
}

function apply(network: Network, params: TeleworkParams): Network {
  if (!indexOf(network).sites.has(params.siteId)) return network;
  const sites = network.sites.map((site) => (site.id === params.siteId ? changedSite(site, network, params) : site));
  const teams = network.teams.map((team) => (team.siteId === params.siteId ? changedTeam(team, params) : team));
  const sitesSame = sites.every((site, i) => site === network.sites[i]);
  const teamsSame = teams.every((team, i) => team === network.teams[i]);
  const oneOffCosts = costsOf(network, params);
  if (sitesSame && teamsSame && oneOffCosts === network.oneOffCosts) return network;
  return { ...network, sites: sitesSame ? network.sites : sites, teams: teamsSame ? network.teams : teams, oneOffCosts };
}

/** The most people on the floor at once: all who are not at home and not in shrinkage. */
function onTheFloor(network: Network, params: TeleworkParams): number {
  const present = teamsAt(network, params.siteId).reduce((sum, team) => sum + team.fte * presentShare(team), 0);
  return Math.ceil(present * (1 - params.homeShare) - 1e-9);
}

function check(network: Network, params: TeleworkParams): readonly Issue[] {
  const site = indexOf(network).sites.get(params.siteId)!;
  if (params.seatsGivenUp > site.seats)
    return [{ path: 'seatsGivenUp', severity: 'error', code: 'moreThanSite', value: params.seatsGivenUp, params: { max: site.seats } }];
  const left = site.seats - params.seatsGivenUp;
  const needed = onTheFloor(network, params);
  return left < needed ? [{ path: 'seatsGivenUp', severity: 'warning', code: 'tooFewSeats', value: left, params: { needed } }] : [];
}

function effects(network: Network, params: TeleworkParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params);
  const site = indexOf(network).sites.get(params.siteId);
  if (after === network || site === undefined) return [];
  const now = indexOf(after).sites.get(params.siteId)!;
  const [before, teams] = [teamsAt(network, params.siteId), teamsAt(after, params.siteId)];
  const people = homePlaces(network, params);
  const found: LeverEffect[] = [
    { code: 'home', params: { people, share: params.homeShare, site: site.name }, severity: 'info' },
    { code: 'places', params: { seats: now.seats, home: now.homeSeats ?? 0, floor: onTheFloor(network, params) }, severity: 'info' },
  ];
  const gain =
    fteOf(teams.map((team) => ({ ...team, fte: team.fte * presentShare(team) }))) -
    fteOf(before.map((team) => ({ ...team, fte: team.fte * presentShare(team) })));
  if (Math.abs(gain) >= 0.05)
    found.push({ code: gain > 0 ? 'more' : 'fewer', params: { fte: Math.abs(gain) }, severity: gain > 0 ? 'info' : 'warning' });
  const pace = meanPace(params);
  if (pace !== 1) found.push({ code: 'pace', params: { factor: pace }, severity: pace > 1 ? 'warning' : 'info' });
  const saved = site.fixedCostPerMonth - now.fixedCostPerMonth;
  if (saved > 0) found.push({ code: 'saved', params: { euros: saved }, severity: 'info' });
  const euros = params.costPerPerson * people;
  if (month === params.month && euros > 0) found.push({ code: 'cost', params: { euros }, severity: 'info' });
  return found;
}

/** The largest own site, four in ten at home, a quarter of the seats given up where they are not needed. */
function suggest(network: Network): TeleworkParams {
  const own = network.sites.filter((site) => site.kind === 'internal');
  const [site] = [...own].sort((a, b) => fteOf(teamsAt(network, b.id)) - fteOf(teamsAt(network, a.id)));
  const start = { ...telework.neutral, siteId: site?.id ?? '', homeShare: 0.4, shrinkageChange: -0.02, costPerPerson: 600 };
  const spare = site === undefined ? 0 : Math.max(0, site.seats - onTheFloor(network, start));
  return { ...start, seatsGivenUp: Math.min(spare, Math.floor((site?.seats ?? 0) / 4)) };
}

export const telework = defineLever<TeleworkParams>({
  id: 'telework',
  subject: 'sites',
  version: 1,
  fields: {
    month: { kind: 'month' },
    siteId: { kind: 'ref', of: 'internalSite' },
    homeShare: { kind: 'share', min: 0, max: 1 },
    seatsGivenUp: { kind: 'number', min: 0, max: 100_000, integer: true },
    fixedCostSaved: { kind: 'number', min: 0, max: 100_000_000, unit: 'euros' },
    handlingFactor: { kind: 'factor', min: 0.5, max: 2 },
    shrinkageChange: { kind: 'share', min: -0.3, max: 0.3 },
    absenceFactor: { kind: 'factor', min: 0, max: 5 },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  neutral: {
    month: 0,
    siteId: '',
    homeShare: 0,
    seatsGivenUp: 0,
    fixedCostSaved: 0,
    handlingFactor: 1,
    shrinkageChange: 0,
    absenceFactor: 1,
    costPerPerson: 0,
  },
  suggest,
  rewrites: ['sites', 'teams', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
