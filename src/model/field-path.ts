/**
 * Reaching a figure by its path (see issue.ts): rows of a table by their id, rows inside a row by what they refer to, all other lists by
 * position. Immutable: a change copies the objects on the way and shares everything else.
 */
import type { FieldPath } from './issue.ts';
import type { Json, Project } from './project.ts';

type Row = { readonly [key: string]: unknown };

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that may name a row of a list, first come first served. */
export const ROW_KEYS = ['id', 'siteId', 'flowId', 'toFlowId', 'reach'] as const;

/** Parts of a project that stand beside the network in a path. */
const PROJECT_PARTS: ReadonlySet<string> = new Set(['name', 'scenarios', 'sources', 'run', 'sampleId', 'baselineLocked']);
/** A lever's own fields; every other name under a lever is one of its parameters. */
const LEVER_FIELDS: ReadonlySet<string> = new Set(['id', 'leverId', 'version', 'enabled', 'params']);

/** The steps from the project's root. @example stepsOf('flows/open-n1/ahtSeconds') // ['baseline', 'flows', 'open-n1', 'ahtSeconds'] */
export function stepsOf(path: FieldPath): readonly string[] {
  const steps = path.split('/');
  if (!PROJECT_PARTS.has(steps[0] ?? '')) return ['baseline', ...steps];
  const [part, , list, , field] = steps;
  if (part === 'scenarios' && list === 'levers' && field !== undefined && !LEVER_FIELDS.has(field)) {
    return [...steps.slice(0, 4), 'params', ...steps.slice(4)];
  }
  return steps;
}

/** Position of a step in a list, or -1: by name where rows have one, else by position. */
export function positionIn(list: readonly unknown[], step: string): number {
  for (const key of ROW_KEYS) {
    const position = list.findIndex((row) => isRow(row) && row[key] === step);
    if (position >= 0) return position;
  }
  const position = /^\d{1,7}$/.test(step) ? Number(step) : -1;
  return position < list.length ? position : -1;
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) {
    const position = positionIn(value, step);
    return position < 0 ? undefined : value[position];
  }
  return isRow(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The value at a path; undefined when nothing is there. */
export function getField(project: Project, path: FieldPath): Json | undefined {
  let value: unknown = project;
  for (const step of stepsOf(path)) {
    value = child(value, step);
    if (value === undefined) return undefined;
  }
  return value as Json;
}

/** Applies `change` to what stands at the end of `steps`; returning undefined removes a field. The same object when nothing changes. */
function changed(value: unknown, steps: readonly string[], change: (before: unknown) => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    const position = positionIn(value, step);
    if (position < 0) return value;
    const next = changed(value[position], rest, change);
    return next === value[position] ? value : value.with(position, next);
  }
  if (!isRow(value) || (rest.length > 0 && !Object.hasOwn(value, step))) return value;
  const next = changed(value[step], rest, change);
  if (next === value[step]) return value;
  if (next !== undefined) return { ...value, [step]: next };
  const { [step]: _gone, ...others } = value;
  return others;
}

/** The project with the value at `path` changed; itself when the path leads nowhere or nothing changes. */
export function changeAt(project: Project, path: FieldPath, change: (before: unknown) => unknown): Project {
  // The same shape as before but for one value: callers put back what the field's type asks for.
  return changed(project, stepsOf(path), change) as Project;
}
