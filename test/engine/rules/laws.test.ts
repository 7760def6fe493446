/** What holds whatever the optional rules. As test/engine/simulate/laws.test.ts, on centres that have them all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchSimulation, simulateBatch } from '../../../src/engine/simulate/index.ts';
import { createTrace } from '../../../src/engine/simulate/trace.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { randomRules } from './random-rules.ts';

const RUNS = 150;
const REPLICATIONS = 2;
const request = (centre: Centre) => ({ day: { dayId: 'mon', centre }, seed: 7, firstReplication: 0, replications: REPLICATIONS });
const run = (centre: Centre): DayTable => simulateBatch(request(centre));

/** One counter of every row: replication × flow, or interval × flow. */
const column = (cells: Float64Array, counter: FlowCounter): number[] => {
  const at = FLOW_COUNTERS.indexOf(counter);
  return Array.from({ length: cells.length / FLOW_COUNTERS.length }, (_, row) => cells[row * FLOW_COUNTERS.length + at]!);
};
const groupColumn = (cells: Float64Array, counter: GroupCounter): number[] => {
  const at = GROUP_COUNTERS.indexOf(counter);
  return Array.from({ length: cells.length / GROUP_COUNTERS.length }, (_, row) => cells[row * GROUP_COUNTERS.length + at]!);
};
const holds = (seed: number, law: (centre: Centre) => void, numRuns = RUNS): void => {
  fc.assert(fc.property(randomRules, law), { numRuns, seed });
};

/** Everything counted, by id. */
function byId(t: DayTable): Record<string, number[]> {
  const result: Record<string, number[]> = {};
  const put = (kind: string, ids: readonly string[], cells: readonly Float64Array[]): void => {
    ids.forEach((id, i) => {
      result[`${kind} ${id}`] = cells.flatMap((all) => {
        const width = kind === 'flow' ? FLOW_COUNTERS.length : GROUP_COUNTERS.length;
        return Array.from(all).filter((_, at) => Math.floor(at / width) % ids.length === i);
      });
    });
  };
  put('flow', t.flowIds, [t.flowCounters, t.flowIntervalSums]);
  put('group', t.groupIds, [t.groupCounters, t.groupIntervalSums]);
  const width = t.skillSums!.length / Math.max(1, t.skillFlows!.length);
  t.skillFlows!.forEach((f, s) => {
    result[`${t.flowIds[f]} by ${t.groupIds[t.skillGroups![s]!]}`] = [...t.skillSums!.subarray(s * width, (s + 1) * width)];
  });
  return result;
}

describe('whatever the rules', () => {
  it('offered = answered + abandoned + blocked + unserved, exactly, in every replication and interval', () => {
    holds(1, (centre) => {
      const t = run(centre);
      for (const cells of [t.flowCounters, t.flowIntervalSums]) {
        const parts = (['answered', 'abandoned', 'blocked', 'unserved'] as const).map((name) => column(cells, name));
        expect(column(cells, 'offered').map((_, row) => parts.reduce((sum, part) => sum + part[row]!, 0))).toEqual(
          column(cells, 'offered'),
        );
      }
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      expect(sum(column(t.flowCounters, 'offered'))).toBe(t.calls);
      expect(sum(groupColumn(t.groupCounters, 'answered'))).toBe(sum(column(t.flowCounters, 'answered')));
    });
  });

  it("Little's law: of every flow, time waited by calls = time-integral of the queue, when the day closes the queue", () => {
    holds(2, (centre) => {
      const t = run({ ...centre, closing: 'drop' });
      const queued = column(t.flowCounters, 'queueSeconds');
      column(t.flowCounters, 'waitSeconds').forEach((waited, row) => {
        expect(Math.abs(waited - queued[row]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, waited));
      });
    });
  });

  it('agents are never busy for longer than they are staffed, nor staffed for longer than scheduled and finishing', () => {
    holds(3, (centre) => {
      const t = run(centre);
      const busy = groupColumn(t.groupIntervalSums, 'busySeconds');
      const over = groupColumn(t.groupIntervalSums, 'overtimeSeconds');
      groupColumn(t.groupIntervalSums, 'staffedSeconds').forEach((staffed, row) => {
        const { agents } = centre.groups[row % centre.groups.length]!;
        const k = Math.floor(row / centre.groups.length);
        const scheduled = REPLICATIONS * centre.intervalSeconds * (typeof agents === 'number' ? agents : agents[k]!);
        expect(busy[row]!).toBeLessThanOrEqual(staffed + 1e-6);
        expect(staffed).toBeLessThanOrEqual(scheduled + over[row]! + 1e-6);
      });
    });
  });

  it('no counter is negative or not a number, and a part is no more than the whole', () => {
    holds(4, (centre) => {
      const t = run(centre);
      for (const cells of [t.flowCounters, t.groupCounters, t.flowIntervalSums, t.groupIntervalSums, t.skillSums!]) {
        expect(cells.every((value) => value >= -1e-9 && Number.isFinite(value))).toBe(true);
      }
      const parts: readonly (readonly [FlowCounter, FlowCounter])[] = [
        ['answeredWithin', 'answered'],
        ['abandonedWithin', 'abandoned'],
        ['callbacks', 'offered'],
        ['callbackSeconds', 'waitSeconds'],
        ['waitAnsweredSeconds', 'waitSeconds'],
      ];
      for (const [part, whole] of parts) {
        const most = column(t.flowCounters, whole);
        column(t.flowCounters, part).forEach((value, row) => {
          expect([part, value <= most[row]! + 1e-6]).toEqual([part, true]);
        });
      }
    });
  });

  it('the order of flows, groups, skills and of what they list changes nothing, to the last bit', () => {
    holds(5, (centre) => {
      const turned: Centre = {
        ...centre,
        dayFactors: centre.dayFactors!.toReversed(),
        flows: centre.flows.toReversed().map((f) => ({ ...f, origins: (f.origins ?? []).toReversed() })),
        groups: centre.groups.toReversed().map((g) => ({
          ...g,
          skills: g.skills.toReversed().map((s) => ({ ...s, stages: (s.stages ?? []).toReversed() })),
          paces: (g.paces ?? []).toReversed().map((p) => ({ ...p, flows: (p.flows ?? []).toReversed() })),
        })),
      };
      expect(byId(run(turned))).toEqual(byId(run(centre)));
    });
  });

  it('the film of a day counts the same day, and shows no more agents busy than there are', () => {
    holds(
      7,
      (centre) => {
        const film = createTrace({ day: { dayId: 'mon', centre }, seed: 7, replication: 0 }).finish();
        const day = simulateBatch({ ...request(centre), replications: 1 });
        expect([...film.flowCells]).toEqual([...day.flowIntervalSums]);
        expect([...film.groupCells]).toEqual([...day.groupIntervalSums]);
        expect(film.calls).toBe(day.calls);
        expect(film.busy.every((busy, i) => busy >= 0 && busy <= film.present[i]!)).toBe(true);
      },
      100,
    );
  });

  it('slices of any size, and batches of any cut, give the same replications; every day ends', () => {
    holds(
      6,
      (centre) => {
        const sliced = createBatchSimulation(request(centre));
        let share = 0;
        for (let steps = 0; share < 1 && steps < 100_000; steps++) share = sliced.step(1 + (steps % 17));
        expect(share).toBe(1);
        const whole = run(centre);
        expect(sliced.finish()).toEqual(whole);
        const second = simulateBatch({ ...request(centre), firstReplication: 1, replications: 1 });
        expect([...second.flowCounters]).toEqual([...whole.flowCounters.subarray(second.flowCounters.length)]);
        expect([...second.groupCounters]).toEqual([...whole.groupCounters.subarray(second.groupCounters.length)]);
      },
      100,
    );
  });
});
