/**
 * Purpose: the calls that wait: a flow's queue as a doubly linked list of slots, its marks for who may take its first call, and its timer for
 * the next waiting time at which something changes.
 */
import { cancel, END_OF_PATIENCE, NO_EVENT, schedule, THRESHOLD } from './calendar.ts';
import { add, spreadQueueSeconds } from './counting.ts';
import { FLOW_WIDTH, growSlots, QUEUE_SECONDS, type State, thresholdItem } from './state.ts';

/** A free slot for a call that arrives now. */
export function takeSlot(s: State, flow: number, cell: number): number {
  if (s.freeSlot < 0) growSlots(s);
  const slot = s.freeSlot;
  s.freeSlot = s.slotNext[slot]!;
  s.slotFlow[slot] = flow;
  s.slotCell[slot] = cell;
  s.slotArrival[slot] = s.now;
  return slot;
}

export function releaseSlot(s: State, slot: number): void {
  s.itemKind[slot] = NO_EVENT;
  s.slotNext[slot] = s.freeSlot;
  s.freeSlot = slot;
}

/** A call whose end of patience is its itemTime takes the last place in its queue. */
export function joinQueue(s: State, flow: number, slot: number): void {
  const tail = s.queueTail[flow]!;
  s.slotNext[slot] = -1;
  s.slotPrevious[slot] = tail;
  if (tail < 0) s.queueHead[flow] = slot;
  else s.slotNext[tail] = slot;
  s.queueTail[flow] = slot;
  s.queueCount[flow] = s.queueCount[flow]! + 1;
  s.waitingTotal++;
  s.itemKind[slot] = END_OF_PATIENCE;
  if (s.itemTime[slot] !== Number.POSITIVE_INFINITY) schedule(s, slot);
  if (tail < 0) headChanged(s, flow);
}

/**
 * Another call is the first of its queue, or none is, or the first has reached a threshold: marks the stages it has reached and plans
 * the next threshold that a skill of the flow asks for.
 */
export function headChanged(s: State, flow: number): void {
  const m = s.model;
  const head = s.queueHead[flow]!;
  const end = m.thresholdStart[flow + 1]!;
  let i = m.thresholdStart[flow]!;
  let stage = m.stageStart[flow]!;
  markWaiting(s, stage, head >= 0);
  if (i === end) return;
  const timer = thresholdItem(m, flow);
  if (s.itemTime[timer] !== Number.POSITIVE_INFINITY) {
    cancel(s, timer);
    s.itemTime[timer] = Number.POSITIVE_INFINITY;
  }
  const now = s.now;
  let planned = false;
  for (; i < end; i++) {
    stage++;
    const reached = head >= 0 && s.slotArrival[head]! + m.threshold[i]! <= now;
    markWaiting(s, stage, reached);
    if (reached || planned || head < 0) continue;
    planned = true;
    s.itemTime[timer] = s.slotArrival[head]! + m.threshold[i]!;
    s.itemKind[timer] = THRESHOLD;
    schedule(s, timer);
  }
}

/** Sets or clears the bit of a stage. */
function markWaiting(s: State, stage: number, on: boolean): void {
  const w = stage >> 5;
  const before = s.waiting[w]!;
  const after = on ? before | (1 << (stage & 31)) : before & ~(1 << (stage & 31));
  if (before === after) return;
  s.waiting[w] = after;
  const bit = 1 << (w & 31);
  const summary = s.waitingSummary[w >> 5]!;
  s.waitingSummary[w >> 5] = after !== 0 ? summary | bit : summary & ~bit;
}

/** Takes a waiting call out of its queue and counts its time on the clock. Its end of patience is not to come any more. */
export function leaveQueue(s: State, flow: number, slot: number): void {
  const now = s.now;
  const previous = s.slotPrevious[slot]!;
  const next = s.slotNext[slot]!;
  if (previous < 0) s.queueHead[flow] = next;
  else s.slotNext[previous] = next;
  if (next < 0) s.queueTail[flow] = previous;
  else s.slotPrevious[next] = previous;
  s.queueCount[flow] = s.queueCount[flow]! - 1;
  s.waitingTotal--;
  if (s.itemTime[slot] !== Number.POSITIVE_INFINITY) cancel(s, slot);
  if (previous < 0) headChanged(s, flow);
  const arrival = s.slotArrival[slot]!;
  if (!s.closed && arrival >= s.intervalStart) add(s.flowCells, s.flowBase + flow * FLOW_WIDTH + QUEUE_SECONDS, now - arrival);
  else spreadQueueSeconds(s, flow, arrival, Math.min(now, s.dayEnd));
}
