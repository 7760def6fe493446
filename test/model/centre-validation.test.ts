import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueText } from '../../src/i18n/texts/issues.ts';
import { parseCentre, validateCentre } from '../../src/model/centre-validation.ts';
import { randomCentre } from '../engine/simulate/random-centre.ts';

/** A centre that uses every field of the format. */
const full = () => ({
  format: 'plateau-centre/1',
  name: 'two sites',
  intervalSeconds: 1800,
  intervals: 2,
  waitingRoom: 50,
  closing: 'drop',
  totalTarget: { withinSeconds: 30, share: 0.8, maxAbandonment: 0.05 },
  flows: [
    {
      id: 'open',
      arrivalsPerHour: [40, 55],
      busyness: { cv: 0.1 },
      handling: { kind: 'lognormal', mean: 420, cv: 0.8 },
      patience: { kind: 'exponential', mean: 180 },
      waitingRoom: null,
      balking: 0.02,
      target: { withinSeconds: 20, share: 0.8, maxAbandonment: 0.05 },
      redial: { afterAbandonment: 0.4, afterBlocking: 0.8, delay: { kind: 'exponential', mean: 600 } },
      repeat: { probability: 0.12, delay: { kind: 'uniform', min: 10, max: 20 } },
      transfers: [{ to: 'claims', probability: 0.3, from: ['lyon'] }],
    },
    {
      id: 'claims',
      arrivalsPerHour: 12,
      handling: { kind: 'hyperexponential', means: [60, 600], weights: [1, 3] },
      patience: null,
    },
  ],
  groups: [
    {
      id: 'lyon',
      site: 'lyon',
      agents: [12, 10],
      costPerHour: 31.5,
      minAgents: 2,
      maxAgents: [20, 20],
      skills: [
        { flow: 'open', rank: 1, queueRank: 1, handling: null, handlingFactor: 1.15 },
        {
          flow: 'claims',
          rank: 2,
          queueRank: 2,
          handling: { kind: 'erlang', mean: 300, phases: 2 },
          overflow: { afterSeconds: 20, queueAtLeast: 1, idleAtLeast: 1 },
        },
      ],
    },
  ],
});

type Step = string | number;
/** The full centre with one value replaced, or removed when `value` is undefined. */
function changed(path: readonly Step[], value: unknown): unknown {
  const centre: unknown = full();
  let place = centre as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<Step, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return centre;
}

const problems = (value: unknown): (readonly [string, string])[] => {
  const parsed = parseCentre(value);
  return parsed.ok ? [] : parsed.issues.map((issue) => [issue.path, issue.code] as const);
};

describe('a centre file', () => {
  it('with every field is accepted, as are all reference centres', () => {
    expect(problems(full())).toEqual([]);
    for (const folder of ['centres', 'days']) {
      const path = new URL(`../reference/${folder}/`, import.meta.url);
      for (const file of readdirSync(path)) {
        const { centre } = JSON.parse(readFileSync(new URL(file, path), 'utf8')) as { centre: unknown };
        expect([file, problems(centre)]).toEqual([file, []]);
      }
    }
  });

  const cases: readonly (readonly [string, readonly Step[], unknown, readonly (readonly [string, string])[]])[] = [
    ['an unknown field', ['flows', 1, 'colour'], 'red', [['flows[1].colour', 'unknownField']]],
    ['an unknown field of a distribution', ['flows', 0, 'patience', 'cv'], 1, [['flows[0].patience.cv', 'unknownField']]],
    ['a missing field', ['flows', 0, 'handling'], undefined, [['flows[0].handling', 'missingField']]],
    ['a missing mean', ['flows', 0, 'patience', 'mean'], undefined, [['flows[0].patience.mean', 'missingField']]],
    ['a negative mean', ['flows', 0, 'patience', 'mean'], -3, [['flows[0].patience.mean', 'negative']]],
    ['NaN', ['flows', 0, 'handling', 'mean'], Number.NaN, [['flows[0].handling.mean', 'notFinite']]],
    ['infinity', ['flows', 0, 'handling', 'mean'], Number.POSITIVE_INFINITY, [['flows[0].handling.mean', 'notFinite']]],
    ['a text for a number', ['flows', 1, 'arrivalsPerHour'], '12', [['flows[1].arrivalsPerHour', 'wrongType']]],
    ['too many intervals of arrivals', ['flows', 0, 'arrivalsPerHour'], [1, 2, 3], [['flows[0].arrivalsPerHour', 'wrongLength']]],
    ['too few intervals of agents', ['groups', 0, 'agents'], [1], [['groups[0].agents', 'wrongLength']]],
    ['half an agent', ['groups', 0, 'agents', 1], 1.5, [['groups[0].agents[1]', 'notInteger']]],
    ['a negative rate in one interval', ['flows', 0, 'arrivalsPerHour', 1], -1, [['flows[0].arrivalsPerHour[1]', 'negative']]],
    ['a share above 1', ['flows', 0, 'balking'], 1.2, [['flows[0].balking', 'outOfRange']]],
    ['a transfer to an unknown flow', ['flows', 0, 'transfers', 0, 'to'], 'nowhere', [['flows[0].transfers[0].to', 'unknownId']]],
    [
      'a transfer from an unknown group',
      ['flows', 0, 'transfers', 0, 'from', 0],
      'paris',
      [['flows[0].transfers[0].from[0]', 'unknownId']],
    ],
    ['a skill for an unknown flow', ['groups', 0, 'skills', 0, 'flow'], 'nowhere', [['groups[0].skills[0].flow', 'unknownId']]],
    ['a skill named twice', ['groups', 0, 'skills', 1, 'flow'], 'open', [['groups[0].skills[1].flow', 'sameTwice']]],
    [
      'a duplicate id',
      ['flows', 1, 'id'],
      'open',
      [
        ['flows[1].id', 'duplicateId'],
        ['flows[0].transfers[0].to', 'unknownId'],
        ['groups[0].skills[1].flow', 'unknownId'],
      ],
    ],
    [
      'an empty id',
      ['groups', 0, 'id'],
      '',
      [
        ['groups[0].id', 'badId'],
        ['flows[0].transfers[0].from[0]', 'unknownId'],
      ],
    ],
    ['an unknown distribution', ['flows', 0, 'handling', 'kind'], 'pareto', [['flows[0].handling.kind', 'choice']]],
    ['a uniform upside down', ['flows', 0, 'repeat', 'delay', 'min'], 30, [['flows[0].repeat.delay.min', 'badRange']]],
    ['weights that do not match', ['flows', 1, 'handling', 'weights'], [1], [['flows[1].handling.weights', 'wrongLength']]],
    ['weights of zero', ['flows', 1, 'handling', 'weights'], [0, 0], [['flows[1].handling.weights', 'zeroWeights']]],
    [
      'no flow at all',
      ['flows'],
      [],
      [
        ['flows', 'noRows'],
        ['groups[0].skills[0].flow', 'unknownId'],
        ['groups[0].skills[1].flow', 'unknownId'],
      ],
    ],
    ['another closing', ['closing'], 'later', [['closing', 'choice']]],
    ['no interval', ['intervals'], 0, [['intervals', 'outOfRange']]],
    ['an interval of no time', ['intervalSeconds'], 0, [['intervalSeconds', 'notPositive']]],
    ['a format of the future', ['format'], 'plateau-centre/9', [['format', 'choice']]],
    ['a billion calls', ['flows', 1, 'arrivalsPerHour'], 1e9, [['flows[1].arrivalsPerHour', 'tooManyCallsADay']]],
    ['a billion agents', ['groups', 0, 'agents'], 1_000_000_000, [['groups[0].agents', 'outOfRange']]],
  ];
  it.each(cases)('with %s is refused at its place', (_, path, value, expected) => {
    const wrongLengthElsewhere = problems(changed(path, value));
    // A changed number of intervals makes the lists wrong as well; the place itself must be named.
    expect(wrongLengthElsewhere).toEqual(expect.arrayContaining([...expected]));
    if (path[0] !== 'intervals') expect(wrongLengthElsewhere).toHaveLength(expected.length);
  });

  it('with transfers that add up to more than 1 after one group is refused; after different groups it is not', () => {
    const transfers = (from: readonly string[]) => [
      { to: 'claims', probability: 0.7, from: ['lyon'] },
      { to: 'open', probability: 0.6, from },
    ];
    expect(problems(changed(['flows', 0, 'transfers'], transfers(['lyon'])))).toEqual([['flows[0].transfers', 'sharesAbove']]);
    expect(problems(changed(['flows', 0, 'transfers'], transfers([])))).toEqual([]);
  });

  it('with a flow nobody can answer is refused: no skill, or no agent all day', () => {
    expect(problems(changed(['groups', 0, 'skills'], [{ flow: 'open', rank: 1, queueRank: 1 }]))).toEqual([['flows[1]', 'nobodyAnswers']]);
    const empty = changed(['groups', 0, 'agents'], 0) as { groups: { maxAgents?: unknown }[] };
    delete empty.groups[0]!.maxAgents;
    expect(problems(empty)).toEqual([
      ['flows[0]', 'nobodyAnswers'],
      ['flows[1]', 'nobodyAnswers'],
    ]);
  });

  it('lists every problem, each with a sentence in both languages', () => {
    const wrong = changed(['flows', 0, 'patience', 'mean'], -3) as ReturnType<typeof full>;
    wrong.flows[1]!.id = '';
    const parsed = parseCentre(wrong);
    const issues = parsed.ok ? [] : parsed.issues;
    expect(issues.length).toBeGreaterThanOrEqual(2);
    for (const issue of issues) {
      expect(issueText(issue, 'fr')).not.toContain('À vérifier');
      expect(issueText(issue, 'en')).not.toContain('Please check');
    }
  });

  it('is not anything else: lists, texts, numbers, null and hostile keys are refused without an exception', () => {
    for (const value of [null, 3, 'x', [], {}, JSON.parse('{"format":"plateau-centre/1","__proto__":{}}')]) {
      expect(parseCentre(value).ok).toBe(false);
    }
    fc.assert(
      fc.property(fc.constantFrom(...cases.map(([, path]) => path)), fc.jsonValue(), (path, value) => {
        parseCentre(changed(path, value));
      }),
      { numRuns: 500 },
    );
  });

  it('drawn at random by the engine tests has at most flows that nobody answers', () => {
    fc.assert(
      fc.property(randomCentre, (centre) => {
        expect(validateCentre(centre).filter((issue) => issue.code !== 'nobodyAnswers' && issue.code !== 'unknownId')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
