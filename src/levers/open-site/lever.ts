/**
 * Opens a site: a floor with the opening hours of another, people moved from a team, people hired into a profile (who learn and ramp up),
 * support posts, and a share of the region's calls that rings there from now on (only of the flows somebody there answers).
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, OneOffCost, Site, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { isFrozen } from '../freeze.ts';
import type { Freeze, LeverEffect } from '../lever.ts';
import { awayShareAt, cohortAt, type Learning, rampFactorAt } from '../ramp.ts';
import { fteAt, newlyBelowMinimum } from '../site-changes.ts';
import { freeId, fteSince, headsOf, presentShare, resized, withTeamChanged } from '../team-changes.ts';
import { trainingIssues } from '../training-capacity.ts';
import { teamName } from '../words.ts';

export type OpenSiteParams = {
  readonly month: number;
  readonly name: string;
  readonly regionId: Id;
  readonly likeSiteId: Id;
  readonly seats: number;
  readonly fixedCostPerMonth: number;
  readonly fromTeamId: Id | null;
  readonly movedFte: number;
  readonly profileId: Id | null;
  readonly hiredFte: number;
  readonly classroomWeeks: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly supportFte: number;
  readonly zoneShare: number;
  readonly oneOffCost: number;
};

const learningOf = (params: OpenSiteParams): Learning => ({ ...params, accompanimentWeeks: 0, accompanimentAwayShare: 0 });

function newSite(network: Network, params: OpenSiteParams): Site | null {
  const like = indexOf(network).sites.get(params.likeSiteId);
  if (like === undefined || params.seats === 0 || network.regions.every((region) => region.id !== params.regionId)) return null;
  return {
    id: freeId(`site~${params.month}`, network.sites),
    name: params.name,
    regionId: params.regionId,
    kind: 'internal',
    seats: params.seats,
    opening: like.opening,
    pricePerCall: null,
    fixedCostPerMonth: params.fixedCostPerMonth,
    latitude: null,
    longitude: null,
  };
}

interface Moment {
  readonly month: number;
  readonly freeze: Freeze | undefined;
}

interface Moving {
  readonly team: Team;
  readonly fte: number;
  readonly heads: number;
}

function movingAt(network: Network, params: OpenSiteParams, month: number): Moving | null {
  const team = params.fromTeamId ? indexOf(network).teams.get(params.fromTeamId) : undefined;
  if (team === undefined) return null;
  const fte = Math.min(team.fte, fteSince(team, params.movedFte, params.month, month));
  return fte > 0 ? { team, fte, heads: headsOf(team, fte) } : null;
}

/** Conditions of the hired: those of the largest own team of that profile, or of the largest own team. */
function templateOf(network: Network, profileId: Id): Team | null {
  const { sites } = indexOf(network);
  const own = network.teams.filter((team) => sites.get(team.siteId)?.kind === 'internal');
  const same = own.filter((team) => team.profileId === profileId);
  return [...(same.length > 0 ? same : own)].sort((a, b) => b.fte - a.fte)[0] ?? null;
}

function hiredTeam(network: Network, site: Site, params: OpenSiteParams, { month, freeze }: Moment): Team | null {
  const profile = params.profileId ? indexOf(network).profiles.get(params.profileId) : undefined;
  const template = profile === undefined ? null : templateOf(network, profile.id);
  if (profile === undefined || template === null) return null;
  if (isFrozen(freeze, { ...network, sites: [...network.sites, site] }, { siteId: site.id, profileId: profile.id }, params.month))
    return null;
  const fte = fteSince(template, params.hiredFte, params.month, month);
  if (!(fte > 0)) return null;
  const cohort = cohortAt(
    learningOf(params),
    fte,
    profile.skills.map((skill) => skill.flowId),
    month - params.month,
  );
  return {
    ...template,
    id: freeId(`${site.id}-${profile.id}`, network.teams),
    siteId: site.id,
    profileId: profile.id,
    fte,
    headcount: Math.ceil(fte - 1e-9),
    seniority: { under1Year: 1, from1To5Years: 0, over5Years: 0 },
    cohorts: cohort === null ? [] : [cohort],
    agentsByHalfHour: null,
  };
}

/** Part of the region's calls of a flow moves to the new site, taken from its sites in proportion. */
function rezoned(flow: Flow, network: Network, site: Site, share: number): Flow {
  const { sites } = indexOf(network);
  const isHere = (siteId: Id): boolean => sites.get(siteId)?.regionId === site.regionId;
  const taken = flow.origins.reduce((sum, origin) => sum + (isHere(origin.siteId) ? origin.share * share : 0), 0);
  if (!(taken > 0)) return flow;
  const origins = flow.origins.map((origin) => (isHere(origin.siteId) ? { ...origin, share: origin.share * (1 - share) } : origin));
  return { ...flow, origins: [...origins, { siteId: site.id, share: taken }] };
}

function staffed(network: Network, site: Site, params: OpenSiteParams, moment: Moment): readonly Team[] {
  const moving = movingAt(network, params, moment.month);
  const hired = hiredTeam(network, site, params, moment);
  const left =
    moving === null
      ? network
      : withTeamChanged(network, moving.team.id, (team) => ({
          ...resized(team, team.fte - moving.fte),
          headcount: Math.max(0, team.headcount - moving.heads),
        }));
  const arrived: Team[] = [];
  if (moving !== null) {
    const id = freeId(`${site.id}-${moving.team.id}`, network.teams);
    arrived.push({ ...resized(moving.team, moving.fte), id, siteId: site.id, headcount: moving.heads });
  }
  if (hired !== null) arrived.push(hired);
  return arrived.length === 0 ? network.teams : [...left.teams, ...arrived];
}

function apply(network: Network, params: OpenSiteParams, month: number, freeze?: Freeze): Network {
  const site = newSite(network, params);
  if (site === null) return network;
  const teams = staffed(network, site, params, { month, freeze });
  const { profiles } = indexOf(network);
  const here = teams.filter((team) => team.siteId === site.id && team.fte > 0);
  const answered = new Set(here.flatMap((team) => (profiles.get(team.profileId)?.skills ?? []).map((skill) => skill.flowId)));
  const flows = network.flows.map((flow) => (answered.has(flow.id) ? rezoned(flow, network, site, params.zoneShare) : flow));
  const cost: OneOffCost = {
    id: freeId(`opening-${params.month}`, network.oneOffCosts),
    name: site.name,
    month: params.month,
    euros: params.oneOffCost,
  };
  const id = freeId(`${site.id}-support`, network.supportPosts);
  return {
    ...network,
    sites: [...network.sites, site],
    teams,
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
    supportPosts:
      params.supportFte > 0
        ? [...network.supportPosts, { id, siteId: site.id, kind: 'support', fte: params.supportFte }]
        : network.supportPosts,
    oneOffCosts: params.oneOffCost > 0 ? [...network.oneOffCosts, cost] : network.oneOffCosts,
  };
}

function check(network: Network, params: OpenSiteParams): readonly Issue[] {
  const moved = params.fromTeamId ? indexOf(network).teams.get(params.fromTeamId) : undefined;
  if (moved !== undefined && params.movedFte > moved.fte + 1e-9) {
    const max = Math.floor(moved.fte * 10) / 10;
    return [{ path: 'movedFte', severity: 'error', code: 'moreThanTeam', value: params.movedFte, params: { max } }];
  }
  if (params.movedFte > 0 && moved === undefined) return [{ path: 'fromTeamId', severity: 'error', code: 'required' }];
  if (params.hiredFte > 0 && !params.profileId) return [{ path: 'profileId', severity: 'error', code: 'required' }];
  const after = apply(network, params, params.month);
  const site = after.sites.at(-1);
  if (after === network || site === undefined) return [{ path: 'seats', severity: 'warning', code: 'nothingChosen' }];
  const issues: Issue[] = [...trainingIssues(network, after, site.id, 'hiredFte'), ...newlyBelowMinimum(network, after, 'movedFte')];
  const needed = Math.ceil(presentAt(after, site.id) - 1e-9);
  if (needed === 0) issues.push({ path: 'hiredFte', severity: 'warning', code: 'noTeams' });
  if (needed > site.seats) issues.push({ path: 'seats', severity: 'warning', code: 'tooFewSeats', value: site.seats, params: { needed } });
  return issues;
}

const presentAt = (network: Network, siteId: Id): number =>
  network.teams.reduce((sum, team) => sum + (team.siteId === siteId ? team.fte * presentShare(team) : 0), 0);

function effects(network: Network, params: OpenSiteParams, month: number, freeze?: Freeze): readonly LeverEffect[] {
  const after = apply(network, params, month, freeze);
  const site = after === network ? undefined : after.sites.at(-1);
  if (site === undefined) return [];
  const found: LeverEffect[] = [
    { code: 'opened', params: { site: site.name, fte: fteAt(after, site.id), seats: site.seats }, severity: 'info' },
  ];
  const moving = movingAt(network, params, month);
  if (moving !== null) {
    const facts = { fte: moving.fte, team: teamName(network, moving.team.id), left: moving.team.fte - moving.fte };
    found.push({ code: 'moved', params: facts, severity: 'info' });
  }
  const hired = hiredTeam(network, site, params, { month, freeze });
  const elapsed = month - params.month;
  if (hired !== null) {
    found.push({ code: 'hired', params: { fte: hired.fte }, severity: 'info' });
    const away = awayShareAt(learningOf(params), elapsed);
    if (away > 0) found.push({ code: 'away', params: { fte: hired.fte * away }, severity: 'warning' });
    const factor = rampFactorAt(learningOf(params), elapsed);
    if (factor !== 1) found.push({ code: 'ramp', params: { factor }, severity: 'info' });
  }
  const zones = after.flows.filter((flow, i) => flow !== network.flows[i]).length;
  if (zones > 0) found.push({ code: 'zone', params: { share: params.zoneShare, flows: zones, site: site.name }, severity: 'info' });
  if (params.fixedCostPerMonth > 0) found.push({ code: 'dearer', params: { euros: params.fixedCostPerMonth }, severity: 'info' });
  if (params.oneOffCost > 0 && elapsed === 0) found.push({ code: 'cost', params: { euros: params.oneOffCost }, severity: 'info' });
  return found;
}

/** Twenty hired in the first region, on the hours of its largest site, in the profile most people there have. */
function suggest(network: Network): OpenSiteParams {
  const own = network.sites.filter((site) => site.kind === 'internal').sort((a, b) => fteAt(network, b.id) - fteAt(network, a.id));
  const [like] = own;
  const region = network.regions.find((one) => one.id === like?.regionId) ?? network.regions[0];
  const [team] = network.teams.filter((one) => one.siteId === like?.id).sort((a, b) => b.fte - a.fte);
  return {
    ...openSite.neutral,
    // A name that needs no language: the region's, and a number.
    name: `${region?.name ?? 'S'} ${own.filter((site) => site.regionId === region?.id).length + 1}`,
    regionId: region?.id ?? '',
    likeSiteId: like?.id ?? '',
    seats: 20,
    fixedCostPerMonth: like === undefined || like.seats === 0 ? 0 : Math.round((like.fixedCostPerMonth / like.seats) * 20),
    profileId: team?.profileId ?? null,
    hiredFte: 20,
    classroomWeeks: 4,
    rampFactor: 1.5,
    rampMonths: 4,
    supportFte: 1,
    zoneShare: 0.1,
  };
}

export const openSite = defineLever<OpenSiteParams>({
  id: 'open-site',
  subject: 'sites',
  version: 1,
  fields: {
    month: { kind: 'month' },
    name: { kind: 'text', max: 80 },
    regionId: { kind: 'ref', of: 'region' },
    likeSiteId: { kind: 'ref', of: 'internalSite' },
    seats: { kind: 'number', min: 0, max: 100_000, integer: true },
    fixedCostPerMonth: { kind: 'number', min: 0, max: 100_000_000, unit: 'euros' },
    fromTeamId: { kind: 'ref', of: 'team', optional: true },
    movedFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    profileId: { kind: 'ref', of: 'profile', optional: true },
    hiredFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    classroomWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    supportFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    zoneShare: { kind: 'share', min: 0, max: 1 },
    oneOffCost: { kind: 'number', min: 0, max: 1_000_000_000, unit: 'euros' },
  },
  neutral: {
    month: 0,
    name: '',
    regionId: '',
    likeSiteId: '',
    seats: 0,
    fixedCostPerMonth: 0,
    fromTeamId: null,
    movedFte: 0,
    profileId: null,
    hiredFte: 0,
    classroomWeeks: 0,
    rampFactor: 1,
    rampMonths: 0,
    supportFte: 0,
    zoneShare: 0,
    oneOffCost: 0,
  },
  suggest,
  rewrites: ['sites', 'teams', 'flows', 'supportPosts', 'oneOffCosts'],
  changesOfferedWork: false,
  hires: true,
  check,
  apply,
  effects,
});
