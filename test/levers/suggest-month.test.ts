import { expect, it } from 'vitest';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { LEVERS, leverById } from '../../src/levers/registry.ts';
import { suggestedSetting } from '../../src/levers/suggest-month.ts';
import type { LeverUse } from '../../src/model/project.ts';

const use = (leverId: string, month: number, enabled = true): LeverUse => {
  const { lever } = leverById(leverId)!;
  return { id: `${leverId}${month}`, leverId, version: lever.version, enabled, params: lever.suggest(exampleNetwork, month) };
};
const begins = (leverId: string, levers: readonly LeverUse[], studied: number): number =>
  leverById(leverId)!.lever.startMonth(suggestedSetting(leverById(leverId)!.lever, exampleNetwork, levers, studied));

it('what lasts begins in the studied month, or right after the last lever when that is earlier', () => {
  expect(begins('hire', [], 5)).toBe(5);
  expect(begins('hire', [use('convert-team', 1), use('hire', 2)], 5)).toBe(3);
  expect(begins('hire', [use('convert-team', 8)], 5)).toBe(5);
  expect(begins('hire', [use('convert-team', 1, false)], 5)).toBe(5);
});

it('what passes has the studied month among its months, whatever the other levers', () => {
  expect(['incident', 'absence-shock', 'tool-change', 'mutual-aid'].map((id) => begins(id, [use('hire', 1)], 5))).toEqual([5, 5, 5, 5]);
  // A wave of twelve months, and six months of leaving: complete in the studied month.
  expect([begins('retirement-wave', [], 11), begins('retirement-wave', [], 5), begins('leave-team', [], 7)]).toEqual([0, 0, 2]);
});

it('every lever changes the studied month once it is added, but the one that needs a plan and the one that finds nobody outside', () => {
  const silent = LEVERS.filter(({ lever }) => {
    const params = suggestedSetting(lever, exampleNetwork, [use('hire', 2)], 6);
    const before = networkAtMonth(exampleNetwork, [], 6).network;
    const added: LeverUse = { id: 'x', leverId: lever.id, version: lever.version, enabled: true, params };
    return networkAtMonth(exampleNetwork, [added], 6).network === before;
  });
  expect(silent.map(({ lever }) => lever.id)).toEqual(['reinternalise', 'set-staffing']);
});
