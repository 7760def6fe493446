/**
 * The engine as the page and the command run it: bundled. Under the test runner every imported constant is a property looked up
 * at each use, which makes the event loop more than twice as slow; the reference cases need millions of calls.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

export type Engine = typeof import('../../../src/engine/simulate/index.ts');

export async function loadBundledEngine(): Promise<Engine> {
  const outDir = mkdtempSync(join(tmpdir(), 'plateau-engine-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir,
        target: 'es2023',
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('../../../src/engine/simulate/index.ts', import.meta.url)),
          formats: ['es'],
          fileName: 'engine',
        },
      },
    });
    return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'engine.js')).href)) as Engine;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
