/**
 * Where the calls of an interval go: the share of each flow's calls that each group answers, so that an agent's time is counted once.
 *
 * Each flow tries its groups by rank; a level that is busy (chance: Erlang A of the group alone with all the calls it is given) passes the call on;
 * among equal ranks the idle agents share. A call that finds everybody busy is answered by the group with most time left for it. Overflow conditions
 * thin a group out by the chance that they hold (exponential wait, geometric queue). An approximation; the agents' time is what is shared out, so that none is counted twice.
 */
import { exp } from '../../maths/exp.ts';
import { pow } from '../../maths/pow.ts';
import { erlangBBlocking } from './erlang-b.ts';
import type { PreviewLayout } from './preview-layout.ts';
import { type QueueRates, solved, solveQueue } from './waiting-states.ts';

export interface Allotment {
  /** [skill], share of the flow's calls that go to the skill's group; sums to 1 over a flow that somebody can answer. */
  readonly share: Float64Array;
  /** [skill], chance that the overflow condition holds for a waiting call, 0..1. */
  readonly reach: Float64Array;
  /** [skill] in the order of `layout.groupSkills`: calls per second given, and their work. */
  readonly given: Float64Array;
  readonly givenWork: Float64Array;
  /** Same shape: calls per second that come there first (those that overflow later included), and their work. */
  readonly first: Float64Array;
  readonly firstWork: Float64Array;
  /** [flow], rate at which waiting calls overflow to groups that open with time, per second. */
  readonly escape: Float64Array;
  /** [group], calls per second given to it, agent-seconds per second of work, and its chance that all agents are busy. */
  readonly calls: Float64Array;
  readonly work: Float64Array;
  readonly busy: Float64Array;
  /** [flow * flowCount + other], share of the flow's agents that the other flow may use too, in this interval. */
  readonly overlap: Float64Array;
  /** [flow], share of its calls that end unanswered, from the last look. */
  readonly lost: Float64Array;
  /** [flow], part of the agents in its reach that it may count on, 1 but in an overload (preview-capacity.ts). */
  readonly limit: Float64Array;
  /** [skill], work of its group for flows that the group takes no later than this one. */
  readonly preferred: Float64Array;
  /** [flow] and [skill], working room. */
  readonly stayed: Float64Array;
  readonly left: Float64Array;
}

export function newAllotment(layout: PreviewLayout): Allotment {
  const skills = layout.skillGroup.length;
  return {
    share: new Float64Array(skills),
    reach: new Float64Array(skills).fill(1),
    given: new Float64Array(skills),
    givenWork: new Float64Array(skills),
    first: new Float64Array(skills),
    firstWork: new Float64Array(skills),
    escape: new Float64Array(layout.flowCount),
    calls: new Float64Array(layout.groupCount),
    work: new Float64Array(layout.groupCount),
    busy: new Float64Array(layout.groupCount),
    overlap: new Float64Array(layout.flowCount * layout.flowCount),
    lost: new Float64Array(layout.flowCount),
    limit: new Float64Array(layout.flowCount).fill(1),
    preferred: new Float64Array(skills),
    stayed: new Float64Array(layout.flowCount),
    left: new Float64Array(skills),
  };
}

/** How much of each flow's agents the other flows share, by the interval's staffing. */
export function findOverlap(layout: PreviewLayout, interval: number, overlap: Float64Array): void {
  const { flowCount, groupCount, groupSkills, skillFlow, skillGroup } = layout;
  overlap.fill(0);
  for (let g = 0; g < groupCount; g++) {
    const agents = layout.agents[interval * groupCount + g]!;
    for (let i = layout.firstOfGroup[g]!; i < layout.firstOfGroup[g + 1]!; i++) {
      const row = skillFlow[groupSkills[i]!]! * flowCount;
      for (let k = layout.firstOfGroup[g]!; k < layout.firstOfGroup[g + 1]!; k++) overlap[row + skillFlow[groupSkills[k]!]!]! += agents;
    }
  }
  for (let f = 0; f < flowCount; f++) {
    let agents = 0;
    for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++)
      agents += layout.agents[interval * groupCount + skillGroup[s]!]!;
    if (agents > 0) for (let other = 0; other < flowCount; other++) overlap[f * flowCount + other]! /= agents;
  }
}

/** Share of its idle moments that a group has left when the groups of better rank are busy. */
const TOGETHER = 0.8;

const rates: QueueRates = { arrival: 0, handling: 1, leaving: 0, agents: 0, balking: 0 };

/** All calls to the groups of the first rank, by agents: where the search starts in the first interval. */
export function startAllotment(layout: PreviewLayout, interval: number, allotment: Allotment): void {
  for (let f = 0; f < layout.flowCount; f++) {
    const from = layout.firstSkill[f]!;
    const to = layout.firstSkill[f + 1]!;
    let total = 0;
    for (let s = from; s < to; s++) {
      const agents = layout.agents[interval * layout.groupCount + layout.skillGroup[s]!]!;
      const first = layout.skillRank[s] === layout.skillRank[from] && layout.skillOpen[s] === 1;
      allotment.share[s] = (first ? 1 : 0.01) * (agents + 1e-6);
      total += allotment.share[s]!;
    }
    for (let s = from; s < to; s++) allotment.share[s]! /= total;
  }
}

/** Adds up what each group is given. */
export function loadGroups(layout: PreviewLayout, lambda: Float64Array, allotment: Allotment): void {
  const { calls, work, share, given, givenWork, first, firstWork } = allotment;
  for (let g = 0; g < layout.groupCount; g++) {
    calls[g] = 0;
    work[g] = 0;
    for (let i = layout.firstOfGroup[g]!; i < layout.firstOfGroup[g + 1]!; i++) {
      const s = layout.groupSkills[i]!;
      given[i] = lambda[layout.skillFlow[s]!]! * share[s]!;
      givenWork[i] = given[i]! * layout.skillHandling[s]!;
      first[i] = given[i]!;
      firstWork[i] = givenWork[i]!;
      calls[g]! += given[i]!;
      work[g]! += givenWork[i]!;
    }
  }
}

/** Where the calls come first, and how fast they move on from there: what flows with timed overflow see within their time. */
function loadFirstStage(layout: PreviewLayout, allotment: Allotment): void {
  const { share, first, firstWork, escape: moving, busy } = allotment;
  const stayed = allotment.stayed.fill(0);
  for (let f = 0; f < layout.flowCount; f++) {
    moving[f] = 0;
    if (layout.staged[f] === 0) continue;
    let taken = 1;
    let soonest = Number.POSITIVE_INFINITY;
    for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) {
      if (layout.skillAfter[s] === 0) stayed[f]! += share[s]!;
      else {
        taken *= busy[layout.skillGroup[s]!]!;
        soonest = Math.min(soonest, layout.skillAfter[s]!);
      }
    }
    moving[f] = (1 - taken) / soonest;
  }
  for (let i = 0; i < first.length; i++) {
    const s = layout.groupSkills[i]!;
    const f = layout.skillFlow[s]!;
    if (layout.skillAfter[s]! > 0 || stayed[f]! <= 0) continue;
    first[i] = allotment.given[i]! / stayed[f]!;
    firstWork[i] = allotment.givenWork[i]! / stayed[f]!;
  }
}

/** Each group's chance that all its agents are busy, with the calls given to it. */
function findBusy(layout: PreviewLayout, interval: number, lambda: Float64Array, allotment: Allotment): void {
  const { calls, work, busy, share, preferred } = allotment;
  for (let g = 0; g < layout.groupCount; g++) {
    let leaving = 0;
    let rooms = 0;
    let sum = 0;
    for (let i = layout.firstOfGroup[g]!; i < layout.firstOfGroup[g + 1]!; i++) {
      const s = layout.groupSkills[i]!;
      const f = layout.skillFlow[s]!;
      sum += lambda[f]! * share[s]! * layout.skillHandling[s]!;
      preferred[s] = sum;
      leaving += lambda[f]! * share[s]! * layout.leaving[f]!;
      rooms += layout.waitingRoom[f]!;
    }
    for (let i = layout.firstOfGroup[g + 1]! - 2; i >= layout.firstOfGroup[g]!; i--) {
      const s = layout.groupSkills[i]!;
      const next = layout.groupSkills[i + 1]!;
      if (layout.skillQueueRank[s] === layout.skillQueueRank[next]) preferred[s] = preferred[next]!;
    }
    rates.arrival = calls[g]!;
    rates.handling = calls[g]! > 0 ? work[g]! / calls[g]! : 1;
    rates.leaving = calls[g]! > 0 ? leaving / calls[g]! : 0;
    rates.agents = layout.agents[interval * layout.groupCount + g]!;
    solveQueue(rates);
    // Endless patience and no room to wait: a loss group.
    if (rooms === 0 && rates.agents > 0 && rates.arrival > 0) solved.busy = erlangBBlocking(rates.agents, work[g]!);
    busy[g] = Math.min(solved.busy, 0.999);
    if (rates.agents === 0) busy[g] = 1;
  }
}

/** Calls per second to the groups that are open at once, their service rate, and the flow's leaving rate: how fast its queue builds up. */
const build = { joining: 0, service: 0, leaving: 0 };

/** Chance that the overflow condition of a skill holds for a call of its flow that waits; `wait` = the flow's mean wait given that it waits. */
function conditionHolds(layout: PreviewLayout, s: number, wait: number): number {
  const condition = layout.overflow[s];
  if (!condition) return 1;
  const after = condition.afterSeconds ?? 0;
  let chance = after > 0 ? exp(-after / Math.max(wait, 1)) : 1;
  const queue = condition.queueAtLeast ?? 1;
  if (queue > 1)
    for (let i = 1; i <= queue && chance > 1e-6; i++) chance *= Math.min(1, build.joining / (build.service + i * build.leaving + 1e-12));
  return chance;
}

/** How far each of the flow's skills is open to its calls. */
function findReach(layout: PreviewLayout, interval: number, f: number, wait: number, a: Allotment): void {
  let agents = 0;
  let work = 0;
  let calls = 0;
  let limited = false;
  for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) {
    const g = layout.skillGroup[s]!;
    limited ||= layout.skillOpen[s] === 0;
    if (layout.skillOpen[s] === 0) continue;
    agents += layout.agents[interval * layout.groupCount + g]!;
    work += a.work[g]!;
    calls += a.calls[g]!;
  }
  if (!limited) return;
  build.joining = calls;
  build.service = work > 0 ? (agents * calls) / work : 0;
  build.leaving = layout.leaving[f]!;
  for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) a.reach[s] = conditionHolds(layout, s, wait);
}

/** One flow's shares from the groups' state, into `next`. */
function shareFlow(layout: PreviewLayout, interval: number, f: number, lambda: Float64Array, a: Allotment, next: Float64Array): void {
  const { left } = a;
  const { firstSkill, skillGroup, skillRank, skillHandling } = layout;
  const from = firstSkill[f]!;
  const to = firstSkill[f + 1]!;
  const agents = (s: number) => layout.agents[interval * layout.groupCount + skillGroup[s]!]!;
  let waiting = 1;
  for (let s = from; s < to; ) {
    let end = s;
    let allBusy = 1;
    let weights = 0;
    while (end < to && skillRank[end] === skillRank[s]) {
      const g = skillGroup[end]!;
      const idleAtLeast = layout.overflow[end]?.idleAtLeast ?? 1;
      // The chance that k agents are idle, from the chance that one is: a rough power. Groups are busy together: after a busy level the next is
      // less often idle than on its own (0.8, from the reference centres).
      const idle = 1 - a.busy[g]!;
      const accepts = (idleAtLeast === 1 ? idle : pow(idle, idleAtLeast)) * a.reach[end]! * (waiting < 1 ? TOGETHER : 1);
      allBusy *= 1 - accepts;
      // Whoever has been idle longest answers: the less busy a group, the more it takes; 0.7 keeps the search from swinging over.
      const load = agents(end) > 0 ? Math.min(1, a.work[g]! / agents(end)) : 1;
      next[end] = accepts > 0 ? a.reach[end]! * agents(end) * (1 - 0.7 * load) : 0;
      weights += next[end]!;
      end++;
    }
    for (let i = s; i < end; i++) next[i] = weights > 0 ? (waiting * (1 - allBusy) * next[i]!) / weights : 0;
    waiting *= allBusy;
    s = end;
  }
  if (layout.waitingRoom[f] === 0 && waiting < 1) {
    // Nobody waits: those who find all busy are lost, the others stand for all.
    for (let s = from; s < to; s++) next[s] = next[s]! / (1 - waiting);
    return;
  }
  // Those who wait go to whoever has time left for this flow, after the flows that the group prefers.
  let room = 0;
  for (let s = from; s < to; s++) {
    const others = a.preferred[s]! - lambda[f]! * a.share[s]! * skillHandling[s]!;
    left[s] = (Math.max(agents(s) - others, 0.02 * agents(s)) * a.reach[s]!) / skillHandling[s]!;
    room += left[s]!;
  }
  for (let s = from; s < to; s++) next[s] = next[s]! + (room > 0 ? (waiting * left[s]!) / room : waiting / (to - from));
}

/**
 * Improves the shares for the given calls, `rounds` times.
 * @param lambda [flow], calls per second
 * @param waits [flow], mean wait given that a call waits, seconds, from the last look
 */
export function allot(
  layout: PreviewLayout,
  interval: number,
  lambda: Float64Array,
  waits: Float64Array,
  rounds: number,
  allotment: Allotment,
  scratch: Float64Array,
): void {
  loadGroups(layout, lambda, allotment);
  for (let round = 0; round < rounds; round++) {
    findBusy(layout, interval, lambda, allotment);
    for (let f = 0; f < layout.flowCount; f++) {
      const from = layout.firstSkill[f]!;
      const to = layout.firstSkill[f + 1]!;
      if (to - from === 1) {
        allotment.share[from] = 1;
        continue;
      }
      if (round === 0) findReach(layout, interval, f, waits[f]!, allotment);
      shareFlow(layout, interval, f, lambda, allotment, scratch);
      for (let s = from; s < to; s++) allotment.share[s] = (allotment.share[s]! + scratch[s]!) / 2;
    }
    loadGroups(layout, lambda, allotment);
  }
  loadFirstStage(layout, allotment);
}
