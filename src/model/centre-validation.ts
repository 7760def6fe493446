/**
 * Purpose: what may be simulated: reads and checks a centre file `plateau-centre/1`, strictly. Unknown and missing fields,
 * numbers that are negative, not finite or absurd, lists of the wrong length, duplicate or unknown ids, chances above 1 and a
 * flow nobody can answer are each one issue with the path of the field. All problems are listed, not only the first.
 */
import { CENTRE_FORMAT, type Centre } from './centre.ts';
import { FieldCheck, type Fields } from './centre-fields.ts';
import { checkFlow } from './centre-flow-validation.ts';
import { checkGroup } from './centre-group-validation.ts';
import { COUNT, checkTarget } from './centre-laws.ts';
import type { Issue } from './issue.ts';

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
  const optional = ['name', 'waitingRoom', 'closing', 'totalTarget', 'dayFactors', 'departures'];
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
  if (centre.departures !== undefined && centre.departures !== 'drawn' && centre.departures !== 'first') {
    check.report('departures', 'choice', centre.departures, { expected: 'drawn, first' });
  }
  const dayFactors = checkDayFactors(check, centre.dayFactors);
  if (centre.totalTarget !== undefined && centre.totalTarget !== null) checkTarget(check, centre.totalTarget, 'totalTarget');
  const flows = rowsOf(check, centre.flows, 'flows', MAX_FLOWS);
  const groups = rowsOf(check, centre.groups, 'groups', MAX_GROUPS);
  const flowIds = idsOf(check, flows, 'flows');
  const groupIds = idsOf(check, groups, 'groups');
  const names = { intervals, flows: flowIds, groups: groupIds, dayFactors, origins: new Set<string>() };
  flows.forEach((flow, i) => {
    checkFlow(check, flow, `flows[${i}]`, names);
  });
  groups.forEach((group, i) => {
    checkGroup(check, group, `groups[${i}]`, intervals, flowIds);
  });
  if (check.issues.length > 0) return;
  checkAnswered(check, centre as unknown as Centre);
  checkSupportEnds(check, centre as unknown as Centre);
  checkSize(check, centre as unknown as Centre);
}

/** @returns their ids */
function checkDayFactors(check: FieldCheck, factors: unknown): ReadonlySet<string> {
  if (factors === undefined || !check.list(factors, 'dayFactors')) return new Set();
  factors.forEach((factor, i) => {
    const path = `dayFactors[${i}]`;
    if (!check.object(factor, path, ['id', 'cv'], [])) return;
    if (factor.id !== undefined) check.id(factor.id, `${path}.id`);
    if (factor.cv !== undefined) check.number(factor.cv, `${path}.cv`, { min: 0, max: 10 });
  });
  return idsOf(check, factors, 'dayFactors');
}

/** Agents who help may need help themselves, but not in a circle: everybody could end up waiting for everybody. */
function checkSupportEnds(check: FieldCheck, centre: Centre): void {
  const asks = new Map(centre.flows.map((flow) => [flow.id, flow.support && flow.support.probability > 0 ? flow.support.flow : null]));
  centre.flows.forEach((flow, i) => {
    let at = asks.get(flow.id) ?? null;
    for (let steps = 0; at !== null && steps < centre.flows.length; steps++) {
      if (at === flow.id) {
        check.report(`flows[${i}].support.flow`, 'supportCircle', flow.support?.flow);
        return;
      }
      at = asks.get(at) ?? null;
    }
  });
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
  const reached = new Set(
    centre.flows.flatMap((flow) => [
      ...(flow.transfers ?? []).filter((t) => t.probability > 0).map((t) => t.to),
      ...(flow.redial?.to ?? []).filter((row) => row.probability > 0).map((row) => row.flow),
      ...(flow.support && flow.support.probability > 0 ? [flow.support.flow] : []),
    ]),
  );
  centre.flows.forEach((flow, i) => {
    const called = peak(flow.arrivalsPerHour) > 0 || reached.has(flow.id) || (flow.deferrable?.backlog ?? 0) > 0;
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
