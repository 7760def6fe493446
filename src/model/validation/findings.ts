/**
 * Collects what is wrong with a project while its tables are walked. Every check says its path once; numbers share one rule book, so
 * that "negative" means the same everywhere.
 */
import type { FieldPath, Issue, Severity } from '../issue.ts';
import type { DayHours, Id } from '../network.ts';

export interface NumberRule {
  /** Lowest and highest value allowed. */
  readonly min?: number;
  readonly max?: number;
  /** True when `min` itself is not allowed. */
  readonly above?: boolean;
  readonly integer?: boolean;
  /** How the message writes the limits: 'share' as percentages. */
  readonly unit?: 'share';
}

export const SHARE: NumberRule = { min: 0, max: 1, unit: 'share' };
export const COUNT: NumberRule = { min: 0, max: 1_000_000, integer: true };
export const EUROS: NumberRule = { min: 0, max: 1e9 };
/** Shares typed with two decimals of a percent still count as whole when they miss it by this much. */
export const SHARE_TOLERANCE = 5e-4;
const MINUTES_A_DAY = 1440;

export class Findings {
  readonly issues: Issue[] = [];

  add(path: FieldPath, code: string, value?: unknown, params?: Issue['params'], severity: Severity = 'error'): void {
    this.issues.push({ path, severity, code, ...(value === undefined ? {} : { value }), ...(params === undefined ? {} : { params }) });
  }

  warn(path: FieldPath, code: string, value?: unknown, params?: Issue['params']): void {
    this.add(path, code, value, params, 'warning');
  }

  /** True when the value is a number within the rule; otherwise the reason is noted. */
  number(path: FieldPath, value: number, rule: NumberRule): boolean {
    const code = numberFault(value, rule);
    if (code === null) return true;
    const { min, max, unit } = rule;
    const limits = {
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(unit === undefined ? {} : { unit }),
    };
    this.add(path, code, value, code === 'negative' || code === 'outOfRange' ? limits : undefined);
    return false;
  }

  /** Shares of a whole: the parts are checked elsewhere. */
  sumsToOne(path: FieldPath, shares: readonly number[]): void {
    let sum = 0;
    for (const share of shares) sum += share;
    if (!(Math.abs(sum - 1) <= SHARE_TOLERANCE)) this.add(path, 'sharesSum', sum, { unit: 'share' });
  }

  reference(path: FieldPath, id: Id, known: ReadonlyMap<Id, unknown>): void {
    if (!known.has(id)) this.add(path, id === '' ? 'required' : 'unknownId', id);
  }

  /** Ids used twice in a table, at their row. */
  uniqueIds(part: string, rows: readonly { readonly id: Id }[]): void {
    const seen = new Set<Id>();
    for (const { id } of rows) {
      if (seen.has(id)) this.add(`${part}/${id}`, 'duplicateId', id);
      seen.add(id);
    }
  }

  /** A name is asked for; two rows of the same name confuse the reader. */
  names(part: string, rows: readonly { readonly id: Id; readonly name: string }[]): void {
    const seen = new Set<string>();
    for (const { id, name } of rows) {
      if (name.trim() === '') this.warn(`${part}/${id}/name`, 'required', name);
      else if (seen.has(name.trim())) this.warn(`${part}/${id}/name`, 'duplicateName', name);
      seen.add(name.trim());
    }
  }

  notTwice(path: FieldPath, ids: readonly Id[]): void {
    if (new Set(ids).size === ids.length) return;
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    this.add(path, 'sameTwice', twice);
  }

  hours(path: FieldPath, hours: DayHours): void {
    if (hours === null) return;
    const { fromMinute, toMinute } = hours;
    const inDay = Number.isInteger(fromMinute) && Number.isInteger(toMinute) && fromMinute >= 0 && toMinute <= MINUTES_A_DAY;
    if (!inDay || fromMinute >= toMinute) this.add(path, 'badHours', `${clock(fromMinute)}–${clock(toMinute)}`);
  }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string =>
  Number.isFinite(minutes) && minutes >= 0 ? `${Math.floor(minutes / 60)}:${twoDigits(Math.floor(minutes % 60))}` : String(minutes);

function numberFault(value: number, rule: NumberRule): string | null {
  if (typeof value !== 'number' || Number.isNaN(value)) return 'notANumber';
  if (!Number.isFinite(value)) return 'notFinite';
  if (rule.min !== undefined && rule.min >= 0 && value < 0) return 'negative';
  if (rule.above && value === rule.min) return rule.min === 0 ? 'notPositive' : 'outOfRange';
  if (rule.min !== undefined && value < rule.min) return 'outOfRange';
  if (rule.max !== undefined && value > rule.max) return 'outOfRange';
  if (rule.integer && !Number.isInteger(value)) return 'notInteger';
  return null;
}
