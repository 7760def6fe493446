import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Centre } from '../../../src/model/centre.ts';
import type { FlowCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { everything, fixed, perDay, plainDay, run } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
/** Mean of the products of deviations, with its standard error. */
function covariance(a: readonly number[], b: readonly number[]): { value: number; error: number } {
  const [ma, mb] = [mean(a), mean(b)];
  const products = a.map((x, i) => (x - ma) * (b[i]! - mb));
  const value = mean(products);
  return { value, error: Math.sqrt(mean(products.map((x) => (x - value) ** 2)) / a.length) };
}

describe('factors of the day', () => {
  it('that no flow names, or that never differ from 1, change nothing to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    const dayFactors = [
      { id: 'weather', cv: 0.4 },
      { id: 'nothing', cv: 0 },
    ];
    expect(everything(run(plainDay({ more: { dayFactors } }), 20))).toEqual(without);
    const named = { flow: { busyness: { cv: 0.2, dayFactors: ['nothing'] } }, more: { dayFactors } };
    expect(everything(run(plainDay(named), 20))).toEqual(without);
  });

  it('have mean 1, and make of the totals of two flows exactly the covariances of products of gamma factors', () => {
    const DAYS = 20_000;
    const cv = { own: [0.2, 0.3, 0.1], weather: 0.25, moon: 0.15 };
    const expected = [40, 60, 30];
    const factors = [['weather'], ['moon', 'weather'], ['moon']];
    const flows = expected.map((n, f) =>
      flow(`F${f}`, { arrivalsPerHour: n, handling: fixed(0), busyness: { cv: cv.own[f]!, dayFactors: factors[f]! } }),
    );
    const model = centre(
      flows,
      [
        group(
          'P',
          1,
          flows.map(({ id }) => skill(id)),
        ),
      ],
      {
        intervals: 2,
        intervalSeconds: 1800,
        dayFactors: [
          { id: 'moon', cv: cv.moon },
          { id: 'weather', cv: cv.weather },
        ],
      },
    );
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 3, replications: DAYS });
    const totals = flows.map(({ id }) => perDay(t, id, 'offered'));
    const square = (id: string): number => 1 + (id === 'weather' ? cv.weather : cv.moon) ** 2;
    const far: string[] = [];
    const compare = (name: string, value: number, exact: number, error: number): void => {
      if (!(Math.abs(value - exact) <= 4 * error)) far.push(`${name}: ${value} for ${exact}, ± ${error}`);
    };
    for (let a = 0; a < 3; a++) {
      for (let b = a; b < 3; b++) {
        // E[XY] over the factors they share, less 1; a flow with itself shares its own as well, and has the spread of Poisson on top.
        const shared = factors[a]!.filter((id) => factors[b]!.includes(id)).reduce((product, id) => product * square(id), 1);
        const own = a === b ? 1 + cv.own[a]! ** 2 : 1;
        const exact = expected[a]! * expected[b]! * (shared * own - 1) + (a === b ? expected[a]! : 0);
        const { value, error } = covariance(totals[a]!, totals[b]!);
        compare(`F${a} with F${b}`, value, exact, error);
        if (a === b) compare(`mean of F${a}`, mean(totals[a]!), expected[a]!, Math.sqrt(exact / DAYS));
        else if (a === 0 && b === 2) expect(exact).toBe(0);
      }
    }
    expect(far).toEqual([]);
  });

  it('are one factor for all: with nothing of their own, two flows of the same rate are busy on the same days', () => {
    const busyness = { cv: 0, dayFactors: ['x'] };
    const flows = ['A', 'B'].map((id) => flow(id, { arrivalsPerHour: 20_000, handling: fixed(0), busyness }));
    const model = centre(flows, [group('P', 1, [skill('A'), skill('B')])], { intervals: 1, dayFactors: [{ id: 'x', cv: 0.3 }] });
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 3, replications: 40 });
    const [a, b] = [perDay(t, 'A', 'offered'), perDay(t, 'B', 'offered')];
    a.forEach((n, day) => {
      expect(Math.abs(n - b[day]!)).toBeLessThan(5 * Math.sqrt(n + b[day]!));
    });
    expect(Math.max(...a) / Math.min(...a)).toBeGreaterThan(2);
  });
});

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
const idOf = (kind: number, period: number): string => `k${kind}p${period}`;

/** One factor a day for all rates; a kind of call has the laws of its period of arrival, hence a flow for each kind and period. */
function simpleMsk(): Centre {
  const flows = KINDS.flatMap((kind) =>
    PERIODS.map((period) =>
      flow(idOf(kind, period), {
        arrivalsPerHour: PERIODS.map((at) => (at === period ? parameters.arrival_rate_per_min[kind]![period]! * 60 : 0)),
        busyness: { cv: 0, dayFactors: ['day'] },
        handling: exponential(60 / parameters.service_rate_by_arrival_period[period]!),
        patience: exponential(60 / parameters.patience_rate_by_arrival_period[period]!),
      }),
    ),
  );
  const skills = (kinds: readonly (readonly [number, number])[]) =>
    kinds.flatMap(([kind, rank]) => PERIODS.map((period) => skill(idOf(kind, period), { rank })));
  const of = (g: number): number[] => [...parameters.agents[g]!];
  return centre(
    flows,
    [
      group(
        'G0',
        of(0),
        skills([
          [0, 1],
          [1, 1],
        ]),
      ),
      group(
        'G1',
        of(1),
        skills([
          [1, 2],
          [2, 1],
        ]),
      ),
    ],
    {
      intervals: 3,
      intervalSeconds: 7200,
      departures: 'first',
      dayFactors: [{ id: 'day', cv: 1 / Math.sqrt(GAMMA_SHAPE) }],
    },
  );
}

describe('ContactCenters’ SimpleMSK: one gamma factor for all rates of a day, agents who leave as they come free', () => {
  let t: DayTable;
  const total = (counter: FlowCounter, wanted = (_id: string): boolean => true): number[] => {
    const columns = t.flowIds.filter(wanted).map((id) => perDay(t, id, counter));
    return columns[0]!.map((_, day) => columns.reduce((sum, column) => sum + column[day]!, 0));
  };
  /** Distance of the mean of days from a printed one, in joint standard errors. */
  const apart = (days: readonly number[], printed: Printed): number => {
    const own = Math.sqrt(covariance(days, days).value / days.length);
    return Math.abs(mean(days) - printed.mean) / Math.hypot(own, (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96);
  };
  beforeAll(() => {
    t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: simpleMsk() }, seed: 5, replications: 2000 });
  });

  it('serves and loses as many calls, with as large a spread of the days', () => {
    expect(apart(total('answered'), published.served)).toBeLessThan(4);
    expect(apart(total('abandoned'), published.abandoned)).toBeLessThan(4);
    // Spread of 1,000 printed and 2,000 own days: ± 2.7 %.
    const spread = (days: readonly number[]): number => Math.sqrt(covariance(days, days).value);
    expect(Math.abs(spread(total('answered')) / 437.605 - 1)).toBeLessThan(0.11);
    expect(Math.abs(spread(total('abandoned')) / 551.164 - 1)).toBeLessThan(0.11);
  });

  it('reaches its service level within the printed interval', () => {
    const [good, short, offered] = [mean(total('answeredWithin')), mean(total('abandonedWithin')), mean(total('offered'))];
    const [low, high] = published.SL_g1.ci95;
    expect(good / (offered - short)).toBeGreaterThan(low - 0.0005);
    expect(good / (offered - short)).toBeLessThan(high + 0.0005);
  });

  it('answers each kind in time as often in each period of arrival', () => {
    const wrong = KINDS.flatMap((kind) =>
      PERIODS.flatMap((period) => {
        const distance = apart(
          total('answeredWithin', (id) => id === idOf(kind, period)),
          published.good_by_type_period[kind]![period]!,
        );
        return distance < 4 ? [] : [`${idOf(kind, period)}: ${distance.toFixed(1)} standard errors`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
