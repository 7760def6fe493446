/** `plateau simulate` as a user runs it: bundled (see bundled-engine.ts), called without a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Command } from '../../../src/cli/command.ts';
import type { PlateauResult } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';

export type Simulate = (centre: Centre, ...args: string[]) => Promise<PlateauResult>;

export async function loadBundledSimulate(): Promise<Simulate> {
  const outDir = mkdtempSync(join(tmpdir(), 'plateau-command-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir,
        target: 'es2023',
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('../../../src/cli/simulate-command.ts', import.meta.url)),
          formats: ['es'],
          fileName: 'command',
        },
      },
    });
    const { command } = (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'command.js')).href)) as { command: Command };
    return async (centre, ...args) => {
      let out = '';
      const text = JSON.stringify(centre);
      await command.run(['centre.json', '--json', ...args], {
        out: (part) => {
          out += part;
        },
        err: () => undefined,
        readText: () => Promise.resolve(text),
      });
      return JSON.parse(out) as PlateauResult;
    };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
