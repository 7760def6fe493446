/**
 * M/M/n+G: any law of patience, and balking, for a whole or fractional number of agents.
 *
 * Poisson calls, exponential handling, first come first served. The offered wait has a density proportional to exp(phi(x)),
 * phi(x) = lambda H(x) - n mu x, H(x) = E[min(x, patience)] (Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005); measures are quotients of
 * positive integrals as in Erlang A, which this is when patience is exponential. Balking: a share of the calls that cannot be
 * answered at once hangs up at once, that is, has patience 0; it counts as abandoned with wait 0.
 * Integrals by tanh-sinh between kinks: patience laws may start with an infinite slope.
 */
import { exp } from '../../maths/exp.ts';
import { TANH_SINH_POINTS, tanhSinhRule } from '../../maths/tanh-sinh.ts';
import type { Distribution } from '../../model/centre.ts';
import { inverseLossOfOneFewer } from './erlang-a.ts';
import { type PatienceLaw, patienceLaw } from './patience.ts';
import { offeredErlangs, type QueueDetail, type QueueLoad, requireLoad, requireNotNegative } from './queue-measures.ts';

/** exp(-CUT) is where a tail no longer counts. */
const CUT = 42;

interface Rates {
  readonly arrival: number;
  readonly service: number;
  /** 1 - balking. */
  readonly staying: number;
  readonly law: PatienceLaw;
}

/** The six integrals of offered-wait.ts, for any law; `peak` is the exponent they are scaled by. */
interface WaitIntegrals {
  peak: number;
  waiting: number;
  served: number;
  lost: number;
  timeInQueue: number;
  timeOfServed: number;
  timeOfLost: number;
}

const nodes = new Float64Array(TANH_SINH_POINTS);
const weights = new Float64Array(TANH_SINH_POINTS);

function exponent(r: Rates, x: number): number {
  return r.arrival * r.staying * (x * r.law.survival(x) + r.law.timeOfLost(x)) - r.service * x;
}

/** Smallest x in [low, high] where `below` holds, to a relative 2^-40; `below` must hold at `high`. */
function bisect(low: number, high: number, below: (x: number) => boolean): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 60 && b - a > 1e-12 * b; i++) {
    const middle = (a + b) / 2;
    if (below(middle)) b = middle;
    else a = middle;
  }
  return b;
}

/** Where the density is largest: there as many callers stay as agents can take. */
function findMode(r: Rates): number {
  const falling = (x: number) => r.arrival * r.staying * r.law.survival(x) <= r.service;
  if (falling(0)) return 0;
  let high = 1;
  while (!falling(high)) high *= 2;
  return bisect(0, high, falling);
}

function integrate(r: Rates, mode: number, from: number, to: number): WaitIntegrals {
  const sum: WaitIntegrals = { peak: 0, waiting: 0, served: 0, lost: 0, timeInQueue: 0, timeOfServed: 0, timeOfLost: 0 };
  if (!(to > from)) return { ...sum, peak: Number.NEGATIVE_INFINITY };
  const top = Math.min(Math.max(mode, from), to);
  sum.peak = exponent(r, top);
  const gone = (x: number) => sum.peak - exponent(r, x) > CUT;
  let end = to;
  if (top < to) {
    let step = 1 / r.service;
    while (top + step < to && !gone(top + step)) step *= 2;
    if (top + step < to) end = bisect(top, top + step, gone);
  }
  const start = top > from && gone(from) ? bisect(from, top, (x) => !gone(x)) : from;
  const cuts = [start, ...r.law.breaks.filter((x) => x > start && x < end), top, end];
  cuts.sort((a, b) => a - b);
  for (let i = 1; i < cuts.length; i++) if (cuts[i]! > cuts[i - 1]!) addPiece(r, cuts[i - 1]!, cuts[i]!, sum);
  return sum;
}

function addPiece(r: Rates, from: number, to: number, sum: WaitIntegrals): void {
  tanhSinhRule(from, to, nodes, weights);
  for (let i = 0; i < TANH_SINH_POINTS; i++) {
    const x = nodes[i]!;
    const survival = r.law.survival(x);
    const timeOfLost = r.staying * r.law.timeOfLost(x);
    const kept = r.staying * survival;
    const timeInQueue = x * kept + timeOfLost;
    const density = weights[i]! * exp(r.arrival * timeInQueue - r.service * x - sum.peak);
    sum.waiting += density;
    sum.served += density * kept;
    sum.lost += density * (1 - r.staying + r.staying * r.law.left(x));
    sum.timeInQueue += density * timeInQueue;
    sum.timeOfServed += density * x * kept;
    sum.timeOfLost += density * timeOfLost;
  }
}

/**
 * @param patience any distribution of the centre file
 * @param balking share of the calls that hang up at once when they cannot be answered at once, 0..1
 * @param withinSeconds limit of the service level, >= 0; null = no service level asked for
 * @throws RangeError for figures out of range
 */
export function generalPatienceQueue(load: QueueLoad, patience: Distribution, balking: number, withinSeconds: number | null): QueueDetail {
  requireLoad(load);
  if (withinSeconds !== null) requireNotNegative(withinSeconds, 'waiting limit');
  if (!(balking >= 0 && balking <= 1)) throw new RangeError(`balking must lie between 0 and 1, not ${balking}`);
  const r: Rates = {
    arrival: load.callsPerHour / 3600,
    service: load.agents / load.handlingSeconds,
    staying: 1 - balking,
    law: patienceLaw(patience),
  };
  const mode = findMode(r);
  const limit = withinSeconds ?? 0;
  const early = integrate(r, mode, 0, limit);
  const late = integrate(r, mode, limit, Number.POSITIVE_INFINITY);
  const peak = Math.max(early.peak, late.peak);
  const early1 = r.arrival * exp(early.peak - peak);
  const late1 = r.arrival * exp(late.peak - peak);
  const erlangs = offeredErlangs(load);
  const atOnce = inverseLossOfOneFewer(load.agents, erlangs) * exp(-peak);
  const waiting = early1 * early.waiting + late1 * late.waiting;
  const all = atOnce + waiting;
  const answeredAtOnce = all === Number.POSITIVE_INFINITY ? 1 : atOnce / all;
  const share = (key: Exclude<keyof WaitIntegrals, 'peak'>) => (early1 * early[key] + late1 * late[key]) / all;
  const answered = answeredAtOnce + share('served');
  const meanWait = share('timeInQueue');
  const lost = early1 * early.lost + late1 * late.lost;
  const base = {
    waitProbability: waiting / all,
    abandonment: share('lost'),
    occupancy: Math.min(1, (erlangs * answered) / load.agents),
    meanWait,
    asa: share('timeOfServed') / answered,
    queueLength: r.arrival * meanWait,
    meanWaitOfWaiting: (early1 * early.timeInQueue + late1 * late.timeInQueue) / waiting,
    ...(lost > 0 ? { meanWaitOfAbandoned: (early1 * early.timeOfLost + late1 * late.timeOfLost) / lost } : {}),
  };
  if (withinSeconds === null) return base;
  const serviceLevel = answeredAtOnce + (early1 * early.served) / all;
  const impatient = balking + r.staying * r.law.left(withinSeconds);
  const abandonedWithin = (early1 * early.lost + impatient * late1 * late.waiting) / all;
  return {
    ...base,
    serviceLevel,
    serviceLevelExcludingShort: serviceLevel / (1 - abandonedWithin),
    serviceLevelOfAnswered: serviceLevel / answered,
    completedWithin: serviceLevel + abandonedWithin,
    abandonedWithin,
  };
}
