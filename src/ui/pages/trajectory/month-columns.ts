/** The columns of the months' table, and what its figures are about. */
import type { Id } from '../../../model/network.ts';

/** All calls, or one flow. */
export type MonthScope = Id | null;

export const COLUMNS = [
  'targets',
  'serviceLevel',
  'difference',
  'abandonment',
  'occupancy',
  'worst',
  'required',
  'present',
  'fte',
  'cost',
  'hours',
  'calls',
  'share',
] as const;
export type MonthColumn = (typeof COLUMNS)[number];
