/**
 * Purpose: shift patterns that cover a requirement by interval at least cost (`plateau-shifts/1`).
 * Model: set covering with multiplicities (Dantzig 1954): minimise Σ cost · count, Σ covers · count (+ missing) ≥ requirement, count whole,
 * count ≤ max. With `under`, an interval may lack agents at that cost each; without it every interval must be covered.
 */
import type { MilpSolver } from './milp.ts';
import { MilpBuilder } from './milp.ts';

export const SHIFTS_FORMAT = 'plateau-shifts/1';

export interface ShiftPattern {
  readonly id: string;
  readonly cost: number;
  /** 0 or 1 by interval. */
  readonly covers: readonly number[];
  readonly max?: number;
}

export interface ShiftProblem {
  readonly format: typeof SHIFTS_FORMAT;
  readonly intervalSeconds: number;
  /** Agents by interval. */
  readonly requirement: readonly number[];
  readonly patterns: readonly ShiftPattern[];
  /** Cost of one missing agent in one interval. */
  readonly under?: number;
}

export interface ShiftAnswer {
  readonly status: 'optimal' | 'feasible' | 'infeasible';
  readonly cost: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly lowerBound: number;
  readonly gap: number;
  /** Intervals that stay short, by how many agents; when infeasible, those that no pattern can cover enough. */
  readonly missing: readonly { readonly interval: number; readonly agents: number }[];
}

/** What is wrong with a shift file, at its place. */
export class ShiftFileError extends Error {
  override readonly name = 'ShiftFileError';
}

type Fields = Readonly<Record<string, unknown>>;

function fail(path: string, why: string): never {
  throw new ShiftFileError(`${path}: ${why}`);
}

function fieldsOf(value: unknown, path: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'must be an object');
  const prefix = path === 'file' ? '' : `${path}.`;
  for (const key of Object.keys(value)) if (!known.includes(key)) fail(`${prefix}${key}`, 'is not a known field');
  return value as Fields;
}

function amount(value: unknown, path: string, whole = false): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(path, 'must be a number');
  if (value < 0) fail(path, 'must not be negative');
  if (whole && !Number.isInteger(value)) fail(path, 'must be a whole number');
  return value;
}

function list(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(path, 'must be a list');
}

function readPattern(value: unknown, path: string, intervals: number, ids: Set<string>): ShiftPattern {
  const fields = fieldsOf(value, path, ['id', 'cost', 'covers', 'max']);
  const { id } = fields;
  if (typeof id !== 'string' || id === '') fail(`${path}.id`, 'must be a text');
  if (ids.has(id)) fail(`${path}.id`, `"${id}" stands twice`);
  ids.add(id);
  const covers = list(fields.covers, `${path}.covers`).map((one, k) =>
    one === 0 || one === 1 ? one : fail(`${path}.covers[${k}]`, 'must be 0 or 1'),
  );
  if (covers.length !== intervals) fail(`${path}.covers`, `must have ${intervals} entries, not ${covers.length}`);
  const pattern = { id, cost: amount(fields.cost, `${path}.cost`), covers };
  return fields.max === undefined ? pattern : { ...pattern, max: amount(fields.max, `${path}.max`, true) };
}

/** Reads a parsed shift file. @throws ShiftFileError naming the path of the first field that is wrong */
export function readShiftProblem(value: unknown): ShiftProblem {
  const fields = fieldsOf(value, 'file', ['format', 'intervalSeconds', 'requirement', 'patterns', 'under']);
  if (fields.format !== SHIFTS_FORMAT) fail('format', `must be "${SHIFTS_FORMAT}"`);
  const intervalSeconds = amount(fields.intervalSeconds, 'intervalSeconds');
  if (intervalSeconds === 0) fail('intervalSeconds', 'must be above 0');
  const requirement = list(fields.requirement, 'requirement').map((one, k) => amount(one, `requirement[${k}]`));
  if (requirement.length === 0) fail('requirement', 'must not be empty');
  const ids = new Set<string>();
  const patterns = list(fields.patterns, 'patterns').map((one, p) => readPattern(one, `patterns[${p}]`, requirement.length, ids));
  const problem = { format: SHIFTS_FORMAT, intervalSeconds, requirement, patterns } as const;
  return fields.under === undefined ? problem : { ...problem, under: amount(fields.under, 'under') };
}

function shiftModel({ requirement, patterns, under }: ShiftProblem) {
  const builder = new MilpBuilder();
  for (const { cost, covers, max } of patterns) {
    // More of one pattern than the largest requirement it meets never helps.
    const useful = requirement.reduce((most, agents, k) => (covers[k] === 1 ? Math.max(most, Math.ceil(agents)) : most), 0);
    builder.column(cost, 0, Math.min(useful, max ?? useful), true);
  }
  for (const [k, agents] of requirement.entries()) {
    if (agents === 0) continue;
    const entries = patterns.flatMap(({ covers }, p): [number, number][] => (covers[k] === 1 ? [[p, 1]] : []));
    if (under !== undefined) entries.push([builder.column(under, 0, agents, false), 1]);
    builder.row(agents, Number.POSITIVE_INFINITY, entries);
  }
  return builder.build();
}

function missingAgents(
  { requirement, patterns }: ShiftProblem,
  counts: (pattern: number) => number,
): { interval: number; agents: number }[] {
  return requirement.flatMap((agents, interval) => {
    const there = patterns.reduce((sum, { covers }, p) => (covers[interval] === 1 ? sum + counts(p) : sum), 0);
    return agents - there > 1e-9 ? [{ interval, agents: agents - there }] : [];
  });
}

export async function coverShifts(problem: ShiftProblem, solver: MilpSolver, timeLimitSeconds = 120): Promise<ShiftAnswer> {
  const { patterns } = problem;
  const solution = await solver.solve(shiftModel(problem), { gap: 0, timeLimitSeconds });
  if (solution.status !== 'optimal' && solution.status !== 'feasible') {
    const missing = missingAgents(problem, (p) => patterns[p].max ?? Number.POSITIVE_INFINITY);
    return { status: 'infeasible', cost: 0, counts: {}, lowerBound: 0, gap: 0, missing };
  }
  const count = (p: number): number => solution.values[p];
  const missing = missingAgents(problem, count);
  const cost =
    patterns.reduce((sum, pattern, p) => sum + pattern.cost * count(p), 0) +
    missing.reduce((sum, { agents }) => sum + agents * (problem.under ?? 0), 0);
  const lowerBound = Math.max(0, Math.min(cost, solution.bound));
  return {
    status: solution.status,
    cost,
    counts: Object.fromEntries(patterns.flatMap(({ id }, p) => (count(p) > 0 ? [[id, count(p)]] : []))),
    lowerBound,
    gap: cost > 0 ? (cost - lowerBound) / cost : 0,
    missing,
  };
}
