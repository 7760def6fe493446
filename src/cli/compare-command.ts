/**
 * `plateau compare FILE --scenarios A,B`: simulates two scenarios of a project file with the same callers and prints paired differences.
 * Exit 0 done, 1 failed, 2 bad input or usage.
 */
import { type CompiledWeek, compileWeek } from '../compile/index.ts';
import type { PairedDifference } from '../engine/simulate/statistics.ts';
import { createNodeRunner } from '../jobs/node-runner.ts';
import { networkAtMonth } from '../levers/apply-scenario.ts';
import type { Estimate } from '../model/measures.ts';
import type { Project } from '../model/project.ts';
import { validateNetwork } from '../model/project-validation.ts';
import type { SimulationOutcome } from '../protocol/simulation.ts';
import { readArguments } from './arguments.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type ComparisonFigures, compareFigures } from './compare-figures.ts';
import { findScenario, readProject, refuseErrors } from './project-input.ts';

const OPTIONS = {
  scenarios: { kind: 'text' },
  seed: { kind: 'number', min: 0, max: 4_294_967_295, integer: true },
  weeks: { kind: 'number', min: 2, max: 100_000, integer: true },
  month: { kind: 'number', min: 0, integer: true },
  threads: { kind: 'number', min: 1, max: 256, integer: true },
  json: { kind: 'flag' },
} as const;

const FORMAT = 'plateau-comparison/1';

function chosenScenarios(project: Project, text: string | undefined): [string, string] {
  const asked = (text ?? '').split(',').map((part) => part.trim());
  if (asked.length !== 2 || asked.includes('')) throw new UsageError('--scenarios takes two scenarios: A,B ("baseline" is one)');
  return [findScenario(project, asked[0]), findScenario(project, asked[1])];
}

function compileScenario(project: Project, id: string, month: number): CompiledWeek {
  const levers = project.scenarios.find((scenario) => scenario.id === id)?.levers ?? [];
  const { network, issues } = networkAtMonth(project.baseline, levers, month);
  refuseErrors(issues, `scenarios/${id}/`);
  if (levers.length > 0) refuseErrors(validateNetwork(network), `scenario ${id}: `);
  const week = compileWeek(network, month);
  if (week.days.length === 0) throw new UsageError(`scenario ${id}: nobody answers anything in month ${month}`);
  return week;
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const points = (value: number): string => `${(100 * value).toFixed(2)} pt`;
const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;

const estimateText = ({ mean }: Estimate, write: (value: number) => string): string => (Number.isFinite(mean) ? write(mean) : '–');

/** Inside the noise a difference is said not to show. */
function differenceText({ mean, halfWidth }: Estimate, write: (value: number) => string): string {
  if (!Number.isFinite(mean)) return '–';
  const text = `${mean > 0 ? '+' : ''}${write(mean)}${halfWidth === null ? '' : ` ± ${write(halfWidth)}`}`;
  return halfWidth !== null && Math.abs(mean) <= halfWidth ? `${text} (no difference shown)` : text;
}

function row(name: string, { a, b, difference }: PairedDifference, level: (v: number) => string, change: (v: number) => string): string[] {
  return [name, estimateText(a, level), estimateText(b, level), differenceText(difference, change)];
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((cells) => cells[c].length)));
  return rows.map((cells) => cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  ')).join('\n');
}

function comparisonTable(figures: ComparisonFigures, names: readonly [string, string], head: string): string {
  const header = (title: string) => [title, names[0], names[1], 'difference'];
  const flows = [...Object.entries(figures.flows), ['total', figures.total] as const];
  const sites = [...Object.entries(figures.sites), ['total', figures.total] as const];
  const blocks = [
    [header('service level'), ...flows.map(([id, flow]) => row(id, flow.serviceLevel, percent, points))],
    [header('abandonment'), ...flows.map(([id, flow]) => row(id, flow.abandonment, percent, points))],
    [header('mean wait'), ...flows.map(([id, flow]) => row(id, flow.meanWait, seconds, seconds))],
    [header('occupancy'), ...sites.map(([id, site]) => row(id, site.occupancy, percent, points))],
  ];
  return `${[head, ...blocks.map(align)].join('\n\n')}\n`;
}

/** JSON has no NaN: a figure over nothing is null. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' && !Number.isFinite(part) ? null : part));

async function simulatePair(weeks: readonly CompiledWeek[], seed: number, replications: number, threads: number, io: CommandIo) {
  const runner = createNodeRunner({ threads });
  let shown = 0;
  try {
    return await runner.simulate(
      {
        runs: weeks.map(({ days }, index) => ({ id: index === 0 ? 'a' : 'b', days: days.map(({ dayId, centre }) => ({ dayId, centre })) })),
        seed,
        replications,
      },
      {
        onProgress: ({ share }) => {
          const tens = Math.floor(share * 10);
          if (tens > shown) io.err(`${tens * 10} %\n`);
          shown = Math.max(shown, tens);
        },
      },
    );
  } finally {
    runner.dispose();
  }
}

function comparisonJson(outcome: SimulationOutcome, names: readonly [string, string], month: number, figures: ComparisonFigures): string {
  const fingerprints = Object.fromEntries(names.map((name, i) => [name, outcome.runs[i].fingerprint]));
  const { engineVersion: engine, seed, replications: weeks, calls, wallSeconds } = outcome;
  return jsonText({ format: FORMAT, engine, seed, weeks, month, calls, wallSeconds, scenarios: names, ...figures, fingerprints });
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positional, options } = readArguments(args, OPTIONS);
  const [file, other] = positional;
  if (file === undefined) throw new UsageError('a project file is needed: plateau compare FILE --scenarios A,B');
  if (other !== undefined) throw new UsageError(`one file at a time: ${file} or ${other}`);
  const project = readProject(file, await io.readText(file), io);
  const names = chosenScenarios(project, options.scenarios);
  const month = options.month ?? project.run.month;
  if (month >= project.baseline.horizon.months)
    throw new UsageError(`--month: the study has the months 0 to ${project.baseline.horizon.months - 1}`);
  const weeks = names.map((id) => compileScenario(project, id, month));
  const outcome = await simulatePair(weeks, options.seed ?? project.run.seed, options.weeks ?? project.run.weeks, options.threads ?? 1, io);
  const [before, after] = weeks.map((week, i) => ({ week, tables: outcome.runs[i].days }));
  const figures = compareFigures(before, after);
  const head = `${outcome.replications} weeks of month ${month}, seed ${outcome.seed}, the same callers in both; difference = ${names[1]} − ${names[0]}, ± is the 95 % half-width`;
  io.out(options.json ? `${comparisonJson(outcome, names, month, figures)}\n` : comparisonTable(figures, names, head));
  return 0;
}

export const command: Command = {
  summary: 'simulates two scenarios of a project file with the same callers, and their paired differences',
  help: [
    'plateau compare FILE --scenarios A,B [--seed N] [--weeks N] [--month M] [--threads N] [--json]',
    '',
    '  FILE is a .plateau file; A and B are ids or names of its scenarios, or "baseline"',
    '  --weeks N     simulated weeks (what the file says)',
    '  --month M     month of the study, 0 = the first (what the file says)',
    '  --seed N      the random numbers (what the file says)',
    '  --threads N   worker threads (1); the figures do not depend on it',
    '  --json        one JSON object on standard output: figures of A and B, and B − A, by flow, site and in total',
  ].join('\n'),
  run,
};
