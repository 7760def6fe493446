import { expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { mailbox } from '../../src/levers/mailbox/lever.ts';
import type { LeverUse } from '../../src/model/project.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';

const params = { ...mailbox.neutral, month: 3, name: 'BAL', profileIds: ['p-claims'], piecesPerMonth: 420, backlog: 90 };
const use: LeverUse = { id: 'b', leverId: 'mailbox', version: 1, enabled: true, params };
const at = (month: number) => networkAtMonth(exampleNetwork, [use], month).network;

it('brings its backlog as a stock on the first morning of its month, not with the work of the month', () => {
  const stock = (month: number): readonly (number | undefined)[] =>
    compileWeek(at(month), month).days.map(({ centre }) => centre.flows.find(({ id }) => id.startsWith('mailbox'))?.deferrable?.backlog);
  expect(new Set(stock(3))).toEqual(new Set([90]));
  expect(new Set(stock(4))).toEqual(new Set([0]));
  // April 2012 had 21 working days: twenty pieces a day.
  const [monday] = compileWeek(at(3), 3).days;
  expect(monday!.flows.find(({ flowId }) => flowId === 'mailbox')!.callsPerDay).toBeCloseTo(20, 9);
  expect(mailbox.effects(exampleNetwork, params, 3).some(({ code }) => code === 'backlog')).toBe(true);
  expect(mailbox.effects(exampleNetwork, params, 4).some(({ code }) => code === 'backlog')).toBe(false);
});

it('finds a stock outside the study, or a negative one, at its place', () => {
  const flows = at(3).flows.map((flow) => (flow.id === 'mailbox' ? { ...flow, backlogArrivals: [{ month: 12, pieces: -1 }] } : flow));
  expect(validateNetwork({ ...at(3), flows }).map(({ path, code }) => [path, code])).toEqual([
    ['flows/mailbox/backlogArrivals/12/month', 'outOfHorizon'],
    ['flows/mailbox/backlogArrivals/12/pieces', 'negative'],
  ]);
});
