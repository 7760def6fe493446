/** The open days of a month in the order of the calendar: public holidays and closed weekdays left out. */
import { daysInMonth, daysSinceEpoch, frenchHolidays, monthOfHorizon, weekdayOf } from '../model/calendar.ts';
import type { Horizon } from '../model/network.ts';
import { DAY_IDS, type DayId } from '../model/vocabulary.ts';

export interface OpenDate {
  /** 1..31 */
  readonly dayOfMonth: number;
  readonly dayId: DayId;
}

/** @param open the weekdays on which something is open */
export function openDates(horizon: Horizon, month: number, open: readonly DayId[]): readonly OpenDate[] {
  const civil = monthOfHorizon(horizon, month);
  const holidays = new Set(horizon.holidays === 'fr' ? frenchHolidays(civil.year) : []);
  return Array.from({ length: daysInMonth(civil) }, (_, index) => index + 1).flatMap((dayOfMonth) => {
    const dayId = DAY_IDS[weekdayOf(civil.year, civil.month, dayOfMonth)]!;
    const isHoliday = holidays.has(daysSinceEpoch(civil.year, civil.month, dayOfMonth));
    return isHoliday || !open.includes(dayId) ? [] : [{ dayOfMonth, dayId }];
  });
}
