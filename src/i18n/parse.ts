/**
 * Reading what people type or paste: numbers, shares, times, opening hours, durations, months, in French and English habits alike.
 * Nothing is guessed silently: what cannot be read gives a code of src/i18n/texts/issues.ts, and the caller keeps the text as typed.
 */
import type { Lang } from './lang.ts';

export type ParseCode = 'required' | 'notANumber' | 'notFinite' | 'badTime' | 'badHours' | 'badDuration' | 'badMonth';
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ParseCode };

const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
const bad = (code: ParseCode): { readonly ok: false; readonly code: ParseCode } => ({ ok: false, code });

/** Longest text worth reading as one figure. */
const MAX_LENGTH = 60;

/** All the spaces that stand between thousands: ordinary, tab, no-break, narrow no-break, thin, figure space. */
const SPACES = /[\s\u00a0\u202f\u2009\u2007]/g;
const MINUS_SIGNS = /[\u2212\u2013]/g;

/** `digits` in groups of three by `sign`: the sign separates thousands. */
function isGrouped(digits: string, sign: ',' | '.'): boolean {
  return sign === ',' ? /^\d{1,3}(,\d{3})+$/.test(digits) : /^\d{1,3}(\.\d{3})+$/.test(digits);
}

/** Leaves one point as the decimal sign; null when the signs contradict each other. */
function withPoint(lang: Lang, text: string): string | null {
  const lastComma = text.lastIndexOf(',');
  const lastPoint = text.lastIndexOf('.');
  if (lastComma < 0 && lastPoint < 0) return text;
  if (lastComma >= 0 && lastPoint >= 0) {
    const [grouping, decimal] = lastComma > lastPoint ? (['.', ','] as const) : ([',', '.'] as const);
    const [whole = '', ...rest] = text.split(decimal);
    return rest.length === 1 && isGrouped(whole, grouping) ? `${whole.replaceAll(grouping, '')}.${rest[0]}` : null;
  }
  const sign = lastComma >= 0 ? ',' : '.';
  const count = text.split(sign).length - 1;
  if (count > 1) return isGrouped(text, sign) ? text.replaceAll(sign, '') : null;
  // "1,234" is a thousand and more in English; "0,125" is not a thousand anywhere.
  if (lang === 'en' && sign === ',' && isGrouped(text, ',') && !text.startsWith('0')) return text.replace(',', '');
  return text.replace(sign, '.');
}

/**
 * A number as people write it: "12 000" with any space, "12,5" and "12.5", "1.234,5", "1,234.5", "−3", "1,5E+03", "80 %" (0.8), "31,50 €".
 * @example parseNumber('fr', '1 234,5') // { ok: true, value: 1234.5 }
 */
export function parseNumber(lang: Lang, text: string): Parsed<number> {
  if (text.length > MAX_LENGTH) return bad('notANumber');
  let rest = text.replace(SPACES, '').replace(MINUS_SIGNS, '-').replace(/€/g, '');
  if (rest === '') return bad('required');
  const isPercent = rest.endsWith('%');
  if (isPercent) rest = rest.slice(0, -1);
  const match = /^([+-]?)(\d[\d.,]*|[.,]\d+)(?:[eE]([+-]?\d{1,4}))?$/.exec(rest);
  if (match === null) return bad('notANumber');
  const digits = withPoint(lang, match[2] ?? '');
  if (digits === null) return bad('notANumber');
  const value = Number(`${match[1]}${digits}${match[3] === undefined ? '' : `e${match[3]}`}`);
  if (Number.isNaN(value)) return bad('notANumber');
  if (!Number.isFinite(value)) return bad('notFinite');
  return good(isPercent ? value / 100 : value);
}

/** A share typed where percentages are shown: "80" and "80 %" are 0.8. @returns the share, not limited to 0..1 */
export function parseShare(lang: Lang, text: string): Parsed<number> {
  const parsed = parseNumber(lang, text);
  if (!parsed.ok || text.includes('%')) return parsed;
  return good(parsed.value / 100);
}

/** A time of day in minutes after midnight, 0..1440: "14 h 30", "14h30", "14h", "14:30", "14", "7,5 h", "2:30 pm". "25:61" is refused. */
export function parseTimeOfDay(text: string): Parsed<number> {
  const compact = text.slice(0, MAX_LENGTH).replace(SPACES, '').toLowerCase();
  if (compact === '') return bad('required');
  // "7,5" is seven and a half hours; "7.30" without its h could be 7:30 as well, so it is refused.
  const decimal = /^(\d{1,2})[.,](\d|\d{1,2}(?=h))h?$/.exec(compact);
  if (decimal !== null) {
    const minutes = Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60);
    return minutes <= 1440 ? good(minutes) : bad('badTime');
  }
  const match = /^(\d{1,2})(?:(?:h|:)(?:(\d{2})(?:min|mn|m)?(?::00)?)?)?(am|pm)?$/.exec(compact);
  if (match === null || compact.endsWith(':')) return bad('badTime');
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  if (match[3] !== undefined) {
    if (hour < 1 || hour > 12) return bad('badTime');
    hour = (hour % 12) + (match[3] === 'pm' ? 12 : 0);
  }
  const total = hour * 60 + minute;
  return minute < 60 && total <= 1440 ? good(total) : bad('badTime');
}

export interface HoursRange {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const CLOSED = new Set(['fermé', 'ferme', 'fermée', 'closed', '–', '-', '—', 'non', 'no']);

/** The opening of one day: "8h–20h", "08:00-20:00", "8 à 20", "8 to 20", "de 8 h à 20 h"; "fermé" or "closed" give null. */
export function parseHoursRange(text: string): Parsed<HoursRange | null> {
  const compact = text
    .slice(0, MAX_LENGTH)
    .replace(SPACES, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(de|from) /, '');
  if (compact === '') return bad('required');
  if (CLOSED.has(compact)) return good(null);
  const parts = compact.split(/[-\u2012\u2013\u2014\u2212→/]| à | to /);
  if (parts.length !== 2) return bad('badHours');
  const from = parseTimeOfDay(parts[0] ?? '');
  const to = parseTimeOfDay(parts[1] ?? '');
  if (!from.ok || !to.ok) return bad(parts.some((part) => part.trim() === '') ? 'badHours' : 'badTime');
  if (from.value >= to.value) return bad('badHours');
  return good({ fromMinute: from.value, toMinute: to.value });
}

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  j: 86400,
  d: 86400,
  h: 3600,
  min: 60,
  mn: 60,
  m: 60,
  "'": 60,
  s: 1,
  sec: 1,
  '"': 1,
};

/** "7 min 30", "1 h 05", "2 j", "90 s": figures with units, biggest first; a last bare figure takes the next smaller unit. */
function parseUnits(lang: Lang, compact: string): number | null {
  const NEXT: Readonly<Record<number, number>> = { 86400: 3600, 3600: 60, 60: 1 };
  const token = /(\d+(?:[.,]\d+)?)(jours?|days?|j|d|heures?|hours?|h|minutes?|min|mn|m|'|secondes?|seconds?|sec|s|")?/gy;
  let seconds = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let read = 0;
  for (let match = token.exec(compact); match !== null; match = token.exec(compact)) {
    const word = match[2] ?? '';
    const name = /^(jour|day)/.test(word)
      ? 'j'
      : /^(heure|hour)/.test(word)
        ? 'h'
        : /^minute/.test(word)
          ? 'min'
          : /^second/.test(word)
            ? 's'
            : word;
    const unit = UNIT_SECONDS[name] ?? NEXT[smallest];
    const figure = parseNumber(lang, match[1] ?? '');
    if (unit === undefined || unit >= smallest || !figure.ok) return null;
    seconds += figure.value * unit;
    smallest = unit;
    read = token.lastIndex;
  }
  return read === compact.length && read > 0 ? seconds : null;
}

/**
 * A duration in seconds. A bare number is seconds; "7 min 30", "7min30s", "1 h 05", "2 j" / "2 d", "7:30" (minutes and seconds),
 * "1:02:03" (hours, minutes, seconds).
 */
export function parseDuration(lang: Lang, text: string): Parsed<number> {
  const compact = text.slice(0, MAX_LENGTH).replace(SPACES, '').replace(MINUS_SIGNS, '-').toLowerCase();
  if (compact === '') return bad('required');
  const bare = parseNumber(lang, compact);
  if (bare.ok && !compact.includes('%') && !compact.includes('€')) return bare;
  if (!bare.ok && bare.code === 'notFinite') return bare;
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/.exec(compact);
  if (clock !== null) {
    const minutes = Number(clock[2]);
    if (clock[1] !== undefined && minutes > 59) return bad('badDuration');
    return good(Number(clock[1] ?? '0') * 3600 + minutes * 60 + Number(clock[3]));
  }
  const seconds = parseUnits(lang, compact);
  return seconds === null ? bad('badDuration') : good(seconds);
}

const MONTH_STEMS: readonly (readonly string[])[] = [
  ['jan'],
  ['fev', 'feb'],
  ['mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];

/** A month as 'YYYY-MM': "2012-03", "03/2012", "mars 2012", "March 2012", "févr. 2013". */
export function parseMonth(text: string): Parsed<string> {
  const plain = text
    .slice(0, MAX_LENGTH)
    .replace(SPACES, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  if (plain === '') return bad('required');
  const written = (year: string, month: number): Parsed<string> =>
    month >= 1 && month <= 12 ? good(`${year}-${String(month).padStart(2, '0')}`) : bad('badMonth');
  const iso = /^(\d{4})-(\d{1,2})$/.exec(plain);
  if (iso !== null) return written(iso[1] ?? '', Number(iso[2]));
  const slashed = /^(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (slashed !== null) return written(slashed[2] ?? '', Number(slashed[1]));
  const named = /^([a-z]{3,})\.? (\d{4})$/.exec(plain);
  if (named === null) return bad('badMonth');
  const index = MONTH_STEMS.findIndex((stems) => stems.some((stem) => (named[1] ?? '').startsWith(stem)));
  return written(named[2] ?? '', index + 1);
}
