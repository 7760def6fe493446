/**
 * Merges sites or units: on one floor (zones, teams and support go to the receiving site, the other floors close), or keeping the floors, where
 * only support, team-leader, trainer and planning posts merge. Duplicate posts go: of all the posts of the merged units together, a share is
 * kept. Advisers stay advisers: they are counted apart.
 */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, OneOffCost, Site, SupportPosts } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { fteAt, movedPosts, movedTeams, newlyBelowMinimum, postsAt, rehomed } from '../site-changes.ts';
import { freeId, lastAdvisers, lostFlows, presentShare } from '../team-changes.ts';
import { siteName } from '../words.ts';

export type MergeSitesParams = {
  readonly month: number;
  readonly siteIds: readonly Id[];
  readonly intoSiteId: Id;
  readonly floors: string;
  readonly moveShare: number;
  readonly seatsAfter: number | null;
  readonly fixedCostSavedShare: number;
  readonly postsKeptShare: number;
  readonly oneOffCost: number;
};

/** The sites that are merged into the receiving one, as far as they exist. */
function guestsOf(network: Network, { siteIds, intoSiteId }: MergeSitesParams): readonly Id[] {
  const { sites } = indexOf(network);
  return sites.has(intoSiteId) ? siteIds.filter((id) => id !== intoSiteId && sites.has(id)) : [];
}

const oneFloor = (params: MergeSitesParams): boolean => params.floors === 'oneFloor';

/** All posts of the merged units at the receiving site, the share kept of each. */
function mergedPosts(network: Network, guests: readonly Id[], params: MergeSitesParams): readonly SupportPosts[] {
  const merged = new Set([...guests, params.intoSiteId]);
  if (network.supportPosts.every((post) => !merged.has(post.siteId))) return network.supportPosts;
  const kept = params.postsKeptShare;
  const moved = guests.reduce((posts, guest) => movedPosts(posts, guest, params.intoSiteId, 1), network.supportPosts);
  return moved.flatMap((post) => (merged.has(post.siteId) ? (kept > 0 ? [{ ...post, fte: post.fte * kept }] : []) : [post]));
}

function mergedSites(network: Network, guests: readonly Id[], params: MergeSitesParams): readonly Site[] {
  const gone = new Set(guests);
  const closed = network.sites.filter((site) => gone.has(site.id));
  const seats = closed.reduce((sum, site) => sum + site.seats, 0);
  const rent = closed.reduce((sum, site) => sum + site.fixedCostPerMonth, 0) * (1 - params.fixedCostSavedShare);
  return network.sites
    .filter((site) => !gone.has(site.id))
    .map((site) =>
      site.id === params.intoSiteId
        ? { ...site, seats: params.seatsAfter ?? site.seats + seats, fixedCostPerMonth: site.fixedCostPerMonth + rent }
        : site,
    );
}

function onOneFloor(network: Network, guests: readonly Id[], params: MergeSitesParams): Network {
  const into = params.intoSiteId;
  const gone = new Set(guests);
  const flows = network.flows.map((flow) => guests.reduce((next, guest) => rehomed(next, guest, into), flow));
  const touched = network.disruptions.some((one) => one.siteId !== null && gone.has(one.siteId));
  return {
    ...network,
    sites: mergedSites(network, guests, params),
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
    teams: guests.reduce((teams, guest) => movedTeams(teams, guest, into, params.moveShare), network.teams),
    disruptions: touched ? network.disruptions.filter((one) => one.siteId === null || !gone.has(one.siteId)) : network.disruptions,
  };
}

function costsOf(network: Network, guests: readonly Id[], params: MergeSitesParams): readonly OneOffCost[] {
  if (!(params.oneOffCost > 0)) return network.oneOffCosts;
  const id = freeId(`merging-${params.intoSiteId}-${params.month}`, network.oneOffCosts);
  const name = `${guests.map((guest) => siteName(network, guest)).join(', ')} → ${siteName(network, params.intoSiteId)}`;
  return [...network.oneOffCosts, { id, name, month: params.month, euros: params.oneOffCost }];
}

function apply(network: Network, params: MergeSitesParams): Network {
  const guests = guestsOf(network, params);
  if (guests.length === 0) return network;
  const merged = oneFloor(params) ? onOneFloor(network, guests, params) : network;
  return { ...merged, supportPosts: mergedPosts(network, guests, params), oneOffCosts: costsOf(network, guests, params) };
}

/** Advisers present at a site, breaks and absences taken off: whole people. */
const presentAt = (network: Network, siteId: Id): number =>
  Math.ceil(network.teams.reduce((sum, team) => sum + (team.siteId === siteId ? team.fte * presentShare(team) : 0), 0) - 1e-9);

function check(network: Network, params: MergeSitesParams): readonly Issue[] {
  const { sites } = indexOf(network);
  const guests = guestsOf(network, params);
  if (guests.length === 0)
    return [{ path: 'siteIds', severity: 'error', code: 'sameBothEnds', value: siteName(network, params.intoSiteId) }];
  const into = sites.get(params.intoSiteId)!;
  if (guests.some((guest) => sites.get(guest)?.kind !== into.kind))
    return [{ path: 'intoSiteId', severity: 'error', code: 'otherKindOfSite', value: into.name }];
  const after = apply(network, params);
  const issues = [...lastAdvisers(network, after, 'moveShare'), ...newlyBelowMinimum(network, after, 'moveShare')];
  const [seats, needed] = [indexOf(after).sites.get(into.id)!.seats, presentAt(after, into.id)];
  if (oneFloor(params) && seats < needed) {
    issues.push({ path: 'seatsAfter', severity: 'warning', code: 'tooFewSeats', value: seats, params: { needed } });
  }
  return issues;
}

function floorEffects(network: Network, after: Network, guests: readonly Id[], params: MergeSitesParams): readonly LeverEffect[] {
  const into = indexOf(after).sites.get(params.intoSiteId)!;
  const fte = guests.reduce((sum, guest) => sum + fteAt(network, guest), 0);
  const moved = fte * params.moveShare;
  const found: LeverEffect[] = [
    {
      code: 'floor',
      params: { site: into.name, fte: fteAt(after, into.id), sites: guests.length + 1, seats: into.seats },
      severity: 'info',
    },
  ];
  if (moved > 0) found.push({ code: 'moved', params: { fte: moved }, severity: 'info' });
  if (moved < fte) found.push({ code: 'left', params: { fte: fte - moved }, severity: 'warning' });
  for (const flow of lostFlows(network, after)) found.push({ code: 'skillLost', params: { flow: flow.name }, severity: 'warning' });
  const cost = (of: Network): number => of.sites.reduce((sum, site) => sum + site.fixedCostPerMonth, 0);
  const saved = cost(network) - cost(after);
  if (saved > 0) found.push({ code: 'saved', params: { euros: saved }, severity: 'info' });
  return found;
}

function effects(network: Network, params: MergeSitesParams, month: number): readonly LeverEffect[] {
  const guests = guestsOf(network, params);
  if (guests.length === 0) return [];
  const after = apply(network, params);
  const found: LeverEffect[] = [];
  if (oneFloor(params)) found.push(...floorEffects(network, after, guests, params));
  else found.push({ code: 'keepFloors', params: { sites: guests.length + 1 }, severity: 'info' });
  const before = [...guests, params.intoSiteId].reduce((sum, id) => sum + postsAt(network, id), 0);
  const kept = postsAt(after, params.intoSiteId);
  if (before > 0) {
    const facts = { before, after: kept, site: siteName(after, params.intoSiteId) };
    found.push({ code: 'posts', params: facts, severity: kept < before ? 'warning' : 'info' });
    const merged = oneFloor(params) ? [params.intoSiteId] : [...guests, params.intoSiteId];
    const advisers = merged.reduce((sum, id) => sum + fteAt(after, id), 0);
    if (kept > 0) found.push({ code: 'perPost', params: { advisers: advisers / kept }, severity: 'info' });
  }
  if (params.oneOffCost > 0 && month === params.month) found.push({ code: 'cost', params: { euros: params.oneOffCost }, severity: 'info' });
  return found;
}

/** The two smallest own sites of the largest region into its largest. */
function suggest(network: Network): MergeSitesParams {
  const own = network.sites.filter((site) => site.kind === 'internal').sort((a, b) => fteAt(network, a.id) - fteAt(network, b.id));
  const into = own.at(-1);
  const near = own.filter((site) => site !== into && site.regionId === into?.regionId);
  const guests = (near.length > 0 ? near : own.filter((site) => site !== into)).slice(0, 2);
  return {
    ...mergeSites.neutral,
    siteIds: guests.map((site) => site.id),
    intoSiteId: into?.id ?? '',
    moveShare: 0.8,
    fixedCostSavedShare: 0.7,
    postsKeptShare: 0.75,
  };
}

export const mergeSites = defineLever<MergeSitesParams>({
  id: 'merge-sites',
  subject: 'sites',
  version: 1,
  fields: {
    month: { kind: 'month' },
    siteIds: { kind: 'refs', of: 'site', min: 1 },
    intoSiteId: { kind: 'ref', of: 'site' },
    floors: { kind: 'choice', options: ['oneFloor', 'keepFloors'] },
    moveShare: { kind: 'share', min: 0, max: 1 },
    seatsAfter: { kind: 'number', min: 0, max: 100_000, integer: true, optional: true },
    fixedCostSavedShare: { kind: 'share', min: 0, max: 1 },
    postsKeptShare: { kind: 'share', min: 0, max: 1 },
    oneOffCost: { kind: 'number', min: 0, max: 1_000_000_000, unit: 'euros' },
  },
  unused: ({ floors }) => (floors === 'keepFloors' ? ['moveShare', 'seatsAfter', 'fixedCostSavedShare'] : []),
  neutral: {
    month: 0,
    siteIds: [],
    intoSiteId: '',
    floors: 'oneFloor',
    moveShare: 1,
    seatsAfter: null,
    fixedCostSavedShare: 0,
    postsKeptShare: 1,
    oneOffCost: 0,
  },
  suggest,
  rewrites: ['sites', 'flows', 'teams', 'supportPosts', 'disruptions', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
