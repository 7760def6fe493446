/**
 * Purpose: what may be simulated: reads and checks a centre file `plateau-centre/1`, strictly. Unknown and missing fields,
 * numbers that are negative, not finite or absurd, lists of the wrong length, duplicate or unknown ids, chances above 1 and a
 * flow nobody can answer are each one issue with the path of the field. All problems are listed, not only the first.
 */
import { CENTRE_FORMAT, type Centre } from './centre.ts';
import { FieldCheck, type Fields, join, type NumberRule } from './centre-fields.ts';
import type { Issue } from './issue.ts';

const SECONDS: NumberRule = { min: 0, max: 1e9 };
const SHARE: NumberRule = { min: 0, max: 1 };
const COUNT: NumberRule = { min: 0, max: 1_000_000_000, integer: true };
const AGENTS: NumberRule = { min: 0, max: 100_000, integer: true };
const RATE: NumberRule = { min: 0 };
const MONEY: NumberRule = { min: 0 };
const CV: NumberRule = { min: 0, max: 1000 };

export const MAX_INTERVALS = 10_000;
export const MAX_FLOWS = 2_000;
export const MAX_GROUPS = 5_000;
/** Fresh calls of one day (or one stationary interval's hour, at most) that a replication may hold. */
export const MAX_CALLS_PER_DAY = 50_000_000;

export type ParsedCentre = { readonly ok: true; readonly centre: Centre } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Checks a value read from JSON. The centre returned is the same object, now known to be a Centre. */
export function parseCentre(value: unknown): ParsedCentre {
  const check = new FieldCheck();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    check.report('', 'notACentre');
    return { ok: false, issues: check.issues };
  }
  const format = (value as Fields).format;
  if (format !== CENTRE_FORMAT) {
    if (format === undefined) check.report('format', 'missingField', undefined, { name: 'format' });
    else check.report('format', 'choice', format, { expected: CENTRE_FORMAT });
    return { ok: false, issues: check.issues };
  }
  checkCentre(check, value as Fields);
  return check.issues.length === 0 ? { ok: true, centre: value as Centre } : { ok: false, issues: check.issues };
}

/** The issues of a centre that is already typed, e.g. one compiled from a project; empty = it may be simulated. */
export function validateCentre(centre: Centre): readonly Issue[] {
  const parsed = parseCentre(centre);
  return parsed.ok ? [] : parsed.issues;
}

function checkCentre(check: FieldCheck, centre: Fields): void {
  const optional = ['name', 'waitingRoom', 'closing', 'totalTarget'];
  check.object(centre, '', ['format', 'intervalSeconds', 'intervals', 'flows', 'groups'], optional);
  if (centre.name !== undefined) check.text(centre.name, 'name', 1000);
  if (centre.intervalSeconds !== undefined) check.number(centre.intervalSeconds, 'intervalSeconds', { positive: true, max: 1e7 });
  const counted =
    centre.intervals !== undefined && check.number(centre.intervals, 'intervals', { min: 1, max: MAX_INTERVALS, integer: true });
  const intervals = counted ? (centre.intervals as number) : null;
  if (centre.waitingRoom !== undefined && centre.waitingRoom !== null) check.number(centre.waitingRoom, 'waitingRoom', COUNT);
  if (centre.closing !== undefined && centre.closing !== 'serve' && centre.closing !== 'drop') {
    check.report('closing', 'choice', centre.closing, { expected: 'serve, drop' });
  }
  if (centre.totalTarget !== undefined && centre.totalTarget !== null) checkTarget(check, centre.totalTarget, 'totalTarget');
  const flows = rowsOf(check, centre.flows, 'flows', MAX_FLOWS);
  const groups = rowsOf(check, centre.groups, 'groups', MAX_GROUPS);
  const flowIds = idsOf(check, flows, 'flows');
  const groupIds = idsOf(check, groups, 'groups');
  flows.forEach((flow, i) => {
    checkFlow(check, flow, `flows[${i}]`, intervals, flowIds, groupIds);
  });
  groups.forEach((group, i) => {
    checkGroup(check, group, `groups[${i}]`, intervals, flowIds);
  });
  if (check.issues.length > 0) return;
  checkAnswered(check, centre as unknown as Centre);
  checkSize(check, centre as unknown as Centre);
}

/** A list that is neither empty nor too long. */
function rowsOf(check: FieldCheck, value: unknown, path: string, max: number): readonly unknown[] {
  if (value === undefined || !check.list(value, path)) return [];
  if (value.length === 0) check.report(path, 'noRows', undefined);
  if (value.length <= max) return value;
  check.report(path, 'outOfRange', value.length, { max });
  return [];
}

/** The ids of a list of rows; a duplicate is an issue at its second place. */
function idsOf(check: FieldCheck, rows: readonly unknown[], path: string): ReadonlySet<string> {
  const ids = new Set<string>();
  rows.forEach((row, i) => {
    const id = typeof row === 'object' && row !== null ? (row as Fields).id : undefined;
    if (typeof id !== 'string') return;
    if (ids.has(id)) check.report(`${path}[${i}].id`, 'duplicateId', id);
    ids.add(id);
  });
  return ids;
}

function checkFlow(
  check: FieldCheck,
  flow: unknown,
  path: string,
  intervals: number | null,
  flowIds: ReadonlySet<string>,
  groupIds: ReadonlySet<string>,
): void {
  const optional = ['busyness', 'patience', 'waitingRoom', 'balking', 'target', 'redial', 'repeat', 'transfers', 'open'];
  if (!check.object(flow, path, ['id', 'arrivalsPerHour', 'handling'], optional)) return;
  const at = (name: string): string => join(path, name);
  const has = (name: string): boolean => flow[name] !== undefined && flow[name] !== null;
  if (flow.id !== undefined) check.id(flow.id, at('id'));
  if (flow.arrivalsPerHour !== undefined) check.numberOrList(flow.arrivalsPerHour, at('arrivalsPerHour'), intervals, RATE);
  if (flow.handling !== undefined) checkDistribution(check, flow.handling, at('handling'));
  if (has('busyness') && check.object(flow.busyness, at('busyness'), ['cv'], [])) {
    if (flow.busyness.cv !== undefined) check.number(flow.busyness.cv, at('busyness.cv'), { min: 0, max: 10 });
  }
  if (has('patience')) checkDistribution(check, flow.patience, at('patience'));
  if (has('waitingRoom')) check.number(flow.waitingRoom, at('waitingRoom'), COUNT);
  if (flow.balking !== undefined) check.number(flow.balking, at('balking'), SHARE);
  if (flow.target !== undefined) checkTarget(check, flow.target, at('target'));
  if (flow.open !== undefined) check.numberOrList(flow.open, at('open'), intervals, { min: 0, max: 1, integer: true });
  if (has('redial') && check.object(flow.redial, at('redial'), ['delay'], ['afterAbandonment', 'afterBlocking'])) {
    const { afterAbandonment, afterBlocking, delay } = flow.redial;
    if (afterAbandonment !== undefined) check.number(afterAbandonment, at('redial.afterAbandonment'), SHARE);
    if (afterBlocking !== undefined) check.number(afterBlocking, at('redial.afterBlocking'), SHARE);
    if (delay !== undefined) checkDistribution(check, delay, at('redial.delay'));
  }
  if (has('repeat') && check.object(flow.repeat, at('repeat'), ['probability', 'delay'], [])) {
    if (flow.repeat.probability !== undefined) check.number(flow.repeat.probability, at('repeat.probability'), SHARE);
    if (flow.repeat.delay !== undefined) checkDistribution(check, flow.repeat.delay, at('repeat.delay'));
  }
  if (flow.transfers !== undefined) checkTransfers(check, flow.transfers, at('transfers'), flowIds, groupIds);
}

/** Known ends, and no group whose calls would be transferred with a chance above 1. */
function checkTransfers(
  check: FieldCheck,
  transfers: unknown,
  path: string,
  flowIds: ReadonlySet<string>,
  groupIds: ReadonlySet<string>,
): void {
  if (!check.list(transfers, path)) return;
  const before = check.issues.length;
  transfers.forEach((transfer, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(transfer, at, ['to', 'probability'], ['from'])) return;
    if (transfer.to !== undefined && check.id(transfer.to, `${at}.to`) && !flowIds.has(transfer.to)) {
      check.report(`${at}.to`, 'unknownId', transfer.to);
    }
    if (transfer.probability !== undefined) check.number(transfer.probability, `${at}.probability`, SHARE);
    if (transfer.from === undefined || !check.list(transfer.from, `${at}.from`)) return;
    transfer.from.forEach((id, j) => {
      if (check.id(id, `${at}.from[${j}]`) && !groupIds.has(id)) check.report(`${at}.from[${j}]`, 'unknownId', id);
    });
  });
  if (check.issues.length > before) return;
  const rows = transfers as readonly { readonly probability: number; readonly from?: readonly string[] }[];
  let most = 0;
  for (const id of groupIds) {
    const sum = rows.reduce((total, row) => total + (!row.from || row.from.includes(id) ? row.probability : 0), 0);
    most = Math.max(most, sum);
  }
  if (most > 1 + 1e-9) check.report(path, 'sharesAbove', most, { unit: 'share' });
}

function checkTarget(check: FieldCheck, target: unknown, path: string): void {
  if (!check.object(target, path, ['withinSeconds', 'share'], ['maxAbandonment'])) return;
  if (target.withinSeconds !== undefined) check.number(target.withinSeconds, join(path, 'withinSeconds'), SECONDS);
  if (target.share !== undefined) check.number(target.share, join(path, 'share'), SHARE);
  if (target.maxAbandonment !== undefined && target.maxAbandonment !== null) {
    check.number(target.maxAbandonment, join(path, 'maxAbandonment'), SHARE);
  }
}

function checkGroup(check: FieldCheck, group: unknown, path: string, intervals: number | null, flowIds: ReadonlySet<string>): void {
  if (!check.object(group, path, ['id', 'agents', 'skills'], ['site', 'costPerHour', 'minAgents', 'maxAgents'])) return;
  if (group.id !== undefined) check.id(group.id, join(path, 'id'));
  if (group.site !== undefined) check.text(group.site, join(path, 'site'), 400);
  if (group.agents !== undefined) check.numberOrList(group.agents, join(path, 'agents'), intervals, AGENTS);
  if (group.costPerHour !== undefined) check.number(group.costPerHour, join(path, 'costPerHour'), MONEY);
  for (const name of ['minAgents', 'maxAgents']) {
    if (group[name] !== undefined) check.numberOrList(group[name], join(path, name), intervals, AGENTS);
  }
  if (group.skills === undefined || !check.list(group.skills, join(path, 'skills'))) return;
  const seen = new Set<unknown>();
  group.skills.forEach((skill, i) => {
    checkSkill(check, skill, `${path}.skills[${i}]`, flowIds, seen);
  });
}

function checkSkill(check: FieldCheck, skill: unknown, path: string, flowIds: ReadonlySet<string>, seen: Set<unknown>): void {
  if (!check.object(skill, path, ['flow', 'rank', 'queueRank'], ['handling', 'handlingFactor', 'overflow'])) return;
  if (skill.flow !== undefined && check.id(skill.flow, join(path, 'flow'))) {
    if (!flowIds.has(skill.flow)) check.report(join(path, 'flow'), 'unknownId', skill.flow);
    if (seen.has(skill.flow)) check.report(join(path, 'flow'), 'sameTwice', skill.flow);
    seen.add(skill.flow);
  }
  for (const name of ['rank', 'queueRank']) {
    if (skill[name] !== undefined) check.number(skill[name], join(path, name), { min: 0, max: 1e6 });
  }
  if (skill.handling !== undefined && skill.handling !== null) checkDistribution(check, skill.handling, join(path, 'handling'));
  if (skill.handlingFactor !== undefined) check.number(skill.handlingFactor, join(path, 'handlingFactor'), { positive: true, max: 1000 });
  if (skill.overflow === undefined || skill.overflow === null) return;
  if (!check.object(skill.overflow, join(path, 'overflow'), [], ['afterSeconds', 'queueAtLeast', 'idleAtLeast'])) return;
  const { afterSeconds, queueAtLeast, idleAtLeast } = skill.overflow;
  if (afterSeconds !== undefined) check.number(afterSeconds, join(path, 'overflow.afterSeconds'), SECONDS);
  if (queueAtLeast !== undefined) check.number(queueAtLeast, join(path, 'overflow.queueAtLeast'), COUNT);
  if (idleAtLeast !== undefined) check.number(idleAtLeast, join(path, 'overflow.idleAtLeast'), COUNT);
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

function checkDistribution(check: FieldCheck, law: unknown, path: string): void {
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

const peak = (value: number | readonly number[]): number => (typeof value === 'number' ? value : value.reduce((a, b) => Math.max(a, b), 0));

/** Every flow that gets calls has a group with the skill and with agents at some time (or that the optimiser may staff). */
function checkAnswered(check: FieldCheck, centre: Centre): void {
  const skilled = new Set<string>();
  const staffed = new Set<string>();
  for (const group of centre.groups) {
    const present = peak(group.agents) > 0 || (group.maxAgents !== undefined && peak(group.maxAgents) > 0);
    for (const skill of group.skills) {
      skilled.add(skill.flow);
      if (present) staffed.add(skill.flow);
    }
  }
  const reached = new Set(centre.flows.flatMap((flow) => (flow.transfers ?? []).filter((t) => t.probability > 0).map((t) => t.to)));
  centre.flows.forEach((flow, i) => {
    const called = peak(flow.arrivalsPerHour) > 0 || reached.has(flow.id);
    if (!skilled.has(flow.id) || (called && !staffed.has(flow.id))) check.report(`flows[${i}]`, 'nobodyAnswers', flow.id);
  });
}

/** A day nobody could compute is refused at the flow that makes it so. */
function checkSize(check: FieldCheck, centre: Centre): void {
  const hours = centre.intervalSeconds / 3600;
  const calls = centre.flows.map((flow) => {
    const rates = flow.arrivalsPerHour;
    return typeof rates === 'number' ? rates * hours * centre.intervals : rates.reduce((sum, rate) => sum + rate * hours, 0);
  });
  const total = calls.reduce((a, b) => a + b, 0);
  if (total > MAX_CALLS_PER_DAY) {
    const largest = calls.indexOf(Math.max(...calls));
    check.report(`flows[${largest}].arrivalsPerHour`, 'tooManyCallsADay', Math.round(total), { max: MAX_CALLS_PER_DAY });
  }
}
