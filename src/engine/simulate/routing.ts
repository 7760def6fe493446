/**
 * Purpose: who takes which call. Both choices apply the same conditions of a skill: idle agents, waiting calls of the flow,
 * time the first call has waited.
 * After every event no call at the head of a queue has an idle agent that may take it; so a choice is only made when
 * something that it depends on has grown: an agent came free, a call arrived, a threshold of waiting time was reached.
 * Comparisons of time are written as arrival + seconds ≤ now, exactly as the events are timed, so no rounding comes between.
 */
import { HAS_STAGES } from './compile-flows.ts';
import type { State } from './state.ts';

/**
 * The skill that takes the first call of a flow now: lowest rank, then the agent idle longest; −1 = none.
 * @param count calls of the flow that wait, one that arrives just now included
 */
export function route(s: State, flow: number, count: number): number {
  const m = s.model;
  const now = s.now;
  const since = s.queueCount[flow] === 0 ? now : s.slotArrival[s.queueHead[flow]!]!;
  if (!someoneIdle(s, flow, since)) return -1;
  const staged = (m.features[flow]! & HAS_STAGES) !== 0;
  const end = m.routeStart[flow + 1]!;
  let best = -1;
  let bestRank = 0;
  let bestSince = 0;
  for (let skill = m.routeStart[flow]!; skill < end; skill++) {
    const rank = staged ? rankAt(s, m.skillRank, m.stageRank, skill, since) : m.skillRank[skill]!;
    if (best >= 0 && rank > bestRank) {
      if (staged) continue;
      break;
    }
    const group = m.skillGroup[skill]!;
    const idle = s.idle[group]!;
    if (idle === 0 || idle < m.skillIdle[skill]! || count < m.skillQueue[skill]! || since + m.skillAfter[skill]! > now) continue;
    const idleFrom = s.ring[s.ringStart[group]! + s.ringHead[group]!]!;
    if (best < 0 || rank < bestRank || idleFrom < bestSince) {
      best = skill;
      bestRank = rank;
      bestSince = idleFrom;
    }
  }
  return best;
}

/** The rank of a skill for a call that came at `since`: that of the last stage reached. */
function rankAt(s: State, rank: Float64Array, stageRank: Float64Array, skill: number, since: number): number {
  const m = s.model;
  const now = s.now;
  const first = m.rankStart[skill]!;
  let i = m.rankStart[skill + 1]! - 1;
  while (i >= first && since + m.rankAfter[i]! > now) i--;
  return i >= first ? stageRank[i]! : rank[skill]!;
}

/**
 * The skill by which an agent who has just come free takes a waiting call: lowest queueRank, then the call with most points,
 * then the one that has waited longest; −1 = none.
 * @param idle idle agents of the group, this one included
 */
export function pick(s: State, group: number, idle: number): number {
  const m = s.model;
  const scored = m.picksByScore[group]! !== 0;
  const now = s.now;
  let best = -1;
  let bestRank = 0;
  let bestScore = 0;
  let bestSince = 0;
  for (let v = 0; v < m.summaryWords; v++) {
    let words = s.waitingSummary[v]! & m.groupSummary[group * m.summaryWords + v]!;
    while (words !== 0) {
      const w = 32 * v + lowestBit(words);
      words &= words - 1;
      const row = group * m.stageWords + w;
      const mask = m.groupStages[row]!;
      for (let bits = s.waiting[w]! & mask; bits !== 0; bits &= bits - 1) {
        const skill = m.stageSkill[m.stageFirst[row]! + bitCount(mask & ((bits & -bits) - 1))]!;
        const flow = m.skillFlow[skill]!;
        if (s.queueCount[flow]! < m.skillQueue[skill]! || idle < m.skillIdle[skill]!) continue;
        const since = s.slotArrival[s.queueHead[flow]!]!;
        const rank = scored ? rankAt(s, m.skillQueueRank, m.stageQueueRank, skill, since) : m.skillQueueRank[skill]!;
        if (best >= 0 && rank > bestRank) continue;
        const score = scored ? m.skillPoints[skill]! + m.skillPerSecond[skill]! * (now - since) : 0;
        if (best < 0 || rank < bestRank || score > bestScore || (score === bestScore && since < bestSince)) {
          best = skill;
          bestRank = rank;
          bestScore = score;
          bestSince = since;
        }
      }
    }
  }
  return best;
}

/** Position of the lowest bit of a word that is not 0. */
function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many bits are set. */
function bitCount(word: number): number {
  if (word === 0) return 0;
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether some group that may take a call which came at `since` has an idle agent. */
function someoneIdle(s: State, flow: number, since: number): boolean {
  const m = s.model;
  const now = s.now;
  let stage = m.stageStart[flow]!;
  const end = m.thresholdStart[flow + 1]!;
  for (let i = m.thresholdStart[flow]!; i < end && since + m.threshold[i]! <= now; i++) stage++;
  const row = stage * m.groupWords;
  for (let w = 0; w < m.groupWords; w++) {
    if ((m.stageGroups[row + w]! & s.idleGroups[w]!) !== 0) return true;
  }
  return false;
}
