import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/plateau.ts';
import { writeProjectFile } from '../../src/model/project-file.ts';
import { atelier } from '../../src/samples/atelier/index.ts';

const project = atelier.make();
const files: Record<string, string> = {
  'atelier.plateau': writeProjectFile(project),
  'broken.plateau': '{"format":"plateau-project/1"',
};

async function plateau(...args: string[]) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    readText: (path: string) => Promise.resolve(files[path]!),
  };
  const code = await main(['trajectory', ...args], io);
  return { code, out, last: err.trim().split('\n').at(-1) ?? '', lines: err.trim().split('\n') };
}

describe('plateau trajectory', () => {
  it('prints the months of the baseline by closed forms, then failures and skills lost', async () => {
    const { code, out } = await plateau('atelier.plateau');
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => /^\d{4}-\d\d/.test(line))).toHaveLength(project.baseline.horizon.months);
    expect(out).toMatch(/in-house hours %.+calls %.+cost %/);
    expect(out).toContain('skills lost: none');
  });

  it('--json prints plateau-trajectory/1 and nothing else', async () => {
    const { code, out } = await plateau('atelier.plateau', '--scenario', 'fusion', '--months', '2', '--json');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ format: 'plateau-trajectory/1', scenario: 'fusion', seed: null });
    expect(answer.months).toHaveLength(2);
    expect(answer.months[0]).toMatchObject({ month: 0, source: 'formula', calendarMonth: project.baseline.horizon.startMonth });
    expect(answer.months[0].money.total).toBeGreaterThan(0);
  });

  it('--simulate gives half-widths and paired differences from the baseline', async () => {
    const { code, out } = await plateau(
      'atelier.plateau',
      '--scenario',
      'fusion',
      '--months',
      '1',
      '--simulate',
      '--half-width',
      '0.05',
      '--json',
    );
    const [month] = JSON.parse(out).months;
    expect(code).toBe(0);
    expect(month).toMatchObject({ source: 'simulation' });
    for (const flow of month.flows) expect(flow.serviceLevel.halfWidth).toBeLessThanOrEqual(0.05);
    // No lever acts yet: the same callers, the same days.
    expect(month.serviceLevelDifference.total).toEqual({ mean: 0, halfWidth: 0 });
  });

  it('mistakes are one line and exit code 2', async () => {
    for (const [args, text] of [
      [[], 'a project file is needed'],
      [['atelier.plateau', '--scenario', 'nix'], 'there is no scenario "nix"'],
      [['atelier.plateau', '--months', '99'], '--months'],
      [['broken.plateau'], 'broken.plateau'],
      [['atelier.plateau', '--half-width', '2'], '--half-width'],
    ] as const) {
      const { code, last, lines } = await plateau(...args);
      expect([code, lines.length]).toEqual([2, 1]);
      expect(last).toContain(text);
    }
  });
});
