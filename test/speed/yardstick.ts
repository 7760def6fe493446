/**
 * Purpose: the work of a call of model A that nobody can avoid: its three exponential numbers (gap, handling, patience), and its
 * events put on and taken from an event list: the arrival, the end of service, and for the calls that wait the end of patience.
 * Nothing is decided and nothing is counted. The list is a binary heap in typed arrays that holds what model A holds on average:
 * 96 calls in service, one arrival, 8 calls that wait. Kept as it is, so that ratios to it can be compared between versions.
 */

const IN_LIST = 105;
/** Of 16 calls of model A so many wait. */
const WAITING_OF_16 = 9;

const time = new Float64Array(256);
const item = new Int32Array(256);
let size = 0;
const state = new Int32Array([0x1e3779b9, 0x243f6a88, 0x37e15162, 1]);

/** The next 32 random bits: sfc32. */
function bits(): number {
  const t = (((state[0]! + state[1]!) | 0) + state[3]!) | 0;
  state[3] = (state[3]! + 1) | 0;
  state[0] = state[1]! ^ (state[1]! >>> 9);
  state[1] = (state[2]! + (state[2]! << 3)) | 0;
  state[2] = (((state[2]! << 21) | (state[2]! >>> 11)) + t) | 0;
  return t;
}

/** Uniform on [0, 1). */
const uniform = (): number => (bits() >>> 0) * 2.3283064365386963e-10;

const LAYERS = 256;
const EDGE = 7.69711747013105;
const AREA = 0.003949659822581557;
const x = new Float64Array(LAYERS + 1);
const f = new Float64Array(LAYERS + 1);
x[0] = AREA / Math.exp(-EDGE);
x[1] = EDGE;
for (let i = 1; i < LAYERS - 1; i++) x[i + 1] = -Math.log(Math.exp(-x[i]!) + AREA / x[i]!);
for (let i = 0; i <= LAYERS; i++) f[i] = Math.exp(-x[i]!);

/** Exponential of mean 1, ziggurat. */
function exponential(): number {
  let shift = 0;
  for (;;) {
    const layer = bits() & 255;
    const value = uniform() * x[layer]!;
    if (value < x[layer + 1]!) return shift + value;
    if (layer === 0) shift += EDGE;
    else if (f[layer]! + uniform() * (f[layer + 1]! - f[layer]!) < Math.exp(-value)) return shift + value;
  }
}

function push(at: number, what: number): void {
  let hole = size++;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (time[parent]! <= at) break;
    time[hole] = time[parent]!;
    item[hole] = item[parent]!;
    hole = parent;
  }
  time[hole] = at;
  item[hole] = what;
}

function pop(): number {
  const first = time[0]!;
  const last = time[--size]!;
  const what = item[size]!;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    if (child + 1 < size && time[child + 1]! < time[child]!) child++;
    if (time[child]! >= last) break;
    time[hole] = time[child]!;
    item[hole] = item[child]!;
    hole = child;
  }
  time[hole] = last;
  item[hole] = what;
  return first;
}

/** Does the bare work of `calls` calls; returns a number that depends on all of it. */
export function yardstick(calls: number): number {
  size = 0;
  let now = 0;
  while (size < IN_LIST) push(300 * exponential(), size);
  for (let call = 0; call < calls; call++) {
    push(now + 3 * exponential(), 0);
    now = pop();
    const patience = 180 * exponential();
    push(now + 300 * exponential(), 1);
    now = pop();
    if ((call & 15) < WAITING_OF_16) {
      push(now + patience, 2);
      now = pop();
    }
  }
  return now;
}
