/**
 * Purpose: measures of what some groups answered of some queues over a weighted week, and the share of a flow's answered calls that they make.
 * Model: as in statistics.ts a measure is a ratio of sums R = N / D, a replication is a weighted week, and by the delta method the error of R is
 * that of the mean of Σ_d w_d·x_d / mean(D) with x = N − R·D. Days have random streams of their own, so their variances add. Inside a day only
 * the sums and products of one skill (one queue × one group) are kept, not how two skills vary together: for one skill the half-width is
 * exact, for several their standard deviations are added, which is never too little. Such a half-width says `bounded`.
 * For a share the whole (the answered calls of the flow) is known replication by replication. With P the part, Q the rest and D = P + Q,
 * x = P − R·D = (1 − R)·P − R·Q = (1 − R)·D − Q: each way of writing it gives a bound, and the least of the three is taken.
 * Student's t with n − 1 degrees of freedom, n the replications of the shortest day: cautious, as several days bring more.
 */
import { studentQuantile } from '../../maths/student.ts';
import { FLOW_COUNTERS, type MeasureDefinition, SKILL_COUNTERS, type SkillCounter } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { pairIndex, SKILL_PAIRS } from './interval-moments.ts';
import type { BoundedEstimate } from './week-waits.ts';

const CONFIDENCE_QUANTILE = 0.975;
const WIDTH = SKILL_COUNTERS.length;
const ANSWERED = SKILL_COUNTERS.indexOf('answered');
const FLOW_ANSWERED = FLOW_COUNTERS.indexOf('answered');
const NOTHING: BoundedEstimate = { mean: Number.NaN, halfWidth: null, bounded: false, reading: 0 };

/** One day type: how often it comes, and positions in its table's skills. */
export interface SkillDay {
  readonly table: DayTable;
  /** Days of this type in the period, ≥ 0. */
  readonly weight: number;
  readonly skills: readonly number[];
}

/** The skills are a part of what was answered of these queues. */
export interface SkillShareDay extends SkillDay {
  /** Positions in the table's flows. */
  readonly flows: readonly number[];
}

/** Skills that answered anything: the others have neither a sum nor an error. */
export function activeSkills(table: DayTable, wanted: (flow: number, group: number) => boolean): readonly number[] {
  const { skillFlows, skillGroups, skillSums } = table;
  const found: number[] = [];
  if (!skillFlows || !skillGroups || !skillSums) return found;
  for (let skill = 0; skill < skillFlows.length; skill++) {
    if (answeredBy(table, skill) > 0 && wanted(skillFlows[skill]!, skillGroups[skill]!)) found.push(skill);
  }
  return found;
}

/** Calls that a skill answered, over all replications. */
export const answeredBy = (table: DayTable, skill: number): number => table.skillSums?.[skill * WIDTH + ANSWERED] ?? 0;

function factors(terms: Readonly<Partial<Record<SkillCounter, number>>>): Float64Array {
  return Float64Array.from(SKILL_COUNTERS, (name) => terms[name] ?? 0);
}

/** Σ factor × counter of one skill, over all replications. */
function sumOf(table: DayTable, skill: number, terms: Float64Array): number {
  let total = 0;
  for (let c = 0; c < WIDTH; c++) total += terms[c]! * table.skillSums![skill * WIDTH + c]!;
  return total;
}

/** Standard deviation of Σ factor × counter of one skill in one replication. */
function deviationOf(table: DayTable, skill: number, terms: Float64Array): number {
  const n = table.replications;
  let squares = 0;
  for (let i = 0; i < WIDTH; i++) {
    for (let j = 0; j < WIDTH; j++) {
      const factor = terms[i]! * terms[j]!;
      if (factor !== 0) squares += factor * table.skillProducts![skill * SKILL_PAIRS + pairIndex(WIDTH, i, j)]!;
    }
  }
  const total = sumOf(table, skill, terms);
  return Math.sqrt(Math.max(0, squares - (total * total) / n) / (n - 1));
}

interface Counted<D> {
  readonly days: readonly D[];
  /** Replications of the shortest day. */
  readonly replications: number;
}

function counted<D extends SkillDay>(days: readonly D[]): Counted<D> {
  const found = days.filter(({ table, weight }) => table.skillSums && table.skillProducts && weight > 0 && table.replications > 0);
  return { days: found, replications: Math.min(...found.map(({ table }) => table.replications)) };
}

function halfWidth(variance: number, replications: number): number | null {
  return replications < 2 ? null : studentQuantile(CONFIDENCE_QUANTILE, replications - 1) * Math.sqrt(variance);
}

/** A measure of the chosen skills together; `mean` is NaN when nothing was counted. */
export function weekSkillEstimate(given: readonly SkillDay[], measure: MeasureDefinition<SkillCounter>): BoundedEstimate {
  const { days, replications } = counted(given);
  if (days.length === 0) return NOTHING;
  const top = factors(measure.numerator);
  const bottom = measure.denominator === null ? null : factors(measure.denominator);
  let numerator = 0;
  let denominator = bottom === null ? 1 : 0;
  for (const { table, weight, skills } of days) {
    for (const skill of skills) {
      numerator += (weight * sumOf(table, skill, top)) / table.replications;
      if (bottom !== null) denominator += (weight * sumOf(table, skill, bottom)) / table.replications;
    }
  }
  const mean = numerator / denominator;
  if (!Number.isFinite(mean)) return NOTHING;
  const error = bottom === null ? top : top.map((factor, c) => factor - mean * bottom[c]!);
  let variance = 0;
  for (const { table, weight, skills } of days) {
    const deviation = skills.reduce((total, skill) => total + deviationOf(table, skill, error), 0);
    variance += (weight * deviation * (weight * deviation)) / table.replications;
  }
  const width = halfWidth(variance / (denominator * denominator), replications);
  return { mean, halfWidth: width, bounded: width !== 0 && days.some(({ skills }) => skills.length > 1), reading: 0 };
}

/** What a day's queues answered, whoever did: mean and standard deviation of a replication, and the deviations of their skills one by one and summed. */
interface Whole {
  readonly mean: number;
  readonly deviation: number;
  /** By position among the table's skills. */
  readonly deviations: ReadonlyMap<number, number>;
  readonly sum: number;
}

/** Tables never change, so one pass over a day's skills serves every share of the same list of queues. */
const keptWholes = new WeakMap<DayTable, WeakMap<readonly number[], Whole>>();

function wholeOf({ table, flows }: SkillShareDay): Whole {
  const kept = keptWholes.get(table) ?? new WeakMap<readonly number[], Whole>();
  keptWholes.set(table, kept);
  const known = kept.get(flows);
  if (known) return known;
  const n = table.replications;
  let total = 0;
  let squares = 0;
  for (let r = 0; r < n; r++) {
    let calls = 0;
    for (const flow of flows) calls += table.flowCounters[(r * table.flowIds.length + flow) * FLOW_COUNTERS.length + FLOW_ANSWERED]!;
    total += calls;
    squares += calls * calls;
  }
  const queues = new Set(flows);
  const unit = factors({ answered: 1 });
  const deviations = new Map(activeSkills(table, (flow) => queues.has(flow)).map((skill) => [skill, deviationOf(table, skill, unit)]));
  const sum = Array.from(deviations.values()).reduce((all, one) => all + one, 0);
  const made = { mean: total / n, deviation: Math.sqrt(Math.max(0, squares - (total * total) / n) / (n - 1)), deviations, sum };
  kept.set(flows, made);
  return made;
}

/** Share of the answered calls of the queues that the chosen skills, which are of these queues, answered; NaN when none was answered. */
export function weekSkillShare(given: readonly SkillShareDay[]): BoundedEstimate {
  const { days, replications } = counted(given);
  if (days.length === 0) return NOTHING;
  const facts = days.map((day) => {
    const { table, weight, skills } = day;
    const whole = wholeOf(day);
    const part = skills.reduce((total, skill) => total + answeredBy(table, skill), 0) / table.replications;
    const own = skills.reduce((total, skill) => total + (whole.deviations.get(skill) ?? 0), 0);
    const isAll = skills.length === whole.deviations.size;
    return { weight, n: table.replications, part, own, other: isAll ? 0 : Math.max(0, whole.sum - own), whole };
  });
  const whole = facts.reduce((total, day) => total + day.weight * day.whole.mean, 0);
  const mean = facts.reduce((total, day) => total + day.weight * day.part, 0) / whole;
  if (!Number.isFinite(mean)) return NOTHING;
  const remaining = Math.max(0, 1 - mean);
  const variance = facts.reduce((total, { weight, n, own, other, whole: all }) => {
    const least = Math.min(own + mean * all.deviation, remaining * own + mean * other, remaining * all.deviation + other);
    return total + (weight * least * (weight * least)) / n;
  }, 0);
  const width = halfWidth(variance / (whole * whole), replications);
  return { mean, halfWidth: width, bounded: width !== null && width > 0, reading: 0 };
}
