/** When chance lets a backlog be cleared: over the paths of a simulated horizon, the dates between which eight in ten lie. */
import type { Id } from '../model/network.ts';
import type { MonthFigures } from './month-figures.ts';

/** The tenth and the ninetieth of a hundred. */
const LOW = 0.1;
const HIGH = 0.9;

export interface ClearingDate {
  /** Month of the horizon. */
  readonly month: number;
  readonly dayOfMonth: number;
}

export interface ClearingRange {
  readonly first: ClearingDate;
  /** null = later than the horizon. */
  readonly last: ClearingDate | null;
}

/** The values at one tenth and nine tenths of them in order. */
export function middleOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  const ordered = [...values].sort((a, b) => a - b);
  const at = (share: number): number => ordered[Math.min(ordered.length - 1, Math.max(0, Math.ceil(share * ordered.length) - 1))]!;
  return { low: at(LOW), high: at(HIGH) };
}

/**
 * For each path the last date on which its backlog was cleared for good.
 * @param months those known of a horizon, in order; @returns null when some were not simulated, when there was nothing to clear in most paths,
 * or when not even the quickest tenth clears it
 */
export function clearingRange(months: readonly (MonthFigures | null)[], flowId: Id): ClearingRange | null {
  const works = months.flatMap((figures) => {
    const work = figures?.work.find((one) => one.flowId === flowId);
    return work ? [{ month: figures!.month, paths: work.paths }] : [];
  });
  const paths = works.at(-1)?.paths?.left.length ?? 0;
  if (paths === 0 || works.some(({ paths: some }) => some?.left.length !== paths)) return null;
  const order = Array.from({ length: paths }, (_, path) => {
    if (works.at(-1)!.paths!.late[path]) return Number.POSITIVE_INFINITY;
    const last = works.findLast(({ paths: some }) => some!.clearedOn[path]! > 0);
    return last ? 32 * last.month + last.paths!.clearedOn[path]! : Number.NEGATIVE_INFINITY;
  });
  const { low, high } = middleOf(order);
  if (!Number.isFinite(low)) return null;
  const date = (at: number): ClearingDate => ({ month: Math.floor(at / 32), dayOfMonth: at % 32 });
  return { first: date(low), last: Number.isFinite(high) ? date(high) : null };
}
