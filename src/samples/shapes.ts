/** Shapes of the year, the week and the day that several samples share: assumptions, told as such in each sample's provenance. */

const MONTHS_A_YEAR = 12;

/** January to December, mean 1: a trough in August, peaks in January, autumn and December. */
export const SEASON = [1.07, 0.98, 1.01, 0.98, 0.96, 0.97, 0.95, 0.88, 1.04, 1.05, 1.02, 1.09] as const;

/** Half-hours from 8:00 to 20:00. */
export const DAY_SHAPE = [
  46, 62, 82, 96, 105, 107, 103, 90, 75, 70, 79, 92, 98, 100, 102, 104, 106, 107, 106, 101, 91, 78, 64, 50,
] as const;
/** Half-hours from 20:00 to 22:00. */
export const EVENING_SHAPE = [42, 34, 26, 18] as const;
/** Presence follows demand with a deeper lunch and less of the early morning and late afternoon than callers would like. */
export const PRESENCE_SHAPE = [
  54, 68, 84, 95, 101, 103, 99, 90, 76, 72, 82, 93, 98, 100, 102, 103, 104, 104, 102, 97, 90, 80, 68, 55,
] as const;

export const CALLS_BY_WEEKDAY = [1.15, 1.05, 1, 0.98, 0.96, 0.42, 0] as const;
export const OFFICE_BY_WEEKDAY = [1.12, 1.04, 1, 0.98, 0.96, 0, 0] as const;

/** 1 + a·m in a straight line, times the season. @param start calls in a month of mean season @param riseAYear e.g. −0.08 */
export function seasonalVolumes(start: number, riseAYear: number, months: number, firstMonth = 0): readonly number[] {
  return Array.from({ length: months }, (_, month) => {
    const season = SEASON[(firstMonth + month) % MONTHS_A_YEAR] ?? 1;
    return Math.round((start * (1 + (riseAYear * month) / MONTHS_A_YEAR) * season) / 10) * 10;
  });
}
