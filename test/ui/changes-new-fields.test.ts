/** What the list of changes says of days that open some times a month, and of a stock that arrives. */
import { expect, it } from 'vitest';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { leverById } from '../../src/levers/registry.ts';
import { diffNetworks } from '../../src/model/network-diff.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { changeRows } from '../../src/ui/pages/scenarios/changes-vm.ts';

const project = SAMPLES.find(({ id }) => id === 'sco-ouest')!.make();
const use = (leverId: string, change: JsonObject): LeverUse => {
  const { lever } = leverById(leverId)!;
  return { id: leverId, leverId, version: lever.version, enabled: true, params: { ...lever.suggest(project.baseline, 3), ...change } };
};
const rowsOf = (lever: LeverUse) => {
  const [before, after] = [[], [lever]].map((levers) => networkAtMonth(project.baseline, levers, 3).network);
  return changeRows(project, after!, diffNetworks(before!, after!), 'fr', { yes: 'oui', no: 'non' });
};

it('names the weekday and how often it opens', () => {
  const sunday = { weekdays: [6], pace: 'some', timesPerMonth: 2 };
  expect(rowsOf(use('opening-hours', sunday))[0]).toEqual({
    path: 'horizon/occasionalDays',
    label: 'Période d’étude · Jours occasionnels',
    before: null,
    after: 'dimanche\u00a0: 2',
  });
  expect(rowsOf(use('hire', {})).some(({ path }) => path.startsWith('horizon'))).toBe(false);
});

it('counts the pieces of a stock that arrives', () => {
  const turned = use('mailbox', { kind: 'turn', flowId: 'reclamations', backlog: 250 });
  const found = rowsOf(turned).find(({ path }) => path.endsWith('backlogArrivals'));
  expect(found?.after).toBe('250');
});
