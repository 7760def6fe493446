/** What a trajectory says of a month. Estimates without a half-width come from closed forms. Plain data; the words are the page's. */
import type { ServiceTarget } from '../model/centre.ts';
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { OpenDate } from './open-dates.ts';

/** A flow of calls: its zones and partners together. */
export interface FlowMonth {
  readonly flowId: Id;
  readonly target: ServiceTarget;
  /** Calls of the month, all attempts. */
  readonly offered: number;
  readonly serviceLevel: Estimate;
  readonly abandonment: Estimate;
}

/** A flow of work that can wait: never judged by the day's service level. Pieces; per open day where "a day" is said. */
export interface WorkMonth {
  readonly flowId: Id;
  /** In which a piece is due, seconds. */
  readonly dueSeconds: number;
  /** Over the month. */
  readonly received: number;
  readonly done: number;
  readonly leftAtStart: number;
  readonly leftAtEnd: number;
  /** Mean over the evenings. */
  readonly meanLeft: number;
  /** Mean age in open days by Little's law: mean left ÷ done a day; null when nothing is done. */
  readonly ageDays: number | null;
  readonly cleared: OpenDate | null;
  /** What chance may do; null by formula. */
  readonly paths: WorkPaths | null;
}

/** The month along each of many paths of simulated days (backlog-chain.ts); a path goes on from month to month. */
export interface WorkPaths {
  /** Pieces at the month's end. */
  readonly left: readonly number[];
  /** Day of the month at whose end less than a day's entries was left, for good this month; 0 = none. */
  readonly clearedOn: readonly number[];
  /** Whether more than a day's entries is left at the end. */
  readonly late: readonly boolean[];
}

export interface SiteMonth {
  readonly siteId: Id;
  readonly isPartner: boolean;
  readonly occupancy: Estimate;
  /** Adviser hours on the phone in the month. */
  readonly hours: number;
  /** Calls and pieces answered in the month. */
  readonly answered: number;
}

/** The half-hour of the week in which most advisers lack. */
export interface WorstHalfHour {
  readonly missing: number;
  readonly dayId: DayId;
  /** After midnight. */
  readonly minute: number;
}

export interface StaffingMonth {
  /** Means over the month's open half-hours, advisers. */
  readonly required: number;
  readonly present: number;
  /** All flows together; null when nobody lacks anywhere. */
  readonly worst: WorstHalfHour | null;
  readonly worstOfFlow: ReadonlyMap<Id, WorstHalfHour>;
}

/** Euros of the month. */
export interface MoneyMonth {
  readonly inHouse: number;
  readonly partner: number;
  readonly oneOff: number;
  readonly total: number;
}

/** What part of the service is the service's own, by three denominators, 0..1; NaN over nothing. */
export interface InHouseShare {
  readonly hours: number;
  readonly calls: number;
  readonly cost: number;
}

export interface PeopleMonth {
  readonly headcount: number;
  readonly fte: number;
  readonly teams: readonly { readonly teamId: Id; readonly headcount: number; readonly fte: number }[];
}

export interface MonthFigures {
  readonly month: number;
  readonly source: 'formula' | 'simulation';
  /** Simulated weeks; null by formula. */
  readonly weeks: number | null;
  readonly serviceLevel: Estimate;
  readonly abandonment: Estimate;
  readonly occupancy: Estimate;
  readonly flows: readonly FlowMonth[];
  readonly work: readonly WorkMonth[];
  readonly sites: readonly SiteMonth[];
  readonly staffing: StaffingMonth;
  readonly money: MoneyMonth;
  readonly inHouse: InHouseShare;
  readonly people: PeopleMonth;
}
