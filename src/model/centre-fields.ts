/**
 * Purpose: small checks of single fields of a centre file: each problem becomes one issue with the path of the field
 * (`flows[2].patience.mean`) and its value. Nothing is repaired and nothing is guessed.
 */
import type { Issue } from './issue.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** 0 is refused. */
  readonly positive?: boolean;
}

/** Collects issues; every check returns whether the value may be used. */
export class FieldCheck {
  readonly issues: Issue[] = [];

  report(path: string, code: string, value?: unknown, params?: Record<string, string | number>): false {
    this.issues.push({ path, severity: 'error', code, ...(value === undefined ? {} : { value }), ...(params ? { params } : {}) });
    return false;
  }

  /** An object with the required fields and no others. */
  object(value: unknown, path: string, required: readonly string[], optional: readonly string[]): value is Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.report(path, 'wrongType', value, { expected: 'object' });
    }
    for (const name of Object.keys(value)) {
      if (!required.includes(name) && !optional.includes(name)) this.report(join(path, name), 'unknownField', undefined, { name });
    }
    for (const name of required) {
      if (!Object.hasOwn(value, name)) this.report(join(path, name), 'missingField', undefined, { name });
    }
    return true;
  }

  list(value: unknown, path: string): value is readonly unknown[] {
    return Array.isArray(value) || this.report(path, 'wrongType', value, { expected: 'array' });
  }

  number(value: unknown, path: string, rule: NumberRule = {}): value is number {
    if (typeof value !== 'number') return this.report(path, 'wrongType', value, { expected: 'number' });
    if (!Number.isFinite(value)) return this.report(path, 'notFinite', value);
    if (rule.integer && !Number.isInteger(value)) return this.report(path, 'notInteger', value);
    const { min, max } = rule;
    if (rule.positive && value <= 0) return this.report(path, 'notPositive', value);
    if (min === 0 && value < 0) return this.report(path, 'negative', value);
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      return this.report(path, 'outOfRange', value, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
    }
    return true;
  }

  /** One number, or a list of `length` numbers. */
  numberOrList(value: unknown, path: string, length: number | null, rule: NumberRule): boolean {
    if (!Array.isArray(value)) {
      if (typeof value === 'number') return this.number(value, path, rule);
      return this.report(path, 'wrongType', value, { expected: 'number' });
    }
    if (length !== null && value.length !== length) return this.report(path, 'wrongLength', value.length, { expected: length });
    return this.numbers(value, path, rule);
  }

  numbers(value: readonly unknown[], path: string, rule: NumberRule): boolean {
    let good = true;
    value.forEach((item, i) => {
      if (!this.number(item, `${path}[${i}]`, rule)) good = false;
    });
    return good;
  }

  text(value: unknown, path: string, maxLength: number): value is string {
    if (typeof value !== 'string') return this.report(path, 'wrongType', value, { expected: 'string' });
    if (value.length > maxLength) return this.report(path, 'outOfRange', value.length, { max: maxLength });
    return true;
  }

  /** An identifier: a text that is neither empty nor very long. */
  id(value: unknown, path: string): value is string {
    if (typeof value !== 'string') return this.report(path, 'wrongType', value, { expected: 'string' });
    return (value.length > 0 && value.length <= 400) || this.report(path, 'badId', value);
  }
}

/** @example join('flows[2]', 'patience') // 'flows[2].patience' */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
