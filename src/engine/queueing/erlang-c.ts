/**
 * M/M/n: Erlang's waiting formula, for a whole or fractional number of agents.
 *
 * Poisson calls, exponential handling, callers who wait for ever, first come first served. C = 1 / (1 + (n/a - 1)/B(n)) … written as
 * n B / (n - a + a B), where nothing cancels while a < n. Waits: P(W > t) = C exp(-(n - a) t / handling time).
 * Fractional n: through the fractional loss formula (Jagers & van Doorn 1986).
 * Only a load below the number of agents has a steady state; from there on the queue grows without end.
 */
import { exp } from '../../maths/exp.ts';
import { expMinusOne } from '../../maths/exp-minus-one.ts';
import { inverseErlangB } from './erlang-b.ts';
import { offeredErlangs, type QueueDetail, type QueueLoad, requireLoad, requireNotNegative } from './queue-measures.ts';

/** The load is not below the number of agents: no steady state. */
export class UnstableQueueError extends RangeError {
  override readonly name = 'UnstableQueueError';
}

/** Chance of waiting. @param agents real, > 0. @param erlangs >= 0. @returns 1 when the queue has no steady state */
export function erlangCWait(agents: number, erlangs: number): number {
  if (erlangs >= agents) return 1;
  if (erlangs === 0) return 0;
  return agents / ((agents - erlangs) * inverseErlangB(agents, erlangs) + erlangs);
}

/** Share answered within the time; 0 when the queue has no steady state. @param withinInHandlingTimes waiting limit / mean handling time */
export function erlangCServiceLevel(agents: number, erlangs: number, withinInHandlingTimes: number): number {
  if (erlangs >= agents) return 0;
  return 1 - erlangCWait(agents, erlangs) * exp(-(agents - erlangs) * withinInHandlingTimes);
}

/**
 * Example: 100 calls in half an hour, 180 s each, 14 agents: 88.8 % within 20 s.
 * @param withinSeconds limit of the service level, >= 0; null = no service level asked for
 * @throws UnstableQueueError when the load is not below the number of agents; RangeError for figures out of range
 */
export function erlangC(load: QueueLoad, withinSeconds: number | null): QueueDetail {
  requireLoad(load);
  const erlangs = offeredErlangs(load);
  const { agents, handlingSeconds } = load;
  if (erlangs >= agents) {
    const work = Number(erlangs.toPrecision(6));
    throw new UnstableQueueError(
      `${agents} agents cannot carry ${work} erlangs when callers wait for ever: the queue grows without end; more than ${work} agents are needed`,
    );
  }
  const waitProbability = erlangCWait(agents, erlangs);
  const meanWaitOfWaiting = handlingSeconds / (agents - erlangs);
  const meanWait = waitProbability * meanWaitOfWaiting;
  const base = {
    waitProbability,
    occupancy: erlangs / agents,
    meanWait,
    asa: meanWait,
    queueLength: (load.callsPerHour / 3600) * meanWait,
    meanWaitOfWaiting,
  };
  if (withinSeconds === null) return base;
  requireNotNegative(withinSeconds, 'waiting limit');
  const serviceLevel = answeredWithin(waitProbability, withinSeconds / meanWaitOfWaiting);
  return {
    ...base,
    serviceLevel,
    serviceLevelExcludingShort: serviceLevel,
    serviceLevelOfAnswered: serviceLevel,
    completedWithin: serviceLevel,
    abandonedWithin: 0,
  };
}

/** 1 - C e^-x without cancellation when C is near 1 and x small: (1 - C) + C (1 - e^-x). */
function answeredWithin(waitProbability: number, x: number): number {
  return 1 - waitProbability - waitProbability * expMinusOne(-x);
}
