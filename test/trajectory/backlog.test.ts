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

const mondays = (count: number) => Array.from({ length: count }, (_, week) => ({ dayOfMonth: 1 + 7 * week, dayId: 'mon' as const }));

describe('the chain of days', () => {
  const always = (start: number, leftAtStart: number, leftAtEmpty: number) =>
    new Map([['mon' as const, { start, leftAtStart: [leftAtStart], leftAtEmpty: [leftAtEmpty] }]]);
  const chainOf = (count: number, responses: ReturnType<typeof always>, start: number) =>
    chainMonth({ dates: mondays(count), responses, starts: [start], received: 20, month: 0 });

  it('a piece more in the morning is a piece more at closing, down to what an empty morning leaves', () => {
    const response = always(100, 60, 5).get('mon')!;
    expect([200, 100, 60, 45, 0].map((backlog) => leftAfter(response, 0, backlog))).toEqual([160, 60, 20, 5, 5]);
  });

  it('a backlog that melts by 40 a day from 100 is cleared on the third day and stays at the floor', () => {
    expect(chainOf(5, always(100, 60, 5), 100)).toEqual({
      left: [60, 20, 5, 5, 5],
      ends: [5],
      cleared: { dayOfMonth: 15, dayId: 'mon' },
      clearedOn: [15],
      late: [false],
      reachesEmpty: true,
    });
  });

  it('a backlog that grows is never cleared', () => {
    expect(chainOf(4, always(50, 60, 0), 50)).toMatchObject({
      ends: [90],
      cleared: null,
      clearedOn: [0],
      late: [true],
      reachesEmpty: false,
    });
  });

  it('where nothing waited there is nothing to clear', () => {
    expect(chainOf(1, always(0, 3, 3), 0).cleared).toBeNull();
  });

  it('days that differ: the mean is that of the random walk, worked out exactly, and not that of a mean day', () => {
    // Every second day does 30 pieces of the 20 that come, the others 10: a mean day leaves nothing, chance leaves something.
    const walk = new Map([['mon' as const, { start: 100, leftAtStart: [90, 110], leftAtEmpty: [0, 10] }]]);
    let chances = new Map([[0, 1]]);
    const exact: number[] = [];
    for (let day = 0; day < 20; day += 1) {
      const next = new Map<number, number>();
      for (const [left, chance] of chances) {
        for (const after of [Math.max(0, left - 10), Math.max(10, left + 10)]) next.set(after, (next.get(after) ?? 0) + chance / 2);
      }
      chances = next;
      exact.push([...chances].reduce((sum, [left, chance]) => sum + left * chance, 0));
    }
    const many = Array.from({ length: 4_000 }, () => 0);
    const chain = chainMonth({ dates: mondays(20), responses: walk, starts: many, received: 20, month: 3 });
    for (const [day, left] of chain.left.entries()) {
      // A standard deviation grows like the root of the days; paths come in pairs of opposite days.
      expect(Math.abs(left - exact[day]!)).toBeLessThan((4 * 10 * Math.sqrt(day + 1)) / Math.sqrt(4_000) + 0.2);
    }
    expect(exact.at(-1)).toBeGreaterThan(25);
    const oneMeanDay = new Map([['mon' as const, { start: 100, leftAtStart: [100], leftAtEmpty: [5] }]]);
    expect(chainMonth({ dates: mondays(20), responses: oneMeanDay, starts: [0], received: 20, month: 3 }).ends).toEqual([5]);
    // Every replication is met equally often on every date.
    expect(chain.left[0]).toBeCloseTo(5, 9);
  });

  it('a path goes on from month to month: the spread grows like that of a sum of independent days', () => {
    const walk = new Map([
      [
        'mon' as const,
        { start: 1_000, leftAtStart: Array.from({ length: 16 }, (_, r) => 1_000 + 10 * (r - 7.5)), leftAtEmpty: new Array(16).fill(0) },
      ],
    ]);
    let starts: readonly number[] = new Array(240).fill(1_000);
    for (let month = 0; month < 12; month += 1)
      starts = chainMonth({ dates: mondays(4), responses: walk, starts, received: 20, month }).ends;
    const mean = starts.reduce((sum, value) => sum + value, 0) / 240;
    const deviation = Math.sqrt(starts.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / 239);
    const ofOneDay = 10 * Math.sqrt((16 * 16 - 1) / 12);
    expect(mean).toBeCloseTo(1_000, 6);
    expect(deviation / (ofOneDay * Math.sqrt(48))).toBeGreaterThan(0.8);
    expect(deviation / (ofOneDay * Math.sqrt(48))).toBeLessThan(1.2);
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
