import { expect, it } from 'vitest';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import type { Network } from '../../src/model/network.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import type { DataTable } from '../../src/ui/pages/data/data-table.ts';
import { variantCells } from '../../src/ui/pages/data/scenario-view.ts';
import { tablesOfTab } from '../../src/ui/pages/data/tables.ts';

const project = SAMPLES.find(({ id }) => id === 'sco-ouest')!.make();
const { month } = project.run;

function teams(network: Network): readonly DataTable[] {
  return tablesOfTab({ project: { ...project, baseline: network }, network, lang: 'fr', issues: [], tab: 'teams' }, 'handlingFactor');
}

it('the tables of a scenario mark the cells that its levers change, with the baseline’s value', () => {
  const before = networkAtMonth(project.baseline, [], month).network;
  const after = networkAtMonth(project.baseline, project.scenarios[0].levers, month).network;
  const cells = variantCells(teams(before), teams(after));
  const wrong = [...cells].filter(([path, { before: old, after: now }]) => {
    const [, id, field] = path.split('/');
    const was = before.teams.find((team) => team.id === id) as Record<string, unknown> | undefined;
    const is = after.teams.find((team) => team.id === id) as Record<string, unknown> | undefined;
    return path.startsWith('teams/') && field === 'fte' && (is?.fte !== now || (was?.fte ?? null) !== old);
  });
  expect(cells.size).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

it('nothing is marked where nothing differs', () => {
  const { network } = networkAtMonth(project.baseline, [], month);
  expect(variantCells(teams(network), teams(network)).size).toBe(0);
});
