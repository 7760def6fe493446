/**
 * `plateau trajectory FILE --scenario ID`: a scenario of a project file month by month, by closed forms or simulated.
 * Exit 0 done, 1 failed, 2 bad input or usage.
 */
import { createNodeRunner } from '../jobs/node-runner.ts';
import { type HorizonMonth, simulateHorizon } from '../jobs/trajectory-job.ts';
import type { Project } from '../model/project.ts';
import { validateNetwork } from '../model/project-validation.ts';
import { BASELINE_ID } from '../model/vocabulary.ts';
import {
  closedFormTrajectory,
  extinctions,
  failures,
  HALF_WIDTH,
  MOST_WEEKS,
  type MonthFigures,
  type PlannedMonth,
  type PlannedTrajectory,
  planTrajectory,
} from '../trajectory/index.ts';
import { readArguments } from './arguments.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { findScenario, readProject, refuseErrors } from './project-input.ts';
import { monthsTable, trajectoryJson } from './trajectory-figures.ts';

const OPTIONS = {
  scenario: { kind: 'text' },
  months: { kind: 'number', min: 1, max: 60, integer: true },
  simulate: { kind: 'flag' },
  'half-width': { kind: 'number', above: 0, max: 0.5 },
  seed: { kind: 'number', min: 0, max: 4_294_967_295, integer: true },
  threads: { kind: 'number', min: 1, max: 256, integer: true },
  json: { kind: 'flag' },
} as const;

interface SimulationOptions {
  readonly halfWidth: number;
  readonly seed: number;
  readonly threads: number;
}

function planOf(project: Project, scenarioId: string, count: number, known: readonly PlannedMonth[][]): PlannedTrajectory {
  const levers = project.scenarios.find(({ id }) => id === scenarioId)?.levers ?? [];
  const plan = planTrajectory(project.baseline, levers, known);
  const months = plan.months.slice(0, count);
  refuseErrors(plan.issues, `scenarios/${scenarioId}/`);
  for (const { month, network } of months) refuseErrors(validateNetwork(network), `scenario ${scenarioId}, month ${month}: `);
  return { ...plan, months };
}

async function simulated(
  project: Project,
  plans: readonly { readonly id: string; readonly plan: PlannedTrajectory }[],
  { halfWidth, seed, threads }: SimulationOptions,
  io: CommandIo,
): Promise<readonly HorizonMonth[]> {
  const runner = createNodeRunner({ threads });
  const found: HorizonMonth[] = [];
  let shown = 0;
  try {
    const variants = plans.map(({ id, plan: { months } }) => ({ id, months }));
    const wanted = plans[0]!.plan.months.map(({ month }) => month);
    await simulateHorizon(runner, variants, wanted, {
      seed,
      occupancyCap: project.run.occupancyCap,
      halfWidth,
      mostWeeks: MOST_WEEKS,
      onMonth: (months) => found.push(...months),
      onProgress: ({ share }) => {
        const tens = Math.floor(share * 10);
        if (tens > shown) io.err(`${tens * 10} %\n`);
        shown = Math.max(shown, tens);
      },
    });
  } finally {
    runner.dispose();
  }
  return found;
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positional, options } = readArguments(args, OPTIONS);
  const [file, other] = positional;
  if (file === undefined) throw new UsageError('a project file is needed: plateau trajectory FILE --scenario ID');
  if (other !== undefined) throw new UsageError(`one file at a time: ${file} or ${other}`);
  const project = readProject(file, await io.readText(file), io);
  const id = findScenario(project, options.scenario ?? BASELINE_ID);
  const { horizon } = project.baseline;
  const months = options.months ?? horizon.months;
  if (months > horizon.months) throw new UsageError(`--months: the study has ${horizon.months} months`);
  const baseline = planOf(project, BASELINE_ID, months, []);
  const plan = id === BASELINE_ID ? baseline : planOf(project, id, months, [[...baseline.months]]);
  const cap = project.run.occupancyCap;
  const seed = options.seed ?? project.run.seed;
  const started = performance.now();
  let figures: readonly MonthFigures[];
  let differences: readonly HorizonMonth[] = [];
  if (options.simulate) {
    const plans = [{ id: BASELINE_ID, plan: baseline }, ...(id === BASELINE_ID ? [] : [{ id, plan }])];
    const halfWidth = options['half-width'] ?? HALF_WIDTH;
    const all = await simulated(project, plans, { halfWidth, seed, threads: options.threads ?? 1 }, io);
    differences = all.filter(({ variantId }) => variantId === id).sort((a, b) => a.figures.month - b.figures.month);
    figures = differences.map((month) => month.figures);
  } else {
    figures = closedFormTrajectory(plan.months, cap, new Map());
  }
  const answer = {
    scenario: id,
    startMonth: horizon.startMonth,
    seed: options.simulate ? seed : null,
    wallSeconds: (performance.now() - started) / 1000,
    figures,
    differences: differences.map((month) => month.differences),
    failures: failures(figures),
    extinctions: extinctions(plan.months.map(({ network }) => network)),
  };
  io.out(options.json ? `${trajectoryJson(answer)}\n` : monthsTable(answer));
  return 0;
}

export const command: Command = {
  summary: 'a scenario of a project file month by month: service, staff, cost, backlog, first failure, skills that die out',
  help: [
    'plateau trajectory FILE [--scenario ID] [--months N] [--simulate [--half-width P] [--seed N] [--threads N]] [--json]',
    '',
    '  FILE is a .plateau file; ID is the id or name of a scenario, or "baseline" (the default)',
    '  --months N      only the first N months of the study',
    '  --simulate      simulate the months instead of closed forms, the baseline with the same callers beside the scenario',
    '  --half-width P  of each flow and month, as a share (0.01); weeks are added until it is reached, at most 400',
    '  --seed N        the random numbers (what the file says)',
    '  --threads N     worker threads (1); the figures do not depend on it',
    '  --json          one JSON object on standard output: every figure of every month',
  ].join('\n'),
  run,
};
