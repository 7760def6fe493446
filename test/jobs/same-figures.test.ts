import { afterEach, describe, expect, it } from 'vitest';
import { createInlineRunner } from '../../src/jobs/inline-runner.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import type { SimulationRequest } from '../../src/protocol/simulation.ts';
import { pool } from '../engine/simulate/centres.ts';
import { inlineRunner, workerRunner } from './runners.ts';
import { bytesHash, toyCentre } from './toy-engine.ts';

const request: SimulationRequest = {
  runs: [
    { id: 'baseline', days: ['mon', 'tue'].map((dayId) => ({ dayId, centre: toyCentre('today') })) },
    {
      id: 'merged',
      days: [
        { dayId: 'mon', centre: toyCentre('today') },
        { dayId: 'tue', centre: toyCentre('merged', 90) },
      ],
    },
  ],
  seed: 7,
  replications: 70,
};

const open: Runner[] = [];
const keep = (runner: Runner): Runner => {
  open.push(runner);
  return runner;
};
afterEach(() => {
  for (const runner of open.splice(0)) runner.dispose();
});

describe('figures do not depend on who computes them', () => {
  it('inline, and any number of workers, give the same tables and fingerprints bit for bit', async () => {
    const inline = await keep(inlineRunner()).simulate(request);
    const hashes = new Set([inline.runs.map((run) => `${run.fingerprint} ${bytesHash(run.days)}`).join()]);
    for (const workers of [1, 2, 3, 8]) {
      const outcome = await keep(workerRunner(workers, { slices: 1 + (workers % 3) }).runner).simulate(request);
      hashes.add(outcome.runs.map((run) => `${run.fingerprint} ${bytesHash(run.days)}`).join());
    }
    expect(hashes.size).toBe(1);
    expect(inline.runs[0].fingerprint).not.toBe(inline.runs[1].fingerprint);
    expect(inline.runs[0].days[0].replications).toBe(70);
  });

  it('a run continued from fewer replications equals one made at once', async () => {
    const runner = keep(workerRunner(2).runner);
    await runner.simulate({ ...request, replications: 24 });
    const continued = await runner.simulate(request);
    const fresh = await keep(inlineRunner()).simulate(request);
    expect(continued.runs.map((run) => run.fingerprint)).toEqual(fresh.runs.map((run) => run.fingerprint));
  });
});

describe('how much a table tells', () => {
  it('days first, everything later: neither is given for the other', async () => {
    const runner = createInlineRunner();
    const c = pool(3, {});
    const ask = (detail: 'full' | 'days') =>
      runner.simulate({ runs: [{ id: 'a', days: [{ dayId: 'mon', centre: c }] }], seed: 1, replications: 6, detail });
    const [days, full, again] = [await ask('days'), await ask('full'), await ask('days')].map(({ runs }) => runs[0].days[0]);
    runner.dispose();
    expect([days.flowIntervalSums.length, again.flowIntervalSums.length]).toEqual([0, 0]);
    expect(full.flowIntervalSums.length).toBeGreaterThan(0);
    expect(full.flowCounters).toEqual(days.flowCounters);
  });
});

describe('nothing is computed twice', () => {
  it('equal days of different runs are simulated once, and asking again simulates nothing', async () => {
    let batches = 0;
    const runner = keep(workerRunner(2, { onStart: () => (batches += 1) }).runner);
    await runner.simulate(request);
    const distinctDays = 3;
    expect(batches).toBe(distinctDays * Math.ceil(70 / 4));
    await runner.simulate(request);
    expect(batches).toBe(distinctDays * Math.ceil(70 / 4));
  });

  it('changing one scenario simulates only its changed day', async () => {
    const started: string[] = [];
    const runner = keep(workerRunner(2, { onStart: ({ day }) => started.push(`${day.dayId} ${day.centre.name}`) }).runner);
    await runner.simulate(request);
    started.length = 0;
    const changed = {
      ...request,
      runs: [request.runs[0], { id: 'merged', days: [request.runs[1].days[0], { dayId: 'tue', centre: toyCentre('other') }] }],
    };
    await runner.simulate(changed);
    expect(new Set(started)).toEqual(new Set(['tue other']));
  });

  it('two jobs at once that want the same days share the work', async () => {
    let batches = 0;
    const runner = keep(workerRunner(2, { onStart: () => (batches += 1) }).runner);
    const [one, two] = await Promise.all([runner.simulate(request), runner.simulate(request)]);
    expect(one.runs[1].fingerprint).toBe(two.runs[1].fingerprint);
    expect(batches).toBe(3 * Math.ceil(70 / 4));
  });

  it('a shared day goes on for the other job when one is cancelled', async () => {
    const runner = keep(workerRunner(1, { slices: 2, busy: 1 }).runner);
    const controller = new AbortController();
    const cancelled = runner.simulate(request, { signal: controller.signal }).catch((error: Error) => error.name);
    const other = runner.simulate(request);
    controller.abort();
    expect(await cancelled).toBe('JobCancelled');
    expect((await other).runs).toHaveLength(2);
  });
});

describe('progress', () => {
  it('all runs progress evenly: no day is ahead of another by more than a batch for each worker', async () => {
    const counts = new Map<string, number>();
    let widest = 0;
    const runner = keep(
      workerRunner(2, {
        onStart: ({ day }) => {
          const key = `${day.dayId}${day.centre.name}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
          widest = Math.max(widest, Math.max(...counts.values()) - Math.min(...counts.values(), counts.size < 3 ? 0 : 99));
        },
      }).runner,
    );
    await runner.simulate(request);
    expect(widest).toBeLessThanOrEqual(3);
  });

  it('the share never falls and ends at 1, and a time left is told on the way', async () => {
    const told: { share: number; secondsLeft: number | null }[] = [];
    const runner = keep(inlineRunner({ slices: 2, busy: 12 }));
    await runner.simulate(request, {
      onProgress: ({ share, secondsLeft }) => told.push({ share, secondsLeft }),
    });
    const end = told[told.length - 1];
    expect(end.share).toBe(1);
    expect(told.every(({ share }, i) => i === 0 || share >= told[i - 1].share)).toBe(true);
    const middle = told.filter(({ share, secondsLeft }) => share > 0.4 && share < 0.8 && secondsLeft !== null);
    expect(middle.length).toBeGreaterThan(3);
    expect(middle.every(({ secondsLeft }) => secondsLeft! > 0)).toBe(true);
    expect(end.secondsLeft).toBe(0);
  });
});
