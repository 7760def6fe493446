/** A cell's value as text and back: what is shown, what is edited, what is copied, and reading what was typed or pasted. */
import {
  formatHoursRange,
  formatMonth,
  formatNumber,
  formatShare,
  NO_VALUE,
  parseDuration,
  parseHoursRange,
  parseMonth,
  parseNumber,
  parseShare,
} from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { DayHours } from '../../model/network.ts';
import { type CellValue, type GridCell, type GridColumn, isNumeric } from './cell.ts';

const YES = { fr: 'oui', en: 'yes' } as const;
const NO = { fr: 'non', en: 'no' } as const;
const YES_WORDS = new Set(['oui', 'yes', 'o', 'y', 'x', '1', 'vrai', 'true', '✓']);
const NO_WORDS = new Set(['non', 'no', 'n', '0', 'faux', 'false', '', '-', '–']);

/** Lower case without accents or double spaces: how names are compared. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

const isHours = (value: CellValue): value is Exclude<DayHours, null> => typeof value === 'object' && value !== null;

/** The value as the table shows it. */
export function showValue(column: GridColumn, value: CellValue, lang: Lang): string {
  if (column.kind === 'hoursRange') return formatHoursRange(lang, isHours(value) ? value : null);
  if (value === null) return column.emptyText ?? '';
  if (typeof value === 'number') {
    if (column.kind === 'share') return formatShare(lang, value, shownDigits(value * 100, column.digits ?? 2));
    return formatNumber(lang, value, column.kind === 'integer' ? undefined : shownDigits(value, column.digits ?? 4));
  }
  if (column.kind === 'month' && typeof value === 'string') return formatMonth(lang, value, 'short');
  if (typeof value === 'boolean') return value ? YES[lang] : NO[lang];
  if (column.choices) return column.choices.find((choice) => choice.value === value)?.label ?? String(value);
  return String(value);
}

/** Decimals worth showing: those the value has, at most `most`. */
function shownDigits(value: number, most: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  for (let digits = 0; digits < most; digits += 1) if (Math.abs(value - Number(value.toFixed(digits))) < 1e-9) return digits;
  return most;
}

/** What a cell shows: the draft as typed, else its value. */
export function cellText(column: GridColumn, cell: GridCell | null, lang: Lang): string {
  if (!cell) return NO_VALUE;
  return cell.draft ?? showValue(column, cell.value, lang);
}

/** What the editor opens with: every decimal, no grouping, percentages with their sign. */
export function editText(column: GridColumn, cell: GridCell, lang: Lang): string {
  if (cell.draft !== undefined) return cell.draft;
  const { value } = cell;
  if (value === null && column.kind !== 'hoursRange') return '';
  if (typeof value === 'number') {
    const number = column.kind === 'share' ? Number((value * 100).toPrecision(12)) : value;
    if (!Number.isFinite(number)) return '';
    const plain = String(number);
    const written = lang === 'fr' ? plain.replace('.', ',') : plain;
    return column.kind === 'share' ? `${written}${lang === 'fr' ? '\u00a0' : ''}%` : written;
  }
  return showValue(column, value, lang);
}

/** What is copied: as edited, so that Excel in the same language reads numbers as numbers; ordinary spaces. */
export function copyText(column: GridColumn, cell: GridCell | null, lang: Lang): string {
  return cell ? editText(column, cell, lang).replace(/[\u00a0\u202f]/g, ' ') : '';
}

export type ReadCell = { readonly ok: true; readonly value: CellValue } | { readonly ok: false };

const good = (value: CellValue): ReadCell => ({ ok: true, value });
const BAD: ReadCell = { ok: false };
const SAME_AS_EMPTY = new Set(['', '-', '–', '—']);

function readChoice(column: GridColumn, text: string): ReadCell {
  const words = plainWords(text);
  const choices = column.choices ?? [];
  const exact = choices.find((choice) => plainWords(choice.label) === words || choice.value === text.trim());
  if (exact) return good(exact.value);
  const starts = words === '' ? [] : choices.filter((choice) => plainWords(choice.label).startsWith(words));
  return starts.length === 1 && starts[0] ? good(starts[0].value) : BAD;
}

function readBoolean(text: string): ReadCell {
  const words = plainWords(text);
  if (YES_WORDS.has(words)) return good(true);
  return NO_WORDS.has(words) ? good(false) : BAD;
}

/** Reads a typed or pasted text as the column's kind; `ok: false` = keep it as a draft. Range checks are the model's business. */
export function readCell(column: GridColumn, text: string, lang: Lang): ReadCell {
  const trimmed = text.trim();
  if (column.emptyText !== undefined) {
    if (SAME_AS_EMPTY.has(trimmed) || plainWords(trimmed) === plainWords(column.emptyText)) return good(null);
  }
  switch (column.kind) {
    case 'text':
      return good(trimmed);
    case 'choice':
    case 'ref':
      return readChoice(column, trimmed);
    case 'boolean':
      return readBoolean(trimmed);
    case 'hoursRange': {
      const hours = parseHoursRange(trimmed);
      return hours.ok ? good(hours.value) : BAD;
    }
    case 'month': {
      const month = parseMonth(trimmed);
      return month.ok ? good(month.value) : BAD;
    }
    default: {
      const number = readNumber(column, trimmed, lang);
      return number;
    }
  }
}

function readNumber(column: GridColumn, text: string, lang: Lang): ReadCell {
  const parsed =
    column.kind === 'share' ? parseShare(lang, text) : column.kind === 'duration' ? parseDuration(lang, text) : parseNumber(lang, text);
  return parsed.ok ? good(parsed.value) : BAD;
}

/** What Delete puts into a cell: nothing where nothing is a value, else an empty draft that says "required". */
export function clearedCell(column: GridColumn): { readonly value: CellValue } | { readonly draft: string } {
  if (column.emptyText !== undefined) return { value: null };
  if (column.kind === 'hoursRange') return { value: null };
  if (column.kind === 'boolean') return { value: false };
  return { draft: '' };
}

/** The cell as a number to sort, sum or chart; NaN when it is none. */
export function cellNumber(column: GridColumn, cell: GridCell | null): number {
  if (!cell || cell.draft !== undefined) return Number.NaN;
  if (typeof cell.value === 'number') return cell.value;
  if (column.kind === 'hoursRange') return isHours(cell.value) ? cell.value.fromMinute * 1441 + cell.value.toMinute : -1;
  if (typeof cell.value === 'boolean') return cell.value ? 1 : 0;
  return Number.NaN;
}

export const sameValue = (a: CellValue, b: CellValue): boolean =>
  a === b || (isHours(a) && isHours(b) && a.fromMinute === b.fromMinute && a.toMinute === b.toMinute);

export { isNumeric };
