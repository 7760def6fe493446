/**
 * Calls that come again: redials after abandonment or blocking, repeats after an unsolved call, transfers.
 *
 * Callers who will call again are a reserve that empties exponentially with their mean delay; an interval receives what is left of the reserve of earlier
 * intervals and part of what it sends out itself. A centre of one interval is stationary: everything comes back within it.
 * Transfers arrive at once. All attempts of an interval behave alike (means, as the closed forms do).
 */
import { exp } from '../../maths/exp.ts';
import { distributionMean } from '../simulate/estimate-work.ts';
import type { PreviewLayout } from './preview-layout.ts';

export interface Reattempts {
  /** [2 * flow + 0 redials, + 1 repeats], callers who will call again, at the start of the interval. */
  readonly reserve: Float64Array;
  /** Same shape: callers per second who decide to, in this interval. */
  readonly sent: Float64Array;
  /** Same shape, mean delay in seconds. */
  readonly delay: Float64Array;
  readonly any: boolean;
}

export function newReattempts(layout: PreviewLayout): Reattempts {
  const { flows } = layout.centre;
  const delay = new Float64Array(2 * flows.length);
  flows.forEach((flow, f) => {
    delay[2 * f] = flow.redial ? distributionMean(flow.redial.delay) : 0;
    delay[2 * f + 1] = flow.repeat ? distributionMean(flow.repeat.delay) : 0;
  });
  const any = layout.transfers.length > 0 || flows.some((flow) => flow.redial || flow.repeat);
  return { reserve: new Float64Array(2 * flows.length), sent: new Float64Array(2 * flows.length), delay, any };
}

/** Who decides to call again, from the outcome of the interval's calls. [flow] each: calls per second, shares. */
export function sendAgain(
  layout: PreviewLayout,
  r: Reattempts,
  lambda: Float64Array,
  abandonment: Float64Array,
  blocking: Float64Array,
): void {
  layout.centre.flows.forEach((flow, f) => {
    const answered = Math.max(0, 1 - abandonment[f]! - blocking[f]!);
    const redial = flow.redial;
    r.sent[2 * f] = redial
      ? lambda[f]! * (abandonment[f]! * (redial.afterAbandonment ?? 0) + blocking[f]! * (redial.afterBlocking ?? 0))
      : 0;
    // A transferred call is not repeated: its end lies in the other flow.
    let transferred = 0;
    for (const t of layout.transfers) if (t.from === f && t.groups === null) transferred += t.probability;
    r.sent[2 * f + 1] = flow.repeat ? lambda[f]! * answered * (1 - Math.min(1, transferred)) * flow.repeat.probability : 0;
  });
}

/** Share of what an interval sends out that comes back within it: 1 - (1 - e^-d) / d, d = interval / delay. */
function backWithin(interval: number, delay: number): number {
  if (delay <= 0) return 1;
  const d = interval / delay;
  return 1 - (1 - exp(-d)) / d;
}

/**
 * Calls per second of the interval, all attempts, into `lambda`.
 * @param share [skill], where the calls go (for transfers of some groups only)
 * @param previous [flow], calls per second of the last look, which transfers are taken from
 */
export function addReattempts(
  layout: PreviewLayout,
  interval: number,
  r: Reattempts,
  share: Float64Array,
  abandonment: Float64Array,
  blocking: Float64Array,
  previous: Float64Array,
  lambda: Float64Array,
): void {
  const seconds = layout.intervalSeconds;
  const stationary = layout.intervals === 1;
  for (let f = 0; f < layout.flowCount; f++) {
    let calls = layout.fresh[interval * layout.flowCount + f]!;
    // A call due while the line is closed is not made.
    if (layout.open[interval * layout.flowCount + f] === 0) {
      lambda[f] = calls;
      continue;
    }
    for (let kind = 2 * f; kind < 2 * f + 2; kind++) {
      if (stationary) calls += r.sent[kind]!;
      else if (r.delay[kind]! > 0) {
        calls += (r.reserve[kind]! * (1 - exp(-seconds / r.delay[kind]!))) / seconds + r.sent[kind]! * backWithin(seconds, r.delay[kind]!);
      } else calls += r.sent[kind]!;
    }
    lambda[f] = calls;
  }
  for (const { from, to, probability, groups } of layout.transfers) {
    if (layout.open[interval * layout.flowCount + to] === 0) continue;
    let by = 1;
    if (groups) {
      by = 0;
      for (let s = layout.firstSkill[from]!; s < layout.firstSkill[from + 1]!; s++) if (groups[layout.skillGroup[s]!]) by += share[s]!;
    }
    lambda[to]! += previous[from]! * Math.max(0, 1 - abandonment[from]! - blocking[from]!) * by * probability;
  }
}

/** Ends the interval: what did not come back joins the reserve. */
export function closeInterval(layout: PreviewLayout, r: Reattempts): void {
  const seconds = layout.intervalSeconds;
  for (let kind = 0; kind < r.reserve.length; kind++) {
    if (r.delay[kind]! <= 0) continue;
    const later = 1 - backWithin(seconds, r.delay[kind]!);
    r.reserve[kind] = r.reserve[kind]! * exp(-seconds / r.delay[kind]!) + r.sent[kind]! * seconds * later;
  }
}
