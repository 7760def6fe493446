import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueText } from '../../src/i18n/texts/issues.ts';
import { parseCentre } from '../../src/model/centre-validation.ts';

const exponential = (mean: number) => ({ kind: 'exponential', mean });

/** A centre that uses every optional rule. */
const full = () => ({
  format: 'plateau-centre/1',
  intervalSeconds: 1800,
  intervals: 2,
  departures: 'first',
  dayFactors: [
    { id: 'snow', cv: 0.2 },
    { id: 'sun', cv: 0 },
  ],
  flows: [
    {
      id: 'calls',
      arrivalsPerHour: [40, 55],
      busyness: { cv: 0.1, dayFactors: ['snow', 'sun'] },
      handling: exponential(300),
      afterCallWork: exponential(60),
      patience: exponential(180),
      callback: { afterSeconds: 60, acceptance: 0.3, success: 0.8, failedHandling: exponential(30), patience: exponential(3600) },
      support: { flow: 'help', probability: 0.1, afterShare: 0.5 },
      redial: {
        afterAbandonment: 0.4,
        delay: exponential(600),
        to: [
          { flow: 'letters', probability: 0.1 },
          { flow: 'help', probability: 0.2 },
        ],
      },
      transfers: [{ to: 'help', probability: 0.3, warm: { together: exponential(20) } }],
      origins: [
        { id: 'calls', share: [0.6, 0.5] },
        { id: 'other', share: [0.4, 0.5] },
      ],
    },
    { id: 'help', arrivalsPerHour: 0, handling: exponential(120) },
    {
      id: 'letters',
      arrivalsPerHour: 3,
      handling: exponential(500),
      deferrable: { backlog: 40 },
      target: { withinSeconds: 86400, share: 0.9 },
    },
  ],
  groups: [
    {
      id: 'team',
      agents: [12, 10],
      absence: { probability: 0.05 },
      breaks: [{ startSeconds: 900, seconds: 600, agents: 3 }],
      paces: [
        { share: 0.2, handlingFactor: 1.4 },
        { share: 0.3, flows: [{ flow: 'help', handlingFactor: 2 }] },
      ],
      skills: [
        {
          flow: 'calls',
          rank: 1,
          queueRank: 2,
          afterCallWork: exponential(50),
          stages: [
            { afterSeconds: 30, queueRankBy: -1 },
            { afterSeconds: 60, queueRank: 1, rank: 2 },
          ],
          score: { points: -20, perSecond: 2 },
        },
        { flow: 'help', rank: 1, queueRank: 1 },
        { flow: 'letters', rank: 1, queueRank: 3, overflow: { idleAtLeast: 3 } },
      ],
    },
  ],
});

type Step = string | number;
type Problem = readonly [path: string, code: string];

/** The full centre with one value replaced, or removed when `value` is undefined. */
function changed(path: readonly Step[], value: unknown): unknown {
  const centre: unknown = full();
  let place = centre as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<Step, unknown>;
  if (value === undefined) delete place[path.at(-1)!];
  else place[path.at(-1)!] = value;
  return centre;
}

const issuesOf = (value: unknown) => {
  const parsed = parseCentre(value);
  return parsed.ok ? [] : parsed.issues;
};
const problems = (value: unknown): Problem[] => issuesOf(value).map(({ path, code }) => [path, code] as const);

const pathOf = (steps: readonly Step[]): string =>
  steps.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('');

/** [place, value, code, path of the issue where it is not the place]. */
type Case = readonly [place: readonly Step[], value: unknown, code: string, path?: string];
const F = ['flows', 0] as const;
const S = ['groups', 0, 'skills', 0] as const;
const G = ['groups', 0] as const;

const cases: readonly Case[] = [
  [['departures'], 'last', 'choice'],
  [['departures'], null, 'choice'],
  [['dayFactors', 2], 3, 'wrongType'],
  [['dayFactors', 1, 'cv'], -1, 'negative'],
  [['dayFactors', 1, 'cv'], 11, 'outOfRange'],
  [['dayFactors', 1, 'cv'], undefined, 'missingField'],
  [['dayFactors', 1, 'shape'], 2, 'unknownField'],
  [['dayFactors', 2], { id: 'snow', cv: 1 }, 'duplicateId', 'dayFactors[2].id'],
  [['dayFactors', 2], { id: '', cv: 1 }, 'badId', 'dayFactors[2].id'],
  [[...F, 'busyness', 'dayFactors'], 'snow', 'wrongType'],
  [[...F, 'busyness', 'dayFactors', 1], 'rain', 'unknownId'],
  [[...F, 'busyness', 'dayFactors', 1], 'snow', 'sameTwice'],
  [[...F, 'busyness', 'dayFactors', 1], 7, 'wrongType'],
  [[...F, 'afterCallWork'], 60, 'wrongType'],
  [[...F, 'afterCallWork', 'mean'], -1, 'negative'],
  [[...F, 'callback'], 0.3, 'wrongType'],
  [[...F, 'callback', 'acceptance'], 1.1, 'outOfRange'],
  [[...F, 'callback', 'acceptance'], undefined, 'missingField'],
  [[...F, 'callback', 'success'], -0.1, 'negative'],
  [[...F, 'callback', 'success'], null, 'wrongType'],
  [[...F, 'callback', 'afterSeconds'], -5, 'negative'],
  [[...F, 'callback', 'afterSeconds'], Number.NaN, 'notFinite'],
  [[...F, 'callback', 'failedHandling', 'kind'], 'normal', 'choice'],
  [[...F, 'callback', 'patience', 'mean'], '9', 'wrongType'],
  [[...F, 'callback', 'slot'], 1, 'unknownField'],
  [[...F, 'support', 'flow'], 'nobody', 'unknownId'],
  [[...F, 'support', 'flow'], 5, 'wrongType'],
  [[...F, 'support', 'flow'], undefined, 'missingField'],
  [[...F, 'support', 'flow'], 'calls', 'supportCircle'],
  [[...F, 'support', 'probability'], 2, 'outOfRange'],
  [[...F, 'support', 'afterShare'], 1.5, 'outOfRange'],
  [['flows', 1, 'support'], { flow: 'letters', probability: 1, when: 3 }, 'unknownField', 'flows[1].support.when'],
  [[...F, 'redial', 'to'], 'letters', 'wrongType'],
  [[...F, 'redial', 'to', 1], 'help', 'wrongType'],
  [[...F, 'redial', 'to', 1, 'flow'], 'nowhere', 'unknownId'],
  [[...F, 'redial', 'to', 1, 'flow'], 'letters', 'sameTwice'],
  [[...F, 'redial', 'to', 1, 'flow'], undefined, 'missingField'],
  [[...F, 'redial', 'to', 1, 'probability'], -1, 'negative'],
  [[...F, 'redial', 'to', 1, 'probability'], undefined, 'missingField'],
  [[...F, 'redial', 'to', 1, 'probability'], 0.95, 'sharesAbove', 'flows[0].redial.to'],
  [[...F, 'transfers', 0, 'warm'], true, 'wrongType'],
  [[...F, 'transfers', 0, 'warm', 'together'], 20, 'wrongType'],
  [[...F, 'transfers', 0, 'warm', 'together', 'mean'], -20, 'negative'],
  [[...F, 'transfers', 0, 'warm', 'apart'], 1, 'unknownField'],
  [[...F, 'origins'], {}, 'wrongType'],
  [[...F, 'origins', 1], 'x', 'wrongType'],
  [[...F, 'origins', 1, 'id'], 'calls', 'duplicateId'],
  [[...F, 'origins', 1, 'id'], 'help', 'duplicateId'],
  [[...F, 'origins', 1, 'id'], undefined, 'missingField'],
  [[...F, 'origins', 1, 'share'], [0.4, 0.4], 'sharesSum', 'flows[0].origins'],
  [[...F, 'origins', 1, 'share'], 0.5, 'sharesSum', 'flows[0].origins'],
  [[...F, 'origins', 1, 'share'], [0.4], 'wrongLength'],
  [[...F, 'origins', 1, 'share', 1], 1.5, 'outOfRange'],
  [['flows', 1, 'origins'], [{ id: 'other', share: 1 }], 'duplicateId', 'flows[1].origins[0].id'],
  [['flows', 2, 'deferrable'], true, 'wrongType'],
  [['flows', 2, 'deferrable', 'backlog'], -1, 'negative'],
  [['flows', 2, 'deferrable', 'backlog'], 1.5, 'notInteger'],
  [['flows', 2, 'deferrable', 'backlog'], 1e8, 'outOfRange'],
  [['flows', 2, 'deferrable', 'due'], 60, 'unknownField'],
  [['flows', 2, 'patience'], exponential(9), 'callersOnly'],
  [['flows', 2, 'balking'], 0.1, 'callersOnly'],
  [['flows', 2, 'waitingRoom'], 5, 'callersOnly'],
  [['flows', 2, 'redial'], { delay: exponential(9) }, 'callersOnly'],
  [['flows', 2, 'callback'], { acceptance: 0.5 }, 'callersOnly'],
  [[...G, 'absence'], 0.1, 'wrongType'],
  [[...G, 'absence', 'probability'], 1.2, 'outOfRange'],
  [[...G, 'absence', 'probability'], undefined, 'missingField'],
  [[...G, 'absence', 'days'], 1, 'unknownField'],
  [[...G, 'breaks'], 1, 'wrongType'],
  [[...G, 'breaks', 0], null, 'wrongType'],
  [[...G, 'breaks', 0, 'startSeconds'], -1, 'negative'],
  [[...G, 'breaks', 0, 'seconds'], 0, 'notPositive'],
  [[...G, 'breaks', 0, 'agents'], 0.5, 'notInteger'],
  [[...G, 'breaks', 0, 'agents'], undefined, 'missingField'],
  [[...G, 'breaks', 0, 'paid'], true, 'unknownField'],
  [[...G, 'breaks'], Array.from({ length: 1001 }, (_, i) => ({ startSeconds: i, seconds: 1, agents: 1 })), 'outOfRange'],
  [[...G, 'paces'], 0.2, 'wrongType'],
  [[...G, 'paces', 0], 1.4, 'wrongType'],
  [[...G, 'paces', 0, 'share'], undefined, 'missingField'],
  [[...G, 'paces', 0, 'share'], -0.2, 'negative'],
  [[...G, 'paces', 0, 'share'], 1.2, 'outOfRange'],
  [[...G, 'paces', 0, 'share'], 0.8, 'sharesAbove', 'groups[0].paces'],
  [[...G, 'paces', 0, 'handlingFactor'], 0, 'notPositive'],
  [[...G, 'paces', 0, 'handlingFactor'], 1001, 'outOfRange'],
  [[...G, 'paces', 0, 'handlingFactor'], null, 'wrongType'],
  [[...G, 'paces', 0, 'agents'], 2, 'unknownField'],
  [[...G, 'paces', 1, 'flows'], 'help', 'wrongType'],
  [[...G, 'paces', 1, 'flows', 0], 'help', 'wrongType'],
  [[...G, 'paces', 1, 'flows', 0, 'flow'], 'nobody', 'unknownId'],
  [[...G, 'paces', 1, 'flows', 0, 'flow'], 7, 'wrongType'],
  [[...G, 'paces', 1, 'flows', 0, 'flow'], undefined, 'missingField'],
  [[...G, 'paces', 1, 'flows', 1], { flow: 'help', handlingFactor: 3 }, 'sameTwice', 'groups[0].paces[1].flows[1].flow'],
  [[...G, 'paces', 1, 'flows', 0, 'handlingFactor'], -1, 'notPositive'],
  [[...G, 'paces', 1, 'flows', 0, 'handlingFactor'], undefined, 'missingField'],
  [[...G, 'paces', 1, 'flows', 0, 'share'], 0.1, 'unknownField'],
  [[...G, 'paces'], Array.from({ length: 201 }, () => ({ share: 0 })), 'outOfRange'],
  [[...G, 'skills'], [{ flow: 'calls', rank: 1, queueRank: 1 }], 'notAnswered', 'groups[0].paces[1].flows[0].flow'],
  [[...S, 'afterCallWork'], 'long', 'wrongType'],
  [[...S, 'afterCallWork', 'kind'], undefined, 'missingField'],
  [[...S, 'stages'], {}, 'wrongType'],
  [[...S, 'stages', 0], 30, 'wrongType'],
  [[...S, 'stages', 0, 'afterSeconds'], 0, 'notPositive'],
  [[...S, 'stages', 0, 'afterSeconds'], 60, 'sameTwice', 'groups[0].skills[0].stages[1].afterSeconds'],
  [[...S, 'stages', 0, 'afterSeconds'], undefined, 'missingField'],
  [[...S, 'stages', 0, 'queueRankBy'], 1e7, 'outOfRange'],
  [[...S, 'stages', 1, 'queueRank'], -1, 'negative'],
  [[...S, 'stages', 1, 'rankBy'], 1, 'onlyOneOf'],
  [[...S, 'stages', 1, 'queueRankBy'], 1, 'onlyOneOf'],
  [[...S, 'stages', 1, 'groups'], 1, 'unknownField'],
  [[...S, 'score'], 3, 'wrongType'],
  [[...S, 'score', 'points'], 1e10, 'outOfRange'],
  [[...S, 'score', 'perSecond'], -1, 'negative'],
  [[...S, 'score', 'perMinute'], 1, 'unknownField'],
];

describe('the optional rules of a centre file', () => {
  it('are accepted, all of them, and null or empty where that means none', () => {
    expect(problems(full())).toEqual([]);
    const none: readonly (readonly Step[])[] = [
      [...F, 'afterCallWork'],
      [...F, 'callback'],
      [...F, 'callback', 'patience'],
      [...F, 'callback', 'failedHandling'],
      [...F, 'support'],
      [...F, 'transfers', 0, 'warm'],
      [...F, 'transfers', 0, 'warm', 'together'],
      ['flows', 2, 'deferrable'],
      [...G, 'absence'],
      [...S, 'afterCallWork'],
      [...S, 'score'],
    ];
    for (const place of none) expect([place, problems(changed(place, null))]).toEqual([place, []]);
    for (const place of [
      [...F, 'origins'],
      [...F, 'redial', 'to'],
      [...F, 'busyness', 'dayFactors'],
      [...G, 'breaks'],
      [...G, 'paces'],
      [...G, 'paces', 1, 'flows'],
      [...S, 'stages'],
    ]) {
      expect([place, problems(changed(place, []))]).toEqual([place, []]);
    }
  });

  it.each(cases.map((one) => [`${pathOf(one[0])} = ${JSON.stringify(one[1])?.slice(0, 50)}`, one] as const))(
    'are refused with one issue, which has a sentence in both languages: %s',
    (_, [place, value, code, path]) => {
      const issues = issuesOf(changed(place, value));
      expect(issues.map((issue) => [issue.path, issue.code])).toEqual([[path ?? pathOf(place), code]]);
      expect(issueText(issues[0]!, 'fr')).not.toContain('À vérifier');
      expect(issueText(issues[0]!, 'en')).not.toContain('Please check');
      for (const lang of ['fr', 'en'] as const) expect(issueText(issues[0]!, lang)).not.toMatch(/undefined|NaN\b.*NaN|\[object/);
    },
  );

  it('that are no list of day factors leave their names unknown', () => {
    expect(problems(changed(['dayFactors'], {}))).toEqual([
      ['dayFactors', 'wrongType'],
      ['flows[0].busyness.dayFactors[0]', 'unknownId'],
      ['flows[0].busyness.dayFactors[1]', 'unknownId'],
    ]);
  });

  it('need somebody who helps, answers the second number, and takes the backlog', () => {
    const without = (flow: string): unknown => {
      const centre = full();
      centre.groups[0]!.skills = centre.groups[0]!.skills.filter((skill) => skill.flow !== flow);
      centre.groups[0]!.paces = [];
      return centre;
    };
    expect(problems(without('help'))).toEqual([['flows[1]', 'nobodyAnswers']]);
    expect(problems(without('letters'))).toEqual([['flows[2]', 'nobodyAnswers']]);
  });

  it('name each flow of a circle of helpers, and only those', () => {
    const centre = full() as { flows: Record<string, unknown>[] };
    centre.flows[1]!.support = { flow: 'letters', probability: 0.5 };
    centre.flows[2]!.support = { flow: 'help', probability: 0.5 };
    expect(problems(centre)).toEqual([
      ['flows[1].support.flow', 'supportCircle'],
      ['flows[2].support.flow', 'supportCircle'],
    ]);
    centre.flows[2]!.support = { flow: 'help', probability: 0 };
    expect(problems(centre)).toEqual([]);
  });

  it('refuse whatever else without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases.map(([place]) => place)), fc.jsonValue(), (place, value) => {
        parseCentre(changed(place, value));
      }),
      { numRuns: 1000 },
    );
  });
});
