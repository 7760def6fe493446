import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import type { Network, VariablePayPlan } from '../../src/model/network.ts';
import type { AnsweredRun } from '../../src/ui/pages/results/answers-vm.ts';
import { payPicture } from '../../src/ui/pages/results/pay-picture.ts';
import { explainPay, movedText, payConclusion, payText, samePlanCell } from '../../src/ui/pages/results/pay-vm.ts';
import { namesOf } from '../../src/ui/pages/results/project-names.ts';
import type { ResultsContext } from '../../src/ui/pages/results/results-context.ts';
import { movedParts, payDifference, payTable, teamFigures } from '../../src/ui/pages/results/team-pay.ts';
import { network as drawnNetwork, withFlow, withTeam } from '../fixtures/network-text.ts';

const PLAN: VariablePayPlan = { targetEurosPerMonth: 200, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 };

const base = drawnNetwork(`
  flow   calls/h  aht   patience  target      team   heads  site      skills
  Open   120      300s  90s       80/20       North  12     N@west    Open
                                              South  4      S@west    Open
`);
const withPlans = (of: Network, plan: VariablePayPlan): Network =>
  withTeam(withTeam(of, 'north', { variablePay: plan }), 'south', { variablePay: plan });

function simulated(id: string, network: Network): AnsweredRun {
  const week = compileWeek(network, 0);
  const tables = week.days.map(({ dayId, centre }) => simulateDay({ day: { dayId, centre }, seed: 1, replications: 12 }));
  return {
    run: { scenarioId: id, weeks: 12, week, tables },
    variant: { id, name: id } as unknown as AnsweredRun['variant'],
    network,
  };
}

const before = simulated('baseline', withPlans(base, PLAN));
/** Calls take three fifths longer. */
const slower = simulated('slower', withPlans(withFlow(base, 'open', { ahtSeconds: 480 }), PLAN));
const names = namesOf([base], 'fr');

describe('variable pay by team', () => {
  it('speaks of teams of five people and more only', () => {
    const { rows, hidden } = payTable([before, slower]);
    expect([rows.map(({ teamId }) => teamId), hidden]).toEqual([['north'], 1]);
    expect(payTable([simulated('bare', base)])).toEqual({ rows: [], hidden: 0 });
  });

  it('pays pace and quality in full in the baseline, and what the service level reaches', () => {
    const [cell] = payTable([before]).rows[0]!.cells;
    const { facts } = teamFigures(before.run, before.network, before.network.teams[0]!)!;
    expect(facts.targetShare).toBe(0.8);
    expect(facts.handlingSeconds).toBeGreaterThan(280);
    expect(cell?.pay.reached).toMatchObject({ individual: 1, quality: 1 });
    expect(cell?.pay.mean).toBeCloseTo(140 + 60 * Math.min(1, facts.serviceLevelShare / 0.8), 9);
    expect(cell?.against).toBeNull();
  });

  it('says which part moved, and bounds the difference', () => {
    const cell = payTable([before, slower]).rows[0]!.cells[1]!;
    const difference = payDifference(cell)!;
    expect(difference.mean).toBeLessThan(-difference.halfWidth!);
    const moved = movedParts(cell);
    expect(moved.reduce((sum, { euros }) => sum + euros, 0)).toBeCloseTo(difference.mean, 0);
    expect(moved.map(({ part }) => part)).toContain('collective');
    expect(movedText('fr', cell)).toContain('collective −');
    expect(payConclusion('fr', payTable([before, slower]).rows, [before, slower], names)).toContain('slower');
  });

  it('compares the same run with itself as no change, and a plan that only the scenario has with the same plan on the baseline’s figures', () => {
    const bare = simulated('baseline', base);
    const rows = payTable([bare, before]).rows;
    const cell = rows[0]!.cells[1]!;
    expect([rows[0]!.cells[0], cell.against?.ownPlan, payDifference(cell)?.mean]).toEqual([null, false, 0]);
    expect(samePlanCell(rows[0]!)?.pay.mean).toBe(cell.pay.mean);
    expect([movedParts(cell), movedText('fr', cell)]).toEqual([[], 'rien']);
  });

  it('pays a frozen plan whatever happens, exactly', () => {
    const frozen = simulated('frozen', withPlans(withFlow(base, 'open', { ahtSeconds: 360 }), { ...PLAN, frozenShare: 0.9 }));
    const cell = payTable([before, frozen]).rows[0]!.cells[1]!;
    expect([cell.pay.mean, cell.pay.halfWidth, payText('fr', cell.pay)]).toEqual([180, 0, '180']);
    expect(movedText('fr', cell)).toBe('le plan');
  });

  it('is drawn with the numbers of its twin: a dot a variant, a row a team', () => {
    const runs = [before, slower];
    const { rows } = payTable(runs);
    const { plot, twin, drawn, conclusion } = payPicture('fr', rows, runs, names);
    expect(conclusion).toMatch(/^La plus basse\u00a0: .+ \(slower\)\.$/);
    expect(plot.series.map(({ points }) => points.length)).toEqual([1, 1]);
    expect(plot.series[1]!.points[0]!.x).toBe(rows[0]!.cells[1]!.pay.mean);
    expect(twin.rows).toHaveLength(rows.length);
    expect(twin.rows[0]!.cells).toEqual(rows[0]!.cells.map((cell) => payText('fr', cell!.pay)));
    expect(drawn.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('tells the rule and the figures it rests on, of a team and never of a person', () => {
    const cell = payTable([before, slower]).rows[0]!.cells[1]!;
    const context = { lang: 'fr', variants: [before.variant, slower.variant], runOf: () => null } as unknown as ResultsContext;
    const told = explainPay(context, { team: 'N · Open', variantId: 'slower' }, cell);
    expect(told.title).toContain('N · Open, slower');
    expect(told.inputs.map(({ label }) => label)).toContain('DMT de l’équipe');
    expect(told.notes?.join(' ')).toContain('jamais une personne');
    expect(told.interval).toContain('au plus');
  });
});
