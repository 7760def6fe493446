/** Steps read from the disk are whole documents; most of a document is equal to the step before. Equal parts become one object again. */
type Tree = { readonly [key: string]: unknown } | readonly unknown[];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** `next`, with every part that equals its counterpart in `previous` (same keys in the same order) replaced by it. */
export function shareStructure<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (!isTree(previous) || !isTree(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before = Object.entries(previous);
  const after = Object.entries(next).map(
    ([key, value]) => [key, shareStructure((previous as Record<string, unknown>)[key], value)] as const,
  );
  const equal = before.length === after.length && after.every(([key, value], i) => before[i][0] === key && Object.is(before[i][1], value));
  if (equal) return previous as T;
  const shared: unknown = Array.isArray(next) ? after.map(([, value]) => value) : Object.fromEntries(after);
  return shared as T;
}
