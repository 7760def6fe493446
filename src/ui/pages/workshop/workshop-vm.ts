/** What the workshop says and draws at a minute of the day: the sentence, rows, shapes and the table twin. Pure. */
import { formatMinutesOfDay, formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { workshopTexts } from '../../../i18n/texts/workshop.ts';
import type { TableData } from '../../parts/table-data.ts';
import { type Film, totals } from './film.ts';

/** Minutes of the simulated day that pass in a second. */
export const SPEEDS = [2, 5, 10, 30] as const;
export const STEPS = [1, 15] as const;
const HALF_HOUR_SAMPLES = 30;
/** Up to so many people or calls, each has a square of its own. */
export const MOST_SQUARES = 34;
/** Fewer than so many are drawn no larger. */
export const LEAST_SQUARES = 12;

/** The day's totals at every minute. */
export interface DayCurve {
  readonly waiting: Int32Array;
  readonly answered: Int32Array;
  readonly abandoned: Int32Array;
  readonly busy: Int32Array;
  readonly present: Int32Array;
  /** Sample at which most calls wait; the first of them. */
  readonly peak: number;
  readonly mostWaiting: number;
  readonly mostPresent: number;
  /** Busy share of the time present, all day. */
  readonly busyShare: number;
}

const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0);
const largest = (values: Int32Array): number => values.reduce((most, value) => Math.max(most, value), 0);

export function dayCurve(film: Film): DayCurve {
  const waiting = totals(film.waiting, film.samples);
  const busy = totals(film.busy, film.samples);
  const present = totals(film.present, film.samples);
  const mostWaiting = largest(waiting);
  return {
    waiting,
    busy,
    present,
    answered: totals(film.answered, film.samples),
    abandoned: totals(film.abandoned, film.samples),
    peak: waiting.indexOf(mostWaiting),
    mostWaiting,
    mostPresent: largest(present),
    busyShare: sum(present) > 0 ? sum(busy) / sum(present) : 0,
  };
}

/** The time of a sample as people read it; the last is the closing time. */
export const timeOf = (film: Film, sample: number, lang: Lang): string =>
  formatMinutesOfDay(lang, Math.floor(film.minutes[Math.min(sample, film.samples - 1)] ?? 0));

function waitingWords(film: Film, sample: number, lang: Lang): string {
  const texts = workshopTexts[lang];
  const width = film.flows.length;
  let total = 0;
  let longest = 0;
  for (let row = 0; row < width; row += 1) {
    const waiting = film.waiting[sample * width + row];
    total += waiting;
    if (waiting > film.waiting[sample * width + longest]) longest = row;
  }
  if (total === 0) return texts.nobodyWaits;
  const flow = film.flows[longest].name;
  const most = film.waiting[sample * width + longest];
  if (total === 1) return texts.oneWaits(flow);
  return most === total
    ? texts.allWait(formatNumber(lang, total), flow)
    : texts.waits(formatNumber(lang, total), formatNumber(lang, most), flow);
}

function agentWords(curve: DayCurve, sample: number, lang: Lang): string {
  const texts = workshopTexts[lang];
  const present = curve.present[sample];
  const free = present - curve.busy[sample];
  if (present === 0) return texts.noAgents;
  if (free === 0) return texts.noneFree(formatNumber(lang, present));
  return free === 1 ? texts.oneFree(formatNumber(lang, present)) : texts.free(formatNumber(lang, free), formatNumber(lang, present));
}

/** What could be read aloud at this minute. @param dayName 'lundi' @param name the scenario's */
export function sentenceAt(film: Film, curve: DayCurve, sample: number, dayName: string, name: string, lang: Lang): string {
  const texts = workshopTexts[lang];
  const day = dayName.charAt(0).toUpperCase() + dayName.slice(1);
  return texts.sentence(day, timeOf(film, sample, lang), name, waitingWords(film, sample, lang), agentWords(curve, sample, lang));
}

export function soFarAt(curve: DayCurve, sample: number, lang: Lang): string {
  const answered = curve.answered[sample];
  const abandoned = curve.abandoned[sample];
  const ended = answered + abandoned;
  const share = ended > 0 ? abandoned / ended : 0;
  return workshopTexts[lang].soFar(formatNumber(lang, answered), formatNumber(lang, abandoned), formatShare(lang, share, 1));
}

/** Squares side by side, as one SVG path. @param first place of the first square, from 0 @param unit width of a place @param gap between squares */
export function squares(first: number, count: number, unit: number, size: number, top: number): string {
  let path = '';
  for (let i = first; i < first + count; i += 1) path += `M${i * unit} ${top}h${size}v${size}h${-size}z`;
  return path;
}

/** An area under a curve of whole numbers, in a box of `samples − 1` by 1, the zero line at 1. */
export function areaPath(values: Int32Array, most: number): string {
  const height = (value: number): string => (1 - value / Math.max(1, most)).toFixed(4);
  let path = `M0 1L0 ${height(values[0] ?? 0)}`;
  for (let i = 1; i < values.length; i += 1) path += `H${i}V${height(values[i])}`;
  return `${path}V1Z`;
}

/** Whole hours of the day with their place along it, 0..1. */
export function hourMarks(film: Film, lang: Lang): readonly { readonly label: string; readonly share: number }[] {
  const first = film.minutes[0];
  const last = film.minutes[film.samples - 1];
  const marks: { label: string; share: number }[] = [];
  for (let minute = Math.ceil(first / 60) * 60; minute <= last; minute += 60)
    marks.push({ label: formatMinutesOfDay(lang, minute), share: (minute - first) / (last - first) });
  return marks;
}

/** The day in a table, a row each half-hour: what is drawn, in numbers. */
export function dayTable(film: Film, curve: DayCurve, dayName: string, name: string, lang: Lang): TableData {
  const texts = workshopTexts[lang];
  const number = (value: number): string => formatNumber(lang, value);
  const flows = film.flows.length;
  const samples: number[] = [];
  for (let sample = 0; sample < film.samples; sample += HALF_HOUR_SAMPLES) samples.push(sample);
  return {
    caption: texts.tableCaption(dayName, name),
    columns: [
      { label: texts.at, numeric: false },
      ...film.flows.map((flow) => ({ label: `${texts.waiting}, ${flow.name}`, numeric: true })),
      { label: texts.busyOf, numeric: true },
      { label: texts.freeNow, numeric: true },
      { label: `${texts.answered} ${texts.sinceOpening}`, numeric: true },
      { label: `${texts.abandoned} ${texts.sinceOpening}`, numeric: true },
    ],
    rows: samples.map((sample) => ({
      header: timeOf(film, sample, lang),
      cells: [
        ...film.flows.map((_, row) => number(film.waiting[sample * flows + row])),
        number(curve.busy[sample]),
        number(curve.present[sample] - curve.busy[sample]),
        number(curve.answered[sample]),
        number(curve.abandoned[sample]),
      ],
    })),
  };
}
