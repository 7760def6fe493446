/** Rows of a network by id, and what every part needs to ask of them. Built once per network object, kept while the object lives. */
import type { Flow, Id, Network, Profile24, Site, SkillProfile, Team } from './network.ts';

export interface NetworkIndex {
  readonly sites: ReadonlyMap<Id, Site>;
  readonly flows: ReadonlyMap<Id, Flow>;
  readonly profiles: ReadonlyMap<Id, SkillProfile>;
  readonly profiles24: ReadonlyMap<Id, Profile24>;
  readonly teams: ReadonlyMap<Id, Team>;
}

const byId = <Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> => new Map(rows.map((row) => [row.id, row]));

const indexes = new WeakMap<Network, NetworkIndex>();

/** The index of a network. Networks are never changed in place, so one index serves for the object's life. */
export function indexOf(network: Network): NetworkIndex {
  const known = indexes.get(network);
  if (known) return known;
  const index: NetworkIndex = {
    sites: byId(network.sites),
    flows: byId(network.flows),
    profiles: byId(network.skillProfiles),
    profiles24: byId(network.profiles24),
    teams: byId(network.teams),
  };
  indexes.set(network, index);
  return index;
}

/** The most agents a site can have at work at once, those at home included. */
export function workplacesOf(site: Site): number {
  return Math.max(0, Math.floor(site.seats) + Math.floor(site.homeSeats ?? 0));
}

/** Partners and offshore sites answer only what is sent to them; the others are the service's own. */
export function isPartnerSite(site: Site): boolean {
  return site.kind !== 'internal';
}

/**
 * Pieces of deferrable work that come all at once on the first morning of a month: the horizon's own backlog in its first month, and what
 * `backlogArrivals` names. What a month leaves behind is not in it.
 * @returns by flow, only those with any
 */
export function arrivingBacklog(network: Network, month: number): ReadonlyMap<Id, number> {
  const found = new Map<Id, number>();
  for (const { id, deferrable, backlog = 0, backlogArrivals = [] } of network.flows) {
    const pieces = backlogArrivals.reduce((sum, one) => sum + (one.month === month ? one.pieces : 0), month === 0 ? backlog : 0);
    if (deferrable && pieces > 0) found.set(id, pieces);
  }
  return found;
}
