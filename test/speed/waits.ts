/**
 * Purpose: how long somebody at the screen waits: a region compiled, previewed and validated, three scenarios compared, a run stopped.
 * Runs in the bench's own thread, the simulation in threads as the headless command starts them. Seconds.
 */
import { compileWeek } from '../../src/compile/index.ts';
import { previewCentre } from '../../src/engine/queueing/preview.ts';
import { BATCH_REPLICATIONS } from '../../src/engine/simulate/index.ts';
import { FIRST_ROUND_DAYS, nextGrowth, worstHalfWidth } from '../../src/engine/simulate/precision.ts';
import { assembleRunner } from '../../src/jobs/assemble-runner.ts';
import { plateauEngine } from '../../src/jobs/plateau-engine.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import type { WorkerLike } from '../../src/jobs/worker-link.ts';
import { createWorkerSlot } from '../../src/jobs/worker-slot.ts';
import { applyScenario } from '../../src/levers/apply-scenario.ts';
import { validateCentre } from '../../src/model/centre-validation.ts';
import type { RunInput } from '../../src/protocol/simulation.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { NATION, nation } from './centres.ts';

/** Every lever of the sample's scenarios has acted by then. */
const MONTH = 14;
const WANTED_HALF_WIDTH = 0.01;

const seconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

export function createBenchRunner(threads: number, create: () => WorkerLike): Runner {
  return assembleRunner({
    engine: plateauEngine,
    slots: Array.from({ length: threads }, () => createWorkerSlot(create)),
    optimise: () => Promise.reject(new Error('the bench does not optimise')),
    disposeOptimiser: () => {},
  });
}

const sample = SAMPLES[0]!.make();

function networkOf(scenario: number | null) {
  const levers = scenario === null ? [] : sample.scenarios[scenario]!.levers;
  const { months } = applyScenario(sample.baseline, levers);
  const month = Math.min(MONTH, months.length - 1);
  return { network: months[month]!.network, month };
}

/** The region's week compiled; its busiest day previewed and validated. */
export function timeRegion() {
  const { network, month } = networkOf(null);
  const { centre } = compileWeek(network, month).days[0]!;
  return {
    compile: seconds(() => compileWeek(network, month)),
    preview: seconds(() => previewCentre(centre, { occupancyCap: null })),
    validate: seconds(() => validateCentre(centre)),
  };
}

/** Baseline and two scenarios of the region, one weekday, until every flow's service level is known to ± 1 point. */
export async function timeComparison(runner: Runner, seed: number) {
  const runs: RunInput[] = [null, 0, 1].map((scenario) => {
    const { network, month } = networkOf(scenario);
    const { dayId, centre } = compileWeek(network, month).days[0]!;
    return { id: String(scenario), days: [{ dayId, centre }] };
  });
  const start = performance.now();
  for (let replications = FIRST_ROUND_DAYS; ; ) {
    const outcome = await runner.simulate({ runs, seed, replications });
    const worst = Math.max(...outcome.runs.map((run) => worstHalfWidth(run.days[0]!)));
    if (worst <= WANTED_HALF_WIDTH) return { seconds: (performance.now() - start) / 1000, replications, calls: outcome.calls };
    replications = Math.ceil((replications * nextGrowth(worst, WANTED_HALF_WIDTH)) / BATCH_REPLICATIONS) * BATCH_REPLICATIONS;
  }
}

const nationDay = { dayId: 'nation', centre: nation(NATION) };
const smallDay = { dayId: 'small', centre: { ...nation({ ...NATION, sites: 1, regions: 1, calls: 100 }), intervals: 28 } };

/** A nation's run is stopped while it is under way: when the caller is told, and when the threads have done something else. */
export async function timeStop(runner: Runner, seed: number) {
  const stop = new AbortController();
  const long = runner.simulate({ runs: [{ id: 'long', days: [nationDay] }], seed, replications: 400 }, { signal: stop.signal });
  await new Promise((resolve) => setTimeout(resolve, 400 + 37 * (seed % 7)));
  const start = performance.now();
  stop.abort();
  await long.catch(() => {});
  const told = performance.now();
  await runner.simulate({ runs: [{ id: 'next', days: [smallDay] }], seed, replications: 8 });
  return { told: (told - start) / 1000, free: (performance.now() - start) / 1000 };
}
