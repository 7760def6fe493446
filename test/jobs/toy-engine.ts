/** An engine whose figures are a hash of (day, seed, replication): cheap, exact, and slow, failing or endless on request. */
import { mergeTables } from '../../src/engine/simulate/index.ts';
import type { SimulationEngine } from '../../src/jobs/engine-port.ts';
import { sha256Hex } from '../../src/maths/sha256.ts';
import type { Centre } from '../../src/model/centre.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS } from '../../src/model/measures.ts';
import type { BatchRequest, DayTable } from '../../src/protocol/simulation.ts';

export interface ToySettings {
  /** Slices of a batch. */
  readonly slices?: number;
  /** Busy milliseconds of each step. */
  readonly busy?: number;
  /** A thread that has been ended stops in the middle of its work; a fake one asks. */
  readonly dead?: () => boolean;
  readonly onStart?: (batch: BatchRequest) => void;
}

/** A number in 0..1 that any change of its parts changes; sums of it depend on their order in the last bits. */
export function noise(...parts: readonly (string | number)[]): number {
  let h = 0x9e3779b9;
  for (const character of parts.join('/')) {
    h = Math.imul(h ^ character.charCodeAt(0), 0x85ebca6b);
    h ^= h >>> 13;
  }
  return (h >>> 0) / 4294967296;
}

function tableOf({ day, seed, firstReplication, replications }: BatchRequest): DayTable {
  const { flows, groups, intervals, intervalSeconds } = day.centre;
  const fill = (length: number, ...parts: (string | number)[]) =>
    Float64Array.from({ length }, (_, i) => noise(day.dayId, seed, day.centre.name ?? '', ...parts, i));
  const sum = (length: number, kind: string) => {
    const total = new Float64Array(length);
    for (let r = 0; r < replications; r++) {
      for (const [i, value] of fill(length, kind, firstReplication + r).entries()) total[i] += value / 3;
    }
    return total;
  };
  const perReplication = (width: number, kind: string) => {
    const all = new Float64Array(replications * width);
    for (let r = 0; r < replications; r++) all.set(fill(width, kind, firstReplication + r), r * width);
    return all;
  };
  const f = flows.length * FLOW_COUNTERS.length;
  const g = groups.length * GROUP_COUNTERS.length;
  return {
    dayId: day.dayId,
    replications,
    intervals,
    intervalSeconds,
    flowIds: flows.map(({ id }) => id),
    groupIds: groups.map(({ id }) => id),
    flowCounters: perReplication(f, 'flow'),
    groupCounters: perReplication(g, 'group'),
    flowIntervalSums: sum(intervals * f, 'flowInterval'),
    groupIntervalSums: sum(intervals * g, 'groupInterval'),
    flowIntervalProducts: sum((intervals * f * (FLOW_COUNTERS.length + 1)) / 2, 'flowProduct'),
    groupIntervalProducts: sum((intervals * g * (GROUP_COUNTERS.length + 1)) / 2, 'groupProduct'),
    calls: replications * 10,
  };
}

export const bytesHash = (tables: readonly DayTable[]): string =>
  sha256Hex(
    tables
      .map((table) =>
        [
          table.dayId,
          table.replications,
          table.flowCounters,
          table.groupCounters,
          table.flowIntervalSums,
          table.flowIntervalProducts,
        ].join(),
      )
      .join('|'),
  );

export function toyEngine(settings: ToySettings = {}): SimulationEngine {
  const { slices = 1, busy = 0 } = settings;
  return {
    version: 'toy/1',
    batchReplications: 4,
    start(batch) {
      settings.onStart?.(batch);
      if (batch.day.centre.name === 'throws') throw new Error('the toy was told to throw');
      let done = 0;
      return {
        step() {
          if (settings.dead?.()) throw new Error('this worker has been ended');
          const until = performance.now() + busy;
          while (performance.now() < until);
          if (batch.day.centre.name !== 'endless') done += 1;
          return done >= slices;
        },
        share: () => done / slices,
        finish: () => tableOf(batch),
      };
    },
    merge: mergeTables,
    fingerprint: bytesHash,
  };
}

export function toyCentre(name = 'toy', callsPerHour = 60): Centre {
  return {
    format: 'plateau-centre/1',
    name,
    intervalSeconds: 1800,
    intervals: 2,
    flows: [{ id: 'home', arrivalsPerHour: callsPerHour, handling: { kind: 'exponential', mean: 300 } }],
    groups: [{ id: 'north', agents: 6, skills: [{ flow: 'home', rank: 1, queueRank: 1 }] }],
  };
}
