/**
 * Purpose: joins the tables of consecutive batches of one day, in index order, so that the sums come out the same whoever
 * computed the batches.
 */
import type { DayTable } from '../../protocol/simulation.ts';

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Rows that a table may lack: then the whole lacks them. */
function concatenateIfAll(parts: readonly (Float64Array | undefined)[]): Float64Array | undefined {
  return parts.includes(undefined) ? undefined : concatenate(parts as readonly Float64Array[]);
}

function addUp(parts: readonly Float64Array[]): Float64Array {
  const result = parts[0]!.slice();
  for (const part of parts.slice(1)) {
    for (let i = 0; i < result.length; i++) result[i] = result[i]! + part[i]!;
  }
  return result;
}

/** Sums that a table may lack: then the whole lacks them. */
function addUpIfAll(parts: readonly (Float64Array | undefined)[]): Float64Array | undefined {
  return parts.includes(undefined) ? undefined : addUp(parts as readonly Float64Array[]);
}

/**
 * One table of all replications. `tables`: same day, consecutive batches of BATCH_REPLICATIONS, in index order.
 * @throws RangeError when there is none, or when they are not of the same day and shape
 */
export function mergeTables(tables: readonly DayTable[]): DayTable {
  const first = tables[0];
  if (first === undefined) throw new RangeError('no table to merge');
  for (const t of tables) {
    if (t.dayId !== first.dayId || t.flowIntervalSums.length !== first.flowIntervalSums.length) {
      throw new RangeError(`tables of different days cannot be merged: ${first.dayId} and ${t.dayId}`);
    }
  }
  return {
    ...first,
    replications: tables.reduce((n, t) => n + t.replications, 0),
    calls: tables.reduce((n, t) => n + t.calls, 0),
    flowCounters: concatenate(tables.map((t) => t.flowCounters)),
    groupCounters: concatenate(tables.map((t) => t.groupCounters)),
    freshCalls: concatenateIfAll(tables.map((t) => t.freshCalls)),
    flowIntervalSums: addUp(tables.map((t) => t.flowIntervalSums)),
    groupIntervalSums: addUp(tables.map((t) => t.groupIntervalSums)),
    flowIntervalProducts: addUp(tables.map((t) => t.flowIntervalProducts)),
    groupIntervalProducts: addUp(tables.map((t) => t.groupIntervalProducts)),
    skillSums: addUpIfAll(tables.map((t) => t.skillSums)),
    skillProducts: addUpIfAll(tables.map((t) => t.skillProducts)),
    waitCounts: addUpIfAll(tables.map((t) => t.waitCounts)),
    waitSquares: addUpIfAll(tables.map((t) => t.waitSquares)),
    waitProducts: addUpIfAll(tables.map((t) => t.waitProducts)),
  };
}
