import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/model/measures.ts';
import type { Project, Scenario } from '../../src/model/project.ts';
import { atelier } from '../../src/samples/atelier/index.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import { closedFormTrajectory, failureOf, type MonthFigures, planTrajectory } from '../../src/trajectory/index.ts';
import { trajectoryReport } from '../../src/ui/pages/report/report-trajectory.ts';
import { knownTrajectory } from '../../src/ui/pages/trajectory/known-trajectory.ts';
import { type TrajectoryContext, trajectoryContext } from '../../src/ui/pages/trajectory/trajectory-context.ts';
import { trajectoryFile } from '../../src/ui/pages/trajectory/trajectory-csv.ts';
import { horizons } from '../../src/ui/state/horizons.svelte.ts';
import { callsAndFiles } from '../trajectory/drawn.ts';

function contextOf(project: Project, scenario: Scenario | null, change: Partial<TrajectoryContext> = {}): TrajectoryContext {
  const baselinePlan = planTrajectory(project.baseline, []);
  const plan = scenario ? planTrajectory(project.baseline, scenario.levers, [baselinePlan.months]) : baselinePlan;
  const figures = (months: typeof plan.months): readonly MonthFigures[] =>
    closedFormTrajectory(months, project.run.occupancyCap, new Map());
  const empty = plan.months.map(() => null);
  return trajectoryContext({
    project,
    scenario,
    lang: 'fr',
    plan,
    baselinePlan,
    differences: empty,
    engines: empty,
    stale: plan.months.map(() => false),
    shown: figures(plan.months),
    baseline: figures(baselinePlan.months),
    ...change,
  });
}

const region = scoOuest.make();
const [proposal] = region.scenarios as [Scenario];
const contexts = [contextOf(region, null), contextOf(region, proposal)];
const report = trajectoryReport(contexts);
const files: Project = { ...atelier.make(), baseline: callsAndFiles(900, 300), scenarios: [] };

const simulated = (context: TrajectoryContext): TrajectoryContext => {
  const sure = (figure: Estimate): Estimate => ({ ...figure, halfWidth: 0.005 });
  const shown = context.shown.map((month): MonthFigures | null =>
    month
      ? {
          ...month,
          source: 'simulation',
          weeks: 40,
          serviceLevel: sure(month.serviceLevel),
          occupancy: sure(month.occupancy),
          flows: month.flows.map((flow) => ({ ...flow, serviceLevel: sure(flow.serviceLevel), abandonment: sure(flow.abandonment) })),
        }
      : null,
  );
  return {
    ...context,
    shown,
    engines: shown.map(() => 'engine/1'),
    differences: shown.map(() => new Map([[null, { mean: -0.02, halfWidth: 0.004 }]])),
  };
};

describe('the trajectory in the report', () => {
  it('has every month of every variant, marked as formula where it is one, without ±', () => {
    expect(report.parts.map(({ table }) => table.rows.length)).toEqual([36, 36]);
    expect(report.parts.every(({ formula }) => formula.every(Boolean))).toBe(true);
    expect(report.byFormula).toBe(true);
    expect(report.parts[1]!.table.rows.flatMap(({ cells }) => cells).join()).not.toContain('±');
    expect(report.parts[0]!.table.rows[0]!.cells.at(-1)).toBe('immédiat');
    for (const { table } of report.parts) for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length - 1);
  });

  it('simulated months carry ±, weeks, seed and engine', () => {
    const { parts, byFormula } = trajectoryReport(contexts.map(simulated));
    expect(byFormula).toBe(false);
    expect(parts[1]!.basis).toMatch(/36 mois simulés, 40 semaines chacun, graine 1\. Moteur engine\/1\./);
    expect(parts[1]!.table.columns.map(({ label }) => label)).toContain('Écart (pt)');
    expect(parts[1]!.table.rows[0]!.cells.join()).toContain('±');
    expect(parts[1]!.table.rows[0]!.cells.at(-1)).toBe('40\u00a0sem.');
  });

  it('warns where simulated months and formulas stand side by side', () => {
    expect(report.mixed).toBe(false);
    expect(trajectoryReport([simulated(contexts[0]!), contexts[1]!]).mixed).toBe(true);
  });

  it('names the first missed month of every target, side by side', () => {
    const rows = report.failures!.rows;
    expect(rows).toHaveLength(region.baseline.flows.length);
    region.baseline.flows.forEach(({ id }, index) => {
      const { certain, months } = failureOf(contexts[1]!.shown, id);
      const said = certain === null ? 'tenu tous les mois' : `${contexts[1]!.monthName(certain)} (${months} mois sur 36)`;
      expect(rows[index]!.cells.slice(2)).toEqual([said]);
    });
  });

  it('dates the skills that lose their last holder, where they do, without saying how few they were', () => {
    const rows = report.skills!.rows;
    expect(rows.every(({ cells }) => cells[1] === 'gardée' && cells[2] === 'janvier 2013')).toBe(true);
    expect(rows[0]!.cells).toHaveLength(3);
  });

  it('tells the backlog and when it is cleared', () => {
    const { work, parts } = trajectoryReport([contextOf(files, null)]);
    expect(work!.rows[0]!.cells[0]).toMatch(/dossiers.; le stock n’est pas résorbé/);
    expect(parts[0]!.pictures).toHaveLength(2);
    expect(parts[0]!.table.columns.map(({ label }) => label)).toContain('Stock');
  });

  it('computes nothing of itself: what is not worked out is named', () => {
    const unknown = trajectoryReport([null, proposal].map((scenario) => knownTrajectory(region, scenario, 'fr', 'present')));
    expect(unknown.parts).toEqual([]);
    expect(unknown.unknown).toEqual(['Référence', 'Proposition de la direction']);
  });

  it('shows the closed forms of the project as it is, never of what it was', async () => {
    await horizons.compute(files, null);
    const known = (project: Project) => knownTrajectory(project, null, 'fr', 'present').shown.filter((month) => month !== null).length;
    expect(known(files)).toBe(files.baseline.horizon.months);
    const edited: Project = { ...files, baseline: callsAndFiles(1000, 300) };
    expect(known(edited)).toBe(0);
    expect(known({ ...files, run: { ...files.run, occupancyCap: 0.7 } })).toBe(0);
    horizons.clear();
  });
});

describe('the trajectory as a file', () => {
  const rowsOf = (text: string): readonly string[][] => text.split('\r\n').map((line) => line.split(';'));

  it('holds every month, numbers with decimal commas, and says what is a formula', () => {
    const { name, text } = trajectoryFile(contexts[1]!);
    expect(name).toBe('sco-ouest-2012-2014-trajectoire-proposition-de-la-direction.csv');
    expect(text.startsWith('\ufeff')).toBe(true);
    const [header, first] = rowsOf(text.slice(1)) as [string[], string[]];
    expect(first).toHaveLength(header.length);
    expect(first.slice(0, 4)).toEqual(['Référence', 'janvier 2012', 'immédiat', '']);
    const level = contexts[1]!.baseline[0]!.serviceLevel.mean;
    expect(Number(first[4]!.replace(',', '.'))).toBeCloseTo(level * 100, 6);
    expect(first[5]).toBe('');
    expect(rowsOf(text).filter(([variant, month]) => variant === 'Proposition de la direction' && month === 'mars 2013').length).toBe(
      1 + contexts[1]!.shown[14]!.flows.length,
    );
    expect(text).toContain('par formule, une approximation sans ±');
    expect(text).toMatch(/Lorient;janvier 2013/);
  });

  it('simulated months carry their half-widths, weeks and engine', () => {
    const { text } = trajectoryFile(simulated(contexts[1]!));
    const row = rowsOf(text).find(([variant]) => variant === 'Proposition de la direction')!;
    expect(row.slice(2, 4)).toEqual(['simulation', '40']);
    expect([row[5], row[6], row[7]]).toEqual(['0,5', '-2', '0,4']);
    expect(text).toContain('engine/1');
  });
});
