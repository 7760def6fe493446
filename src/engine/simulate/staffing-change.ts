/**
 * Purpose: what happens to agents at the border of two intervals, at the beginning and end of a break, and when a call ends after a shift.
 * Fewer agents: idle ones leave first (longest idle first), then those on a break; the rest of the surplus is drawn at random, each set of
 * busy agents being equally likely, and each of those leaves when its own call ends (or, where the centre says `first`, whoever comes free
 * leaves). More agents: departures still pending are cancelled first, drawn at random too; each new agent then takes a waiting call if it may.
 * A break takes idle agents first, then busy ones drawn at random, each when its call ends; it lasts as long whenever it begins.
 * The busy agents are found by one pass over the slots, with selection sampling (Knuth, The Art of Computer Programming 2, algorithm S).
 */
import { draw } from '../../maths/samplers.ts';
import { cancel, END_OF_BREAK, isBusy, schedule } from './calendar.ts';
import { freeAgent } from './calls.ts';
import { subtractBreak } from './counting.ts';
import { releaseSlot, takeSlot } from './queue.ts';
import {
  enterInterval,
  FIRST,
  firstSlot,
  GROUP_WIDTH,
  HAS_BREAK,
  idleSince,
  LEAVES,
  OVERTIME_SECONDS,
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
  const mark = s.slotLeaver[slot]!;
  if (mark === STAYS) {
    freeAgent(s, group);
    releaseSlot(s, slot);
  } else if (mark === LEAVES || (s.model.firstLeaves && s.leaving[group]! > 0)) {
    departAfterCall(s, group);
    releaseSlot(s, slot);
  } else if (mark === HAS_BREAK && !s.closed) {
    beginBreak(s, slot, group, s.slotBreak[slot]!);
  } else {
    freeAgent(s, group);
    releaseSlot(s, slot);
  }
}

/** An agent whose shift is over ends its call and leaves. After closing its time is counted already. */
function departAfterCall(s: State, group: number): void {
  s.leaving[group] = s.leaving[group]! - 1;
  if (!s.closed) addOvertime(s, group, s.now - s.intervalStart);
}

/** Passes from the current interval to the next one, at its border. */
export function changeStaffing(s: State): void {
  const m = s.model;
  countOvertime(s);
  const before = s.interval * m.groupCount;
  enterInterval(s, s.interval + 1);
  const after = before + m.groupCount;
  let markings: Int32Array | null = null;
  let cancellations: Int32Array | null = null;
  for (let g = 0; g < m.groupCount; g++) {
    const change = s.agents[after + g]! - s.agents[before + g]!;
    if (change < 0) {
      let surplus = -change - sendIdleHome(s, g, -change);
      if (surplus > 0 && s.onBreak[g]! > 0) surplus -= sendHomeFromBreak(s, g, surplus);
      if (surplus === 0) continue;
      markings ??= new Int32Array(m.groupCount);
      markings[g] = surplus;
    } else if (change > 0 && s.leaving[g]! > 0) {
      cancellations ??= new Int32Array(m.groupCount);
      cancellations[g] = Math.min(change, s.leaving[g]!);
    }
  }
  if (markings !== null) changeLeaving(s, markings, 1);
  if (cancellations !== null) changeLeaving(s, cancellations, -1);
  for (let g = 0; g < m.groupCount; g++) {
    const arriving = s.agents[after + g]! - s.agents[before + g]! - (cancellations === null ? 0 : cancellations[g]!);
    for (let i = 0; i < arriving; i++) {
      const place = freeAgent(s, g);
      if (place >= 0) s.ring[place] = idleSince(s.now, i, arriving);
    }
  }
}

/** So many more (or fewer) of each group's busy agents leave when their call ends. */
function changeLeaving(s: State, wanted: Int32Array, sign: 1 | -1): void {
  for (let g = 0; g < wanted.length; g++) s.leaving[g] = s.leaving[g]! + sign * wanted[g]!;
  if (s.model.firstLeaves) return;
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

/** At most `wanted` agents of the group do not come back from their break; returns how many. */
function sendHomeFromBreak(s: State, group: number, wanted: number): number {
  const slots = s.slotNext.length;
  let count = 0;
  for (let slot = firstSlot(s.model); slot < slots && count < wanted; slot++) {
    if (s.itemKind[slot] !== END_OF_BREAK || s.slotGroup[slot] !== group) continue;
    cancel(s, slot);
    subtractBreak(s, group, s.slotArrival[slot]!, s.now);
    s.onBreak[group] = s.onBreak[group]! - 1;
    releaseSlot(s, slot);
    count++;
  }
  return count;
}

/** Whether an agent marked so may be drawn to be marked `to`. */
const mayBecome = (mark: number, to: number): boolean =>
  to === LEAVES ? mark !== LEAVES : to === HAS_BREAK ? mark === STAYS || mark === FIRST : mark === LEAVES;

/** Of each group's busy agents who may, marks the wanted number, drawn at random. @param seconds of the break, where it is one */
function drawAmongBusy(s: State, wanted: Int32Array, to: number, seconds: number): void {
  const m = s.model;
  const left = new Int32Array(m.groupCount);
  const open = wanted.slice();
  const slots = s.slotNext.length;
  for (let slot = firstSlot(m); slot < slots; slot++) {
    if (isBusy(s.itemKind[slot]!) && mayBecome(s.slotLeaver[slot]!, to)) left[s.slotGroup[slot]!] = left[s.slotGroup[slot]!]! + 1;
  }
  for (let slot = firstSlot(m); slot < slots; slot++) {
    if (!isBusy(s.itemKind[slot]!) || !mayBecome(s.slotLeaver[slot]!, to)) continue;
    const g = s.slotGroup[slot]!;
    if (open[g]! > 0 && left[g]! * draw(m.bank, m.departureStream + g) < open[g]!) {
      s.slotLeaver[slot] = to;
      s.slotBreak[slot] = seconds;
      open[g] = open[g]! - 1;
    }
    left[g] = left[g]! - 1;
  }
}

/** The bth break of the centre begins: idle agents go now, busy ones when their call ends. */
export function startBreak(s: State, b: number): void {
  const m = s.model;
  if (s.closed) return;
  const g = m.breakGroup[b]!;
  const seconds = m.breakSeconds[b]!;
  const idle = sendIdleHome(s, g, m.breakAgents[b]!);
  for (let i = 0; i < idle; i++) beginBreak(s, takeSlot(s, -1, 0), g, seconds);
  const busy = new Int32Array(m.groupCount);
  busy[g] = m.breakAgents[b]! - idle;
  if (busy[g]! <= 0) return;
  drawAmongBusy(s, busy, HAS_BREAK, seconds);
}

function beginBreak(s: State, slot: number, group: number, seconds: number): void {
  s.slotGroup[slot] = group;
  s.slotLeaver[slot] = STAYS;
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
  freeAgent(s, group);
  releaseSlot(s, slot);
}
