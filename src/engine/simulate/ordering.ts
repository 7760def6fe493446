/** Purpose: small helpers of compilation: values by interval, the order of ids, row starts, equal ranks. */

/** A value that is one for the whole day or one for each interval. */
export const valueAt = (value: number | readonly number[], interval: number): number =>
  typeof value === 'number' ? value : value[interval]!;

/** By UTF-16 code units, the same everywhere. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Positions in the order of ids. */
export function orderById(items: readonly { readonly id: string }[]): number[] {
  return items.map((_, i) => i).sort((a, b) => compareIds(items[a]!.id, items[b]!.id));
}

/** Where each row begins, and where the last one ends. @example startsOf([2, 0, 3]) // [0, 2, 2, 5] */
export function startsOf(counts: readonly number[] | Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = starts[i]! + count;
  });
  return starts;
}
