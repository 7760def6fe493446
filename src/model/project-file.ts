/**
 * The `.plateau` file: JSON with a header. `format` says how to read it, `app` who wrote it, `sha256` is the hash of the project's
 * canonical JSON. Reading never throws and never changes anything: it answers with a project (and warnings) or with issues.
 * - Shape is checked, sense is not: a project with a negative volume opens and shows what to mend.
 * - A hash that does not match is a warning, told to the user: the file was changed after its export, and stays readable.
 * - A newer format is refused politely; an older one is upgraded step by step (UPGRADERS), old files are kept as tests for ever.
 * Documented for users in docs/plateau-file.md.
 */
import { contentHash } from './content-hash.ts';
import type { Issue } from './issue.ts';
import { jsonErrorOffset, lineAndColumn } from './json-position.ts';
import { PROJECT_FORMAT, type Project } from './project.ts';
import { FORBIDDEN_KEYS, parseProjectShape, type ShapeFault } from './project-schema.ts';

/** Largest file read, characters; a region is about 0.2 million. */
export const MOST_CHARACTERS = 50_000_000;
/** Deepest nesting read; the format itself needs 9. */
export const MOST_LEVELS = 64;
const CHARACTERS_PER_MEGABYTE = 1_000_000;
const MOST_ISSUES = 50;

const FORMAT_NAME = 'plateau-project/';
const FORMAT_NUMBER = Number(PROJECT_FORMAT.slice(FORMAT_NAME.length));

export type ReadResult =
  | { readonly ok: true; readonly project: Project; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

type JsonRow = { readonly [key: string]: unknown };

const isRow = (value: unknown): value is JsonRow => typeof value === 'object' && value !== null && !Array.isArray(value);

/** UPGRADERS[n] turns a project of format n into one of format n + 1. Format 1 is the first, so there are none yet. */
const UPGRADERS: Readonly<Record<number, (project: JsonRow) => JsonRow>> = {};

const fault = (code: string, value?: unknown, params?: Issue['params']): Issue => ({
  path: '',
  severity: 'error',
  code,
  ...(value === undefined ? {} : { value }),
  ...(params === undefined ? {} : { params }),
});
const refused = (...issues: readonly Issue[]): ReadResult => ({ ok: false, issues });

/** Fields that would be written without being numbers: NaN and infinities become a draft at their place, so that the file opens again. */
function withoutNonFinite(project: Project): Project {
  const drafts: Record<string, string> = {};
  const mend = (value: unknown, path: string): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      drafts[path] = String(value);
      return 0;
    }
    if (Array.isArray(value)) return value.map((item, index) => mend(item, `${path}/${rowName(item) ?? index}`));
    if (!isRow(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mend(field, `${path}/${key}`)]));
  };
  const baseline = Object.fromEntries(Object.entries(project.baseline).map(([part, rows]) => [part, mend(rows, part)]));
  const run = mend(project.run, 'run');
  if (Object.keys(drafts).length === 0) return project;
  return {
    ...project,
    baseline: baseline as unknown as Project['baseline'],
    run: run as Project['run'],
    drafts: { ...project.drafts, ...drafts },
  };
}

/** The field that names a row of a list in a path, as in issue.ts. */
function rowName(item: unknown): string | null {
  if (!isRow(item)) return null;
  for (const key of ['id', 'siteId', 'flowId', 'toFlowId', 'reach']) if (typeof item[key] === 'string') return item[key];
  return null;
}

/**
 * The text of a `.plateau` file.
 * @param appVersion version of the writer, for the header only; it is not part of the hash
 */
export function writeProjectFile(project: Project, appVersion = ''): string {
  const written = withoutNonFinite(project);
  const header = [
    `"format": ${JSON.stringify(PROJECT_FORMAT)}`,
    `"app": ${JSON.stringify(`Plateau ${appVersion}`.trim())}`,
    `"sha256": ${JSON.stringify(contentHash(written))}`,
  ];
  return `{\n${header.join(',\n')},\n"project": ${JSON.stringify(written)}\n}\n`;
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issue: Issue } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    if (!/^\s*[{[]/.test(text)) return { ok: false, issue: fault('notAProject') };
    const offset = jsonErrorOffset(text);
    return { ok: false, issue: fault('brokenFile', undefined, { ...lineAndColumn(text, offset < 0 ? text.length : offset) }) };
  }
}

/** Refuses names that reach into JavaScript's own objects and nesting without end; walks with a stack of its own. */
function unsafeJson(root: unknown): Issue | null {
  const stack: { readonly value: unknown; readonly level: number }[] = [{ value: root, level: 1 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, level } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (level > MOST_LEVELS) return fault('tooDeep', undefined, { max: MOST_LEVELS });
    for (const [key, item] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) return fault('forbiddenKey', key);
      if (typeof item === 'object' && item !== null) stack.push({ value: item, level: level + 1 });
    }
  }
  return null;
}

/** Positions become ids, and `baseline` goes, so that the path is the one the tables use. */
function fieldPath(project: unknown, keys: readonly (string | number)[]): string {
  const steps: string[] = [];
  let at: unknown = project;
  for (const key of keys) {
    at = Array.isArray(at) ? at[Number(key)] : isRow(at) ? at[key] : undefined;
    steps.push(typeof key === 'number' ? (rowName(at) ?? String(key)) : key);
  }
  return (steps[0] === 'baseline' && steps.length > 1 ? steps.slice(1) : steps).join('/');
}

function shapeIssue(project: unknown, { keys, code, value, expected }: ShapeFault): Issue {
  const name = keys.length === 0 ? '' : String(keys[keys.length - 1]);
  const shown = code === 'wrongLength' && Array.isArray(value) ? value.length : value;
  return { path: fieldPath(project, keys), severity: 'error', code, value: shown, params: { name, expected } };
}

/** The format's number, or null when the name is another. */
function formatNumber(format: unknown): number | null {
  if (typeof format !== 'string' || !format.startsWith(FORMAT_NAME)) return null;
  const number = Number(format.slice(FORMAT_NAME.length));
  return Number.isInteger(number) && number >= 1 ? number : null;
}

function upgraded(project: JsonRow, from: number): JsonRow {
  let current = project;
  for (let number = from; number < FORMAT_NUMBER; number += 1) current = UPGRADERS[number]?.(current) ?? current;
  return current;
}

function hashIssues(envelope: JsonRow, project: JsonRow): readonly Issue[] {
  if (typeof envelope.sha256 !== 'string') return [{ ...fault('noHash'), severity: 'warning' }];
  return envelope.sha256 === contentHash(project) ? [] : [{ ...fault('badHash'), severity: 'warning' }];
}

function readEnvelope(envelope: JsonRow): ReadResult {
  // A project written by hand, without the header, is welcome too.
  const project = isRow(envelope.baseline) ? envelope : envelope.project;
  const number = formatNumber(envelope.format);
  if (number === null) return refused(fault('notAProject'));
  if (number > FORMAT_NUMBER) return refused(fault('newerFormat', number, { max: FORMAT_NUMBER }));
  if (!isRow(project)) return refused(fault('missingField', undefined, { name: 'project' }));
  const inner = formatNumber(project.format);
  if (inner !== null && inner > FORMAT_NUMBER) return refused(fault('newerFormat', inner, { max: FORMAT_NUMBER }));
  const issues = project === envelope ? [{ ...fault('noHash'), severity: 'warning' as const }] : hashIssues(envelope, project);
  const shaped = parseProjectShape(upgraded(project, number));
  if (shaped.ok) return { ok: true, project: shaped.project, issues };
  return refused(...shaped.faults.slice(0, MOST_ISSUES).map((found) => shapeIssue(project, found)));
}

/**
 * Reads the text of a `.plateau` file. Never throws.
 * @returns the project with warnings ('badHash', 'noHash'), or errors: 'tooLarge', 'notAProject', 'brokenFile' (with line and column),
 * 'newerFormat', 'forbiddenKey', 'tooDeep', or the faults of the shape, each at its path
 */
export function readProjectFile(text: string): ReadResult {
  if (text.length > MOST_CHARACTERS) {
    const megabytes = Math.round(text.length / CHARACTERS_PER_MEGABYTE);
    return refused(fault('tooLarge', megabytes, { max: MOST_CHARACTERS / CHARACTERS_PER_MEGABYTE }));
  }
  const parsed = parseJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (!parsed.ok) return refused(parsed.issue);
  if (!isRow(parsed.value)) return refused(fault('notAProject'));
  const unsafe = unsafeJson(parsed.value);
  return unsafe === null ? readEnvelope(parsed.value) : refused(unsafe);
}
