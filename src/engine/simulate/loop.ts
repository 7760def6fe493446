/**
 * Purpose: the event loop of one replication. At each turn the earliest of: overflow threshold, end of service, end
 * of patience, interval border, returning call, fresh call. At the same instant in that order, so that an agent who comes free
 * at the very moment a caller gives up answers, and a call that arrives at a border meets the new staff.
 */
import { draw, take } from '../../maths/samplers.ts';
import { BORDER, END_OF_PATIENCE, END_OF_SERVICE, FRESH, openNextBucket, RETURN, schedule, THRESHOLD } from './calendar.ts';
import { abandon, arrive, comeBack, dismiss, freeAgent, headChanged, releaseSlot, tryHead } from './calls.ts';
import { BUSYNESS, FLOW_STREAMS, GAP, HAS_REPEATS, HAS_TRANSFERS, REPEAT_CHANCE, REPEAT_DELAY, TRANSFER_CHANCE } from './prepare.ts';
import { changeStaffing, countOvertime, departAfterCall } from './staffing-change.ts';
import { CALLS, DAY_END, GROUP_WIDTH, INTERVAL_END, NOW, resetState, STAFFED_SECONDS, type State } from './state.ts';

/** Starts a replication: an empty centre, the first fresh call of every flow drawn. */
export function beginReplication(s: State, replication: number): void {
  const m = s.model;
  resetState(s, replication);
  for (let f = 0; f < m.flowCount; f++) {
    s.busyness[f] = draw(m.bank, f * FLOW_STREAMS + BUSYNESS);
    s.arrivalInterval[f] = 0;
    s.itemTime[f] = m.borders[0]!;
    s.itemKind[f] = FRESH;
    planFreshCall(s, f);
  }
  planBorder(s);
  for (let k = 0; k < m.intervalCount; k++) {
    const seconds = m.borders[k + 1]! - m.borders[k]!;
    for (let g = 0; g < m.groupCount; g++) {
      const cell = k * m.groupCount + g;
      s.groupCells[cell * GROUP_WIDTH + STAFFED_SECONDS] = m.agents[cell]! * seconds;
    }
  }
}

/** The end of the current interval. */
function planBorder(s: State): void {
  const border = 2 * s.model.flowCount;
  s.itemTime[border] = s.real[INTERVAL_END]!;
  s.itemKind[border] = BORDER;
  schedule(s, border);
}

/**
 * Plans the flow's next fresh call after the one at its itemTime, if the day holds one. The gap is drawn in expected calls and spent
 * along the rates of the intervals, so that the nth call of the flow is the same caller whatever the rates.
 */
function planFreshCall(s: State, flow: number): void {
  const m = s.model;
  let gap = m.bank.buffer[take(m.bank, flow * FLOW_STREAMS + GAP)]!;
  let time = s.itemTime[flow]!;
  let k = s.arrivalInterval[flow]!;
  for (; k < m.intervalCount; k++) {
    const rate = m.rate[k * m.flowCount + flow]! * s.busyness[flow]!;
    const end = m.borders[k + 1]!;
    const arrival = time + gap / rate;
    if (arrival < end) {
      s.arrivalInterval[flow] = k;
      s.itemTime[flow] = arrival;
      schedule(s, flow);
      return;
    }
    gap = Math.max(0, gap - (end - time) * rate);
    time = end;
  }
}

/** Runs on until the replication is finished or `maxCalls` more calls have arrived. */
export function advance(s: State, maxCalls: number): void {
  const real = s.real;
  const stop = real[CALLS]! + maxCalls;
  while (real[CALLS]! < stop) {
    let item = s.bucketHead[s.bucket]!;
    if (item < 0) {
      item = openNextBucket(s);
      if (item < 0) {
        finish(s);
        return;
      }
    }
    const next = s.itemNext[item]!;
    s.bucketHead[s.bucket] = next;
    if (next >= 0) s.itemPrevious[next] = ~s.bucket;
    real[NOW] = s.itemTime[item]!;
    switch (s.itemKind[item]) {
      case END_OF_SERVICE:
        endService(s, item);
        break;
      case FRESH:
        planFreshCall(s, item);
        arrive(s, item, true);
        break;
      case END_OF_PATIENCE:
        abandon(s, item);
        break;
      case THRESHOLD:
        reachThreshold(s, item - s.model.flowCount);
        break;
      case RETURN:
        comeBackNow(s, item);
        break;
      default:
        crossBorder(s);
    }
  }
}

function comeBackNow(s: State, slot: number): void {
  const flow = s.slotFlow[slot]!;
  releaseSlot(s, slot);
  arrive(s, flow, false);
}

/** The first call of the flow has waited long enough for a further group. */
function reachThreshold(s: State, flow: number): void {
  s.itemTime[s.model.flowCount + flow] = Number.POSITIVE_INFINITY;
  headChanged(s, flow);
  tryHead(s, flow);
}

function endService(s: State, slot: number): void {
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
    const chance = m.bank.buffer[take(m.bank, stream + TRANSFER_CHANCE)]!;
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
  if ((features & HAS_REPEATS) !== 0 && m.bank.buffer[take(m.bank, stream + REPEAT_CHANCE)]! < m.repeat[flow]!) {
    comeBack(s, flow, stream + REPEAT_DELAY);
  }
}

function crossBorder(s: State): void {
  if (s.real[NOW]! < s.real[DAY_END]!) {
    changeStaffing(s);
    planBorder(s);
    return;
  }
  countOvertime(s);
  s.closed = true;
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
