import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../src/store/compression.ts';
import { documentKey, documentSize } from '../../src/store/document-bytes.ts';
import { boundedHistory, MOST_STEPS } from '../../src/store/history-bounds.ts';
import { isQuotaError } from '../../src/store/quota.ts';
import { superfluous } from '../../src/store/retention.ts';
import { seal, unseal } from '../../src/store/sealed-file.ts';
import { shareStructure } from '../../src/store/shared-structure.ts';
import { edited, project, stored } from './fakes/documents.ts';

test('packing and unpacking gives the same bytes', async () => {
  const round = async (bytes: Uint8Array): Promise<boolean> => Buffer.from(await unpack(await pack(bytes))).equals(Buffer.from(bytes));
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), round), { numRuns: 50 });
});

test('a sealed file opens as it was, and not at all with a byte less or more', () => {
  const payload = new TextEncoder().encode('données');
  const sealed = seal(payload);
  expect(unseal(sealed)).toEqual(payload);
  expect(unseal(sealed.subarray(0, -1))).toBeNull();
  expect(unseal(new Uint8Array([...sealed, 0]))).toBeNull();
  expect(unseal(new Uint8Array())).toBeNull();
});

describe('which copies are kept', () => {
  const MINUTE = 60_000;
  const everyMinute = (days: number) => {
    let copies: { revision: number; savedAt: number }[] = [];
    for (let minute = 0; minute < days * 1_440; minute++) {
      copies.push({ revision: minute + 1, savedAt: minute * MINUTE });
      const gone = new Set(superfluous(copies));
      copies = copies.filter((copy) => !gone.has(copy));
    }
    return copies;
  };

  test('after three weeks of a save a minute: at most 14 files, the latest, and one from at least 10 minutes, 1 hour, 1 day and 7 days ago', () => {
    const copies = everyMinute(21);
    const now = 21 * 1_440;
    const ages = copies.map((copy) => now - 1 - copy.savedAt / MINUTE);
    expect(copies.length).toBeLessThanOrEqual(14);
    expect(Math.min(...ages)).toBe(0);
    const covered = [10, 60, 1_440, 10_080].map((period) => ages.some((age) => age >= period && age <= 3 * period));
    expect(covered).toEqual([true, true, true, true]);
  });

  test('the copy with the highest revision is never given up, whatever the clock says', () => {
    const copy = fc.record({ revision: fc.nat(1_000), savedAt: fc.integer({ min: 0, max: 2_000_000_000_000 }) });
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 40 }), (copies) => {
        const highest = Math.max(...copies.map((each) => each.revision));
        const gone = new Set(superfluous(copies));
        return copies.some((each) => each.revision === highest && !gone.has(each));
      }),
    );
  });
});

describe('history bounds', () => {
  const long = (steps: number, position: number) => {
    const history = Array.from({ length: steps }, (_, i) => ({ label: `${i}`, project: project('a', i) }));
    return { project: history[position].project, revision: 1, history, position };
  };

  test('100 steps are kept, oldest dropped first, and the position still shows the same step', () => {
    const cases = [
      [250, 249, 150],
      [250, 200, 150],
      [250, 20, 20],
      [80, 40, 0],
    ].map(([steps, position, first]) => {
      const { history, position: after } = boundedHistory(long(steps, position));
      return [history.length, history[0].label, history[after].label].join() === [Math.min(steps, MOST_STEPS), first, position].join();
    });
    expect(cases).toEqual([true, true, true, true]);
  });

  test('large documents: fewer steps, never more bytes than allowed, always the present one', () => {
    const state = long(30, 20);
    const size = documentSize(state.project);
    const { history, position } = boundedHistory(state, size * 5.5);
    expect([history.length, history[position].label]).toEqual([5, '20']);
    expect(boundedHistory(state, 1).history.map((step) => step.label)).toEqual(['20']);
  });
});

describe('shared structure', () => {
  test('equal parts become one object, the value and its bytes stay the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 4 }), (before, after) => {
        const shared = shareStructure(JSON.parse(before), JSON.parse(after));
        return JSON.stringify(shared) === JSON.stringify(JSON.parse(after));
      }),
      { numRuns: 300 },
    );
    const one = stored('a', 1);
    const two = edited(one, 'zwei').project;
    const shared = shareStructure(one.project, structuredClone(two));
    expect(shared.baseline).toBe(one.project.baseline);
    expect(documentKey(shared)).toBe(documentKey(two));
  });

  test('objects with the same values in another order stay as they are: their bytes differ', () => {
    expect(JSON.stringify(shareStructure({ a: 1, b: 2 }, { b: 2, a: 1 }))).toBe('{"b":2,"a":1}');
  });
});

test('a full disk is recognised however deep the browser or Dexie wraps it, and nothing else is', () => {
  const full = new DOMException('full', 'QuotaExceededError');
  const wrapped = [full, { name: 'AbortError', inner: full }, new Error('x', { cause: full }), { name: 'BulkError', failures: [full] }];
  expect(wrapped.map((error) => isQuotaError(error))).toEqual([true, true, true, true]);
  expect([new Error('x'), null, 'QuotaExceededError', { name: 'AbortError' }].some((error) => isQuotaError(error))).toBe(false);
});
