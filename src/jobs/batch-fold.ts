/**
 * Joins the tables of a day's batches in the order of their replications, whatever the order in which they arrive: sums of floating-point
 * numbers depend on it. Joins as it goes, because a batch's table is as large as the whole day's.
 */
import type { DayTable } from '../protocol/simulation.ts';

/** Tables joined at once: few copies of the accumulated table, few tables kept. */
const JOIN_AT = 8;

export interface BatchFold {
  add(firstReplication: number, table: DayTable): void;
  /** Replications that have arrived, in whatever order. */
  readonly arrived: number;
  /** The day's table once everything has arrived. */
  finish(): DayTable;
}

/** `start`: a table of the same day's first replications, if there is one. */
export function createBatchFold(merge: (tables: readonly DayTable[]) => DayTable, start: DayTable | null): BatchFold {
  let joined: DayTable | null = start;
  let inOrder: DayTable[] = [];
  let next = start?.replications ?? 0;
  let arrived = next;
  const early = new Map<number, DayTable>();
  const join = () => {
    if (inOrder.length > 0) joined = merge(joined ? [joined, ...inOrder] : inOrder);
    inOrder = [];
  };
  return {
    add(firstReplication, table) {
      arrived += table.replications;
      early.set(firstReplication, table);
      for (let due = early.get(next); due; due = early.get(next)) {
        early.delete(next);
        inOrder.push(due);
        next += due.replications;
      }
      if (inOrder.length >= JOIN_AT) join();
    },
    get arrived() {
      return arrived;
    },
    finish() {
      join();
      if (!joined || early.size > 0) throw new Error('batches are missing');
      return joined;
    },
  };
}
