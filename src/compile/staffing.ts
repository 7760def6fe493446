/**
 * From teams to agents on the phone by half-hour.
 * Hours a week on the phone = (FTE − FTE away in training) × weekly hours × (1 − shrinkage), spread over the site's opening by the roster.
 * Rounding to whole agents carries the remainder to the next open half-hour of the week, so that a team's hours are kept to within a
 * quarter of an hour a week. A weekday that opens only some times a month takes its part of the hours in that proportion, so that a mean
 * week keeps the team's hours. A site never seats more agents than it has workplaces.
 */
import { openShareOfWeekdays } from '../model/calendar.ts';
import type { Network, Profile24, Site, Team } from '../model/network.ts';
import { indexOf, type NetworkIndex, workplacesOf } from '../model/network-index.ts';
import { HALF_HOURS } from '../model/vocabulary.ts';
import { capacityFactorAt, disruptionsOf } from './disruptions.ts';
import { HALF_HOUR_HOURS, openWeek, spreadOverWeek, WEEK_CELLS, WEEKDAYS } from './week-grid.ts';

/** Half-hours in which a site would seat more agents than it has workplaces. */
export interface SeatOverrun {
  readonly site: Site;
  readonly mostAgents: number;
  readonly halfHours: number;
}

export interface WeekStaffing {
  /** Agents on the phone per team, in the network's order: Float64Array [weekday * 48 + halfHour], whole numbers. */
  readonly agents: readonly Float64Array[];
  /** Share of each half-hour each site is open, in the network's order. */
  readonly open: ReadonlyMap<string, Float64Array>;
  readonly overruns: readonly SeatOverrun[];
}

/** FTE of a team that are not in the classroom. */
export function presentFte(team: Team): number {
  let away = 0;
  for (const cohort of team.cohorts) away += cohort.fte * cohort.awayShare;
  return Math.max(0, team.fte - away);
}

/** Rounds to whole agents, the remainder carried to the next half-hour with anyone present. */
function roundCarrying(exact: Float64Array): Float64Array {
  const whole = new Float64Array(exact.length);
  let carried = 0;
  for (let cell = 0; cell < exact.length; cell += 1) {
    const wanted = exact[cell]!;
    if (!(wanted > 0)) continue;
    const agents = Math.max(0, Math.round(wanted + carried));
    carried += wanted - agents;
    whole[cell] = agents;
  }
  return whole;
}

interface Presence {
  readonly roster: Profile24 | undefined;
  readonly open: Float64Array;
  /** How often a week has each weekday: 1, or less for one that opens only some times a month. */
  readonly daysOf: readonly number[];
  readonly capacityFactor: number;
}

function exactAgents(team: Team, { roster, open, daysOf, capacityFactor }: Presence): Float64Array {
  const fixed = team.agentsByHalfHour;
  if (fixed !== null) {
    return Float64Array.from(open, (share, cell) =>
      share > 0 ? capacityFactor * Math.max(0, fixed[Math.floor(cell / HALF_HOURS)]?.[cell % HALF_HOURS] ?? 0) : 0,
    );
  }
  const hours = presentFte(team) * team.weeklyHours * (1 - team.shrinkageShare) * capacityFactor;
  return spreadOverWeek(hours / HALF_HOUR_HOURS, roster, open, daysOf);
}

/** Brings the agents of a site's teams down to its seats, in proportion; leftovers go to the largest remainders. */
function seatTeams(teams: readonly Float64Array[], cell: number, total: number, seats: number): void {
  const shares = teams.map((agents) => (agents[cell]! * seats) / total);
  let left = seats;
  teams.forEach((agents, i) => {
    agents[cell] = Math.floor(shares[i]!);
    left -= agents[cell]!;
  });
  const order = shares.map((share, i) => ({ i, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, Math.max(0, Math.round(left)))) teams[i]![cell]! += 1;
}

function keepToSeats(site: Site, teams: readonly Float64Array[]): SeatOverrun | null {
  const seats = workplacesOf(site);
  let mostAgents = 0;
  let halfHours = 0;
  for (let cell = 0; cell < WEEK_CELLS; cell += 1) {
    let total = 0;
    for (const agents of teams) total += agents[cell]!;
    if (total <= seats) continue;
    halfHours += 1;
    mostAgents = Math.max(mostAgents, total);
    seatTeams(teams, cell, total, seats);
  }
  return halfHours > 0 ? { site, mostAgents, halfHours } : null;
}

/** Agents of every team over the week of a month. Teams at an unknown site have none. */
export function staffWeek(network: Network, month: number): WeekStaffing {
  const index: NetworkIndex = indexOf(network);
  const disruptions = disruptionsOf(network, month);
  const daysOf = openShareOfWeekdays(network.horizon, month);
  const open = new Map(network.sites.map((site) => [site.id, openWeek(site.opening)]));
  const nobody = new Float64Array(WEEKDAYS * HALF_HOURS);
  const agents = network.teams.map((team) => {
    const opening = open.get(team.siteId);
    if (opening === undefined) return nobody.slice();
    const capacityFactor = capacityFactorAt(disruptions, month, team.siteId);
    return roundCarrying(exactAgents(team, { roster: index.profiles24.get(team.rosterId), open: opening, daysOf, capacityFactor }));
  });
  const overruns: SeatOverrun[] = [];
  for (const site of network.sites) {
    const teams = agents.filter((_, i) => network.teams[i]!.siteId === site.id);
    const overrun = keepToSeats(site, teams);
    if (overrun !== null) overruns.push(overrun);
  }
  return { agents, open, overruns };
}
