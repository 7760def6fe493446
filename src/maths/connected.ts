/** Things 0 .. count − 1 joined to parts, straight or through others (union-find); a part is named by its first member. */
export interface Connected {
  join(a: number, b: number): void;
  /** The first member of the part that `one` belongs to. */
  partOf(one: number): number;
}

/** @example const c = connected(3); c.join(2, 1); c.partOf(2) // 1 */
export function connected(count: number): Connected {
  const parent = Int32Array.from({ length: count }, (_, one) => one);
  const partOf = (one: number): number => {
    let at = one;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  return {
    partOf,
    join(a, b) {
      const [first, second] = [partOf(a), partOf(b)];
      parent[Math.max(first, second)] = Math.min(first, second);
    },
  };
}
