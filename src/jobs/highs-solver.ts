/**
 * HiGHS behind the optimiser's solver interface, in a worker or in Node. Where WebAssembly is forbidden the heuristic takes its place and
 * says so by its name.
 */
import loadHighs, { type Highs, type Model } from 'highs';
import { createHeuristicSolver } from '../engine/optimise/heuristic-solver.ts';
import type { MilpModel, MilpOptions, MilpSolution, MilpSolver, MilpStatus } from '../engine/optimise/milp.ts';

const NOTHING = new Float64Array(0);

function statusOf(highs: Highs, model: Model): MilpStatus {
  const codes = highs.constants.modelStatus;
  const status = model.getModelStatus();
  if (status === codes.optimal) return 'optimal';
  if (status === codes.infeasible || status === codes.unboundedOrInfeasible) return 'infeasible';
  if (status === codes.unbounded) return 'unbounded';
  // Stopped by a limit: the solution in hand counts, if there is one.
  const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  return feasible ? 'feasible' : 'failed';
}

/** Whole columns come back as 2.9999999: they are rounded here, once. */
function valuesOf(model: Model, milp: MilpModel): Float64Array {
  const values = Float64Array.from(model.getSolution().colValue);
  for (let column = 0; column < milp.columns; column++) if (milp.integer[column] === 1) values[column] = Math.round(values[column]);
  return values;
}

function solveWith(highs: Highs, milp: MilpModel, options: MilpOptions): MilpSolution {
  const { integer, continuous } = highs.constants.variableType;
  const mixed = milp.integer.includes(1);
  return highs.withModel(
    {
      numCols: milp.columns,
      numRows: milp.rows,
      colCost: milp.cost,
      colLower: milp.colLower,
      colUpper: milp.colUpper,
      rowLower: milp.rowLower,
      rowUpper: milp.rowUpper,
      matrix: {
        format: 'csr',
        numRows: milp.rows,
        numCols: milp.columns,
        starts: milp.starts,
        indices: milp.indices,
        values: milp.values,
      },
      integrality: mixed ? Array.from(milp.integer, (whole) => (whole === 1 ? integer : continuous)) : undefined,
    },
    (model) => {
      model.options.set({
        output_flag: false,
        mip_rel_gap: options.gap,
        mip_abs_gap: 1e-9,
        time_limit: Math.max(0.05, options.timeLimitSeconds),
        random_seed: 0,
      });
      model.run(
        options.onIncumbent && mixed
          ? {
              [highs.constants.callbackType.mipImprovingSolution](event) {
                const { mip_solution: values, objective_function_value: objective } = event.data;
                if (values && objective !== undefined) options.onIncumbent?.(objective, values);
              },
            }
          : undefined,
      );
      const status = statusOf(highs, model);
      if (status !== 'optimal' && status !== 'feasible') {
        return { status, values: NOTHING, objective: Number.NaN, bound: Number.NEGATIVE_INFINITY };
      }
      const objective = model.getObjectiveValue();
      const bound = mixed ? Number(model.info.get('mip_dual_bound')) : status === 'optimal' ? objective : Number.NEGATIVE_INFINITY;
      return { status, values: valuesOf(model, milp), objective, bound: Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY };
    },
  );
}

/** Some hardened browsers have no WebAssembly; a strict policy has it but refuses to compile. */
function webAssemblyAllowed(): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  try {
    // The smallest module there is: magic number and version.
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * @param wasmUrl where the browser finds highs.wasm; Node finds it beside the package
 */
export async function loadMilpSolver(wasmUrl?: string): Promise<MilpSolver> {
  if (!webAssemblyAllowed()) return createHeuristicSolver();
  const highs = await loadHighs(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl });
  return { name: 'highs', solve: async (model, options) => solveWith(highs, model, options) };
}
