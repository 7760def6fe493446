/**
 * The hourly map: one figure an hour and day, with a shade that repeats what the figure says. An hour is the ratio
 * of sums over its half-hours and the flow's zones, not a mean of means. Pure.
 */

import { flowEstimate, groupEstimate } from '../../../engine/simulate/statistics.ts';
import { formatMinutesOfDay, formatNumber, formatShare, formatWeekday, NO_VALUE } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { type Estimate, FLOW_MEASURES, GROUP_MEASURES } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { DAY_IDS } from '../../../model/vocabulary.ts';
import { figureText } from './figure-words.ts';
import { flowRatio, groupRatio, type RatioOfSums } from './interval-ratio.ts';
import { flowIndices, type GroupScope, groupIndices, type SimulatedDay, type SimulatedWeek, simulatedDays } from './week-figures.ts';

export type HeatQuery =
  | { readonly measure: 'serviceLevel' | 'abandonment'; readonly flowId: Id | null }
  | { readonly measure: 'occupancy'; readonly scope: GroupScope };

/** -: nothing counted or no shade; good … worst for targets; calm, warn, strong for occupancy. */
export type HeatLevel = 'plain' | 'good' | 'near' | 'bad' | 'worst';

export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  /** 0..1, with an upper bound on its half-width. */
  readonly figure: Estimate;
  readonly text: string;
  readonly level: HeatLevel;
  /** Its half-width may exceed NOISY_ERROR. */
  readonly noisy: boolean;
}

export interface HeatMap {
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  /** [hour][weekday], null = closed. */
  readonly cells: readonly (readonly (HeatCell | null)[])[];
  /** One a weekday: the whole day. */
  readonly totals: readonly (HeatCell | null)[];
  readonly conclusion: string;
}

/** What the shades are measured against. */
export interface HeatScale {
  /** Share answered in time that is promised, or the most abandonment; null = no shade. */
  readonly limit: number | null;
}

/** Half-width above which a cell is marked as uncertain. */
export const NOISY_ERROR = 0.1;
export const OCCUPANCY_WARN = 0.85;
export const OCCUPANCY_STRONG = 0.9;

/** The figure of some half-hours of a day together. */
function figureOf({ day, table }: SimulatedDay, intervals: readonly number[], query: HeatQuery): RatioOfSums {
  if (query.measure === 'occupancy') return groupRatio(table, GROUP_MEASURES.occupancy, intervals, groupIndices(day, query.scope));
  return flowRatio(table, FLOW_MEASURES[query.measure], intervals, flowIndices(day, query.flowId));
}

/** A whole day is counted week by week, so its interval is exact. */
function wholeDay({ day, table }: SimulatedDay, query: HeatQuery): RatioOfSums {
  const once = [{ table, weight: 1 }];
  const figure =
    query.measure === 'occupancy'
      ? groupEstimate(once, groupIndices(day, query.scope), GROUP_MEASURES.occupancy)
      : flowEstimate(once, flowIndices(day, query.flowId), FLOW_MEASURES[query.measure]);
  return { ...figure, weight: Number.isFinite(figure.mean) ? 1 : 0 };
}

/** The shade of a value. @example heatLevel('serviceLevel', 0.7, { limit: 0.8 }) // 'bad' */
export function heatLevel(measure: HeatQuery['measure'], value: number, scale: HeatScale): HeatLevel {
  if (!Number.isFinite(value)) return 'plain';
  if (measure === 'occupancy') return value > OCCUPANCY_STRONG ? 'worst' : value > OCCUPANCY_WARN ? 'bad' : 'plain';
  if (scale.limit === null) return 'plain';
  if (measure === 'serviceLevel') {
    const below = scale.limit - value;
    return below <= 0 ? 'good' : below <= 0.05 ? 'near' : below <= 0.2 ? 'bad' : 'worst';
  }
  const times = value / scale.limit;
  return times <= 1 ? 'good' : times <= 2 ? 'near' : times <= 3 ? 'bad' : 'worst';
}

function cellOf(figure: RatioOfSums, weekday: number, hour: number, query: HeatQuery, scale: HeatScale, lang: Lang): HeatCell | null {
  if (figure.weight === 0) return null;
  return {
    weekday,
    hour,
    figure,
    text: Number.isFinite(figure.mean) ? formatNumber(lang, Math.round(figure.mean * 100)) : NO_VALUE,
    level: heatLevel(query.measure, figure.mean, scale),
    noisy: figure.halfWidth === null || figure.halfWidth > NOISY_ERROR,
  };
}

/** How bad a cell is: higher is worse, whatever the measure. */
const badness = (measure: HeatQuery['measure'], cell: HeatCell): number =>
  measure === 'serviceLevel' ? -cell.figure.mean : cell.figure.mean;

function conclude(cells: readonly HeatCell[], query: HeatQuery, lang: Lang): string {
  const texts = resultTexts[lang].heat;
  const firm = cells.filter((cell) => !cell.noisy);
  const worst = [...(firm.length > 0 ? firm : cells)].sort((a, b) => badness(query.measure, b) - badness(query.measure, a))[0];
  if (!worst) return texts.nothing;
  return texts.worst(
    formatWeekday(lang, worst.weekday),
    formatMinutesOfDay(lang, worst.hour * 60),
    figureText(lang, worst.figure, 'share'),
  );
}

/** Positions of a day's intervals by hour of the clock. */
function intervalsByHour({ day, table }: SimulatedDay): ReadonlyMap<number, readonly number[]> {
  const hours = new Map<number, number[]>();
  for (let interval = 0; interval < table.intervals; interval++) {
    const hour = Math.floor((day.firstHalfHour * 30 + (interval * table.intervalSeconds) / 60) / 60);
    hours.set(hour, [...(hours.get(hour) ?? []), interval]);
  }
  return hours;
}

export function heatMap(run: SimulatedWeek, query: HeatQuery, scale: HeatScale, lang: Lang): HeatMap {
  const days = simulatedDays(run);
  const weekdays = days.map(({ day }) => DAY_IDS.indexOf(day.dayId));
  const byHour = days.map(intervalsByHour);
  const hours = [...new Set(byHour.flatMap((ofDay) => [...ofDay.keys()]))].sort((a, b) => a - b);
  const rows = hours.map((hour) =>
    days.map((simulated, position) => {
      const intervals = byHour[position].get(hour);
      return intervals ? cellOf(figureOf(simulated, intervals, query), weekdays[position], hour, query, scale, lang) : null;
    }),
  );
  const totals = days.map((simulated, position) => cellOf(wholeDay(simulated, query), weekdays[position], -1, query, scale, lang));
  const used = rows.map((row) => row.some((cell) => cell !== null));
  const cells = rows.filter((_, index) => used[index]);
  const all = cells.flat().filter((cell) => cell !== null);
  return { weekdays, hours: hours.filter((_, index) => used[index]), cells, totals, conclusion: conclude(all, query, lang) };
}

export interface HeatLegendEntry {
  readonly level: HeatLevel;
  readonly label: string;
}

/** What the shades mean, in words; one entry says that there are none when there is nothing to measure against. */
export function heatLegend(measure: HeatQuery['measure'], limit: number | null, lang: Lang): readonly HeatLegendEntry[] {
  const texts = resultTexts[lang].heat;
  const words = texts.levels;
  if (measure === 'occupancy') {
    return [
      { level: 'plain', label: words.calm },
      { level: 'bad', label: words.warn },
      { level: 'worst', label: words.strong },
    ];
  }
  if (limit === null) return [{ level: 'plain', label: texts.noTarget }];
  if (measure === 'serviceLevel') {
    return [
      { level: 'good', label: words.good },
      { level: 'near', label: words.near },
      { level: 'bad', label: words.bad },
      { level: 'worst', label: words.worst },
    ];
  }
  const share = formatShare(lang, limit);
  return [
    { level: 'good', label: `${words.few} ${share}` },
    { level: 'near', label: words.more },
    { level: 'bad', label: words.much },
    { level: 'worst', label: words.most },
  ];
}
