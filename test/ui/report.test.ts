import { describe, expect, it } from 'vitest';
import { simulateBatch } from '../../src/engine/simulate/index.ts';
import type { Project, Scenario } from '../../src/model/project.ts';
import { BASELINE_ID } from '../../src/model/vocabulary.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { footerRule } from '../../src/ui/pages/report/page-footer.ts';
import { answersReport } from '../../src/ui/pages/report/report-answers.ts';
import { payReport } from '../../src/ui/pages/report/report-pay.ts';
import {
  callerTables,
  cssString,
  footerTexts,
  peopleTables,
  printedDate,
  rerunCommand,
  runLines,
  scenariosInWords,
  staffTables,
  trajectoryCommands,
} from '../../src/ui/pages/report/report-vm.ts';
import { comparisonFile } from '../../src/ui/pages/results/comparison-export.ts';
import { daysBlock } from '../../src/ui/pages/results/days-csv.ts';
import { daysRow } from '../../src/ui/pages/results/days-vm.ts';
import { explainDifference, explainFigure, explainPeople } from '../../src/ui/pages/results/explain.ts';
import { leftOutText, scenarioSentences, serviceLevels } from '../../src/ui/pages/results/page-vm.ts';
import { payFile } from '../../src/ui/pages/results/pay-csv.ts';
import { resultsContext } from '../../src/ui/pages/results/results-context.ts';
import { readScope, scopeChoices } from '../../src/ui/pages/results/scope-choice.ts';
import { compileScenario, runInputHash, type ScenarioRun } from '../../src/ui/state/runs.svelte.ts';

const WEEKS = 4;

/** The workshop sample, really compiled and simulated for a few weeks. */
function projectOf(): Project {
  const sample = SAMPLES.find(({ id }) => id.startsWith('atelier'));
  if (!sample) throw new Error('the workshop sample is gone');
  const project = sample.make();
  return { ...project, run: { ...project.run, weeks: WEEKS } };
}

function runOf(project: Project, scenario: Scenario | null): ScenarioRun {
  const week = compileScenario(project, scenario);
  return {
    scenarioId: scenario?.id ?? BASELINE_ID,
    week,
    tables: week.days.map(({ dayId, centre }) =>
      simulateBatch({ day: { dayId, centre }, seed: project.run.seed, firstReplication: 0, replications: WEEKS }),
    ),
    fingerprint: `f-${scenario?.id ?? 'base'}`,
    inputHash: runInputHash(week, project),
    seed: project.run.seed,
    weeks: WEEKS,
    month: project.run.month,
    engineVersion: 'test/1',
    wallSeconds: 0,
  };
}

const project = projectOf();
const results = new Map([null, ...project.scenarios].map((scenario) => runOf(project, scenario)).map((run) => [run.scenarioId, run]));
const context = resultsContext(project, results, 'fr');
if (!context) throw new Error('nothing simulated');

describe('the runs that a page shows', () => {
  it('nothing is shown before the baseline has been simulated', () => {
    expect(resultsContext(project, new Map(), 'fr')).toBeNull();
  });

  it('fresh runs are not stale; an edit makes them stale, and undoing it takes that back', () => {
    expect(context.staleNames).toEqual([]);
    const [flow, ...others] = project.baseline.flows;
    const edited = { ...project, baseline: { ...project.baseline, flows: [{ ...flow, ahtSeconds: flow.ahtSeconds + 30 }, ...others] } };
    expect(resultsContext(edited, results, 'fr')?.staleNames).toHaveLength(results.size);
    expect(resultsContext(project, results, 'fr')?.staleNames).toEqual([]);
  });

  it('editing one scenario makes only that one stale', () => {
    const [first, ...others] = project.scenarios;
    const edited = { ...project, scenarios: [{ ...first, levers: [] }, ...others] };
    const stale = resultsContext(edited, results, 'fr');
    expect(stale?.staleNames).toHaveLength(1);
    expect(stale?.isStale(first.id)).toBe(true);
  });

  it('scenarios keep the project’s order, and one without a run is named', () => {
    const partial = new Map([...results].filter(([id]) => id !== project.scenarios[0].id));
    const shown = resultsContext(project, partial, 'fr');
    expect(shown?.notRun).toHaveLength(1);
    expect(context.scenarioVariants.map(({ id }) => id)).toEqual(project.scenarios.map(({ id }) => id));
  });

  it('there is a sentence for each scenario, and nothing of the sample is left out', () => {
    expect(scenarioSentences(context, serviceLevels(context)).map(({ sentence }) => sentence.lead.endsWith('.'))).toEqual(
      project.scenarios.map(() => true),
    );
    expect(leftOutText(context)).toBe('');
  });

  it('the menu of scopes offers flows, profiles and sites, and an unknown key falls back to the first', () => {
    const choices = scopeChoices(context);
    expect(choices).toHaveLength(3);
    expect(readScope('flow/gone', choices)).toEqual(readScope('', choices));
    expect(readScope('all', choices)).toEqual({ kind: 'groups' });
  });
});

describe('where a figure comes from', () => {
  const flowId = project.baseline.flows[0].id;
  const row = serviceLevels(context).rows.find(({ id }) => id === flowId);
  if (!row) throw new Error('the flow is not simulated');
  const measure = { kind: 'flow', id: 'serviceLevel' } as const;

  it('a figure carries its rule, its interval, its inputs with origin, and its run', () => {
    const told = explainFigure(context, flowId, measure, BASELINE_ID, row.baseline);
    expect(told.numerator).toContain('20\u00a0s');
    expect(told.interval).toContain('à 95');
    expect(told.inputs.length).toBeGreaterThanOrEqual(4);
    expect(told.inputs.every(({ origin }) => origin.length > 0)).toBe(true);
    expect(told.run?.map(({ value }) => value)).toContain('test/1');
  });

  it('a difference inside the noise says how many more weeks would tell', () => {
    const told = explainDifference(
      context,
      flowId,
      measure,
      project.scenarios[0].id,
      { mean: 0.01, halfWidth: 0.02 },
      'il faudrait 12 semaines',
    );
    expect(told.notes?.join(' ')).toContain('Il faudrait 12 semaines.');
    expect(told.definition).toContain('mêmes appelants');
  });

  it('headcount is an input: it has no interval', () => {
    expect(explainPeople(context, 'site', null, BASELINE_ID, 10).interval).toContain('exact');
  });
});

describe('the printed report', () => {
  it('says what each scenario does in the words of its levers', () => {
    const words = scenariosInWords(context, () => null);
    expect(words).toHaveLength(project.scenarios.length);
    expect(words[0].lines[0]).toContain('Levier inconnu');
    const none = { ...context, project: { ...project, scenarios: project.scenarios.map((one) => ({ ...one, levers: [] })) } };
    expect(scenariosInWords(none, () => null)[0].lines).toEqual(['Aucun levier\u00a0: ce scénario est la référence.']);
  });

  it('leaves out what is about fewer than 5 people, on paper and in the file', () => {
    const siteId = project.baseline.teams[0].siteId;
    const teams = project.baseline.teams.map((team) => (team.siteId === siteId ? { ...team, headcount: 1 } : team));
    const small = { ...context, networkOf: () => ({ ...project.baseline, teams }) };
    const name = context.names.site(siteId);
    const names = (from: typeof context): readonly string[] => [
      ...staffTables(from).flatMap(({ rows }) => rows.map((one) => one.name)),
      ...peopleTables(from).flatMap(({ rows, nameOf }) => rows.map(({ id }) => nameOf(id))),
    ];
    expect(names(context)).toContain(name);
    expect(names(small)).not.toContain(name);
    const file = comparisonFile(small);
    const lines = file.text.split('\r\n').filter((line) => line.startsWith(`Site;${name};`));
    expect(lines.map((line) => line.split(';')[5])).toEqual(lines.map(() => 'moins de 5'));
    expect(lines.length).toBeGreaterThan(0);
  });

  it('its tables hold every flow, each figure with its half-width', () => {
    const [levels] = callerTables(context);
    expect(levels.rows).toHaveLength(project.baseline.flows.length + 1);
    expect(levels.rows.every(({ baseline }) => baseline.includes('±'))).toBe(true);
  });

  it('who answers what: every flow with a line a variant, places of fewer than 5 able people left out', () => {
    const report = answersReport(context)!;
    expect(report.flows.map(({ flowId }) => flowId)).toEqual(project.baseline.flows.map(({ id }) => id));
    const [whole, ...sites] = report.flows[0]!.blocks;
    expect(whole).toMatchObject({ isTotal: true });
    expect(whole!.lines.map(({ variant }) => variant.id)).toEqual([BASELINE_ID, ...project.scenarios.map(({ id }) => id)]);
    expect(sites.every(({ lines }) => lines.length > 0 && lines.every(({ cells }) => cells.length === 5))).toBe(true);
    const teams = project.baseline.teams.map((team) => ({ ...team, headcount: 1 }));
    const small = answersReport({ ...context, networkOf: () => ({ ...project.baseline, teams }) })!;
    const lonely = small.flows.every(({ blocks }) => blocks.length < report.flows[0]!.blocks.length);
    expect(lonely).toBe(true);
    const mute = { ...context.baseline, tables: context.baseline.tables.map((table) => ({ ...table, skillSums: undefined })) };
    expect(answersReport({ ...context, baseline: mute })).toBeNull();
  });

  it('variable pay by team, on paper and as a file, only where there is a plan', () => {
    expect(payReport(context)).toBeNull();
    const plan = { targetEurosPerMonth: 200, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 };
    const network = { ...project.baseline, teams: project.baseline.teams.map((team) => ({ ...team, variablePay: plan })) };
    const paid = { ...context, networkOf: () => network };
    const report = payReport(paid)!;
    expect(report.teams.length).toBeGreaterThan(0);
    expect(report.teams[0]!.lines[0]).toMatchObject({ difference: '', words: '' });
    expect(report.teams[0]!.lines[1]!.difference).not.toBe('');
    const lines = payFile(paid)
      .text.slice(1)
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(lines[1]).toHaveLength(lines[0]!.length);
    expect(lines.filter(([variant]) => variant === 'Référence')).toHaveLength(report.teams.length);
    expect(lines[1]!.slice(3, 5)).toEqual(['le sien', '200']);
    expect(payFile(paid).name).toMatch(/part-variable\.csv$/);
  });

  it('the file has bad, median and good days of every flow and run', () => {
    const [header, all] = daysBlock(context);
    expect(header).toEqual(expect.arrayContaining(['Mauvais jour (P10) (%)', 'Jour médian (P50) (%)', 'Bon jour (P90) (%)']));
    const { bad } = daysRow({ run: context.baseline, variant: context.variants[0] }, null);
    expect(Number(all![3]!.replace(',', '.'))).toBeCloseTo(bad.mean * 100, 6);
    expect(daysBlock(context)).toHaveLength(1 + results.size * (project.baseline.flows.length + 1));
    expect(comparisonFile(context).text).toContain(all!.join(';'));
  });

  it('can be done again: hashes of every run and the command', () => {
    expect(runLines(context).map(({ fingerprint }) => fingerprint)).toEqual(['f-base', ...project.scenarios.map(({ id }) => `f-${id}`)]);
    expect(rerunCommand(context, 'Atelier".plateau')).toBe(
      `npm run -s plateau -- compare "Atelier.plateau" --scenarios ${project.scenarios.map(({ id }) => id).join(',')} --seed ${project.run.seed}`,
    );
  });

  it('so can the trajectory, simulated where it was', () => {
    const both = new Map([
      [BASELINE_ID, true],
      ['s1', true],
      ['s2', false],
    ]);
    expect(trajectoryCommands('a"b.plateau', 7, both)).toEqual([
      'npm run -s plateau -- trajectory "ab.plateau" --scenario s1 --simulate --seed 7',
      'npm run -s plateau -- trajectory "ab.plateau" --scenario s2',
    ]);
    expect(trajectoryCommands('a.plateau', 7, new Map([[BASELINE_ID, false]]))).toEqual([
      `npm run -s plateau -- trajectory "a.plateau" --scenario ${BASELINE_ID}`,
    ]);
  });

  it('the foot of each page cannot be broken by a project’s name', () => {
    expect(cssString('a"b\\c\nd')).toBe('"a\\"b\\\\c d"');
    const rule = footerRule({ ...footerTexts(context), left: 'x"; } body { display: none', page: 'page' });
    expect(rule).toContain('content: "x\\"; } body { display: none"');
    expect(rule).toContain('counter(page) " / " counter(pages)');
  });

  it('dates are written as each language does', () => {
    expect([printedDate('fr', 2026, 3, 29), printedDate('en', 2026, 3, 29)]).toEqual(['29/03/2026', '2026-03-29']);
  });
});
