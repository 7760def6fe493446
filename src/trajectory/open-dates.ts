/** The open days of a month in the order of the calendar: public holidays, days that do not open this time, and closed weekdays left out. */
import { openDays } from '../model/calendar.ts';
import type { Horizon } from '../model/network.ts';
import { DAY_IDS, type DayId } from '../model/vocabulary.ts';

export interface OpenDate {
  /** 1..31 */
  readonly dayOfMonth: number;
  readonly dayId: DayId;
}

/** @param open the weekdays on which something is open */
export function openDates(horizon: Horizon, month: number, open: readonly DayId[]): readonly OpenDate[] {
  return openDays(horizon, month)
    .map(({ dayOfMonth, weekday }) => ({ dayOfMonth, dayId: DAY_IDS[weekday]! }))
    .filter(({ dayId }) => open.includes(dayId));
}
