/**
 * Closes a site into another: the receiving site takes over its zone, and of each team the share that follows; the others leave the service.
 * Seats and fixed cost of the closed site disappear; the receiving site may get more of both. A one-off cost falls in the first month.
 */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, OneOffCost, Site } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { fteAt, movedPosts, movedTeams, newlyBelowMinimum, postsAt, rehomed } from '../site-changes.ts';
import { freeId, lastAdvisers, lostFlows } from '../team-changes.ts';
import { siteName } from '../words.ts';

export type CloseSiteParams = {
  readonly month: number;
  readonly siteId: Id;
  readonly intoSiteId: Id;
  readonly moveShare: number;
  /** null = support posts follow as the teams do; absent in files of before. */
  readonly postsShare: number | null;
  readonly addedSeats: number;
  readonly addedFixedCost: number;
  readonly oneOffCost: number;
};

const postsShareOf = ({ moveShare, postsShare }: CloseSiteParams): number => postsShare ?? moveShare;

function movedSites(network: Network, params: CloseSiteParams): readonly Site[] {
  return network.sites.flatMap((site) => {
    if (site.id === params.siteId) return [];
    if (site.id !== params.intoSiteId || (params.addedSeats === 0 && params.addedFixedCost === 0)) return [site];
    return [{ ...site, seats: site.seats + params.addedSeats, fixedCostPerMonth: site.fixedCostPerMonth + params.addedFixedCost }];
  });
}

function withCost(network: Network, params: CloseSiteParams): readonly OneOffCost[] {
  if (!(params.oneOffCost > 0)) return network.oneOffCosts;
  const id = freeId(`closing-${params.siteId}`, network.oneOffCosts);
  const name = `${siteName(network, params.siteId)} → ${siteName(network, params.intoSiteId)}`;
  return [...network.oneOffCosts, { id, name, month: params.month, euros: params.oneOffCost }];
}

function apply(network: Network, params: CloseSiteParams): Network {
  const { sites } = indexOf(network);
  const { siteId, intoSiteId, moveShare } = params;
  if (!sites.has(siteId) || !sites.has(intoSiteId) || siteId === intoSiteId) return network;
  const flows = network.flows.map((flow) => rehomed(flow, siteId, intoSiteId));
  const touches = network.disruptions.some((one) => one.siteId === siteId);
  return {
    ...network,
    sites: movedSites(network, params),
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
    teams: movedTeams(network.teams, siteId, intoSiteId, moveShare),
    supportPosts: movedPosts(network.supportPosts, siteId, intoSiteId, postsShareOf(params)),
    disruptions: touches ? network.disruptions.filter((one) => one.siteId !== siteId) : network.disruptions,
    oneOffCosts: withCost(network, params),
  };
}

function check(network: Network, params: CloseSiteParams): readonly Issue[] {
  const { sites } = indexOf(network);
  if (params.siteId === params.intoSiteId)
    return [{ path: 'intoSiteId', severity: 'error', code: 'sameBothEnds', value: params.intoSiteId }];
  const from = sites.get(params.siteId)!;
  const into = sites.get(params.intoSiteId)!;
  if (from.kind !== into.kind) return [{ path: 'intoSiteId', severity: 'error', code: 'otherKindOfSite', value: into.name }];
  const after = apply(network, params);
  return [...lastAdvisers(network, after, 'moveShare'), ...newlyBelowMinimum(network, after, 'moveShare')];
}

function effects(network: Network, params: CloseSiteParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params);
  if (after === network) return [];
  const from = indexOf(network).sites.get(params.siteId)!;
  const into = indexOf(after).sites.get(params.intoSiteId)!;
  const fte = fteAt(network, params.siteId);
  const found: LeverEffect[] = [{ code: 'zone', params: { site: from.name, into: into.name }, severity: 'info' }];
  const moved = fte * params.moveShare;
  if (moved > 0) found.push({ code: 'moved', params: { fte: moved, into: into.name }, severity: 'info' });
  if (moved < fte) found.push({ code: 'left', params: { fte: fte - moved }, severity: 'warning' });
  const posts = postsAt(network, params.siteId);
  const kept = posts * postsShareOf(params);
  if (posts > 0) found.push({ code: 'posts', params: { posts, kept, cut: posts - kept }, severity: kept < posts ? 'warning' : 'info' });
  for (const flow of lostFlows(network, after)) found.push({ code: 'skillLost', params: { flow: flow.name }, severity: 'warning' });
  const saved = from.fixedCostPerMonth - params.addedFixedCost;
  if (saved !== 0) found.push({ code: saved > 0 ? 'saved' : 'dearer', params: { euros: Math.abs(saved) }, severity: 'info' });
  if (params.oneOffCost > 0 && month === params.month) found.push({ code: 'cost', params: { euros: params.oneOffCost }, severity: 'info' });
  return found;
}

/** The smallest of the service's own sites into the largest of its region, or else of the service. */
function suggest(network: Network): CloseSiteParams {
  const own = network.sites.filter((site) => site.kind === 'internal').sort((a, b) => fteAt(network, a.id) - fteAt(network, b.id));
  const site = own[0];
  const others = own.filter((one) => one !== site);
  const into = others.filter((one) => one.regionId === site?.regionId).at(-1) ?? others.at(-1);
  const seats = Math.ceil(site === undefined ? 0 : fteAt(network, site.id) * 0.8);
  return { ...closeSite.neutral, siteId: site?.id ?? '', intoSiteId: into?.id ?? '', moveShare: 0.8, addedSeats: seats };
}

export const closeSite = defineLever<CloseSiteParams>({
  id: 'close-site',
  subject: 'sites',
  version: 1,
  fields: {
    month: { kind: 'month' },
    siteId: { kind: 'ref', of: 'site' },
    intoSiteId: { kind: 'ref', of: 'site' },
    moveShare: { kind: 'share', min: 0, max: 1 },
    postsShare: { kind: 'share', min: 0, max: 1, optional: true },
    addedSeats: { kind: 'number', min: 0, max: 10_000, integer: true },
    addedFixedCost: { kind: 'number', min: 0, max: 100_000_000, unit: 'euros' },
    oneOffCost: { kind: 'number', min: 0, max: 1_000_000_000, unit: 'euros' },
  },
  neutral: { month: 0, siteId: '', intoSiteId: '', moveShare: 0, postsShare: null, addedSeats: 0, addedFixedCost: 0, oneOffCost: 0 },
  suggest,
  rewrites: ['sites', 'flows', 'teams', 'supportPosts', 'disruptions', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
