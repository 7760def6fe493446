import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDay } from '../../../src/compile/index.ts';
import { fingerprintOf, simulateBatch } from '../../../src/engine/simulate/index.ts';
import { createTrace, type DayTrace, TRACE_STEP_SECONDS } from '../../../src/engine/simulate/trace.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS } from '../../../src/model/measures.ts';
import type { DayInput, DayTable } from '../../../src/protocol/simulation.ts';
import { SAMPLES } from '../../../src/samples/index.ts';
import { randomCentre } from '../simulate/random-centre.ts';

const SEED = 7;

function traced(day: DayInput, replication = 0, slice = 17): DayTrace {
  const trace = createTrace({ day, seed: SEED, replication });
  while (trace.step(slice) < 1);
  return trace.finish();
}

function sampleDay(id: string, dayId: 'mon' | 'tue'): DayInput {
  const project = SAMPLES.find((sample) => sample.id === id)!.make();
  return { dayId, centre: compileDay(project.baseline, project.run.month, dayId)!.centre };
}

/** Adds [interval][…] up over the intervals. */
function dayTotals(cells: Float64Array, intervals: number): Float64Array {
  const totals = new Float64Array(cells.length / intervals);
  cells.forEach((value, i) => {
    totals[i % totals.length]! += value;
  });
  return totals;
}

const untraced = (day: DayInput, replication: number): DayTable =>
  simulateBatch({ day, seed: SEED, firstReplication: replication, replications: 1 });

/** The table of the untraced run with the counters of the traced one in their place. */
function tableWith(table: DayTable, trace: DayTrace): DayTable {
  return {
    ...table,
    flowCounters: dayTotals(trace.flowCells, table.intervals),
    groupCounters: dayTotals(trace.groupCells, table.intervals),
    flowIntervalSums: trace.flowCells,
    groupIntervalSums: trace.groupCells,
    calls: trace.calls,
  };
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const workshop = sampleDay('atelier', 'mon');

describe('a traced day is the day that is counted', () => {
  it('has the fingerprint of the same replication without tracing, on random centres with every rule of the format', () => {
    fc.assert(
      fc.property(randomCentre, fc.integer({ min: 0, max: 3 }), (centre, replication) => {
        const day = { dayId: 'mon', centre };
        const plain = untraced(day, replication);
        return fingerprintOf([tableWith(plain, traced(day, replication))]) === fingerprintOf([plain]);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
  it.each(['atelier', 'sco-ouest'])('and so has a Monday of %s, counter by counter', (id) => {
    const day = sampleDay(id, 'mon');
    const plain = untraced(day, 0);
    expect([plain.calls > 100, tableWith(plain, traced(day))]).toEqual([true, plain]);
  });
  it('does not depend on how many minutes are done at a time', () => {
    expect(traced(workshop, 1, 1)).toEqual(traced(workshop, 1, 100_000));
  });
});

describe('what is seen at a minute', () => {
  const trace = traced(workshop);
  const flows = trace.flowIds.length;
  const groups = trace.groupIds.length;
  const last = trace.seconds.length - 1;
  const { centre } = workshop;

  it('is looked at every minute from the opening to the end', () => {
    const dayEnd = centre.intervals * centre.intervalSeconds;
    expect([trace.seconds[0], trace.seconds[1], trace.seconds[last], last]).toEqual([0, TRACE_STEP_SECONDS, dayEnd, dayEnd / 60]);
  });
  it('every call offered so far is answered, given up or waiting, and nothing counted is taken back', () => {
    const faults: string[] = [];
    for (let i = 0; i <= last; i++) {
      for (let f = 0; f < flows; f++) {
        const at = i * flows + f;
        const known = trace.answered[at]! + trace.abandoned[at]! + trace.waiting[at]!;
        if (known !== trace.offered[at]!) faults.push(`minute ${i} flow ${f}: ${known} of ${trace.offered[at]}`);
        if (i > 0 && (trace.answered[at]! < trace.answered[at - flows]! || trace.abandoned[at]! < trace.abandoned[at - flows]!))
          faults.push(`minute ${i} flow ${f} goes back`);
      }
    }
    expect(faults).toEqual([]);
  });
  it('has the agents of the roster, more only while somebody ends a call after the shift, and nobody on two calls', () => {
    const faults: string[] = [];
    for (let i = 0; i < last; i++) {
      const interval = Math.floor((i * TRACE_STEP_SECONDS) / centre.intervalSeconds);
      centre.groups.forEach((group, g) => {
        const rostered = (group.agents as readonly number[])[interval]!;
        const present = trace.present[i * groups + g]!;
        const busy = trace.busy[i * groups + g]!;
        if (present < rostered || busy > present || busy < present - rostered) faults.push(`minute ${i} ${group.id}`);
      });
    }
    expect(faults).toEqual([]);
  });
  it('nobody waits while a free agent of the own site could answer at once', () => {
    const faults: string[] = [];
    for (let i = 1; i < last; i++) {
      trace.flowIds.forEach((flowId, f) => {
        if (trace.waiting[i * flows + f] === 0) return;
        centre.groups.forEach((group, g) => {
          const free = trace.present[i * groups + g]! - trace.busy[i * groups + g]!;
          if (free > 0 && group.skills.some((skill) => skill.flow === flowId && !skill.overflow)) faults.push(`minute ${i} ${flowId}`);
        });
      });
    }
    expect([sum(trace.waiting) > 0, faults]).toEqual([true, []]);
  });
  it('adds up to the counters of the day: busy minutes to busy seconds, waiting minutes to queue seconds, within the grain of a minute', () => {
    const region = sampleDay('sco-ouest', 'tue');
    const seen = traced(region);
    const samples = seen.seconds.length - 1;
    const mean = (values: Int32Array, width: number): number => sum(values.subarray(0, samples * width)) / samples;
    const counted = (cells: Float64Array, names: readonly string[], name: string): number => {
      let total = 0;
      for (let at = names.indexOf(name); at < cells.length; at += names.length) total += cells[at]!;
      return total / (region.centre.intervals * region.centre.intervalSeconds);
    };
    const busy = counted(seen.groupCells, GROUP_COUNTERS, 'busySeconds');
    const queue = counted(seen.flowCells, FLOW_COUNTERS, 'queueSeconds');
    expect(mean(seen.busy, seen.groupIds.length) / busy).toBeCloseTo(1, 1);
    expect(mean(seen.waiting, seen.flowIds.length) / queue).toBeCloseTo(1, 1);
  });
});
