import { describe, expect, it } from 'vitest';
import { expMinusOne, expSecondOrder } from '../../src/maths/exp-minus-one.ts';
import { GAUSS_NODES, GAUSS_WEIGHTS } from '../../src/maths/gauss-legendre.ts';
import { gammaP, gammaQ, normalCdf } from '../../src/maths/incomplete-gamma.ts';
import { logGamma } from '../../src/maths/log-gamma.ts';
import { logOnePlus } from '../../src/maths/log-one-plus.ts';
import { TANH_SINH_POINTS, tanhSinhRule } from '../../src/maths/tanh-sinh.ts';

const relative = (a: number, b: number) => (a === b ? 0 : Math.abs(a - b) / Math.abs(b));
const points = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));

describe('exp(x) - 1 and log(1 + x)', () => {
  it('keep their digits from 1e-18 to 30', () => {
    let worst = 0;
    for (const x of points(1e-18, 30, 500)) {
      worst = Math.max(worst, relative(expMinusOne(x), Math.expm1(x)), relative(expMinusOne(-x), Math.expm1(-x)));
      worst = Math.max(worst, relative(logOnePlus(x), Math.log1p(x)), x < 1 ? relative(logOnePlus(-x), Math.log1p(-x)) : 0);
    }
    expect(worst).toBeLessThan(2e-15);
  });

  it('exp(-y) - 1 + y follows its series at small y and the plain formula at large y', () => {
    let worst = 0;
    for (const y of points(1e-12, 1e-3, 100)) {
      worst = Math.max(worst, relative(expSecondOrder(y), (y * y * (1 - (y / 3) * (1 - (y / 4) * (1 - (y / 5) * (1 - y / 6))))) / 2));
    }
    for (const y of points(1, 50, 50)) worst = Math.max(worst, relative(expSecondOrder(y), Math.expm1(-y) + y));
    // The two branches meet: the slope 1 - e^-y carries one side to the other.
    worst = Math.max(worst, relative(expSecondOrder(0.5 + 1e-9), expSecondOrder(0.5) + 1e-9 * (1 - Math.exp(-0.5))));
    expect(worst).toBeLessThan(2e-14);
  });
});

describe('the gamma functions', () => {
  it('ln gamma is the logarithm of the factorial, and of sqrt(pi) at 1/2', () => {
    let worst = Math.abs(logGamma(0.5) - Math.log(Math.sqrt(Math.PI)));
    let factorial = 1;
    for (let k = 1; k <= 150; k++) {
      worst = Math.max(worst, Math.abs(logGamma(k) - Math.log(factorial)) / Math.max(1, Math.log(factorial)));
      factorial *= k;
    }
    expect(worst).toBeLessThan(2e-14);
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it('P and Q are the Poisson sums for whole orders, and add up to 1', () => {
    let worst = 0;
    for (const a of [1, 2, 5, 20, 100]) {
      for (const x of [1e-6, 0.1, 1, 4.9, 5.1, 19, 21, 90, 130, 300]) {
        let term = Math.exp(-x);
        let below = 0;
        for (let k = 0; k < a; k++) {
          below += term;
          term *= x / (k + 1);
        }
        if (below < 0.9) worst = Math.max(worst, relative(gammaQ(a, x), below));
        worst = Math.max(worst, Math.abs(gammaP(a, x) + gammaQ(a, x) - 1));
      }
    }
    expect(worst).toBeLessThan(1e-12);
  });

  it('the normal distribution has its known points, far tail included', () => {
    expect(relative(normalCdf(1.959963984540054), 0.975)).toBeLessThan(1e-14);
    expect(relative(normalCdf(-1), 0.15865525393145705)).toBeLessThan(1e-13);
    expect(relative(normalCdf(-10), 7.61985302416053e-24)).toBeLessThan(1e-12);
    expect(normalCdf(0)).toBe(0.5);
  });
});

describe('the quadrature rules', () => {
  it('16 Gauss points integrate every polynomial up to degree 31', () => {
    let worst = 0;
    for (let degree = 0; degree <= 30; degree += 2) {
      let sum = 0;
      for (let i = 0; i < 8; i++) sum += 2 * GAUSS_WEIGHTS[i]! * GAUSS_NODES[i]! ** degree;
      worst = Math.max(worst, relative(sum, 2 / (degree + 1)));
    }
    expect(worst).toBeLessThan(1e-14);
  });

  it('tanh-sinh integrates infinite slopes and roots at the ends', () => {
    const nodes = new Float64Array(TANH_SINH_POINTS);
    const weights = new Float64Array(TANH_SINH_POINTS);
    const integral = (f: (x: number) => number, from: number, to: number) => {
      tanhSinhRule(from, to, nodes, weights);
      return nodes.reduce((sum, x, i) => sum + weights[i]! * f(x), 0);
    };
    const errors = [
      relative(integral(Math.sqrt, 0, 4), 16 / 3),
      relative(
        integral((x) => x ** 0.7, 0, 2),
        2 ** 1.7 / 1.7,
      ),
      relative(
        integral((x) => Math.exp(-x * x), 0, 6),
        Math.sqrt(Math.PI) / 2,
      ),
      relative(
        integral((x) => Math.exp(-x), 0, 40),
        1,
      ),
      relative(
        integral((x) => x * x, 3, 5),
        98 / 3,
      ),
    ];
    expect(Math.max(...errors)).toBeLessThan(1e-13);
  });
});
