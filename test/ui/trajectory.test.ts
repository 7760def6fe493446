import { describe, expect, it } from 'vitest';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import type { Estimate } from '../../src/model/measures.ts';
import type { Project, Scenario } from '../../src/model/project.ts';
import { atelier } from '../../src/samples/atelier/index.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import { closedFormTrajectory, type FlowFailure, type MonthFigures, planTrajectory } from '../../src/trajectory/index.ts';
import { monthChart } from '../../src/ui/charts/month-chart.ts';
import { flowIdsOf, workIdsOf } from '../../src/ui/pages/results/week-figures.ts';
import { backlogPicture, CHART_MEASURES, costPicture, measurePicture, sharePicture } from '../../src/ui/pages/trajectory/charts-vm.ts';
import { dateText, pointsText, shareText } from '../../src/ui/pages/trajectory/figure-text.ts';
import { halfHoursOf, halfHourTables } from '../../src/ui/pages/trajectory/half-hour-vm.ts';
import { skillsTable, workTable } from '../../src/ui/pages/trajectory/lists-vm.ts';
import { byNews, trajectorySentence } from '../../src/ui/pages/trajectory/sentence-vm.ts';
import { runState } from '../../src/ui/pages/trajectory/state-vm.ts';
import { firstFailureOf, monthColumns, monthRows } from '../../src/ui/pages/trajectory/table-vm.ts';
import { chosenScenario, type TrajectoryContext, trajectoryContext } from '../../src/ui/pages/trajectory/trajectory-context.ts';
import { BASELINE_STYLE } from '../../src/ui/parts/variant.ts';
import { callsAndFiles } from '../trajectory/drawn.ts';

function contextOf(
  project: Project,
  scenario: Scenario | null,
  lang: 'fr' | 'en',
  change: Partial<TrajectoryContext> = {},
): TrajectoryContext {
  const baselinePlan = planTrajectory(project.baseline, []);
  const plan = scenario ? planTrajectory(project.baseline, scenario.levers, [baselinePlan.months]) : baselinePlan;
  const figures = (months: typeof plan.months): readonly MonthFigures[] =>
    closedFormTrajectory(months, project.run.occupancyCap, new Map());
  const empty = plan.months.map(() => null);
  const input = { project, scenario, lang, plan, baselinePlan, differences: empty, engines: empty, stale: plan.months.map(() => false) };
  return trajectoryContext({ ...input, shown: figures(plan.months), baseline: figures(baselinePlan.months), ...change });
}

const region = scoOuest.make();
const [proposal] = region.scenarios as [Scenario];
const fr = contextOf(region, proposal, 'fr');
const en = contextOf(region, proposal, 'en');
const files: Project = { ...atelier.make(), baseline: callsAndFiles(900, 300), scenarios: [] };

/** The months as if simulated with this half-width. */
const simulated = (months: readonly (MonthFigures | null)[], halfWidth: number): readonly (MonthFigures | null)[] =>
  months.map((month) => {
    if (!month) return null;
    const sure = (figure: Estimate): Estimate => ({ ...figure, halfWidth });
    const flows = month.flows.map((flow) => ({ ...flow, serviceLevel: sure(flow.serviceLevel), abandonment: sure(flow.abandonment) }));
    return { ...month, source: 'simulation', weeks: 40, serviceLevel: sure(month.serviceLevel), flows };
  });

describe('the sentence', () => {
  it('names the target, the flow, the month and how many advisers lack, in both languages', () => {
    const { lead, rest } = trajectorySentence(fr);
    expect(lead).toMatch(
      /^Avec «.Proposition de la direction.», l’objectif 80\/20 n’est plus tenu sur .+ à partir de .+ 201\d \(\d+ mois sur 36\)/,
    );
    expect(lead).toMatch(/il manque .+ conseillers? à la demi-heure la plus tendue\.$/);
    expect(rest.at(-1)).toBe('D’après le calcul immédiat.');
    expect(trajectorySentence(en).lead).toMatch(/^With “.+”, the 80\/20 target on .+ is no longer met from .+ 201\d \(\d+ months of 36\)/);
  });

  it('while months are on their way it counts those that are known, and costs are not summed', () => {
    const known = (months: readonly (MonthFigures | null)[]) => months.map((month, index) => (index < 9 ? month : null));
    const partial: TrajectoryContext = { ...fr, shown: known(fr.shown), baseline: known(fr.baseline) };
    const { lead, rest } = trajectorySentence(partial);
    expect(lead).toMatch(/mois sur 9\)/);
    expect(rest.at(-1)).toBe('D’après les mois déjà calculés\u00a0: 9 sur 36.');
    expect(costPicture(partial).conclusion).toBe('');
    expect(costPicture(fr).conclusion).toContain('Écart à la référence');
  });

  it('does not speak of formulas once every month is simulated', () => {
    const { rest } = trajectorySentence({ ...fr, shown: simulated(fr.shown, 0.005), baseline: simulated(fr.baseline, 0.005) });
    expect(rest).not.toContain('D’après le calcul immédiat.');
  });

  it('with wide intervals nothing is missed for certain: it says perhaps', () => {
    const { lead } = trajectorySentence({ ...fr, shown: simulated(fr.shown, 0.6) });
    expect(lead).toMatch(/aucun objectif n’est manqué avec certitude.+est incertain à partir de/);
  });

  it('what the scenario is to blame for comes first', () => {
    const failure = (flowId: string, certain: number): FlowFailure => ({ flowId, certain, perhaps: null, months: 1, heldBefore: true });
    const ordered = byNews([failure('a', 0), failure('b', 3), failure('c', 5)], [failure('a', 0), failure('c', 9)]);
    expect(ordered.map(({ flowId }) => flowId)).toEqual(['b', 'c', 'a']);
  });
});

describe('the months', () => {
  it('one row a month, every cell explains itself', () => {
    const rows = monthRows(fr, null);
    expect(rows).toHaveLength(36);
    expect(rows[0]).toMatchObject({ name: 'janvier 2012', source: 'immédiat', isSimulated: false });
    for (const { cells } of rows.slice(0, 14)) {
      for (const { text, explain, column } of cells) {
        expect(text !== '' || column === 'difference').toBe(true);
        if (explain) expect(explain().definition.length).toBeGreaterThan(20);
      }
    }
  });

  it('figures by formula are said to be, and have no interval; simulated ones carry weeks, seed and engine', () => {
    const level = (context: TrajectoryContext) =>
      monthRows(context, 'open-n1')[0]!.cells.find(({ column }) => column === 'serviceLevel')!.explain!();
    expect(level(fr)).toMatchObject({ interval: 'Calcul immédiat par formule\u00a0: pas d’intervalle.' });
    expect(level(fr).notes).toHaveLength(1);
    const run = level({ ...fr, shown: simulated(fr.shown, 0.005), engines: fr.shown.map(() => 'engine 1') });
    expect(run.notes).toEqual([]);
    expect(run.run!.map(({ value }) => value)).toEqual(['janvier 2012', '40', '1', 'engine 1']);
  });

  it('exactly one month is marked as the first missed one, and the picture marks the same', () => {
    const marked = monthRows(fr, 'open-n1').filter(({ firstFailure }) => firstFailure !== '');
    expect(marked.map(({ month }) => month)).toEqual([firstFailureOf(fr, 'open-n1')!.certain]);
    const lines = measurePicture(fr, 'serviceLevel', 'open-n1', []).plot.lines;
    expect(lines).toContainEqual(expect.objectContaining({ axis: 'x', value: marked[0]!.month }));
    expect(lines).toContainEqual(expect.objectContaining({ axis: 'y', value: 0.8 }));
  });

  it('the baseline alone has no differences to show', () => {
    const alone = contextOf(region, null, 'fr');
    expect(monthColumns(alone).map(({ column }) => column)).not.toContain('difference');
    expect(monthColumns(fr).map(({ column }) => column)).toContain('difference');
    expect(trajectorySentence(alone).lead).toMatch(/^Dans la référence,/);
  });
});

describe('the pictures', () => {
  it('baseline in ink, scenario in its colour, and the twin says the same months', () => {
    for (const measure of CHART_MEASURES) {
      const { plot, twin } = measurePicture(fr, measure, null, []);
      expect(plot.series.map(({ style }) => style.token)).toEqual(['baseline', 'variant-1']);
      expect(twin.rows).toHaveLength(36);
      expect(twin.rows.every(({ cells }) => cells.every((cell) => cell !== ''))).toBe(true);
      const [ofBaseline, ofScenario] = twin.rows[6]!.explain!.map((explain) => explain!());
      expect([ofBaseline!.title, ofScenario!.title].map((title) => /Référence|Proposition de la direction/.exec(title)?.[0])).toEqual([
        'Référence',
        'Proposition de la direction',
      ]);
      expect(ofScenario!.value).not.toMatch(/%.*%/);
    }
  });

  it('costs leave one-off costs to the words, shares show three denominators for each', () => {
    expect(costPicture(fr).conclusion).toMatch(/dont .+ de coûts ponctuels/);
    expect(sharePicture(fr).plot.series).toHaveLength(6);
    expect(sharePicture(en).conclusion).toMatch(/of the hours, .+ of the calls, .+ of the cost/);
  });

  it('bars stand below the data, formula points are hollow, the axis keeps its ends free of months', () => {
    const point = { month: 0, mean: 0.9, halfWidth: null, hollow: true, text: 'x' };
    const bar = { fromMonth: 1, toMonth: 3, label: 'lever', style: BASELINE_STYLE };
    const plot = monthChart([{ name: 'a', style: BASELINE_STYLE, showPoints: true, values: [point] }], {
      months: 3,
      monthLabel: (month) => `m${month}`,
      valueTitle: '',
      valueLabel: String,
      lines: [],
      bars: [bar],
      include: [0, 1],
      from: 0,
      to: 1,
    });
    expect(plot.y.min).toBeLessThan(0);
    expect(plot.y.label(plot.y.min)).toBe('');
    expect(plot.series[0]!.points[0]!.hollow).toBe(true);
    expect([-1, 0, 2, 3].map(plot.x.label)).toEqual(['', 'm0', 'm2', '']);
    expect(plot.bars).toEqual([expect.objectContaining({ fromX: 0.5, toX: 2.5, row: 0 })]);
  });
});

describe('skills and work', () => {
  it('the sites that close lose their skills in the month they close', () => {
    const rows = skillsTable(fr)!.rows;
    expect(rows.every(({ cells }) => cells[1] === 'janvier 2013')).toBe(true);
    expect(new Set(rows.map(({ cells }) => cells[0]))).toEqual(new Set(['Laval', 'Lorient']));
    expect(skillsTable(contextOf(atelier.make(), null, 'fr'))).toBeNull();
  });

  it('work that can wait has months of its own and is in no service level', () => {
    const context = contextOf(files, null, 'fr');
    expect(workTable(context)!.rows).toHaveLength(files.baseline.horizon.months);
    expect(workTable(context)!.rows[0]!.cells[4]).toMatch(/délai/);
    expect(workTable(context)!.rows[0]!.explain![4]!().definition).toMatch(/Little/);
    expect(backlogPicture(context, 'files').conclusion).toMatch(/n’est pas résorbé/);
    expect(context.shown[0]!.flows.map(({ flowId }) => flowId)).toEqual(['calls']);
    expect(workTable(fr)).toBeNull();
  });

  it('the comparison page keeps it apart as well', () => {
    const week = planTrajectory(files.baseline, []).months[0]!.week;
    expect([flowIdsOf({ week, tables: [] }), workIdsOf({ week, tables: [] })]).toEqual([['calls'], ['files']]);
  });
});

it('a half-hour tells its queues and who answers them', () => {
  const week = planTrajectory(region.baseline, []).months[0]!.week;
  const day = week.days[0]!;
  const table = simulateDay({ day: { dayId: day.dayId, centre: day.centre }, seed: 1, replications: 4 });
  const simulatedDay = { day, table };
  const minute = halfHoursOf(simulatedDay)[6]!;
  const question = { lang: 'fr' as const, names: fr.names, variantName: 'Référence', flowId: 'open-n1' };
  const found = halfHourTables(question, simulatedDay, minute)!;
  expect(found.queues.rows.map(({ header }) => header)).toContain('Open N1, Rennes');
  expect(found.answering.rows.length).toBeGreaterThan(0);
  expect(found.queues.columns).toHaveLength(found.queues.rows[0]!.cells.length + 1);
  expect(halfHourTables(question, simulatedDay, 3)).toBeNull();
});

it('the state says how many months are simulated and how many have changed since', () => {
  const some = fr.shown.map((month, index) => (index < 3 ? simulated([month], 0.01)[0]! : month));
  expect(runState(fr).text).toMatch(/^Calcul immédiat par formule/);
  expect(runState({ ...fr, shown: some, stale: fr.stale.map((_, index) => index > 33) })).toEqual({
    text: '3 mois simulés sur 36\u202f; les autres sont un calcul immédiat.',
    stale: 2,
  });
  expect(runState({ ...fr, shown: simulated(fr.shown, 0.01) }).text).toBe('36 mois simulés, 40 semaines chacun, graine 1.');
});

it('writes figures without an error by formula and with it when simulated', () => {
  expect(shareText('fr', { mean: 0.8123, halfWidth: null })).toBe('81,2');
  expect(shareText('fr', { mean: 0.8123, halfWidth: 0.0062 })).toBe('81,2\u00a0±\u00a00,6');
  expect(pointsText('fr', { mean: 0, halfWidth: 0 })).toBe('0');
  expect([dateText('fr', 1, 'mars 2013'), dateText('en', 1, 'March 2013')]).toEqual(['1er mars 2013', '1 March 2013']);
});

it('the page opens on the first scenario, and on the baseline alone when asked or when there is none', () => {
  expect(chosenScenario(region, null)).toBe(proposal);
  expect(chosenScenario(region, '')).toBeNull();
  expect(chosenScenario(region, 'gone')).toBe(proposal);
  expect(chosenScenario(files, null)).toBeNull();
});
