/**
 * Purpose: coverings without WebAssembly: minimise cost · x, A x ≥ b, x whole within bounds, all entries of A ≥ 0 but for slacks.
 * Method: greedy (the column that covers most of what is missing for its cost), then local search: take one away; take one away and add
 * one that is cheaper; until nothing helps. Proves no bound, so it says 'feasible', never 'optimal'.
 */
import type { MilpModel, MilpSolution, MilpSolver } from './milp.ts';

const NONE = new Float64Array(0);
const TINY = 1e-9;

interface Covering {
  readonly model: MilpModel;
  /** Entries by column: rows and values. */
  readonly rowsOf: readonly (readonly (readonly [row: number, value: number])[])[];
  readonly x: Float64Array;
  readonly activity: Float64Array;
}

function start(model: MilpModel): Covering {
  const rowsOf: [number, number][][] = Array.from({ length: model.columns }, () => []);
  for (let r = 0; r < model.rows; r++) {
    for (let e = model.starts[r]; e < model.starts[r + 1]; e++) rowsOf[model.indices[e]].push([r, model.values[e]]);
  }
  const covering: Covering = { model, rowsOf, x: Float64Array.from(model.colLower), activity: new Float64Array(model.rows) };
  for (let c = 0; c < model.columns; c++) for (const [r, value] of rowsOf[c]) covering.activity[r] += value * covering.x[c];
  return covering;
}

function move({ rowsOf, x, activity }: Covering, column: number, by: number): void {
  x[column] += by;
  for (const [r, value] of rowsOf[column]) activity[r] += value * by;
}

const lack = ({ model, activity }: Covering, row: number): number => Math.max(0, model.rowLower[row] - activity[row] - TINY);

function feasibleAround(covering: Covering, column: number): boolean {
  return covering.rowsOf[column].every(([r]) => lack(covering, r) === 0);
}

/** How much of what is missing one more of the column covers. */
function help(covering: Covering, column: number): number {
  let sum = 0;
  for (const [r, value] of covering.rowsOf[column]) sum += Math.min(lack(covering, r), value);
  return sum;
}

/** Adds columns until every row holds; false when it cannot. */
function cover(covering: Covering): boolean {
  const { model, x } = covering;
  for (;;) {
    let best = -1;
    let bestRatio = 0;
    let missing = false;
    for (let r = 0; r < model.rows && !missing; r++) missing = lack(covering, r) > 0;
    if (!missing) return true;
    for (let c = 0; c < model.columns; c++) {
      if (x[c] + 1 > model.colUpper[c] + TINY) continue;
      const ratio = help(covering, c) / Math.max(model.cost[c], TINY);
      if (ratio > bestRatio) {
        best = c;
        bestRatio = ratio;
      }
    }
    if (best < 0) return false;
    move(covering, best, 1);
  }
}

/** Takes away what is not needed, the dearest first; then swaps one for a cheaper one. */
function improve(covering: Covering): void {
  const { model, x } = covering;
  const dearest = Array.from({ length: model.columns }, (_, c) => c).sort((a, b) => model.cost[b] - model.cost[a]);
  const drop = (c: number): boolean => {
    if (x[c] - 1 < model.colLower[c] - TINY) return false;
    move(covering, c, -1);
    if (feasibleAround(covering, c)) return true;
    move(covering, c, 1);
    return false;
  };
  const swap = (from: number): boolean => {
    if (x[from] - 1 < model.colLower[from] - TINY) return false;
    move(covering, from, -1);
    for (let to = 0; to < model.columns; to++) {
      if (model.cost[to] >= model.cost[from] - TINY || x[to] + 1 > model.colUpper[to] + TINY) continue;
      move(covering, to, 1);
      if (feasibleAround(covering, from)) return true;
      move(covering, to, -1);
    }
    move(covering, from, 1);
    return false;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const c of dearest) {
      while (model.cost[c] > 0 && drop(c)) changed = true;
      if (swap(c)) changed = true;
    }
  }
}

function solveCovering(model: MilpModel): MilpSolution {
  const covering = start(model);
  if (!cover(covering)) return { status: 'infeasible', values: NONE, objective: Number.NaN, bound: Number.NEGATIVE_INFINITY };
  improve(covering);
  let objective = 0;
  for (let c = 0; c < model.columns; c++) objective += model.cost[c] * covering.x[c];
  return { status: 'feasible', values: covering.x, objective, bound: Number.NEGATIVE_INFINITY };
}

/** For models whose rows are all coverings (Σ a x ≥ b with a ≥ 0); slack columns count as columns like others. */
export function createHeuristicSolver(): MilpSolver {
  return { name: 'heuristic', solve: async (model) => solveCovering(model) };
}
