import { describe, expect, it } from 'vitest';
import type { Optimiser } from '../../src/jobs/optimiser.ts';
import { JobCancelled, JobFailed, type Runner } from '../../src/jobs/runner.ts';
import { openLink } from '../../src/jobs/worker-link.ts';
import type { OptimisationRequest } from '../../src/protocol/optimisation.ts';
import type { SimulationRequest } from '../../src/protocol/simulation.ts';
import { type Fault, fakeWorker } from './fake-worker.ts';
import { inlineRunner, workerRunner } from './runners.ts';
import { noise, toyCentre } from './toy-engine.ts';

const request = (name = 'toy', replications = 40): SimulationRequest => ({
  runs: [{ id: 'baseline', days: ['mon', 'tue', 'wed'].map((dayId) => ({ dayId, centre: toyCentre(name) })) }],
  seed: 1,
  replications,
});
const optimisation: OptimisationRequest = {
  days: [],
  seed: 1,
  checkReplications: 8,
  occupancyCap: null,
  gap: 0.001,
  timeLimitSeconds: 0.02,
};
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (end: unknown) => (end instanceof JobCancelled ? 'cancelled' : end instanceof JobFailed ? end.code : `unknown ${String(end)}`),
  );
const answer = {
  status: 'feasible',
  days: [],
  cost: 0,
  lowerBound: 0,
  gap: 0,
  conflicts: [],
  unknownRules: [],
  solver: 'highs',
  wallSeconds: 0,
} as const;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('stopping', () => {
  it.each([
    ['inline', (): Runner => inlineRunner({})],
    ['two workers', (): Runner => workerRunner(2).runner],
  ])('%s: an endless job ends as cancelled, and the next job works', async (_, make) => {
    const runner = make();
    const controller = new AbortController();
    const ended = outcomeOf(runner.simulate(request('endless'), { signal: controller.signal }));
    await pause(60);
    controller.abort();
    expect(await ended).toBe('cancelled');
    expect(await outcomeOf(runner.simulate(request()))).toBe('done');
    runner.dispose();
  });

  it('a worker told to stop is not thrown away', async () => {
    const { runner, made } = workerRunner(1, { slices: 50, busy: 1 });
    const controller = new AbortController();
    const ended = outcomeOf(runner.simulate(request(), { signal: controller.signal }));
    await pause(40);
    controller.abort();
    await ended;
    await outcomeOf(runner.simulate(request('other', 4)));
    expect(made.map(({ terminated }) => terminated)).toEqual([false]);
    runner.dispose();
    expect(made[0].terminated).toBe(true);
  });

  it('a job that was aborted before it began never starts', async () => {
    let started = 0;
    const { runner } = workerRunner(1, { onStart: () => (started += 1) });
    expect(await outcomeOf(runner.simulate(request(), { signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(started).toBe(0);
    runner.dispose();
  });

  it('an optimisation is stopped by ending its worker; the next one gets a new worker', async () => {
    const endless: Optimiser = (asked) => (asked.seed === 1 ? new Promise(() => {}) : Promise.resolve(answer));
    const { runner, lanes } = workerRunner(1, {}, [], endless);
    const controller = new AbortController();
    const ended = outcomeOf(runner.optimise(optimisation, { signal: controller.signal }));
    await pause(20);
    controller.abort();
    expect(await ended).toBe('cancelled');
    expect(await outcomeOf(runner.optimise({ ...optimisation, seed: 2 }))).toBe('done');
    expect(lanes.map(({ terminated }) => terminated)).toEqual([true, false]);
    runner.dispose();
  });
});

describe('broken workers', () => {
  const cases: [Fault, string][] = [
    ['failsToLoad', 'workerDied'],
    ['deaf', 'workerHung'],
    ['dies', 'workerDied'],
    ['garbled', 'workerDied'],
    ['hangs', 'workerHung'],
  ];
  it.each(cases)('a simulation worker that %s fails the job with %s; it is replaced and the next job works', async (fault, code) => {
    const { runner, made } = workerRunner(1, { slices: 3 }, [fault]);
    expect(await outcomeOf(runner.simulate(request()))).toBe(code);
    expect(await outcomeOf(runner.simulate(request()))).toBe('done');
    expect(made.map(({ terminated }) => terminated)).toEqual([true, false]);
    runner.dispose();
  });

  it.each(cases)('an optimisation worker that %s fails the job with %s; the next job works', async (fault, code) => {
    const slow: Optimiser = async () => {
      await pause(10);
      return answer;
    };
    const { runner } = workerRunner(1, {}, [], slow, [fault]);
    const codes = [await outcomeOf(runner.optimise(optimisation)), await outcomeOf(runner.optimise(optimisation))];
    // The third message is the second job's: what breaks then breaks that one.
    const breaksLater = fault !== 'failsToLoad' && fault !== 'deaf';
    expect(codes).toEqual(breaksLater ? ['done', code] : [code, 'done']);
    expect(await outcomeOf(runner.optimise(optimisation))).toBe('done');
    runner.dispose();
  });

  it('what the engine throws reaches the caller as JobFailed with its text, in both runners', async () => {
    const ends: string[] = [];
    for (const runner of [inlineRunner({}), workerRunner(2).runner]) {
      const end: unknown = await runner.simulate(request('throws')).catch((error: unknown) => error);
      ends.push(end instanceof JobFailed ? `${end.code}: ${end.detail}` : String(end));
      runner.dispose();
    }
    expect(ends).toEqual(Array(2).fill('internal: Error: the toy was told to throw'));
  });

  it('a request that cannot be sent or computed is bad input', async () => {
    const { runner } = workerRunner(1);
    const unsendable = { ...toyCentre(), name: (() => 'x') as unknown as string };
    const codes = [
      await outcomeOf(runner.simulate({ runs: [{ id: 'a', days: [{ dayId: 'mon', centre: unsendable }] }], seed: 1, replications: 4 })),
      await outcomeOf(runner.simulate(request('toy', 0))),
      await outcomeOf(runner.simulate({ ...request(), seed: Number.NaN })),
      await outcomeOf(runner.simulate({ runs: [], seed: 1, replications: 4 })),
    ];
    expect(codes).toEqual(['badInput', 'badInput', 'badInput', 'done']);
    runner.dispose();
  });
});

describe('no promise is left pending', () => {
  it('a closed link answers open calls and later ones', async () => {
    const link = openLink<{ ask(): Promise<number> }>(fakeWorker(() => ({ ask: () => 1 }), 'deaf'));
    const before = outcomeOf(link.api.ask());
    link.close('workerHung', 'test');
    expect([await before, await outcomeOf(link.api.ask())]).toEqual(['unknown LinkClosed: test', 'unknown LinkClosed: test']);
  });

  it('200 random sequences of jobs, faults, aborts and dispose leave nothing pending', async () => {
    const faults: Fault[] = ['none', 'none', 'none', 'failsToLoad', 'dies', 'garbled', 'hangs', 'deaf'];
    const names = [...Array(9).fill('toy'), 'endless', 'throws', 'other'];
    let asked = 0;
    let settled = 0;
    const strange: string[] = [];
    const sequence = async (index: number): Promise<void> => {
      const draw = (what: string, count: number) => Math.floor(noise('sequence', index, what) * count);
      const dealt = Array.from({ length: 6 }, (_, i) => faults[draw(`fault${i}`, faults.length)]);
      const optimiser: Optimiser = (_, { onProgress }) => {
        onProgress?.({ share: 0.5, secondsLeft: null, phase: 'solving' });
        return draw('optimiser', 3) === 0 ? Promise.reject(new Error('odd')) : Promise.resolve(answer);
      };
      const { runner } = workerRunner(1 + draw('workers', 3), { slices: 4 }, dealt, optimiser, dealt.slice().reverse());
      const controllers: AbortController[] = [];
      const watch = (work: Promise<unknown>) => {
        asked += 1;
        outcomeOf(work).then((end) => {
          settled += 1;
          if (end.startsWith('unknown')) strange.push(end);
        });
      };
      for (let step = 0; step < 6; step++) {
        const controller = new AbortController();
        controllers.push(controller);
        const kind = draw(`kind${step}`, 5);
        if (kind < 3) watch(runner.simulate(request(names[draw(`name${step}`, names.length)], 12), { signal: controller.signal }));
        else if (kind === 3) watch(runner.optimise(optimisation, { signal: controller.signal }));
        else controllers[draw(`abort${step}`, controllers.length)].abort();
        if (draw(`wait${step}`, 2) === 0) await pause(draw(`long${step}`, 30));
      }
      runner.dispose();
      watch(runner.simulate(request()));
      watch(runner.optimise(optimisation));
    };
    // A few at a time: the fake workers share this thread, and an endless job keeps it busy.
    const next = Array.from({ length: 200 }, (_, index) => index);
    const lane = async () => {
      for (let index = next.pop(); index !== undefined; index = next.pop()) await sequence(index);
    };
    await Promise.all([lane(), lane(), lane()]);
    await pause(300);
    expect(strange).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
    expect(asked - settled).toBe(0);
  });
});
