/**
 * What a closed form answers, in the words of the centre file: shares of the calls OFFERED (blocked ones included) unless a name says
 * otherwise, waits in seconds. A measure that a model does not have is absent. `plateau erlang --json` prints `QueueMeasures` as it stands.
 */

export interface QueueMeasures {
  /** Share of the calls that cannot be answered at once (balking ones included, blocked ones not), 0..1. */
  readonly waitProbability?: number;
  /** Answered within the time / offered. */
  readonly serviceLevel?: number;
  /** Answered within the time / (offered - abandoned within the time). */
  readonly serviceLevelExcludingShort?: number;
  /** Seconds in queue / offered. */
  readonly meanWait?: number;
  /** Seconds in queue of the answered calls / answered. */
  readonly asa?: number;
  readonly abandonment?: number;
  readonly blocking?: number;
  /** Busy time / staffed time. */
  readonly occupancy?: number;
}

/** The finer figures, for tests, teaching and the panel that explains a figure. */
export interface QueueDetail extends QueueMeasures {
  /** Mean number of calls waiting. */
  readonly queueLength: number;
  /** Mean time in queue of the calls that had to wait, abandoned ones included; 0 when none can wait. */
  readonly meanWaitOfWaiting: number;
  /** Mean time in queue of the calls that abandon; absent when none does. */
  readonly meanWaitOfAbandoned?: number;
  /** Answered within the time / answered. */
  readonly serviceLevelOfAnswered?: number;
  /** (Answered or abandoned within the time) / offered. */
  readonly completedWithin?: number;
  readonly abandonedWithin?: number;
}

/** One queue: Poisson calls, exponential handling, agents who all do the same. */
export interface QueueLoad {
  readonly callsPerHour: number;
  readonly handlingSeconds: number;
  /** Real where the model allows it (Erlang B, C, A): what lies between two whole numbers of agents. */
  readonly agents: number;
}

/** Work offered, in erlangs. */
export function offeredErlangs(load: Pick<QueueLoad, 'callsPerHour' | 'handlingSeconds'>): number {
  return (load.callsPerHour * load.handlingSeconds) / 3600;
}

/** Only the eight keys of the contract, in its order, without the absent ones. */
export function contractMeasures(detail: QueueMeasures): QueueMeasures {
  const keys = [
    'waitProbability',
    'serviceLevel',
    'serviceLevelExcludingShort',
    'meanWait',
    'asa',
    'abandonment',
    'blocking',
    'occupancy',
  ] as const;
  const result: { -readonly [K in keyof QueueMeasures]: QueueMeasures[K] } = {};
  for (const key of keys) if (detail[key] !== undefined) result[key] = detail[key];
  return result;
}

/** @throws RangeError naming the figure when it is not a finite number above zero. */
export function requirePositive(value: number, name: string): void {
  if (!(value > 0) || value === Number.POSITIVE_INFINITY) throw new RangeError(`${name} must be a number above 0, not ${value}`);
}

/** @throws RangeError naming the figure when it is not a finite number of at least zero. */
export function requireNotNegative(value: number, name: string): void {
  if (!(value >= 0) || value === Number.POSITIVE_INFINITY) throw new RangeError(`${name} must be a number of at least 0, not ${value}`);
}

export function requireLoad(load: QueueLoad): void {
  requirePositive(load.callsPerHour, 'calls per hour');
  requirePositive(load.handlingSeconds, 'handling time');
  requirePositive(load.agents, 'agents');
}
