import { describe, expect, it } from 'vitest';
import { addMoments, SKILL_PAIRS } from '../../src/engine/simulate/interval-moments.ts';
import { studentQuantile } from '../../src/maths/student.ts';
import { SKILL_COUNTERS, type SkillCounter } from '../../src/model/measures.ts';
import type { Network } from '../../src/model/network.ts';
import type { DayTable } from '../../src/protocol/simulation.ts';
import { answersFile } from '../../src/ui/pages/results/answers-csv.ts';
import {
  type AnsweredRun,
  type AnswerScope,
  answerSentence,
  answerText,
  localConclusion,
  localViews,
  sharePicture,
  siteView,
  teamViews,
  wholeView,
} from '../../src/ui/pages/results/answers-vm.ts';
import type { NamedWeek } from '../../src/ui/pages/results/comparison.ts';
import { namesOf } from '../../src/ui/pages/results/project-names.ts';
import type { ResultsContext } from '../../src/ui/pages/results/results-context.ts';
import {
  ANSWER_MEASURES,
  answerFigures,
  answeringSites,
  answeringTeams,
  isSmallPlace,
  localShare,
  tellsAnswerers,
} from '../../src/ui/pages/results/who-answers.ts';
import { network as drawnNetwork } from '../fixtures/network-text.ts';
import { simulatedWeek } from './results-fixture.ts';

/** What a group answered of a queue, replication by replication. */
interface Answered {
  readonly queue: string;
  readonly group: string;
  readonly counts: Partial<Record<SkillCounter, readonly number[]>>;
}

function withSkills(table: DayTable, answered: readonly Answered[]): DayTable {
  const width = SKILL_COUNTERS.length;
  const skillSums = new Float64Array(answered.length * width);
  const skillProducts = new Float64Array(answered.length * SKILL_PAIRS);
  for (let r = 0; r < table.replications; r++) {
    const cells = Float64Array.from(answered.flatMap(({ counts }) => SKILL_COUNTERS.map((name) => counts[name]?.[r] ?? 0)));
    addMoments(cells, width, skillSums, skillProducts);
  }
  return {
    ...table,
    skillFlows: Int32Array.from(answered, ({ queue }) => table.flowIds.indexOf(queue)),
    skillGroups: Int32Array.from(answered, ({ group }) => table.groupIds.indexOf(group)),
    skillSums,
    skillProducts,
  };
}

/** Two zones, North and South; South's people answer South, North's answer both, and Away is a partner in the same region as North. */
const NETWORK: Network = drawnNetwork(`
  flow   calls/h  aht   patience  target      team   heads  site      skills
  Open   120      300s  90s       80/20       North  12     N@west    Open
                                              South  4      S@east    Open
                                              Away   6      P@west!   Open
`);

function week(scenarioId: string, own: readonly number[]): NamedWeek {
  const zero = own.map(() => 0);
  const north = own.map((calls) => 2 * calls);
  const partner = own.map(() => 5);
  const all = own.map((calls, r) => calls + north[r]! + partner[r]!);
  const run = simulatedWeek(scenarioId, own.length, [
    {
      dayId: 'mon',
      weight: 4,
      flows: [
        { flow: 'open', zone: 'n', counts: { answered: north, offered: north, answeredWithin: zero } },
        { flow: 'open', zone: 's', counts: { answered: all.map((calls, r) => calls - north[r]!), offered: own, answeredWithin: own } },
      ],
      groups: [
        { site: 'n', profile: 'open', counts: {} },
        { site: 's', profile: 'open', counts: {} },
        { site: 'p', profile: 'open', counts: {} },
      ],
    },
  ]);
  const days = run.week.days.map((day) => ({
    ...day,
    flows: day.flows.map((flow) => ({ ...flow, regionId: flow.siteId === 'n' ? 'west' : 'east' })),
  }));
  const answered: readonly Answered[] = [
    {
      queue: 'open@n',
      group: 'n-open',
      counts: { answered: north, waitSeconds: north.map((calls) => 10 * calls), handlingSeconds: north.map((c) => 300 * c) },
    },
    { queue: 'open@s', group: 's-open', counts: { answered: own, answeredWithin: own } },
    { queue: 'open@s', group: 'p-open', counts: { answered: partner } },
  ];
  return { ...run, week: { ...run.week, days }, tables: run.tables.map((table) => withSkills(table, answered)) };
}

const calls = [10, 14, 9, 11];
const run = week('baseline', calls);
const place = (siteId: string | null, teamId: string | null = null) => ({ flowId: 'open', siteId, teamId });
const names = namesOf([NETWORK], 'fr');
const scope: AnswerScope = { lang: 'fr', names, networks: [NETWORK] };
const variant = (id: string, name: string) =>
  ({ id, name, style: { colour: '#000', dash: [], marker: 'circle' } }) as unknown as AnsweredRun['variant'];
const answered: AnsweredRun = { run, variant: variant('baseline', 'Référence'), network: NETWORK };

describe('who answers what', () => {
  it('lists the sites by what they answer, and the teams of each', () => {
    expect(answeringSites(run, 'open')).toEqual([
      { id: 'n', calls: 88 },
      { id: 's', calls: 44 },
      { id: 'p', calls: 20 },
    ]);
    expect(answeringTeams(run, 'open', 's').map(({ id }) => id)).toEqual(['s-open']);
    expect(answeringSites(run, 'Home')).toEqual([]);
    expect([
      tellsAnswerers(run),
      tellsAnswerers({ ...run, tables: run.tables.map((table) => ({ ...table, skillFlows: undefined })) }),
    ]).toEqual([true, false]);
  });

  it('counts a month, and shares out of every answered call', () => {
    const north = answerFigures(run, place('n'));
    expect([north.answered.mean, north.wait.mean, north.handling.mean]).toEqual([88, 10, 300]);
    const n = calls.length;
    const mean = 22;
    const deviation = Math.sqrt(calls.reduce((sum, one) => sum + (2 * one - mean) ** 2, 0) / (n - 1));
    expect(north.answered.halfWidth).toBeCloseTo((4 * studentQuantile(0.975, n - 1) * deviation) / Math.sqrt(n), 9);
    expect(north.share.mean).toBeCloseTo(88 / 152, 12);
    expect(answerFigures(run, place('s')).inTime).toMatchObject({ mean: 1, halfWidth: 0 });
    const whole = answerFigures(run, place(null));
    expect([whole.answered.mean, whole.share.mean, whole.share.halfWidth]).toEqual([152, 1, 0]);
    expect(answerFigures(run, place('s', 's-open'))).toEqual(answerFigures(run, place('s')));
  });

  it('knows how many are answered at the caller’s site and in the caller’s region, partners never being near', () => {
    expect(localShare(run, NETWORK, 'open', 'site').mean).toBeCloseTo(132 / 152, 12);
    expect(localShare(run, NETWORK, 'open', 'region').mean).toBeCloseTo(132 / 152, 12);
    const oneQueue = {
      ...run,
      week: {
        ...run.week,
        days: run.week.days.map((day) => ({ ...day, flows: day.flows.map((flow) => ({ ...flow, siteId: null, regionId: null })) })),
      },
    };
    const fresh = { ...oneQueue, tables: run.tables.map((table) => ({ ...table })) };
    expect(localShare(fresh, NETWORK, 'open', 'site').mean).toBeNaN();
  });

  it('marks what is about fewer than 5 people with the skill, and never everybody', () => {
    expect([place(null), place('n'), place('s')].map((one) => isSmallPlace([NETWORK], one))).toEqual([false, false, true]);
    expect(siteView(scope, run, 'open', 's').small).toBe(true);
    expect(teamViews(scope, run, 'open', 'n').map(({ small }) => small)).toEqual([false]);
  });

  it('writes all and nothing without an error plainly', () => {
    expect(answerText('fr', { mean: 1, halfWidth: 0 }, 'share')).toBe('100');
    expect(wholeView(scope, run, 'open').cells.map(({ text }) => text)[1]).toBe('100');
    expect(siteView(scope, run, 'open', 'n').cells.map(({ measure }) => measure)).toEqual([...ANSWER_MEASURES]);
  });
});

describe('in words', () => {
  it('says who answers most and how near', () => {
    expect(answerSentence(answered, 'open', scope)).toBe(
      `Référence\u00a0: ${names.site('n')} répond à 58\u00a0% des appels répondus d’${names.flow('open')}\u202f; 3 sites y répondent. 87\u00a0% sont répondus sur le site de l’appelant.`,
    );
    expect(answerSentence(answered, 'Home', scope)).toContain('le flux Home n’existe pas');
  });

  it('sets the runs side by side, and names a change only where it shows', () => {
    const same = [answered, { ...answered, run: week('s1', calls), variant: variant('s1', 'Proposition') }];
    expect(localViews(same, names)[0]?.shares[1]?.difference?.mean).toBeCloseTo(0, 12);
    expect(localConclusion(localViews(same, names), same, 'fr')).toBe('');
    const picture = sharePicture(same, 'open', scope);
    expect(picture.siteIds).toEqual(['n', 's', 'p']);
    expect(picture.conclusion).toContain('même part');
    expect(picture.twin.rows.map(({ small }) => small)).toEqual([false, true, false]);
    const moved = [answered, { ...answered, run: week('s2', [90, 91, 90, 89]), variant: variant('s2', 'Proposition') }];
    expect(localConclusion(localViews(moved, names), moved, 'fr')).toContain('Proposition');
  });
});

it('keeps fewer than 5 people out of the file, and writes the rest with its error', () => {
  const context = {
    lang: 'fr',
    names,
    baseline: { ...run, month: 0, seed: 1, engineVersion: 'test', inputHash: 'a', fingerprint: 'b' },
    scenarios: [],
    variants: [answered.variant],
    networkOf: () => NETWORK,
    project: { name: { fr: 'Essai', en: 'Trial' }, baseline: NETWORK },
  } as unknown as ResultsContext;
  const { name, text } = answersFile(context);
  expect(name).toMatch(/\.csv$/);
  const rows = text.split('\r\n').map((line) => line.split(';'));
  const of = (site: string): readonly string[] => rows.find((row) => row[2] === names.site(site) && row[3] === '')!;
  expect(of('n').slice(4, 7)).toEqual(['88', expect.stringMatching(/^\d+,\d+$/), '57,89473684']);
  expect(of('s').slice(4)).toEqual(['moins de 5 personnes']);
  expect(rows[0]).toHaveLength(14);
});
