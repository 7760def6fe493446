/**
 * Who of a team still learns: shares of its agents at their own pace, as the centre file takes them. Shares are of the people present: who is in
 * the classroom is no agent, and who is accompanied part of the time counts for the rest of it.
 */
import type { CentrePace, CentreSkill } from '../model/centre.ts';
import type { Cohort, Id, Team } from '../model/network.ts';
import { presentFte } from './staffing.ts';

/** A cohort's factor on the group's skills: one for all of them, or some by name; null when none is concerned. */
function paceOf({ handlingFactor, flowIds }: Cohort, share: number, skills: readonly CentreSkill[], flowOf: ReadonlyMap<string, Id>) {
  const slow = skills.filter(({ flow }) => flowIds.includes(flowOf.get(flow)!));
  if (slow.length === 0) return null;
  if (slow.length === skills.length) return { share, handlingFactor };
  return { share, flows: slow.map(({ flow }) => ({ flow, handlingFactor })) };
}

/**
 * @param skills of the team's group
 * @param flowOf the network's flow of each queue
 * @returns one for each cohort that is present and slower or quicker; the rest of the team has the factor 1
 */
export function pacesOf(team: Team, skills: readonly CentreSkill[], flowOf: ReadonlyMap<string, Id>): readonly CentrePace[] {
  const present = presentFte(team);
  let left = present;
  return team.cohorts.flatMap((cohort) => {
    const here = Math.min(left, cohort.fte * (1 - cohort.awayShare));
    left -= here;
    if (!(here > 0) || !(cohort.handlingFactor > 0) || cohort.handlingFactor === 1) return [];
    return paceOf(cohort, here / present, skills, flowOf) ?? [];
  });
}
