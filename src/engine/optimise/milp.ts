/**
 * Purpose: what the optimiser asks of a solver of mixed-integer linear programmes; the engine knows no solver.
 * Model: minimise cost · x subject to rowLower ≤ A x ≤ rowUpper, colLower ≤ x ≤ colUpper, some x whole.
 * A by rows (compressed): row r has the entries starts[r] … starts[r+1]-1 of `indices` (columns) and `values`. Infinity = no bound.
 */

export interface MilpModel {
  readonly columns: number;
  readonly rows: number;
  /** Float64Array [column]. */
  readonly cost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  /** Uint8Array [column], 1 = whole. */
  readonly integer: Uint8Array;
  /** Float64Array [row]. */
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Int32Array [rows + 1], [entries]; Float64Array [entries]. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface MilpOptions {
  /** Relative gap at which to stop, ≥ 0. */
  readonly gap: number;
  readonly timeLimitSeconds: number;
  /** Told of each better solution found on the way. */
  readonly onIncumbent?: (objective: number, values: Float64Array) => void;
}

/** 'optimal': within the gap; 'feasible': stopped by the time limit with a solution in hand; 'failed': stopped without one. */
export type MilpStatus = 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'failed';

export interface MilpSolution {
  readonly status: MilpStatus;
  /** Float64Array [column]; empty unless optimal or feasible. */
  readonly values: Float64Array;
  readonly objective: number;
  /** Proven lower bound on the objective; -Infinity when nothing is proven. */
  readonly bound: number;
}

export interface MilpSolver {
  readonly name: 'highs' | 'heuristic';
  solve(model: MilpModel, options: MilpOptions): Promise<MilpSolution>;
}

/** Builds a model row by row. */
export class MilpBuilder {
  readonly #cost: number[] = [];
  readonly #colLower: number[] = [];
  readonly #colUpper: number[] = [];
  readonly #integer: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  /** Adds a column; returns its number. */
  column(cost: number, lower: number, upper: number, integer: boolean): number {
    this.#cost.push(cost);
    this.#colLower.push(lower);
    this.#colUpper.push(upper);
    this.#integer.push(integer ? 1 : 0);
    return this.#cost.length - 1;
  }

  /** Adds lower ≤ Σ value × column ≤ upper; each column at most once. Returns the row's number. */
  row(lower: number, upper: number, entries: readonly (readonly [column: number, value: number])[]): number {
    for (const [column, value] of entries) {
      this.#indices.push(column);
      this.#values.push(value);
    }
    this.#starts.push(this.#indices.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    return this.#rowLower.length - 1;
  }

  build(): MilpModel {
    return {
      columns: this.#cost.length,
      rows: this.#rowLower.length,
      cost: Float64Array.from(this.#cost),
      colLower: Float64Array.from(this.#colLower),
      colUpper: Float64Array.from(this.#colUpper),
      integer: Uint8Array.from(this.#integer),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
  }
}
