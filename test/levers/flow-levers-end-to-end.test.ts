/** Levers about flows from the decision to the simulated day: what was meant is what comes out, and every call is accounted for. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { leverById } from '../../src/levers/registry.ts';
import { validateCentre } from '../../src/model/centre-validation.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, SKILL_COUNTERS } from '../../src/model/measures.ts';
import type { Network } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { network, withFlow, withTeam } from '../fixtures/network-text.ts';

const DAYS = 24;
const use = (leverId: string, params: JsonObject): LeverUse => {
  const { lever } = leverById(leverId)!;
  return { id: leverId, leverId, version: lever.version, enabled: true, params: { ...lever.neutral, ...params } };
};

interface Outcome {
  /** Mean of a day, over all queues of a flow. */
  readonly flow: (flowId: string, counter: FlowCounter) => number;
  /** Seconds an adviser is busy with a call of a flow, help included. */
  readonly handling: (flowId: string) => number;
  readonly busy: (teamId: string) => number;
  readonly identity: number;
}

/** A Monday of a month under some levers, simulated. */
function mondayOf(baseline: Network, levers: readonly LeverUse[], month: number): Outcome {
  const { network: of, issues } = networkAtMonth(baseline, levers, month);
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  const [day] = compileWeek(of, month).days;
  expect(validateCentre(day!.centre).filter((issue) => issue.severity === 'error')).toEqual([]);
  const table = simulateDay({ day: { dayId: day!.dayId, centre: day!.centre }, seed: 11, replications: DAYS });
  const sum = (values: ArrayLike<number>, rows: number, counters: number, at: (row: number) => boolean, counter: number): number => {
    let total = 0;
    for (let r = 0; r < DAYS; r += 1)
      for (let row = 0; row < rows; row += 1) if (at(row)) total += values[(r * rows + row) * counters + counter]!;
    return total / DAYS;
  };
  const isOf = (flowId: string) => (row: number) => day!.flows[row]!.flowId === flowId;
  const flow = (flowId: string, counter: FlowCounter): number =>
    sum(table.flowCounters, table.flowIds.length, FLOW_COUNTERS.length, isOf(flowId), FLOW_COUNTERS.indexOf(counter));
  const skill = (flowId: string, counter: (typeof SKILL_COUNTERS)[number]): number => {
    const column = SKILL_COUNTERS.indexOf(counter);
    let total = 0;
    table.skillFlows!.forEach((row, i) => {
      if (isOf(flowId)(row)) total += table.skillSums![i * SKILL_COUNTERS.length + column]!;
    });
    return total;
  };
  const busy = (teamId: string): number =>
    sum(
      table.groupCounters,
      table.groupIds.length,
      GROUP_COUNTERS.length,
      (row) => table.groupIds[row] === teamId,
      GROUP_COUNTERS.indexOf('busySeconds'),
    );
  const all = (counter: FlowCounter): number =>
    [...new Set(day!.flows.map(({ flowId }) => flowId))].reduce((total, id) => total + flow(id, counter), 0);
  // Counts are whole: the mean of the days is undone before they are compared.
  const identity = Math.round((all('offered') - all('answered') - all('abandoned') - all('blocked') - all('unserved')) * DAYS * 1000);
  return { flow, busy, identity, handling: (flowId) => skill(flowId, 'handlingSeconds') / skill(flowId, 'answered') };
}

const base = withFlow(
  network(`
    flow     calls/h  aht   patience  target   team    heads  site    skills
    Home     60       300s  90s       80/20    North   7      N@west  Home
    Claims   6        600s  240s      80/60    South   3      S@west  Claims
  `),
  'home',
  { transfers: [{ toFlowId: 'claims', share: 0.1 }], repeat: { share: 0.1, delaySeconds: 1800 } },
);

describe('hot support', () => {
  const helped = use('hot-support', {
    flowIds: ['home'],
    where: 'platform',
    siteId: 's',
    share: 0.2,
    helpSeconds: 120,
    people: 'own',
    fte: 1,
    transferFactor: 0.5,
    repeatFactor: 0.5,
  });
  let before: Outcome;
  let after: Outcome;
  let more: Outcome;
  beforeAll(() => {
    before = mondayOf(base, [], 0);
    after = mondayOf(base, [helped], 0);
    more = mondayOf(base, [{ ...helped, params: { ...helped.params, fte: 3 } }], 0);
  });

  it('asks for help in its share of the answered calls', () => {
    const share = after.flow('support', 'offered') / after.flow('home', 'answered');
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.22);
  });
  it('keeps adviser and caller waiting: N1 is busy longer with a call, by the help and by the wait for one expert', () => {
    const perCall = (of: Outcome): number => of.busy('north') / of.flow('home', 'answered');
    // A fifth of the calls last 120 s longer at least: 24 s a call; with one expert there is a queue for help as well.
    expect(perCall(after) - perCall(before)).toBeGreaterThan(24);
    expect(perCall(more) - perCall(before)).toBeLessThan(perCall(after) - perCall(before));
  });
  it('spares transfers and repeats, and accounts for every call', () => {
    expect(after.flow('claims', 'offered')).toBeLessThan(before.flow('claims', 'offered'));
    expect([before, after, more].every((of) => of.identity === 0)).toBe(true);
  });
});

describe('mailbox', () => {
  const work = use('mailbox', { profileIds: ['claims'], piecesPerMonth: 440, handlingSeconds: 600, backlog: 30, keepFree: 1 });

  it('is done between the calls, which hardly notice while one adviser is kept free', () => {
    const before = mondayOf(base, [], 0);
    const after = mondayOf(base, [work], 0);
    expect(after.flow('mailbox', 'answered')).toBeGreaterThan(10);
    expect(after.busy('south')).toBeGreaterThan(before.busy('south') * 1.2);
    const level = (of: Outcome): number => of.flow('claims', 'answeredWithin') / of.flow('claims', 'offered');
    expect(level(before) - level(after)).toBeLessThan(0.25);
    expect(after.identity).toBeCloseTo(0);
  });
  it('leaves what is not begun for tomorrow instead of losing it', () => {
    const scarce = withTeam(base, 'south', { fte: 2 });
    const after = mondayOf(scarce, [work], 0);
    // 440 pieces over 22 days and the backlog of the first morning.
    expect(after.flow('mailbox', 'offered')).toBeGreaterThan(44);
    expect(after.flow('mailbox', 'abandoned')).toBe(0);
    expect(after.flow('mailbox', 'unserved')).toBeGreaterThan(5);
    expect(after.identity).toBeCloseTo(0);
  });
});

describe('incident', () => {
  const failure = use('incident', {
    month: 2,
    days: 31,
    flowIds: ['home'],
    ahtFactor: 1.2,
    dualShare: 0.25,
    dualSeconds: 120,
    duplicateShare: 0.1,
  });

  it('makes calls longer and more of them while it lasts, waits worse, and nothing afterwards', () => {
    const before = mondayOf(base, [], 2);
    const during = mondayOf(base, [failure], 2);
    // 1.2 + 0.25 × 120 / 300 = 1.3 times 300 s; fresh calls 10 % more.
    expect(during.handling('home') / before.handling('home')).toBeGreaterThan(1.24);
    expect(during.handling('home') / before.handling('home')).toBeLessThan(1.36);
    expect(during.flow('home', 'offered')).toBeGreaterThan(before.flow('home', 'offered') * 1.04);
    expect(during.flow('home', 'abandoned')).toBeGreaterThan(before.flow('home', 'abandoned') * 1.5);
    expect(during.identity).toBeCloseTo(0);
    expect(compileWeek(networkAtMonth(base, [failure], 4).network, 4)).toEqual(compileWeek(base, 4));
  });
});

describe('single number', () => {
  it('makes misrouted callers wait and be answered twice', () => {
    const before = mondayOf(base, [], 0);
    const after = mondayOf(base, [use('ivr', { flowIds: ['home', 'claims'], misroutedShare: 0.1, firstMisroutedShare: 0.1 })], 0);
    // A tenth of Home rings with the Claims advisers first; those answered there come to Home again.
    expect(after.flow('home-misrouted', 'offered')).toBeGreaterThan(0.08 * before.flow('home', 'offered'));
    expect(after.flow('home', 'offered')).toBeLessThan(before.flow('home', 'offered') * 1.02);
    expect(after.busy('south')).toBeGreaterThan(before.busy('south'));
    expect(after.identity).toBeCloseTo(0);
  });
});
