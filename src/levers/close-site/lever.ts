/**
 * Closes a site into another: the receiving site takes over its zone, and of each team the share that follows; the others leave the service.
 * Seats and fixed cost of the closed site disappear; the receiving site may get more of both. A one-off cost falls in the first month.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, FlowOrigin, Id, Network, OneOffCost, Site, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId, lastAdvisers, lostFlows, resized } from '../team-changes.ts';
import { siteName } from '../words.ts';

export type CloseSiteParams = {
  readonly month: number;
  readonly siteId: Id;
  readonly intoSiteId: Id;
  readonly moveShare: number;
  readonly addedSeats: number;
  readonly addedFixedCost: number;
  readonly oneOffCost: number;
};

function rehomed(flow: Flow, from: Id, into: Id): Flow {
  const moved = flow.origins.find((origin) => origin.siteId === from);
  if (moved === undefined) return flow;
  const others = flow.origins.filter((origin) => origin.siteId !== from);
  const host = others.find((origin) => origin.siteId === into);
  const origins: readonly FlowOrigin[] =
    host === undefined
      ? [...others, { siteId: into, share: moved.share }]
      : others.map((origin) => (origin === host ? { ...origin, share: origin.share + moved.share } : origin));
  return { ...flow, origins };
}

function movedTeams(network: Network, params: CloseSiteParams): readonly Team[] {
  return network.teams.flatMap((team) => {
    if (team.siteId !== params.siteId) return [team];
    return params.moveShare > 0 ? [{ ...resized(team, team.fte * params.moveShare), siteId: params.intoSiteId }] : [];
  });
}

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
  const posts = network.supportPosts.flatMap((post) =>
    post.siteId !== siteId ? [post] : moveShare > 0 ? [{ ...post, siteId: intoSiteId, fte: post.fte * moveShare }] : [],
  );
  const touches = network.disruptions.some((one) => one.siteId === siteId);
  return {
    ...network,
    sites: movedSites(network, params),
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
    teams: network.teams.some((team) => team.siteId === siteId) ? movedTeams(network, params) : network.teams,
    supportPosts: network.supportPosts.some((post) => post.siteId === siteId) ? posts : network.supportPosts,
    disruptions: touches ? network.disruptions.filter((one) => one.siteId !== siteId) : network.disruptions,
    oneOffCosts: withCost(network, params),
  };
}

/** FTE at a site. */
const fteAt = (network: Network, siteId: Id): number =>
  network.teams.filter((team) => team.siteId === siteId).reduce((total, team) => total + team.fte, 0);

function check(network: Network, params: CloseSiteParams): readonly Issue[] {
  const { sites } = indexOf(network);
  if (params.siteId === params.intoSiteId)
    return [{ path: 'intoSiteId', severity: 'error', code: 'sameBothEnds', value: params.intoSiteId }];
  const from = sites.get(params.siteId)!;
  const into = sites.get(params.intoSiteId)!;
  if (from.kind !== into.kind) return [{ path: 'intoSiteId', severity: 'error', code: 'otherKindOfSite', value: into.name }];
  return lastAdvisers(network, apply(network, params), 'moveShare');
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
  version: 1,
  fields: {
    month: { kind: 'month' },
    siteId: { kind: 'ref', of: 'site' },
    intoSiteId: { kind: 'ref', of: 'site' },
    moveShare: { kind: 'share', min: 0, max: 1 },
    addedSeats: { kind: 'number', min: 0, max: 10_000, integer: true },
    addedFixedCost: { kind: 'number', min: 0, max: 100_000_000, unit: 'euros' },
    oneOffCost: { kind: 'number', min: 0, max: 1_000_000_000, unit: 'euros' },
  },
  neutral: { month: 0, siteId: '', intoSiteId: '', moveShare: 0, addedSeats: 0, addedFixedCost: 0, oneOffCost: 0 },
  suggest,
  rewrites: ['sites', 'flows', 'teams', 'supportPosts', 'disruptions', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
