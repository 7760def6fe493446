import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp, LN2_HIGH, LN2_LOW } from '../../src/maths/exp.ts';
import { expMinusOne } from '../../src/maths/exp-minus-one.ts';
import { normalCdf } from '../../src/maths/incomplete-gamma.ts';
import { log } from '../../src/maths/log.ts';
import { logGamma } from '../../src/maths/log-gamma.ts';
import { logOnePlus } from '../../src/maths/log-one-plus.ts';
import { pow } from '../../src/maths/pow.ts';
import { EXPONENTIAL_LAYERS, NORMAL_LAYERS } from '../../src/maths/ziggurat.ts';

/** Values to 60 digits, computed at 80 and more: make_elementary.py beside this file. */
type Point = readonly [...number[], string];
const values = JSON.parse(readFileSync(new URL('./elementary.json', import.meta.url), 'utf8')) as Readonly<
  Record<'exp' | 'log' | 'pow' | 'expMinusOne' | 'logOnePlus' | 'logGamma' | 'normalCdf', readonly Point[]>
> & { readonly constants: Readonly<Record<string, string>> };

const bits = new DataView(new ArrayBuffer(8));

/** Distance to the next double above |x|. */
function lastPlace(x: number): number {
  bits.setFloat64(0, Math.abs(x));
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0) - Math.abs(x);
}

/** A decimal text, exactly, as an integer times 10^-exponent. */
function decimal(text: string): { readonly digits: bigint; readonly scale: number } {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

/** A double exactly: m · 2^e. */
function binary(x: number): { readonly m: bigint; readonly e: number } {
  bits.setFloat64(0, x);
  const raw = bits.getBigUint64(0);
  const field = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const m = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { m: raw >> 63n ? -m : m, e: (field === 0 ? 1 : field) - 1075 };
}

/** |computed − exact| in units of the last place of the computed value, by exact integers. */
function errorInLastPlaces(computed: number, exact: string): number {
  const b = binary(computed);
  const d = decimal(exact);
  // difference = m·2^e − digits·10^-scale, over 2^(exponent of the last place)
  const place = Math.log2(lastPlace(computed));
  const guard = 20;
  let left = b.m;
  let right = d.digits;
  let denominator = 1n;
  const twos = b.e - place + guard;
  if (twos >= 0) left <<= BigInt(twos);
  const rightTwos = guard - place;
  if (rightTwos >= 0) right <<= BigInt(rightTwos);
  else denominator <<= BigInt(-rightTwos);
  if (d.scale >= 0) denominator *= 10n ** BigInt(d.scale);
  else right *= 10n ** BigInt(-d.scale);
  const difference = left * denominator - right;
  const size = difference < 0n ? -difference : difference;
  return Number(size / denominator) / 2 ** guard;
}

/** Largest error over all points, in units of the last place. */
function worst(points: readonly Point[], f: (...x: number[]) => number): number {
  return Math.max(...points.map((point) => errorInLastPlaces(f(...(point.slice(0, -1) as number[])), point.at(-1) as string)));
}

describe('exp, log and pow from + − × ÷ alone', () => {
  it.each([
    ['exp', exp],
    ['log', log],
    ['pow', pow],
  ] as const)('%s is within 1 unit in the last place of the exact value', (name, f) => {
    expect(values[name].length).toBe(1200);
    expect(worst(values[name], f as (...x: number[]) => number)).toBeLessThan(1);
  });

  it.each([
    ['expMinusOne', expMinusOne, 1.5],
    ['logOnePlus', logOnePlus, 2],
    ['logGamma', logGamma, 2],
    ['normalCdf', normalCdf, 3],
  ] as const)('%s, made of them, is within a few', (name, f, units) => {
    expect(values[name].length).toBeGreaterThan(100);
    expect(worst(values[name], f as (x: number) => number)).toBeLessThan(units);
  });

  it('the constants of the random numbers are the doubles nearest to their values: edges and areas of the layers', () => {
    const { exponentialEdge, exponentialArea, normalEdge, normalArea } = values.constants;
    expect(EXPONENTIAL_LAYERS).toEqual({ edge: Number(exponentialEdge), area: Number(exponentialArea) });
    expect(NORMAL_LAYERS).toEqual({ edge: Number(normalEdge), area: Number(normalArea) });
  });

  it('ln 2 in two parts is ln 2 to 85 binary digits', () => {
    const { digits, scale } = decimal(values.constants.ln2!);
    const parts = [LN2_HIGH, LN2_LOW].map(binary);
    const shift = 200n;
    const sum = parts.reduce((total, { m, e }) => total + (m << (shift + BigInt(e))), 0n);
    const difference = sum - (digits << shift) / 10n ** BigInt(scale);
    expect(difference < 0n ? -difference : difference).toBeLessThan(1n << (shift - 85n));
  });

  it('the edges behave as for real numbers', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746), exp(Number.NaN)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
      Number.NaN,
    ]);
    expect([log(1), log(0), log(-1), log(Infinity), log(5e-324)]).toEqual([0, -Infinity, Number.NaN, Infinity, -744.4400719213812]);
    expect([pow(0, 2), pow(0, -1), pow(7, 0), pow(Infinity, -1), pow(0.5, Infinity), pow(-1, 2), pow(2, 10), pow(10, 308)]).toEqual([
      0,
      Infinity,
      1,
      0,
      0,
      Number.NaN,
      1024,
      1e308,
    ]);
  });
});
