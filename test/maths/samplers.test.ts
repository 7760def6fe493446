import { describe, expect, it } from 'vitest';
import { durationSampler, scaleBetween } from '../../src/engine/simulate/duration-law.ts';
import { createSamplerBank, draw, drawKeyed, startReplication } from '../../src/maths/samplers.ts';
import { nextUniform, seedStream, writeStreamKey } from '../../src/maths/streams.ts';
import { fillExponential, nextExponential, nextNormal } from '../../src/maths/ziggurat.ts';
import type { Distribution } from '../../src/model/centre.ts';

const DRAWS = 400_000;

function streamOf(...name: string[]): Int32Array {
  const key = new Int32Array(4);
  writeStreamKey(key, 0, name);
  const state = new Int32Array(4);
  seedStream(state, 0, key, 0, 0);
  return state;
}

function sample(law: Distribution): Float64Array {
  const bank = createSamplerBank([durationSampler(law)]);
  writeStreamKey(bank.keys, 0, ['test', law.kind]);
  startReplication(bank, 3);
  return Float64Array.from({ length: DRAWS }, () => draw(bank, 0));
}

/** Largest distance of the sample's distribution from a given one, times √n (Kolmogorov; above 2 has a chance of 7e-4). */
function kolmogorov(values: Float64Array, cumulative: (x: number) => number): number {
  const sorted = values.slice().sort();
  let largest = 0;
  sorted.forEach((x, i) => {
    const f = cumulative(x);
    largest = Math.max(largest, Math.abs(f - i / sorted.length), Math.abs(f - (i + 1) / sorted.length));
  });
  return largest * Math.sqrt(sorted.length);
}

function moments(values: Float64Array): { mean: number; variance: number; fourth: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  return { mean, variance, fourth: values.reduce((a, b) => a + (b - mean) ** 4, 0) / values.length };
}

/** The normal distribution function by its power series (Abramowitz & Stegun 26.2.11). */
function normalBelow(x: number): number {
  if (Math.abs(x) > 7) return x > 0 ? 1 : 0;
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe('distributions', () => {
  it('the exponential follows its law over its whole range', () => {
    expect(kolmogorov(sample({ kind: 'exponential', mean: 240 }), (x) => 1 - Math.exp(-x / 240))).toBeLessThan(2);
  });

  it('the normal follows its law, tails included', () => {
    const state = streamOf('normal');
    const values = Float64Array.from({ length: DRAWS }, () => nextNormal(state, 0));
    expect(kolmogorov(values, normalBelow)).toBeLessThan(2);
    const beyond = values.filter((x) => Math.abs(x) > 3.654152885361009).length;
    expect(Math.abs(beyond - DRAWS * 2 * (1 - normalBelow(3.654152885361009)))).toBeLessThan(4 * Math.sqrt(DRAWS * 2.6e-4));
  });

  it('the Weibull and the uniform follow their laws', () => {
    const weibull = sample({ kind: 'weibull', mean: 100, shape: 2 });
    expect(kolmogorov(weibull, (x) => 1 - Math.exp(-(((x * Math.sqrt(Math.PI)) / 200) ** 2)))).toBeLessThan(2);
    expect(kolmogorov(sample({ kind: 'uniform', min: 20, max: 80 }), (x) => (x - 20) / 60)).toBeLessThan(2);
  });

  it('the lognormal is the exponential of a normal with the mean and cv asked for', () => {
    const variance = Math.log(1 + 0.8 * 0.8);
    const below = (x: number): number => normalBelow((Math.log(x / 420) + variance / 2) / Math.sqrt(variance));
    expect(kolmogorov(sample({ kind: 'lognormal', mean: 420, cv: 0.8 }), below)).toBeLessThan(2);
  });

  it('an Erlang of two phases, and a gamma of the same shape, follow the same law', () => {
    const below = (x: number): number => 1 - Math.exp(-x / 90) * (1 + x / 90);
    expect(kolmogorov(sample({ kind: 'erlang', mean: 180, phases: 2 }), below)).toBeLessThan(2);
    expect(kolmogorov(sample({ kind: 'gamma', mean: 180, cv: Math.SQRT1_2 }), below)).toBeLessThan(2);
  });

  const laws: readonly (readonly [Distribution, number, number])[] = [
    [{ kind: 'gamma', mean: 60, cv: 2 }, 60, 4 * 3600],
    [{ kind: 'gamma', mean: 60, cv: 0.2 }, 60, 0.04 * 3600],
    [{ kind: 'weibull', mean: 60, shape: 1 }, 60, 3600],
    [{ kind: 'hyperexponential', means: [30, 300], weights: [3, 1] }, 97.5, 2 * (0.75 * 900 + 0.25 * 90_000) - 97.5 ** 2],
    [{ kind: 'empirical', values: [10, 100, 40], weights: [1, 1, 2] }, 47.5, (100 + 10_000 + 2 * 1600) / 4 - 47.5 ** 2],
  ];
  it.each(laws)('%o has the mean and variance of its parameters', (law, mean, variance) => {
    const got = moments(sample(law));
    expect(Math.abs(got.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(got.variance - variance)).toBeLessThan(4 * Math.sqrt((got.fourth - variance * variance) / DRAWS));
  });

  it('a duration without spread is a constant', () => {
    for (const law of [
      { kind: 'deterministic', value: 7 },
      { kind: 'lognormal', mean: 7, cv: 0 },
      { kind: 'gamma', mean: 7, cv: 0 },
      { kind: 'gamma', mean: 7, cv: 1e-300 },
      { kind: 'uniform', min: 7, max: 7 },
    ] as const) {
      const bank = createSamplerBank([durationSampler(law)]);
      expect([draw(bank, 0), draw(bank, 0)]).toEqual([7, 7]);
    }
    const nothing = createSamplerBank([durationSampler({ kind: 'exponential', mean: 0 })]);
    expect(draw(nothing, 0)).toBe(0);
  });
});

describe('random streams', () => {
  it('a stream is found again by its name, and another name gives another stream', () => {
    const first = (...name: string[]): number => nextUniform(streamOf(...name), 0);
    expect(first('1', 'mon', 'flow', 'A')).toBe(first('1', 'mon', 'flow', 'A'));
    const names = [['1', 'mon'], ['1', 'tue'], ['2', 'mon'], ['1mon'], ['1m', 'on'], ['1', 'mon', ''], ['mon', '1']];
    expect(new Set(names.map((name) => first(...name))).size).toBe(names.length);
  });

  it('neighbouring replications of a stream are as good as independent', () => {
    const key = new Int32Array(4);
    writeStreamKey(key, 0, ['independence']);
    const state = new Int32Array(4);
    const first = Float64Array.from({ length: 100_000 }, (_, replication) => {
      seedStream(state, 0, key, 0, replication);
      return nextUniform(state, 0);
    });
    expect(kolmogorov(first, (x) => x)).toBeLessThan(2);
    let product = 0;
    for (let i = 1; i < first.length; i++) product += (first[i]! - 0.5) * (first[i - 1]! - 0.5);
    expect(Math.abs((12 * product) / first.length)).toBeLessThan(4 / Math.sqrt(first.length));
  });

  it('a buffer filled at once holds the numbers drawn one by one', () => {
    const one = streamOf('fill');
    const many = streamOf('fill');
    const filled = new Float64Array(20_000);
    fillExponential(many, 0, filled, 0, filled.length, 2);
    expect(filled.every((x) => x === 2 * nextExponential(one, 0))).toBe(true);
    expect([...many]).toEqual([...one]);
  });

  it('a keyed draw depends on its key alone and follows the law', () => {
    const bank = createSamplerBank([durationSampler({ kind: 'exponential', mean: 5 })]);
    writeStreamKey(bank.keys, 0, ['keyed']);
    const keys = streamOf('keys');
    const luck = Float64Array.from({ length: 100_000 }, () => nextUniform(keys, 0));
    const values = luck.map((key) => drawKeyed(bank, 0, key));
    expect(drawKeyed(bank, 0, luck[17]!)).toBe(values[17]!);
    expect(kolmogorov(values, (x) => 1 - Math.exp(-x / 5))).toBeLessThan(2);
  });

  it('laws that differ in scale only share their draws', () => {
    const ratio = (a: Distribution, b: Distribution): number | null => scaleBetween(durationSampler(a), durationSampler(b));
    expect(ratio({ kind: 'exponential', mean: 200 }, { kind: 'exponential', mean: 300 })).toBe(1.5);
    expect(ratio({ kind: 'lognormal', mean: 200, cv: 0.5 }, { kind: 'lognormal', mean: 300, cv: 0.5 })).toBeCloseTo(1.5, 12);
    expect(ratio({ kind: 'uniform', min: 1, max: 2 }, { kind: 'uniform', min: 2, max: 4 })).toBe(2);
    expect(ratio({ kind: 'lognormal', mean: 200, cv: 0.5 }, { kind: 'lognormal', mean: 300, cv: 0.6 })).toBeNull();
    expect(ratio({ kind: 'exponential', mean: 200 }, { kind: 'deterministic', value: 300 })).toBeNull();
  });
});
