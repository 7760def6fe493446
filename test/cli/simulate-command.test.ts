import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/plateau.ts';
import { centre, flow, group, skill } from '../engine/simulate/centres.ts';

const files: Record<string, string> = {
  'day.json': JSON.stringify(centre([flow('A'), flow('B', { arrivalsPerHour: 20 })], [group('P', 6, [skill('A'), skill('B')])])),
  'turned.json': JSON.stringify(centre([flow('B', { arrivalsPerHour: 20 }), flow('A')], [group('P', 6, [skill('B'), skill('A')])])),
  'hour.json': JSON.stringify(centre([flow('A')], [group('P', 5, [skill('A')])], { intervals: 1, intervalSeconds: 3600 })),
  'negative.json': JSON.stringify(centre([flow('A', { patience: { kind: 'exponential', mean: -5 } })], [group('P', 5, [skill('A')])])),
  'endless.json': JSON.stringify(
    centre(
      [flow('A', { handling: { kind: 'deterministic', value: 0 }, transfers: [{ to: 'A', probability: 1 }] })],
      [group('P', 5, [skill('A')])],
    ),
  ),
  'huge.json': JSON.stringify(centre([flow('A', { arrivalsPerHour: 1e9 })], [group('P', 5, [skill('A')])])),
  'broken.json': '{"format":\n "plateau-centre/1",,}',
};

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
async function plateau(...args: string[]): Promise<Run> {
  let out = '';
  let err = '';
  const code = await main(['simulate', ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readText: (path) => (path in files ? Promise.resolve(files[path]!) : Promise.resolve(readFileSync(path, 'utf8'))),
  });
  return { code, out, err };
}

interface Figure {
  readonly mean: number | null;
  readonly halfWidth: number | null;
}
interface Result {
  readonly format: string;
  readonly seed: number;
  readonly replications: number;
  readonly calls: number;
  readonly flows: Record<string, Record<string, Figure> & { readonly intervals?: readonly Record<string, Figure>[] }>;
  readonly groups: Record<string, Record<string, Figure>>;
  readonly total: Record<string, Figure>;
  readonly fingerprint: string;
}
const json = (run: Run): Result => JSON.parse(run.out) as Result;

describe('plateau simulate', () => {
  it('--json prints one result object with flows, groups, total, intervals and fingerprint', async () => {
    const run = await plateau('day.json', '--days', '12', '--seed', '3', '--json');
    expect([run.code, run.out.trim().split('\n').length]).toEqual([0, 1]);
    const result = json(run);
    expect(result).toMatchObject({ format: 'plateau-result/1', seed: 3, replications: 12 });
    expect(Object.keys(result)).toEqual([
      'format',
      'engine',
      'seed',
      'replications',
      'calls',
      'wallSeconds',
      'flows',
      'groups',
      'total',
      'fingerprint',
    ]);
    expect(result.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(result.flows.A!.intervals).toHaveLength(4);
    const { offered, answered, abandoned, blocked, unserved } = result.total;
    expect(answered!.mean! + abandoned!.mean! + blocked!.mean! + unserved!.mean!).toBeCloseTo(offered!.mean!, 9);
    expect(offered!.mean! * 12).toBeCloseTo(result.calls, 6);
    expect(result.groups.P!.occupancy!.halfWidth).toBeGreaterThan(0);
  });

  it('same file and seed give the same fingerprint, whatever the order in the file; another seed another', async () => {
    const [first, again, turned, other] = await Promise.all([
      plateau('day.json', '--days=8', '--json'),
      plateau('day.json', '--days=8', '--json', '--threads', '2'),
      plateau('turned.json', '--days=8', '--json'),
      plateau('day.json', '--days=8', '--json', '--seed=2'),
    ]);
    expect(json(again).fingerprint).toBe(json(first).fingerprint);
    expect(json(turned).fingerprint).toBe(json(first).fingerprint);
    expect(json(other).fingerprint).not.toBe(json(first).fingerprint);
  });

  it('--hours gives a stationary run without intervals, counts per hour', async () => {
    const result = json(await plateau('hour.json', '--hours', '400', '--warmup', '20', '--json'));
    expect(result.flows.A!.intervals).toBeUndefined();
    const { mean, halfWidth } = result.flows.A!.offered!;
    expect(Math.abs(mean! - 60)).toBeLessThan(3 * halfWidth!);
    expect(result.calls).toBeGreaterThan(400 * 55);
  });

  it('--precision goes on until every service level is known as well as asked', async () => {
    for (const args of [['day.json'], ['hour.json', '--hours', '50']]) {
      const result = json(await plateau(...args, '--precision', '0.02', '--json'));
      for (const figures of Object.values(result.flows)) expect(figures.serviceLevel!.halfWidth!).toBeLessThanOrEqual(0.02);
    }
  });

  it('without --json prints a table for people', async () => {
    const { code, out } = await plateau('day.json', '--days', '8');
    expect(code).toBe(0);
    expect(out).toMatch(/flow +calls\/day +service level/);
    expect(out).toContain('95 % half-width');
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no file', [], /centre file is needed/],
    ['two kinds of run', ['day.json', '--days', '3', '--hours', '4'], /exclude each other/],
    ['hours for a day of several intervals', ['day.json', '--hours', '4'], /one interval/],
    ['a warm-up without hours', ['day.json', '--warmup', '4'], /--hours/],
    ['an unknown option', ['day.json', '--speed', '4'], /unknown option --speed/],
    ['a number that is none', ['day.json', '--days', 'many'], /--days takes a number/],
    ['a negative mean', ['negative.json'], /^plateau: flows\[0\]\.patience\.mean: /],
    ['broken JSON', ['broken.json'], /not JSON at line 2, column/],
    ['10⁹ calls an hour', ['huge.json'], /flows\[0\]\.arrivalsPerHour: About .* calls/],
    ['more calls than anybody waits for', ['hour.json', '--hours', '1e9'], /about 7\.5e\+10 calls.*hours/],
    ['calls that return for ever', ['endless.json'], /without end/],
  ];
  it.each(refused)('refuses %s with exit code 2 and one line', async (_, args, message) => {
    const { code, out, err } = await plateau(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('a precision that nobody can wait for ends with exit code 1 and the reason', async () => {
    const { code, err } = await plateau('hour.json', '--hours', '10', '--precision', '1e-9');
    expect(code).toBe(1);
    expect(err).toContain('out of reach');
  });
});
