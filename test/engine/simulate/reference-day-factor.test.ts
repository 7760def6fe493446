/**
 * published/cc_SimpleMSK (and peers/03, the same model): three kinds of call, two groups, one gamma factor a day for all rates, and laws that
 * depend on the period of arrival. A centre file has one factor a flow and one law a flow, so the day is put together from what it has:
 * a flow for each kind and period, and the factor's distribution cut into equal slices. The days of a slice lie at even steps across it, so all of
 * them together are as many steps across the distribution; errors are those of the days about the mean of their slice.
 * The removal of agents differs where the third period begins with half the staff: its groups are counters that take no call while too many are
 * busy, the contract lets each agent not marked to leave go on. That answers some more calls in time, half a per cent of a day's and a sixth of the third
 * period's: 18.9, 39.6 and 28.2 of its three kinds for the printed 15.5, 34.7 and 24.9. (A simulation of 4,000 days written for this question alone
 * gives 19.4, 40.3 and 28.4 ± 0.8 to 1.7 by the contract's rule, 15.8, 35.0 and 24.8 by the counters'.) So the third period's counts are
 * held to 4 joint standard errors only; all else must lie inside the printed intervals as well.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { gammaP } from '../../../src/maths/incomplete-gamma.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import { type Printed, read } from './published.ts';
import { SERVICE_LEVEL_PRECISION } from './reference.ts';

interface SimpleMsk {
  readonly parameters: {
    readonly arrival_rate_per_min: readonly (readonly number[])[];
    readonly service_rate_by_arrival_period: readonly number[];
    readonly patience_rate_by_arrival_period: readonly number[];
    readonly agents: readonly (readonly number[])[];
  };
  readonly published: {
    readonly served: Printed;
    readonly abandoned: Printed;
    readonly SL_g1: Printed;
    readonly good_by_type_period: readonly (readonly Printed[])[];
  };
}
const { parameters, published } = read<SimpleMsk>('published/cc_SimpleMSK');
const { generic_simulator: generic } = read<{
  generic_simulator: { readonly measures: Readonly<Record<string, readonly (Printed & { readonly row: string })[]>> };
}>('peers/03-simple-msk-overflow');

const KINDS = [0, 1, 2] as const;
const PERIODS = [0, 1, 2] as const;
const GAMMA_SHAPE = 28.7;
const SLICES = 600;
const DAYS_A_SLICE = 8;
const idOf = (kind: number, period: number): string => `k${kind}p${period}`;

/** The factor below which lies this share of days. */
function factorAt(share: number): number {
  let low = 0.01;
  let high = 5;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (gammaP(GAMMA_SHAPE, GAMMA_SHAPE * middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

function dayAt(factor: number): Centre {
  const flows = KINDS.flatMap((kind) =>
    PERIODS.map((period) =>
      flow(idOf(kind, period), {
        arrivalsPerHour: PERIODS.map((at) => (at === period ? parameters.arrival_rate_per_min[kind][period] * 60 * factor : 0)),
        handling: exponential(60 / parameters.service_rate_by_arrival_period[period]),
        patience: exponential(60 / parameters.patience_rate_by_arrival_period[period]),
        target: { withinSeconds: 20, share: 0.8 },
      }),
    ),
  );
  const skills = (kinds: readonly (readonly [number, number])[]) =>
    kinds.flatMap(([kind, rank]) => PERIODS.map((period) => skill(idOf(kind, period), { rank, queueRank: 1 })));
  const groups = [
    group(
      'G0',
      [...parameters.agents[0]],
      skills([
        [0, 1],
        [1, 1],
      ]),
    ),
    group(
      'G1',
      [...parameters.agents[1]],
      skills([
        [1, 2],
        [2, 1],
      ]),
    ),
  ];
  return centre(flows, groups, { intervals: 3, intervalSeconds: 7200 });
}

/** Day totals of one counter over some flows, [slice][day]. */
type Days = readonly (readonly number[])[];

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
/** [slice][day], one replication each. */
let slices: readonly (readonly Pick<DayTable, 'flowIds' | 'flowCounters'>[])[] = [];
beforeAll(async () => {
  engine = await loadBundledEngine();
  slices = Array.from({ length: SLICES }, (_, index) =>
    Array.from({ length: DAYS_A_SLICE }, (__, step) => {
      const place = index * DAYS_A_SLICE + step;
      const day = { dayId: `day-${place}`, centre: dayAt(factorAt((place + 0.5) / (SLICES * DAYS_A_SLICE))) };
      const { flowIds, flowCounters } = engine.simulateBatch({ day, seed: 5, firstReplication: 0, replications: 1 });
      return { flowIds, flowCounters };
    }),
  );
});

function daysOf(counters: Partial<Record<FlowCounter, number>>, wanted: (flowId: string) => boolean): Days {
  const terms = Object.entries(counters).map(([name, factor]) => [FLOW_COUNTERS.indexOf(name as FlowCounter), factor] as const);
  return slices.map((slice) =>
    slice.map(({ flowIds, flowCounters }) =>
      flowIds.reduce((sum, id, f) => {
        const base = f * FLOW_COUNTERS.length;
        return wanted(id) ? sum + terms.reduce((part, [at, factor]) => part + factor * flowCounters[base + at]!, 0) : sum;
      }, 0),
    ),
  );
}

interface Figure {
  readonly mean: number;
  /** Standard error. */
  readonly error: number;
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean over the slices with the standard error of what varies inside them. */
function estimate(days: Days): Figure {
  const inside = days.map((slice) => {
    const middle = mean(slice);
    return slice.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (slice.length - 1) / slice.length;
  });
  return { mean: mean(days.map(mean)), error: Math.sqrt(inside.reduce((sum, value) => sum + value, 0)) / days.length };
}

/** A ratio of two sums; its error by the delta method. */
function ratio(numerator: Days, denominator: Days): Figure {
  const [above, below] = [estimate(numerator).mean, estimate(denominator).mean];
  const level = above / below;
  const errors = numerator.map((slice, i) => slice.map((value, j) => (value - level * denominator[i]![j]!) / below));
  return { mean: level, error: estimate(errors).error };
}

/** Distance in joint standard errors. */
function apart(ours: Figure, printed: Printed): number {
  const theirs = (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96;
  return Math.abs(ours.mean - (printed.mean ?? printed.value ?? Number.NaN)) / Math.hypot(ours.error, theirs);
}

function tooFar(name: string, ours: Figure, printed: Printed): string[] {
  const distance = apart(ours, printed);
  return distance <= 4 ? [] : [`${name}: ${distance.toFixed(1)} standard errors`];
}

/** What is wrong with a figure: beyond 4 joint standard errors, or outside the printed interval with its ends rounded to `lastDigit`. */
function wrong(name: string, ours: Figure, printed: Printed, lastDigit: number): string[] {
  const [low, high] = printed.ci95;
  const found = tooFar(name, ours, printed);
  if (ours.mean < low - lastDigit / 2 || ours.mean > high + lastDigit / 2) found.push(`${name}: ${ours.mean} is outside ${low} to ${high}`);
  return found;
}

const all = (): boolean => true;
const GOOD = { answeredWithin: 1 };
const BUT_SHORT = { offered: 1, abandonedWithin: -1 };

describe('ContactCenters’ SimpleMSK: overflow between two groups under one factor a day', () => {
  it('serves and loses as many calls', () => {
    expect([
      ...wrong('served', estimate(daysOf({ answered: 1 }, all)), published.served, 0.001),
      ...wrong('abandoned', estimate(daysOf({ abandoned: 1 }, all)), published.abandoned, 0.001),
    ]).toEqual([]);
  });

  it('reaches its service level, known to ±0.001', () => {
    const level = ratio(daysOf(GOOD, all), daysOf(BUT_SHORT, all));
    expect(wrong('service level', level, published.SL_g1, 0.001)).toEqual([]);
    expect(1.96 * level.error).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });

  it('answers each kind in time as often in each period of arrival', () => {
    const found = KINDS.flatMap((kind) =>
      PERIODS.flatMap((period) => {
        const good = estimate(daysOf(GOOD, (id) => id === idOf(kind, period)));
        const printed = published.good_by_type_period[kind]![period]!;
        return period < 2 ? wrong(idOf(kind, period), good, printed, 0.001) : tooFar(idOf(kind, period), good, printed);
      }),
    );
    expect(found).toEqual([]);
  });

  it('agrees kind by kind with the same centre in their general simulator (peers/03)', () => {
    const { measures } = generic;
    const rows = ['First Inbound Type', 'Second Inbound Type', 'Third Inbound Type'];
    const found = KINDS.flatMap((kind) => {
      const own = (id: string): boolean => id.startsWith(`k${kind}`);
      const offered = daysOf({ offered: 1 }, own);
      const figures: Record<string, Figure> = {
        SERVICELEVEL: ratio(daysOf(GOOD, own), daysOf(BUT_SHORT, own)),
        SERVICELEVEL2: ratio(daysOf({ answeredWithin: 1, abandonedWithin: 1 }, own), offered),
        ABANDONMENTRATIO: ratio(daysOf({ abandoned: 1 }, own), offered),
        WAITINGTIME: ratio(daysOf({ waitSeconds: 1 / 60 }, own), offered),
        SPEEDOFANSWER: ratio(daysOf({ waitAnsweredSeconds: 1 / 60 }, own), daysOf({ answered: 1 }, own)),
      };
      return Object.entries(figures).flatMap(([name, figure]) => {
        const printed = measures[name]!.find(({ row }) => row === rows[kind])!;
        return tooFar(`${rows[kind]} ${name}`, figure, printed);
      });
    });
    expect(found).toEqual([]);
  });
});
