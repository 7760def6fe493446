import { describe, expect, it } from 'vitest';
import { createDayKeeper, PostedDays } from '../../src/jobs/posted-days.ts';
import type { DayInput } from '../../src/protocol/simulation.ts';

const dayOf = (dayId: string): DayInput => ({
  dayId,
  centre: { format: 'plateau-centre/1', intervalSeconds: 900, intervals: 1, flows: [], groups: [] },
});
const batchOf = (day: DayInput, firstReplication: number) => ({ day, seed: 1, firstReplication, replications: 4 });

describe('days given to a worker', () => {
  it('a day crosses once; later batches name it', () => {
    const days = new PostedDays();
    const keep = createDayKeeper();
    const monday = dayOf('mon');
    const tuesday = dayOf('tue');
    const posted = [monday, tuesday, monday, tuesday].map((day, i) => days.post(batchOf(day, 4 * i)));
    expect(posted.map(({ day }) => day?.dayId ?? null)).toEqual(['mon', 'tue', null, null]);
    expect(posted.map(keep)).toEqual([monday, tuesday, monday, tuesday].map((day, i) => batchOf(day, 4 * i)));
  });

  it('the day unused for longest is forgotten on both sides, and crosses again', () => {
    const days = new PostedDays(1_500_000);
    const keep = createDayKeeper();
    const [a, b, c] = ['a', 'b', 'c'].map(dayOf) as [DayInput, DayInput, DayInput];
    const crossed = [a, b, a, c, a, b].map((day, i) => {
      const posted = days.post(batchOf(day, i));
      expect(keep(posted)).toEqual(batchOf(day, i));
      return posted.day?.dayId ?? '-';
    });
    expect(crossed).toEqual(['a', 'b', '-', 'c', '-', 'b']);
  });

  it('a day too large to be kept with others still crosses', () => {
    const days = new PostedDays(1);
    const keep = createDayKeeper();
    for (const day of [dayOf('a'), dayOf('b'), dayOf('a')]) expect(keep(days.post(batchOf(day, 0))).day.dayId).toBe(day.dayId);
  });

  it('a worker that was never given a day says so', () => {
    const keep = createDayKeeper();
    expect(() => keep({ number: 3, day: null, forget: [], seed: 1, firstReplication: 0, replications: 4 })).toThrow('no day of number 3');
  });
});
