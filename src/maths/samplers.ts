/**
 * Purpose: a bank of random streams, each with one distribution, that hands out numbers one by one without allocation.
 * Model: numbers are drawn ahead into a buffer, first few and then up to 64 at a time, so that the choice of the
 * distribution and the loading of the generator are paid once a buffer. The sequence of a stream does not depend on the size
 * of the buffer, nor on the other streams.
 * Layout: stream s has words [4s, 4s+4) of `keys` and `state`, numbers [64s, 64s+64) of `buffer`, 4 parameters in `parameters`.
 */
import { exp } from './exp.ts';
import { nextGamma } from './gamma.ts';
import { pow } from './pow.ts';
import { nextUniform, STREAM_WORDS, seedStream } from './streams.ts';
import { fillExponential, fillNormal, nextExponential } from './ziggurat.ts';

export const CONSTANT = 0;
export const UNIFORM = 1;
export const EXPONENTIAL = 2;
export const LOGNORMAL = 3;
export const GAMMA = 4;
export const WEIBULL = 5;
export const HYPEREXPONENTIAL = 6;
export const EMPIRICAL = 7;

/**
 * A distribution as numbers. CONSTANT first = value; UNIFORM first = least, second = width; EXPONENTIAL first = mean;
 * LOGNORMAL first = mean of the logarithm, second = its standard deviation; GAMMA first = scale, second = shape;
 * WEIBULL first = scale, second = 1/shape; HYPEREXPONENTIAL and EMPIRICAL: `values` (means, values) with cumulative shares.
 */
export interface Sampler {
  readonly kind: number;
  readonly first: number;
  readonly second: number;
  readonly values?: readonly number[];
  readonly cumulative?: readonly number[];
}

/** A power of two. */
const BUFFER = 64;
const FIRST_FILL = 8;
const PARAMETERS = 4;

export interface SamplerBank {
  readonly keys: Int32Array;
  readonly state: Int32Array;
  readonly kind: Uint8Array;
  readonly parameters: Float64Array;
  readonly tables: Float64Array;
  readonly buffer: Float64Array;
  /** Position in `buffer` of the next number; a multiple of BUFFER = none is left, as numbers end with the stream's part of the buffer. */
  readonly cursor: Int32Array;
  /** Numbers to draw ahead next time; 0 = not seeded in this replication. */
  readonly ahead: Int32Array;
  /** [0]: the replication. */
  readonly replication: Float64Array;
}

/** A bank of the given samplers; the keys are written by the caller (writeStreamKey, 4 words a stream). */
export function createSamplerBank(samplers: readonly Sampler[]): SamplerBank {
  const n = samplers.length;
  const tables: number[] = [];
  const bank: SamplerBank = {
    keys: new Int32Array(n * STREAM_WORDS),
    state: new Int32Array(n * STREAM_WORDS),
    kind: Uint8Array.from(samplers, (s) => s.kind),
    parameters: new Float64Array(n * PARAMETERS),
    tables: new Float64Array(samplers.reduce((sum, s) => sum + 2 * (s.values?.length ?? 0), 0)),
    buffer: new Float64Array(n * BUFFER),
    cursor: new Int32Array(n),
    ahead: new Int32Array(n),
    replication: new Float64Array(1),
  };
  samplers.forEach((s, i) => {
    bank.parameters.set([s.first, s.second, tables.length, s.values?.length ?? 0], i * PARAMETERS);
    tables.push(...(s.cumulative ?? []), ...(s.values ?? []));
  });
  bank.tables.set(tables);
  return bank;
}

/** All streams back to the start of a replication. */
export function startReplication(bank: SamplerBank, replication: number): void {
  bank.replication[0] = replication;
  bank.cursor.fill(0);
  bank.ahead.fill(0);
}

/** The next number of a stream. */
export function draw(bank: SamplerBank, stream: number): number {
  return bank.buffer[take(bank, stream)]!;
}

/** Takes the next number of a stream. @returns its position in `buffer`: whole numbers cross a call without being boxed */
export function take(bank: SamplerBank, stream: number): number {
  const at = bank.cursor[stream]!;
  if ((at & (BUFFER - 1)) === 0) return refill(bank, stream);
  bank.cursor[stream] = at + 1;
  return at;
}

function refill(bank: SamplerBank, stream: number): number {
  let ahead = bank.ahead[stream]!;
  if (ahead === 0) {
    seedStream(bank.state, stream * STREAM_WORDS, bank.keys, stream * STREAM_WORDS, bank.replication[0]!);
    ahead = FIRST_FILL;
  }
  const end = (stream + 1) * BUFFER;
  const from = end - ahead;
  fill(bank, stream, from, end);
  bank.cursor[stream] = from + 1;
  bank.ahead[stream] = Math.min(2 * ahead, BUFFER);
  return from;
}

function fill(bank: SamplerBank, stream: number, from: number, to: number): void {
  const { state, buffer, parameters } = bank;
  const offset = stream * STREAM_WORDS;
  const first = parameters[stream * PARAMETERS]!;
  const second = parameters[stream * PARAMETERS + 1]!;
  switch (bank.kind[stream]) {
    case EXPONENTIAL:
      fillExponential(state, offset, buffer, from, to, first);
      return;
    case CONSTANT:
      buffer.fill(first, from, to);
      return;
    case UNIFORM:
      fillUniform(state, offset, buffer, from, to, first, second);
      return;
    case LOGNORMAL:
      fillNormal(state, offset, buffer, from, to);
      exponentiate(buffer, from, to, first, second);
      return;
    case GAMMA:
      for (let i = from; i < to; i++) buffer[i] = first * nextGamma(state, offset, second);
      return;
    case WEIBULL:
      for (let i = from; i < to; i++) buffer[i] = first * pow(nextExponential(state, offset), second);
      return;
    default:
      for (let i = from; i < to; i++) buffer[i] = drawFromTable(bank, stream, offset);
  }
}

// Loops of their own, small enough that everything in them is compiled into one piece and no number is boxed.

function fillUniform(state: Int32Array, offset: number, out: Float64Array, from: number, to: number, least: number, width: number): void {
  for (let i = from; i < to; i++) out[i] = least + width * nextUniform(state, offset);
}

/** e^(mean + deviation · z) in place of z. */
function exponentiate(out: Float64Array, from: number, to: number, mean: number, deviation: number): void {
  for (let i = from; i < to; i++) out[i] = exp(mean + deviation * out[i]!);
}

/** Hyperexponential and empirical: a row of the table by its share, then its mean or value. */
function drawFromTable(bank: SamplerBank, stream: number, offset: number): number {
  const start = bank.parameters[stream * PARAMETERS + 2]!;
  const rows = bank.parameters[stream * PARAMETERS + 3]!;
  const u = nextUniform(bank.state, offset);
  let low = 0;
  let high = rows - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < bank.tables[start + middle]!) high = middle;
    else low = middle + 1;
  }
  const value = bank.tables[start + rows + low]!;
  return bank.kind[stream] === HYPEREXPONENTIAL ? value * nextExponential(bank.state, offset) : value;
}

/**
 * One number of a stream's distribution from a throw-away generator found from `key`, a number in [0, 1): for draws that
 * belong to a call rather than to a place in a sequence. The stream's own sequence is not touched; its state is scratch space.
 */
export function drawKeyed(bank: SamplerBank, stream: number, key: number): number {
  const offset = stream * STREAM_WORDS;
  seedStream(bank.state, offset, bank.keys, offset, Math.floor(key * 9007199254740992));
  const at = stream * BUFFER;
  fill(bank, stream, at, at + 1);
  return bank.buffer[at]!;
}
