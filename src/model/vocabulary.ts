/** Concepts that stand on screen with a unit, one word each. The UI texts live in src/i18n/texts. */

/** Weekdays, Monday first: also the day ids of a simulated week. */
export const DAY_IDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayId = (typeof DAY_IDS)[number];

/** The id under which the locked baseline runs beside the scenarios. */
export const BASELINE_ID = 'baseline';

/** Half-hours of a day: the grain of profiles, rosters and compiled centres. */
export const HALF_HOURS = 48;
export const HALF_HOUR_SECONDS = 1800;
export const HALF_HOUR_MINUTES = 30;
