/**
 * How figures, times and months are written in French and English. Pure, and the same characters in every browser: nothing is left to
 * the host's locale data (its percent sign follows a narrow space in French, which is not what French printing asks for).
 * French: U+202F between thousands, decimal comma, U+00A0 before % € and units, U+2212 for minus. English: comma, point, 80%, €1,234.
 * Whatever is written here is read back by the parsers of ./parse.ts (re-exported below) in the same language.
 */
import type { Lang } from './lang.ts';

export * from './parse.ts';

/** Narrow no-break space: thousands and before ; ! ? in French. */
export const NARROW_SPACE = '\u202f';
/** No-break space: before % € : and units. */
export const NO_BREAK_SPACE = '\u00a0';
export const MINUS = '\u2212';
/** What stands in place of a figure that is not a number. */
export const NO_VALUE = '–';

const MAX_DIGITS = 12;

function groupThousands(digits: string, separator: string): string {
  let grouped = '';
  for (let i = 0; i < digits.length; i += 1) {
    const left = digits.length - i;
    if (i > 0 && left % 3 === 0) grouped += separator;
    grouped += digits[i];
  }
  return grouped;
}

/** The shortest writing of `value` without an exponent, at most `MAX_DIGITS` decimals. */
function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toFixed(MAX_DIGITS).replace(/0+$/, '').replace(/\.$/, '');
}

/**
 * A number with `digits` decimals, or with as many as it has when `digits` is absent.
 * @param value any number; one that is not finite gives '–', one of 1e21 or more keeps its exponent.
 * @example formatNumber('fr', 1234.5, 1) // '1 234,5' with U+202F
 */
export function formatNumber(lang: Lang, value: number, digits?: number): string {
  if (!Number.isFinite(value)) return NO_VALUE;
  const size = Math.abs(value);
  if (size >= 1e21)
    return String(value)
      .replace('.', lang === 'fr' ? ',' : '.')
      .replace('-', MINUS);
  const plain = digits === undefined ? plainDecimal(size) : size.toFixed(Math.min(Math.max(digits, 0), MAX_DIGITS));
  const [whole = '0', decimals = ''] = plain.split('.');
  const separator = lang === 'fr' ? NARROW_SPACE : ',';
  const point = lang === 'fr' ? ',' : '.';
  const written = groupThousands(whole, separator) + (decimals === '' ? '' : point + decimals);
  const isZero = !/[1-9]/.test(written);
  return value < 0 && !isZero ? MINUS + written : written;
}

/** A number that always shows its sign: '+3', '−2', '0'. For differences. */
export function formatSigned(lang: Lang, value: number, digits?: number): string {
  const written = formatNumber(lang, value, digits);
  if (written === NO_VALUE || written.startsWith(MINUS)) return written;
  return /[1-9]/.test(written) ? `+${written}` : written;
}

/** Binary fractions times 100 leave dust (0.07 × 100 = 7.000000000000001): twelve significant digits are enough for a percentage. */
function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

const percentSign = (lang: Lang): string => (lang === 'fr' ? `${NO_BREAK_SPACE}%` : '%');

/** A share 0..1 as a percentage. @example formatShare('fr', 0.8) // '80 %' with U+00A0 */
export function formatShare(lang: Lang, share: number, digits?: number): string {
  if (!Number.isFinite(share)) return NO_VALUE;
  return formatNumber(lang, percentOf(share), digits) + percentSign(lang);
}

/** A difference of shares, in points. @example formatPoints('fr', -0.012, 1) // '−1,2 pt' */
export function formatPoints(lang: Lang, difference: number, digits = 1): string {
  if (!Number.isFinite(difference)) return NO_VALUE;
  const unit = plural(lang, Math.abs(percentOf(difference)), 'pt', 'pts');
  return `${formatSigned(lang, percentOf(difference), digits)}${NO_BREAK_SPACE}${lang === 'fr' ? 'pt' : unit}`;
}

/** Seconds with their unit. @example formatSeconds('fr', 12.5, 1) // '12,5 s' */
export function formatSeconds(lang: Lang, seconds: number, digits = 0): string {
  if (!Number.isFinite(seconds)) return NO_VALUE;
  return `${formatNumber(lang, seconds, digits)}${NO_BREAK_SPACE}s`;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A duration in the units people say it in: '45 s', '7 min 30 s', '2 h 05 min', '3 j'. @param seconds 0 or more, rounded to the second */
export function formatDuration(lang: Lang, seconds: number): string {
  if (!Number.isFinite(seconds)) return NO_VALUE;
  const sign = seconds < 0 ? MINUS : '';
  const total = Math.round(Math.abs(seconds));
  const pair = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
    small === 0
      ? `${sign}${big}${NO_BREAK_SPACE}${bigUnit}`
      : `${sign}${big}${NO_BREAK_SPACE}${bigUnit}${NO_BREAK_SPACE}${twoDigits(small)}${NO_BREAK_SPACE}${smallUnit}`;
  if (total < 60) return `${sign}${total}${NO_BREAK_SPACE}s`;
  if (total < 3600) return pair(Math.floor(total / 60), 'min', total % 60, 's');
  const minutes = Math.round(total / 60);
  if (minutes < 24 * 60 || minutes % (24 * 60) !== 0) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  return `${sign}${minutes / (24 * 60)}${NO_BREAK_SPACE}${lang === 'fr' ? 'j' : 'd'}`;
}

/** Minutes after midnight, 0..1440. @example formatMinutesOfDay('fr', 870) // '14 h 30'; formatMinutesOfDay('en', 870) // '14:30' */
export function formatMinutesOfDay(lang: Lang, minutes: number): string {
  if (!Number.isFinite(minutes)) return NO_VALUE;
  const total = Math.round(minutes);
  const hour = Math.floor(total / 60);
  const minute = total - hour * 60;
  if (lang === 'en') return `${twoDigits(hour)}:${twoDigits(minute)}`;
  return minute === 0 ? `${hour}${NO_BREAK_SPACE}h` : `${hour}${NO_BREAK_SPACE}h${NO_BREAK_SPACE}${twoDigits(minute)}`;
}

/** The opening of one day; null = closed. @example formatHoursRange('fr', { fromMinute: 480, toMinute: 1200 }) // '8 h–20 h' */
export function formatHoursRange(lang: Lang, hours: { readonly fromMinute: number; readonly toMinute: number } | null): string {
  if (hours === null) return lang === 'fr' ? 'fermé' : 'closed';
  return `${formatMinutesOfDay(lang, hours.fromMinute)}–${formatMinutesOfDay(lang, hours.toMinute)}`;
}

const MONTH_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const SHORT_MONTH_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const WEEKDAY_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** The month `index` months after 'YYYY-MM', in the same form. @example monthAfter('2012-11', 2) // '2013-01' */
export function monthAfter(startMonth: string, index: number): string {
  const [year = Number.NaN, month = Number.NaN] = startMonth.split('-').map(Number);
  const count = year * 12 + (month - 1) + index;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${twoDigits((count % 12) + 1)}`;
}

/** @param month 'YYYY-MM'; anything else is shown as it stands. @example formatMonth('fr', '2012-03') // 'mars 2012' */
export function formatMonth(lang: Lang, month: string, style: 'long' | 'short' = 'long'): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month;
  const names = style === 'long' ? MONTH_NAMES : SHORT_MONTH_NAMES;
  const year = month.slice(0, 4);
  return `${names[lang][Number(month.slice(5)) - 1]} ${year}`;
}

/** Month number `index` (0-based) of a horizon that starts at 'YYYY-MM'. @example formatMonthOf('en', '2012-01', 14) // 'March 2013' */
export function formatMonthOf(lang: Lang, startMonth: string, index: number, style: 'long' | 'short' = 'long'): string {
  return formatMonth(lang, monthAfter(startMonth, index), style);
}

/** @param day 0 = Monday … 6 = Sunday. Short: 'lun.' / 'Mon'. */
export function formatWeekday(lang: Lang, day: number, style: 'long' | 'short' = 'long'): string {
  const name = WEEKDAY_NAMES[lang][day] ?? NO_VALUE;
  if (style === 'long' || name === NO_VALUE) return name;
  return lang === 'fr' ? `${name.slice(0, 3)}.` : name.slice(0, 3);
}

/** @example formatEuros('fr', 1234) // '1 234 €'; formatEuros('en', 1234) // '€1,234' */
export function formatEuros(lang: Lang, euros: number, digits = 0): string {
  if (!Number.isFinite(euros)) return NO_VALUE;
  return withUnit(lang, formatNumber(lang, euros, digits), 'euros');
}

/**
 * Decimals that a half-width deserves: one significant figure, two when it begins with 1 (so that rounding never changes it by a third).
 * @param halfWidth more than 0; @returns 0..4
 */
export function digitsForHalfWidth(halfWidth: number): number {
  let digits = 0;
  let scaled = halfWidth;
  while (digits < 4 && scaled < 1.95) {
    scaled *= 10;
    digits += 1;
  }
  return digits;
}

export type EstimateUnit = 'share' | 'seconds' | 'euros' | 'number';

/** Puts a unit to a number already written. */
function withUnit(lang: Lang, written: string, unit: EstimateUnit): string {
  if (unit === 'share') return written + percentSign(lang);
  if (unit === 'seconds') return `${written}${NO_BREAK_SPACE}s`;
  if (unit === 'number') return written;
  return lang === 'fr' ? `${written}${NO_BREAK_SPACE}€` : written.replace(/^([+\u2212]?)/, '$1€');
}

/**
 * An estimate with its 95 % half-width, rounded to what the half-width allows.
 * @param halfWidth in the unit of `mean`; null = the error is unknown, and is said to be.
 * @param signed shows + too, for differences
 * @example formatEstimate('fr', 0.8123, 0.0062, 'share') // '81,2 ± 0,6 %'
 */
export function formatEstimate(lang: Lang, mean: number, halfWidth: number | null, unit: EstimateUnit = 'number', signed = false): string {
  if (!Number.isFinite(mean)) return NO_VALUE;
  const write = signed ? formatSigned : formatNumber;
  const plusMinus = `${NO_BREAK_SPACE}±${NO_BREAK_SPACE}`;
  const value = unit === 'share' ? percentOf(mean) : mean;
  if (halfWidth === null || !Number.isFinite(halfWidth)) {
    return withUnit(lang, `${write(lang, value, Math.abs(value) < 100 ? 1 : 0)}${plusMinus}?`, unit);
  }
  const error = unit === 'share' ? percentOf(halfWidth) : halfWidth;
  const digits = error > 0 ? digitsForHalfWidth(error) : 1;
  return withUnit(lang, write(lang, value, digits) + plusMinus + formatNumber(lang, error, digits), unit);
}

/** One or many: French takes the singular below 2, English for exactly 1. */
export function plural(lang: Lang, count: number, one: string, many: string): string {
  const singular = lang === 'fr' ? Math.abs(count) < 2 : count === 1;
  return singular ? one : many;
}

/** "de" before a name, elided where French does; a name with h (Home) keeps it. @example ofName('Arras') // 'd’Arras' */
export const ofName = (name: string): string => (/^[aeiouyàâéèêëîïôöûü]/i.test(name) ? `d’${name}` : `de ${name}`);

/**
 * Puts the French no-break spaces where a text was written with ordinary ones: narrow before ; ! ?, plain before : % € » and after «.
 * @example typesetFrench('80 % ; vu ?') // '80 % ; vu ?' with U+00A0 and U+202F
 */
export function typesetFrench(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, NARROW_SPACE)
    .replace(/ (?=[:%€»])/g, NO_BREAK_SPACE)
    .replace(/« /g, `«${NO_BREAK_SPACE}`);
}
