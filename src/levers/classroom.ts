/** Training for a short while: whole teams lose some of the month, at the same pace before and after. */
import type { Cohort, Team } from '../model/network.ts';
import { awayShareAt } from './ramp.ts';

/** Share of a month spent in the classroom. @param elapsed whole months since the start */
export function classroomShareAt(classroomWeeks: number, elapsed: number): number {
  const learning = { classroomWeeks, accompanimentWeeks: 0, accompanimentAwayShare: 0, rampFactor: 1, rampMonths: 0 };
  return awayShareAt(learning, elapsed);
}

/** The team with everybody who is not in training yet away for a share of the month. */
export function inClass(team: Team, awayShare: number): Team {
  const busy = team.cohorts.reduce((fte, cohort) => fte + cohort.fte, 0);
  const cohort: Cohort = { fte: Math.max(0, team.fte - busy), awayShare, handlingFactor: 1, flowIds: [] };
  return awayShare > 0 && cohort.fte > 0 ? { ...team, cohorts: [...team.cohorts, cohort] } : team;
}
