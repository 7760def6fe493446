/**
 * The horizon as one job on a runner: each month of the baseline and of a scenario with the same callers, in rounds until every flow's service
 * level is as sure as asked. Months that need no month before them run two at a time and come as they are ready; those that carry work over
 * run in order. Every month's figures are handed over when they are done, so that a job that is stopped leaves what it has.
 */
import { joinParts, partsOfCentre } from '../engine/simulate/components.ts';
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import type { Progress } from '../protocol/progress.ts';
import type { DayTable, RunInput } from '../protocol/simulation.ts';
import {
  carriesWork,
  FIRST_WEEKS,
  type MonthFigures,
  NOTHING_LEFT,
  type PlannedMonth,
  type SimulatedDays,
  serviceDifference,
  simulatedMonth,
  simulatedWork,
  startingBacklog,
  type WorkMonth,
  weeksWanted,
  weekWith,
} from '../trajectory/index.ts';
import { createProgressMeter } from './progress-meter.ts';
import { JobCancelled, type Runner } from './runner.ts';

/** One scenario of the horizon, months in order. */
export interface HorizonVariant {
  readonly id: string;
  readonly months: readonly PlannedMonth[];
}

/** A month as simulated: figures, what it started with, and how it differs from the first variant's. */
export interface HorizonMonth {
  readonly variantId: string;
  readonly figures: MonthFigures;
  readonly backlog: ReadonlyMap<Id, number>;
  readonly engineVersion: string;
  /** By flow, and null for all calls: service level less the first variant's, paired week by week; empty for the first. */
  readonly differences: ReadonlyMap<Id | null, Estimate>;
}

export interface HorizonOptions {
  readonly seed: number;
  readonly occupancyCap: number | null;
  /** Of each flow's service level in each month. */
  readonly halfWidth: number;
  readonly mostWeeks: number;
  /** Work of the month before the first one asked for, by variant; absent = the horizon begins there. */
  readonly before?: ReadonlyMap<string, readonly WorkMonth[]>;
  readonly signal?: AbortSignal;
  readonly onMonth: (months: readonly HorizonMonth[]) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** Months under way at once: enough to keep two workers busy while tables are added up. */
const LANES = 2;

interface VariantState {
  readonly variant: HorizonVariant;
  /** Work of the month before; [] at the start of the horizon. */
  before: readonly WorkMonth[];
  backlog: ReadonlyMap<Id, number>;
}

type Week = SimulatedDays['week'];

/** The days part by part: a part that nothing has changed is not simulated again. */
const runOf = (id: string, week: Week): RunInput => ({
  id,
  days: week.days.flatMap(({ dayId, centre }) => partsOfCentre(centre).map((part) => ({ dayId, centre: part }))),
});

function joinDays(week: Week, tables: readonly DayTable[]): SimulatedDays {
  let next = 0;
  const days = week.days.map(({ centre }) => {
    const count = partsOfCentre(centre).length;
    next += count;
    return joinParts(centre, tables.slice(next - count, next));
  });
  return { week, tables: days };
}

interface RoundMonth {
  readonly figures: MonthFigures;
  readonly days: SimulatedDays;
  readonly engineVersion: string;
}

/** The weeks of one month under every variant; where a backlog runs out, the same with nothing waiting too. */
async function simulateRound(
  runner: Runner,
  states: readonly VariantState[],
  month: number,
  weeks: number,
  options: HorizonOptions,
): Promise<readonly RoundMonth[]> {
  const { seed, signal, occupancyCap } = options;
  const planned = states.map(({ variant }) => variant.months[month]!);
  const compiled = planned.map((one, index) => weekWith(one, carriesWork(one) ? states[index]!.backlog : NOTHING_LEFT));
  const job = signal ? { signal } : {};
  const outcome = await runner.simulate(
    { runs: compiled.map((week, index) => runOf(states[index]!.variant.id, week)), seed, replications: weeks, detail: 'days' },
    job,
  );
  const found: RoundMonth[] = [];
  const { engineVersion } = outcome;
  for (const [index, one] of planned.entries()) {
    const days = joinDays(compiled[index]!, outcome.runs[index]!.days);
    const { backlog, before } = states[index]!;
    let answer = carriesWork(one) ? simulatedWork(one, days, null, backlog, before) : { work: [], needsEmpty: false };
    if (answer.needsEmpty) {
      const empty = await runner.simulate({ runs: [runOf('empty', one.week)], seed, replications: weeks, detail: 'days' }, job);
      answer = simulatedWork(one, days, joinDays(one.week, empty.runs[0]!.days), backlog, before);
    }
    found.push({ figures: simulatedMonth(one, days, answer.work, occupancyCap), days, engineVersion });
  }
  return found;
}

function differencesFrom(first: SimulatedDays, other: SimulatedDays, figures: MonthFigures): ReadonlyMap<Id | null, Estimate> {
  const ids: readonly (Id | null)[] = [null, ...figures.flows.map(({ flowId }) => flowId)];
  return new Map(ids.map((flowId) => [flowId, serviceDifference(first, other, flowId)]));
}

/** One month under every variant, in rounds. @param tell weeks done and wanted so far */
async function simulateOneMonth(
  runner: Runner,
  states: readonly VariantState[],
  month: number,
  options: HorizonOptions,
  tell: (weeks: number, wanted: number) => void,
): Promise<readonly HorizonMonth[]> {
  for (const state of states) state.backlog = startingBacklog(state.variant.months[month]!, state.before);
  let weeks = Math.min(FIRST_WEEKS, options.mostWeeks);
  for (;;) {
    const round = await simulateRound(runner, states, month, weeks, options);
    const wanted = weeksWanted(
      round.map(({ figures }) => figures),
      options.halfWidth,
      options.mostWeeks,
    );
    tell(weeks, wanted);
    if (wanted <= weeks) {
      return round.map(({ figures, days, engineVersion }, index) => ({
        variantId: states[index]!.variant.id,
        figures,
        backlog: states[index]!.backlog,
        engineVersion,
        differences: index === 0 ? new Map() : differencesFrom(round[0]!.days, days, figures),
      }));
    }
    weeks = wanted;
  }
}

/** Share of the job by weeks done over weeks wanted; months not begun are taken to want what the others do on average. */
function createHorizonMeter(months: number, onProgress: HorizonOptions['onProgress']) {
  const meter = createProgressMeter(performance.now() / 1000);
  const state = new Map<number, { weeks: number; wanted: number }>();
  return (month: number, weeks: number, wanted: number): void => {
    state.set(month, { weeks, wanted });
    const known = [...state.values()];
    const mean = known.reduce((sum, one) => sum + one.wanted, 0) / known.length;
    const done = known.reduce((sum, one) => sum + Math.min(one.weeks, one.wanted), 0);
    const { share, secondsLeft } = meter.update(Math.min(1, done / (mean * months)), performance.now() / 1000);
    onProgress?.({ share, secondsLeft, phase: 'simulating' });
  };
}

/**
 * Simulates the given months of the variants. Rejects with JobCancelled or JobFailed; what was done until then has been handed over.
 * @param variants the first is the one that the others are compared with
 * @param wanted months to simulate, ascending; with work that is carried over each from the first on, without a gap
 */
export async function simulateHorizon(
  runner: Runner,
  variants: readonly HorizonVariant[],
  wanted: readonly number[],
  options: HorizonOptions,
): Promise<void> {
  const tell = createHorizonMeter(wanted.length, options.onProgress);
  const fresh = (variant: HorizonVariant): VariantState => ({
    variant,
    before: options.before?.get(variant.id) ?? [],
    backlog: NOTHING_LEFT,
  });
  const oneMonth = async (states: readonly VariantState[], month: number): Promise<readonly HorizonMonth[]> => {
    if (options.signal?.aborted) throw new JobCancelled('aborted');
    const done = await simulateOneMonth(runner, states, month, options, (weeks, more) => tell(month, weeks, more));
    options.onMonth(done);
    return done;
  };
  if (variants.some(({ months }) => months.some(carriesWork))) {
    const states = variants.map(fresh);
    for (const month of wanted) {
      // In order: a month begins with what the one before has left.
      const done = await oneMonth(states, month);
      for (const [index, { figures }] of done.entries()) states[index]!.before = figures.work;
    }
    return;
  }
  const queue = [...wanted];
  const states = variants.map(fresh);
  const lane = async (): Promise<void> => {
    try {
      for (let month = queue.shift(); month !== undefined; month = queue.shift()) await oneMonth(states, month);
    } catch (end) {
      // What ends one lane ends the job: the other begins no month more.
      queue.length = 0;
      throw end;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
