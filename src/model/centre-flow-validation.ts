/** Purpose: checks of a flow of a centre file. */
import { type FieldCheck, type Fields, join } from './centre-fields.ts';
import { COUNT, checkDistribution, checkTarget, RATE, SECONDS, SHARE } from './centre-laws.ts';

/** What the rest of the file defines. */
export interface CentreNames {
  /** null = the number of intervals is itself wrong. */
  readonly intervals: number | null;
  readonly flows: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly dayFactors: ReadonlySet<string>;
  /** Origins of the flows checked so far: no caller belongs to two flows. */
  readonly origins: Set<string>;
}

const OPTIONAL = [
  'busyness',
  'patience',
  'waitingRoom',
  'balking',
  'target',
  'redial',
  'repeat',
  'transfers',
  'open',
  'afterCallWork',
  'callback',
  'support',
  'deferrable',
  'origins',
];
/** What only a caller can do, not a piece of work. */
const CALLERS_ONLY = ['patience', 'balking', 'callback', 'redial', 'waitingRoom'] as const;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** An object, unless absent or null. */
const given = (
  check: FieldCheck,
  value: unknown,
  path: string,
  required: readonly string[],
  optional: readonly string[],
): value is Fields => isGiven(value) && check.object(value, path, required, optional);

function checkIfGiven(value: unknown, one: (value: unknown) => unknown): void {
  if (value !== undefined) one(value);
}

export function checkFlow(check: FieldCheck, flow: unknown, path: string, names: CentreNames): void {
  if (!check.object(flow, path, ['id', 'arrivalsPerHour', 'handling'], OPTIONAL)) return;
  const at = (name: string): string => join(path, name);
  const { intervals } = names;
  if (flow.id !== undefined) check.id(flow.id, at('id'));
  if (flow.arrivalsPerHour !== undefined) check.numberOrList(flow.arrivalsPerHour, at('arrivalsPerHour'), intervals, RATE);
  if (flow.handling !== undefined) checkDistribution(check, flow.handling, at('handling'));
  checkBusyness(check, flow.busyness, at('busyness'), names);
  for (const name of ['patience', 'afterCallWork']) if (isGiven(flow[name])) checkDistribution(check, flow[name], at(name));
  if (isGiven(flow.waitingRoom)) check.number(flow.waitingRoom, at('waitingRoom'), COUNT);
  if (flow.balking !== undefined) check.number(flow.balking, at('balking'), SHARE);
  if (flow.target !== undefined) checkTarget(check, flow.target, at('target'));
  if (flow.open !== undefined) check.numberOrList(flow.open, at('open'), intervals, { min: 0, max: 1, integer: true });
  checkRedial(check, flow.redial, at('redial'), names);
  if (given(check, flow.repeat, at('repeat'), ['probability', 'delay'], [])) {
    checkIfGiven(flow.repeat.probability, (value) => check.number(value, at('repeat.probability'), SHARE));
    checkIfGiven(flow.repeat.delay, (value) => checkDistribution(check, value, at('repeat.delay')));
  }
  if (flow.transfers !== undefined) checkTransfers(check, flow.transfers, at('transfers'), names);
  checkCallback(check, flow.callback, at('callback'));
  checkSupport(check, flow.support, at('support'), names);
  checkDeferrable(check, flow, path);
  if (flow.origins !== undefined) checkOrigins(check, flow, path, names);
}

function checkBusyness(check: FieldCheck, busyness: unknown, path: string, names: CentreNames): void {
  if (!given(check, busyness, path, ['cv'], ['dayFactors'])) return;
  checkIfGiven(busyness.cv, (value) => check.number(value, join(path, 'cv'), { min: 0, max: 10 }));
  if (busyness.dayFactors === undefined || !check.list(busyness.dayFactors, join(path, 'dayFactors'))) return;
  checkIds(check, busyness.dayFactors, join(path, 'dayFactors'), names.dayFactors);
}

/** Known ids, each once. */
function checkIds(check: FieldCheck, ids: readonly unknown[], path: string, known: ReadonlySet<string>): void {
  const seen = new Set<unknown>();
  ids.forEach((id, i) => {
    checkKnown(check, id, `${path}[${i}]`, known, seen);
  });
}

/** A known id that has not been seen before. */
function checkKnown(check: FieldCheck, id: unknown, at: string, known: ReadonlySet<string>, seen: Set<unknown>): void {
  if (!check.id(id, at)) return;
  if (!known.has(id)) check.report(at, 'unknownId', id);
  else if (seen.has(id)) check.report(at, 'sameTwice', id);
  seen.add(id);
}

function checkRedial(check: FieldCheck, redial: unknown, path: string, names: CentreNames): void {
  if (!given(check, redial, path, ['delay'], ['afterAbandonment', 'afterBlocking', 'to'])) return;
  for (const name of ['afterAbandonment', 'afterBlocking'])
    checkIfGiven(redial[name], (value) => check.number(value, join(path, name), SHARE));
  checkIfGiven(redial.delay, (value) => checkDistribution(check, value, join(path, 'delay')));
  const { to } = redial;
  if (to === undefined || !check.list(to, join(path, 'to'))) return;
  const seen = new Set<unknown>();
  let sum = 0;
  to.forEach((row, i) => {
    const at = `${path}.to[${i}]`;
    if (!check.object(row, at, ['flow', 'probability'], [])) return;
    if (row.flow !== undefined) checkKnown(check, row.flow, `${at}.flow`, names.flows, seen);
    if (row.probability !== undefined && check.number(row.probability, `${at}.probability`, SHARE)) sum += row.probability;
  });
  if (sum > 1 + 1e-9) check.report(join(path, 'to'), 'sharesAbove', sum, { unit: 'share' });
}

function checkCallback(check: FieldCheck, callback: unknown, path: string): void {
  if (!given(check, callback, path, ['acceptance'], ['afterSeconds', 'success', 'failedHandling', 'patience'])) return;
  checkIfGiven(callback.afterSeconds, (value) => check.number(value, join(path, 'afterSeconds'), SECONDS));
  for (const name of ['acceptance', 'success']) checkIfGiven(callback[name], (value) => check.number(value, join(path, name), SHARE));
  for (const name of ['failedHandling', 'patience'])
    if (isGiven(callback[name])) checkDistribution(check, callback[name], join(path, name));
}

function checkSupport(check: FieldCheck, support: unknown, path: string, names: CentreNames): void {
  if (!given(check, support, path, ['flow', 'probability'], ['afterShare'])) return;
  if (support.flow !== undefined) checkKnown(check, support.flow, join(path, 'flow'), names.flows, new Set());
  for (const name of ['probability', 'afterShare']) checkIfGiven(support[name], (value) => check.number(value, join(path, name), SHARE));
}

/** Work that can wait has no patience and does not hang up. */
function checkDeferrable(check: FieldCheck, flow: Fields, path: string): void {
  if (!given(check, flow.deferrable, join(path, 'deferrable'), [], ['backlog'])) return;
  checkIfGiven(flow.deferrable.backlog, (value) => check.number(value, join(path, 'deferrable.backlog'), { ...COUNT, max: 10_000_000 }));
  for (const name of CALLERS_ONLY) {
    if (isGiven(flow[name]) && flow[name] !== 0) check.report(join(path, name), 'callersOnly', undefined, { name });
  }
}

/** Shares that make 1 in every interval. */
function checkOrigins(check: FieldCheck, flow: Fields, path: string, names: CentreNames): void {
  const at = join(path, 'origins');
  if (!check.list(flow.origins, at)) return;
  const before = check.issues.length;
  const shares: (number | readonly number[])[] = [];
  flow.origins.forEach((origin, i) => {
    if (!check.object(origin, `${at}[${i}]`, ['id', 'share'], [])) return;
    const { id, share } = origin;
    if (id === undefined || share === undefined) return;
    if (check.id(id, `${at}[${i}].id`)) {
      if (names.origins.has(id) || (id !== flow.id && names.flows.has(id))) check.report(`${at}[${i}].id`, 'duplicateId', id);
      names.origins.add(id);
    }
    if (check.numberOrList(share, `${at}[${i}].share`, names.intervals, SHARE)) shares.push(share as number | readonly number[]);
  });
  if (check.issues.length > before || shares.length === 0) return;
  for (let k = 0; k < (names.intervals ?? 1); k++) {
    const sum = shares.reduce<number>((total, share) => total + (typeof share === 'number' ? share : share[k]!), 0);
    if (Math.abs(sum - 1) <= 1e-9) continue;
    check.report(at, 'sharesSum', sum, { unit: 'share' });
    return;
  }
}

/** Known ends, and no group whose calls would be transferred with a chance above 1. */
function checkTransfers(check: FieldCheck, transfers: unknown, path: string, { flows: flowIds, groups: groupIds }: CentreNames): void {
  if (!check.list(transfers, path)) return;
  const before = check.issues.length;
  transfers.forEach((transfer, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(transfer, at, ['to', 'probability'], ['from', 'warm'])) return;
    if (transfer.to !== undefined && check.id(transfer.to, `${at}.to`) && !flowIds.has(transfer.to)) {
      check.report(`${at}.to`, 'unknownId', transfer.to);
    }
    if (transfer.probability !== undefined) check.number(transfer.probability, `${at}.probability`, SHARE);
    if (given(check, transfer.warm, `${at}.warm`, [], ['together']) && isGiven(transfer.warm.together)) {
      checkDistribution(check, transfer.warm.together, `${at}.warm.together`);
    }
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
