/**
 * Purpose: who is there today: the absent, and which agent has which pace. Both are drawn once a replication, each group by streams of its own,
 * before anything happens.
 */
import { draw } from '../../maths/samplers.ts';
import type { State } from './state.ts';

/** New agents of a group count as idle since moments spread over this many seconds before their start, so that equal ranks share fairly. */
const START_SPREAD_SECONDS = 0.001;

/** When the ith of n agents who start together at `start` counts as idle since. */
export function idleSince(start: number, i: number, n: number): number {
  return start - (START_SPREAD_SECONDS * (n - i - 0.5)) / n;
}

/** The agents of the first interval are there, all idle. */
export function startAgents(s: State): void {
  const m = s.model;
  if (m.paceCount > 0) drawPaces(s);
  if (s.agents !== m.agents) drawAbsences(s);
  if (m.paceCount > 0) startPaces(s);
  for (let g = 0; g < m.groupCount; g++) {
    const agents = s.agents[g]!;
    s.idle[g] = agents;
    s.idleTotal += agents;
    if (agents > 0) s.idleGroups[g >> 5] = s.idleGroups[g >> 5]! | (1 << (g & 31));
    for (let i = 0; i < agents; i++) s.ring[s.ringStart[g]! + i] = idleSince(m.borders[0]!, i, agents);
  }
}

/** Who stays away today: each of a group's agents by a chance of its own, the same in every interval it is scheduled for. */
function drawAbsences(s: State): void {
  const m = s.model;
  for (let g = 0; g < m.groupCount; g++) {
    const stream = m.absenceStream[g]!;
    if (stream < 0) continue;
    const present = new Int32Array(s.ringSize[g]! + 1);
    for (let i = 0; i < s.ringSize[g]!; i++) {
      const absent = draw(m.bank, stream) < m.absence[g]!;
      present[i + 1] = present[i]! + (absent ? 0 : 1);
      if (absent && m.paceStream[g]! >= 0) s.agentPace[s.ringStart[g]! + i] = 0;
    }
    for (let k = 0; k < m.intervalCount; k++) s.agents[k * m.groupCount + g] = present[m.agents[k * m.groupCount + g]!]!;
  }
}

/**
 * Who has which pace today. Of n agents (the most that the group has at a time) a pace of share p has n·p, rounded down or up by one random
 * number for all paces of the group, so that its mean is n·p; then the n are put in a random order, the first of whom are there when fewer are.
 */
function drawPaces(s: State): void {
  const m = s.model;
  for (let g = 0; g < m.groupCount; g++) {
    const stream = m.paceStream[g]!;
    if (stream < 0) continue;
    const first = s.ringStart[g]!;
    const n = s.ringSize[g]!;
    const end = m.paceStart[g + 1]!;
    const luck = m.pacesDrawn ? draw(m.bank, stream) : 0.5;
    let i = 0;
    for (let p = m.paceStart[g]!; p < end; p++) {
      const upTo = p === end - 1 ? n : Math.min(n, Math.floor(luck + n * m.paceUpTo[p]!));
      for (; i < upTo; i++) s.agentPace[first + i] = p - m.paceStart[g]! + 1;
    }
    for (i = n - 1; i > 0; i--) {
      const j = Math.floor(draw(m.bank, stream) * (i + 1));
      const pace = s.agentPace[first + i]!;
      s.agentPace[first + i] = s.agentPace[first + j]!;
      s.agentPace[first + j] = pace;
    }
  }
}

/** Paces of the idle agents: the present ones of the first interval, in their order. */
function startPaces(s: State): void {
  const m = s.model;
  for (let g = 0; g < m.groupCount; g++) {
    if (m.paceStream[g]! < 0) continue;
    const first = s.ringStart[g]!;
    let place = first;
    for (let i = 0; i < m.agents[g]!; i++) if (s.agentPace[first + i] !== 0) s.ringPace[place++] = s.agentPace[first + i]!;
  }
}
