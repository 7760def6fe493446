/**
 * Purpose: the event loop of one replication. At each turn the earliest of: end of service, end of patience or overflow
 * threshold, interval border, returning call, fresh call. At the same instant in that order, so that an agent who comes free
 * at the very moment a caller gives up answers, and a call that arrives at a border meets the new staff.
 */
import { draw } from '../../maths/samplers.ts';
import { abandon, arrive, comeBack, dismiss, freeAgent, releaseSlot, setTimer, tryHead } from './calls.ts';
import { heapPop, heapPush, heapSiftRoot } from './heap.ts';
import { BUSYNESS, FLOW_STREAMS, GAP, HAS_REPEATS, HAS_TRANSFERS, REPEAT_CHANCE, REPEAT_DELAY, TRANSFER_CHANCE } from './prepare.ts';
import { changeStaffing, countOvertime, departAfterCall } from './staffing-change.ts';
import { CALLS, DAY_END, GROUP_WIDTH, NEXT_BORDER, NOW, resetState, STAFFED_SECONDS, type State } from './state.ts';

/** Starts a replication: an empty centre, the first fresh call of every flow drawn. */
export function beginReplication(s: State, replication: number): void {
  const m = s.model;
  resetState(s, replication);
  for (let f = 0; f < m.flowCount; f++) {
    s.busyness[f] = draw(m.bank, f * FLOW_STREAMS + BUSYNESS);
    s.arrivalInterval[f] = 0;
    s.freshTime[f] = m.borders[0]!;
    drawFreshArrival(s, f, f);
    heapPush(s.freshTime, s.freshFlow, f, f);
  }
  if (m.flowCount === 0) s.freshTime[0] = Number.POSITIVE_INFINITY;
  for (let k = 0; k < m.intervalCount; k++) {
    const seconds = m.borders[k + 1]! - m.borders[k]!;
    for (let g = 0; g < m.groupCount; g++) {
      const cell = k * m.groupCount + g;
      s.groupCells[cell * GROUP_WIDTH + STAFFED_SECONDS] = m.agents[cell]! * seconds;
    }
  }
}

/**
 * Moves the flow's time at freshTime[at] to its next fresh call, Infinity when the day holds none. The gap is drawn in expected
 * calls and spent along the rates of the intervals, so that the nth call of the flow is the same caller whatever the rates.
 */
function drawFreshArrival(s: State, flow: number, at: number): void {
  const m = s.model;
  let gap = draw(m.bank, flow * FLOW_STREAMS + GAP);
  let time = s.freshTime[at]!;
  let k = s.arrivalInterval[flow]!;
  for (; k < m.intervalCount; k++) {
    const rate = m.rate[k * m.flowCount + flow]! * s.busyness[flow]!;
    const end = m.borders[k + 1]!;
    const arrival = time + gap / rate;
    if (arrival < end) {
      s.arrivalInterval[flow] = k;
      s.freshTime[at] = arrival;
      return;
    }
    gap = Math.max(0, gap - (end - time) * rate);
    time = end;
  }
  s.arrivalInterval[flow] = k;
  s.freshTime[at] = Number.POSITIVE_INFINITY;
}

/** Runs on until the replication is finished or `maxCalls` more calls have arrived. */
export function advance(s: State, maxCalls: number): void {
  const real = s.real;
  const stop = real[CALLS]! + maxCalls;
  while (real[CALLS]! < stop) {
    const done = s.doneTime[0]!;
    const due = s.dueTime[0]!;
    const border = real[NEXT_BORDER]!;
    const back = s.backTime[0]!;
    const fresh = s.freshTime[0]!;
    if (done <= due && done <= border && done <= back && done <= fresh) {
      if (done === Number.POSITIVE_INFINITY) {
        finish(s);
        return;
      }
      real[NOW] = done;
      endService(s);
    } else if (due <= border && due <= back && due <= fresh) {
      real[NOW] = due;
      runDue(s);
    } else if (border <= back && border <= fresh) {
      real[NOW] = border;
      crossBorder(s);
    } else if (back <= fresh) {
      real[NOW] = back;
      const flow = s.backFlow[0]!;
      heapPop(s.backTime, s.backFlow, s.backSize);
      s.backSize--;
      arrive(s, flow, false);
    } else {
      real[NOW] = fresh;
      const flow = s.freshFlow[0]!;
      drawFreshArrival(s, flow, 0);
      heapSiftRoot(s.freshTime, s.freshFlow, s.model.flowCount);
      arrive(s, flow, true);
    }
  }
}

function endService(s: State): void {
  const slot = s.doneSlot[0]!;
  heapPop(s.doneTime, s.doneSlot, s.doneSize);
  s.doneSize--;
  const group = s.slotGroup[slot]!;
  const flow = s.slotFlow[slot]!;
  if (s.slotLeaver[slot] === 0) freeAgent(s, group);
  else departAfterCall(s, group);
  releaseSlot(s, slot);
  if ((s.model.features[flow]! & (HAS_TRANSFERS | HAS_REPEATS)) !== 0) followUp(s, flow, group);
}

/** After service: at most one transfer, else perhaps a repeat. */
function followUp(s: State, flow: number, group: number): void {
  const m = s.model;
  const stream = flow * FLOW_STREAMS;
  const features = m.features[flow]!;
  if ((features & HAS_TRANSFERS) !== 0) {
    const chance = draw(m.bank, stream + TRANSFER_CHANCE);
    const end = m.transferStart[flow + 1]!;
    let sum = 0;
    for (let t = m.transferStart[flow]!; t < end; t++) {
      if (m.transferFrom[t * m.groupCount + group] === 0) continue;
      sum += m.transferShare[t]!;
      if (chance < sum) {
        arrive(s, m.transferTo[t]!, false);
        return;
      }
    }
  }
  if ((features & HAS_REPEATS) !== 0 && draw(m.bank, stream + REPEAT_CHANCE) < m.repeat[flow]!) {
    comeBack(s, flow, draw(m.bank, stream + REPEAT_DELAY));
  }
}

/** End of patience, or a threshold of waiting time; void when the call no longer waits. */
function runDue(s: State): void {
  const now = s.real[NOW]!;
  const item = s.dueItem[0]!;
  heapPop(s.dueTime, s.dueItem, s.dueSize);
  s.dueSize--;
  if (item >= 0) {
    if (s.slotDeadline[item] === now) abandon(s, item);
    return;
  }
  const slot = -1 - item;
  if (s.slotDeadline[slot]! < 0 || s.slotTimer[slot] !== now) return;
  const flow = s.slotFlow[slot]!;
  setTimer(s, flow, slot);
  tryHead(s, flow);
}

function crossBorder(s: State): void {
  if (s.real[NOW]! < s.real[DAY_END]!) {
    changeStaffing(s);
    return;
  }
  countOvertime(s);
  s.closed = true;
  s.real[NEXT_BORDER] = Number.POSITIVE_INFINITY;
  if (s.model.dropAtClosing) dismissAll(s);
}

function dismissAll(s: State): void {
  for (let f = 0; f < s.model.flowCount; f++) {
    for (let slot = s.queueHead[f]!; slot >= 0; slot = s.queueHead[f]!) dismiss(s, slot);
  }
}

/** No event is left. Calls that nobody was there to answer waited until the day's end. */
function finish(s: State): void {
  dismissAll(s);
  s.finished = true;
}
