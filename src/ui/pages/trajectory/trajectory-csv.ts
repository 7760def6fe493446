/**
 * The trajectory as a CSV file: the months of the baseline and the scenario, then flow by flow, work that can wait, first missed months and
 * skills lost, with what it all rests on. Written like the comparison's. Pure.
 */
import Papa from 'papaparse';
import { formatNumber } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Estimate } from '../../../model/measures.ts';
import { extinctions, failureOf, type MonthFigures, standingOf } from '../../../trajectory/index.ts';
import { fileNameOf } from '../../charts/file-name.ts';
import { numberCell, textCell } from '../results/comparison-csv.ts';
import { targetLabel } from '../results/sentence.ts';
import { dateText } from './figure-text.ts';
import { callFlows, type TrajectoryContext } from './trajectory-context.ts';

type Row = readonly string[];

const DAY_SECONDS = 86_400;
const pair = ({ mean, halfWidth }: Estimate): Row => [numberCell(mean * 100), numberCell(halfWidth === null ? null : halfWidth * 100)];
const share = (value: number): string => numberCell(value * 100);
const known = ({ shown }: TrajectoryContext): readonly MonthFigures[] => shown.flatMap((month) => month ?? []);
const fraction = (value: number): string => numberCell(Math.round(value * 1000) / 1000);
const euros = (value: number): string => numberCell(Math.round(value));

const headings = (lang: Lang): Row => {
  const { csv, table } = trajectoryTexts[lang];
  return [resultTexts[lang].scenario, table.month, csv.source, csv.weeks];
};

function headOf(context: TrajectoryContext, figures: MonthFigures): Row {
  const texts = trajectoryTexts[context.lang];
  const source = figures.source === 'formula' ? texts.table.bySource.formula : texts.csv.simulated;
  return [context.variant.name, context.monthName(figures.month), source, figures.weeks === null ? '' : String(figures.weeks)].map(
    textCell,
  );
}

function monthBlock(contexts: readonly TrajectoryContext[]): readonly Row[] {
  const { lang } = contexts[0]!;
  const { table, explain, csv } = trajectoryTexts[lang];
  const { error } = resultTexts[lang].csv;
  const header = [
    ...headings(lang),
    `${table.serviceLevel} (%)`,
    error,
    `${csv.difference} (${table.units.points})`,
    error,
    `${table.abandonment} (%)`,
    error,
    `${csv.occupancy} (%)`,
    error,
    csv.missing,
    csv.required,
    csv.present,
    table.fte,
    csv.backlog,
    `${explain.inHouse} (€)`,
    `${explain.partner} (€)`,
    `${explain.oneOff} (€)`,
    `${table.hours} (%)`,
    `${table.calls} (%)`,
    `${table.share} (%)`,
  ];
  const rows = contexts.flatMap((context) =>
    known(context).map((figures) => {
      const difference = context.differences[figures.month]?.get(null);
      return [
        ...headOf(context, figures),
        ...pair(figures.serviceLevel),
        ...(difference ? pair(difference) : ['', '']),
        ...pair(figures.abandonment),
        ...pair(figures.occupancy),
        fraction(figures.staffing.worst?.missing ?? 0),
        fraction(figures.staffing.required),
        fraction(figures.staffing.present),
        fraction(figures.people.fte),
        fraction(figures.work.reduce((sum, { leftAtEnd }) => sum + leftAtEnd, 0)),
        euros(figures.money.inHouse),
        euros(figures.money.partner),
        euros(figures.money.oneOff),
        share(figures.inHouse.hours),
        share(figures.inHouse.calls),
        share(figures.inHouse.cost),
      ];
    }),
  );
  return [header.map(textCell), ...rows];
}

function flowBlock(contexts: readonly TrajectoryContext[]): readonly Row[] {
  const { lang } = contexts[0]!;
  const { table, month, csv } = trajectoryTexts[lang];
  const results = resultTexts[lang];
  const { error } = results.csv;
  const header = [
    ...headings(lang),
    results.flow,
    results.target.header,
    month.offered,
    `${table.serviceLevel} (%)`,
    error,
    `${table.abandonment} (%)`,
    error,
    csv.missing,
    results.csv.verdict,
  ];
  const rows = contexts.flatMap((context) =>
    known(context).flatMap((figures) =>
      figures.flows.map((flow) => {
        const standing = standingOf(flow);
        return [
          ...headOf(context, figures),
          textCell(context.names.flow(flow.flowId)),
          textCell(targetLabel(lang, flow.target)),
          fraction(flow.offered),
          ...pair(flow.serviceLevel),
          ...pair(flow.abandonment),
          fraction(figures.staffing.worstOfFlow.get(flow.flowId)?.missing ?? 0),
          standing === null ? '' : textCell(results.target[standing]),
        ];
      }),
    ),
  );
  return [header.map(textCell), ...rows];
}

function workBlock(contexts: readonly TrajectoryContext[]): readonly Row[] {
  const { lang } = contexts[0]!;
  const { work } = trajectoryTexts[lang];
  const rows = contexts.flatMap((context) =>
    known(context).flatMap((figures) =>
      figures.work.map((one) => [
        ...headOf(context, figures),
        textCell(context.names.flow(one.flowId)),
        fraction(one.received),
        fraction(one.done),
        fraction(one.leftAtEnd),
        one.ageDays === null ? '' : fraction(one.ageDays),
        fraction(one.dueSeconds / DAY_SECONDS),
        one.cleared ? textCell(dateText(lang, one.cleared.dayOfMonth, context.monthName(figures.month))) : '',
      ]),
    ),
  );
  const header = [...headings(lang), work.flow, work.received, work.done, work.left, work.age, work.due, work.cleared];
  return rows.length === 0 ? [] : [[''], header.map(textCell), ...rows];
}

/** First missed months and first months without a holder of a skill. */
function dateBlock(contexts: readonly TrajectoryContext[]): readonly Row[] {
  const { lang } = contexts[0]!;
  const { skills, csv } = trajectoryTexts[lang];
  const results = resultTexts[lang];
  const missed = contexts.flatMap((context) =>
    callFlows(context).flatMap((flowId) => {
      const { certain, perhaps, months } = failureOf(context.shown, flowId);
      if (certain === null && perhaps === null) return [];
      const name = (month: number | null): string => (month === null ? '' : context.monthName(month));
      return [[context.variant.name, context.names.flow(flowId), name(certain), name(perhaps), String(months)].map(textCell)];
    }),
  );
  const lost = contexts.flatMap((context) =>
    extinctions(context.plan.months.map(({ network }) => network)).map(({ flowId, siteId, month }) =>
      [
        context.variant.name,
        context.names.flow(flowId),
        siteId === null ? skills.everywhere : context.names.site(siteId),
        context.monthName(month),
      ].map(textCell),
    ),
  );
  return [
    [''],
    [results.scenario, results.flow, csv.missedFirst, csv.unsureFirst, csv.missedMonths].map(textCell),
    ...missed,
    [''],
    [results.scenario, `${skills.title}\u00a0: ${results.flow}`, skills.where, skills.when].map(textCell),
    ...lost,
  ];
}

/** Baseline first, then the scenario if there is one. Months that are not worked out are not in it. */
export function trajectoryFile(context: TrajectoryContext): { readonly name: string; readonly text: string } {
  const { lang, project, scenario, baselineVariant } = context;
  const texts = trajectoryTexts[lang];
  const baseline: TrajectoryContext = {
    ...context,
    scenario: null,
    variant: baselineVariant,
    shown: context.baseline,
    differences: context.baseline.map(() => null),
    plan: context.baselinePlan,
  };
  const contexts = scenario ? [baseline, context] : [context];
  const name = localText(project.name, lang);
  const engines = [...new Set(context.engines.flatMap((engine) => engine ?? []))];
  const facts = [
    [resultTexts[lang].csv.project, name],
    [texts.explain.seed, formatNumber(lang, project.run.seed)],
    [resultTexts[lang].explain.engine, engines.join(', ')],
    [texts.csv.rule],
  ].map((fact) => fact.map(textCell));
  const rows = [...monthBlock(contexts), [''], ...flowBlock(contexts), ...workBlock(contexts), ...dateBlock(contexts), [''], ...facts];
  const body = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: ';', newline: '\r\n' },
  );
  const file = [name, texts.csv.file, ...(scenario ? [context.variant.name] : [])].join(' ');
  return { name: `${fileNameOf(file)}.csv`, text: `\ufeff${body}\r\n` };
}
