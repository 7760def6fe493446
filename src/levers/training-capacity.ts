/**
 * Training takes a trainer and a place: how many people can sit in the classroom at once, and how many do. Trainers are those of the
 * site's region (they are shared between floors), each with a class of `learnersPerPost`; places are those of the site. Where the data
 * say neither, nothing is checked.
 */
import type { Issue } from '../model/issue.ts';
import { type Id, LEARNERS_PER_TRAINER, type Network, type Region } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';

/** People of a site's teams who sit in the classroom during this month, all at once. */
export function learnersAt(network: Network, siteIds: ReadonlySet<Id>): number {
  let learners = 0;
  for (const team of network.teams) {
    if (!siteIds.has(team.siteId)) continue;
    for (const cohort of team.cohorts) if ((cohort.classroomShare ?? 0) > 0) learners += cohort.fte;
  }
  return learners;
}

/** Learners the trainers of some sites can have at once; null when no trainer is counted there. */
export function trainerCapacity(network: Network, siteIds: ReadonlySet<Id>): number | null {
  const trainers = network.supportPosts.filter((post) => post.kind === 'trainer' && siteIds.has(post.siteId));
  if (trainers.length === 0) return null;
  return trainers.reduce((sum, post) => sum + post.fte * (post.learnersPerPost ?? LEARNERS_PER_TRAINER), 0);
}

const rounded = (people: number): number => Math.round(people * 10) / 10;

function regionOf(network: Network, siteId: Id): { readonly region: Region | undefined; readonly siteIds: ReadonlySet<Id> } {
  const regionId = indexOf(network).sites.get(siteId)?.regionId;
  return {
    region: network.regions.find((region) => region.id === regionId),
    siteIds: new Set(network.sites.filter((site) => site.regionId === regionId).map((site) => site.id)),
  };
}

/**
 * Warns, at a field, when a decision puts more people into the classroom of a site than fit or than the trainers can take.
 * @param before and after the decision, at its first month
 */
export function trainingIssues(before: Network, after: Network, siteId: Id, field: string): readonly Issue[] {
  const here = new Set([siteId]);
  const learners = learnersAt(after, here);
  if (!(learners > learnersAt(before, here) + 1e-9)) return [];
  const issues: Issue[] = [];
  const site = indexOf(after).sites.get(siteId);
  const places = site?.classroomSeats;
  if (site !== undefined && places !== undefined && learners > places + 1e-9) {
    const params = { name: site.name, max: places };
    issues.push({ path: field, severity: 'warning', code: 'classroomFull', value: rounded(learners), params });
  }
  const { region, siteIds } = regionOf(after, siteId);
  const most = trainerCapacity(after, siteIds);
  const inRegion = learnersAt(after, siteIds);
  if (most !== null && inRegion > most + 1e-9) {
    const params = { name: region?.name ?? '', max: rounded(most) };
    issues.push({ path: field, severity: 'warning', code: 'trainersOverloaded', value: rounded(inRegion), params });
  }
  return issues;
}
