/**
 * Laws of patience, as M/M/n+G needs them: for each kind of distribution of the centre file the chance to have left by x,
 * the chance to be still waiting, and the waiting spent by those who left. E[min(x, patience)] = x survival(x) + timeOfLost(x).
 * All durations in seconds. Each function is computed directly, so that a small one keeps its digits.
 */
import { exp } from '../../maths/exp.ts';
import { expMinusOne, expSecondOrder } from '../../maths/exp-minus-one.ts';
import { gammaP, gammaQ, normalCdf } from '../../maths/incomplete-gamma.ts';
import { log } from '../../maths/log.ts';
import { logGamma } from '../../maths/log-gamma.ts';
import type { Distribution } from '../../model/centre.ts';

export interface PatienceLaw {
  /** P(patience > x), x >= 0. */
  readonly survival: (x: number) => number;
  /** P(patience <= x). */
  readonly left: (x: number) => number;
  /** E[patience; patience <= x], seconds. */
  readonly timeOfLost: (x: number) => number;
  /** Where an integral over the law is cut: its kinks and jumps, and a few points on its own scale when it is smooth. > 0, any order. */
  readonly breaks: readonly number[];
}

type Laws = { readonly [K in Distribution['kind']]: (d: Extract<Distribution, { kind: K }>) => PatienceLaw };

const LAWS: Laws = {
  exponential: (d) => hyperexponential([d.mean], [1]),
  hyperexponential: (d) => hyperexponential(d.means, d.weights),
  deterministic: (d) => steps([d.value], [1]),
  empirical: (d) => steps(d.values, d.weights),
  erlang: (d) => gamma(d.phases, d.mean),
  gamma: (d) => (d.cv === 0 ? steps([d.mean], [1]) : gamma(1 / (d.cv * d.cv), d.mean)),
  lognormal: (d) => (d.cv === 0 ? steps([d.mean], [1]) : lognormal(d.mean, d.cv)),
  weibull: (d) => weibull(d.shape, d.mean),
  uniform: (d) => (d.max > d.min ? uniform(d.min, d.max) : steps([d.min], [1])),
};

/** @param distribution a valid distribution of the centre file (weights need not add up to 1) */
export function patienceLaw<K extends Distribution['kind']>(distribution: Extract<Distribution, { kind: K }>): PatienceLaw {
  return LAWS[distribution.kind as K](distribution);
}

/** A smooth law may be over long before the queue's own time scale: cuts around its mean keep the rule fine enough. */
function scaleOf(mean: number): number[] {
  return [mean, 6 * mean, 40 * mean];
}

function shares(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

function hyperexponential(means: readonly number[], weights: readonly number[]): PatienceLaw {
  const share = shares(weights);
  const mix = (one: (y: number, mean: number) => number) => (x: number) => {
    let sum = 0;
    for (let i = 0; i < means.length; i++) sum += share[i]! * one(x / means[i]!, means[i]!);
    return sum;
  };
  return {
    survival: mix((y) => exp(-y)),
    left: mix((y) => -expMinusOne(-y)),
    // 1 - e^-y (1 + y) = y (1 - e^-y) - (e^-y - 1 + y): the plain form loses everything at small y.
    timeOfLost: mix((y, mean) => mean * (-y * expMinusOne(-y) - expSecondOrder(y))),
    breaks: means.flatMap(scaleOf),
  };
}

function gamma(shape: number, mean: number): PatienceLaw {
  const scale = mean / shape;
  return {
    survival: (x) => gammaQ(shape, x / scale),
    left: (x) => gammaP(shape, x / scale),
    timeOfLost: (x) => mean * gammaP(shape + 1, x / scale),
    breaks: scaleOf(mean),
  };
}

function weibull(shape: number, mean: number): PatienceLaw {
  const scale = mean * exp(-logGamma(1 + 1 / shape));
  const hazard = (x: number) => (x > 0 ? exp(shape * log(x / scale)) : 0);
  return {
    survival: (x) => exp(-hazard(x)),
    left: (x) => -expMinusOne(-hazard(x)),
    timeOfLost: (x) => mean * gammaP(1 + 1 / shape, hazard(x)),
    breaks: scaleOf(mean),
  };
}

function lognormal(mean: number, cv: number): PatienceLaw {
  const variance = log(1 + cv * cv);
  const deviation = Math.sqrt(variance);
  const centre = log(mean) - variance / 2;
  const score = (x: number) => (log(x) - centre) / deviation;
  return {
    survival: (x) => (x > 0 ? normalCdf(-score(x)) : 1),
    left: (x) => (x > 0 ? normalCdf(score(x)) : 0),
    timeOfLost: (x) => (x > 0 ? mean * normalCdf(score(x) - deviation) : 0),
    breaks: scaleOf(mean),
  };
}

function uniform(min: number, max: number): PatienceLaw {
  const width = max - min;
  const inside = (x: number) => Math.min(max, Math.max(min, x)) - min;
  return {
    survival: (x) => 1 - inside(x) / width,
    left: (x) => inside(x) / width,
    timeOfLost: (x) => (inside(x) * (min + inside(x) / 2)) / width,
    breaks: [min, max].filter((x) => x > 0),
  };
}

/** Patience that takes a few values only. */
function steps(values: readonly number[], weights: readonly number[]): PatienceLaw {
  const share = shares(weights);
  const sum = (x: number, keep: boolean, moment: boolean) => {
    let total = 0;
    for (let i = 0; i < values.length; i++) if (values[i]! <= x === keep) total += share[i]! * (moment ? values[i]! : 1);
    return total;
  };
  return {
    survival: (x) => sum(x, false, false),
    left: (x) => sum(x, true, false),
    timeOfLost: (x) => sum(x, true, true),
    breaks: [...new Set(values)].filter((x) => x > 0),
  };
}
