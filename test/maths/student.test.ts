import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTail } from '../../src/maths/student.ts';

const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

describe("Student's t", () => {
  it('agrees with the closed forms for 1, 2 and 4 degrees of freedom', () => {
    let worst = 0;
    for (const p of [0.500001, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9999, 0.9999999]) {
      const alpha = 4 * p * (1 - p);
      const q = Math.cos(Math.acos(Math.sqrt(alpha)) / 3) / Math.sqrt(alpha);
      const exact1 = -Math.cos(Math.PI * (1 - p)) / Math.sin(Math.PI * (1 - p));
      worst = Math.max(worst, relative(-studentQuantile(p, 1), exact1) * (p > 0.51 ? 1 : 0));
      worst = Math.max(worst, relative(studentQuantile(p, 2), (2 * p - 1) * Math.sqrt(2 / alpha)));
      worst = Math.max(worst, relative(studentQuantile(p, 4), 2 * Math.sqrt(q - 1)) * (p > 0.51 ? 1 : 0));
    }
    expect(worst).toBeLessThan(1e-9);
  });

  it('agrees with points computed independently at 40 digits', () => {
    const points: [number, number, number][] = [
      [0.975, 1, 12.7062047361747],
      [0.975, 3, 3.182446305283709],
      [0.975, 5, 2.570581835636315],
      [0.995, 5, 4.032142983555228],
      [0.975, 10, 2.228138851986274],
      [0.975, 30, 2.042272456301238],
      [0.9, 2.5, 1.730250928807176],
      [0.975, 100, 1.983971518523552],
      [0.6, 400, 0.253515674831286],
      [0.9999, 20000, 3.719706062884869],
    ];
    expect(points.map(([p, df, t]) => relative(studentQuantile(p, df), t)).filter((e) => e > 1e-12)).toEqual([]);
  });

  it('tends to the normal quantile as the degrees of freedom grow (Fisher–Cornish expansion)', () => {
    const z = 1.959963984540054;
    let worst = 0;
    for (const df of [1e3, 1e4, 1e5, 1e6]) {
      const expansion =
        z +
        (z ** 3 + z) / (4 * df) +
        (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) +
        (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3);
      worst = Math.max(worst, relative(studentQuantile(0.975, df), expansion));
    }
    expect(worst).toBeLessThan(1e-11);
  });

  it('is the inverse of the tail, antisymmetric, and falls with the degrees of freedom', () => {
    const wrong: string[] = [];
    for (const df of [1, 1.5, 2, 3, 7.3, 20, 99, 500, 12_345, 1e6]) {
      for (const p of [0.51, 0.7, 0.9, 0.975, 0.999, 0.999999]) {
        const t = studentQuantile(p, df);
        if (relative(studentTail(t, df), 1 - p) > 1e-10) wrong.push(`tail ${p} ${df}`);
        if (relative(studentQuantile(1 - p, df), -t) > 1e-9) wrong.push(`symmetry ${p} ${df}`);
        if (df > 1 && studentQuantile(p, Math.max(df / 1.2, 1)) <= t) wrong.push(`order ${p} ${df}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses probabilities and degrees of freedom outside their range', () => {
    for (const [p, df] of [
      [0, 5],
      [1, 5],
      [-0.1, 5],
      [Number.NaN, 5],
      [0.9, 0],
      [0.9, 0.5],
      [0.9, Number.NaN],
      [0.9, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => studentQuantile(p, df)).toThrow(RangeError);
    }
  });
});
