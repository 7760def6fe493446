import { expect, it } from 'vitest';
import { simulateDay } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { parseCentre } from '../../../src/model/centre-validation.ts';
import { FLOW_COUNTERS } from '../../../src/model/measures.ts';

const CLOSES_AT = 4;
const INTERVALS = 8;

/** Two flows whose fresh calls come in the first half of the day only; callers come back after an hour, transfers at once. */
function centre(open: number | readonly number[] | undefined): Centre {
  const delay = { kind: 'deterministic', value: 3600 } as const;
  const early = Array.from({ length: INTERVALS }, (_, k) => (k < CLOSES_AT ? 60 : 0));
  const handling = { kind: 'exponential', mean: 300 } as const;
  return {
    format: 'plateau-centre/1',
    intervalSeconds: 1800,
    intervals: INTERVALS,
    closing: 'serve',
    flows: [
      {
        id: 'a',
        arrivalsPerHour: early,
        handling,
        repeat: { probability: 0.5, delay },
        transfers: [{ to: 'b', probability: 0.3 }],
      },
      { id: 'b', arrivalsPerHour: 0, handling, ...(open !== undefined && { open }) },
      { id: 'c', arrivalsPerHour: early, handling, repeat: { probability: 0.5, delay }, ...(open !== undefined && { open }) },
    ],
    groups: [{ id: 'g', agents: 30, skills: ['a', 'b', 'c'].map((flow) => ({ flow, rank: 1, queueRank: 1 })) }],
  };
}

const offeredIn = (of: Centre, flow: number, from: number, to: number): number => {
  const table = simulateDay({ day: { dayId: 'd', centre: of }, seed: 3, replications: 8 });
  const at = FLOW_COUNTERS.indexOf('offered');
  let total = 0;
  for (let k = from; k < to; k += 1) total += table.flowIntervalSums[(k * 3 + flow) * FLOW_COUNTERS.length + at]!;
  return total;
};

const half = Array.from({ length: INTERVALS }, (_, k) => (k < CLOSES_AT ? 1 : 0));

it('counts no returning or transferred call while the line is closed, and all of them while it is open', () => {
  const [without, within] = [centre(undefined), centre(half)];
  expect([1, 2].map((flow) => offeredIn(within, flow, CLOSES_AT, INTERVALS))).toEqual([0, 0]);
  expect([1, 2].map((flow) => offeredIn(without, flow, CLOSES_AT, INTERVALS) > 0)).toEqual([true, true]);
  expect([1, 2].map((flow) => offeredIn(within, flow, 0, CLOSES_AT))).toEqual([1, 2].map((flow) => offeredIn(without, flow, 0, CLOSES_AT)));
  expect(offeredIn(within, 0, 0, INTERVALS)).toBe(offeredIn(without, 0, 0, INTERVALS));
});

it('is the same day, bit for bit, when the line is open all day', () => {
  const run = (of: Centre) => simulateDay({ day: { dayId: 'd', centre: of }, seed: 3, replications: 4 });
  expect(run(centre(1))).toEqual(run(centre(undefined)));
});

it('is refused when it is not 0 or 1 for each interval', () => {
  const wrong = (open: unknown) =>
    parseCentre(JSON.parse(JSON.stringify({ ...centre(1), flows: [{ ...centre(1).flows[0], transfers: [], open }] })));
  expect([[1, 0], 2, 'x', null].map((open) => JSON.stringify(wrong(open)).includes('"flows[0].open'))).toEqual([true, true, true, true]);
});
