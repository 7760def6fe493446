/**
 * Purpose: what the steps of the search share: the day, its present best, and how to try another staffing.
 */
import { type CheckSize, checkStaffing, type StaffingCheck } from './check-staffing.ts';
import type { FlowSet } from './flow-sets.ts';
import type { IntervalSolver } from './interval-staffing.ts';
import type { Need } from './requirement.ts';
import type { Staffing, StaffingProblem } from './staffing-problem.ts';
import type { OptimiserTools } from './tools.ts';

export interface DaySearch {
  readonly dayId: string;
  readonly problem: StaffingProblem;
  /** Sets of flows with common requirements. */
  readonly sets: readonly FlowSet[];
  /** By interval, from closed forms. */
  readonly needs: readonly (readonly Need[])[];
  readonly intervals: IntervalSolver;
  /** Whether a staffing must carry the work of its interval besides keeping the promises: always in a day, else with an occupancy cap. */
  readonly mustCarry: boolean;
  readonly tools: OptimiserTools;
  readonly size: CheckSize;
  /** True once the time is up: take what is there. */
  readonly outOfTime: () => boolean;
  /** Told between checks; rejects when the job was cancelled. */
  readonly tell: () => Promise<void>;
}

export interface CheckedStaffing {
  readonly staffing: Staffing;
  readonly check: StaffingCheck;
}

export async function tryStaffing(search: DaySearch, staffing: Staffing, size: CheckSize = search.size): Promise<CheckedStaffing> {
  await search.tell();
  return { staffing, check: await checkStaffing(search.problem, search.dayId, staffing, size, search.tools) };
}
