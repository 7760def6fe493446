/**
 * Purpose: how the days of a week or month differ: the service level of a bad, a middling and a good day, and the chance that a day meets its
 * targets.
 * Model: the day asked about is any day of the period: day type d comes w_d times, so the share of days with a service level up to x is
 * G(x) = Σ_d w_d·G_d(x) / Σ_d w_d, G_d that of the simulated days of the type. Days without calls have no service level and are left out.
 * Half-widths: that of G is binomial in each type, and types are independent; each G_d adds two successes and two failures (Agresti and Coull
 * 1998), so that it is not 0 when all days look alike. For a quantile G ± its error is turned back into a service level, as Woodruff does for
 * waits; no assumption on the distribution, no half-width where the days are too few to bound it on either side.
 */
import { studentQuantile } from '../../maths/student.ts';
import { type Estimate, FLOW_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';

const WITHIN = FLOW_COUNTERS.indexOf('answeredWithin');
const OFFERED = FLOW_COUNTERS.indexOf('offered');
const CONFIDENCE_QUANTILE = 0.975;
const NORMAL_QUANTILE = 1.959963984540054;
const NOTHING: Estimate = { mean: Number.NaN, halfWidth: null };

/** Queues that have one target together; share 0..1, null = none. */
export interface Goal {
  readonly flows: readonly number[];
  readonly share: number | null;
}

/** One day type and the queues asked about. */
export interface LevelDay {
  readonly table: DayTable;
  /** Days of this type in the period, ≥ 0. */
  readonly weight: number;
  readonly flows: readonly number[];
}

export interface GoalDay {
  readonly table: DayTable;
  readonly weight: number;
  readonly goals: readonly Goal[];
}

interface TypeLevels {
  readonly weight: number;
  /** Service levels of the days with calls, ascending. */
  readonly levels: Float64Array;
}

/** Service levels of the days of a period, ready to be asked for any quantile. */
export interface WeekLevels {
  readonly types: readonly TypeLevels[];
  /** All of them ascending, with the share of the period's days up to each. */
  readonly levels: Float64Array;
  readonly shares: Float64Array;
}

function sumsOf(table: DayTable, replication: number, flows: readonly number[]): { readonly within: number; readonly offered: number } {
  let within = 0;
  let offered = 0;
  for (const f of flows) {
    const base = (replication * table.flowIds.length + f) * FLOW_COUNTERS.length;
    within += table.flowCounters[base + WITHIN]!;
    offered += table.flowCounters[base + OFFERED]!;
  }
  return { within, offered };
}

function levelsOf({ table, flows }: LevelDay): Float64Array {
  const levels: number[] = [];
  for (let r = 0; r < table.replications; r++) {
    const { within, offered } = sumsOf(table, r, flows);
    if (offered > 0) levels.push(within / offered);
  }
  return Float64Array.from(levels).sort();
}

export function weekLevels(days: readonly LevelDay[]): WeekLevels {
  const types = days
    .map((day) => ({ weight: day.weight, levels: levelsOf(day) }))
    .filter(({ weight, levels }) => weight > 0 && levels.length > 0);
  const weight = types.reduce((sum, type) => sum + type.weight, 0);
  const all = types
    .flatMap((type) => Array.from(type.levels, (level) => ({ level, share: type.weight / weight / type.levels.length })))
    .sort((a, b) => a.level - b.level);
  const shares = new Float64Array(all.length);
  let below = 0;
  for (const [i, { share }] of all.entries()) {
    below += share;
    shares[i] = below;
  }
  return { types, levels: Float64Array.from(all, ({ level }) => level), shares };
}

/** Rounding of sums of shares must not push a quantile one day up. */
const TINY = 1e-9;

function positionOf(shares: Float64Array, p: number): number {
  let i = 0;
  while (i < shares.length - 1 && shares[i]! < p - TINY) i++;
  return i;
}

const varianceOf = (met: number, n: number): number => {
  const centre = (met + 2) / (n + 4);
  return (centre * (1 - centre)) / (n + 4);
};

/** Standard error of the share of days with a level up to `level`. */
function errorAt({ types }: WeekLevels, level: number): number {
  const weight = types.reduce((sum, type) => sum + type.weight, 0);
  let variance = 0;
  for (const type of types) {
    const below = type.levels.filter((one) => one <= level).length;
    const share = type.weight / weight;
    variance += share * share * varianceOf(below, type.levels.length);
  }
  return Math.sqrt(variance);
}

/** The service level that the share p of the period's days does not exceed. @param p 0 < p < 1 */
export function dayLevelQuantile(week: WeekLevels, p: number): Estimate {
  const { levels, shares } = week;
  if (levels.length === 0) return NOTHING;
  const i = positionOf(shares, p);
  const mean = levels[i]!;
  const reach = NORMAL_QUANTILE * errorAt(week, mean);
  const least = shares[0]!;
  if (p - reach < least || p + reach > 1 - least) return { mean, halfWidth: null };
  const low = levels[Math.max(0, positionOf(shares, p - reach) - 1)]!;
  const high = levels[Math.min(levels.length - 1, positionOf(shares, p + reach) + 1)]!;
  return { mean, halfWidth: (high - low) / 2 };
}

/**
 * Share of the period's days on which every goal was met: at least its share of the calls offered answered in time. A goal without calls that day
 * counts as met; days on which no goal has a queue are left out. NaN when there is none.
 */
export function goalsMetShare(days: readonly GoalDay[]): Estimate {
  const types = days.flatMap(({ table, weight, goals }) => {
    const set = goals.filter(({ flows, share }) => share !== null && flows.length > 0);
    if (set.length === 0 || !(weight > 0) || table.replications === 0) return [];
    let met = 0;
    for (let r = 0; r < table.replications; r++) {
      const all = set.every(({ flows, share }) => {
        const { within, offered } = sumsOf(table, r, flows);
        return within >= share! * offered;
      });
      if (all) met++;
    }
    return [{ weight, met, n: table.replications }];
  });
  const weight = types.reduce((sum, type) => sum + type.weight, 0);
  if (!(weight > 0)) return NOTHING;
  const mean = types.reduce((sum, type) => sum + (type.weight / weight) * (type.met / type.n), 0);
  const n = Math.min(...types.map((type) => type.n));
  if (n < 2) return { mean, halfWidth: null };
  const variance = types.reduce((sum, type) => sum + (type.weight / weight) * (type.weight / weight) * varianceOf(type.met, type.n), 0);
  return { mean, halfWidth: studentQuantile(CONFIDENCE_QUANTILE, n - 1) * Math.sqrt(variance) };
}
