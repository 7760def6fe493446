/**
 * The smallest size a region or a site must keep, e.g. 120 advisers N1 and N2 together in a region. Counted in people at the service's own
 * sites; partners do not count.
 */
import type { Id, Network, Team } from './network.ts';
import { indexOf, isPartnerSite } from './network-index.ts';

export interface BelowMinimum {
  readonly kind: 'region' | 'site';
  readonly id: Id;
  readonly name: string;
  /** People there. */
  readonly advisers: number;
  readonly minimum: number;
  /** People missing, above 0. */
  readonly missing: number;
}

/** Teams at the service's own sites, by the site's or the region's id. */
export function ownTeamsBy(network: Network, kind: BelowMinimum['kind']): ReadonlyMap<Id, readonly Team[]> {
  const { sites } = indexOf(network);
  const found = new Map<Id, Team[]>();
  for (const team of network.teams) {
    const site = sites.get(team.siteId);
    if (site === undefined || isPartnerSite(site)) continue;
    const id = kind === 'site' ? site.id : site.regionId;
    const teams = found.get(id);
    if (teams === undefined) found.set(id, [team]);
    else teams.push(team);
  }
  return found;
}

/** Regions, then sites, that have a minimum and fewer advisers; in the network's order. */
export function belowMinimum(network: Network): readonly BelowMinimum[] {
  const short: BelowMinimum[] = [];
  for (const kind of ['region', 'site'] as const) {
    const rows = kind === 'region' ? network.regions : network.sites;
    if (rows.every((row) => row.minimumAdvisers === undefined)) continue;
    const teams = ownTeamsBy(network, kind);
    for (const { id, name, minimumAdvisers: minimum = 0 } of rows) {
      const advisers = (teams.get(id) ?? []).reduce((sum, team) => sum + team.headcount, 0);
      if (advisers < minimum) short.push({ kind, id, name, advisers, minimum, missing: minimum - advisers });
    }
  }
  return short;
}
