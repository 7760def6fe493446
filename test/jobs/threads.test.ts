import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { createInlineRunner } from '../../src/jobs/inline-runner.ts';
import { createNodeRunner } from '../../src/jobs/node-runner.ts';
import { JobFailed } from '../../src/jobs/runner.ts';
import type { SimulationRequest } from '../../src/protocol/simulation.ts';
import { atelier } from '../../src/samples/atelier/index.ts';

const project = atelier.make();
const days = compileWeek(project.baseline, project.run.month).days.map(({ dayId, centre }) => ({ dayId, centre }));
const request: SimulationRequest = { runs: [{ id: 'baseline', days }], seed: 3, replications: 22 };

describe('real threads with the real engine', () => {
  let folder = '';
  let threadFile: URL;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plateau-thread-'));
    const input = fileURLToPath(new URL('../../src/cli/simulate-thread.ts', import.meta.url));
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        minify: false,
        rolldownOptions: { input: { thread: input }, output: { entryFileNames: '[name].mjs' } },
      },
    });
    threadFile = pathToFileURL(join(folder, 'thread.mjs'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('one, two and three threads give the figures of no thread, bit for bit', async () => {
    const inline = createInlineRunner();
    const expected = await inline.simulate(request);
    inline.dispose();
    const fingerprints: string[] = [];
    for (const threads of [2, 3]) {
      const runner = createNodeRunner({ threads, threadFile });
      const outcome = await runner.simulate(request);
      fingerprints.push(outcome.runs[0].fingerprint);
      expect(outcome.runs[0].days.map((day) => [...day.flowIntervalProducts].join())).toEqual(
        expected.runs[0].days.map((day) => [...day.flowIntervalProducts].join()),
      );
      runner.dispose();
    }
    expect(new Set([...fingerprints, expected.runs[0].fingerprint]).size).toBe(1);
  });

  it('a thread whose file is missing fails the job instead of hanging it', async () => {
    const runner = createNodeRunner({ threads: 2, threadFile: new URL('./nowhere.mjs', threadFile) });
    const end: unknown = await runner.simulate(request).catch((error: unknown) => error);
    expect(end).toBeInstanceOf(JobFailed);
    expect((end as JobFailed).code).toBe('workerDied');
    runner.dispose();
  });
});
