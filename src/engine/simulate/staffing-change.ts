/**
 * Purpose: what happens at the border of two intervals.
 * Fewer agents: idle ones leave first (longest idle first); the rest of the surplus is drawn at random, each set of busy
 * agents being equally likely, and each of those leaves when its own call ends. More agents: departures still pending are
 * cancelled first, drawn at random too; each new agent then takes a waiting call if it may.
 * The busy agents are the calls in service, found by one pass over the slots of calls, with selection sampling
 * (Knuth, The Art of Computer Programming 2, algorithm S).
 */
import { draw } from '../../maths/samplers.ts';
import { END_OF_SERVICE } from './calendar.ts';
import { freeAgent } from './calls.ts';
import { enterInterval, GROUP_WIDTH, INTERVAL_START, idleSince, NOW, OVERTIME_SECONDS, STAFFED_SECONDS, type State } from './state.ts';

/** Agents who still work on a call after their shift: their time of the interval that ends now. */
export function countOvertime(s: State): void {
  const m = s.model;
  const seconds = s.real[NOW]! - s.real[INTERVAL_START]!;
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

/** An agent whose shift is over ends its call and leaves. After closing its time is counted already. */
export function departAfterCall(s: State, group: number): void {
  s.leaving[group] = s.leaving[group]! - 1;
  if (!s.closed) addOvertime(s, group, s.real[NOW]! - s.real[INTERVAL_START]!);
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
    const change = m.agents[after + g]! - m.agents[before + g]!;
    if (change < 0) {
      const surplus = -change - sendIdleHome(s, g, -change);
      if (surplus === 0) continue;
      markings ??= new Int32Array(m.groupCount);
      markings[g] = surplus;
    } else if (change > 0 && s.leaving[g]! > 0) {
      cancellations ??= new Int32Array(m.groupCount);
      cancellations[g] = Math.min(change, s.leaving[g]!);
    }
  }
  if (markings !== null) drawAmongBusy(s, markings, 0);
  if (cancellations !== null) drawAmongBusy(s, cancellations, 1);
  for (let g = 0; g < m.groupCount; g++) {
    const arriving = m.agents[after + g]! - m.agents[before + g]! - (cancellations === null ? 0 : cancellations[g]!);
    for (let i = 0; i < arriving; i++) {
      const place = freeAgent(s, g);
      if (place >= 0) s.ring[place] = idleSince(s.real[NOW]!, i, arriving);
    }
  }
}

/** Sends at most `wanted` idle agents home; returns how many. */
function sendIdleHome(s: State, group: number, wanted: number): number {
  const count = Math.min(s.idle[group]!, wanted);
  s.idle[group] = s.idle[group]! - count;
  if (s.idle[group] === 0) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! & ~(1 << (group & 31));
  s.idleTotal -= count;
  s.ringHead[group] = (s.ringHead[group]! + count) % s.ringSize[group]!;
  return count;
}

/** Of each group's calls in service whose mark is `from`, turns the wanted number, drawn at random, into 1 − from. */
function drawAmongBusy(s: State, wanted: Int32Array, from: 0 | 1): void {
  const m = s.model;
  const left = new Int32Array(m.groupCount);
  const open = wanted.slice();
  const slots = s.slotNext.length;
  for (let slot = 2 * m.flowCount + 1; slot < slots; slot++) {
    if (s.itemKind[slot] === END_OF_SERVICE && s.slotLeaver[slot] === from) left[s.slotGroup[slot]!] = left[s.slotGroup[slot]!]! + 1;
  }
  for (let slot = 2 * m.flowCount + 1; slot < slots; slot++) {
    if (s.itemKind[slot] !== END_OF_SERVICE || s.slotLeaver[slot] !== from) continue;
    const g = s.slotGroup[slot]!;
    if (open[g]! > 0 && left[g]! * draw(m.bank, m.departureStream + g) < open[g]!) {
      s.slotLeaver[slot] = 1 - from;
      s.leaving[g] = s.leaving[g]! + (from === 0 ? 1 : -1);
      open[g] = open[g]! - 1;
    }
    left[g] = left[g]! - 1;
  }
}
