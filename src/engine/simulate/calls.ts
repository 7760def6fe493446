/**
 * Purpose: what happens to a call: it arrives, waits, is answered, gives up, is turned away, comes back; and what each step
 * counts. A call's counters belong to the interval of its arrival; queue and busy seconds are laid on the clock.
 */
import { drawKeyed, take } from '../../maths/samplers.ts';
import { cancel, END_OF_PATIENCE, END_OF_SERVICE, NO_EVENT, RETURN, schedule, THRESHOLD } from './calendar.ts';
import {
  BALKING_BACK,
  BALKING_FRESH,
  FLOW_STREAMS,
  HANDLING_BACK,
  HANDLING_FRESH,
  HAS_BALKING,
  HAS_LUCK,
  HAS_PATIENCE,
  LUCK_BACK,
  LUCK_FRESH,
  PATIENCE_BACK,
  PATIENCE_FRESH,
  REDIAL_CHANCE,
  REDIAL_DELAY,
} from './prepare.ts';
import { pick, route } from './routing.ts';
import {
  ABANDONED,
  ABANDONED_DURING,
  ABANDONED_WITHIN,
  ANSWERED,
  ANSWERED_WITHIN,
  BLOCKED,
  BUSY_SECONDS,
  CALLS,
  DAY_END,
  FLOW_WIDTH,
  GROUP_ANSWERED,
  GROUP_ANSWERED_WITHIN,
  GROUP_WIDTH,
  growSlots,
  INTERVAL_END,
  INTERVAL_START,
  NOW,
  OFFERED,
  OVERTIME_SECONDS,
  QUEUE_SECONDS,
  type State,
  UNSERVED,
  WAIT_ANSWERED_SECONDS,
  WAIT_SECONDS,
} from './state.ts';
import { WAIT_BUCKETS, waitBucket } from './wait-histogram.ts';

/** Adds to one counter. */
function add(cells: Float64Array, at: number, amount: number): void {
  cells[at] = cells[at]! + amount;
}

/** A call arrives in a flow. @param fresh its nth fresh call, else a redial, repeat or transfer, which a closed line turns away uncounted */
export function arrive(s: State, flow: number, fresh: boolean): void {
  const m = s.model;
  if (!fresh && m.open[s.interval * m.flowCount + flow] === 0) return;
  const bank = m.bank;
  const cell = s.flowBase + flow * FLOW_WIDTH;
  const stream = flow * FLOW_STREAMS;
  const features = m.features[flow]!;
  s.real[CALLS] = s.real[CALLS]! + 1;
  add(s.flowCells, cell + OFFERED, 1);
  // A fresh call draws all it may need at once, so that the nth call keeps its draws in every scenario.
  const handling = bank.buffer[take(bank, stream + (fresh ? HANDLING_FRESH : HANDLING_BACK))]!;
  const patience =
    (features & HAS_PATIENCE) !== 0
      ? bank.buffer[take(bank, stream + (fresh ? PATIENCE_FRESH : PATIENCE_BACK))]!
      : Number.POSITIVE_INFINITY;
  const luck = (features & HAS_LUCK) !== 0 ? bank.buffer[take(bank, stream + (fresh ? LUCK_FRESH : LUCK_BACK))]! : 0;
  const balks =
    (features & HAS_BALKING) !== 0 && bank.buffer[take(bank, stream + (fresh ? BALKING_FRESH : BALKING_BACK))]! < m.balking[flow]!;
  if (s.closed && m.dropAtClosing) {
    add(s.flowCells, cell + UNSERVED, 1);
    return;
  }
  const ahead = s.queueCount[flow]!;
  const skill = s.idleTotal === 0 ? -1 : route(s, flow, ahead + 1);
  if (skill >= 0 && ahead === 0) {
    const slot = takeSlot(s, flow, cell);
    s.slotHandling[slot] = handling;
    s.slotLuck[slot] = luck;
    takeIdleAgent(s, m.skillGroup[skill]!);
    startService(s, skill, slot);
    return;
  }
  if (skill < 0 && (s.waitingTotal >= m.waitingRoom || ahead >= m.room[flow]!)) {
    add(s.flowCells, cell + BLOCKED, 1);
    redial(s, flow, m.redialBlocked[flow]!);
    return;
  }
  if (balks) {
    add(s.flowCells, cell + ABANDONED, 1);
    add(s.flowCells, cell + ABANDONED_WITHIN, 1);
    if (!s.closed) add(s.flowCells, cell + ABANDONED_DURING, 1);
    redial(s, flow, m.redialAbandoned[flow]!);
    return;
  }
  const slot = takeSlot(s, flow, cell);
  s.slotHandling[slot] = handling;
  s.slotLuck[slot] = luck;
  s.itemTime[slot] = s.real[NOW]! + patience;
  joinQueue(s, flow, slot);
  // With this call the queue is long enough for a group that was too reserved before: it takes the first in line.
  if (skill >= 0) serveHead(s, skill, true);
}

/** A free slot for a call that arrives now. */
function takeSlot(s: State, flow: number, cell: number): number {
  if (s.freeSlot < 0) growSlots(s);
  const slot = s.freeSlot;
  s.freeSlot = s.slotNext[slot]!;
  s.slotFlow[slot] = flow;
  s.slotCell[slot] = cell;
  s.slotArrival[slot] = s.real[NOW]!;
  return slot;
}

export function releaseSlot(s: State, slot: number): void {
  s.itemKind[slot] = NO_EVENT;
  s.slotNext[slot] = s.freeSlot;
  s.freeSlot = slot;
}

/** A call whose end of patience is its itemTime takes the last place in its queue. */
function joinQueue(s: State, flow: number, slot: number): void {
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
  const timer = m.flowCount + flow;
  if (s.itemTime[timer] !== Number.POSITIVE_INFINITY) {
    cancel(s, timer);
    s.itemTime[timer] = Number.POSITIVE_INFINITY;
  }
  const now = s.real[NOW]!;
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
  const now = s.real[NOW]!;
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
  if (!s.closed && arrival >= s.real[INTERVAL_START]!) add(s.flowCells, s.flowBase + flow * FLOW_WIDTH + QUEUE_SECONDS, now - arrival);
  else spreadQueueSeconds(s, flow, arrival, Math.min(now, s.real[DAY_END]!));
}

/** Lays a wait that began before this interval on the intervals it covers. */
function spreadQueueSeconds(s: State, flow: number, from: number, to: number): void {
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

function takeIdleAgent(s: State, group: number): void {
  const idle = s.idle[group]! - 1;
  s.idle[group] = idle;
  if (idle === 0) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! & ~(1 << (group & 31));
  s.idleTotal--;
  const head = s.ringHead[group]! + 1;
  s.ringHead[group] = head === s.ringSize[group]! ? 0 : head;
}

/**
 * An agent comes free (or starts): takes a waiting call if it may, else is idle from now on.
 * @returns its place in the ring of idle agents, −1 = it took a call
 */
export function freeAgent(s: State, group: number): number {
  const idle = s.idle[group]! + 1;
  if (s.waitingTotal > 0) {
    const skill = pick(s, group, idle);
    if (skill >= 0) {
      serveHead(s, skill, false);
      return -1;
    }
  }
  const size = s.ringSize[group]!;
  let tail = s.ringHead[group]! + idle - 1;
  if (tail >= size) tail -= size;
  const place = s.ringStart[group]! + tail;
  s.ring[place] = s.real[NOW]!;
  s.idle[group] = idle;
  if (idle === 1) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! | (1 << (group & 31));
  s.idleTotal++;
  return place;
}

/** The first waiting call of the skill's flow is answered. @param byIdleAgent the agent counts as idle until now */
export function serveHead(s: State, skill: number, byIdleAgent: boolean): void {
  const flow = s.model.skillFlow[skill]!;
  const slot = s.queueHead[flow]!;
  if (byIdleAgent) takeIdleAgent(s, s.model.skillGroup[skill]!);
  leaveQueue(s, flow, slot);
  startService(s, skill, slot);
}

/** A waiting call of the flow has reached a threshold: the first in line is tried. */
export function tryHead(s: State, flow: number): void {
  if (s.idleTotal === 0) return;
  const skill = route(s, flow, s.queueCount[flow]!);
  if (skill >= 0) serveHead(s, skill, true);
}

function startService(s: State, skill: number, slot: number): void {
  const m = s.model;
  const now = s.real[NOW]!;
  const group = m.skillGroup[skill]!;
  const law = m.skillLaw[skill]!;
  const own = law < 0 ? s.slotHandling[slot]! : drawKeyed(m.bank, law, s.slotLuck[slot]!);
  const handling = own * m.skillScale[skill]!;
  const end = now + handling;
  s.slotGroup[slot] = group;
  s.slotLeaver[slot] = 0;
  s.itemTime[slot] = end;
  s.itemKind[slot] = END_OF_SERVICE;
  schedule(s, slot);

  const cells = s.flowCells;
  const cell = s.slotCell[slot]!;
  const arrival = s.slotArrival[slot]!;
  const wait = now - arrival;
  const groupCell = s.groupBase + group * GROUP_WIDTH;
  add(cells, cell + ANSWERED, 1);
  add(s.groupCells, groupCell + GROUP_ANSWERED, 1);
  if (arrival + m.within[m.skillFlow[skill]!]! >= now) {
    add(cells, cell + ANSWERED_WITHIN, 1);
    add(s.groupCells, groupCell + GROUP_ANSWERED_WITHIN, 1);
  }
  if (wait > 0) {
    add(cells, cell + WAIT_SECONDS, wait);
    add(cells, cell + WAIT_ANSWERED_SECONDS, wait);
  }
  const bucket = s.waitBase + m.skillFlow[skill]! * WAIT_BUCKETS + (wait > 0 ? waitBucket(wait) : 0);
  s.waitCounts[bucket] = s.waitCounts[bucket]! + 1;
  if (s.closed) add(s.groupCells, groupCell + OVERTIME_SECONDS, handling);
  else if (end <= s.real[INTERVAL_END]!) add(s.groupCells, groupCell + BUSY_SECONDS, handling);
  else spreadBusySeconds(s, group, now, end);
}

/** Lays a service that ends after this interval on the intervals it covers; what comes after the day is overtime. */
function spreadBusySeconds(s: State, group: number, from: number, to: number): void {
  const m = s.model;
  let start = from;
  for (let k = s.interval; k < m.intervalCount && start < to; k++) {
    const end = Math.min(to, m.borders[k + 1]!);
    add(s.groupCells, (k * m.groupCount + group) * GROUP_WIDTH + BUSY_SECONDS, end - start);
    start = end;
  }
  if (to > start) add(s.groupCells, ((m.intervalCount - 1) * m.groupCount + group) * GROUP_WIDTH + OVERTIME_SECONDS, to - start);
}

/** A waiting call's patience ends; its event has left the calendar. */
export function abandon(s: State, slot: number): void {
  const now = s.real[NOW]!;
  const flow = s.slotFlow[slot]!;
  const cell = s.slotCell[slot]!;
  const arrival = s.slotArrival[slot]!;
  s.itemTime[slot] = Number.POSITIVE_INFINITY;
  leaveQueue(s, flow, slot);
  add(s.flowCells, cell + ABANDONED, 1);
  add(s.flowCells, cell + WAIT_SECONDS, now - arrival);
  if (arrival + s.model.within[flow]! >= now) add(s.flowCells, cell + ABANDONED_WITHIN, 1);
  if (!s.closed) add(s.flowCells, s.flowBase + flow * FLOW_WIDTH + ABANDONED_DURING, 1);
  releaseSlot(s, slot);
  redial(s, flow, s.model.redialAbandoned[flow]!);
}

/** A waiting call is sent away: the day is over. */
export function dismiss(s: State, slot: number): void {
  const flow = s.slotFlow[slot]!;
  leaveQueue(s, flow, slot);
  add(s.flowCells, s.slotCell[slot]! + UNSERVED, 1);
  // A transfer may have come after the day's end.
  add(s.flowCells, s.slotCell[slot]! + WAIT_SECONDS, Math.max(0, s.real[DAY_END]! - s.slotArrival[slot]!));
  releaseSlot(s, slot);
}

/** The caller may dial again after a delay. */
function redial(s: State, flow: number, probability: number): void {
  if (probability === 0) return;
  const { bank } = s.model;
  const stream = flow * FLOW_STREAMS;
  if (bank.buffer[take(bank, stream + REDIAL_CHANCE)]! >= probability) return;
  comeBack(s, flow, stream + REDIAL_DELAY);
}

/** Plans a returning call after a delay from the stream, unless it would come after the day. */
export function comeBack(s: State, flow: number, delayStream: number): void {
  const { bank } = s.model;
  const time = s.real[NOW]! + bank.buffer[take(bank, delayStream)]!;
  if (time >= s.real[DAY_END]!) return;
  if (s.freeSlot < 0) growSlots(s);
  const slot = s.freeSlot;
  s.freeSlot = s.slotNext[slot]!;
  s.slotFlow[slot] = flow;
  s.itemTime[slot] = time;
  s.itemKind[slot] = RETURN;
  schedule(s, slot);
}
