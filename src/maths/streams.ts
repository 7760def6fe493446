/**
 * Purpose: independent random streams, one per purpose, each found again from its name.
 * Model: generator sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, of which 32 are a counter, so no cycle is
 * shorter than 2^32 and two streams whose states differ run apart. The state comes from a 128-bit hash of the stream's name
 * (MurmurHash3 finaliser over four lanes), so the order in which streams are made, and which others exist, changes nothing.
 * Layout: Int32Array, four words a stream; in typed arrays because 32-bit state in closures is boxed by some engines.
 */

/** Words of state (and of key) a stream. */
export const STREAM_WORDS = 4;

/** MurmurHash3 finaliser: every input bit reaches every output bit. */
function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

const LANE_FACTORS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/**
 * 128-bit key of a name made of parts; the border between parts counts, so ['ab', 'c'] and ['a', 'bc'] differ.
 * @param key receives four words at `offset`
 */
export function writeStreamKey(key: Int32Array, offset: number, parts: readonly string[]): void {
  for (let lane = 0; lane < STREAM_WORDS; lane++) {
    const factor = LANE_FACTORS[lane]!;
    let h = mix(factor ^ parts.length);
    for (const part of parts) {
      for (let i = 0; i < part.length; i++) h = Math.imul(mix(h ^ part.charCodeAt(i)), factor) + lane;
      h = mix(h ^ Math.imul(part.length + 1, 0x165667b1));
    }
    key[offset + lane] = mix(h);
  }
}

/** Sets a stream to the start of replication `replication` (an integer ≥ 0) of its key. */
export function seedStream(state: Int32Array, offset: number, keys: Int32Array, keyOffset: number, replication: number): void {
  const low = replication | 0;
  const high = Math.floor(replication / 4294967296) | 0;
  for (let lane = 0; lane < STREAM_WORDS; lane++) {
    state[offset + lane] = mix(keys[keyOffset + lane]! + Math.imul(mix(low + lane * 0x3c6ef372) ^ high, LANE_FACTORS[lane]!));
  }
  for (let i = 0; i < 12; i++) nextInt32(state, offset);
}

/** The next 32 random bits, as a signed integer. */
export function nextInt32(state: Int32Array, offset: number): number {
  const a = state[offset]!;
  const b = state[offset + 1]!;
  const c = state[offset + 2]!;
  const d = state[offset + 3]!;
  const t = (((a + b) | 0) + d) | 0;
  state[offset] = b ^ (b >>> 9);
  state[offset + 1] = (c + (c << 3)) | 0;
  state[offset + 2] = (((c << 21) | (c >>> 11)) + t) | 0;
  state[offset + 3] = (d + 1) | 0;
  return t;
}

/** Uniform on [0, 1) with 53 random bits. */
export function nextUniform(state: Int32Array, offset: number): number {
  const high = nextInt32(state, offset) >>> 0;
  const low = nextInt32(state, offset) >>> 11;
  return (high * 2097152 + low) * 1.1102230246251565e-16;
}
