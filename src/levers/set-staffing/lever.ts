/**
 * Fixes the agents on the phone by team, weekday and half-hour: what the optimiser answers with, or a planner's roster. The FTE stay what
 * they are; the effects compare the hours asked with the hours the team has.
 * Compact: `staffing[teamId]` = seven days, Monday first, each [first half-hour, agents, agents …], or [] for nobody.
 */
import type { Id, Network, Team } from '../../model/network.ts';
import { DAY_IDS, HALF_HOURS } from '../../model/vocabulary.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { teamName } from '../words.ts';

/** Seven days of [first half-hour, agents…]. */
export type CompactRoster = readonly (readonly number[])[];

export type SetStaffingParams = {
  readonly month: number;
  readonly staffing: { readonly [teamId: Id]: CompactRoster };
};

/** Half-hours worked a week that are still counted as the same: rounding of a roster. */
const SAME_HOURS = 0.5;

const emptyRoster = (): number[][] => Array.from({ length: DAY_IDS.length }, () => []);

/** A compact day without the nobodies at its ends. @param agents one figure per half-hour from `first` on */
function compactDay(first: number, agents: readonly number[]): number[] {
  const from = agents.findIndex((count) => count > 0);
  if (from < 0) return [];
  let to = agents.length;
  while (agents[to - 1] === 0) to -= 1;
  return [first + from, ...agents.slice(from, to)];
}

/** Seven days of 48 figures. @example expandRoster([[16, 3, 4], [], [], [], [], [], []])[0]?.[17] // 4 */
export function expandRoster(compact: CompactRoster): readonly (readonly number[])[] {
  return DAY_IDS.map((_, day) => {
    const [first = 0, ...agents] = compact[day] ?? [];
    return Array.from({ length: HALF_HOURS }, (_unused, half) => agents[half - first] ?? 0);
  });
}

/** One optimised or hand-made day: figures by group in the order of `teamIds`. */
export interface StaffedDay {
  readonly dayId: string;
  readonly firstHalfHour: number;
  readonly teamIds: readonly Id[];
  /** [team][interval] */
  readonly agents: readonly (readonly number[])[];
}

/**
 * The parameters that give each team the figures of the days; days that are not there have nobody.
 * @param month first month in which they hold
 */
export function staffingParams(month: number, days: readonly StaffedDay[]): SetStaffingParams {
  const staffing: Record<Id, number[][]> = {};
  for (const day of days) {
    const weekday = (DAY_IDS as readonly string[]).indexOf(day.dayId);
    if (weekday < 0) continue;
    day.teamIds.forEach((teamId, position) => {
      staffing[teamId] ??= emptyRoster();
      staffing[teamId][weekday] = compactDay(day.firstHalfHour, day.agents[position] ?? []);
    });
  }
  return { month, staffing };
}

const hoursAsked = (roster: CompactRoster): number =>
  roster.reduce((total, [, ...agents]) => total + agents.reduce((sum, count) => sum + count, 0), 0) / 2;

function hoursPresent(team: Team): number {
  const away = team.cohorts.reduce((fte, cohort) => fte + cohort.fte * cohort.awayShare, 0);
  return Math.max(0, team.fte - away) * team.weeklyHours * (1 - team.shrinkageShare);
}

function effects(network: Network, params: SetStaffingParams): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const team of network.teams) {
    const roster = params.staffing[team.id];
    if (roster === undefined) continue;
    const asked = hoursAsked(roster);
    const difference = asked - hoursPresent(team);
    if (Math.abs(difference) < SAME_HOURS) continue;
    const hoursOfOne = team.weeklyHours * (1 - team.shrinkageShare);
    const facts = { team: teamName(network, team.id), hours: asked, fte: hoursOfOne > 0 ? Math.abs(difference) / hoursOfOne : 0 };
    found.push({ code: difference > 0 ? 'short' : 'spare', params: facts, severity: difference > 0 ? 'warning' : 'info' });
  }
  return found;
}

export const setStaffing = defineLever<SetStaffingParams>({
  id: 'set-staffing',
  subject: 'people',
  version: 1,
  fields: { month: { kind: 'month' }, staffing: { kind: 'staffing' } },
  neutral: { month: 0, staffing: {} },
  suggest: () => ({ month: 0, staffing: {} }),
  rewrites: ['teams'],
  changesOfferedWork: false,
  apply: (network, params) => {
    if (!network.teams.some((team) => params.staffing[team.id] !== undefined)) return network;
    const teams = network.teams.map((team) => {
      const roster = params.staffing[team.id];
      return roster === undefined ? team : { ...team, agentsByHalfHour: expandRoster(roster) };
    });
    return { ...network, teams };
  },
  effects,
});
