/** "D'où vient ce chiffre ?" for a month's figures. Pure; shown by the frame's panel. */
import { formatMinutesOfDay, formatNumber, formatWeekday } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { DAY_IDS } from '../../../model/vocabulary.ts';
import { type MonthFigures, standingOf } from '../../../trajectory/index.ts';
import type { FigureExplanation, FigureInput } from '../../state/figure-panel.svelte.ts';
import { intervalText } from '../results/figure-words.ts';
import { joinNames } from '../results/sentence.ts';
import { countText, eurosText, fteText } from './figure-text.ts';
import type { MonthColumn, MonthScope } from './month-columns.ts';
import type { TrajectoryContext } from './trajectory-context.ts';

/** Measures that queueing decides; the others are read off the month's network. */
const QUEUEING: readonly MonthColumn[] = ['targets', 'serviceLevel', 'difference', 'abandonment', 'occupancy', 'calls', 'share', 'cost'];
const BY_FORMULA: readonly MonthColumn[] = ['worst', 'required'];
const MOST_TEAMS = 6;

function estimateOf(context: TrajectoryContext, figures: MonthFigures, scope: MonthScope, column: MonthColumn): Estimate | null {
  const level = scope === null ? figures : figures.flows.find(({ flowId }) => flowId === scope);
  if (column === 'serviceLevel' || column === 'abandonment') return level?.[column] ?? null;
  if (column === 'occupancy') return figures.occupancy;
  return column === 'difference' ? (context.differences[figures.month]?.get(scope) ?? null) : null;
}

function interval(context: TrajectoryContext, figures: MonthFigures, scope: MonthScope, column: MonthColumn): string {
  const texts = trajectoryTexts[context.lang].explain;
  if (BY_FORMULA.includes(column)) return texts.requirement;
  if (!QUEUEING.includes(column)) return texts.exact;
  if (figures.source === 'formula') return texts.formulaInterval;
  const estimate = estimateOf(context, figures, scope, column);
  return estimate ? intervalText(context.lang, estimate, 'share', column === 'difference') : resultTexts[context.lang].explain.noInterval;
}

function standingInputs(context: TrajectoryContext, figures: MonthFigures): readonly FigureInput[] {
  const { lang, names } = context;
  const texts = trajectoryTexts[lang].explain;
  const listed = (wanted: 'missed' | 'unsure'): string => {
    const found = figures.flows.filter((flow) => standingOf(flow) === wanted).map(({ flowId }) => names.flow(flowId));
    return found.length > 0 ? joinNames(lang, found) : texts.none;
  };
  const row = (label: string, value: string): FigureInput => ({ label, value, origin: texts.ofMonth, assumption: false });
  return [row(texts.flowsMissed, listed('missed')), row(texts.flowsUnsure, listed('unsure'))];
}

function inputsOf(context: TrajectoryContext, figures: MonthFigures, scope: MonthScope, column: MonthColumn): readonly FigureInput[] {
  const { lang } = context;
  const texts = trajectoryTexts[lang].explain;
  const row = (label: string, value: string): FigureInput => ({ label, value, origin: texts.ofMonth, assumption: false });
  if (column === 'targets') return standingInputs(context, figures);
  if (column === 'cost' || column === 'share') {
    const { inHouse, partner, oneOff } = figures.money;
    return [
      row(texts.inHouse, eurosText(lang, inHouse)),
      row(texts.partner, eurosText(lang, partner)),
      row(texts.oneOff, eurosText(lang, oneOff)),
    ];
  }
  if (column === 'fte') {
    const largest = [...figures.people.teams].sort((a, b) => b.fte - a.fte).slice(0, MOST_TEAMS);
    const { teams } = context.networkOf(figures.month);
    return largest.map(({ teamId, fte }) => {
      const team = teams.find(({ id }) => id === teamId);
      const name = team ? `${context.names.site(team.siteId)}, ${context.names.profile(team.profileId)}` : teamId;
      return row(texts.team(name), fteText(lang, fte));
    });
  }
  if (column === 'worst') {
    const worst = scope === null ? figures.staffing.worst : figures.staffing.worstOfFlow.get(scope);
    return worst
      ? [row(texts.when, `${formatWeekday(lang, DAY_IDS.indexOf(worst.dayId))}, ${formatMinutesOfDay(lang, worst.minute)}`)]
      : [];
  }
  const flows = figures.flows.filter(({ flowId }) => scope === null || flowId === scope);
  return [
    row(
      texts.volume,
      countText(
        lang,
        flows.reduce((sum, { offered }) => sum + offered, 0),
      ),
    ),
  ];
}

export function explainMonth(
  context: TrajectoryContext,
  figures: MonthFigures,
  scope: MonthScope,
  column: MonthColumn,
  value: string,
): FigureExplanation {
  const { lang, names, variant, monthName, project } = context;
  const texts = trajectoryTexts[lang];
  const unit = column === 'targets' ? '' : texts.table.units[unitKey(column)];
  const byQueueing = QUEUEING.includes(column);
  const simulated = figures.weeks !== null && byQueueing;
  return {
    title: texts.explain.title(texts.table[column].replaceAll('\u00ad', ''), names.flow(scope), variant.name, monthName(figures.month)),
    value: unit === '' || /[%€]/.test(value) ? value : unit === '%' && lang === 'en' ? `${value}%` : `${value}\u00a0${unit}`,
    interval: interval(context, figures, scope, column),
    definition: texts.explain.definitions[column],
    inputs: inputsOf(context, figures, scope, column),
    ...(simulated && {
      run: [
        { label: texts.explain.month, value: monthName(figures.month) },
        { label: texts.explain.weeks, value: formatNumber(lang, figures.weeks, 0) },
        { label: texts.explain.seed, value: formatNumber(lang, project.run.seed) },
        { label: resultTexts[lang].explain.engine, value: context.engines[figures.month] ?? '' },
      ],
    }),
    movers: Object.values(texts.explain.movers),
    notes: byQueueing && !simulated ? [texts.explain.formulaNote] : [],
  };
}

function unitKey(column: MonthColumn): 'share' | 'points' | 'agents' | 'keuros' | 'fte' {
  if (column === 'difference') return 'points';
  if (column === 'worst' || column === 'required' || column === 'present') return 'agents';
  if (column === 'cost') return 'keuros';
  return column === 'fte' ? 'fte' : 'share';
}

/** A column of the table of work that can wait. */
export function explainWork(
  context: TrajectoryContext,
  figures: MonthFigures,
  flowId: Id,
  column: 'received' | 'done' | 'left' | 'age',
  value: string,
): FigureExplanation {
  const { lang, names, variant, monthName } = context;
  const texts = trajectoryTexts[lang];
  const formula = figures.source === 'formula';
  return {
    title: texts.explain.title(texts.work[column], names.flow(flowId), variant.name, monthName(figures.month)),
    value,
    interval: formula ? texts.explain.formulaInterval : resultTexts[lang].explain.noInterval,
    definition: texts.explain.workDefinition[column],
    inputs: [],
    movers: Object.values(texts.explain.movers),
    notes: [texts.work.rule],
  };
}
