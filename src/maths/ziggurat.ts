/**
 * Purpose: exponential and normal random numbers by the ziggurat method with 256 layers.
 * Source: G. Marsaglia and W. W. Tsang (2000), with the correction of J. A. Doornik (2005): the layer is drawn from bits that
 * the abscissa does not use, and the abscissa has 53 bits. The edge and area of the base layer were solved to 60 digits (test/maths);
 * tables come from this project's own exp and log, so they hold the same bits in every browser.
 * The fast path (about 99 % of draws) keeps the generator in local variables; the rest goes through the stream functions.
 */
import { exp } from './exp.ts';
import { log } from './log.ts';
import { nextInt32, nextUniform } from './streams.ts';

const LAYERS = 256;
const UNIT = 1.1102230246251565e-16;

/** Abscissas (layer 0: width of the base as if it were a rectangle) and densities at them. */
interface Ziggurat {
  readonly edge: number;
  /** Float64Array [257], decreasing. */
  readonly x: Float64Array;
  /** Float64Array [257], density at x, unnormalised, increasing to 1. */
  readonly f: Float64Array;
}

function build(
  { edge, area }: { readonly edge: number; readonly area: number },
  density: (x: number) => number,
  inverse: (y: number) => number,
): Ziggurat {
  const x = new Float64Array(LAYERS + 1);
  const f = new Float64Array(LAYERS + 1);
  x[0] = area / density(edge);
  x[1] = edge;
  for (let i = 1; i < LAYERS - 1; i++) x[i + 1] = inverse(density(x[i]!) + area / x[i]!);
  x[LAYERS] = 0;
  for (let i = 0; i <= LAYERS; i++) f[i] = density(x[i]!);
  return { edge, x, f };
}

/** Where the base layer ends, and the area of every layer. */
export const EXPONENTIAL_LAYERS = { edge: 7.69711747013105, area: 0.003949659822581557 } as const;
export const NORMAL_LAYERS = { edge: 3.654152885361009, area: 0.004928673233974655 } as const;

const EXPONENTIAL = build(
  EXPONENTIAL_LAYERS,
  (x) => exp(-x),
  (y) => -log(y),
);
const NORMAL = build(
  NORMAL_LAYERS,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);
const EX = EXPONENTIAL.x;
const EF = EXPONENTIAL.f;
const NX = NORMAL.x;
const NF = NORMAL.f;

/** One exponential number of mean 1. */
export function nextExponential(state: Int32Array, offset: number): number {
  let shift = 0;
  for (;;) {
    const high = nextInt32(state, offset) >>> 0;
    const low = nextInt32(state, offset);
    const layer = low & 255;
    const x = (high * 2097152 + (low >>> 11)) * UNIT * EX[layer]!;
    if (x < EX[layer + 1]!) return shift + x;
    // The tail of an exponential is the exponential again.
    if (layer === 0) shift += EXPONENTIAL.edge;
    else if (EF[layer]! + nextUniform(state, offset) * (EF[layer + 1]! - EF[layer]!) < exp(-x)) return shift + x;
  }
}

/** One standard normal number. */
export function nextNormal(state: Int32Array, offset: number): number {
  for (;;) {
    const high = nextInt32(state, offset) >>> 0;
    const low = nextInt32(state, offset);
    const layer = low & 255;
    const sign = (low & 256) === 0 ? 1 : -1;
    const x = (high * 2097152 + (low >>> 11)) * UNIT * NX[layer]!;
    if (x < NX[layer + 1]!) return sign * x;
    if (layer === 0) return sign * normalTail(state, offset);
    if (NF[layer]! + nextUniform(state, offset) * (NF[layer + 1]! - NF[layer]!) < exp(-0.5 * x * x)) return sign * x;
  }
}

/** A normal number beyond the edge (Marsaglia, 1964). */
function normalTail(state: Int32Array, offset: number): number {
  for (;;) {
    const x = -log(1 - nextUniform(state, offset)) / NORMAL.edge;
    const y = -log(1 - nextUniform(state, offset));
    if (y + y >= x * x) return NORMAL.edge + x;
  }
}

/** Fills out[from, to) with exponential numbers of the given mean: the same numbers as nextExponential one by one. */
export function fillExponential(state: Int32Array, offset: number, out: Float64Array, from: number, to: number, mean: number): void {
  let a = state[offset]!;
  let b = state[offset + 1]!;
  let c = state[offset + 2]!;
  let d = state[offset + 3]!;
  for (let i = from; i < to; i++) {
    const t = (((a + b) | 0) + d) | 0;
    const a1 = b ^ (b >>> 9);
    const b1 = (c + (c << 3)) | 0;
    const c1 = (((c << 21) | (c >>> 11)) + t) | 0;
    const d1 = (d + 1) | 0;
    const low = (((a1 + b1) | 0) + d1) | 0;
    const layer = low & 255;
    const x = ((t >>> 0) * 2097152 + (low >>> 11)) * UNIT * EX[layer]!;
    if (x < EX[layer + 1]!) {
      out[i] = x * mean;
      a = b1 ^ (b1 >>> 9);
      b = (c1 + (c1 << 3)) | 0;
      c = (((c1 << 21) | (c1 >>> 11)) + low) | 0;
      d = (d1 + 1) | 0;
      continue;
    }
    state[offset] = a;
    state[offset + 1] = b;
    state[offset + 2] = c;
    state[offset + 3] = d;
    out[i] = nextExponential(state, offset) * mean;
    a = state[offset]!;
    b = state[offset + 1]!;
    c = state[offset + 2]!;
    d = state[offset + 3]!;
  }
  state[offset] = a;
  state[offset + 1] = b;
  state[offset + 2] = c;
  state[offset + 3] = d;
}

/** Fills out[from, to) with standard normal numbers: the same as nextNormal one by one. */
export function fillNormal(state: Int32Array, offset: number, out: Float64Array, from: number, to: number): void {
  let a = state[offset]!;
  let b = state[offset + 1]!;
  let c = state[offset + 2]!;
  let d = state[offset + 3]!;
  for (let i = from; i < to; i++) {
    const t = (((a + b) | 0) + d) | 0;
    const a1 = b ^ (b >>> 9);
    const b1 = (c + (c << 3)) | 0;
    const c1 = (((c << 21) | (c >>> 11)) + t) | 0;
    const d1 = (d + 1) | 0;
    const low = (((a1 + b1) | 0) + d1) | 0;
    const layer = low & 255;
    const x = ((t >>> 0) * 2097152 + (low >>> 11)) * UNIT * NX[layer]!;
    if (x < NX[layer + 1]!) {
      out[i] = (1 - ((low >>> 7) & 2)) * x;
      a = b1 ^ (b1 >>> 9);
      b = (c1 + (c1 << 3)) | 0;
      c = (((c1 << 21) | (c1 >>> 11)) + low) | 0;
      d = (d1 + 1) | 0;
      continue;
    }
    state[offset] = a;
    state[offset + 1] = b;
    state[offset + 2] = c;
    state[offset + 3] = d;
    out[i] = nextNormal(state, offset);
    a = state[offset]!;
    b = state[offset + 1]!;
    c = state[offset + 2]!;
    d = state[offset + 3]!;
  }
  state[offset] = a;
  state[offset + 1] = b;
  state[offset + 2] = c;
  state[offset + 3] = d;
}
