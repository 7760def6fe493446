import { expect, it } from 'vitest';
import { connected } from '../../src/maths/connected.ts';

it('things joined straight or through others are one part, named by its first member, in whatever order they were joined', () => {
  const pairs = [
    [5, 4],
    [2, 5],
    [6, 1],
    [1, 1],
  ] as const;
  for (const order of [pairs, [...pairs].reverse()]) {
    const parts = connected(7);
    for (const [a, b] of order) parts.join(a, b);
    expect(Array.from({ length: 7 }, (_, one) => parts.partOf(one))).toEqual([0, 1, 2, 3, 2, 2, 1]);
  }
});
