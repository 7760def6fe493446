/** What part of a flow's calls a site takes, and where calls ring that come on top of them. Pure. */
import type { Flow, Id, Network } from '../../model/network.ts';
import { indexOf, isPartnerSite } from '../../model/network-index.ts';
import { fteOf, teamsWithSkill } from '../flow-changes.ts';
import { partnerCallShare } from '../partner-shares.ts';

/** Share of some teams' people who sit at a site, 0..1; 0 where there is nobody. */
function peopleAt(network: Network, flow: Flow, siteId: Id, where: 'own' | 'partner'): number {
  const teams = teamsWithSkill(network, flow.id, where);
  const all = fteOf(teams);
  return all > 0 ? fteOf(teams.filter((team) => team.siteId === siteId)) / all : 0;
}

/**
 * Share of a flow's calls that are a site's: those of its zone where calls ring at their own site first, else in proportion to the people who
 * answer them; a partner's are its part of what partners take.
 * @param siteId null = everywhere @returns 0..1
 */
export function partOf(network: Network, flow: Flow, siteId: Id | null): number {
  if (!siteId) return 1;
  const site = indexOf(network).sites.get(siteId);
  if (site === undefined) return 0;
  const outside = partnerCallShare(network, flow);
  if (isPartnerSite(site)) return outside * peopleAt(network, flow, siteId, 'partner');
  const zone = flow.origins.find((origin) => origin.siteId === siteId)?.share ?? 0;
  return (1 - outside) * (flow.routing.start === 'site' ? zone : peopleAt(network, flow, siteId, 'own'));
}

/**
 * The zones of a month's calls when some are added (or taken away, when negative) at one site: they ring in that site's zone. Where a site has no
 * zone (partners, a flow without zones) they come from everywhere.
 * @param calls of the month before @param added calls of the month, fewer than none left
 */
export function withZoneGrown(flow: Flow, siteId: Id, calls: number, added: number): Flow['origins'] {
  const total = calls + added;
  if (!(total > 0) || added === 0 || flow.origins.every((origin) => origin.siteId !== siteId)) return flow.origins;
  return flow.origins.map((origin) => ({
    ...origin,
    share: Math.max(0, origin.share * calls + (origin.siteId === siteId ? added : 0)) / total,
  }));
}
