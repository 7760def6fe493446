/** Sites change: whose calls ring where, who sits where, which rules of size are broken by it. Pure. */
import type { Issue } from '../model/issue.ts';
import { belowMinimum } from '../model/minimum-size.ts';
import type { Flow, FlowOrigin, Id, Network, SupportPosts, Team } from '../model/network.ts';
import { resized } from './team-changes.ts';

/** The flow with the zone of one site handed to another, and its part in mutual aid; itself when it has nothing to do with the site. */
export function rehomed(flow: Flow, from: Id, into: Id): Flow {
  return rehomedAid(rehomedZone(flow, from, into), from, into);
}

/** Aid goes on from and for the site that takes over; a site needs no agreement to help itself. */
function rehomedAid(flow: Flow, from: Id, into: Id): Flow {
  const { aid } = flow.routing;
  if (!aid?.some((one) => one.siteId === from || one.zoneSiteId === from)) return flow;
  const moved = (siteId: Id): Id => (siteId === from ? into : siteId);
  const kept = aid.map((one) => ({ ...one, siteId: moved(one.siteId), zoneSiteId: moved(one.zoneSiteId) }));
  return { ...flow, routing: { ...flow.routing, aid: kept.filter((one) => one.siteId !== one.zoneSiteId) } };
}

function rehomedZone(flow: Flow, from: Id, into: Id): Flow {
  const zone = flow.origins.find((origin) => origin.siteId === from);
  if (zone === undefined) return flow;
  const others = flow.origins.filter((origin) => origin.siteId !== from);
  const host = others.find((origin) => origin.siteId === into);
  const origins: readonly FlowOrigin[] =
    host === undefined
      ? [...others, { siteId: into, share: zone.share }]
      : others.map((origin) => (origin === host ? { ...origin, share: origin.share + zone.share } : origin));
  return { ...flow, origins };
}

/** Teams with a share of a site's people moved to another site, the others gone from the service. */
export function movedTeams(teams: readonly Team[], from: Id, into: Id, share: number): readonly Team[] {
  if (teams.every((team) => team.siteId !== from)) return teams;
  return teams.flatMap((team) => {
    if (team.siteId !== from) return [team];
    return share > 0 ? [{ ...resized(team, team.fte * share), siteId: into }] : [];
  });
}

/** Support posts with a share of a site's moved to another, the others cut. */
export function movedPosts(posts: readonly SupportPosts[], from: Id, into: Id, share: number): readonly SupportPosts[] {
  if (posts.every((post) => post.siteId !== from)) return posts;
  return posts.flatMap((post) => {
    if (post.siteId !== from) return [post];
    return share > 0 ? [{ ...post, siteId: into, fte: post.fte * share }] : [];
  });
}

/** FTE of advisers at a site. */
export const fteAt = (network: Network, siteId: Id): number =>
  network.teams.reduce((sum, team) => sum + (team.siteId === siteId ? team.fte : 0), 0);

/** FTE of support posts at a site. */
export const postsAt = (network: Network, siteId: Id): number =>
  network.supportPosts.reduce((sum, post) => sum + (post.siteId === siteId ? post.fte : 0), 0);

/** Warns, at a field, of regions and sites that a decision takes below the size they must keep. */
export function newlyBelowMinimum(before: Network, after: Network, field: string): readonly Issue[] {
  const already = new Map(belowMinimum(before).map((place) => [`${place.kind} ${place.id}`, place.missing]));
  return belowMinimum(after)
    .filter((place) => place.missing > (already.get(`${place.kind} ${place.id}`) ?? 0))
    .map(({ name, advisers, minimum, missing }) => ({
      path: field,
      severity: 'warning',
      code: 'belowMinimum',
      value: advisers,
      params: { name, min: minimum, missing },
    }));
}
