/** The time of an incident in months: what part of a month it covers, and what part of its returns. Pure. */

/** Mean length of a month, days. */
export const DAYS_PER_MONTH = 365.25 / 12;

const overlap = (from: number, to: number, start: number, end: number): number => Math.max(0, Math.min(to, end) - Math.max(from, start));

export interface Period {
  /** Months from the horizon's start. */
  readonly from: number;
  readonly to: number;
}

/** Share of a month in the period, 0..1. */
export function shareOfMonth(period: Period, month: number): number {
  return overlap(month, month + 1, period.from, period.to);
}

/** Share of all that falls evenly in the period which falls in a month; sums to 1 over the months it touches. */
export function partInMonth(period: Period, month: number): number {
  const length = period.to - period.from;
  return length > 0 ? shareOfMonth(period, month) / length : 0;
}
