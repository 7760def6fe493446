/**
 * Purpose: the staffing of one day (or of one stationary centre), from requirements over the solver to simulated promises.
 */
import type { Estimate } from '../../model/measures.ts';
import { FLOW_MEASURES } from '../../model/measures.ts';
import type { DayStaffing, OptimisationDay, OptimisationOutcome, OptimisationRequest } from '../../protocol/optimisation.ts';
import { BATCH_REPLICATIONS } from '../simulate/index.ts';
import { flowEstimate } from '../simulate/statistics.ts';
import type { CheckSize } from './check-staffing.ts';
import { dayBound } from './day-bound.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { descend } from './descent.ts';
import { exactSearch } from './exact-search.ts';
import { createIntervalSolver, type Shortage } from './interval-staffing.ts';
import { type RepairOutcome, repair } from './repair.ts';
import { promisedSets, requirements } from './requirement.ts';
import { type Staffing, type StaffingProblem, staffingCost, staffingProblem } from './staffing-problem.ts';
import type { OptimiserTools } from './tools.ts';
import { tune } from './tune.ts';

export interface DayAnswer {
  readonly day: DayStaffing;
  readonly conflicts: OptimisationOutcome['conflicts'];
}

/** Trials of taking agents away. */
const DESCENT_TRIALS = 40;
/** A staffing is confirmed on days it was not chosen on; when it fails there, it is repaired on them and confirmed on others. */
const CONFIRMATIONS = 4;
/** Other days for each confirmation: far beyond any search. */
const CONFIRMATION_STRIDE = 1_000_000;
/** Stationary checks are refined up to this multiple of the wish, and this many: near the optimum promises lie close to their targets. */
const REFINEMENT = 16;
const MOST_PERIODS = 512;

const wholeBatches = (replications: number): number => Math.max(2, Math.ceil(replications / BATCH_REPLICATIONS)) * BATCH_REPLICATIONS;

function sizes(problem: StaffingProblem, request: OptimisationRequest): { search: CheckSize; confirm: CheckSize } {
  const wish = wholeBatches(request.checkReplications);
  const { seed } = request;
  if (problem.stationary) {
    const search = { seed, least: wholeBatches(8), most: wholeBatches(Math.max(64, Math.min(MOST_PERIODS, wish * REFINEMENT))) };
    return { search, confirm: search };
  }
  const some = wholeBatches(Math.min(wish, Math.max(16, wish / 2)));
  return { search: { seed, least: some, most: some }, confirm: { seed, least: wish, most: wish * 2, first: CONFIRMATION_STRIDE } };
}

/** Shortages as the answer names them: the worst of each interval and set of flows; hopeless promises first. */
function conflictsOf(problem: StaffingProblem, dayId: string, shortages: readonly Shortage[]): OptimisationOutcome['conflicts'] {
  const worst = new Map<string, Shortage>();
  for (const one of shortages) {
    const key = `${one.interval}/${one.flows.join()}`;
    if ((worst.get(key)?.agents ?? 0) < one.agents) worst.set(key, one);
  }
  const named = (flows: readonly number[]): string[] => flows.map((f) => problem.flows[f].id);
  const hopeless = problem.hopeless.map(({ flows }) => ({ dayId, flowIds: named(flows), interval: 0, missingAgents: 0 }));
  const short = [...worst.values()]
    .sort((a, b) => a.interval - b.interval)
    .map(({ flows, interval, agents }) => ({ dayId, flowIds: named(flows), interval, missingAgents: agents }));
  return [...hopeless, ...short];
}

function answer(search: DaySearch, { staffing, check }: CheckedStaffing, lowerBound: number, shortages: readonly Shortage[]): DayAnswer {
  const { problem, dayId } = search;
  const cost = staffingCost(problem, staffing);
  const serviceLevel: Record<string, Estimate> = {};
  for (const [f, { id }] of problem.flows.entries()) {
    serviceLevel[id] = flowEstimate([{ table: check.table, weight: 1 }], [f], FLOW_MEASURES.serviceLevel);
  }
  const bound = Math.max(0, Math.min(lowerBound, cost));
  return {
    day: {
      dayId,
      groupIds: problem.groups.map(({ id }) => id),
      agents: staffing,
      cost,
      lowerBound: bound,
      gap: cost > 0 ? (cost - bound) / cost : 0,
      serviceLevel,
      promises: [...problem.promises, ...problem.hopeless].map(({ flows, target }, p) => ({
        flowIds: flows.map((f) => problem.flows[f].id),
        target,
        serviceLevel: flowEstimate([{ table: check.table, weight: 1 }], flows, FLOW_MEASURES.serviceLevel),
        kept: p < problem.promises.length && check.goals.every(({ promise, slack }) => promise !== p || slack >= 0),
      })),
    },
    conflicts: conflictsOf(problem, dayId, shortages),
  };
}

/** The solver's staffing of all intervals, and what the groups' bounds leave short of the closed forms' needs. */
async function firstStaffing(search: DaySearch): Promise<{ staffing: number[][]; bound: number; shortages: Shortage[] }> {
  const { problem, needs } = search;
  const staffing = problem.groups.map((): number[] => []);
  const shortages: Shortage[] = [];
  let bound = 0;
  for (let k = 0; k < problem.intervals; k++) {
    const solved = await search.intervals.solve(k, needs[k]);
    for (const [g, agents] of solved.agents.entries()) staffing[g].push(agents);
    bound += solved.bound;
    shortages.push(...solved.shortages);
    await search.tell();
  }
  return { staffing, bound, shortages };
}

/** Repairs and thins a day until it is confirmed on days that it was not chosen on. */
async function settleDay(search: DaySearch, first: Staffing, confirm: CheckSize): Promise<RepairOutcome> {
  let now = await repair(search, await tune(search, await tryStaffing(search, first)));
  if (now.shortages.length > 0) return now;
  now = { ...(await descend(search, now, DESCENT_TRIALS)), shortages: [] };
  for (let round = 0; round < CONFIRMATIONS; round++) {
    const size = { ...confirm, first: CONFIRMATION_STRIDE * (round + 1) };
    const confirmed = await tryStaffing(search, now.staffing, size);
    now = { ...confirmed, shortages: [] };
    if (confirmed.check.met) return now;
    now = await repair({ ...search, size }, confirmed);
    if (now.shortages.length > 0) return now;
  }
  return now;
}

async function settleStationary(search: DaySearch, first: Staffing): Promise<RepairOutcome & { readonly bound: number }> {
  const repaired = await repair(search, await tryStaffing(search, first));
  if (repaired.shortages.length > 0) return { ...repaired, bound: 0 };
  const thin = await descend(search, repaired, DESCENT_TRIALS);
  const { best, bound } = await exactSearch(search, thin, search.size);
  return { ...best, bound, shortages: [] };
}

export async function staffDay(
  day: OptimisationDay,
  request: OptimisationRequest,
  tools: OptimiserTools,
  tell: () => Promise<void>,
  deadlineSeconds: number,
): Promise<DayAnswer> {
  const problem = staffingProblem(day.centre, day.promises, day.rooms);
  const { search: size, confirm } = sizes(problem, request);
  const limits = {
    occupancyCap: request.occupancyCap,
    gap: request.gap,
    timeLimitSeconds: Math.max(1, request.timeLimitSeconds / 4),
    staying: request.staying ?? 0,
  };
  const sets = promisedSets(problem);
  const search: DaySearch = {
    dayId: day.dayId,
    problem,
    sets,
    needs: requirements(problem, sets),
    intervals: createIntervalSolver(problem, tools, limits),
    mustCarry: !problem.stationary || request.occupancyCap !== null,
    tools,
    size,
    outOfTime: () => tools.elapsedSeconds() > deadlineSeconds,
    tell,
  };
  const first = await firstStaffing(search);
  if (problem.stationary) {
    const settled = await settleStationary(search, first.staffing);
    const bound = Math.max(settled.bound, Math.min(first.bound, staffingCost(problem, settled.staffing)));
    return answer(search, settled, bound, explained(settled.shortages, first.shortages));
  }
  const settled = await settleDay(search, first.staffing, confirm);
  return answer(search, settled, await dayBound(search, request.occupancyCap), explained(settled.shortages, first.shortages));
}

/**
 * A promise that the simulation finds broken where nobody may be added is explained by what the closed forms found short, if anything;
 * what they find short alone breaks nothing: a promise over the day can be kept all the same.
 */
function explained(simulated: readonly Shortage[], closedForm: readonly Shortage[]): readonly Shortage[] {
  return simulated.length === 0 ? [] : [...simulated, ...closedForm];
}
