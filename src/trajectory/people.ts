/**
 * Who is there, and who still holds each skill. A flow's holders are the FTE of the teams whose profile has it, training and ramp-up included.
 * Rule: attrition makes fractions of persons; fewer than half a person (0.5 FTE) counts as nobody, so a skill is lost in the first month in
 * which its holders fall below that after having been above.
 */
import type { Id, Network } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import type { PeopleMonth } from './month-figures.ts';

/** FTE below which nobody is left. */
export const HALF_A_PERSON = 0.5;

/** Partners' people are theirs: they are in the hours and the cost, not in the headcount. */
export function peopleOf(network: Network): PeopleMonth {
  const { sites } = indexOf(network);
  const own = network.teams.filter(({ siteId }) => {
    const site = sites.get(siteId);
    return site !== undefined && !isPartnerSite(site);
  });
  return {
    headcount: own.reduce((sum, { headcount }) => sum + headcount, 0),
    fte: own.reduce((sum, { fte }) => sum + fte, 0),
    teams: own.map(({ id, headcount, fte }) => ({ teamId: id, headcount, fte })),
  };
}

/** FTE that hold each flow's skill, in all and by site (own sites only). */
export function holdersOf(network: Network): ReadonlyMap<Id, ReadonlyMap<Id | null, number>> {
  const { sites, profiles } = indexOf(network);
  const holders = new Map<Id, Map<Id | null, number>>(network.flows.map(({ id }) => [id, new Map([[null, 0]])]));
  for (const { siteId, profileId, fte } of network.teams) {
    const site = sites.get(siteId);
    if (site === undefined || isPartnerSite(site)) continue;
    for (const flowId of new Set(profiles.get(profileId)?.skills.map((skill) => skill.flowId))) {
      const bySite = holders.get(flowId);
      if (!bySite) continue;
      bySite.set(siteId, (bySite.get(siteId) ?? 0) + fte);
      bySite.set(null, bySite.get(null)! + fte);
    }
  }
  return holders;
}

export interface Extinction {
  readonly flowId: Id;
  /** null = in all of the service's own sites. */
  readonly siteId: Id | null;
  /** The first month without a holder. */
  readonly month: number;
  /** FTE in the month before. */
  readonly before: number;
}

/**
 * Skills that lose their last holder, in the order in which it happens; for those that die out everywhere the sites are told as well.
 * A flow that itself ends (merged into another) is not a skill lost.
 */
export function extinctions(networks: readonly Network[]): readonly Extinction[] {
  const found: Extinction[] = [];
  const months = networks.map(holdersOf);
  months.forEach((now, month) => {
    const last = months[month - 1];
    if (!last) return;
    for (const [flowId, bySite] of last) {
      const after = now.get(flowId);
      if (!after) continue;
      for (const [siteId, before] of bySite) {
        if (before >= HALF_A_PERSON && (after.get(siteId) ?? 0) < HALF_A_PERSON) found.push({ flowId, siteId, month, before });
      }
    }
  });
  return found.sort((a, b) => a.month - b.month || Number(a.siteId !== null) - Number(b.siteId !== null));
}
