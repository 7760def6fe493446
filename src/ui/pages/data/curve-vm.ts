/** The column chart of a time profile: bars, the weight under the pointer, the summary in words. Pure; only ratios of weights count. */

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room above the highest bar, so that it can be dragged higher. */
const HEADROOM = 1.2;

/** Weight at the top edge of the chart; 1 for a chart without any positive weight. */
export function topOf(weights: readonly number[]): number {
  const most = weights.reduce((max, weight) => (Number.isFinite(weight) && weight > max ? weight : max), 0);
  return most > 0 ? most * HEADROOM : 1;
}

/** One bar a weight, side by side over `width`; weights that are no number or negative have no height. */
export function barsOf(weights: readonly number[], top: number, width: number, height: number): readonly Bar[] {
  const step = width / Math.max(1, weights.length);
  return weights.map((weight, index) => {
    const tall = Number.isFinite(weight) && weight > 0 ? Math.min(1, weight / top) * height : 0;
    return { x: index * step + step * 0.1, y: height - tall, width: step * 0.8, height: tall };
  });
}

/** A weight worth writing: three significant digits of the chart's top. */
export function roundWeight(weight: number, top: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(top)));
  return Number(Math.max(0, weight).toFixed(Math.min(digits, 12)));
}

/** The bar and weight under a point given as shares of the chart (0..1 from left and from top). */
export function pointAt(left: number, fromTop: number, count: number, top: number): { readonly index: number; readonly weight: number } {
  const index = Math.max(0, Math.min(count - 1, Math.floor(left * count)));
  return { index, weight: roundWeight((1 - Math.max(0, Math.min(1, fromTop))) * top, top) };
}

/** Weights after a stroke from one point to the next: bars passed between them take the weights in between. */
export function stroke(
  weights: readonly number[],
  from: { readonly index: number; readonly weight: number },
  to: { readonly index: number; readonly weight: number },
  top: number,
): readonly number[] {
  const next = [...weights];
  const span = Math.abs(to.index - from.index);
  const direction = to.index >= from.index ? 1 : -1;
  for (let step = 0; step <= span; step += 1) {
    const along = span === 0 ? 1 : step / span;
    next[from.index + direction * step] = roundWeight(from.weight + (to.weight - from.weight) * along, top);
  }
  return next;
}

/** The heaviest place and its share of the whole; null when all weights are zero. */
export function peakOf(weights: readonly number[]): { readonly index: number; readonly share: number } | null {
  const sum = weights.reduce((total, weight) => total + Math.max(0, weight || 0), 0);
  if (!(sum > 0)) return null;
  const index = weights.reduce((best, weight, at) => (weight > (weights[best] ?? 0) ? at : best), 0);
  return { index, share: (weights[index] ?? 0) / sum };
}
