/**
 * published/cc_SimpleMSK (and peers/03, the same model): three kinds of call, two groups, one gamma factor a day for all rates, and laws that
 * depend on the period of arrival. A centre file has one factor a flow and one law a flow, so the day is put together from what it has:
 * a flow for each kind and period, and the factor's distribution cut into equal slices, each simulated at its middle.
 * The removal of agents differs for a few minutes after the third period begins (its groups take no call while too many are busy).
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gammaP } from '../../../src/maths/incomplete-gamma.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter } from '../../../src/model/measures.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';

interface Printed {
  readonly mean: number;
  readonly ci95: readonly [number, number];
}
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
const { parameters, published } = JSON.parse(
  readFileSync(new URL('../../reference/published/cc_SimpleMSK.json', import.meta.url), 'utf8'),
) as SimpleMsk;

const KINDS = [0, 1, 2] as const;
const PERIODS = [0, 1, 2] as const;
const GAMMA_SHAPE = 28.7;
const SLICES = 100;
const DAYS_A_SLICE = 20;
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

let engine: Engine;
let slices: readonly { readonly flowIds: readonly string[]; readonly counters: Float64Array }[] = [];
beforeAll(async () => {
  engine = await loadBundledEngine();
  slices = Array.from({ length: SLICES }, (_, index) => {
    const day = { dayId: `slice-${index}`, centre: dayAt(factorAt((index + 0.5) / SLICES)) };
    const table = engine.simulateBatch({ day, seed: 5, firstReplication: 0, replications: DAYS_A_SLICE });
    return { flowIds: table.flowIds, counters: table.flowCounters };
  });
});

function daysOf(counter: FlowCounter, wanted: (flowId: string) => boolean): Days {
  const width = FLOW_COUNTERS.length;
  const at = FLOW_COUNTERS.indexOf(counter);
  return slices.map(({ flowIds, counters }) =>
    Array.from({ length: DAYS_A_SLICE }, (_, day) =>
      flowIds.reduce((sum, id, f) => (wanted(id) ? sum + counters[(day * flowIds.length + f) * width + at] : sum), 0),
    ),
  );
}

/** Mean over the slices with the standard error of what varies inside them. */
function estimate(days: Days): { readonly mean: number; readonly error: number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const inside = days.map((slice) => {
    const middle = mean(slice);
    return slice.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (slice.length - 1) / slice.length;
  });
  return { mean: mean(days.map(mean)), error: Math.sqrt(inside.reduce((sum, value) => sum + value, 0)) / days.length };
}

/** Distance in joint standard errors. */
function apart(ours: { readonly mean: number; readonly error: number }, printed: Printed): number {
  const theirs = (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96;
  return Math.abs(ours.mean - printed.mean) / Math.hypot(ours.error, theirs);
}

const all = (): boolean => true;

describe('ContactCenters’ SimpleMSK: overflow between two groups under one factor a day', () => {
  it('serves and loses as many calls', () => {
    expect(apart(estimate(daysOf('answered', all)), published.served)).toBeLessThan(4);
    expect(apart(estimate(daysOf('abandoned', all)), published.abandoned)).toBeLessThan(4);
  });

  it('reaches its service level within the printed interval', () => {
    const good = estimate(daysOf('answeredWithin', all)).mean;
    const short = estimate(daysOf('abandonedWithin', all)).mean;
    const offered = estimate(daysOf('offered', all)).mean;
    const [low, high] = published.SL_g1.ci95;
    const level = good / (offered - short);
    expect(level).toBeGreaterThan(low - 0.0005);
    expect(level).toBeLessThan(high + 0.0005);
  });

  it('answers each kind in time as often in each period of arrival', () => {
    const wrong = KINDS.flatMap((kind) =>
      PERIODS.flatMap((period) => {
        const distance = apart(
          estimate(daysOf('answeredWithin', (id) => id === idOf(kind, period))),
          published.good_by_type_period[kind][period],
        );
        return distance < 4 ? [] : [`${idOf(kind, period)}: ${distance.toFixed(1)} standard errors`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
