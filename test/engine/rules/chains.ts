/** Small Markov chains, solved: stationary by the elimination of Grassmann, Taksar and Heyman, transient by Runge and Kutta of order 4. */

/** What leads out of a state: [rate, next state]. States are compared by their text. */
export type Moves<S> = (state: S) => readonly (readonly [number, S])[];

interface Generator<S> {
  readonly states: readonly S[];
  /** [from] list of [to, rate]. */
  readonly rows: readonly (readonly (readonly [number, number])[])[];
}

/** All states reached from the first ones. */
function explore<S>(first: readonly S[], moves: Moves<S>): Generator<S> {
  const index = new Map<string, number>();
  const states: S[] = [];
  const find = (state: S): number => {
    const key = JSON.stringify(state);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, states.length);
    return states.push(state) - 1;
  };
  for (const state of first) find(state);
  const rows: (readonly [number, number])[][] = [];
  for (let i = 0; i < states.length; i++) {
    rows.push(
      moves(states[i]!)
        .filter(([rate]) => rate > 0)
        .map(([rate, to]) => [find(to), rate] as const),
    );
  }
  return { states, rows };
}

/** The mean of any function of the state in the long run. */
export function longRun<S>(first: S, moves: Moves<S>): (of: (state: S) => number) => number {
  const { states, rows } = explore([first], moves);
  const n = states.length;
  const q = Array.from({ length: n }, () => new Float64Array(n));
  rows.forEach((row, i) => {
    for (const [to, rate] of row) if (to !== i) q[i]![to] = q[i]![to]! + rate;
  });
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += q[k]![j]!;
    for (let i = 0; i < k; i++) {
      const share = q[i]![k]! / out;
      q[i]![k] = share;
      if (share !== 0) for (let j = 0; j < k; j++) if (j !== i) q[i]![j] = q[i]![j]! + share * q[k]![j]!;
    }
  }
  const p = new Float64Array(n);
  p[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) p[k] = p[k]! + p[i]! * q[i]![k]!;
    total += p[k]!;
  }
  return (of) => states.reduce((sum, state, i) => sum + (p[i]! / total) * of(state), 0);
}

/** One piece of a day: how long, and what leads out of the states in it. */
export interface Phase<S> {
  readonly seconds: number;
  readonly moves: Moves<S>;
}

/** Time integrals, phase by phase, of functions of the state, from one state on. @returns [phase][function] */
export function integrals<S>(start: S, phases: readonly Phase<S>[], functions: readonly ((state: S) => number)[], step = 1): number[][] {
  const all = phases.map(({ moves }) => moves);
  const everyMove: Moves<S> = (state) => all.flatMap((moves) => moves(state));
  const { states } = explore([start], everyMove);
  const index = new Map(states.map((state, i) => [JSON.stringify(state), i]));
  let p = new Float64Array(states.length);
  p[0] = 1;
  return phases.map(({ seconds, moves }) => {
    const rows = states.map((state) =>
      moves(state)
        .filter(([rate]) => rate > 0)
        .map(([rate, to]) => [index.get(JSON.stringify(to))!, rate] as const),
    );
    const values = functions.map((of) => Float64Array.from(states, of));
    const steps = Math.ceil(seconds / step);
    const h = seconds / steps;
    const sums = functions.map(() => 0);
    const slope = (at: Float64Array): Float64Array => {
      const d = new Float64Array(at.length);
      rows.forEach((row, i) => {
        for (const [to, rate] of row) {
          d[to] = d[to]! + at[i]! * rate;
          d[i] = d[i]! - at[i]! * rate;
        }
      });
      return d;
    };
    const moved = (d: Float64Array, by: number): Float64Array => p.map((value, i) => value + by * d[i]!);
    const mean = (of: Float64Array, at: Float64Array): number => of.reduce((sum, value, i) => sum + value * at[i]!, 0);
    for (let n = 0; n < steps; n++) {
      const a = slope(p);
      const b = slope(moved(a, h / 2));
      const c = slope(moved(b, h / 2));
      const middle = moved(b, h / 2);
      const d = slope(moved(c, h));
      const next = p.map((value, i) => value + (h / 6) * (a[i]! + 2 * b[i]! + 2 * c[i]! + d[i]!));
      values.forEach((of, f) => {
        sums[f] = sums[f]! + (h / 6) * (mean(of, p) + 4 * mean(of, middle) + mean(of, next));
      });
      p = next;
    }
    return sums;
  });
}
