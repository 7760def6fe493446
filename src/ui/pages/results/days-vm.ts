/** How the days of the month differ under each scenario: a bad, a median and a good day, and how often the target is met. Pure. */
import { formatNumber, formatShare, formatWeekday } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { DAY_IDS, type DayId } from '../../../model/vocabulary.ts';
import type { PlotModel } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import { figureText, withoutDust } from './figure-words.ts';
import type { Variant } from './project-names.ts';
import { joinNames, targetLabel } from './sentence.ts';
import { type SimulatedWeek, simulatedDays, targetOf } from './week-figures.ts';
import { daysLevels, levelOfDay, targetChance } from './week-spread.ts';

/** Shares of days that the chart and its twin show, worst first. */
export const DAY_SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
export const BAD = 0.1;
export const MIDDLING = 0.5;
export const GOOD = 0.9;

export interface VariantRun {
  readonly variant: Variant;
  readonly run: SimulatedWeek;
}

export interface DaysRow {
  readonly variant: Variant;
  readonly bad: Estimate;
  readonly middling: Estimate;
  readonly good: Estimate;
  /** Mean NaN: no target. */
  readonly chance: Estimate;
}

/** "about 4 days in 10"; what was never or always seen is said of the simulated days only. @example chanceWords('en', 0.43) // 'about 4 days in 10' */
export function chanceWords(lang: Lang, share: number): string {
  const texts = resultTexts[lang].days;
  if (!Number.isFinite(share)) return '';
  if (share === 0) return texts.never;
  if (share === 1) return texts.always;
  if (share < 0.05) return texts.hardly;
  if (share > 0.95) return texts.nearly;
  const tenths = Math.round(share * 10);
  return tenths === 1 ? texts.aboutOne : texts.about(formatNumber(lang, tenths));
}

export function daysRow({ variant, run }: VariantRun, flowId: Id | null): DaysRow {
  const levels = daysLevels(run, flowId);
  return {
    variant,
    bad: levelOfDay(levels, BAD),
    middling: levelOfDay(levels, MIDDLING),
    good: levelOfDay(levels, GOOD),
    chance: targetChance(run, flowId),
  };
}

/** One sentence a variant, to be read aloud. */
export function daysSentence(row: DaysRow, run: SimulatedWeek, flowId: Id | null, lang: Lang): string {
  const texts = resultTexts[lang].days;
  if (!Number.isFinite(row.middling.mean)) return texts.nothing(row.variant.name);
  const written = (figure: Estimate): string => figureText(lang, figure, 'share');
  const lead = texts.sentence(row.variant.name, written(row.bad), written(row.middling), written(row.good));
  if (!Number.isFinite(row.chance.mean)) return lead;
  const words = chanceWords(lang, withoutDust(row.chance).mean);
  const target = flowId === null ? null : targetOf(run, flowId);
  const chance = target
    ? texts.chanceSentence(targetLabel(lang, target), words, written(row.chance))
    : texts.chanceSentenceAll(words, written(row.chance));
  return `${lead} ${chance}`;
}

export interface DaysPicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
}

/** Dots of one place stand this far apart, in percent of days. */
const SPREAD = 0.6;

interface Curve {
  readonly variant: Variant;
  readonly points: readonly { readonly share: number; readonly level: Estimate }[];
}

/** The axis begins a tenth below what is drawn. */
function bottomOf(curves: readonly Curve[], target: number | null): number {
  const ends = curves.flatMap(({ points }) => points.map(({ level }) => level.mean - (level.halfWidth ?? 0))).filter(Number.isFinite);
  return Math.max(0, Math.floor(Math.min(target ?? 0.9, 0.9, ...ends) * 10 - 0.5) / 10);
}

function plotOf(curves: readonly Curve[], target: number | null, lang: Lang): PlotModel {
  const texts = resultTexts[lang];
  const percent = (value: number): string => formatShare(lang, value, 0);
  const middle = (curves.length - 1) / 2;
  return {
    whiskers: 'y',
    gaps: [],
    links: [],
    lines: target === null ? [] : [{ axis: 'y', value: target, label: `${texts.target.header} ${percent(target)}`, weight: 'light' }],
    x: { min: 0, max: 1, step: 0.1, title: texts.days.chartAxis, label: percent, rows: false },
    y: { min: bottomOf(curves, target), max: 1, step: 0.1, title: texts.intervals.levelAxis, label: percent, rows: false },
    series: curves.map(({ variant, points }, index) => ({
      name: variant.name,
      style: variant.style,
      line: 'straight',
      showPoints: true,
      points: points
        .filter(({ level }) => Number.isFinite(level.mean))
        .map(({ share, level: { mean, halfWidth } }) => ({
          x: share + ((index - middle) * SPREAD) / 100,
          y: mean,
          low: halfWidth === null ? null : Math.max(0, mean - halfWidth),
          high: halfWidth === null ? null : Math.min(1, mean + halfWidth),
          hollow: false,
          text: texts.days.reading(percent(share), variant.name, figureText(lang, { mean, halfWidth }, 'share')),
        })),
    })),
  };
}

/** The days in order of their service level, with the target's line. @param target share, 0..1; null = none in common */
export function daysPicture(runs: readonly VariantRun[], flowId: Id | null, scope: string, target: number | null, lang: Lang): DaysPicture {
  const texts = resultTexts[lang].days;
  const curves = runs.map(({ variant, run }) => {
    const levels = daysLevels(run, flowId);
    return { variant, points: DAY_SHARES.map((share) => ({ share, level: levelOfDay(levels, share) })) };
  });
  const title = texts.chartTitle(scope);
  const worst = curves.flatMap(({ variant, points: [first] }) =>
    first && Number.isFinite(first.level.mean) ? [texts.chartItem(figureText(lang, first.level, 'share'), variant.name)] : [],
  );
  return {
    title,
    conclusion: worst.length > 0 ? texts.chartConclusion(joinNames(lang, worst)) : '',
    plot: plotOf(curves, target, lang),
    twin: {
      caption: title,
      columns: [{ label: texts.chartShare, numeric: false }, ...curves.map(({ variant }) => ({ label: variant.name, numeric: true }))],
      rows: DAY_SHARES.map((share, index) => ({
        header: formatShare(lang, share, 0),
        cells: curves.map(({ points }) => figureText(lang, points[index].level, 'share')),
      })),
    },
  };
}

export interface WeekdayRow {
  /** null = the whole month. */
  readonly dayId: DayId | null;
  readonly name: string;
  /** One a variant. */
  readonly middling: readonly Estimate[];
  readonly chance: readonly Estimate[];
}

/** Every open weekday, then the month. */
export function weekdayRows(runs: readonly VariantRun[], flowId: Id | null, lang: Lang): readonly WeekdayRow[] {
  const open = DAY_IDS.filter((dayId) => runs.some(({ run }) => simulatedDays(run).some(({ day }) => day.dayId === dayId)));
  const row = (dayId: DayId | null, name: string): WeekdayRow => ({
    dayId,
    name,
    middling: runs.map(({ run }) => levelOfDay(daysLevels(run, flowId, dayId), MIDDLING)),
    chance: runs.map(({ run }) => targetChance(run, flowId, dayId)),
  });
  return [...open.map((dayId) => row(dayId, formatWeekday(lang, DAY_IDS.indexOf(dayId)))), row(null, resultTexts[lang].days.month)].filter(
    ({ middling }) => middling.some(({ mean }) => Number.isFinite(mean)),
  );
}
