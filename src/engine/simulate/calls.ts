/**
 * Purpose: what happens to a call: it arrives, waits, is answered, gives up, is turned away, comes back; and what each step
 * counts. A call's counters belong to the interval of its arrival; queue and busy seconds are laid on the clock.
 */
import { drawKeyed, take } from '../../maths/samplers.ts';
import { END_OF_SERVICE, RETURN, schedule } from './calendar.ts';
import {
  DEFERRABLE,
  DRAWS_MORE,
  HAS_BALKING,
  HAS_CALLBACK,
  HAS_LUCK,
  HAS_PACES,
  HAS_PATIENCE,
  HOLDS_AGENTS,
  SPECIAL_SERVICE,
} from './compile-flows.ts';
import { add, spreadBusySeconds } from './counting.ts';
import { paceFactor, takePace } from './paces.ts';
import { joinQueue, leaveQueue, releaseSlot, takeSlot } from './queue.ts';
import { pick, route } from './routing.ts';
import {
  drawMore,
  endCallback,
  failCallback,
  isForHelp,
  keepMore,
  leavesAtOnce,
  letGo,
  planSpecialService,
  promiseCallback,
  releaseHeld,
} from './special-service.ts';
import {
  ABANDONED,
  ABANDONED_DURING,
  ABANDONED_WITHIN,
  ANSWERED,
  ANSWERED_WITHIN,
  BLOCKED,
  BUSY_SECONDS,
  BY_TRANSFER,
  FIRST,
  FLOW_WIDTH,
  GROUP_ANSWERED,
  GROUP_ANSWERED_WITHIN,
  GROUP_WIDTH,
  growSlots,
  IS_REACHED,
  OFFERED,
  OVERTIME_SECONDS,
  SKILL_ANSWERED,
  SKILL_HANDLING,
  SKILL_WAIT,
  SKILL_WIDTH,
  SKILL_WITHIN,
  STAYS,
  type State,
  UNSERVED,
  WAIT_ANSWERED_SECONDS,
  WAIT_SECONDS,
} from './state.ts';
import { BALKING, CALLER_STREAMS, FLOW_STREAMS, HANDLING, LUCK, PATIENCE, REDIAL_CHANCE, REDIAL_DELAY } from './stream-layout.ts';
import { WAIT_BUCKETS, waitBucket } from './wait-histogram.ts';

/** The caller number of redials, repeats, transfers in, and backlog of a flow. */
export const returningCaller = (s: State, flow: number): number => s.model.sourceCount + flow;

/** For a holder: there is none, and the piece of work is there even if the line is closed. */
export const BACKLOG = -2;

/**
 * A call arrives in a flow.
 * @param caller its source, or returningCaller: such a call is not made, and counts nowhere, while the line is closed
 * @param holder slot of an agent whom the call keeps waiting, −1 = none
 */
export function arrive(s: State, flow: number, caller: number, holder: number): void {
  const m = s.model;
  if (caller >= m.sourceCount && m.open[s.interval * m.flowCount + flow] === 0 && holder !== BACKLOG) {
    if (holder >= 0) releaseHeld(s, holder, true);
    return;
  }
  const { bank } = m;
  const cell = s.flowBase + flow * FLOW_WIDTH;
  const stream = m.callerStreams + caller * CALLER_STREAMS;
  const features = m.features[flow]!;
  s.calls = s.calls + 1;
  add(s.flowCells, cell + OFFERED, 1);
  // A call draws all it may need at once, so that the nth fresh call keeps its draws in every scenario.
  const handling = bank.buffer[take(bank, stream + HANDLING)]!;
  const patience = (features & HAS_PATIENCE) !== 0 ? bank.buffer[take(bank, stream + PATIENCE)]! : Number.POSITIVE_INFINITY;
  const luck = (features & HAS_LUCK) !== 0 ? bank.buffer[take(bank, stream + LUCK)]! : 0;
  const balks = (features & HAS_BALKING) !== 0 && bank.buffer[take(bank, stream + BALKING)]! < m.balking[flow]!;
  if ((features & DRAWS_MORE) !== 0) drawMore(s, flow, caller);
  if (s.closed && (m.dropAtClosing || (features & DEFERRABLE) !== 0)) {
    add(s.flowCells, cell + UNSERVED, 1);
    if (holder >= 0) releaseHeld(s, holder, true);
    return;
  }
  const ahead = s.queueCount[flow]!;
  const skill = s.idleTotal === 0 ? -1 : route(s, flow, ahead + 1);
  if (skill >= 0 && ahead === 0) {
    const slot = takeSlot(s, flow, cell);
    s.slotHandling[slot] = handling;
    s.slotLuck[slot] = luck;
    if ((features & SPECIAL_SERVICE) !== 0) keepMore(s, flow, slot, holder, false);
    takeIdleAgent(s, m.skillGroup[skill]!);
    startService(s, skill, slot);
    return;
  }
  if (skill < 0 && (ahead >= m.room[flow]! || (s.waitingTotal >= m.waitingRoom && roomIsFull(s, flow)))) {
    add(s.flowCells, cell + BLOCKED, 1);
    turnAway(s, flow, holder, m.redialBlocked[flow]!);
    return;
  }
  if (balks && !((features & HAS_CALLBACK) !== 0 && leavesAtOnce(s, flow, holder))) {
    balk(s, flow, cell, holder);
    return;
  }
  const slot = takeSlot(s, flow, cell);
  s.slotHandling[slot] = handling;
  s.slotLuck[slot] = luck;
  s.itemTime[slot] = s.now + patience;
  if ((features & SPECIAL_SERVICE) !== 0) {
    keepMore(s, flow, slot, holder, true);
    if ((features & HAS_CALLBACK) !== 0) promiseCallback(s, flow, slot);
  }
  joinQueue(s, flow, slot);
  // With this call the queue is long enough for a group that was too reserved before: it takes the first in line.
  if (skill >= 0) serveHead(s, skill, true);
}

/** Whether the waiting room of the centre has no place for a call of the flow; work that can wait takes none. */
function roomIsFull(s: State, flow: number): boolean {
  const { features, flowCount, waitingRoom } = s.model;
  if ((features[flow]! & DEFERRABLE) !== 0) return false;
  let callers = s.waitingTotal;
  for (let f = 0; f < flowCount; f++) if ((features[f]! & DEFERRABLE) !== 0) callers -= s.queueCount[f]!;
  return callers >= waitingRoom;
}

/** A caller who must wait hangs up at once. */
function balk(s: State, flow: number, cell: number, holder: number): void {
  add(s.flowCells, cell + ABANDONED, 1);
  add(s.flowCells, cell + ABANDONED_WITHIN, 1);
  if (!s.closed) add(s.flowCells, cell + ABANDONED_DURING, 1);
  turnAway(s, flow, holder, s.model.redialAbandoned[flow]!);
}

/** A call that found no place: the caller may dial again, unless it was an agent's call for help. */
function turnAway(s: State, flow: number, holder: number, probability: number): void {
  if (holder >= 0) {
    const forHelp = (s.slotFlags[holder]! & BY_TRANSFER) === 0;
    releaseHeld(s, holder, true);
    if (forHelp) return;
  }
  redial(s, flow, probability);
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
  s.ring[place] = s.now;
  s.idle[group] = idle;
  if (idle === 1) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! | (1 << (group & 31));
  s.idleTotal++;
  return place;
}

/** As freeAgent, for an agent of this pace. */
export function freeAgentOfPace(s: State, group: number, pace: number): number {
  if (pace === 0) return freeAgent(s, group);
  s.freePace = pace;
  const place = freeAgent(s, group);
  s.freePace = 0;
  if (place >= 0) s.ringPace[place] = pace;
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
  const now = s.now;
  const group = m.skillGroup[skill]!;
  const flow = m.skillFlow[skill]!;
  const features = m.features[flow]!;
  s.slotGroup[slot] = group;
  s.slotLeaver[slot] = m.firstLeaves ? FIRST : STAYS;
  if ((features & HAS_PACES) !== 0) takePace(s, skill, slot);
  if ((features & HAS_CALLBACK) !== 0 && endCallback(s, flow, slot, now) && (s.slotFlags[slot]! & IS_REACHED) === 0) {
    failCallback(s, group, slot);
    redial(s, flow, m.redialAbandoned[flow]!);
    return;
  }
  const law = m.skillLaw[skill]!;
  const own = law < 0 ? s.slotHandling[slot]! : drawKeyed(m.bank, law, s.slotLuck[slot]!);
  let handling = own * m.skillScale[skill]!;
  if ((features & HAS_PACES) !== 0) handling *= paceFactor(s, skill, slot);
  countAnswer(s, skill, slot, handling);
  if ((features & SPECIAL_SERVICE) !== 0) {
    planSpecialService(s, skill, slot, handling);
    return;
  }
  const end = now + handling;
  s.itemTime[slot] = end;
  s.itemKind[slot] = END_OF_SERVICE;
  schedule(s, slot);
  const groupCell = s.groupBase + group * GROUP_WIDTH;
  if (s.closed) add(s.groupCells, groupCell + OVERTIME_SECONDS, handling);
  else if (end <= s.intervalEnd) add(s.groupCells, groupCell + BUSY_SECONDS, handling);
  else spreadBusySeconds(s, group, now, end);
}

function countAnswer(s: State, skill: number, slot: number, handling: number): void {
  const m = s.model;
  const flow = m.skillFlow[skill]!;
  const now = s.now;
  const cells = s.flowCells;
  const cell = s.slotCell[slot]!;
  const arrival = s.slotArrival[slot]!;
  const wait = now - arrival;
  const groupCell = s.groupBase + m.skillGroup[skill]! * GROUP_WIDTH;
  const skillCell = s.skillBase + skill * SKILL_WIDTH;
  add(cells, cell + ANSWERED, 1);
  add(s.groupCells, groupCell + GROUP_ANSWERED, 1);
  add(s.skillCells, skillCell + SKILL_ANSWERED, 1);
  add(s.skillCells, skillCell + SKILL_HANDLING, handling);
  if (arrival + m.within[flow]! >= now) {
    add(cells, cell + ANSWERED_WITHIN, 1);
    add(s.groupCells, groupCell + GROUP_ANSWERED_WITHIN, 1);
    add(s.skillCells, skillCell + SKILL_WITHIN, 1);
  }
  if (wait > 0) {
    add(cells, cell + WAIT_SECONDS, wait);
    add(cells, cell + WAIT_ANSWERED_SECONDS, wait);
    add(s.skillCells, skillCell + SKILL_WAIT, wait);
  }
  const bucket = s.waitBase + flow * WAIT_BUCKETS + (wait > 0 ? waitBucket(wait) : 0);
  s.waitCounts[bucket] = s.waitCounts[bucket]! + 1;
}

/** A waiting call's patience ends; its event has left the calendar. */
export function abandon(s: State, slot: number): void {
  const m = s.model;
  const now = s.now;
  const flow = s.slotFlow[slot]!;
  const cell = s.slotCell[slot]!;
  const arrival = s.slotArrival[slot]!;
  s.itemTime[slot] = Number.POSITIVE_INFINITY;
  leaveQueue(s, flow, slot);
  add(s.flowCells, cell + ABANDONED, 1);
  add(s.flowCells, cell + WAIT_SECONDS, now - arrival);
  if (arrival + m.within[flow]! >= now) add(s.flowCells, cell + ABANDONED_WITHIN, 1);
  if (!s.closed) add(s.flowCells, s.flowBase + flow * FLOW_WIDTH + ABANDONED_DURING, 1);
  const redials = endSpecialWait(s, flow, slot, now);
  releaseSlot(s, slot);
  if (redials) redial(s, flow, m.redialAbandoned[flow]!);
}

/** What a lost call of a special flow leaves behind. @param until when its wait ended @returns whether its caller may dial again */
function endSpecialWait(s: State, flow: number, slot: number, until: number): boolean {
  const features = s.model.features[flow]!;
  if ((features & SPECIAL_SERVICE) === 0) return true;
  endCallback(s, flow, slot, until);
  if ((features & HOLDS_AGENTS) === 0) return true;
  const forHelp = isForHelp(s, slot);
  letGo(s, slot, true);
  return !forHelp;
}

/** A waiting call is sent away: the day is over. */
export function dismiss(s: State, slot: number): void {
  const flow = s.slotFlow[slot]!;
  leaveQueue(s, flow, slot);
  add(s.flowCells, s.slotCell[slot]! + UNSERVED, 1);
  // A transfer may have come after the day's end.
  add(s.flowCells, s.slotCell[slot]! + WAIT_SECONDS, Math.max(0, s.dayEnd - s.slotArrival[slot]!));
  endSpecialWait(s, flow, slot, s.dayEnd);
  releaseSlot(s, slot);
}

/** The caller may dial again after a delay, the same flow or another. */
function redial(s: State, flow: number, probability: number): void {
  if (probability === 0) return;
  const m = s.model;
  const { bank } = m;
  const stream = m.flowStreams + flow * FLOW_STREAMS;
  if (bank.buffer[take(bank, stream + REDIAL_CHANCE)]! >= probability) return;
  comeBack(s, m.redialStream[flow]! < 0 ? flow : otherFlow(s, flow), stream + REDIAL_DELAY);
}

/** The flow that a redialling caller chooses. */
function otherFlow(s: State, flow: number): number {
  const m = s.model;
  const chance = m.bank.buffer[take(m.bank, m.redialStream[flow]!)]!;
  const end = m.redialStart[flow + 1]!;
  let sum = 0;
  for (let i = m.redialStart[flow]!; i < end; i++) {
    sum += m.redialShare[i]!;
    if (chance < sum) return m.redialTo[i]!;
  }
  return flow;
}

/** Plans a returning call after a delay from the stream, unless it would come after the day. */
export function comeBack(s: State, flow: number, delayStream: number): void {
  const { bank } = s.model;
  const time = s.now + bank.buffer[take(bank, delayStream)]!;
  if (time >= s.dayEnd) return;
  if (s.freeSlot < 0) growSlots(s);
  const slot = s.freeSlot;
  s.freeSlot = s.slotNext[slot]!;
  s.slotFlow[slot] = flow;
  s.itemTime[slot] = time;
  s.itemKind[slot] = RETURN;
  schedule(s, slot);
}
