/** Purpose: checks of what many fields of a centre file share: limits of numbers, distributions, targets. */
import { type FieldCheck, type Fields, join, type NumberRule } from './centre-fields.ts';

export const SECONDS: NumberRule = { min: 0, max: 1e9 };
export const SHARE: NumberRule = { min: 0, max: 1 };
export const COUNT: NumberRule = { min: 0, max: 1_000_000_000, integer: true };
export const AGENTS: NumberRule = { min: 0, max: 100_000, integer: true };
export const RATE: NumberRule = { min: 0 };
export const MONEY: NumberRule = { min: 0 };
export const CV: NumberRule = { min: 0, max: 1000 };

export function checkTarget(check: FieldCheck, target: unknown, path: string): void {
  if (!check.object(target, path, ['withinSeconds', 'share'], ['maxAbandonment'])) return;
  if (target.withinSeconds !== undefined) check.number(target.withinSeconds, join(path, 'withinSeconds'), SECONDS);
  if (target.share !== undefined) check.number(target.share, join(path, 'share'), SHARE);
  if (target.maxAbandonment !== undefined && target.maxAbandonment !== null) {
    check.number(target.maxAbandonment, join(path, 'maxAbandonment'), SHARE);
  }
}

const LAWS: Readonly<Record<string, Readonly<Record<string, NumberRule>>>> = {
  exponential: { mean: SECONDS },
  deterministic: { value: SECONDS },
  lognormal: { mean: SECONDS, cv: CV },
  gamma: { mean: SECONDS, cv: CV },
  erlang: { mean: SECONDS, phases: { min: 1, max: 1_000_000, integer: true } },
  weibull: { mean: SECONDS, shape: { min: 0.05, max: 1000 } },
  uniform: { min: SECONDS, max: SECONDS },
};
const TABLES: Readonly<Record<string, string>> = { hyperexponential: 'means', empirical: 'values' };

/** A distribution of a duration. */
export function checkDistribution(check: FieldCheck, law: unknown, path: string): void {
  if (typeof law !== 'object' || law === null || Array.isArray(law)) {
    check.report(path, 'wrongType', law, { expected: 'object' });
    return;
  }
  const fields = law as Fields;
  const { kind } = fields;
  if (kind === undefined) check.report(join(path, 'kind'), 'missingField', undefined, { name: 'kind' });
  else if (typeof kind === 'string' && Object.hasOwn(LAWS, kind)) {
    const rules = LAWS[kind]!;
    check.object(fields, path, ['kind', ...Object.keys(rules)], []);
    const good = Object.entries(rules).map(
      ([name, rule]) => fields[name] !== undefined && check.number(fields[name], join(path, name), rule),
    );
    if (kind === 'uniform' && good.every(Boolean) && (fields.min as number) > (fields.max as number)) {
      check.report(join(path, 'min'), 'badRange', fields.min, { max: fields.max as number });
    }
  } else if (typeof kind === 'string' && Object.hasOwn(TABLES, kind)) checkTable(check, fields, path, TABLES[kind]!);
  else check.report(join(path, 'kind'), 'choice', kind, { expected: [...Object.keys(LAWS), ...Object.keys(TABLES)].join(', ') });
}

/** Values (or means) with as many weights, not all 0. */
function checkTable(check: FieldCheck, law: Fields, path: string, name: string): void {
  check.object(law, path, ['kind', name, 'weights'], []);
  const values = law[name];
  const { weights } = law;
  if (values === undefined || weights === undefined) return;
  if (!check.list(values, join(path, name)) || !check.list(weights, join(path, 'weights'))) return;
  if (values.length === 0) check.report(join(path, name), 'noRows');
  check.numbers(values, join(path, name), SECONDS);
  if (values.length !== weights.length) {
    check.report(join(path, 'weights'), 'wrongLength', weights.length, { expected: values.length });
    return;
  }
  const good = check.numbers(weights, join(path, 'weights'), { min: 0 });
  const total = good ? (weights as readonly number[]).reduce((a, b) => a + b, 0) : 1;
  if (values.length > 0 && good && total === 0) check.report(join(path, 'weights'), 'zeroWeights');
  if (good && !Number.isFinite(total)) check.report(join(path, 'weights'), 'notFinite', total);
}
