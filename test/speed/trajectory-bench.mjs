/**
 * Purpose: `npm run bench -- --trajectory` prints how long the trajectory of the sample region takes (trajectory.ts), in Node. It decides nothing.
 * Options: --threads N (2), --rounds N.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export async function benchTrajectory(threads, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-trajectory-'));
  try {
    const entry = {
      trajectory: here('trajectory.ts'),
      'simulate-thread': here('../../src/cli/simulate-thread.ts'),
      'closed-form-thread': here('closed-form-thread.ts'),
    };
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      root: here('../..'),
      build: {
        outDir: folder,
        target: 'es2023',
        minify: false,
        lib: { entry, formats: ['es'], fileName: (_, name) => `${name}.mjs` },
        rollupOptions: { external: [/^node:/] },
      },
    });
    const file = (name) => pathToFileURL(join(folder, name));
    const { trajectoryTimes } = await import(file('trajectory.mjs').href);
    console.log(`${cpus()[0]?.model ?? ''}, ${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`);
    for (const { name, months, wallMilliseconds, cpuMilliseconds, note } of await trajectoryTimes(
      { simulate: file('simulate-thread.mjs'), closedForm: file('closed-form-thread.mjs') },
      threads,
      rounds,
    )) {
      console.log(
        `${name} (${months} months): ${wallMilliseconds.toFixed(0)} ms, processor ${cpuMilliseconds.toFixed(0)} ms${note ? `; ${note}` : ''}`,
      );
    }
    console.log(`load at the end ${loadavg()[0].toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
