/**
 * Which copies of a project to keep: the newest two, and for each of 10 minutes, 1 hour, 1 day and 7 days the first copy of the
 * last three periods that have one. So there is always a way back to about a period ago, in at most 14 files.
 */
export interface CopyName {
  readonly revision: number;
  readonly savedAt: number;
}

const MINUTE = 60_000;
const PERIODS = [10 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE];
const PERIODS_KEPT = 3;
const NEWEST_KEPT = 2;

/** The copies to delete. Newest means highest revision: a wrong clock may thin badly but never loses the latest. */
export function superfluous<C extends CopyName>(copies: readonly C[]): readonly C[] {
  const newestFirst = [...copies].sort((a, b) => b.revision - a.revision || b.savedAt - a.savedAt);
  const kept = new Set(newestFirst.slice(0, NEWEST_KEPT));
  for (const period of PERIODS) {
    const firstOf = new Map<number, C>();
    for (const copy of newestFirst) firstOf.set(Math.floor(copy.savedAt / period), copy);
    const periods = [...firstOf.keys()].sort((a, b) => b - a).slice(0, PERIODS_KEPT);
    for (const index of periods) kept.add(firstOf.get(index)!);
  }
  return newestFirst.filter((copy) => !kept.has(copy));
}
