/**
 * The hourly map: one figure an hour and day, with a shade that repeats what the figure says. Sums over both half-hours and all zones,
 * numerator and denominator apart, so that an hour is the ratio of sums and not a mean of means. Pure.
 */
import { formatMinutesOfDay, formatNumber, formatShare, formatWeekday, NO_VALUE } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { FLOW_COUNTERS, FLOW_MEASURES, GROUP_COUNTERS, GROUP_MEASURES, type MeasureDefinition } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { DAY_IDS } from '../../../model/vocabulary.ts';
import { flowIndices, type GroupScope, groupIndices, type SimulatedDay, type SimulatedWeek, simulatedDays } from './week-figures.ts';

export type HeatQuery =
  | { readonly measure: 'serviceLevel' | 'abandonment'; readonly flowId: Id | null }
  | { readonly measure: 'occupancy'; readonly scope: GroupScope };

/** -: nothing counted or no shade; good … worst for targets; calm, warn, strong for occupancy. */
export type HeatLevel = 'plain' | 'good' | 'near' | 'bad' | 'worst';

export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  /** 0..1; NaN when nothing was counted. */
  readonly value: number;
  /** Calls (or staffed seconds) counted in all simulated weeks: how much the figure rests on. */
  readonly weight: number;
  readonly text: string;
  readonly level: HeatLevel;
  /** Rests on so few calls that it is off by more than 4 points. */
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

/** With 400 calls the 95 % error of a share of 80 % is 3.9 points. */
export const FEW_CALLS = 400;
export const OCCUPANCY_WARN = 0.85;
export const OCCUPANCY_STRONG = 0.9;

interface Ratio {
  numerator: number;
  denominator: number;
}

function addCells(
  into: Ratio,
  sums: Float64Array,
  interval: number,
  columns: number,
  selected: readonly number[],
  names: readonly string[],
  measure: MeasureDefinition<string>,
): void {
  const terms = (rule: Readonly<Partial<Record<string, number>>>): number => {
    let total = 0;
    for (const column of selected) {
      const base = (interval * columns + column) * names.length;
      for (const [name, factor] of Object.entries(rule)) total += (factor ?? 0) * (sums[base + names.indexOf(name)] ?? 0);
    }
    return total;
  };
  into.numerator += terms(measure.numerator);
  into.denominator += terms(measure.denominator ?? {});
}

function addInterval(into: Ratio, { day, table }: SimulatedDay, interval: number, query: HeatQuery): void {
  if (query.measure === 'occupancy') {
    const selected = groupIndices(day, query.scope);
    addCells(into, table.groupIntervalSums, interval, table.groupIds.length, selected, GROUP_COUNTERS, GROUP_MEASURES.occupancy);
  } else {
    const selected = flowIndices(day, query.flowId);
    addCells(into, table.flowIntervalSums, interval, table.flowIds.length, selected, FLOW_COUNTERS, FLOW_MEASURES[query.measure]);
  }
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

function cellOf(ratio: Ratio, weekday: number, hour: number, query: HeatQuery, scale: HeatScale, lang: Lang): HeatCell | null {
  if (ratio.denominator === 0) return null;
  const value = ratio.numerator / ratio.denominator;
  return {
    weekday,
    hour,
    value,
    weight: ratio.denominator,
    text: Number.isFinite(value) ? formatNumber(lang, Math.round(value * 100)) : NO_VALUE,
    level: heatLevel(query.measure, value, scale),
    noisy: query.measure !== 'occupancy' && ratio.denominator < FEW_CALLS,
  };
}

/** How bad a cell is: higher is worse, whatever the measure. */
const badness = (measure: HeatQuery['measure'], cell: HeatCell): number => (measure === 'serviceLevel' ? -cell.value : cell.value);

function conclude(cells: readonly HeatCell[], query: HeatQuery, lang: Lang): string {
  const texts = resultTexts[lang].heat;
  const firm = cells.filter((cell) => !cell.noisy);
  const worst = [...(firm.length > 0 ? firm : cells)].sort((a, b) => badness(query.measure, b) - badness(query.measure, a))[0];
  if (!worst) return texts.nothing;
  return texts.worst(formatWeekday(lang, worst.weekday), formatMinutesOfDay(lang, worst.hour * 60), formatShare(lang, worst.value, 0));
}

export function heatMap(run: SimulatedWeek, query: HeatQuery, scale: HeatScale, lang: Lang): HeatMap {
  const days = simulatedDays(run);
  const weekdays = days.map(({ day }) => DAY_IDS.indexOf(day.dayId));
  const byHour = days.map(() => new Map<number, Ratio>());
  const byDay = days.map((): Ratio => ({ numerator: 0, denominator: 0 }));
  for (const [position, simulated] of days.entries()) {
    for (let interval = 0; interval < simulated.table.intervals; interval++) {
      const minute = simulated.day.firstHalfHour * 30 + (interval * simulated.table.intervalSeconds) / 60;
      const hour = Math.floor(minute / 60);
      const ratio = byHour[position].get(hour) ?? { numerator: 0, denominator: 0 };
      addInterval(ratio, simulated, interval, query);
      addInterval(byDay[position], simulated, interval, query);
      byHour[position].set(hour, ratio);
    }
  }
  const hours = [...new Set(byHour.flatMap((ratios) => [...ratios].filter(([, ratio]) => ratio.denominator > 0).map(([hour]) => hour)))];
  hours.sort((a, b) => a - b);
  const cells = hours.map((hour) =>
    weekdays.map((weekday, position) => {
      const ratio = byHour[position].get(hour);
      return ratio ? cellOf(ratio, weekday, hour, query, scale, lang) : null;
    }),
  );
  const totals = byDay.map((ratio, position) => cellOf(ratio, weekdays[position], -1, query, scale, lang));
  const all = cells.flat().filter((cell) => cell !== null);
  return { weekdays, hours, cells, totals, conclusion: conclude(all, query, lang) };
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
