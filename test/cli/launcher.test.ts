import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../../src/cli/plateau.mjs', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/plateau/', import.meta.url));
const start = promisify(execFile);
const question = ['erlang', 'c', '--arrivals', '200', '--handling', '180', '--agents', '14', '--json'];

const plateau = (args: string[]) =>
  start(process.execPath, [launcher, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

describe('the launcher', () => {
  it('bundles what is new without a word on stdout, from any working directory, also when two start at once', async () => {
    const both = await Promise.all([plateau(question), plateau(question)]);
    for (const { code, stdout, stderr } of both) {
      expect([code, stderr]).toEqual([0, '']);
      expect((JSON.parse(stdout) as { occupancy: number }).occupancy).toBeCloseTo(10 / 14, 12);
    }
    expect(existsSync(cache)).toBe(true);
  });

  it('passes on the exit code and the one line of a mistake', async () => {
    const { code, stdout, stderr } = await plateau(['erlang', 'x']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('plateau: erlang takes b, c or a first, not "x"\n');
  });
});
