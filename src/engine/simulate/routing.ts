/**
 * Purpose: who takes which call. Both choices apply the same conditions of a skill: idle agents, waiting calls of the flow,
 * time the first call has waited.
 * After every event no call at the head of a queue has an idle agent that may take it; so a choice is only made when
 * something that it depends on has grown: an agent came free, a call arrived, a threshold of waiting time was reached.
 * Comparisons of time are written as arrival + seconds ≤ now, exactly as the events are timed, so no rounding comes between.
 */
import { NOW, type State } from './state.ts';

/**
 * The skill that takes the first call of a flow now: lowest rank, then the agent idle longest; −1 = none.
 * @param count calls of the flow that wait, one that arrives just now included
 */
export function route(s: State, flow: number, count: number): number {
  const m = s.model;
  const now = s.real[NOW]!;
  const since = s.queueCount[flow] === 0 ? now : s.slotArrival[s.queueHead[flow]!]!;
  const end = m.routeStart[flow + 1]!;
  let best = -1;
  let bestTier = 0;
  let bestSince = 0;
  for (let skill = m.routeStart[flow]!; skill < end; skill++) {
    const tier = m.routeTier[skill]!;
    if (best >= 0 && tier !== bestTier) break;
    const group = m.skillGroup[skill]!;
    const idle = s.idle[group]!;
    if (idle === 0 || idle < m.skillIdle[skill]! || count < m.skillQueue[skill]! || since + m.skillAfter[skill]! > now) continue;
    const idleFrom = s.ring[s.ringStart[group]! + s.ringHead[group]!]!;
    if (best < 0 || idleFrom < bestSince) {
      best = skill;
      bestTier = tier;
      bestSince = idleFrom;
    }
  }
  return best;
}

/**
 * The skill by which an agent who has just come free takes a waiting call: lowest queueRank, then the call that has waited
 * longest; −1 = none.
 * @param idle idle agents of the group, this one included
 */
export function pick(s: State, group: number, idle: number): number {
  const m = s.model;
  const now = s.real[NOW]!;
  const end = m.pickStart[group + 1]!;
  let best = -1;
  let bestTier = 0;
  let bestSince = 0;
  for (let p = m.pickStart[group]!; p < end; p++) {
    const tier = m.pickTier[p]!;
    if (best >= 0 && tier !== bestTier) break;
    const skill = m.pickSkill[p]!;
    const flow = m.skillFlow[skill]!;
    const count = s.queueCount[flow]!;
    if (count === 0 || count < m.skillQueue[skill]! || idle < m.skillIdle[skill]!) continue;
    const since = s.slotArrival[s.queueHead[flow]!]!;
    if (since + m.skillAfter[skill]! > now) continue;
    if (best < 0 || since < bestSince) {
      best = skill;
      bestTier = tier;
      bestSince = since;
    }
  }
  return best;
}
