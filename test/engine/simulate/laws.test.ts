import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchSimulation, simulateBatch } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { exponential, flow, group, skill } from './centres.ts';
import { randomCentre } from './random-centre.ts';

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

  it("Little's law holds exactly: time waited by calls = time-integral of the queue, when the day closes the queue", () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        const table = run({ ...centre, closing: 'drop' });
        const waited = total(column(table.flowCounters, 'waitSeconds'));
        const queued = total(column(table.flowCounters, 'queueSeconds'));
        expect(Math.abs(waited - queued)).toBeLessThanOrEqual(1e-9 * Math.max(1, waited));
      }),
      { numRuns: RUNS, seed: 2 },
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
});
