/** How long the trajectory of the sample region takes: closed forms at first and after an edited lever, and the simulation to one point. */
import { createClosedFormDesk } from '../../src/jobs/closed-form-desk.ts';
import { createNodeRunner, threadAsWorker } from '../../src/jobs/node-runner.ts';
import { simulateHorizon } from '../../src/jobs/trajectory-job.ts';
import type { Network } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import {
  type ClosedFormMemory,
  closedFormTrajectory,
  HALF_WIDTH,
  keepForm,
  knownForm,
  MOST_WEEKS,
  type PlannedMonth,
  planTrajectory,
} from '../../src/trajectory/index.ts';

const MONTHS = 24;
const CAP = 0.85;

export interface TrajectoryTimes {
  readonly name: string;
  readonly months: number;
  /** Of the clock, and of the processor on all threads. */
  readonly wallMilliseconds: number;
  readonly cpuMilliseconds: number;
  readonly note: string;
}

/** One number of a lever changed a little, another one each time. */
function nudge(use: LeverUse, step: number): LeverUse {
  const change = (params: JsonObject): JsonObject => {
    for (const [field, by] of [
      ['fte', 1],
      ['share', 0.01],
      ['moveShare', 0.02],
      ['learnedAhtFactor', 0.01],
    ] as const) {
      const value = params[field];
      if (typeof value === 'number' && value > 0) return { ...params, [field]: value + by * step };
    }
    return params;
  };
  return { ...use, params: change(use.params) };
}

interface Plan {
  readonly months: readonly PlannedMonth[];
}

const first = ({ months }: Plan): readonly PlannedMonth[] => months.slice(0, MONTHS);

async function timed(name: string, months: number, note: () => string, work: () => unknown): Promise<TrajectoryTimes> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const used = process.cpuUsage(cpu);
  return { name, months, wallMilliseconds: performance.now() - start, cpuMilliseconds: (used.user + used.system) / 1000, note: note() };
}

const median = (times: readonly TrajectoryTimes[]): TrajectoryTimes =>
  [...times].sort((a, b) => a.wallMilliseconds - b.wallMilliseconds)[Math.floor(times.length / 2)]!;

/** The same edits as the page works them out: months shared by workers, this thread only plans them and puts their figures together. */
async function onWorkers(
  network: Network,
  levers: readonly LeverUse[],
  { baseline, plan }: { readonly baseline: Plan; readonly plan: Plan },
  threadFile: URL,
  threads: number,
  rounds: number,
): Promise<readonly TrajectoryTimes[]> {
  const desk = createClosedFormDesk(() => threadAsWorker(threadFile), threads);
  const work = async (months: readonly PlannedMonth[]): Promise<void> => {
    const wanted = months.filter((month) => knownForm(month, CAP) === null);
    await desk.work({
      months: wanted,
      occupancyCap: CAP,
      signal: new AbortController().signal,
      onForm: (one, form) => keepForm(one, CAP, form),
    });
    closedFormTrajectory(months, CAP, new Map());
  };
  // Workers that know the scenario, as they do when somebody edits it.
  await work(first(planTrajectory(network, levers)));
  const found: TrajectoryTimes[] = [];
  for (const [position, { leverId }] of levers.entries()) {
    const times: TrajectoryTimes[] = [];
    for (let step = 1; step <= rounds; step += 1) {
      const edited = levers.map((use, index) => (index === position ? nudge(use, step + 0.5) : use));
      times.push(
        await timed(
          `closed forms on ${threads} workers, lever ${position + 1} edited`,
          MONTHS,
          () => leverId,
          () => work(first(planTrajectory(network, edited, [plan.months, baseline.months]))),
        ),
      );
    }
    found.push(median(times));
  }
  desk.dispose();
  return found;
}

/** @param files the bundled worker threads */
export async function trajectoryTimes(
  files: { readonly simulate: URL; readonly closedForm: URL },
  threads: number,
  rounds: number,
): Promise<readonly TrajectoryTimes[]> {
  const { baseline: network, scenarios } = scoOuest.make();
  const levers = scenarios[0]!.levers;
  const memory: ClosedFormMemory = new Map();
  const found: TrajectoryTimes[] = [];
  let baseline: Plan = { months: [] };
  let plan: Plan = { months: [] };
  found.push(
    await timed(
      'closed forms, baseline, from nothing',
      MONTHS,
      () => 'first call, code not warm',
      () => {
        baseline = planTrajectory(network, []);
        closedFormTrajectory(first(baseline), CAP, memory);
      },
    ),
    await timed(
      'closed forms, scenario added',
      MONTHS,
      () => '',
      () => {
        plan = planTrajectory(network, levers, [baseline.months]);
        closedFormTrajectory(first(plan), CAP, memory);
      },
    ),
  );
  for (const [position, { leverId }] of levers.entries()) {
    let changed = 0;
    const times: TrajectoryTimes[] = [];
    for (let step = 1; step <= rounds; step += 1) {
      const edited = levers.map((use, index) => (index === position ? nudge(use, step) : use));
      times.push(
        await timed(
          `closed forms, lever ${position + 1} edited`,
          MONTHS,
          () => `${leverId}, ${changed} months changed`,
          () => {
            const next = planTrajectory(network, edited, [plan.months, baseline.months]);
            changed = first(next).filter((month, index) => month !== plan.months[index]).length;
            closedFormTrajectory(first(next), CAP, memory);
          },
        ),
      );
    }
    found.push(median(times));
  }
  found.push(...(await onWorkers(network, levers, { baseline, plan }, files.closedForm, threads, rounds)));
  const runner = createNodeRunner({ threads, threadFile: files.simulate });
  let weeks = 0;
  const simulate = (
    name: string,
    variants: readonly { readonly id: string; readonly months: readonly PlannedMonth[] }[],
    months: readonly number[],
  ) =>
    timed(
      name,
      months.length,
      () => `${threads} threads, ${weeks} weeks in all`,
      () => {
        weeks = 0;
        const options = { seed: 1, occupancyCap: CAP, halfWidth: HALF_WIDTH, mostWeeks: MOST_WEEKS };
        return simulateHorizon(runner, variants, months, {
          ...options,
          onMonth: (done) => {
            for (const { figures } of done) weeks += figures.weeks ?? 0;
          },
        });
      },
    );
  const all = Array.from({ length: MONTHS }, (_, month) => month);
  const later = all.filter((month) => plan.months[month] !== baseline.months[month]);
  found.push(await simulate('simulation to ±1 point, scenario alone', [{ id: 'scenario', months: plan.months }], all));
  found.push(
    await simulate(
      'simulation to ±1 point, baseline and scenario, changed months',
      [
        { id: 'baseline', months: baseline.months },
        { id: 'scenario', months: plan.months },
      ],
      later,
    ),
  );
  runner.dispose();
  return found;
}
