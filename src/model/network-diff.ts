/**
 * What differs between two networks, figure by figure, under the same id-based paths as issues and provenance (see issue.ts):
 * `flows/open-n1/volumeByMonth/3`, `sites/brest/opening/0`, `flows/home/origins/brest/share`, `teams/t1` for a team added or removed.
 * Rows of a table are matched by their id (or by the id they refer to), so sorting is no difference. Parts that are the same object are
 * skipped at once: applying levers keeps the identity of what it does not change.
 */
import { ROW_KEYS } from './field-path.ts';
import type { FieldPath } from './issue.ts';
import type { Network, NetworkPart } from './network.ts';
import type { Json } from './project.ts';

export interface NetworkDifference {
  readonly path: FieldPath;
  readonly part: NetworkPart;
  /** undefined: it was not there before. */
  readonly before: Json | undefined;
  /** undefined: it is gone. */
  readonly after: Json | undefined;
}

type JsonRow = { readonly [key: string]: Json };

const isRow = (value: Json | undefined): value is JsonRow => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Opening hours are one figure on screen (08:00–20:00), not two. */
const isOneFigure = (value: JsonRow): boolean => 'fromMinute' in value;

function rowKey(rows: readonly Json[]): string | null {
  if (rows.length === 0 || !rows.every(isRow)) return null;
  for (const key of ROW_KEYS) {
    const names = rows.map((row) => (row as JsonRow)[key]);
    if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length) return key;
  }
  return null;
}

function byName(rows: readonly Json[], key: string): ReadonlyMap<string, Json> {
  return new Map(rows.map((row) => [(row as JsonRow)[key] as string, row]));
}

/** The named children of a value, or null for a single figure. */
function children(value: Json, key: string | null): ReadonlyMap<string, Json> | null {
  if (Array.isArray(value)) {
    const rows = value as readonly Json[];
    if (key !== null) return byName(rows, key);
    return new Map(rows.map((item, index) => [String(index), item]));
  }
  if (isRow(value) && !isOneFigure(value)) return new Map(Object.entries(value));
  return null;
}

/** The key both arrays share; an empty array agrees with any. */
function commonKey(before: Json, after: Json): string | null {
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  const keys = [before, after].filter((rows) => rows.length > 0).map(rowKey);
  return keys.length > 0 && keys.every((key) => key === keys[0]) ? keys[0]! : null;
}

const sameFigure = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function sameShape(before: Json | undefined, after: Json | undefined): boolean {
  return (Array.isArray(before) && Array.isArray(after)) || (isRow(before) && isRow(after));
}

function walk(path: string, part: NetworkPart, before: Json | undefined, after: Json | undefined, found: NetworkDifference[]): void {
  if (before === after) return;
  if (before === undefined || after === undefined || !sameShape(before, after)) {
    found.push({ path, part, before, after });
    return;
  }
  const key = commonKey(before, after);
  const left = children(before, key);
  const right = children(after, key);
  if (left === null || right === null) {
    if (!sameFigure(before, after)) found.push({ path, part, before, after });
    return;
  }
  for (const [name, value] of left) walk(`${path}/${name}`, part, value, right.get(name), found);
  for (const [name, value] of right) if (!left.has(name)) walk(`${path}/${name}`, part, undefined, value, found);
}

/**
 * Every figure that differs, in the order of the tables; added or removed rows come whole, under the row's path.
 * @example diffNetworks(baseline, scenario)[0] // { path: 'teams/t1/fte', part: 'teams', before: 12, after: 8 }
 */
export function diffNetworks(before: Network, after: Network): readonly NetworkDifference[] {
  const found: NetworkDifference[] = [];
  const parts = Object.keys(before) as NetworkPart[];
  for (const part of parts) {
    if (before[part] === after[part]) continue;
    walk(part, part, before[part] as unknown as Json, after[part] as unknown as Json, found);
  }
  return found;
}
