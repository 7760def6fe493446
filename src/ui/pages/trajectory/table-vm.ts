/** The months as rows of measures: texts, standing against the target, and where each figure comes from. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import { type FlowFailure, failureOf, failures, type MonthFigures, type Standing, standingOf } from '../../../trajectory/index.ts';
import type { FigureExplanation } from '../../state/figure-panel.svelte.ts';
import { explainMonth } from './explain-month.ts';
import { agentsText, fteText, pointsText, shareText, thousands } from './figure-text.ts';
import { COLUMNS, type MonthColumn, type MonthScope } from './month-columns.ts';
import { byNews } from './sentence-vm.ts';
import type { TrajectoryContext } from './trajectory-context.ts';

export interface MonthCell {
  readonly column: MonthColumn;
  readonly text: string;
  /** Only where a target is at stake. */
  readonly standing: Standing | null;
  readonly word: string;
  readonly explain: (() => FigureExplanation) | null;
}

export interface MonthRow {
  readonly month: number;
  readonly name: string;
  /** Words for the month in which a target is first missed; '' elsewhere. */
  readonly firstFailure: string;
  readonly source: string;
  readonly isSimulated: boolean;
  readonly isStale: boolean;
  readonly cells: readonly MonthCell[];
}

export interface ColumnHeader {
  readonly column: MonthColumn;
  readonly label: string;
  readonly unit: string;
}

/** The baseline alone has nothing to differ from. */
export function monthColumns(context: TrajectoryContext): readonly ColumnHeader[] {
  const texts = trajectoryTexts[context.lang].table;
  const { share, points, agents, keuros } = texts.units;
  const units: Readonly<Record<MonthColumn, string>> = {
    targets: '',
    serviceLevel: share,
    difference: points,
    abandonment: share,
    occupancy: share,
    worst: agents,
    required: agents,
    present: agents,
    fte: '',
    cost: keuros,
    hours: share,
    calls: share,
    share,
  };
  return COLUMNS.filter((column) => column !== 'difference' || context.scenario !== null).map((column) => ({
    column,
    label: texts[column],
    unit: units[column],
  }));
}

export interface StandingCount {
  readonly met: number;
  readonly unsure: number;
  readonly all: number;
}

export function countStandings(figures: MonthFigures): StandingCount {
  const standings = figures.flows.map(standingOf).filter((standing) => standing !== null);
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  return { met: count('met'), unsure: count('unsure'), all: standings.length };
}

function targetsText(context: TrajectoryContext, figures: MonthFigures): string {
  const { lang } = context;
  const texts = trajectoryTexts[lang].table;
  const { met, unsure, all } = countStandings(figures);
  const [one, two] = [formatNumber(lang, met, 0), formatNumber(lang, all, 0)];
  return unsure > 0 ? texts.targetsUnsure(one, two, formatNumber(lang, unsure, 0)) : texts.targetsOf(one, two);
}

function cellText(context: TrajectoryContext, figures: MonthFigures, scope: MonthScope, column: MonthColumn): string {
  const { lang } = context;
  const flow = figures.flows.find(({ flowId }) => flowId === scope);
  const level = scope === null ? figures : flow;
  const worst = scope === null ? figures.staffing.worst : figures.staffing.worstOfFlow.get(scope);
  const exact = (mean: number): string => shareText(lang, { mean, halfWidth: null });
  switch (column) {
    case 'targets':
      return targetsText(context, figures);
    case 'serviceLevel':
    case 'abandonment':
      return level ? shareText(lang, level[column]) : '';
    case 'difference': {
      const difference = context.differences[figures.month]?.get(scope);
      return difference ? pointsText(lang, difference) : '';
    }
    case 'occupancy':
      return shareText(lang, figures.occupancy);
    case 'worst':
      return agentsText(lang, worst?.missing ?? 0);
    case 'required':
    case 'present':
      return fteText(lang, figures.staffing[column]);
    case 'fte':
      return fteText(lang, figures.people.fte);
    case 'cost':
      return thousands(lang, figures.money.total);
    case 'share':
      return exact(figures.inHouse.cost);
    default:
      return exact(figures.inHouse[column]);
  }
}

function standingFor(figures: MonthFigures, scope: MonthScope, column: MonthColumn): Standing | null {
  const flow = figures.flows.find(({ flowId }) => flowId === scope);
  if (column === 'serviceLevel') return flow ? standingOf(flow) : null;
  if (column !== 'targets') return null;
  const { met, unsure, all } = countStandings(figures);
  if (all === 0) return null;
  return met === all ? 'met' : met + unsure === all ? 'unsure' : 'missed';
}

function rowOf(context: TrajectoryContext, figures: MonthFigures, scope: MonthScope, failure: FlowFailure | null): MonthRow {
  const { lang, monthName } = context;
  const texts = trajectoryTexts[lang].table;
  return {
    month: figures.month,
    name: monthName(figures.month),
    firstFailure: failure?.certain === figures.month ? texts.firstFailure(context.names.flow(failure.flowId)) : '',
    source: figures.weeks === null ? texts.bySource.formula : texts.bySource.simulation(formatNumber(lang, figures.weeks, 0)),
    isSimulated: figures.source === 'simulation',
    isStale: context.stale[figures.month] ?? false,
    cells: monthColumns(context).map(({ column }) => {
      const text = cellText(context, figures, scope, column);
      const standing = standingFor(figures, scope, column);
      return {
        column,
        text,
        standing,
        word: standing === null ? '' : resultTexts[lang].target[standing],
        explain: text === '' ? null : () => explainMonth(context, figures, scope, column, text),
      };
    }),
  };
}

/** The flow asked about, or the first to fail that the scenario is to blame for, with its first month of certain failure. */
export function firstFailureOf(context: TrajectoryContext, scope: MonthScope): FlowFailure | null {
  if (scope !== null) {
    const failure = failureOf(context.shown, scope);
    return failure.certain === null ? null : failure;
  }
  const own = failures(context.shown).filter(({ certain }) => certain !== null);
  return (context.scenario ? byNews(own, failures(context.baseline)) : own)[0] ?? null;
}

export function monthRows(context: TrajectoryContext, scope: MonthScope): readonly MonthRow[] {
  const first = firstFailureOf(context, scope);
  return context.shown.flatMap((figures) => (figures ? [rowOf(context, figures, scope, first)] : []));
}
