/**
 * Staffing by M/M/n+M (Erlang A), or M/M/n (Erlang C) when callers wait for ever: the fewest agents that meet a target.
 *
 * The three promises (service level, abandonment, occupancy) all improve with every agent, so the smallest fractional number of agents is the one root
 * of their smallest margin; the smallest whole number follows from it. Plans should add up FRACTIONAL requirements and round once:
 * rounding up queue by queue grows with the number of queues.
 * Check (Erlang C, 420 s, 80 % in 20 s): 10 erlangs need 14 agents, 20 need 25, 40 need 46, or 48 with occupancy held to 85 %.
 */
import type { ServiceTarget } from '../../model/centre.ts';
import { requireNotNegative, requirePositive } from './queue-measures.ts';
import { answeredWithin, type QueueRates, solved, solveQueue } from './waiting-states.ts';

export interface StaffingQuestion {
  readonly callsPerHour: number;
  readonly ahtSeconds: number;
  /** Mean patience; null = callers wait for ever. */
  readonly patienceSeconds: number | null;
  readonly target: ServiceTarget;
  /** Occupancy that must not be exceeded, 0..1; null = no limit. */
  readonly occupancyCap: number | null;
  /** Whole agents (default) or a fractional number of them. */
  readonly integer?: boolean;
}

const rates: QueueRates = { arrival: 0, handling: 1, leaving: 0, agents: 0, balking: 0 };

/** How far the tightest promise is kept (>= 0) or broken (< 0) with this many agents; no checks. Non-decreasing in `agents`. */
export function staffingMargin(question: StaffingQuestion, agents: number): number {
  const { callsPerHour, ahtSeconds, patienceSeconds, target, occupancyCap } = question;
  const erlangs = (callsPerHour * ahtSeconds) / 3600;
  // Below the load an endless queue has no steady state; the margin goes on falling so that a search knows where to go.
  if (patienceSeconds === null && agents <= erlangs) return -2 + agents / erlangs;
  rates.arrival = callsPerHour / 3600;
  rates.handling = ahtSeconds;
  rates.leaving = patienceSeconds === null ? 0 : 1 / patienceSeconds;
  rates.agents = agents;
  solveQueue(rates);
  const level = answeredWithin(rates, target.withinSeconds, rates.leaving);
  const { abandonment } = solved;
  let margin = level - target.share;
  if (target.maxAbandonment !== undefined) margin = Math.min(margin, target.maxAbandonment - abandonment);
  if (occupancyCap !== null) margin = Math.min(margin, occupancyCap - (erlangs * (1 - abandonment)) / agents);
  return margin;
}

/**
 * Smallest fractional number of agents with a margin of at least 0, to a relative `tolerance`, never too few.
 * @param guess where to start, e.g. the neighbouring interval's answer; 0 = unknown
 */
export function solveAgents(question: StaffingQuestion, tolerance: number, guess: number): number {
  const erlangs = (question.callsPerHour * question.ahtSeconds) / 3600;
  if (erlangs === 0) return 0;
  if (!(erlangs < Number.POSITIVE_INFINITY)) throw new RangeError(`a load must be finite, not ${erlangs}`);
  const spread = Math.sqrt(erlangs) + 0.1;
  let low = guess > 0 ? guess : erlangs + 0.5 * spread;
  let lowMargin = staffingMargin(question, low);
  let high = low;
  let highMargin = lowMargin;
  let step = guess > 0 ? 0.05 * spread : 0.5 * spread;
  while (highMargin < 0) {
    low = high;
    lowMargin = highMargin;
    high += step;
    step *= 2;
    highMargin = staffingMargin(question, high);
  }
  while (lowMargin >= 0) {
    high = low;
    highMargin = lowMargin;
    if (low <= 1e-6) return low;
    low = Math.max(low / 2, low - step);
    step *= 2;
    lowMargin = staffingMargin(question, low);
  }
  return narrow(question, low, lowMargin, high, highMargin, tolerance);
}

/** Illinois's variant of the false position between a broken and a kept margin. */
function narrow(question: StaffingQuestion, from: number, fromMargin: number, to: number, toMargin: number, tolerance: number): number {
  let [low, lowMargin, high, highMargin] = [from, fromMargin, to, toMargin];
  let side = 0;
  for (let i = 0; i < 100 && high - low > tolerance * high; i++) {
    let middle = (low * highMargin - high * lowMargin) / (highMargin - lowMargin);
    // Stay off the ends by half the tolerance, so that both ends close in.
    middle = Math.min(high - 0.4 * tolerance * high, Math.max(low + 0.4 * tolerance * high, middle));
    const margin = staffingMargin(question, middle);
    if (margin >= 0) {
      high = middle;
      highMargin = margin;
      if (side === 1) lowMargin /= 2;
      side = 1;
    } else {
      low = middle;
      lowMargin = margin;
      if (side === -1) highMargin /= 2;
      side = -1;
    }
  }
  return high;
}

function check(question: StaffingQuestion): void {
  const { target, occupancyCap } = question;
  requireNotNegative(question.callsPerHour, 'calls per hour');
  requirePositive(question.ahtSeconds, 'handling time');
  if (question.patienceSeconds !== null) requirePositive(question.patienceSeconds, 'patience');
  requireNotNegative(target.withinSeconds, 'waiting limit');
  if (!(target.share >= 0 && target.share < 1))
    throw new RangeError(`the target share must lie between 0 and 1, 1 excluded, not ${target.share}`);
  const most = target.maxAbandonment;
  if (most !== undefined && !(most > 0 && most <= 1))
    throw new RangeError(`the abandonment limit must lie above 0 and up to 1, not ${most}`);
  if (occupancyCap !== null && !(occupancyCap > 0 && occupancyCap <= 1)) {
    throw new RangeError(`the occupancy limit must lie above 0 and up to 1, not ${occupancyCap}`);
  }
}

/**
 * Fewest agents that meet the target and hold the occupancy. 0 when there are no calls.
 * @throws RangeError for figures out of range (a share of 1 needs endless agents)
 */
export function requiredAgents(question: StaffingQuestion): number {
  check(question);
  const fractional = solveAgents(question, 1e-11, 0);
  if (question.integer === false || fractional === 0) return fractional;
  // The root is known to 1e-11: a whole number that close below it is tried itself.
  const below = Math.floor(fractional);
  return below > 0 && fractional - below < 1e-9 * fractional && staffingMargin(question, below) >= -1e-12 ? below : Math.ceil(fractional);
}
