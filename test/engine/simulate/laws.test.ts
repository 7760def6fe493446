import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchSimulation, simulateBatch } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { exponential, flow, group, skill } from './centres.ts';
import { distribution, randomCentre } from './random-centre.ts';

const RUNS = 300;
const REPLICATIONS = 2;

const run = (centre: Centre, seed = 7): DayTable =>
  simulateBatch({ day: { dayId: 'mon', centre }, seed, firstReplication: 0, replications: REPLICATIONS });

/** One counter of every row (replication × flow, or interval × flow). */
const column = (cells: Float64Array, counter: FlowCounter): number[] => {
  const at = FLOW_COUNTERS.indexOf(counter);
  return Array.from({ length: cells.length / FLOW_COUNTERS.length }, (_, row) => cells[row * FLOW_COUNTERS.length + at]!);
};
const groupColumn = (cells: Float64Array, counter: GroupCounter): number[] => {
  const at = GROUP_COUNTERS.indexOf(counter);
  return Array.from({ length: cells.length / GROUP_COUNTERS.length }, (_, row) => cells[row * GROUP_COUNTERS.length + at]!);
};
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Everything counted of one flow or group, in an order that does not depend on its place in the file. */
function flowNumbers(table: DayTable, id: string): number[] {
  const f = table.flowIds.indexOf(id);
  const rows = (cells: Float64Array): number[] =>
    Array.from(cells).filter((_, i) => Math.floor(i / FLOW_COUNTERS.length) % table.flowIds.length === f);
  return [...rows(table.flowCounters), ...rows(table.flowIntervalSums)];
}
function groupNumbers(table: DayTable, id: string): number[] {
  const g = table.groupIds.indexOf(id);
  const rows = (cells: Float64Array): number[] =>
    Array.from(cells).filter((_, i) => Math.floor(i / GROUP_COUNTERS.length) % table.groupIds.length === g);
  return [...rows(table.groupCounters), ...rows(table.groupIntervalSums)];
}
function sameFigures(a: DayTable, b: DayTable): boolean {
  return (
    a.flowIds.every((id) => JSON.stringify(flowNumbers(a, id)) === JSON.stringify(flowNumbers(b, id))) &&
    a.groupIds.every((id) => JSON.stringify(groupNumbers(a, id)) === JSON.stringify(groupNumbers(b, id)))
  );
}

describe('whatever the centre', () => {
  it('offered = answered + abandoned + blocked + unserved, exactly, in every replication and interval', () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const table = run(centre);
        for (const cells of [table.flowCounters, table.flowIntervalSums]) {
          const parts = (['answered', 'abandoned', 'blocked', 'unserved'] as const).map((name) => column(cells, name));
          column(cells, 'offered').forEach((offered, row) => {
            expect(total(parts.map((part) => part[row]!))).toBe(offered);
          });
        }
        expect(total(column(table.flowCounters, 'offered'))).toBe(table.calls);
        expect(total(groupColumn(table.groupCounters, 'answered'))).toBe(total(column(table.flowCounters, 'answered')));
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it("Little's law holds exactly, flow by flow and day by day: time waited by calls = time-integral of the queue, when the day closes the queue", () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const table = run({ ...centre, closing: 'drop' });
        const queued = column(table.flowCounters, 'queueSeconds');
        column(table.flowCounters, 'waitSeconds').forEach((waited, row) => {
          expect(Math.abs(waited - queued[row]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, waited));
        });
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('agents are busy, day by day, for the handling times of the calls answered: with constant ones to the last second', () => {
    fc.assert(
      fc.property(randomCentre, fc.integer({ min: 0, max: 600 }), (centre, seconds) => {
        const handling = { kind: 'deterministic', value: seconds } as const;
        const constant = centre.flows.map((f) => ({ ...f, handling }));
        const groups = centre.groups.map((g) => ({
          ...g,
          skills: g.skills.map(({ flow: id, rank, queueRank, overflow }) => ({ flow: id, rank, queueRank, overflow })),
        }));
        const table = run({ ...centre, flows: constant, groups });
        const [busy, after, answered] = (['busySeconds', 'overtimeSeconds', 'answered'] as const).map((name) =>
          groupColumn(table.groupCounters, name),
        );
        // A call that ends past the shift is overtime as well as busy while the day lasts, and overtime alone after it.
        answered!.forEach((calls, row) => {
          expect(busy![row]!).toBeLessThanOrEqual(calls * seconds + 1e-6);
          expect(busy![row]! + after![row]!).toBeGreaterThanOrEqual(calls * seconds - 1e-6);
        });
      }),
      { numRuns: RUNS, seed: 12 },
    );
  });

  it('in no interval are agents busy for longer than they are staffed, and waits within the limit are no more than the calls', () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const table = run(centre);
        const busy = groupColumn(table.groupIntervalSums, 'busySeconds');
        groupColumn(table.groupIntervalSums, 'staffedSeconds').forEach((staffed, row) => {
          expect(busy[row]!).toBeLessThanOrEqual(staffed + 1e-6);
        });
        const answered = column(table.flowCounters, 'answered');
        column(table.flowCounters, 'answeredWithin').forEach((within, row) => {
          expect(within).toBeLessThanOrEqual(answered[row]!);
        });
        expect(Math.min(...table.flowCounters, ...table.groupCounters)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });

  it('the order of flows, groups, skills and transfers in the file changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const turned: Centre = {
          ...centre,
          flows: centre.flows.toReversed(),
          groups: centre.groups.toReversed().map((g) => ({ ...g, skills: g.skills.toReversed() })),
        };
        expect(sameFigures(run(centre), run(turned))).toBe(true);
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it('a group without agents and a flow without calls change nothing for the others, to the last bit', () => {
    fc.assert(
      fc.property(randomCentre, fc.constantFrom('a first', 'zz last'), (centre, id) => {
        const larger: Centre = {
          ...centre,
          flows: [...centre.flows, flow(id, { arrivalsPerHour: 0 })],
          groups: [
            group(
              id,
              0,
              centre.flows.map((f) => skill(f.id, { rank: 0, queueRank: 0, overflow: { afterSeconds: 5 } })),
            ),
            ...centre.groups.map((g) => ({ ...g, skills: [...g.skills, skill(id)] })),
          ],
        };
        expect(sameFigures(run(centre), run(larger))).toBe(true);
      }),
      { numRuns: RUNS, seed: 5 },
    );
  });

  it('an interval split in two equal halves changes nothing: every count to the last bit, seconds to a millionth', () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const twice = <T>(value: T | readonly T[]): T | readonly T[] => (Array.isArray(value) ? value.flatMap((x: T) => [x, x]) : value);
        const split: Centre = {
          ...centre,
          intervalSeconds: centre.intervalSeconds / 2,
          intervals: 2 * centre.intervals,
          flows: centre.flows.map((f) => ({ ...f, arrivalsPerHour: twice(f.arrivalsPerHour) })),
          groups: centre.groups.map((g) => ({ ...g, agents: twice(g.agents) })),
        };
        const [whole, halves] = [run(centre), run(split)];
        const seconds = /Seconds$/;
        const same = (name: string, a: readonly number[], b: readonly number[]): void => {
          if (!seconds.test(name)) expect([name, ...b]).toEqual([name, ...a]);
          else expect([name, ...b]).toEqual([name, ...a.map((x) => expect.closeTo(x, 6))]);
        };
        // Rows of two halves are added up: [interval][column] → [interval / 2][column].
        const joined = (rows: readonly number[], width: number): number[] =>
          Array.from({ length: rows.length / 2 }, (_, i) => {
            const at = 2 * Math.floor(i / width) * width + (i % width);
            return rows[at]! + rows[at + width]!;
          });
        for (const name of FLOW_COUNTERS) {
          same(name, column(whole.flowCounters, name), column(halves.flowCounters, name));
          same(name, column(whole.flowIntervalSums, name), joined(column(halves.flowIntervalSums, name), centre.flows.length));
        }
        for (const name of GROUP_COUNTERS) {
          same(name, groupColumn(whole.groupCounters, name), groupColumn(halves.groupCounters, name));
          same(name, groupColumn(whole.groupIntervalSums, name), joined(groupColumn(halves.groupIntervalSums, name), centre.groups.length));
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });

  it('slices of any size and batches of any cut give the same replications', () => {
    fc.assert(
      fc.property(randomCentre, fc.integer({ min: 1, max: 40 }), (centre, slice) => {
        const request = { day: { dayId: 'mon', centre }, seed: 7, firstReplication: 0, replications: REPLICATIONS };
        const sliced = createBatchSimulation(request);
        let share = 0;
        for (let steps = 0; share < 1 && steps < 100_000; steps++) share = sliced.step(slice);
        const whole = simulateBatch(request);
        expect(sliced.finish()).toEqual(whole);
        const second = simulateBatch({ ...request, firstReplication: 1, replications: 1 });
        expect([...second.flowCounters]).toEqual([...whole.flowCounters.subarray(second.flowCounters.length)]);
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it('another seed, another day and another replication meet other callers; the same ones meet the same', () => {
    const busy: Centre = {
      format: 'plateau-centre/1',
      intervalSeconds: 1800,
      intervals: 4,
      flows: [flow('A')],
      groups: [group('P', 5, [skill('A')])],
    };
    const figures = (dayId: string, seed: number, firstReplication: number): string =>
      [...simulateBatch({ day: { dayId, centre: busy }, seed, firstReplication, replications: 1 }).flowCounters].join();
    const all = [figures('mon', 1, 0), figures('mon', 2, 0), figures('tue', 1, 0), figures('mon', 1, 1)];
    expect(new Set(all).size).toBe(4);
    expect(figures('mon', 1, 0)).toBe(all[0]);
  });
});

describe('common random numbers', () => {
  const day = (agents: number, more = {}): Centre => ({
    format: 'plateau-centre/1',
    intervalSeconds: 1800,
    intervals: 4,
    flows: [flow('A', { arrivalsPerHour: [50, 80, 60, 40], ...more })],
    groups: [group('P', agents, [skill('A')])],
  });

  it('the same fresh calls come whatever the staff', () => {
    const few = run(day(3));
    const many = run(day(9));
    expect(column(few.flowIntervalSums, 'offered')).toEqual(column(many.flowIntervalSums, 'offered'));
  });

  it('each call keeps its handling time whatever else changes', () => {
    const work = (table: DayTable): number =>
      total(groupColumn(table.groupCounters, 'busySeconds')) + total(groupColumn(table.groupCounters, 'overtimeSeconds'));
    const base = run(day(200));
    const other = run(day(300, { patience: exponential(10), balking: 0.3 }));
    const doubled = run({ ...day(200), groups: [group('P', 200, [skill('A', { handlingFactor: 2 })])] });
    expect(Math.abs(work(other) - work(base))).toBeLessThan(1e-6);
    expect(Math.abs(work(doubled) - 2 * work(base))).toBeLessThan(1e-6);
  });

  /**
   * One flow, first come first served, callers who wait for ever, staff that never falls: the residual works seen by the nth call, in order, are no
   * larger with more agents or with shorter calls (Kiefer and Wolfowitz 1955), so no call waits longer, whatever the laws. With impatience, ranks or
   * falling staff no such order holds call by call.
   */
  const fcfs = fc
    .record({
      handling: distribution,
      busyness: fc.constantFrom(null, { cv: 0.3 }),
      rates: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 4, maxLength: 4 }),
      agents: fc
        .array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 })
        .map((more) => more.map((_, k) => total(more.slice(0, k + 1)) + 1)),
      withinSeconds: fc.constantFrom(0, 20, 60, 300),
    })
    .map(
      ({ handling, busyness, rates, agents, withinSeconds }): Centre => ({
        format: 'plateau-centre/1',
        intervalSeconds: 900,
        intervals: 4,
        flows: [flow('A', { handling, busyness, arrivalsPerHour: rates, patience: null, target: { withinSeconds, share: 0.8 } })],
        groups: [group('P', agents, [skill('A')])],
      }),
    );

  /** No interval of any day in which a caller is worse off. */
  function expectNobodyWorse(before: Centre, after: Centre): void {
    for (let day = 0; day < REPLICATIONS; day++) {
      const [a, b] = [before, after].map((c) =>
        simulateBatch({ day: { dayId: 'mon', centre: c }, seed: 7, firstReplication: day, replications: 1 }),
      ) as [DayTable, DayTable];
      expect(column(b.flowIntervalSums, 'offered')).toEqual(column(a.flowIntervalSums, 'offered'));
      const within = column(a.flowIntervalSums, 'answeredWithin');
      expect(column(b.flowIntervalSums, 'answeredWithin').filter((calls, k) => calls < within[k]!)).toEqual([]);
      const waited = column(a.flowIntervalSums, 'waitSeconds');
      expect(column(b.flowIntervalSums, 'waitSeconds').filter((seconds, k) => seconds > waited[k]! + 1e-6)).toEqual([]);
    }
  }

  it('more agents, in any interval on, never hurt a single flow of patient callers', () => {
    fc.assert(
      fc.property(fcfs, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }), (centre, from, more) => {
        const [{ agents, ...rest }] = centre.groups as unknown as [
          { agents: readonly number[]; id: string; skills: Centre['groups'][0]['skills'] },
        ];
        const larger = { ...rest, agents: agents.map((n, k) => (k >= from ? n + more : n)) };
        expectNobodyWorse(centre, { ...centre, groups: [larger] });
      }),
      { numRuns: RUNS, seed: 13 },
    );
  });

  it('a second group that may take the same calls never hurts them either', () => {
    fc.assert(
      fc.property(fcfs, fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 1, 2), (centre, more, rank) => {
        expectNobodyWorse(centre, { ...centre, groups: [...centre.groups, group('Q', more, [skill('A', { rank })])] });
      }),
      { numRuns: RUNS, seed: 14 },
    );
  });

  it('shorter calls never hurt a single flow of patient callers', () => {
    fc.assert(
      fc.property(fcfs, fc.double({ min: 0.3, max: 1, noNaN: true }), (centre, handlingFactor) => {
        const groups = centre.groups.map((g) => ({ ...g, skills: [skill('A', { handlingFactor })] }));
        expectNobodyWorse(centre, { ...centre, groups });
      }),
      { numRuns: RUNS, seed: 15 },
    );
  });
});
