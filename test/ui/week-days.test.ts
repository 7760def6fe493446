import { describe, expect, it } from 'vitest';
import { dailyServiceLevels, orderStatistic } from '../../src/engine/simulate/day-distribution.ts';
import { targetMetShare } from '../../src/engine/simulate/statistics.ts';
import { dayLevelQuantile, goalsMetShare, weekLevels } from '../../src/engine/simulate/week-days.ts';
import { chanceWords, daysPicture, daysRow, daysSentence, weekdayRows } from '../../src/ui/pages/results/days-vm.ts';
import { targetChance } from '../../src/ui/pages/results/week-spread.ts';
import { variantStyle } from '../../src/ui/parts/variant.ts';
import { simulatedWeek, TARGET } from './results-fixture.ts';

const many = (n: number, value: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => value(i));

/** Mondays answer 50..89 of 100 calls in time, Saturdays always 95; four Mondays and one Saturday a month. */
const run = simulatedWeek('baseline', 40, [
  {
    dayId: 'mon',
    weight: 4,
    flows: [
      { flow: 'open', zone: 'brest', counts: { offered: many(40, () => 60), answeredWithin: many(40, (i) => 30 + (i % 20)) } },
      { flow: 'open', zone: 'lyon', counts: { offered: many(40, () => 40), answeredWithin: many(40, (i) => (i < 20 ? 20 : 40)) } },
      { flow: 'home', counts: { offered: many(40, () => 10), answeredWithin: many(40, () => 10) } },
    ],
  },
  { dayId: 'sat', weight: 1, flows: [{ flow: 'open', counts: { offered: many(40, () => 100), answeredWithin: many(40, () => 95) } }] },
]);
const variant = { id: 'baseline', name: 'Référence', style: variantStyle(0) };

describe('how days differ', () => {
  it('a month of one day type has the order statistics and the chance of that day', () => {
    const [table] = run.tables;
    const week = weekLevels([{ table, weight: 4, flows: [0, 1] }]);
    for (const p of [0.1, 0.5, 0.9]) expect(dayLevelQuantile(week, p).mean).toBe(orderStatistic(dailyServiceLevels(table, [0, 1]), p).mean);
    const chance = goalsMetShare([{ table, weight: 4, goals: [{ flows: [0, 1], share: 0.8 }] }]);
    const day = targetMetShare(table, [0, 1], 0.8);
    expect(chance.mean).toBeCloseTo(day.mean, 12);
    expect(chance.halfWidth).toBeCloseTo(day.halfWidth as number, 12);
  });

  it('a day of the month is a Monday four times in five; the zones of a flow are one flow', () => {
    // Mondays: 50..69 in the first half, 70..89 in the second; 80 and more on 10 of 40. Saturdays always.
    expect(targetChance(run, 'open').mean).toBeCloseTo((4 * 0.25 + 1) / 5, 12);
    expect(targetChance(run, 'open', 'sat').mean).toBe(1);
    expect(targetChance(run, null).mean).toBeCloseTo((4 * 0.25 + 1) / 5, 12);
    expect(targetChance(run, 'home').mean).toBe(1);
    expect(targetChance(run, 'gone').mean).toBeNaN();
    const row = daysRow({ variant, run }, 'open');
    // 10 % of the days are 12.5 % of the Mondays: the fifth of 40.
    expect(row.bad.mean).toBeCloseTo(0.54, 12);
    expect(row.good.mean).toBeCloseTo(0.95, 12);
  });

  it('what was always seen is not certain, and too few days bound nothing', () => {
    expect(targetChance(run, 'home').halfWidth as number).toBeGreaterThan(0.02);
    const few = simulatedWeek('baseline', 4, [
      { dayId: 'mon', flows: [{ flow: 'open', counts: { offered: [10, 10, 10, 10], answeredWithin: [5, 6, 7, 8] } }] },
    ]);
    expect(daysRow({ variant, run: few }, 'open').bad.halfWidth).toBeNull();
    expect(daysRow({ variant, run }, 'open').middling.halfWidth as number).toBeGreaterThan(0);
  });

  it('says it in words, with the errors, and never as certain', () => {
    expect([0, 0.02, 0.1, 0.43, 0.97, 1].map((share) => chanceWords('en', share))).toEqual([
      'none of the simulated days',
      'fewer than one day in twenty',
      'about 1 day in 10',
      'about 4 days in 10',
      'more than 19 days in 20',
      'all simulated days',
    ]);
    const sentence = daysSentence(daysRow({ variant, run }, 'open'), run, 'open', 'fr');
    expect(sentence).toMatch(/^Référence\u00a0: un mauvais jour, .* un jour médian, 74\u00a0±\u00a07\u00a0%/);
    expect(sentence).toContain('Jours où l’objectif 80/20 est tenu\u00a0: environ 4 jours sur 10 (40\u00a0±');
    expect(daysSentence(daysRow({ variant, run }, 'gone'), run, 'gone', 'en')).toBe('Référence: no day has calls here.');
  });

  it('the picture and its twin have the same figures, and each open weekday has its row', () => {
    const picture = daysPicture([{ variant, run }], 'open', 'Open', TARGET.share, 'en');
    expect(picture.plot.series[0].points).toHaveLength(picture.twin.rows.length);
    for (const [index, point] of picture.plot.series[0].points.entries()) expect(point.text).toContain(picture.twin.rows[index].cells[0]);
    expect(picture.plot.lines).toHaveLength(1);
    expect(weekdayRows([{ variant, run }], 'open', 'en').map(({ name }) => name)).toEqual(['Monday', 'Saturday', 'The whole month']);
    expect(weekdayRows([{ variant, run }], 'home', 'en').map(({ name }) => name)).toEqual(['Monday', 'The whole month']);
  });
});
