/**
 * Where a figure comes from. What is recorded at a path holds for everything below it (`flows/open-n1/volumeByMonth` for each of its
 * months) until a longer path says otherwise; `*` stands for any row (`teams/∗/shrinkageShare` with an asterisk). A figure that nobody
 * documented was typed. What a lever's setting comes from is kept with the lever's use, so that it goes where the use goes; its path is
 * `scenarios/<id>/levers/<id>/<parameter>`.
 */
import type { FieldPath } from './issue.ts';
import type { LeverUse, Project, Provenance, Source } from './project.ts';

/** Left on a figure that the user has changed: its old source no longer holds. */
export const TYPED: Provenance = { sourceId: null, typed: true };

export type FigureOriginKind = 'source' | 'assumption' | 'typed';

export interface FigureOrigin {
  readonly kind: FigureOriginKind;
  /** The source, when the kind is 'source'. */
  readonly source: Source | null;
  /** What was recorded (range, note), and under which path; null when nothing was. */
  readonly provenance: Provenance | null;
  readonly path: FieldPath | null;
}

const ANY_ROW = '*';
const NOTHING: FigureOrigin = { kind: 'typed', source: null, provenance: null, path: null };

interface LeverPlace {
  readonly scenarioId: string;
  readonly useId: string;
  readonly field: string;
}

/** The setting that a path leads to; null = it leads elsewhere. */
function leverPlace(path: FieldPath): LeverPlace | null {
  const [part, scenarioId, list, useId, field, ...rest] = path.split('/');
  const isSetting = part === 'scenarios' && list === 'levers' && scenarioId && useId && field && rest.length === 0;
  return isSetting ? { scenarioId, useId, field } : null;
}

function useAt(project: Project, { scenarioId, useId }: LeverPlace): LeverUse | null {
  return project.scenarios.find(({ id }) => id === scenarioId)?.levers.find(({ id }) => id === useId) ?? null;
}

/** What is recorded about a path, and under which path. */
function recordedFor(project: Project, path: FieldPath): { readonly path: FieldPath; readonly provenance: Provenance } | null {
  const lever = leverPlace(path);
  const recorded = lever ? (useAt(project, lever)?.provenance ?? {}) : project.provenance;
  const key = speakingPath(recorded, lever ? lever.field : path);
  const provenance = key === null ? undefined : recorded[key];
  return key === null || provenance === undefined ? null : { path: lever ? path : key, provenance };
}

/** The recorded path that speaks for `path`: the longest; a row's own before any row's. */
function speakingPath(recorded: Project['provenance'], path: FieldPath): FieldPath | null {
  const steps = path.split('/');
  for (let length = steps.length; length > 0; length -= 1) {
    const own = steps.slice(0, length);
    const candidates = length > 1 ? [own, [own[0], ANY_ROW, ...own.slice(2)]] : [own];
    for (const candidate of candidates) {
      const key = candidate.join('/');
      if (Object.hasOwn(recorded, key)) return key;
    }
  }
  return null;
}

/** What is recorded about a figure; null when nothing is. */
export function provenanceOf(project: Project, path: FieldPath): Provenance | null {
  return recordedFor(project, path)?.provenance ?? null;
}

/**
 * Where a figure comes from: a source, an assumption (with its range and note), or the user's own typing.
 * @example originOf(project, 'flows/open-n1/ahtSeconds').kind // 'assumption'
 */
export function originOf(project: Project, path: FieldPath): FigureOrigin {
  const found = recordedFor(project, path);
  if (found === null) return NOTHING;
  const { provenance, path: key } = found;
  if (provenance.typed) return { ...NOTHING, provenance, path: key };
  const source = project.sources.find((candidate) => candidate.id === provenance.sourceId) ?? null;
  return { kind: source === null ? 'assumption' : 'source', source, provenance, path: key };
}

/** The records with one set, or taken out when null; themselves when nothing changes. */
function withRecord(
  records: Readonly<Record<string, Provenance>>,
  key: string,
  provenance: Provenance | null,
): Readonly<Record<string, Provenance>> {
  if (provenance !== null) return { ...records, [key]: provenance };
  if (!Object.hasOwn(records, key)) return records;
  const { [key]: _gone, ...rest } = records;
  return rest;
}

function withUseRecord(use: LeverUse, field: string, provenance: Provenance | null): LeverUse {
  const before = use.provenance ?? {};
  const after = withRecord(before, field, provenance);
  return after === before ? use : { ...use, provenance: after };
}

/** Records (or with null forgets) where a figure comes from. */
export function setProvenance(project: Project, path: FieldPath, provenance: Provenance | null): Project {
  const lever = leverPlace(path);
  if (lever === null) {
    const after = withRecord(project.provenance, path, provenance);
    return after === project.provenance ? project : { ...project, provenance: after };
  }
  const before = useAt(project, lever);
  const after = before && withUseRecord(before, lever.field, provenance);
  if (after === before) return project;
  return {
    ...project,
    scenarios: project.scenarios.map((scenario) =>
      scenario.id === lever.scenarioId
        ? { ...scenario, levers: scenario.levers.map((use) => (use === before && after ? after : use)) }
        : scenario,
    ),
  };
}

/** Marks a changed figure as the user's own, where something else was on record. */
export function markTyped(project: Project, path: FieldPath): Project {
  const before = provenanceOf(project, path);
  return before === null || before.typed ? project : setProvenance(project, path, TYPED);
}
