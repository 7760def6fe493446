/**
 * Purpose: the centre file's distributions as samplers.
 * A duration of mean 0, or of no spread, is a constant. Lognormal: cv² = e^(σ²) − 1. Weibull: mean = scale · Γ(1 + 1/shape).
 */
import { exp } from '../../maths/exp.ts';
import { log } from '../../maths/log.ts';
import { logGamma } from '../../maths/log-gamma.ts';
import {
  CONSTANT,
  EMPIRICAL,
  EXPONENTIAL,
  GAMMA,
  HYPEREXPONENTIAL,
  LOGNORMAL,
  type Sampler,
  UNIFORM,
  WEIBULL,
} from '../../maths/samplers.ts';
import type { Distribution } from '../../model/centre.ts';

const constant = (value: number): Sampler => ({ kind: CONSTANT, first: value, second: 0 });

/** Uniform on [0, 1): chances. */
export const CHANCE: Sampler = { kind: UNIFORM, first: 0, second: 1 };
/** Exponential of mean 1: gaps of arrivals in units of expected calls. */
export const UNIT_EXPONENTIAL: Sampler = { kind: EXPONENTIAL, first: 1, second: 0 };

/** A gamma law; a spread too small for its shape to be a number is none. @param cv ≥ 0 */
function gammaSampler(mean: number, cv: number): Sampler {
  const shape = 1 / (cv * cv);
  return Number.isFinite(shape) ? { kind: GAMMA, first: mean * cv * cv, second: shape } : constant(mean);
}

/** A gamma factor of mean 1. @param cv ≥ 0 */
export const busynessSampler = (cv: number): Sampler => gammaSampler(1, cv);

function cumulativeShares(weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
}

/** Whether a duration is absent, or always 0. */
export function isNothing(d: Distribution | null | undefined): boolean {
  if (!d) return true;
  const { kind, first } = durationSampler(d);
  return kind === CONSTANT && first === 0;
}

/** The sampler of a valid distribution, seconds. */
export function durationSampler(d: Distribution): Sampler {
  switch (d.kind) {
    case 'deterministic':
      return constant(d.value);
    case 'uniform':
      return d.max === d.min ? constant(d.min) : { kind: UNIFORM, first: d.min, second: d.max - d.min };
    case 'hyperexponential':
      return { kind: HYPEREXPONENTIAL, first: 0, second: 0, values: d.means, cumulative: cumulativeShares(d.weights) };
    case 'empirical':
      return { kind: EMPIRICAL, first: 0, second: 0, values: d.values, cumulative: cumulativeShares(d.weights) };
    default:
      return d.mean === 0 ? constant(0) : spreadSampler(d);
  }
}

function spreadSampler(d: Exclude<Distribution, { kind: 'deterministic' | 'uniform' | 'hyperexponential' | 'empirical' }>): Sampler {
  switch (d.kind) {
    case 'exponential':
      return { kind: EXPONENTIAL, first: d.mean, second: 0 };
    case 'erlang':
      return { kind: GAMMA, first: d.mean / d.phases, second: d.phases };
    case 'weibull':
      return { kind: WEIBULL, first: d.mean / exp(logGamma(1 + 1 / d.shape)), second: 1 / d.shape };
    case 'gamma':
      return gammaSampler(d.mean, d.cv);
    case 'lognormal': {
      if (d.cv === 0) return constant(d.mean);
      const variance = log(1 + d.cv * d.cv);
      return { kind: LOGNORMAL, first: log(d.mean) - variance / 2, second: Math.sqrt(variance) };
    }
  }
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
const proportional = (a: readonly number[], b: readonly number[], ratio: number): boolean =>
  a.length === b.length && a.every((value, i) => same(value * ratio, b[i]!));

/**
 * The factor that turns a draw of `from` into a draw of `to`, when the two differ in scale only; null when in shape.
 * With it a call keeps its own luck whoever answers it.
 */
export function scaleBetween(from: Sampler, to: Sampler): number | null {
  if (from.kind !== to.kind) return null;
  switch (from.kind) {
    case CONSTANT:
    case EXPONENTIAL:
      return from.first > 0 ? to.first / from.first : null;
    case GAMMA:
    case WEIBULL:
      return same(from.second, to.second) ? to.first / from.first : null;
    case LOGNORMAL:
      return same(from.second, to.second) ? exp(to.first - from.first) : null;
    case UNIFORM:
      return same(from.first * to.second, to.first * from.second) ? to.second / from.second : null;
    default: {
      const ratio = to.values![0]! / from.values![0]!;
      return ratio > 0 && proportional(from.values!, to.values!, ratio) && proportional(from.cumulative!, to.cumulative!, 1) ? ratio : null;
    }
  }
}
