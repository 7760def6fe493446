/**
 * Purpose: the event loop of one replication. At each turn the earliest of: overflow threshold, end of service or talk, end
 * of patience, interval border, break, returning call, fresh call. At the same instant in that order, so that an agent who comes free
 * at the very moment a caller gives up answers, and a call that arrives at a border meets the new staff.
 */
import { draw, take } from '../../maths/samplers.ts';
import {
  BORDER,
  BREAK,
  CONSULT,
  END_OF_BREAK,
  END_OF_PATIENCE,
  END_OF_SERVICE,
  END_OF_TALK,
  FRESH,
  openNextBucket,
  RETURN,
  schedule,
  THRESHOLD,
} from './calendar.ts';
import { abandon, arrive, BACKLOG, dismiss, returningCaller, tryHead } from './calls.ts';
import { DEFERRABLE, HAS_REPEATS, HAS_TRANSFERS, HOLDS_AGENTS } from './compile-flows.ts';
import { startAgents } from './day-agents.ts';
import { consult, drawTransfer, endHelp, endTalk, mayRepeat } from './other-agents.ts';
import { headChanged, releaseSlot } from './queue.ts';
import { agentDone, changeStaffing, countOvertime, endBreak, startBreak } from './staffing-change.ts';
import { borderItem, breakItem, GROUP_WIDTH, resetState, STAFFED_SECONDS, type State, thresholdItem } from './state.ts';
import { BUSYNESS, GAP, SOURCE_STREAMS } from './stream-layout.ts';

/** Starts a replication: an empty centre, the first fresh call of every source drawn, the backlog in its queues. */
export function beginReplication(s: State, replication: number): void {
  const m = s.model;
  resetState(s, replication);
  startAgents(s);
  for (let i = 0; i < m.sourceCount; i++) {
    s.busyness[i] = draw(m.bank, m.sourceStreams + i * SOURCE_STREAMS + BUSYNESS);
    s.arrivalInterval[i] = 0;
    s.itemTime[i] = m.borders[0]!;
    s.itemKind[i] = FRESH;
  }
  if (m.dayFactor.length > 0) applyDayFactors(s);
  for (let i = 0; i < m.sourceCount; i++) planFreshCall(s, i);
  planBorder(s);
  for (let b = 0; b < m.breakCount; b++) planBreak(s, b);
  for (let k = 0; k < m.intervalCount; k++) {
    const seconds = m.borders[k + 1]! - m.borders[k]!;
    for (let g = 0; g < m.groupCount; g++) {
      const cell = k * m.groupCount + g;
      s.groupCells[cell * GROUP_WIDTH + STAFFED_SECONDS] = s.agents[cell]! * seconds;
    }
  }
  s.now = m.borders[0]!;
  for (let f = 0; f < m.flowCount; f++) for (let n = 0; n < m.backlog[f]!; n++) arrive(s, f, returningCaller(s, f), BACKLOG);
}

/** Multiplies the busyness of every source by the common factors of its flow, each drawn once a day. */
function applyDayFactors(s: State): void {
  const m = s.model;
  const drawn = new Map<number, number>();
  for (const stream of m.dayFactor) if (!drawn.has(stream)) drawn.set(stream, draw(m.bank, stream));
  for (let i = 0; i < m.sourceCount; i++) {
    const flow = m.sourceFlow[i]!;
    for (let d = m.dayFactorStart[flow]!; d < m.dayFactorStart[flow + 1]!; d++)
      s.busyness[i] = s.busyness[i]! * drawn.get(m.dayFactor[d]!)!;
  }
}

/** The end of the current interval. */
function planBorder(s: State): void {
  const border = borderItem(s.model);
  s.itemTime[border] = s.intervalEnd;
  s.itemKind[border] = BORDER;
  schedule(s, border);
}

function planBreak(s: State, b: number): void {
  const item = breakItem(s.model, b);
  s.itemTime[item] = s.model.breakStart[b]!;
  s.itemKind[item] = BREAK;
  if (s.itemTime[item]! < s.dayEnd) schedule(s, item);
}

/**
 * Plans the source's next fresh call after the one at its itemTime, if the day holds one. The gap is drawn in expected calls and spent
 * along the rates of the intervals, so that the nth call of the source is the same caller whatever the rates.
 */
function planFreshCall(s: State, source: number): void {
  const m = s.model;
  let gap = m.bank.buffer[take(m.bank, m.sourceStreams + source * SOURCE_STREAMS + GAP)]!;
  let time = s.itemTime[source]!;
  let k = s.arrivalInterval[source]!;
  for (; k < m.intervalCount; k++) {
    const rate = m.rate[k * m.sourceCount + source]! * s.busyness[source]!;
    const end = m.borders[k + 1]!;
    const arrival = time + gap / rate;
    if (arrival < end) {
      s.arrivalInterval[source] = k;
      s.itemTime[source] = arrival;
      schedule(s, source);
      return;
    }
    gap = Math.max(0, gap - (end - time) * rate);
    time = end;
  }
}

/** Runs on until the replication is finished or `maxCalls` more calls have arrived. */
export function advance(s: State, maxCalls: number): void {
  const stop = s.calls + maxCalls;
  while (s.calls < stop) {
    let item = s.bucketHead[s.bucket]!;
    if (item < 0) {
      item = openNextBucket(s);
      if (item < 0) {
        finish(s);
        if (s.finished) return;
        continue;
      }
    }
    const next = s.itemNext[item]!;
    s.bucketHead[s.bucket] = next;
    if (next >= 0) s.itemPrevious[next] = ~s.bucket;
    s.now = s.itemTime[item]!;
    switch (s.itemKind[item]) {
      case END_OF_SERVICE:
        endService(s, item);
        break;
      case FRESH:
        s.freshCalls[item] = s.freshCalls[item]! + 1;
        planFreshCall(s, item);
        arrive(s, s.model.sourceFlow[item]!, item, -1);
        break;
      case END_OF_PATIENCE:
        abandon(s, item);
        break;
      case THRESHOLD:
        reachThreshold(s, item - s.model.sourceCount);
        break;
      case RETURN:
        comeBackNow(s, item);
        break;
      case BORDER:
        crossBorder(s);
        break;
      case END_OF_TALK:
        endTalk(s, item);
        break;
      case CONSULT:
        consult(s, item);
        break;
      case END_OF_BREAK:
        endBreak(s, item);
        break;
      default:
        startBreak(s, item - breakItem(s.model, 0));
    }
  }
}

function comeBackNow(s: State, slot: number): void {
  const flow = s.slotFlow[slot]!;
  releaseSlot(s, slot);
  arrive(s, flow, returningCaller(s, flow), -1);
}

/** The first call of the flow has waited long enough for a further group. */
function reachThreshold(s: State, flow: number): void {
  s.itemTime[thresholdItem(s.model, flow)] = Number.POSITIVE_INFINITY;
  headChanged(s, flow);
  tryHead(s, flow);
}

/** An agent's call is over, or what it did after it (then the slot has no flow any more). */
function endService(s: State, slot: number): void {
  const flow = s.slotFlow[slot]!;
  const group = s.slotGroup[slot]!;
  const features = flow < 0 ? 0 : s.model.features[flow]!;
  const helped = (features & HOLDS_AGENTS) !== 0 && endHelp(s, slot);
  agentDone(s, slot, group);
  if (!helped && (features & (HAS_TRANSFERS | HAS_REPEATS)) !== 0) followUp(s, flow, group);
}

/** After service: at most one transfer, else perhaps a repeat. */
function followUp(s: State, flow: number, group: number): void {
  const transfer = drawTransfer(s, flow, group);
  if (transfer < 0) mayRepeat(s, flow);
  else {
    const to = s.model.transferTo[transfer]!;
    arrive(s, to, returningCaller(s, to), -1);
  }
}

function crossBorder(s: State): void {
  if (s.now < s.dayEnd) {
    changeStaffing(s);
    planBorder(s);
    return;
  }
  countOvertime(s);
  s.closed = true;
  dismissAll(s, s.model.dropAtClosing ? 0 : DEFERRABLE);
}

/** Sends the waiting calls away of the flows that have one of the features; 0 = of all. */
function dismissAll(s: State, features: number): void {
  for (let f = 0; f < s.model.flowCount; f++) {
    if (features !== 0 && (s.model.features[f]! & features) === 0) continue;
    for (let slot = s.queueHead[f]!; slot >= 0; slot = s.queueHead[f]!) dismiss(s, slot);
  }
}

/** No event is left. Calls that nobody was there to answer waited until the day's end; who waited with them is free now. */
function finish(s: State): void {
  if (s.waitingTotal > 0) dismissAll(s, 0);
  else s.finished = true;
}
