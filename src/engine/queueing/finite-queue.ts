/**
 * M/M/n/n+K and M/M/n/n+K+M: a limited waiting room, with or without impatience.
 *
 * K calls may wait; one that finds the room full is blocked. State probabilities from the birth–death balance, summed with positive terms only.
 * A call that finds j others waiting is offered the wait V = -ln(Beta(c, j+1)) / theta, c = n mu / theta (a sum of exponentials whose rates
 * rise by theta), so its chance of being answered within T is a negative-binomial sum; without impatience a Poisson sum. K = 0 is Erlang B.
 * Fractional agents as in Erlang A; whole places. Cost O(n + K).
 */
import { exp } from '../../maths/exp.ts';
import { expMinusOne } from '../../maths/exp-minus-one.ts';
import { inverseErlangB } from './erlang-b.ts';
import { offeredErlangs, type QueueDetail, type QueueLoad, requireLoad, requireNotNegative, requirePositive } from './queue-measures.ts';

const BIG = 1e200;
const LOG_BIG = 460.51701859880916;

/** What the states with all agents busy add up to, relative to one common scale. */
interface BusyStates {
  /** [places + 1], weight of j calls waiting. */
  readonly weights: Float64Array;
  /** Weight of all states with an idle agent. */
  readonly idle: number;
  readonly total: number;
}

function busyStates(arrival: number, service: number, leaving: number, places: number, inverseLoss: number): BusyStates {
  const weights = new Float64Array(places + 1);
  weights[0] = 1;
  let idle = inverseLoss - 1;
  for (let j = 1; j <= places; j++) {
    weights[j] = (weights[j - 1]! * arrival) / (service + j * leaving);
    if (weights[j]! > BIG) {
      for (let i = 0; i <= j; i++) weights[i]! /= BIG;
      idle /= BIG;
    }
  }
  let total = idle;
  for (const w of weights) total += w;
  return { weights, idle, total };
}

/** Chances that a call which finds j waiting is offered a wait of at most T, and of more; [places] each. */
interface OfferedWithin {
  readonly early: Float64Array;
  readonly late: Float64Array;
}

/**
 * P(V > T) with j calls ahead is the sum over i = 0..j of the terms t0 = e^(-rate T), t_i = t_(i-1) z (rate + (i - 1) theta) / i; P(V <= T) is what
 * follows, summed from its small end where it is the smaller of the two, so that neither loses digits. The mantissa is kept apart from the exponent
 * because e^(-rate T) may be below the smallest double while later terms are not.
 */
function offeredWithin(rate: number, leaving: number, within: number, places: number): OfferedWithin {
  const early = new Float64Array(places);
  const late = new Float64Array(places);
  const z = leaving > 0 ? -expMinusOne(-leaving * within) / leaving : within;
  let exponent = -rate * within;
  let mantissa = 1;
  let scale = exp(exponent);
  let sum = 0;
  /** Terms from `from` on, where the sum has passed one half. */
  const rest: number[] = [];
  let from = 0;
  // Terms that still count past this come of a tail so long that the plain difference is not small.
  const last = 2 * places + 10_000;
  for (let j = 0; ; j++) {
    if (j > last) return { early, late };
    const growth = j > 0 ? (z * (rate + (j - 1) * leaving)) / j : 1;
    mantissa *= growth;
    if (mantissa > BIG) {
      mantissa /= BIG;
      exponent += LOG_BIG;
      scale = exp(exponent);
    }
    const term = mantissa * scale;
    sum += term;
    if (j < places) {
      late[j] = Math.min(1, sum);
      early[j] = 1 - late[j]!;
    }
    if (sum < 0.5) {
      if (j >= places) break;
      from = j + 1;
    } else {
      rest.push(term);
      // The ratios fall towards z theta < 1, so that the terms to come add up to less than this one over 1 - growth.
      if (j > places && growth < 1 && term <= 1e-18 * rest[places - from]! * (1 - growth)) break;
    }
  }
  let after = 0;
  for (let j = from + rest.length - 1; j > from; j--) {
    after += rest[j - from]!;
    if (j <= places) early[j - 1] = after;
  }
  return { early, late };
}

interface FiniteRates {
  readonly service: number;
  readonly leaving: number;
  readonly places: number;
  readonly states: BusyStates;
}

/** Sums over the calls that find j waiting ahead of them. Shares of the calls offered; seconds. */
function waitingSums({ service, leaving, places, states }: FiniteRates) {
  const sums = { waiting: 0, queueLength: 0, answered: 0, timeOfAnswered: 0 };
  let steps = 0;
  for (let j = 0; j < places; j++) {
    const p = states.weights[j]! / states.total;
    const rate = service + (j + 1) * leaving;
    // Given that it is answered, the wait of the call is a sum of exponentials with rates n mu + theta, n mu + 2 theta, …
    steps += 1 / rate;
    sums.waiting += p;
    sums.queueLength += ((j + 1) * states.weights[j + 1]!) / states.total;
    sums.answered += (p * service) / rate;
    sums.timeOfAnswered += ((p * service) / rate) * steps;
  }
  return sums;
}

/** Answered and abandoned within the limit, of the calls that wait; shares of the calls offered. */
function withinSums({ service, leaving, places, states }: FiniteRates, within: number) {
  const { early } = offeredWithin(service + leaving, leaving, within, places);
  const { late } = offeredWithin(service, leaving, within, places);
  const patient = exp(-leaving * within);
  const sums = { answered: 0, abandoned: 0 };
  for (let j = 0; j < places; j++) {
    const p = states.weights[j]! / states.total;
    const answered = (service / (service + (j + 1) * leaving)) * early[j]!;
    sums.answered += p * answered;
    if (leaving > 0) sums.abandoned += p * Math.max(0, 1 - answered - patient * late[j]!);
  }
  return sums;
}

/**
 * @param load agents may be fractional
 * @param waitingRoom calls that may wait, a whole number >= 0
 * @param patienceSeconds mean patience, > 0; null = waits for ever
 * @param withinSeconds limit of the service level, >= 0; null = no service level asked for
 * @throws RangeError for figures out of range
 */
export function finiteQueue(
  load: QueueLoad,
  waitingRoom: number,
  patienceSeconds: number | null,
  withinSeconds: number | null,
): QueueDetail {
  requireLoad(load);
  if (patienceSeconds !== null) requirePositive(patienceSeconds, 'patience');
  if (withinSeconds !== null) requireNotNegative(withinSeconds, 'waiting limit');
  if (!Number.isInteger(waitingRoom) || waitingRoom < 0) {
    throw new RangeError(`the waiting room must be a whole number of at least 0, not ${waitingRoom}`);
  }
  const arrival = load.callsPerHour / 3600;
  const service = load.agents / load.handlingSeconds;
  const leaving = patienceSeconds === null ? 0 : 1 / patienceSeconds;
  const erlangs = offeredErlangs(load);
  const states = busyStates(arrival, service, leaving, waitingRoom, inverseErlangB(load.agents, erlangs));
  const rates: FiniteRates = { service, leaving, places: waitingRoom, states };
  const sums = waitingSums(rates);
  const answeredAtOnce = states.total === Number.POSITIVE_INFINITY ? 1 : states.idle / states.total;
  const answered = answeredAtOnce + sums.answered;
  const base: QueueDetail = {
    waitProbability: sums.waiting,
    abandonment: (leaving * sums.queueLength) / arrival,
    blocking: states.weights[waitingRoom]! / states.total,
    occupancy: Math.min(1, (erlangs * answered) / load.agents),
    meanWait: sums.queueLength / arrival,
    asa: sums.timeOfAnswered / answered,
    queueLength: sums.queueLength,
    meanWaitOfWaiting: sums.waiting > 0 ? sums.queueLength / arrival / sums.waiting : 0,
  };
  if (withinSeconds === null) return base;
  const within = withinSums(rates, withinSeconds);
  const serviceLevel = answeredAtOnce + within.answered;
  return {
    ...base,
    serviceLevel,
    serviceLevelExcludingShort: serviceLevel / (1 - within.abandoned),
    serviceLevelOfAnswered: serviceLevel / answered,
    completedWithin: serviceLevel + within.abandoned,
    abandonedWithin: within.abandoned,
  };
}
