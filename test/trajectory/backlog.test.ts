import { describe, expect, it } from 'vitest';
import { simulateBatch } from '../../src/engine/simulate/index.ts';
import { createInlineRunner } from '../../src/jobs/inline-runner.ts';
import { type HorizonMonth, simulateHorizon } from '../../src/jobs/trajectory-job.ts';
import { FLOW_COUNTERS } from '../../src/model/measures.ts';
import type { Network } from '../../src/model/network.ts';
import { chainMonth, leftAfter } from '../../src/trajectory/backlog-chain.ts';
import { closedFormTrajectory, planTrajectory, weekWith } from '../../src/trajectory/index.ts';
import { openDates } from '../../src/trajectory/open-dates.ts';
import { callsAndFiles } from './drawn.ts';

const MONDAY = [{ dayOfMonth: 2, dayId: 'mon' as const }];
const mondays = (count: number) => Array.from({ length: count }, (_, week) => ({ dayOfMonth: 1 + 7 * week, dayId: 'mon' as const }));

describe('the chain of days', () => {
  it('a piece more in the morning is a piece more at closing, down to what an empty morning leaves', () => {
    const response = { start: 100, leftAtStart: 60, leftAtEmpty: 5 };
    expect([200, 100, 60, 45, 0].map((backlog) => leftAfter(response, backlog))).toEqual([160, 60, 20, 5, 5]);
  });

  it('a backlog that melts by 40 a day from 100 is cleared on the third day and stays at the floor', () => {
    const chain = chainMonth(mondays(5), new Map([['mon', { start: 100, leftAtStart: 60, leftAtEmpty: 5 }]]), 100, 20);
    expect(chain).toEqual({ left: [60, 20, 5, 5, 5], end: 5, cleared: { dayOfMonth: 15, dayId: 'mon' }, reachesEmpty: true });
  });

  it('a backlog that grows is never cleared', () => {
    const chain = chainMonth(mondays(4), new Map([['mon', { start: 50, leftAtStart: 60, leftAtEmpty: 0 }]]), 50, 20);
    expect(chain).toMatchObject({ end: 90, cleared: null, reachesEmpty: false });
  });

  it('where nothing waited there is nothing to clear', () => {
    expect(chainMonth(MONDAY, new Map([['mon', { start: 0, leftAtStart: 3, leftAtEmpty: 3 }]]), 0, 20).cleared).toBeNull();
  });
});

it('open dates leave out closed weekdays and the French holidays: May 2012 has 23 weekdays, of which 1, 8, 17 and 28 are holidays', () => {
  const open = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const dates = openDates({ startMonth: '2012-05', months: 1, holidays: 'fr' }, 0, open);
  expect(dates).toHaveLength(19);
  expect(dates.filter(({ dayOfMonth }) => [1, 8, 17, 28].includes(dayOfMonth))).toEqual([]);
});

/** Day after day, replication by replication: each morning starts with what that replication left the evening before. */
function longChain(network: Network, month: number, start: number, replications: number): readonly number[] {
  const planned = planTrajectory(network, []).months[month]!;
  const unserved = FLOW_COUNTERS.indexOf('unserved');
  const dates = openDates(
    network.horizon,
    month,
    planned.week.days.map(({ dayId }) => dayId),
  );
  const waiting = new Array<number>(replications).fill(start);
  return dates.map(({ dayId, dayOfMonth }) => {
    for (let r = 0; r < replications; r += 1) {
      const day = weekWith(planned, new Map([['files', waiting[r]!]])).days.find((one) => one.dayId === dayId)!;
      const table = simulateBatch({
        day: { dayId: `${dayId}${dayOfMonth}`, centre: day.centre },
        seed: 7,
        firstReplication: r,
        replications: 1,
      });
      waiting[r] = table.flowCounters[table.flowIds.indexOf('files') * FLOW_COUNTERS.length + unserved]!;
    }
    return waiting.reduce((sum, pieces) => sum + pieces, 0) / replications;
  });
}

async function simulated(network: Network, months: readonly number[]): Promise<readonly HorizonMonth[]> {
  const runner = createInlineRunner();
  const found: HorizonMonth[] = [];
  await simulateHorizon(runner, [{ id: 'baseline', months: planTrajectory(network, []).months }], months, {
    seed: 1,
    occupancyCap: null,
    halfWidth: 0.05,
    mostWeeks: 24,
    onMonth: (done) => found.push(...done),
  });
  runner.dispose();
  return found;
}

describe('a month of work against the engine, day by day', () => {
  it('a growing backlog: the chain of means agrees with the long simulated chain within 3 %', async () => {
    const network = callsAndFiles(800, 200);
    const [month] = await simulated(network, [0]);
    const chain = longChain(network, 0, 200, 12);
    const end = month!.figures.work[0]!.leftAtEnd;
    expect(end).toBeGreaterThan(400);
    expect(Math.abs(end - chain.at(-1)!)).toBeLessThan(0.03 * chain.at(-1)! + 25);
  });

  it('a melting backlog: cleared within a day of the long chain, then a little below it', async () => {
    const network = callsAndFiles(330, 600);
    const [month, next] = await simulated(network, [0, 1]);
    const work = month!.figures.work[0]!;
    const chain = longChain(network, 0, 600, 12);
    const floor = chain.slice(-5).reduce((sum, left) => sum + left, 0) / 5;
    const day = chain.findIndex((left) => left <= floor + 20);
    const dates = openDates(network.horizon, 0, ['mon', 'tue', 'wed', 'thu', 'fri']);
    const cleared = dates.findIndex(({ dayOfMonth }) => dayOfMonth === work.cleared?.dayOfMonth);
    expect(Math.abs(cleared - day)).toBeLessThanOrEqual(1);
    expect(work.leftAtEnd).toBeLessThanOrEqual(floor + 25);
    // The next month starts with what this one has left.
    expect(next!.backlog.get('files')).toBe(work.leftAtEnd);
  });

  it('in the limit of a fluid the formula agrees: no calls, 8 advisers, 12 hours of 300 s are 1,152 pieces a day', () => {
    const quiet = callsAndFiles(1_252, 500);
    const network = {
      ...quiet,
      flows: quiet.flows.map((flow) => (flow.id === 'calls' ? { ...flow, volumeByMonth: flow.volumeByMonth.map(() => 0) } : flow)),
    };
    const [january] = closedFormTrajectory(planTrajectory(network, []).months, null, new Map());
    expect(january!.work[0]!.leftAtEnd).toBeCloseTo(500 + 22 * 100, 6);
    expect(january!.work[0]!.done).toBeCloseTo(22 * 1_152, 6);
    expect(january!.work[0]!.ageDays).toBeCloseTo((500 + 11.5 * 100) / 1_152, 6);
  });

  it('received and start are done and left, in every month', () => {
    const months = closedFormTrajectory(planTrajectory(callsAndFiles(500, 120), []).months, null, new Map());
    let start = 120;
    for (const { work } of months) {
      expect(work[0]!.leftAtStart).toBeCloseTo(start, 9);
      expect(work[0]!.received + work[0]!.leftAtStart).toBeCloseTo(work[0]!.done + work[0]!.leftAtEnd, 6);
      start = work[0]!.leftAtEnd;
    }
  });
});
