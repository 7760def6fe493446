/**
 * Purpose: laying what happens on the counters. A call's counters belong to the interval of its arrival; queue and busy seconds are laid on
 * the clock; work after the day is overtime of the last interval.
 */
import {
  BUSY_SECONDS,
  CALLBACK_SECONDS,
  CALLBACKS,
  FLOW_WIDTH,
  GROUP_WIDTH,
  OVERTIME_SECONDS,
  QUEUE_SECONDS,
  STAFFED_SECONDS,
  type State,
} from './state.ts';

/** Adds to one counter. */
export function add(cells: Float64Array, at: number, amount: number): void {
  cells[at] = cells[at]! + amount;
}

/** Lays a wait that began before this interval on the intervals it covers. */
export function spreadQueueSeconds(s: State, flow: number, from: number, to: number): void {
  const m = s.model;
  let k = s.interval;
  let end = to;
  while (end > from && k >= 0) {
    const start = Math.max(from, m.borders[k]!);
    if (start < end) {
      add(s.flowCells, (k * m.flowCount + flow) * FLOW_WIDTH + QUEUE_SECONDS, end - start);
      end = start;
    }
    k--;
  }
}

/** Counts an agent busy from now, in this interval, until `to`. */
export function addBusy(s: State, group: number, from: number, to: number): void {
  if (s.closed) add(s.groupCells, s.groupBase + group * GROUP_WIDTH + OVERTIME_SECONDS, to - from);
  else if (to <= s.intervalEnd) add(s.groupCells, s.groupBase + group * GROUP_WIDTH + BUSY_SECONDS, to - from);
  else spreadBusySeconds(s, group, from, to);
}

/** Lays a service that ends after this interval on the intervals it covers. */
export function spreadBusySeconds(s: State, group: number, from: number, to: number): void {
  const m = s.model;
  let start = from;
  for (let k = s.interval; k < m.intervalCount && start < to; k++) {
    const end = Math.min(to, m.borders[k + 1]!);
    add(s.groupCells, (k * m.groupCount + group) * GROUP_WIDTH + BUSY_SECONDS, end - start);
    start = end;
  }
  if (to > start) add(s.groupCells, ((m.intervalCount - 1) * m.groupCount + group) * GROUP_WIDTH + OVERTIME_SECONDS, to - start);
}

/** Lays the time from `from`, perhaps in an earlier interval, until `to`, which is not after this interval, on one counter of a group. */
function spreadBack(s: State, group: number, counter: number, from: number, to: number, sign: number): void {
  const m = s.model;
  let end = to;
  for (let k = s.interval; k >= 0 && end > from; k--) {
    const start = Math.max(from, m.borders[k]!);
    if (start >= end) continue;
    add(s.groupCells, (k * m.groupCount + group) * GROUP_WIDTH + counter, sign * (end - start));
    end = start;
  }
}

/** Counts an agent busy from `from`, perhaps in an earlier interval, until now. */
export function addBusyUntil(s: State, group: number, from: number, to: number): void {
  const dayEnd = s.dayEnd;
  spreadBack(s, group, BUSY_SECONDS, from, Math.min(to, dayEnd), 1);
  if (to <= dayEnd) return;
  const last = (s.model.intervalCount - 1) * s.model.groupCount + group;
  add(s.groupCells, last * GROUP_WIDTH + OVERTIME_SECONDS, to - Math.max(from, dayEnd));
}

/** Takes the time of a break, until now, from the staffed time of its group. */
export function subtractBreak(s: State, group: number, from: number, to: number): void {
  spreadBack(s, group, STAFFED_SECONDS, from, Math.min(to, s.dayEnd), -1);
}

/** A caller who had left the line for a call back leaves the queue. @param since when the call back was agreed */
export function countCallback(s: State, cell: number, since: number, now: number): void {
  add(s.flowCells, cell + CALLBACKS, 1);
  add(s.flowCells, cell + CALLBACK_SECONDS, Math.max(0, now - since));
}
