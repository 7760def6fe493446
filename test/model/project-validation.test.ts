import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/lang.ts';
import { ISSUE_CODES, issueLine } from '../../src/i18n/texts/issues.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { Network } from '../../src/model/network.ts';
import type { Json, Project } from '../../src/model/project.ts';
import { setDraft, setField, setProvenance } from '../../src/model/project-edit.ts';
import { isRunnable, validateNetwork, validateProject } from '../../src/model/project-validation.ts';
import { SAMPLES } from '../../src/samples/index.ts';

const sample = (id: string): Project => SAMPLES.find((one) => one.id === id)!.make();
const atelier = sample('atelier');
const sco = sample('sco-ouest');

const brief = (issues: readonly Issue[]): readonly string[] => issues.map((issue) => `${issue.path} ${issue.code}`);
/** What is wrong after one figure of the workshop is set. */
const issuesAfter = (path: string, value: Json, project = atelier): readonly string[] =>
  brief(validateProject(setField(project, path, value)));
const withBaseline = (change: Partial<Network>, project = atelier): Project => ({
  ...project,
  baseline: { ...project.baseline, ...change },
});

describe('a sound project has nothing to mend', () => {
  it('finds nothing in the samples', () => {
    expect([brief(validateProject(sco)), brief(validateProject(atelier))]).toEqual([[], []]);
  });
  it('asks the blank project for what it lacks, and for nothing else', () => {
    expect(brief(validateProject(sample('empty')))).toEqual(['sites noRows', 'flows noRows', 'teams noRows']);
  });
});

describe('each bad figure is named at its place', () => {
  const cases: readonly [path: string, value: Json, found: string][] = [
    ['flows/accueil/volumeByMonth/3', -12, 'flows/accueil/volumeByMonth/3 negative'],
    ['flows/accueil/volumeByMonth/0', 1e9, 'flows/accueil/volumeByMonth/0 tooManyCalls'],
    ['flows/accueil/volumeByMonth', [1, 2, 3], 'flows/accueil/volumeByMonth wrongLength'],
    ['flows/accueil/ahtSeconds', 0, 'flows/accueil/ahtSeconds notPositive'],
    ['flows/accueil/ahtSeconds', -300, 'flows/accueil/ahtSeconds negative'],
    ['flows/accueil/ahtSeconds', 5, 'flows/accueil/ahtSeconds unusual'],
    ['flows/accueil/ahtSeconds', 1e6, 'flows/accueil/ahtSeconds outOfRange'],
    ['flows/accueil/patienceSeconds', 0, 'flows/accueil/patienceSeconds notPositive'],
    ['flows/accueil/balkingShare', 1.2, 'flows/accueil/balkingShare outOfRange'],
    ['flows/accueil/target/share', 80, 'flows/accueil/target/share outOfRange'],
    ['flows/accueil/redial/delaySeconds', 0, 'flows/accueil/redial/delaySeconds notPositive'],
    ['flows/accueil/transfers/depannage/share', 1.5, 'flows/accueil/transfers/depannage/share outOfRange'],
    ['flows/accueil/transfers/depannage/toFlowId', 'gone', 'flows/accueil/transfers/gone/toFlowId unknownId'],
    ['flows/accueil/profileId', 'gone', 'flows/accueil/profileId unknownId'],
    ['flows/accueil/origins/bourg/share', 0.9, 'flows/accueil/origins sharesSum'],
    ['profiles24/appels/halfHourWeights/20', -1, 'profiles24/appels/halfHourWeights/20 negative'],
    ['profiles24/appels/weekdayWeights', [0, 0, 0, 0, 0, 0, 0], 'profiles24/appels/weekdayWeights zeroWeights'],
    ['profiles24/appels/weekdayWeights', [1, 1, 1], 'profiles24/appels/weekdayWeights wrongLength'],
    ['sites/bourg/opening', [null, null, null, null, null, null, null], 'sites/bourg/opening noOpeningHours'],
    ['sites/bourg/opening/0', { fromMinute: 600, toMinute: 540 }, 'sites/bourg/opening/0 badHours'],
    ['sites/bourg/opening/0', { fromMinute: 540, toMinute: 1561 }, 'sites/bourg/opening/0 badHours'],
    ['sites/bourg/seats', -1, 'sites/bourg/seats negative'],
    ['sites/bourg/seats', 2.5, 'sites/bourg/seats notInteger'],
    ['sites/bourg/regionId', '', 'sites/bourg/regionId required'],
    ['sites/bourg/latitude', 91, 'sites/bourg/latitude outOfRange'],
    ['teams/bourg-accueil/fte', -1, 'teams/bourg-accueil/fte negative'],
    ['teams/bourg-accueil/fte', 9, 'teams/bourg-accueil/fte fteAboveHeadcount'],
    ['teams/bourg-accueil/shrinkageShare', 1.3, 'teams/bourg-accueil/shrinkageShare outOfRange'],
    ['teams/bourg-accueil/seniority/over5Years', 0.2, 'teams/bourg-accueil/seniority sharesSum'],
    ['teams/bourg-accueil/siteId', 'gone', 'teams/bourg-accueil/siteId unknownId'],
    ['teams/bourg-accueil/profileId', 'gone', 'teams/bourg-accueil/profileId unknownId'],
    ['teams/bourg-accueil/rosterId', 'gone', 'teams/bourg-accueil/rosterId unknownId'],
    ['skillProfiles/p-accueil/skills/accueil/handlingFactor', 0, 'skillProfiles/p-accueil/skills/accueil/handlingFactor notPositive'],
    ['skillProfiles/p-accueil/skills/accueil/rank', 0, 'skillProfiles/p-accueil/skills/accueil/rank outOfRange'],
    ['trainingPaths/accueil-factures/toProfileId', 'p-accueil', 'trainingPaths/accueil-factures/toProfileId sameBothEnds'],
    ['trainingPaths/accueil-factures/rampFactor', -1, 'trainingPaths/accueil-factures/rampFactor negative'],
    ['supportPosts/bourg-encadrement/siteId', 'gone', 'supportPosts/bourg-encadrement/siteId unknownId'],
    ['horizon/startMonth', '2026-13', 'horizon/startMonth badMonth'],
    ['run/month', 12, 'run/month outOfHorizon'],
    ['run/seed', -1, 'run/seed negative'],
    ['run/weeks', 0, 'run/weeks outOfRange'],
    ['run/occupancyCap', 1.2, 'run/occupancyCap outOfRange'],
  ];
  it.each(cases)('%s = %j', (path, value, found) => {
    expect(issuesAfter(path, value)).toContain(found);
  });

  it('NaN and infinity in any number of the network', () => {
    const silent: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'number') {
        for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
          const issues = validateProject(setField(sco, path, bad));
          if (isRunnable(issues)) silent.push(`${path} ${bad}`);
        }
      } else if (Array.isArray(value)) {
        value.slice(0, 2).forEach((item: unknown, index) => {
          const row = item as { id?: string; siteId?: string; flowId?: string; toFlowId?: string; reach?: string } | null;
          walk(item, `${path}/${row?.id ?? row?.siteId ?? row?.flowId ?? row?.toFlowId ?? row?.reach ?? index}`);
        });
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, field] of Object.entries(value)) walk(field, path === '' ? key : `${path}/${key}`);
      }
    };
    walk(sco.baseline, '');
    walk(sco.run, 'run');
    expect(silent).toEqual([]);
  });
});

describe('what no single figure shows', () => {
  it('a flow nobody can answer: no team, no skill, or nobody within reach', () => {
    const teams = atelier.baseline.teams.filter((team) => team.profileId !== 'p-depannage');
    expect(brief(validateProject(withBaseline({ teams })))).toContain('flows/depannage nobodyAnswers');
    expect(issuesAfter('skillProfiles/p-depannage/skills', [])).toContain('flows/depannage nobodyAnswers');
    const elsewhere = setField(atelier, 'flows/depannage/origins', [{ siteId: 'gare', share: 1 }]);
    expect(brief(validateProject(elsewhere))).toContain('flows/depannage nobodyAnswers');
    expect(issuesAfter('flows/depannage/routing/start', 'region', elsewhere)).toEqual([]);
  });
  it('a zone out of reach is a warning, with its name', () => {
    const origins = [
      { siteId: 'bourg', share: 0.5 },
      { siteId: 'gare', share: 0.5 },
    ];
    const issues = validateProject(setField(atelier, 'flows/depannage/origins', origins));
    expect(issues).toEqual([
      { path: 'flows/depannage/origins/gare', severity: 'warning', code: 'nobodyInReach', params: { name: 'La Gare' } },
    ]);
  });
  it('a partner without a price, without a team, or closed at the hours it is given', () => {
    expect(issuesAfter('sites/partenaire/pricePerCall', null, sco)).toEqual(['sites/partenaire/pricePerCall noPrice']);
    expect(issuesAfter('flows/livraison/routing/partnerShare', 0.2, sco)).toContain('flows/livraison/routing noPartnerTeam');
    expect(issuesAfter('sites/partenaire/opening/5', null, sco)).toContain('flows/open-n1/routing/partnerHours/5 partnerClosed');
  });
  it('ids and names used twice', () => {
    const [first, ...rest] = atelier.baseline.sites;
    const sites = [first!, { ...rest[0]!, id: first!.id, name: first!.name }, ...rest.slice(1)];
    expect(brief(validateProject(withBaseline({ sites })))).toEqual(
      expect.arrayContaining(['sites/bourg duplicateId', 'sites/bourg/name duplicateName']),
    );
  });
  it('cohorts larger than their team, and fixed agents of the wrong shape', () => {
    const cohorts = [{ fte: 40, awayShare: 0.5, handlingFactor: 1.2, flowIds: ['accueil', 'gone'] }];
    expect(issuesAfter('teams/bourg-accueil/cohorts', cohorts)).toEqual([
      'teams/bourg-accueil/cohorts/0/flowIds unknownId',
      'teams/bourg-accueil/cohorts moreThanTeam',
    ]);
    expect(issuesAfter('teams/bourg-accueil/agentsByHalfHour', [[1, 2]])).toEqual([
      'teams/bourg-accueil/agentsByHalfHour wrongLength',
      'teams/bourg-accueil/agentsByHalfHour/0 wrongLength',
    ]);
  });
  it('transfers that send calls round without end', () => {
    const round = setField(atelier, 'flows/accueil/transfers/depannage/share', 1);
    const found = issuesAfter('flows/depannage/transfers', [{ toFlowId: 'accueil', share: 1 }], round);
    expect(found).toEqual(['flows/accueil endlessReturns', 'flows/depannage endlessReturns']);
    expect(issuesAfter('flows/accueil/transfers', [{ toFlowId: 'accueil', share: 0.1 }])).toContain(
      'flows/accueil/transfers/accueil/toFlowId sameBothEnds',
    );
  });
  it('flows in two answer groups, and groups of nobody', () => {
    const answerGroups = [
      { id: 'g1', name: 'A', flowIds: ['accueil', 'factures'] },
      { id: 'g2', name: 'B', flowIds: ['factures', 'gone'] },
      { id: 'g3', name: 'C', flowIds: [] },
    ];
    expect(brief(validateProject(withBaseline({ answerGroups })))).toEqual([
      'answerGroups/g2/flowIds inTwoGroups',
      'answerGroups/g2/flowIds unknownId',
      'answerGroups/g3/flowIds tooFew',
    ]);
  });
  it('disruptions and costs outside the study', () => {
    const disruptions = [
      { id: 'd', name: 'Panne', fromMonth: 30, months: 0, siteId: 'gone', flowId: null, capacityFactor: -1, ahtFactor: 1 },
    ];
    const oneOffCosts = [{ id: 'c', name: 'Travaux', month: -1, euros: 5 }];
    const issues = validateProject(withBaseline({ disruptions, oneOffCosts }));
    expect(brief(issues)).toEqual([
      'disruptions/d/fromMonth outOfHorizon',
      'disruptions/d/months outOfRange',
      'disruptions/d/siteId unknownId',
      'disruptions/d/capacityFactor negative',
      'oneOffCosts/c/month outOfHorizon',
    ]);
    expect(issues[0]).toMatchObject({ value: '2028-07', params: { min: '2026-01', max: '2026-12' } });
  });
  it('a text that could not be read stops a run, with the text', () => {
    const issues = validateProject(setDraft(setDraft(atelier, 'sites/bourg/opening/0', '25:61'), 'flows/accueil/ahtSeconds', ''));
    expect(issues).toEqual([
      { path: 'sites/bourg/opening/0', severity: 'error', code: 'badHours', value: '25:61' },
      { path: 'flows/accueil/ahtSeconds', severity: 'error', code: 'required', value: '' },
    ]);
    expect([isRunnable(issues), isRunnable([])]).toEqual([false, true]);
  });
  it('heads rounded to whole people are no fault of a month, but half a person too many typed by somebody is', () => {
    const typed = setField(atelier, 'teams/bourg-accueil/fte', 5.4);
    expect(brief(validateProject(typed))).toEqual(['teams/bourg-accueil/fte fteAboveHeadcount']);
    expect(brief(validateNetwork(typed.baseline))).toEqual([]);
    const more = setField(atelier, 'teams/bourg-accueil/fte', 5.6);
    expect(brief(validateNetwork(more.baseline))).toEqual(['teams/bourg-accueil/fte fteAboveHeadcount']);
  });
  it('a lever setting’s source that is gone is a warning at the setting', () => {
    const path = 'scenarios/fusion/levers/f1/mixAhtFactor';
    const gone = setProvenance(atelier, path, { sourceId: 'gone' });
    expect(brief(validateProject(gone))).toEqual([`${path} unknownSource`]);
    const wrong = setProvenance(atelier, path, { sourceId: null, low: 3, high: 1 });
    expect(brief(validateProject(wrong))).toEqual([`${path} badRange`]);
  });
  it('a source that is gone is a warning', () => {
    const provenance = { 'flows/accueil': { sourceId: 'gone' }, 'flows/factures': { sourceId: null, low: 3, high: 1 } };
    expect(brief(validateProject({ ...atelier, provenance }))).toEqual(['flows/accueil unknownSource', 'flows/factures badRange']);
  });
});

describe('validation is quick, total and in words', () => {
  it('never throws on damaged networks, and every issue has a sentence in both languages', () => {
    const codes = new Set<string>();
    const known = new Set<string>(ISSUE_CODES);
    const numbers = fc.oneof(fc.double(), fc.constantFrom(-1, 0, 1e9, 0.5));
    const ids = fc.constantFrom('accueil', 'bourg', 'gone', '', 'p-accueil');
    const edits: fc.Arbitrary<readonly [string, Json]>[] = [];
    const collect = (value: unknown, path: string): void => {
      if (typeof value === 'number') edits.push(numbers.map((number) => [path, number] as const));
      else if (typeof value === 'string' && !path.endsWith('/id')) edits.push(ids.map((id) => [path, id] as const));
      else if (typeof value === 'object' && value !== null) {
        for (const [key, field] of Object.entries(value)) {
          collect(field, path === '' ? key : `${path}/${(field as { id?: string } | null)?.id ?? key}`);
        }
      }
    };
    collect(atelier.baseline, '');
    fc.assert(
      fc.property(fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 6 }), (changes) => {
        let project = atelier;
        for (const [path, value] of changes) project = setField(project, path, value);
        for (const issue of validateProject(project)) {
          codes.add(issue.code);
          for (const lang of LANGS) issueLine(issue, project, lang);
        }
      }),
      { numRuns: 400 },
    );
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(8);
  });
  it('reads like a sentence with its place', () => {
    const issues = validateProject(setField(atelier, 'flows/accueil/volumeByMonth/2', -12));
    expect(issues.map((issue) => issueLine(issue, atelier, 'fr'))).toEqual([
      'Accueil · Volume · mars 2026\u00a0: −12 est négatif\u202f; il faut 0 ou plus.',
    ]);
  });
});
