/**
 * The month in which a target first fails. A closed form fails or holds; an estimate fails "for certain" when its whole interval lies on the
 * wrong side, "perhaps" when the target is inside the interval.
 */
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import type { FlowMonth, MonthFigures } from './month-figures.ts';

export type Standing = 'met' | 'missed' | 'unsure';

function against(figure: Estimate, limit: number, higherIsBetter: boolean): Standing {
  const error = figure.halfWidth ?? 0;
  const [low, high] = [figure.mean - error, figure.mean + error];
  if (higherIsBetter) return low >= limit ? 'met' : high < limit ? 'missed' : 'unsure';
  return high <= limit ? 'met' : low > limit ? 'missed' : 'unsure';
}

/** Service level and, where it is promised, abandonment; null without calls or target. */
export function standingOf({ target, serviceLevel, abandonment }: FlowMonth): Standing | null {
  if (!Number.isFinite(serviceLevel.mean) || !(target.share > 0)) return null;
  const parts = [against(serviceLevel, target.share, true)];
  if (target.maxAbandonment !== undefined) parts.push(against(abandonment, target.maxAbandonment, false));
  return parts.includes('missed') ? 'missed' : parts.includes('unsure') ? 'unsure' : 'met';
}

export interface FlowFailure {
  readonly flowId: Id;
  /** First month in which it fails for certain; null = never. */
  readonly certain: number | null;
  /** First month in which it may fail, up to the first certain one; null = never. */
  readonly perhaps: number | null;
  /** Months in which it fails for certain. */
  readonly months: number;
  /** Whether it held for certain in some month before the first certain failure. */
  readonly heldBefore: boolean;
}

/** @param months in order; missing ones (not simulated yet) are passed over */
export function failureOf(months: readonly (MonthFigures | null)[], flowId: Id): FlowFailure {
  let certain: number | null = null;
  let perhaps: number | null = null;
  let count = 0;
  let heldBefore = false;
  for (const figures of months) {
    const flow = figures?.flows.find((one) => one.flowId === flowId);
    const standing = flow ? standingOf(flow) : null;
    if (!figures || standing === null) continue;
    if (standing === 'missed') {
      certain ??= figures.month;
      count += 1;
    }
    if (standing === 'unsure' && certain === null) perhaps ??= figures.month;
    if (standing === 'met' && certain === null) heldBefore = true;
  }
  return { flowId, certain, perhaps, months: count, heldBefore };
}

/** Every flow that fails or may fail, the first to fail for certain first. */
export function failures(months: readonly (MonthFigures | null)[]): readonly FlowFailure[] {
  const ids = new Set(months.flatMap((figures) => figures?.flows.map(({ flowId }) => flowId) ?? []));
  const never = Number.POSITIVE_INFINITY;
  return [...ids]
    .map((flowId) => failureOf(months, flowId))
    .filter(({ certain, perhaps }) => certain !== null || perhaps !== null)
    .sort((a, b) => (a.certain ?? never) - (b.certain ?? never) || b.months - a.months || (a.perhaps ?? never) - (b.perhaps ?? never));
}
