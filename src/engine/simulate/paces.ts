/**
 * Purpose: agents of a group who do not all work at the same pace. Each agent has one for the day; who takes a call is decided as ever (the one
 * who has been idle longest), so the ring of idle agents says beside each time whose it is, and the slot of a call who has taken it.
 * Paces of a group are numbered from 1; 0 = an agent of a group without. Everything here is reached only by groups that have paces, marked in
 * slotLeaver (PACED) and by the flows' features.
 */
import { groupOfClass, paceOfClass } from './model.ts';
import { PACED, type State } from './state.ts';

/** The agent who begins the service of a slot, as the skill says: who has just come free, else who has been taken from the ring. */
export function takePace(s: State, skill: number, slot: number): void {
  const m = s.model;
  if (m.skillPaces[skill]! < 0) return;
  const group = m.skillGroup[skill]!;
  const head = s.ringHead[group]!;
  const taken = (head === 0 ? s.ringSize[group]! : head) - 1;
  s.slotPace[slot] = s.freePace !== 0 ? s.freePace : s.ringPace[s.ringStart[group]! + taken]!;
  s.slotLeaver[slot] = s.slotLeaver[slot]! | PACED;
}

/** The factor of the slot's agent on the skill's times. */
export function paceFactor(s: State, skill: number, slot: number): number {
  const first = s.model.skillPaces[skill]!;
  return first < 0 ? 1 : s.model.paceFactor[first + s.slotPace[slot]! - 1]!;
}

/** Pace of the agent of a slot. */
export const paceOfSlot = (s: State, slot: number): number => ((s.slotLeaver[slot]! & PACED) === 0 ? 0 : s.slotPace[slot]!);

/** How many agents more (or fewer) of a class interval k has than the one before. Absent ones are not counted. */
export function classChange(s: State, c: number, k: number): number {
  const m = s.model;
  const g = groupOfClass(m, c);
  const before = (k - 1) * m.groupCount + g;
  const after = before + m.groupCount;
  if (c < m.groupCount) return m.paceStream[g]! < 0 ? s.agents[after]! - s.agents[before]! : 0;
  const pace = paceOfClass(m, c);
  const first = s.ringStart[g]!;
  const from = Math.min(m.agents[before]!, m.agents[after]!);
  const to = Math.max(m.agents[before]!, m.agents[after]!);
  let count = 0;
  for (let i = from; i < to; i++) if (s.agentPace[first + i] === pace) count++;
  return m.agents[after]! < m.agents[before]! ? -count : count;
}

/** Takes at most `wanted` idle agents of the pace away, longest idle first; returns how many. */
export function sendIdleOfPaceHome(s: State, group: number, pace: number, wanted: number): number {
  const first = s.ringStart[group]!;
  const size = s.ringSize[group]!;
  const head = s.ringHead[group]!;
  const idle = s.idle[group]!;
  let kept = 0;
  for (let i = 0; i < idle; i++) {
    const at = first + ((head + i) % size);
    if (i - kept < wanted && s.ringPace[at] === pace) continue;
    const to = first + ((head + kept++) % size);
    s.ring[to] = s.ring[at]!;
    s.ringPace[to] = s.ringPace[at]!;
  }
  s.idle[group] = kept;
  if (kept === 0) s.idleGroups[group >> 5] = s.idleGroups[group >> 5]! & ~(1 << (group & 31));
  s.idleTotal -= idle - kept;
  return idle - kept;
}
