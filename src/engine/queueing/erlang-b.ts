/**
 * M/M/n/n: Erlang's loss formula, for a whole or fractional number of agents.
 *
 * Poisson calls, any handling-time distribution (only the mean counts), no waiting: a call that finds all agents busy is lost.
 * Computed through its inverse I(n) = 1/B(n): I(n) = 1 + (n/a) I(n-1), all terms positive, which neither cancels nor
 * loses digits; I overflows only where B is below 1e-308. Fractional n: I(x) = x-th moment integral of Jagerman (1974),
 * I(x) = a^-x e^a Gamma(x+1, a) for 0 <= x < 1, then the same recursion. The recursion forgets where it started within
 * about 10 sqrt(a) steps, so it starts there: cost O(sqrt(a) + |n - a|).
 */
import { exp } from '../../maths/exp.ts';
import { lowerGammaSeries, upperGammaFraction } from '../../maths/incomplete-gamma.ts';
import { log } from '../../maths/log.ts';
import { logGamma } from '../../maths/log-gamma.ts';
import { offeredErlangs, type QueueLoad, type QueueMeasures, requireLoad } from './queue-measures.ts';

/** 1/B for 0 <= x < 1 agents. */
function inverseLossBelowOne(x: number, erlangs: number): number {
  if (x === 0) return 1;
  if (erlangs > 1.5) return upperGammaFraction(x + 1, erlangs);
  return exp(logGamma(x + 1) + erlangs - x * log(erlangs)) - erlangs * lowerGammaSeries(x + 1, erlangs);
}

/**
 * 1 / B(agents, erlangs).
 * @param agents real, >= 0
 * @param erlangs offered load, > 0
 * @returns >= 1; Infinity where the loss is below 1e-308
 */
export function inverseErlangB(agents: number, erlangs: number): number {
  const whole = Math.floor(agents);
  const fraction = agents - whole;
  const start = Math.floor(Math.min(agents, erlangs) - 10 * Math.sqrt(erlangs) - 2);
  let k = 0;
  let inverse: number;
  if (start <= 0) inverse = inverseLossBelowOne(fraction, erlangs);
  else {
    // Far below both n and a the loss is 1 - k/a but for terms that the steps to come wipe out.
    k = start;
    inverse = erlangs / (erlangs - k - fraction);
  }
  while (k < whole) {
    k++;
    inverse = 1 + ((k + fraction) / erlangs) * inverse;
    if (inverse === Number.POSITIVE_INFINITY) break;
  }
  return inverse;
}

/** Share of the calls lost. @param agents real, >= 0. @param erlangs >= 0 */
export function erlangBBlocking(agents: number, erlangs: number): number {
  return erlangs === 0 ? (agents === 0 ? 1 : 0) : 1 / inverseErlangB(agents, erlangs);
}

/**
 * Example: 2.5 erlangs on 3 lines lose 28.2 % of the calls: `erlangB({ callsPerHour: 50, handlingSeconds: 180, agents: 3 }).blocking`.
 * @throws RangeError for figures that are not above 0
 */
export function erlangB(load: QueueLoad): Required<Pick<QueueMeasures, 'blocking' | 'occupancy'>> {
  requireLoad(load);
  const erlangs = offeredErlangs(load);
  const blocking = erlangBBlocking(load.agents, erlangs);
  return { blocking, occupancy: (erlangs * (1 - blocking)) / load.agents };
}
