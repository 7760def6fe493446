import { expect, it } from 'vitest';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { openingHours } from '../../src/levers/opening-hours/lever.ts';
import { openingHoursPresets } from '../../src/levers/opening-hours/presets.ts';
import { hoursOnDays, shareInHours } from '../../src/levers/week-hours.ts';
import { workingDays } from '../../src/model/calendar.ts';

const sunday = {
  ...openingHours.suggest(exampleNetwork),
  ...openingHoursPresets.find(({ id }) => id === 'sunday')!.params(exampleNetwork, openingHours.neutral),
};
const codes = (params: typeof sunday, of = exampleNetwork): readonly string[] => openingHours.check(of, params).map(({ code }) => code);

it('opens two Sundays a month by its preset, not all of them', () => {
  const after = openingHours.apply(exampleNetwork, sunday, 0);
  // January 2012 had five Sundays.
  expect([workingDays(exampleNetwork.horizon, 0)[6], workingDays(after.horizon, 0)[6]]).toEqual([5, 2]);
});

it('refuses two paces on one weekday, and takes the same one', () => {
  const everyWeek = openingHours.apply(exampleNetwork, { ...sunday, siteIds: ['lille'], pace: 'every' }, 0);
  expect(codes({ ...sunday, siteIds: ['brest'] }, everyWeek)).toEqual(['otherPace']);
  const twice = openingHours.apply(exampleNetwork, { ...sunday, siteIds: ['lille'] }, 0);
  expect(codes({ ...sunday, siteIds: ['brest'] }, twice)).toEqual([]);
  expect(codes({ ...sunday, siteIds: ['brest'], timesPerMonth: 1 }, twice)).toEqual(['otherPace']);
  expect(codes({ ...sunday, siteIds: ['brest', 'nantes', 'lille'], pace: 'every' }, twice)).toEqual([]);
});

it('counts the calls of a Sunday as often as it opens', () => {
  const always = openingHours.apply(exampleNetwork, { ...sunday, siteIds: ['brest', 'nantes', 'lille'], pace: 'every', callsFactor: 1 }, 0);
  const twice = openingHours.apply(exampleNetwork, { ...sunday, siteIds: ['brest', 'nantes', 'lille'], callsFactor: 1 }, 0);
  const share = (of: typeof exampleNetwork): number => shareInHours(of, of.flows[1]!, hoursOnDays({ fromMinute: 0, toMinute: 1440 }, [6]));
  // Open: five days and a Sunday of the same weight; two Sundays a month are 2 / 4.348 of a Sunday a week.
  expect(share(always)).toBeCloseTo(1 / 6, 9);
  expect(share(twice)).toBeCloseTo(2 / 4.348214 / (5 + 2 / 4.348214), 6);
});
