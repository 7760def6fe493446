/**
 * Where a figure comes from. What is recorded at a path holds for everything below it (`flows/open-n1/volumeByMonth` for each of its
 * months) until a longer path says otherwise; `*` stands for any row (`teams/∗/shrinkageShare` with an asterisk). A figure that nobody
 * documented was typed.
 */
import type { FieldPath } from './issue.ts';
import type { Project, Provenance, Source } from './project.ts';

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
  const key = speakingPath(project.provenance, path);
  return key === null ? null : (project.provenance[key] ?? null);
}

/**
 * Where a figure comes from: a source, an assumption (with its range and note), or the user's own typing.
 * @example originOf(project, 'flows/open-n1/ahtSeconds').kind // 'assumption'
 */
export function originOf(project: Project, path: FieldPath): FigureOrigin {
  const key = speakingPath(project.provenance, path);
  const provenance = key === null ? undefined : project.provenance[key];
  if (key === null || provenance === undefined) return NOTHING;
  if (provenance.typed) return { ...NOTHING, provenance, path: key };
  const source = project.sources.find((candidate) => candidate.id === provenance.sourceId) ?? null;
  return { kind: source === null ? 'assumption' : 'source', source, provenance, path: key };
}

/** Records (or with null forgets) where a figure comes from. */
export function setProvenance(project: Project, path: FieldPath, provenance: Provenance | null): Project {
  if (provenance === null) {
    if (!Object.hasOwn(project.provenance, path)) return project;
    const { [path]: _gone, ...rest } = project.provenance;
    return { ...project, provenance: rest };
  }
  return { ...project, provenance: { ...project.provenance, [path]: provenance } };
}

/** Marks a changed figure as the user's own, where something else was on record. */
export function markTyped(project: Project, path: FieldPath): Project {
  const before = provenanceOf(project, path);
  return before === null || before.typed ? project : setProvenance(project, path, TYPED);
}
