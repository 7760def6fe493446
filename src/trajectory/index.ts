/** A scenario month by month: see README.md. */

export { type DayResponse, leftAfter } from './backlog-chain.ts';
export { type ClearingRange, clearingRange, middleOf } from './clearing.ts';
export { closedFormMonths, closedFormTrajectory, knownClosedForms, startingBacklog } from './closed-form-month.ts';
export { type FlowFailure, failureOf, failures, type Standing, standingOf } from './first-failure.ts';
export { siteCost } from './money.ts';
export { keepForm, knownForm } from './month-facts.ts';
export type {
  FlowMonth,
  InHouseShare,
  MoneyMonth,
  MonthFigures,
  SiteMonth,
  StaffingMonth,
  WorkMonth,
  WorstHalfHour,
} from './month-figures.ts';
export { formOfNetwork, type MonthForm } from './month-form.ts';
export { carriesWork, NOTHING_LEFT, type PlannedMonth, type PlannedTrajectory, planTrajectory, weekWith } from './months.ts';
export { type OpenDate, openDates } from './open-dates.ts';
export { type Extinction, extinctions, HALF_A_PERSON, holdersOf } from './people.ts';
export { FIRST_WEEKS, HALF_WIDTH, MOST_WEEKS, weeksWanted, widestOf } from './precision.ts';
export type { ClosedFormMemory } from './sampled-day.ts';
export { type SimulatedDays, serviceDifference, simulatedMonth, simulatedWork } from './simulated-month.ts';
