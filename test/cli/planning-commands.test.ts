import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/plateau.ts';
import { writeProjectFile } from '../../src/model/project-file.ts';
import { atelier } from '../../src/samples/atelier/index.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../reference/${path}`, import.meta.url), 'utf8'));
const small = read('staffing/S1_M_model_fcfs.json');
const project = atelier.make();
const [scenario] = project.scenarios;
const negative = {
  ...project,
  baseline: { ...project.baseline, flows: project.baseline.flows.map((flow) => ({ ...flow, ahtSeconds: -1 })) },
};

const files: Record<string, string> = {
  'small.json': JSON.stringify(small.centre),
  'short.json': JSON.stringify({ ...small.centre, groups: small.centre.groups.map((group: object) => ({ ...group, maxAgents: 1 })) }),
  'free.json': JSON.stringify({ ...small.centre, flows: small.centre.flows.map(({ target: _, ...flow }: { target: object }) => flow) }),
  'shifts.json': JSON.stringify(read('shifts/T1_miller_anonymous_bank.json').problem),
  'impossible.json': JSON.stringify({
    format: 'plateau-shifts/1',
    intervalSeconds: 3600,
    requirement: [1, 1],
    patterns: [{ id: 'a', cost: 1, covers: [1, 0] }],
  }),
  'wrong.json': '{"format":"plateau-shifts/1","intervalSeconds":3600,"requirement":[1,-2],"patterns":[]}',
  'broken.json': '{"format":\n ,}',
  'atelier.plateau': writeProjectFile(project),
  'negative.plateau': writeProjectFile(negative),
};

async function plateau(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readText: (path) => Promise.resolve(files[path]!),
  });
  return { code, out, err, last: err.trim().split('\n').at(-1) ?? '' };
}

describe('plateau staff', () => {
  it('prints plateau-staffing/1 and nothing else, with the proven optimum', async () => {
    const { code, out } = await plateau('staff', 'small.json', '--json', '--seed', '5');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      format: 'plateau-staffing/1',
      status: 'feasible',
      agents: { 'A-only': [3], 'B-only': [2], 'A+B': [2] },
      seed: 5,
    });
    expect(answer.cost).toBeCloseTo(7.4, 9);
    expect(answer.lowerBound).toBeCloseTo(7.4, 9);
    expect(answer.flows.A.serviceLevel.mean).toBeCloseTo(small.expected.serviceLevelAtOptimum['A@20s'], 1);
  });

  it('infeasible is exit 1 with the reason on one line, and still an answer', async () => {
    const { code, out, last } = await plateau('staff', 'short.json', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).status).toBe('infeasible');
    expect(last).toMatch(/^plateau: no staffing within maxAgents meets the targets: .* lacks \d+ or more in interval 0/);
  });

  it.each([
    [['staff'], /a centre file is needed/],
    [['staff', 'free.json'], /none has a target/],
    [['staff', 'small.json', '--occupancy', '1.2'], /at most 1/],
    [['shifts', 'wrong.json'], /^plateau: requirement\[1\]: must not be negative$/],
    [['shifts', 'broken.json'], /not JSON at line 2/],
    [['compare', 'atelier.plateau'], /--scenarios takes two/],
    [['compare', 'atelier.plateau', '--scenarios', 'baseline,nowhere'], /no scenario "nowhere"; the file has: baseline, /],
    [['compare', 'small.json', '--scenarios', 'baseline,baseline'], /not a Plateau project/],
    [['compare', 'negative.plateau', '--scenarios', 'baseline,baseline'], /ahtSeconds/],
    [['compare', 'atelier.plateau', '--scenarios', 'baseline,baseline', '--month', '999'], /--month/],
  ])('%j is bad input: exit 2 and one line', async (args, message) => {
    const { code, out, last } = await plateau(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(last).toMatch(message);
  });
});

describe('plateau shifts', () => {
  it('covers the published case at its cost', async () => {
    const { code, out } = await plateau('shifts', 'shifts.json', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'optimal', cost: 6336, gap: 0 });
  });

  it('what cannot be covered is exit 1 and named', async () => {
    const { code, last } = await plateau('shifts', 'impossible.json');
    expect(code).toBe(1);
    expect(last).toMatch(/interval 1 lacks 1/);
  });
});

describe('plateau compare', () => {
  const compare = async (a: string, b: string, ...more: string[]) =>
    JSON.parse((await plateau('compare', 'atelier.plateau', '--scenarios', `${a},${b}`, '--weeks', '12', '--json', ...more)).out);

  it('the same scenario against itself differs by exactly nothing: the callers are the same', async () => {
    const { flows, sites, total, fingerprints } = await compare('baseline', 'baseline');
    const differences = [...Object.values(flows), ...Object.values(sites), total].flatMap((row) =>
      Object.values(row as Record<string, { difference: { mean: number; halfWidth: number } }>).flatMap(({ difference }) => [
        difference.mean,
        difference.halfWidth,
      ]),
    );
    expect(new Set(differences)).toEqual(new Set([0]));
    expect(Object.keys(fingerprints)).toEqual(['baseline']);
  });

  it('turning A and B turns the sign of every difference, and A and B themselves stay', async () => {
    const [there, back] = [await compare('baseline', scenario.id), await compare(scenario.id, 'baseline')];
    const { serviceLevel } = there.total;
    expect(back.total.serviceLevel.difference.mean).toBeCloseTo(-serviceLevel.difference.mean, 12);
    expect(back.total.serviceLevel.b).toEqual(serviceLevel.a);
    expect(serviceLevel.difference.mean).toBeCloseTo(serviceLevel.b.mean - serviceLevel.a.mean, 12);
    expect(serviceLevel.difference.mean).not.toBe(0);
  });

  it('seed and weeks are those asked for; another seed gives other figures', async () => {
    const [one, two] = [await compare('baseline', scenario.id), await compare('baseline', scenario.id, '--seed', '77')];
    expect([one.seed, two.seed, one.weeks]).toEqual([project.run.seed, 77, 12]);
    expect(two.fingerprints.baseline).not.toBe(one.fingerprints.baseline);
  });

  it('for people: a table by flow and by site that says when a difference does not show', async () => {
    const { code, out } = await plateau('compare', 'atelier.plateau', '--scenarios', 'baseline,baseline', '--weeks', '8');
    expect(code).toBe(0);
    expect(out).toMatch(/service level +baseline +baseline +difference/);
    expect(out).toMatch(/no difference shown/);
    expect(out).toMatch(/occupancy/);
  });
});
