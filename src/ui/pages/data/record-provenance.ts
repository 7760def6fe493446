/** Writing down where a figure comes from, as chosen in the dialog. Pure. */
import type { FieldPath } from '../../../model/issue.ts';
import type { Project, Provenance } from '../../../model/project.ts';
import { addRow, setField, setProvenance } from '../../../model/project-edit.ts';
import { TYPED } from '../../../model/provenance.ts';

export interface ProvenanceChoice {
  readonly kind: 'source' | 'assumption' | 'typed';
  readonly sourceId?: string;
  /** A document that is not in the list yet. */
  readonly newSource?: { readonly title: string; readonly detail: string };
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly note?: string;
}

export function recordProvenance(project: Project, path: FieldPath, choice: ProvenanceChoice): Project {
  if (choice.kind === 'typed') return setProvenance(project, path, TYPED);
  const more: Omit<Provenance, 'sourceId'> = {
    ...(choice.low === undefined ? {} : { low: choice.low }),
    ...(choice.high === undefined ? {} : { high: choice.high }),
    ...(choice.note?.trim() ? { note: choice.note.trim() } : {}),
  };
  if (choice.kind === 'assumption') return setProvenance(project, path, { sourceId: null, ...more });
  if (!choice.newSource) return setProvenance(project, path, { sourceId: choice.sourceId ?? null, ...more });
  const { project: grown, id } = addRow(project, 'sources', choice.newSource.title);
  const described = setField(grown, `sources/${id}/detail`, choice.newSource.detail);
  return setProvenance(described, path, { sourceId: id, ...more });
}
