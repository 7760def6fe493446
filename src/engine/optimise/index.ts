/** The staffing optimiser's front door: see README.md of this folder. */
import type { OptimisationOutcome, OptimisationRequest } from '../../protocol/optimisation.ts';
import { type DayAnswer, staffDay } from './staff-day.ts';
import type { OptimiserTools } from './tools.ts';
import { unknownRules } from './unknown-rules.ts';

export type { MilpModel, MilpOptions, MilpSolution, MilpSolver, MilpStatus } from './milp.ts';
export { coverShifts, readShiftProblem, type ShiftAnswer, ShiftFileError, type ShiftProblem } from './shifts.ts';
export type { OptimiserTools } from './tools.ts';

/** Checks of one day after which the progress says "three quarters": a guess, because the search decides. */
const USUAL_CHECKS = 40;

/**
 * Least-cost whole agents by group and interval for every day, each day on its own. The centres must be valid.
 * Rejects when `tools` reject (a cancelled job, a failed simulation); an infeasible day is an answer, not an error.
 */
export async function optimiseStaffing(request: OptimisationRequest, tools: OptimiserTools): Promise<OptimisationOutcome> {
  const answers: DayAnswer[] = [];
  const count = request.days.length;
  for (const [index, day] of request.days.entries()) {
    let steps = 0;
    const tell = async () => {
      steps += 1;
      const share = steps / (steps + USUAL_CHECKS / 3);
      await tools.progress((index + share) / count, steps <= day.centre.intervals && day.centre.intervals > 1 ? 'solving' : 'checking');
    };
    const deadline = (request.timeLimitSeconds * (index + 1)) / count;
    answers.push(await staffDay(day, request, tools, tell, deadline));
  }
  const conflicts = answers.flatMap((answer) => answer.conflicts);
  const cost = answers.reduce((sum, { day }) => sum + day.cost, 0);
  const lowerBound = answers.reduce((sum, { day }) => sum + day.lowerBound, 0);
  return {
    status: conflicts.length > 0 ? 'infeasible' : 'feasible',
    days: answers.map(({ day }) => day),
    cost,
    lowerBound,
    gap: cost > 0 ? (cost - lowerBound) / cost : 0,
    conflicts,
    unknownRules: unknownRules(request.days, tools.solver.name !== 'highs'),
    solver: tools.solver.name,
    wallSeconds: tools.elapsedSeconds(),
  };
}
