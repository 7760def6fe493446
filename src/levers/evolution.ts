/**
 * What happens anyway: people leave and, unless a lever hires, nobody replaces them. Leaving is even over each year, so that after twelve
 * months exactly the yearly share has gone, and seniority stays as it is. A team with an attrition for each seniority band (`attritionByBand`)
 * follows seniority.ts instead: the bands empty at their own pace and age month by month.
 */
import type { Network, Team } from '../model/network.ts';
import { asShares, bandsAfter, bandsBefore, sumOf } from './seniority.ts';

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

/**
 * Of the people a team had at month `from`, the share still there at month `to`. @param team as it is at month `to`
 * @returns 0..1
 */
export function stayedShare(team: Team, from: number, to: number): number {
  if (team.attritionByBand === undefined) {
    const atStart = attritionFactor(team.attritionPerYearShare, from);
    return atStart > 0 ? attritionFactor(team.attritionPerYearShare, to) / atStart : 0;
  }
  const then = bandsBefore(team.seniority, team.attritionByBand, to - from);
  const sum = then === null ? 0 : sumOf(then);
  return sum > 0 ? Math.min(1, sumOf(team.seniority) / sum) : 0;
}

function evolveTeam(team: Team, month: number): Team {
  if (team.attritionByBand !== undefined && month > 0) {
    const bands = bandsAfter(team.seniority, team.attritionByBand, month);
    const before = sumOf(team.seniority);
    const aged = { ...team, seniority: asShares(bands, team.seniority) };
    return reduced(aged, before > 0 ? sumOf(bands) / before : 0);
  }
  return reduced(team, attritionFactor(team.attritionPerYearShare, month));
}

function reduced(team: Team, left: number): Team {
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
