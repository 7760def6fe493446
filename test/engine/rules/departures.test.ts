/**
 * Whoever comes free first leaves: the rule of ContactCenters, whose groups are counters that take no call while too many are busy. So their
 * whole day can be compared, not only the hours before staff falls (test/engine/simulate/reference-published.test.ts).
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { intervalFlowEstimate, intervalGroupEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import { type Estimate, FLOW_MEASURES, type MeasureDefinition } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { standardErrors } from '../simulate/reference.ts';
import { integrals, type Moves } from './chains.ts';
import { groupRatio, ratio } from './compare.ts';
import { everything, groupIn, ofFlow, ofGroup, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../reference/${name}.json`, import.meta.url), 'utf8')) as T;

describe('whoever comes free first leaves', () => {
  it('is no other rule where staff never falls, to the last bit', () => {
    const agents = { group: { agents: [4, 5, 5, 8] }, more: { departures: 'first' as const } };
    const rising = (d: 'first' | 'drawn') => {
      const day = plainDay({ ...agents, more: { departures: d } });
      return everything(run({ ...day, groups: [day.groups[0]!, { ...day.groups[1]!, agents: 3 }] }, 20));
    };
    expect(rising('first')).toEqual(rising('drawn'));
    expect(everything(run(plainDay({ more: { departures: 'drawn' } }), 20))).toEqual(everything(run(plainDay(), 20)));
  });

  it('is traced by hand: two of three leave, as their calls end', () => {
    const flows = ['A', 'B', 'C'].map((id, i) => quiet(id, 150 + 50 * i));
    const model = (agents: number[]) =>
      traced(
        { A: [0, 110], B: [0], C: [0] },
        flows,
        [
          group(
            'P',
            agents,
            flows.map(({ id }) => skill(id)),
          ),
        ],
        {
          intervals: agents.length,
          intervalSeconds: 100,
          departures: 'first',
        },
      );
    const t = run(model([3, 1, 1, 1, 1]));
    // A ends at 150 and B at 200: they leave, though a call waits since 110; C, who stays, takes it at 250.
    expect(ofFlow(t, 'A', 'waitSeconds')).toBe(140);
    expect([0, 1, 2, 3].map((k) => groupIn(t, k, 'P', 'overtimeSeconds'))).toEqual([0, 50 + 100, 0, 0]);
    expect([0, 1, 2, 3].map((k) => groupIn(t, k, 'P', 'staffedSeconds'))).toEqual([300, 100 + 150, 100, 100]);
    // One is wanted again before the second has left: the first to leave is gone at 150, the second stays.
    const again = run(model([3, 1, 2, 2, 2]));
    expect(ofFlow(again, 'A', 'waitSeconds')).toBe(90);
    expect(ofGroup(again, 'P', 'overtimeSeconds')).toBe(150);
  });
});

describe('a loss system whose staff falls twice and rises once: exact, interval by interval', () => {
  it('within 4 standard errors', () => {
    const agents = [8, 4, 6, 3];
    const [rate, handling, seconds, days] = [90 / 3600, 240, 600, 10_000];
    // Who is busy beyond the staff ends its call; nobody begins one while so many are busy.
    const moves =
      (staff: number): Moves<number> =>
      (busy) => [
        [busy < staff ? rate : 0, busy + 1],
        [busy / handling, Math.max(0, busy - 1)],
      ];
    const exact = agents.map(
      (_, i) =>
        integrals(
          0,
          agents.slice(0, i + 1).map((staff) => ({ seconds, moves: moves(staff) })),
          [(busy) => (busy >= agents[i]! ? rate : 0), (busy) => busy, (busy) => Math.max(0, busy - agents[i]!)],
          2,
        ).at(-1)!,
    );
    const a = flow('A', { arrivalsPerHour: 90, handling: exponential(handling), waitingRoom: 0 });
    const model = centre([a], [group('P', agents, [skill('A')])], { intervalSeconds: seconds, departures: 'first' });
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 3, replications: days });
    const each = <C extends string>(counter: C): MeasureDefinition<C> => ({
      id: 'test',
      unit: 'seconds',
      better: 'neither',
      numerator: { [counter]: 1 } as Partial<Record<C, number>>,
      denominator: null,
    });
    const wrong = agents.flatMap((staff, k) => {
      const [blocked, busy, over] = exact[k]! as [number, number, number];
      const figures: readonly (readonly [string, Estimate, number])[] = [
        ['blocked', intervalFlowEstimate(t, k, [0], each('blocked')), blocked],
        ['busy', intervalGroupEstimate(t, k, [0], each('busySeconds')), busy],
        ['staffed', intervalGroupEstimate(t, k, [0], each('staffedSeconds')), staff * seconds + over],
      ];
      return figures
        .filter(([, seen, value]) => !(standardErrors(seen, value, days) <= 4))
        .map(([name, seen, value]) => `${name} in ${k}: ${seen.mean} for ${value}`);
    });
    expect(wrong).toEqual([]);
    expect(exact.map(([, , over]) => over! > 10)).toEqual([false, true, false, true]);
  });
});

interface Printed {
  readonly mean: number;
  readonly ci95: readonly [number, number];
}
interface Peer {
  readonly model: { readonly agents: readonly number[]; readonly arrivals_per_period: readonly number[] };
  readonly results: {
    readonly measures: Readonly<
      Record<
        string,
        readonly { readonly row: string; readonly value: number; readonly ci95: readonly [number, number]; readonly by_period?: number[] }[]
      >
    >;
  };
}

/** Distance in joint standard errors; a printed figure carries half a unit of its last digit as well. */
function apart(ours: Estimate, printed: { value: number; ci95: readonly [number, number] }, n: number, lastDigit = 0): number {
  const mine = (ours.halfWidth ?? 0) / studentQuantile(0.975, n - 1);
  const theirs = (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96;
  return Math.max(0, Math.abs(ours.mean - printed.value) - lastDigit / 2) / Math.hypot(mine, theirs);
}

describe.each([20, 30])('the whole day of ContactCenters’ singleQueue, answered within %i seconds', (withinSeconds) => {
  const peer = read<Peer>('peers/08-single-queue-nonstationary-balking');
  const { published } = read<{ published: Readonly<Record<string, readonly Printed[]>> }>('published/cc_singleQueue');
  let t: DayTable;
  beforeAll(() => {
    const calls = flow('A', {
      arrivalsPerHour: [...peer.model.arrivals_per_period],
      handling: exponential(100),
      patience: exponential(1000),
      balking: 0.1,
      target: { withinSeconds, share: 0.8 },
    });
    const { agents } = peer.model;
    const model = centre([calls], [group('P', [...agents], [skill('A')])], {
      intervals: agents.length,
      intervalSeconds: 3600,
      departures: 'first',
    });
    t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 1, replications: 2000 });
  });

  it('hour by hour as printed (published/cc_singleQueue)', () => {
    const rows = published[`SL${withinSeconds}_percent_by_hour`]!;
    const wrong = rows.flatMap(({ mean, ci95 }, k) => {
      const level = intervalFlowEstimate(t, k, [0], FLOW_MEASURES.serviceLevelExcludingShort);
      const percent = { mean: 100 * level.mean, halfWidth: 100 * (level.halfWidth ?? 0) };
      const errors = apart(percent, { value: mean, ci95 }, t.replications, 0.1);
      return errors <= 4 ? [] : [`hour ${k}: ${errors.toFixed(1)} standard errors`];
    });
    expect(rows.length).toBe(13);
    expect(wrong).toEqual([]);
  });

  it('over the day as ContactCenters gives it on a further run (peers/08)', () => {
    const row = (id: string) => {
      const rows = peer.results.measures[id]!;
      return rows.find((one) => one.row.includes(`${withinSeconds}s`)) ?? rows[0]!;
    };
    const figures = {
      SERVICELEVEL: ratio(t, 'A', FLOW_MEASURES.serviceLevelExcludingShort.numerator, { offered: 1, abandonedWithin: -1 }),
      SERVICELEVEL2: ratio(t, 'A', { answeredWithin: 1, abandonedWithin: 1 }),
      ABANDONMENTRATIO: ratio(t, 'A', { abandoned: 1 }),
      WAITINGTIME: ratio(t, 'A', { waitSeconds: 1 }),
      SPEEDOFANSWER: ratio(t, 'A', { waitAnsweredSeconds: 1 }, { answered: 1 }),
      OCCUPANCY: groupRatio(t, 'P', { busySeconds: 1 }),
    };
    const wrong = Object.entries(figures).flatMap(([id, ours]) => {
      const errors = apart(ours, row(id), t.replications);
      return errors <= 4 ? [] : [`${id}: ${ours.mean} for ${row(id).value}, ${errors.toFixed(1)} standard errors`];
    });
    expect(wrong).toEqual([]);
  });
});
