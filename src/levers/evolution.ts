/**
 * What happens anyway: people leave and, unless a lever hires, nobody replaces them. Leaving is even over each year, so that after twelve
 * months exactly the yearly share has gone. (Seniority does not drift yet.)
 */
import type { Network, Team } from '../model/network.ts';

const MONTHS_PER_YEAR = 12;

/**
 * What is left of a team after some months.
 * @param yearlyShare 0..1 @param months 0 or more
 * @returns 0..1 @example attritionFactor(0.04, 6) // 0.98
 */
export function attritionFactor(yearlyShare: number, months: number): number {
  const years = Math.floor(months / MONTHS_PER_YEAR);
  let factor = 1 - (yearlyShare * (months - years * MONTHS_PER_YEAR)) / MONTHS_PER_YEAR;
  for (let year = 0; year < years; year += 1) factor *= 1 - yearlyShare;
  return Math.max(0, factor);
}

function evolveTeam(team: Team, month: number): Team {
  const left = attritionFactor(team.attritionPerYearShare, month);
  if (left === 1) return team;
  return {
    ...team,
    headcount: Math.round(team.headcount * left),
    fte: team.fte * left,
    cohorts: team.cohorts.map((cohort) => ({ ...cohort, fte: cohort.fte * left })),
  };
}

/** The network at a month when nobody decides anything. @param month 0-based; month 0 is the baseline itself */
export function evolve(baseline: Network, month: number): Network {
  const teams = baseline.teams.map((team) => evolveTeam(team, month));
  return teams.every((team, position) => team === baseline.teams[position]) ? baseline : { ...baseline, teams };
}
