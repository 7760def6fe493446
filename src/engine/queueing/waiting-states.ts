/**
 * M/M/n+M with balking by its waiting states: the quick form for previews, which ask thousands of times a frame.
 *
 * Given that all agents are busy, j calls wait with a weight w_j = product over i = 1..j of lambda' / (n mu + i theta), lambda' = calls that do not balk;
 * the sums over j give waiting, abandonment and mean wait (Palm 1957). The service level integrates the offered wait over [0, T] only,
 * where its density is n mu exp(phi(x)) (offered-wait.ts). Same figures as erlang-a.ts to about 1e-11, some ten times quicker.
 * theta = 0 is M/M/n: the sums are geometric. A limited waiting room cuts them off.
 */
import { exp } from '../../maths/exp.ts';
import { expMinusOne, expSecondOrder } from '../../maths/exp-minus-one.ts';
import { GAUSS_NODES, GAUSS_WEIGHTS } from '../../maths/gauss-legendre.ts';
import { inverseErlangB } from './erlang-b.ts';

/** One queue, rates per second. */
export interface QueueRates {
  /** Calls offered; >= 0. */
  arrival: number;
  /** Mean handling time, seconds; > 0. */
  handling: number;
  /** 1 / mean patience; 0 = callers wait for ever. */
  leaving: number;
  /** Agents, real, >= 0. */
  agents: number;
  /** Share of calls that hang up at once when they cannot be answered at once. */
  balking: number;
}

/** What `solveQueue` found; overwritten by the next call. Shares are of the calls offered. */
export const solved = {
  /** Chance that all agents are busy. */
  busy: 0,
  abandonment: 0,
  /** Seconds in queue / offered. */
  meanWait: 0,
  /** Chance that nobody waits and all agents are busy (the weight w_0 = 1, normalised), times e^shift; what the integral is scaled by. */
  justBusy: 0,
  shift: 0,
};

/** Fewer agents than this count as none. */
export const NOBODY = 1e-9;

const BIG = 1e250;
const LOG_BIG = 575.6462732485114;
/** Mean number waiting from which the queue is taken as a fluid. */
const FLUID = 20_000;

/** Sum of w_j and of j w_j, divided by e^shift. Fields, not variables: a number in a module variable is boxed anew at each write. */
const sums = { mass: 0, length: 0, shift: 0 };

function sumStates(joining: number, service: number, leaving: number): void {
  let shift = 0;
  let mass = 1;
  let length = 0;
  if (leaving === 0) {
    const rho = joining / service;
    mass = rho < 1 ? 1 / (1 - rho) : Number.POSITIVE_INFINITY;
    length = rho < 1 ? rho * mass * mass : Number.POSITIVE_INFINITY;
  } else if ((joining - service) / leaving > FLUID) {
    // A queue this long does not vary: those who leave make up for those too many; nobody is answered soon.
    length = (joining - service) / leaving;
    shift = 1e9;
  } else {
    let weight = 1;
    let rate = service;
    let j = 0;
    do {
      j++;
      rate += leaving;
      weight *= joining / rate;
      mass += weight;
      length += j * weight;
      if (weight > BIG) {
        weight /= BIG;
        mass /= BIG;
        length /= BIG;
        shift += LOG_BIG;
      }
      // Beyond the peak each further term is smaller by the ratio r, so that the rest is below weight * j / (1 - r)^2.
    } while (rate < joining || (j < 100 * FLUID && weight * j > 1e-14 * length * (1 - joining / rate)));
  }
  sums.mass = mass;
  sums.length = length;
  sums.shift = shift;
}

/** Mean number waiting given that all agents are busy, when only calls at this rate joined: the top priority levels' queue. */
export function queueGivenBusy(joining: number, service: number, leaving: number): number {
  if (joining === 0) return 0;
  sumStates(joining, service, leaving);
  return sums.mass === Number.POSITIVE_INFINITY ? sums.mass : sums.length / sums.mass;
}

/**
 * Solves one queue into `solved`. An unstable queue (leaving = 0, load >= agents) gives busy = 1 and an infinite mean wait.
 */
export function solveQueue(q: QueueRates): void {
  const { arrival, leaving } = q;
  if (!(q.agents > NOBODY) || arrival === 0) {
    const nobody = !(q.agents > NOBODY);
    const leave = nobody && leaving > 0;
    solved.busy = nobody ? 1 : 0;
    solved.abandonment = leave ? 1 : 0;
    solved.meanWait = leave ? (1 - q.balking) / leaving : nobody && arrival > 0 ? Number.POSITIVE_INFINITY : 0;
    solved.justBusy = 0;
    solved.shift = 0;
    return;
  }
  const service = q.agents / q.handling;
  sumStates(arrival * (1 - q.balking), service, leaving);
  const { mass, length, shift } = sums;
  const idle = (inverseErlangB(q.agents, arrival * q.handling) - 1) * (shift > 0 ? exp(-shift) : 1);
  const all = idle + mass;
  const endless = mass === Number.POSITIVE_INFINITY;
  solved.busy = endless ? 1 : mass / all;
  solved.meanWait = endless ? mass : length / all / arrival;
  solved.abandonment = q.balking * solved.busy + (leaving > 0 ? leaving * solved.meanWait : 0);
  solved.justBusy = endless ? 0 : 1 / all;
  solved.shift = endless ? 0 : shift;
}

/** Integral of exp(-own x) exp(phi(x) - scale) over [0, within], phi of the rates given. */
function integral(joining: number, service: number, leaving: number, own: number, within: number, scale: number): number {
  const slope = joining - service;
  // phi lies below its tangent at 0: where that has fallen to e^-42, the rest does not count.
  const end = slope < 0 ? Math.min(within, -42 / slope) : within;
  const width = Math.max((end * Math.sqrt(joining * leaving)) / 3.2, (end * Math.abs(slope)) / 14, (end * Math.max(leaving, own)) / 4);
  const panels = Math.max(1, Math.ceil(width));
  const half = end / (2 * panels);
  const amplitude = leaving > 0 ? joining / leaving : 0;
  const same = own === leaving;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const centre = (2 * panel + 1) * half;
    for (let i = 0; i < 16; i++) {
      const x = i < 8 ? centre + half * GAUSS_NODES[i]! : centre - half * GAUSS_NODES[i - 8]!;
      const second = leaving > 0 ? expSecondOrder(leaving * x) : 0;
      const staying = same ? 1 - leaving * x + second : exp(-own * x);
      sum += GAUSS_WEIGHTS[i & 7]! * staying * exp(slope * x - amplitude * second - scale);
    }
  }
  return sum * half;
}

/**
 * Answered within the limit / offered, for the queue solved last.
 * @param within seconds, >= 0
 * @param own leaving rate of the callers asked about, when it differs from the queue's mean rate
 */
export function answeredWithin(q: QueueRates, within: number, own: number): number {
  const service = q.agents / q.handling;
  const joining = q.arrival * (1 - q.balking);
  if (solved.busy === 0) return 1;
  const atOnce = 1 - solved.busy;
  if (solved.justBusy === 0 || within === 0) return atOnce;
  if (q.leaving === 0 && own === 0) {
    const gap = service - joining;
    return Math.min(1, atOnce + ((1 - q.balking) * solved.justBusy * service * -expMinusOne(-gap * within)) / gap);
  }
  const late = (1 - q.balking) * solved.justBusy * service * integral(joining, service, q.leaving, own, within, solved.shift);
  return Math.min(1, atOnce + late);
}

/**
 * Given that all agents are busy, chance that a call of the top priority level is answered within the limit.
 * @param leaving rate at which calls of this level leave the queue
 * @param own the part of it that is loss of patience; the rest leaves later than the limit
 */
export function topLevelWithin(joining: number, service: number, leaving: number, own: number, within: number): number {
  if (leaving === 0) return joining < service ? -expMinusOne((joining - service) * within) : 0;
  sumStates(joining, service, leaving);
  return Math.min(1, (service * integral(joining, service, leaving, own, within, sums.shift)) / sums.mass);
}
