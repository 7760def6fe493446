/**
 * The offered wait of M/M/n+M: integrals of its density over [from, to], the numerical heart of Erlang A.
 *
 * Model: a caller of endless patience would wait V; given that it waits at all, V has a density proportional to exp(phi(x)),
 *   phi(x) = lambda H(x) - n mu x,  H(x) = (1 - exp(-theta x)) / theta = E[min(x, patience)]
 * (Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005). Every measure is a ratio of integrals of positive functions times
 * exp(phi): nothing cancels, n may be fractional, and no term overflows because each integral carries its largest exponent apart.
 * phi is concave: one mode, tails that fall at least exponentially. Rule: 16-point Gauss panels, narrow against the curvature.
 */
import { exp } from '../../maths/exp.ts';
import { expMinusOne, expSecondOrder } from '../../maths/exp-minus-one.ts';
import { GAUSS_NODES, GAUSS_WEIGHTS } from '../../maths/gauss-legendre.ts';
import { log } from '../../maths/log.ts';

/** Slots of the six integrals of w(x) exp(phi(x) - peak), seconds unless said. */
export const WAITING = 0; // w = 1
export const SERVED = 1; // w = P(patience > x)
export const LOST = 2; // w = P(patience <= x)
export const TIME_IN_QUEUE = 3; // w = E[min(x, patience)], seconds^2
export const TIME_OF_SERVED = 4; // w = x P(patience > x), seconds^2
export const TIME_OF_LOST = 5; // w = E[patience; patience <= x], seconds^2
/** The largest phi in the range, which the six are scaled by. */
export const PEAK = 6;
export const SLOTS = 7;

/** exp(-CUT) is where a tail no longer counts: 6e-19. */
const CUT = 42;

/** Rates per second of the queue being integrated; set by `setQueue`, so that the inner loop passes no objects. */
let arrival = 0;
let service = 0;
let leaving = 0;
let mode = 0;

/**
 * @param callsPerSecond > 0
 * @param servicePerSecond all agents together, n / handling time, > 0
 * @param abandonPerSecond 1 / mean patience, > 0
 */
export function setQueue(callsPerSecond: number, servicePerSecond: number, abandonPerSecond: number): void {
  arrival = callsPerSecond;
  service = servicePerSecond;
  leaving = abandonPerSecond;
  mode = arrival > service ? log(arrival / service) / leaving : 0;
}

function exponent(x: number): number {
  return (arrival - service) * x - (arrival / leaving) * expSecondOrder(leaving * x);
}

/** Adds one panel's six integrals to `out`. */
function addPanel(from: number, to: number, peak: number, out: Float64Array): void {
  const half = (to - from) / 2;
  const centre = (to + from) / 2;
  for (let i = -8; i < 8; i++) {
    const node = i < 0 ? -GAUSS_NODES[-1 - i]! : GAUSS_NODES[i]!;
    const weight = i < 0 ? GAUSS_WEIGHTS[-1 - i]! : GAUSS_WEIGHTS[i]!;
    const x = centre + half * node;
    const y = leaving * x;
    const second = expSecondOrder(y);
    const lost = y - second;
    const kept = 1 - lost;
    const density = half * weight * exp((arrival - service) * x - (arrival / leaving) * second - peak);
    out[WAITING]! += density;
    out[SERVED]! += density * kept;
    out[LOST]! += density * lost;
    out[TIME_IN_QUEUE]! += (density * lost) / leaving;
    out[TIME_OF_SERVED]! += density * kept * x;
    out[TIME_OF_LOST]! += (density * (y * lost - second)) / leaving;
  }
}

/** How far right of `top` the density stays above exp(-CUT) of its height there; never too short. */
function reachRight(top: number): number {
  const still = exp(-leaving * top);
  const slope = Math.max(0, service - arrival * still);
  const bend = arrival * still * leaving;
  let reach = (2 * CUT) / (slope + Math.sqrt(slope * slope + 2 * CUT * bend));
  // The drop is convex, and the parabola above overstates it: each Newton step lands at or beyond the true point.
  for (let i = 0; i < 3; i++) {
    const y = leaving * reach;
    const drop = slope * reach + (bend / (leaving * leaving)) * expSecondOrder(y);
    reach += (CUT - drop) / (slope + (bend / leaving) * (y - expSecondOrder(y)));
  }
  return reach;
}

/** The same to the left; here the parabola understates the drop, so its point is already far enough and Newton pulls it in. */
function reachLeft(top: number): number {
  const still = arrival * exp(-leaving * top);
  const slope = Math.max(0, still - service);
  const bend = still * leaving;
  let reach = (2 * CUT) / (slope + Math.sqrt(slope * slope + 2 * CUT * bend));
  for (let i = 0; i < 3; i++) {
    const grown = expMinusOne(Math.min(700, leaving * reach));
    const drop = slope * reach + (still / leaving) * (grown - leaving * reach);
    if (drop <= CUT) break;
    reach -= (drop - CUT) / (slope + still * grown);
  }
  return reach;
}

/** Panels no wider than 3 standard deviations of the density, a third of the range, or 8 mean patiences while patience still matters. */
function addRange(from: number, to: number, range: number, peak: number, out: Float64Array): void {
  let x = from;
  while (x < to) {
    let step = range / 3;
    if (leaving * x < 40) {
      const deviation = 1 / Math.sqrt(arrival * leaving * exp(-leaving * x));
      step = Math.min(step, 3.2 * deviation, 4 / leaving);
    }
    const end = to - x < step * 1.3 ? to : x + step;
    addPanel(x, end, peak, out);
    x = end;
  }
}

/**
 * The six integrals over [from, to] for the queue set last.
 * @param from seconds, >= 0
 * @param to seconds, > from; Infinity allowed
 * @param out [SLOTS], overwritten
 */
export function integrateWait(from: number, to: number, out: Float64Array): void {
  out.fill(0);
  if (!(to > from)) {
    out[PEAK] = Number.NEGATIVE_INFINITY;
    return;
  }
  const top = Math.min(Math.max(mode, from), to);
  const peak = exponent(top);
  out[PEAK] = peak;
  if (top < to) {
    const reach = reachRight(top);
    addRange(top, Math.min(to, top + reach), reach, peak, out);
  }
  if (top > from) {
    const reach = reachLeft(top);
    addRange(Math.max(from, top - reach), top, reach, peak, out);
  }
}
