/** One simulation request from start to end: its days asked for, its progress told, its runs put together. */
import type { DayTable, RunOutcome, SimulationOutcome, SimulationRequest } from '../protocol/simulation.ts';
import type { DayDesk, DayListener } from './day-desk.ts';
import type { SimulationEngine } from './engine-port.ts';
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts';
import { toJobEnd } from './reply.ts';
import { JobCancelled, type JobOptions } from './runner.ts';
import { type DayTask, planSimulation, type SimulationPlan } from './simulation-plan.ts';
import type { Tick } from './tick.ts';

export interface SimulationParts {
  readonly engine: SimulationEngine;
  readonly desk: DayDesk;
  readonly tick: Tick;
}

type Tell = (share: number, secondsLeft: number | null) => void;

/** Progress is told at most this often. */
const TELL_SECONDS = 0.05;

const nowSeconds = (): number => performance.now() / 1000;

/** Collects the tables of a plan's days; `tables` settles once, whatever happens. */
class Collection implements DayListener {
  readonly tables: Promise<readonly DayTable[]>;
  readonly #plan: SimulationPlan;
  readonly #desk: DayDesk;
  readonly #tell: Tell | undefined;
  readonly #meter: ProgressMeter;
  readonly #found: (DayTable | null)[];
  readonly #places: ReadonlyMap<string, number>;
  /** By day: replications done, and those known from the start, which are no work. */
  readonly #done: Float64Array;
  readonly #startedWith: Float64Array;
  #lastTold = 0;
  #ended = false;
  #resolve!: (tables: readonly DayTable[]) => void;
  #reject!: (end: Error) => void;

  constructor(plan: SimulationPlan, order: number, desk: DayDesk, tell: Tell | undefined) {
    this.#plan = plan;
    this.#desk = desk;
    this.#tell = tell;
    this.#meter = createProgressMeter(nowSeconds());
    this.tables = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#places = new Map(plan.days.map((task, place) => [task.key, place]));
    this.#found = plan.days.map(() => null);
    this.#done = new Float64Array(plan.days.length);
    this.#startedWith = new Float64Array(plan.days.length);
    for (const [place, task] of plan.days.entries()) {
      const { table, startedWith } = desk.request(task, order, this);
      this.#found[place] = table;
      this.#startedWith[place] = startedWith;
      this.#done[place] = startedWith;
    }
    this.#settleWhenComplete();
  }

  progress(task: DayTask, replications: number): void {
    this.#done[this.#places.get(task.key)!] = replications;
    this.#tellProgress(false);
  }

  done(task: DayTask, table: DayTable): void {
    if (this.#ended) return;
    const place = this.#places.get(task.key)!;
    this.#found[place] = table;
    this.#done[place] = table.replications;
    this.#tellProgress(true);
    this.#settleWhenComplete();
  }

  failed(_task: DayTask, end: Error): void {
    this.end(end);
  }

  /** Gives the job up: days nobody else wants are stopped. */
  end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const [place, task] of this.#plan.days.entries()) if (!this.#found[place]) this.#desk.release(task, this);
    this.#reject(reason);
  }

  #settleWhenComplete(): void {
    if (this.#ended || this.#found.includes(null)) return;
    this.#ended = true;
    this.#resolve(this.#found as readonly DayTable[]);
  }

  #tellProgress(always: boolean): void {
    const now = nowSeconds();
    if (!this.#tell || this.#ended || (!always && now - this.#lastTold < TELL_SECONDS)) return;
    this.#lastTold = now;
    let work = 0;
    let done = 0;
    for (const [place, { weight, replications }] of this.#plan.days.entries()) {
      work += weight * (replications - this.#startedWith[place]);
      done += weight * (this.#done[place] - this.#startedWith[place]);
    }
    const { share, secondsLeft } = this.#meter.update(done / work, now);
    this.#tell(share, secondsLeft);
  }
}

/** Puts days together to runs. A turn of the event loop between runs keeps the page alive: a fingerprint takes its time. */
async function assembleRuns(
  request: SimulationRequest,
  plan: SimulationPlan,
  tables: readonly DayTable[],
  parts: SimulationParts,
  signal: AbortSignal | undefined,
): Promise<RunOutcome[]> {
  const fingerprints = new Map<string, string>();
  const runs: RunOutcome[] = [];
  for (const [index, { id }] of request.runs.entries()) {
    const days = plan.runDays[index].map((place) => tables[place]);
    const sameFigures = plan.runDays[index].join(' ');
    let fingerprint = fingerprints.get(sameFigures);
    if (fingerprint === undefined) {
      fingerprint = parts.engine.fingerprint(days);
      fingerprints.set(sameFigures, fingerprint);
      await parts.tick();
      if (signal?.aborted) throw new JobCancelled('aborted');
    }
    runs.push({ id, days, fingerprint });
  }
  return runs;
}

/** `order`: jobs with a lower one are served first. Rejects with JobCancelled or JobFailed, and with nothing else. */
export async function runSimulation(
  request: SimulationRequest,
  order: number,
  parts: SimulationParts,
  { signal, onProgress }: JobOptions,
): Promise<SimulationOutcome> {
  if (signal?.aborted) throw new JobCancelled('aborted');
  const started = nowSeconds();
  try {
    onProgress?.({ share: 0, secondsLeft: null, phase: 'preparing' });
    const plan = await planSimulation(request, parts.engine, parts.tick);
    if (signal?.aborted) throw new JobCancelled('aborted');
    const tell: Tell | undefined = onProgress && ((share, secondsLeft) => onProgress({ share, secondsLeft, phase: 'simulating' }));
    const collection = new Collection(plan, order, parts.desk, tell);
    const onAbort = () => collection.end(new JobCancelled('aborted'));
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const tables = await collection.tables;
      const runs = await assembleRuns(request, plan, tables, parts, signal);
      onProgress?.({ share: 1, secondsLeft: 0, phase: 'finishing' });
      return {
        runs,
        seed: request.seed,
        replications: request.replications,
        engineVersion: parts.engine.version,
        calls: runs.reduce((sum, run) => sum + run.days.reduce((calls, day) => calls + day.calls, 0), 0),
        wallSeconds: nowSeconds() - started,
      };
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  } catch (thrown) {
    throw toJobEnd(thrown);
  }
}
