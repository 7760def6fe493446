/**
 * What support, team-leader, planning and trainers' posts are paid: FTE × weekly hours × euros an hour. Their hours are those of the site's
 * teams, and so is their wage unless the posts have one of their own; where a site has no team, those of all own teams. A convention: the data
 * seldom say what these posts cost, and leaving them out would make every support platform look like new money.
 */
import type { Id, Network, SupportPosts, Team } from './network.ts';
import { indexOf, isPartnerSite } from './network-index.ts';

export interface PostTerms {
  readonly weeklyHours: number;
  /** Euros a paid hour. */
  readonly costPerHour: number;
}

/** Legal week in France, where no team says otherwise. */
const USUAL_HOURS = 35;

function meanTerms(teams: readonly Team[]): PostTerms | null {
  const people = teams.reduce((sum, team) => sum + team.fte, 0);
  const hours = teams.reduce((sum, team) => sum + team.fte * team.weeklyHours, 0);
  if (!(hours > 0)) return null;
  const euros = teams.reduce((sum, team) => sum + team.fte * team.weeklyHours * team.costPerHour, 0);
  return { weeklyHours: hours / people, costPerHour: euros / hours };
}

/** Hours and wage of some posts: their own, their site's, or the service's. */
export function postTerms(network: Network, posts: Pick<SupportPosts, 'siteId' | 'costPerHour'>): PostTerms {
  const { sites } = indexOf(network);
  const isOwn = (team: Team): boolean => {
    const site = sites.get(team.siteId);
    return site !== undefined && !isPartnerSite(site);
  };
  const found = meanTerms(network.teams.filter((team) => team.siteId === posts.siteId)) ??
    meanTerms(network.teams.filter(isOwn)) ?? { weeklyHours: USUAL_HOURS, costPerHour: 0 };
  return posts.costPerHour === undefined ? found : { ...found, costPerHour: posts.costPerHour };
}

/**
 * Euros of the posts of a site over some weeks.
 * @param weeks 0 or more @example supportCost(network, 'brest', 1) // 2 FTE × 35 h × 28 € = 1960
 */
export function supportCost(network: Network, siteId: Id, weeks: number): number {
  return network.supportPosts
    .filter((posts) => posts.siteId === siteId)
    .reduce((sum, posts) => {
      const { weeklyHours, costPerHour } = postTerms(network, posts);
      return sum + posts.fte * weeklyHours * costPerHour * weeks;
    }, 0);
}
