/**
 * Double-exponential (tanh-sinh) rule of Takahasi & Mori (1974): integrates functions that are smooth inside an interval
 * but may have an infinite slope or a root at its ends, as patience distributions do at 0. Fixed step 1/16: about 1e-15
 * for analytic integrands of moderate variation; the caller splits at kinks and at the mode.
 */
import { exp } from './exp.ts';

const STEP = 1 / 16;
const REACH = 60;

/** [2 REACH + 1]: distance of the node to its NEARER end as a share of the interval, and the weight. */
const SHARES = new Float64Array(2 * REACH + 1);
const WEIGHTS = new Float64Array(2 * REACH + 1);
for (let i = -REACH; i <= REACH; i++) {
  const grown = exp(Math.abs(i) * STEP);
  const sinh = (Math.PI / 4) * (grown - 1 / grown);
  const cosh = (Math.PI / 4) * (grown + 1 / grown);
  const q = exp(-2 * sinh);
  SHARES[i + REACH] = q / (1 + q);
  WEIGHTS[i + REACH] = (2 * STEP * cosh * q) / ((1 + q) * (1 + q));
}

/** How many points a rule evaluates; the nodes and weights of [from, to] are written into the two arrays. */
export const TANH_SINH_POINTS = 2 * REACH + 1;

export function tanhSinhRule(from: number, to: number, nodes: Float64Array, weights: Float64Array): void {
  const width = to - from;
  for (let i = 0; i < TANH_SINH_POINTS; i++) {
    const offset = SHARES[i]! * width;
    nodes[i] = i < REACH ? from + offset : to - offset;
    weights[i] = WEIGHTS[i]! * width;
  }
}
