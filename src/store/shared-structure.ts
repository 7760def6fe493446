/** Steps read from the disk are whole documents; most of a document is equal to the step before. Equal parts become one object again. */
type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Same values under the same keys in the same order. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  const others = Object.keys(other);
  if (keys.length !== others.length) return false;
  for (let i = 0; i < keys.length; i++) if (keys[i] !== others[i] || !isEqual(one[keys[i]], other[keys[i]])) return false;
  return true;
}

/** `next`, with every part that equals its counterpart in `previous` replaced by it. */
export function shareStructure<T>(previous: unknown, next: T): T {
  if (isEqual(previous, next)) return previous as T;
  if (!isTree(previous) || !isTree(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before: Tree = previous;
  const counterpart = (key: string): unknown => (Object.hasOwn(before, key) ? before[key] : undefined);
  const parts = Object.entries(next).map(([key, value]) => [key, shareStructure(counterpart(key), value)] as const);
  const shared: unknown = Array.isArray(next) ? parts.map(([, value]) => value) : Object.fromEntries(parts);
  return shared as T;
}
