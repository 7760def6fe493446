/**
 * Purpose: a lower bound on the cost of any staffing whose promises hold over the whole day (a promise may be broken at noon and made good
 * in the evening, so the needs of single intervals bound nothing).
 * Model: a linear relaxation. Agents may be fractions; n[S,k], the agents who can answer any flow of S in interval k (slower ones count
 * for less), answer at most calls × H(n) in time, H the least concave function above the closed form's service level of the pooled
 * flows; the sum over the day must reach what is promised. Work is carried as in interval-model.ts.
 * Rests on the closed forms (stationary intervals), like the requirements.
 */
import type { DaySearch } from './day-search.ts';
import { workToCarry } from './interval-model.ts';
import { MilpBuilder } from './milp.ts';
import { type PooledQueue, pooledQueue, serviceWith } from './pooled-queue.ts';
import type { StaffingProblem } from './staffing-problem.ts';

/** Beyond this size the relaxation would take longer than its worth. */
const MOST_ROWS = 60_000;
/** A level this close to 1 ends the curve. */
const TOP = 0.9995;

interface Line {
  readonly slope: number;
  readonly offset: number;
}

/** Lines whose minimum is the least concave function above the service level at whole agents; the last is flat at 1. */
export function concaveAbove(queue: PooledQueue): Line[] {
  const points: { n: number; level: number }[] = [{ n: 0, level: 0 }];
  for (let n = 1; points[points.length - 1].level < TOP; n++) {
    const level = Math.max(points[points.length - 1].level, serviceWith(queue, n).serviceLevel);
    while (points.length > 1) {
      const [a, b] = points.slice(-2);
      if ((b.level - a.level) * (n - b.n) > (level - b.level) * (b.n - a.n)) break;
      points.pop();
    }
    points.push({ n, level });
    if (n > 100_000) break;
  }
  const lines: Line[] = [{ slope: 0, offset: 1 }];
  for (let i = 1; i < points.length; i++) {
    const slope = (points[i].level - points[i - 1].level) / (points[i].n - points[i - 1].n);
    if (slope > 1e-7) lines.push({ slope, offset: points[i].level - slope * points[i].n });
  }
  return lines;
}

/** Columns x[g,k] first, at g * intervals + k. */
function addAgents(builder: MilpBuilder, problem: StaffingProblem, occupancyCap: number | null, withWork: boolean): void {
  for (const group of problem.groups) {
    for (let k = 0; k < problem.intervals; k++) builder.column(group.cost, group.least[k], group.most[k], false);
  }
  if (!withWork) return;
  const x = (g: number, k: number): number => g * problem.intervals + k;
  for (let k = 0; k < problem.intervals; k++) {
    const carried = problem.flows.map((): [number, number][] => []);
    for (const [g, group] of problem.groups.entries()) {
      const time: [number, number][] = [[x(g, k), -(occupancyCap ?? 1) * group.present]];
      for (const { flow, factor } of group.skills) {
        const y = builder.column(0, 0, Number.POSITIVE_INFINITY, false);
        time.push([y, 1]);
        carried[flow].push([y, 1 / factor]);
      }
      builder.row(Number.NEGATIVE_INFINITY, 0, time);
    }
    for (const [f, entries] of carried.entries()) {
      const work = workToCarry(problem, f, k, occupancyCap);
      if (work > 0) builder.row(work, Number.POSITIVE_INFINITY, entries);
    }
  }
}

/** Columns of the share answered in time by flow and interval, held below the curves of the sets with that flow; and the promises. */
function addPromises(builder: MilpBuilder, { problem, sets }: DaySearch): void {
  const level = new Map<string, number>();
  const calls = (f: number, k: number): number => problem.callsPerHour[k * problem.flows.length + f];
  for (const { flows, groups, weights } of sets) {
    // Singles come first among the sets; larger sets than pairs hardly raise the bound and cost many rows.
    if (flows.length > 2) continue;
    for (let k = 0; k < problem.intervals; k++) {
      const queue = pooledQueue(problem, flows, k);
      if (queue.callsPerHour <= 0) continue;
      const answered = flows.flatMap((f): [number, number][] => {
        if (calls(f, k) <= 0) return [];
        const column = level.get(`${f}/${k}`) ?? builder.column(0, 0, 1, false);
        level.set(`${f}/${k}`, column);
        return [[column, calls(f, k) / queue.callsPerHour]];
      });
      for (const { slope, offset } of concaveAbove(queue)) {
        if (slope === 0) continue;
        const agents = groups.map((g, i): [number, number] => [g * problem.intervals + k, -slope * weights[i]]);
        builder.row(Number.NEGATIVE_INFINITY, offset, [...answered, ...agents]);
      }
    }
  }
  for (const { flows, target } of problem.promises) {
    let offered = 0;
    const answered: [number, number][] = [];
    for (const f of flows) {
      for (let k = 0; k < problem.intervals; k++) {
        offered += calls(f, k);
        const column = level.get(`${f}/${k}`);
        if (column !== undefined) answered.push([column, calls(f, k)]);
      }
    }
    if (offered > 0) builder.row(target.share * offered, Number.POSITIVE_INFINITY, answered);
  }
}

/** Cost a day; 0 when nothing could be proven. */
export async function dayBound(search: DaySearch, occupancyCap: number | null): Promise<number> {
  const { problem, tools } = search;
  if (tools.solver.name !== 'highs') return 0;
  // Where the groups' bounds cannot carry the work, the promises alone still bound the cost.
  for (const withWork of [true, false]) {
    const builder = new MilpBuilder();
    addAgents(builder, problem, occupancyCap, withWork);
    addPromises(builder, search);
    const model = builder.build();
    if (model.rows > MOST_ROWS) return 0;
    const { status, objective } = await tools.solver.solve(model, { gap: 0, timeLimitSeconds: 20 });
    if (status === 'optimal') return objective;
  }
  return 0;
}
