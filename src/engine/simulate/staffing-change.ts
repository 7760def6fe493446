/**
 * Purpose: what happens to agents at the border of two intervals, at the beginning and end of a break, and when a call ends after a shift.
 * Fewer agents: idle ones leave first (longest idle first), then those on a break; the rest of the surplus is drawn at random, each set of
 * busy agents being equally likely, and each of those leaves when its own call ends (or, where the centre says `first`, whoever comes free
 * leaves). More agents: departures still pending are cancelled first, drawn at random too; each new agent then takes a waiting call if it may.
 * Of a group with paces all this is done for each pace by itself: which agents come and go is settled by the order of the day (paces.ts).
 * A break takes idle agents first, then busy ones drawn at random, each when its call ends; it lasts as long whenever it begins.
 * The busy agents are gone through in an order of their own, with selection sampling (Knuth, The Art of Computer Programming 2, algorithm S).
 */
import { draw } from '../../maths/samplers.ts';
import { cancel, END_OF_BREAK, isBusy, schedule } from './calendar.ts';
import { freeAgent, freeAgentOfPace } from './calls.ts';
import { subtractBreak } from './counting.ts';
import { idleSince } from './day-agents.ts';
import { classCount, classOf, groupOfClass, paceOfClass } from './model.ts';
import { classChange, paceOfSlot, sendIdleOfPaceHome } from './paces.ts';
import { releaseSlot, takeSlot } from './queue.ts';
import {
  enterInterval,
  FIRST,
  firstSlot,
  GROUP_WIDTH,
  HAS_BREAK,
  LEAVES,
  OVERTIME_SECONDS,
  PACED,
  STAFFED_SECONDS,
  STAYS,
  type State,
} from './state.ts';

/** Agents who still work on a call after their shift: their time of the interval that ends now. */
export function countOvertime(s: State): void {
  const m = s.model;
  const seconds = s.now - s.intervalStart;
  for (let g = 0; g < m.groupCount; g++) {
    const leaving = s.leaving[g]!;
    if (leaving > 0) addOvertime(s, g, leaving * seconds);
  }
}

function addOvertime(s: State, group: number, seconds: number): void {
  const cell = s.groupBase + group * GROUP_WIDTH;
  s.groupCells[cell + OVERTIME_SECONDS] = s.groupCells[cell + OVERTIME_SECONDS]! + seconds;
  s.groupCells[cell + STAFFED_SECONDS] = s.groupCells[cell + STAFFED_SECONDS]! + seconds;
}

/** The agent of a slot is done with it: takes a call, is idle, leaves, or has a break. The slot is given back. */
export function agentDone(s: State, slot: number, group: number): void {
  if (s.slotLeaver[slot] === STAYS) {
    freeAgent(s, group);
    releaseSlot(s, slot);
    return;
  }
  const mark = s.slotLeaver[slot]! & ~PACED;
  const pace = paceOfSlot(s, slot);
  if (mark === LEAVES || (s.model.firstLeaves && s.leaving[classOf(s.model, group, pace)]! > 0)) {
    departAfterCall(s, group, pace);
    releaseSlot(s, slot);
  } else if (mark === HAS_BREAK && !s.closed) {
    beginBreak(s, slot, group, pace, s.slotBreak[slot]!);
  } else {
    freeAgentOfPace(s, group, pace);
    releaseSlot(s, slot);
  }
}

/** An agent whose shift is over ends its call and leaves. After closing its time is counted already. */
function departAfterCall(s: State, group: number, pace: number): void {
  s.leaving[group] = s.leaving[group]! - 1;
  const c = classOf(s.model, group, pace);
  if (pace > 0) s.leaving[c] = s.leaving[c]! - 1;
  if (!s.closed) addOvertime(s, group, s.now - s.intervalStart);
}

/** Passes from the current interval to the next one, at its border. */
export function changeStaffing(s: State): void {
  const m = s.model;
  countOvertime(s);
  const k = s.interval + 1;
  enterInterval(s, k);
  let markings: Int32Array | null = null;
  let cancellations: Int32Array | null = null;
  for (let c = 0; c < classCount(m); c++) {
    const change = classChange(s, c, k);
    if (change < 0) {
      const surplus = -change - sendHome(s, c, -change);
      if (surplus === 0) continue;
      markings ??= new Int32Array(classCount(m));
      markings[c] = surplus;
    } else if (change > 0 && s.leaving[c]! > 0) {
      cancellations ??= new Int32Array(classCount(m));
      cancellations[c] = Math.min(change, s.leaving[c]!);
    }
  }
  if (markings !== null) changeLeaving(s, markings, 1);
  if (cancellations !== null) changeLeaving(s, cancellations, -1);
  for (let g = 0; g < m.groupCount; g++) {
    if (m.paceStream[g]! >= 0) {
      bringAgentsOfPaces(s, g, k, cancellations);
      continue;
    }
    const arriving = classChange(s, g, k) - (cancellations === null ? 0 : cancellations[g]!);
    for (let i = 0; i < arriving; i++) {
      const place = freeAgent(s, g);
      if (place >= 0) s.ring[place] = idleSince(s.now, i, arriving);
    }
  }
}

/** Sends at most `wanted` agents of a class home who are idle or on a break; returns how many. */
function sendHome(s: State, c: number, wanted: number): number {
  const g = groupOfClass(s.model, c);
  const pace = paceOfClass(s.model, c);
  const idle = pace === 0 ? sendIdleHome(s, g, wanted) : sendIdleOfPaceHome(s, g, pace, wanted);
  return idle < wanted && s.onBreak[g]! > 0 ? idle + sendHomeFromBreak(s, g, pace, wanted - idle) : idle;
}

/**
 * The agents of interval k who were not there before begin, in their order; of each pace as many fewer as stay who were to leave.
 * @param stay by class; those of the group's paces are used up
 */
function bringAgentsOfPaces(s: State, group: number, k: number, stay: Int32Array | null): void {
  const m = s.model;
  const from = m.agents[(k - 1) * m.groupCount + group]!;
  const to = m.agents[k * m.groupCount + group]!;
  const begin: number[] = [];
  for (let i = from; i < to; i++) {
    const pace = s.agentPace[s.ringStart[group]! + i]!;
    const c = classOf(m, group, pace);
    if (pace === 0) continue;
    if (stay !== null && stay[c]! > 0) stay[c] = stay[c]! - 1;
    else begin.push(pace);
  }
  begin.forEach((pace, i) => {
    const place = freeAgentOfPace(s, group, pace);
    if (place >= 0) s.ring[place] = idleSince(s.now, i, begin.length);
  });
}

/** So many more (or fewer) of each class's busy agents leave when their call ends. */
function changeLeaving(s: State, wanted: Int32Array, sign: 1 | -1): void {
  const m = s.model;
  for (let c = 0; c < wanted.length; c++) {
    const g = groupOfClass(m, c);
    s.leaving[c] = s.leaving[c]! + sign * wanted[c]!;
    if (c !== g) s.leaving[g] = s.leaving[g]! + sign * wanted[c]!;
  }
  if (m.firstLeaves) return;
  if (sign > 0) drawAmongBusy(s, wanted, LEAVES, 0);
  else drawAmongBusy(s, wanted, STAYS, 0);
}

/** Takes at most `wanted` idle agents away, longest idle first; returns how many. */
function sendIdleHome(s: State, group: number, wanted: number): number {
  const count = Math.min(s.idle[group]!, wanted);
  s.idle[group] = s.idle[group]! - count;
  if (s.idle[group] === 0) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! & ~(1 << (group & 31));
  s.idleTotal -= count;
  s.ringHead[group] = (s.ringHead[group]! + count) % s.ringSize[group]!;
  return count;
}

/**
 * Slots in an order that is their own: by the arrival of the call (the beginning of the break), then by its end. Numbers of slots depend on the
 * calls of the whole centre, and who is drawn must not: a group is the same with other flows beside it (components.ts).
 */
function inOrder(s: State, accepts: (slot: number) => boolean): readonly number[] {
  const { slotArrival, itemTime, slotHandling } = s;
  const found: number[] = [];
  for (let slot = firstSlot(s.model); slot < s.slotNext.length; slot++) if (accepts(slot)) found.push(slot);
  return found.sort(
    (a, b) =>
      slotArrival[a]! - slotArrival[b]! ||
      (itemTime[a] === itemTime[b] ? slotHandling[a]! - slotHandling[b]! : itemTime[a]! - itemTime[b]!) ||
      a - b,
  );
}

/** At most `wanted` agents of the group (and the pace, where it has paces) do not come back from their break; returns how many. */
function sendHomeFromBreak(s: State, group: number, pace: number, wanted: number): number {
  const away = inOrder(s, (slot) => s.itemKind[slot] === END_OF_BREAK && s.slotGroup[slot] === group && paceOfSlot(s, slot) === pace);
  const gone = away.slice(0, wanted);
  for (const slot of gone) {
    cancel(s, slot);
    subtractBreak(s, group, s.slotArrival[slot]!, s.now);
    s.onBreak[group] = s.onBreak[group]! - 1;
    releaseSlot(s, slot);
  }
  return gone.length;
}

/** Whether an agent marked so may be drawn to be marked `to`. */
const mayBecome = (mark: number, to: number): boolean =>
  to === LEAVES ? mark !== LEAVES : to === HAS_BREAK ? mark === STAYS || mark === FIRST : mark === LEAVES;

const mayBeDrawn = (s: State, slot: number, to: number): boolean =>
  isBusy(s.itemKind[slot]!) && mayBecome(s.slotLeaver[slot]! & ~PACED, to);

/**
 * Of the busy agents of each class who may, marks the wanted number, drawn at random.
 * @param wanted by class; for breaks, which take agents of all paces, by group
 * @param seconds of the break, where it is one
 */
function drawAmongBusy(s: State, wanted: Int32Array, to: number, seconds: number): void {
  const m = s.model;
  const left = new Int32Array(wanted.length);
  const open = wanted.slice();
  const classOfSlot = (slot: number): number => classOf(m, s.slotGroup[slot]!, to === HAS_BREAK ? 0 : paceOfSlot(s, slot));
  const candidates = inOrder(s, (slot) => mayBeDrawn(s, slot, to) && open[classOfSlot(slot)]! > 0);
  for (const slot of candidates) {
    const c = classOfSlot(slot);
    left[c] = left[c]! + 1;
  }
  for (const slot of candidates) {
    const c = classOfSlot(slot);
    if (open[c]! > 0 && left[c]! * draw(m.bank, m.departureStream + s.slotGroup[slot]!) < open[c]!) {
      s.slotLeaver[slot] = to | (s.slotLeaver[slot]! & PACED);
      s.slotBreak[slot] = seconds;
      open[c] = open[c]! - 1;
    }
    left[c] = left[c]! - 1;
  }
}

/** The bth break of the centre begins: idle agents go now, busy ones when their call ends. */
export function startBreak(s: State, b: number): void {
  const m = s.model;
  if (s.closed) return;
  const g = m.breakGroup[b]!;
  const seconds = m.breakSeconds[b]!;
  const head = s.ringHead[g]!;
  const idle = sendIdleHome(s, g, m.breakAgents[b]!);
  for (let i = 0; i < idle; i++) {
    const pace = m.paceStream[g]! < 0 ? 0 : s.ringPace[s.ringStart[g]! + ((head + i) % s.ringSize[g]!)]!;
    beginBreak(s, takeSlot(s, -1, 0), g, pace, seconds);
  }
  const busy = new Int32Array(m.groupCount);
  busy[g] = m.breakAgents[b]! - idle;
  if (busy[g]! <= 0) return;
  drawAmongBusy(s, busy, HAS_BREAK, seconds);
}

function beginBreak(s: State, slot: number, group: number, pace: number, seconds: number): void {
  s.slotGroup[slot] = group;
  s.slotLeaver[slot] = pace === 0 ? STAYS : PACED;
  s.slotPace[slot] = pace;
  s.slotArrival[slot] = s.now;
  s.itemTime[slot] = s.now + seconds;
  s.itemKind[slot] = END_OF_BREAK;
  s.onBreak[group] = s.onBreak[group]! + 1;
  schedule(s, slot);
}

/** An agent comes back from a break. */
export function endBreak(s: State, slot: number): void {
  const group = s.slotGroup[slot]!;
  s.onBreak[group] = s.onBreak[group]! - 1;
  subtractBreak(s, group, s.slotArrival[slot]!, s.now);
  freeAgentOfPace(s, group, paceOfSlot(s, slot));
  releaseSlot(s, slot);
}
