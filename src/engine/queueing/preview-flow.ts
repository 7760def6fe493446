/**
 * What one flow experiences in one interval, from where it stands: the groups that may answer it, with ALL the calls those groups are given,
 * make one queue M/M/n+M. Exact where the groups serve this flow alone or share everything; elsewhere an approximation.
 *
 * Priorities: given that all agents are busy, the calls of the upper levels queue as if the others were not there (exact for one pool with
 * equal handling times and patience); a lower level's queue is what remains of the sum, its wait taken as exponential.
 * A patience of its own: callers see the pool's offered wait, taken as exponential. Busyness: three-point rule for the gamma factor of the day.
 */
import { exp } from '../../maths/exp.ts';
import { finiteQueue } from './finite-queue.ts';
import type { Allotment } from './preview-allotment.ts';
import type { PreviewLayout } from './preview-layout.ts';
import { answeredWithin, NOBODY, type QueueRates, queueGivenBusy, solved, solveQueue, topLevelWithin } from './waiting-states.ts';

/** Overwritten by `seeFlow`. Shares of the calls offered. */
export const seen = {
  serviceLevel: 1,
  abandonment: 0,
  blocking: 0,
  /** Seconds in queue / offered. */
  meanWait: 0,
  /** Seconds in queue of the calls that wait. */
  waitOfWaiting: 0,
};

/** The queue as the flow sees it. */
const view: QueueRates = { arrival: 0, handling: 1, leaving: 0, agents: 0, balking: 0 };
/**
 * Calls per second and leaving rates of the levels above the flow's own, up to its own, and below; squared cv of the calls seen;
 * rate at which the flow's waiting calls move on to groups that open with time.
 */
const levels = { above: 0, upTo: 0, leavingAbove: 0, leavingOwn: 0, leavingBelow: 0, variance: 0, mixed: 0, escape: 0 };

function buildView(layout: PreviewLayout, interval: number, f: number, a: Allotment): void {
  const { groupSkillFlow, groupSkillRank, busynessCv, leaving: leavingOf, balking: balkingOf } = layout;
  const staged = layout.staged[f] === 1;
  const given = staged ? a.first : a.given;
  const givenWork = staged ? a.firstWork : a.givenWork;
  const { lost, overlap, escape: moving } = a;
  const row = f * layout.flowCount;
  let calls = 0;
  let work = 0;
  let balking = 0;
  let agents = 0;
  let variance = 0;
  let above = 0;
  let upTo = 0;
  let lostAbove = 0;
  let lostLevel = 0;
  let lostBelow = 0;
  for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) {
    const g = layout.skillGroup[s]!;
    // Within its time a staged flow has the groups that are open to it by then.
    if (staged && layout.skillAfter[s]! > layout.within[f]!) continue;
    const reach = staged ? 1 : a.reach[s]!;
    const rank = layout.skillQueueRank[s]!;
    const end = layout.firstOfGroup[g + 1]!;
    agents += reach * layout.agents[interval * layout.groupCount + g]!;
    for (let i = layout.firstOfGroup[g]!; i < end; i++) {
      const flow = groupSkillFlow[i]!;
      const met = flow === f ? 1 : overlap[row + flow]!;
      // The flow's own calls count wherever they go; those of others by the part of the group that is in reach, and, as far as they queue for
      // groups that this flow does not share, only when they are answered.
      const counted = flow === f ? 1 : reach * (1 - lost[flow]! * (1 - met));
      const seenCalls = given[i]! * counted;
      calls += seenCalls;
      work += givenWork[i]! * counted;
      balking += seenCalls * balkingOf[flow]!;
      const spread = seenCalls * busynessCv[flow]!;
      variance += spread * spread;
      const leaving = leavingOf[flow]! + (staged ? moving[flow]! : 0);
      const order = groupSkillRank[i]! - rank;
      if (order > 0) lostBelow += seenCalls * leaving;
      else {
        upTo += seenCalls;
        // A flow is ahead of this one only where they meet.
        const ahead = order < 0 ? seenCalls * met : 0;
        above += ahead;
        lostAbove += ahead * leaving;
        lostLevel += (seenCalls - ahead) * leaving;
      }
    }
  }
  view.arrival = calls;
  view.handling = calls > 0 ? work / calls : 1;
  view.leaving = calls > 0 ? (lostAbove + lostLevel + lostBelow) / calls : leavingOf[f]!;
  view.balking = calls > 0 ? balking / calls : balkingOf[f]!;
  view.agents = agents * a.limit[f]!;
  levels.variance = calls > 0 ? variance / (calls * calls) : 0;
  levels.escape = staged ? moving[f]! : 0;
  setLevels(above, upTo, calls, lostAbove, lostLevel, lostBelow);
}

/** Calls per second up to each level, and the mean leaving rate within it from the sums of calls x rate. */
function setLevels(above: number, upTo: number, all: number, lostAbove: number, lostLevel: number, lostBelow: number): void {
  levels.above = above;
  levels.upTo = upTo;
  levels.leavingAbove = above > 0 ? lostAbove / above : 0;
  levels.leavingOwn = upTo > above ? lostLevel / (upTo - above) : 0;
  levels.leavingBelow = all > upTo ? lostBelow / (all - upTo) : 0;
}

/** No steady state: a queue that grows from the start of the interval, seen as a fluid. */
function growingQueue(layout: PreviewLayout, f: number): void {
  const carried = view.agents / view.handling;
  const growth = Math.min(1, Math.max(0, 1 - carried / view.arrival));
  const perSecond = carried > 0 ? view.arrival / carried - 1 : Number.POSITIVE_INFINITY;
  const longest = Math.min(layout.intervalSeconds, perSecond * layout.intervalSeconds);
  seen.serviceLevel = longest > 0 ? Math.min(1, layout.within[f]! / longest) * (1 - growth) : 0;
  seen.meanWait = longest / 2;
  seen.waitOfWaiting = longest / 2;
  seen.abandonment = 0;
  seen.blocking = 0;
}

/** Offered wait of mean v, taken as exponential: E[min(V, patience)] = v / (1 + leaving v), with one v for all flows of the pool. */
function feltWait(perWaiting: number, own: number): number {
  if (perWaiting === Number.POSITIVE_INFINITY) return own > 0 ? 1 / own : perWaiting;
  if (own === view.leaving) return perWaiting;
  const lost = Math.min(1, view.leaving * perWaiting);
  if (lost === 1) return own > 0 ? 1 / own : perWaiting;
  const offered = perWaiting / (1 - lost);
  return offered / (1 + own * offered);
}

function limitedRoom(layout: PreviewLayout, f: number): void {
  const own = layout.leaving[f]!;
  const load = { callsPerHour: view.arrival * 3600, handlingSeconds: view.handling, agents: Math.max(view.agents, NOBODY) };
  const q = finiteQueue(load, layout.waitingRoom[f]!, view.leaving > 0 ? 1 / view.leaving : null, layout.within[f]!);
  seen.serviceLevel = q.serviceLevel!;
  seen.blocking = q.blocking!;
  const felt = feltWait(q.meanWaitOfWaiting, own);
  // Callers who wait for ever where nobody answers wait as long as the interval lasts.
  seen.waitOfWaiting = own > 0 ? felt : Math.min(layout.intervalSeconds, felt);
  seen.meanWait = q.waitProbability! * seen.waitOfWaiting;
  seen.abandonment = own * seen.meanWait;
}

/** The wait if nobody moved on, from the one with: an overflow is due after it. */
function withoutEscape(felt: number): number {
  return felt / Math.max(0.05, 1 - levels.escape * felt);
}

/** The pool's wait, felt with the flow's own patience. */
function plainLevel(layout: PreviewLayout, f: number, withLevel: boolean): void {
  const own = layout.leaving[f]!;
  const staying = 1 - layout.balking[f]!;
  if (withLevel) {
    seen.serviceLevel = answeredWithin(view, layout.within[f]!, own);
    if (view.balking !== layout.balking[f] && view.balking < 1) {
      seen.serviceLevel = 1 - solved.busy + ((seen.serviceLevel - 1 + solved.busy) * staying) / (1 - view.balking);
    }
  }
  const perWaiting = solved.busy > 0 && view.balking < 1 ? solved.meanWait / solved.busy / (1 - view.balking) : 0;
  const exits = own + levels.escape;
  const felt = exits > 0 ? feltWait(perWaiting, exits) : Math.min(layout.intervalSeconds, feltWait(perWaiting, exits));
  seen.waitOfWaiting = withoutEscape(felt);
  seen.meanWait = solved.busy * staying * felt;
  seen.abandonment = solved.busy * (1 - staying + staying * own * felt);
}

/** Mean queue given that all agents are busy, for `joining` calls of which the `first` lead a queue of their own; their leaving rate is mixed by who waits. */
function mixedQueue(
  joining: number,
  service: number,
  firstQueue: number,
  firstLeaving: number,
  restLeaving: number,
  start: number,
): number {
  let leaving = start;
  let queue = firstQueue;
  for (let i = 0; i < 2; i++) {
    queue = Math.max(firstQueue, queueGivenBusy(joining, service, leaving));
    if (firstLeaving === restLeaving || queue === 0) break;
    // Kept off 0: those ahead may wait for ever, but somebody of this level always leaves.
    leaving = Math.max(0.05 * start, (firstQueue * firstLeaving + (queue - firstQueue) * restLeaving) / queue);
  }
  levels.mixed = leaving;
  return queue;
}
/** Answered within the limit, of the calls of a lower level that wait; `left` of them lose patience. */
function lowerLevelWithin(within: number, felt: number, left: number): number {
  const mean = Math.max(felt, 1e-9);
  if (levels.escape === 0) return (1 - left) * (1 - exp((-within * (1 - left)) / mean));
  // Nobody moves on before the limit: only answers and lost patience compete until then.
  const answers = Math.max(0, (1 - left) / mean - levels.escape);
  const ends = answers + left / mean;
  return ends > 0 ? (answers / ends) * (1 - exp(-ends * within)) : 0;
}

/** A flow with others above or below it in the groups' preference. */
function priorityLevel(layout: PreviewLayout, f: number, withLevel: boolean): void {
  const service = view.agents / view.handling;
  const staying = 1 - view.balking;
  const own = layout.leaving[f]!;
  const { above, upTo, leavingAbove, leavingOwn } = levels;
  const queueAbove = queueGivenBusy(above * staying, service, leavingAbove);
  const mean = (above * leavingAbove + (upTo - above) * leavingOwn) / upTo;
  // Those ahead wait for ever and take all: this level is left with its patience.
  const starved = queueAbove === Number.POSITIVE_INFINITY;
  const queueUpTo = starved ? queueAbove : mixedQueue(upTo * staying, service, queueAbove, leavingAbove, leavingOwn, mean);
  if (view.arrival > upTo && !starved) {
    mixedQueue(view.arrival * staying, service, queueUpTo, levels.mixed, levels.leavingBelow, view.leaving);
    view.leaving = levels.mixed;
  }
  solveQueue(view);
  const wait = starved ? Number.POSITIVE_INFINITY : (queueUpTo - queueAbove) / ((upTo - above) * staying);
  const exits = own + levels.escape;
  const felt = exits > 0 ? Math.min(wait, 1 / exits) : Math.min(wait, layout.intervalSeconds);
  const left = own * felt;
  const within = layout.within[f]!;
  if (withLevel) {
    const late = above > 0 ? lowerLevelWithin(within, felt, left) : topLevelWithin(upTo * staying, service, leavingOwn, own, within);
    seen.serviceLevel = 1 - solved.busy + solved.busy * (1 - layout.balking[f]!) * late;
  }
  seen.waitOfWaiting = withoutEscape(felt);
  seen.meanWait = solved.busy * (1 - layout.balking[f]!) * felt;
  seen.abandonment = solved.busy * (layout.balking[f]! + (1 - layout.balking[f]!) * left);
}

/** True when the flow and all that go before it wait for ever and are more than the agents can take. */
function grows(f: number, layout: PreviewLayout, plain: boolean): boolean {
  const patient = plain ? view.leaving === 0 : levels.leavingAbove === 0 && levels.leavingOwn === 0;
  if (view.agents <= NOBODY) return layout.leaving[f] === 0;
  return patient && (plain ? view.arrival : levels.upTo) * view.handling >= view.agents;
}

function solveView(layout: PreviewLayout, f: number, withLevel: boolean): void {
  seen.blocking = 0;
  const { above, upTo } = levels;
  const plain = above === 0 && upTo >= view.arrival * (1 - 1e-12);
  if (view.arrival > 0 && layout.waitingRoom[f]! < Number.POSITIVE_INFINITY) limitedRoom(layout, f);
  else if (view.arrival > 0 && grows(f, layout, plain)) growingQueue(layout, f);
  else if (plain || view.agents <= NOBODY || view.arrival === 0 || upTo <= above) {
    solveQueue(view);
    plainLevel(layout, f, withLevel);
  } else priorityLevel(layout, f, withLevel);
}

const SPREAD = Math.sqrt(3);

/**
 * Fills `seen` for one flow.
 * @param withBusyness false = the average day only: enough while a fixed point is still moving
 * @param withLevel false = the service level, which takes an integral, is left as it was: the fixed point does not need it
 */
export function seeFlow(layout: PreviewLayout, interval: number, f: number, a: Allotment, withBusyness: boolean, withLevel: boolean): void {
  buildView(layout, interval, f, a);
  const cv = Math.sqrt(levels.variance);
  if (!withBusyness || cv === 0 || view.arrival === 0) {
    solveView(layout, f, withLevel);
    return;
  }
  const { arrival, leaving } = view;
  const { above, upTo } = levels;
  const sum = { serviceLevel: 0, abandonment: 0, blocking: 0, meanWait: 0, waitOfWaiting: 0 };
  let weights = 0;
  for (let point = -1; point <= 1; point++) {
    const factor = Math.max(0.05, 1 + point * SPREAD * cv);
    const weight = (point === 0 ? 4 : 1) * factor;
    view.arrival = arrival * factor;
    view.leaving = leaving;
    levels.upTo = upTo * factor;
    levels.above = above * factor;
    solveView(layout, f, withLevel);
    weights += weight;
    sum.serviceLevel += weight * seen.serviceLevel;
    sum.abandonment += weight * seen.abandonment;
    sum.blocking += weight * seen.blocking;
    sum.meanWait += weight * seen.meanWait;
    sum.waitOfWaiting += weight * seen.waitOfWaiting;
  }
  seen.serviceLevel = sum.serviceLevel / weights;
  seen.abandonment = sum.abandonment / weights;
  seen.blocking = sum.blocking / weights;
  seen.meanWait = sum.meanWait / weights;
  seen.waitOfWaiting = sum.waitOfWaiting / weights;
}
