/** What crosses a thread for a simulation. Types only; everything is structured-cloneable. */
import type { Centre } from '../model/centre.ts';

/** One day type of one scenario. */
export interface DayInput {
  /** Stable name of the day, e.g. 'mon'; part of the random streams, so that a Monday meets the same callers in every scenario. */
  readonly dayId: string;
  readonly centre: Centre;
}

export interface RunInput {
  /** The scenario's id, or 'baseline'. */
  readonly id: string;
  readonly days: readonly DayInput[];
}

/**
 * How much a table tells: everything, or only the days' totals (flowCounters, groupCounters, freshCalls), which take a hundredth of the bytes.
 * What both tell is the same to the last bit.
 */
export type TableDetail = 'full' | 'days';

/** All runs share the seed, so their callers are the same (common random numbers). */
export interface SimulationRequest {
  readonly runs: readonly RunInput[];
  /** Absent = full. */
  readonly detail?: TableDetail;
  readonly seed: number;
  readonly replications: number;
}

/**
 * Everything counted for one centre over `replications` days. Layouts, row-major:
 * flowCounters  [replication][flow][FLOW_COUNTERS]      groupCounters  [replication][group][GROUP_COUNTERS]
 * flowIntervalSums [interval][flow][FLOW_COUNTERS], sums over replications; groupIntervalSums [interval][group][GROUP_COUNTERS].
 * flowIntervalProducts / groupIntervalProducts: sums over replications of the products that interval half-widths need, layout of
 * src/engine/simulate/interval-moments.ts. In a table of days' totals the arrays by interval are empty.
 */
export interface DayTable {
  readonly dayId: string;
  readonly replications: number;
  readonly intervals: number;
  readonly intervalSeconds: number;
  readonly flowIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly flowCounters: Float64Array;
  readonly groupCounters: Float64Array;
  /** [replication][flow] fresh calls that came, whose expectation the centre tells; absent in tables made elsewhere and of stationary runs. */
  readonly freshCalls?: Float64Array | undefined;
  readonly flowIntervalSums: Float64Array;
  readonly groupIntervalSums: Float64Array;
  readonly flowIntervalProducts: Float64Array;
  readonly groupIntervalProducts: Float64Array;
  /**
   * Calls by the flow they are of and the group that answered, skill by skill, group by group in the file's order: positions in flowIds and
   * groupIds; sums over replications [skill][SKILL_COUNTERS]; products likewise, layout of interval-moments.ts. Absent in tables made elsewhere.
   */
  readonly skillFlows?: Int32Array | undefined;
  readonly skillGroups?: Int32Array | undefined;
  readonly skillSums?: Float64Array | undefined;
  readonly skillProducts?: Float64Array | undefined;
  /** Waits of answered calls: layout of src/engine/simulate/wait-histogram.ts (WaitSums); absent in tables made elsewhere. */
  readonly waitCounts?: Float64Array | undefined;
  readonly waitSquares?: Float64Array | undefined;
  readonly waitProducts?: Float64Array | undefined;
  /** Arrivals simulated, all attempts. */
  readonly calls: number;
}

export interface RunOutcome {
  readonly id: string;
  readonly days: readonly DayTable[];
  /** SHA-256 of the figures, hexadecimal. */
  readonly fingerprint: string;
}

export interface SimulationOutcome {
  readonly runs: readonly RunOutcome[];
  readonly seed: number;
  readonly replications: number;
  readonly engineVersion: string;
  readonly calls: number;
  readonly wallSeconds: number;
}

/** A share of one day's replications: the unit of parallel work. Batches have a fixed size, so results do not depend on the number of workers. */
export interface BatchRequest {
  readonly day: DayInput;
  readonly seed: number;
  readonly firstReplication: number;
  readonly replications: number;
  /** Absent = full. */
  readonly detail?: TableDetail;
}
