/**
 * What the start finds: database, copies and canary compared, project by project. The canary and the copies are read before the database,
 * so that a save in another tab meanwhile can only make the database newer, never accuse it.
 */
import type { Backups, Copy } from './backups.ts';
import type { CanaryEntry } from './canary.ts';
import type { HeadRow } from './database.ts';
import type { Finding, ProjectRows, Rebase } from './project-rows.ts';
import type { BehindProject, DamagedProject, ProjectSummary, RecoveryOffer, StoredProject } from './project-store.ts';

export interface Evidence {
  readonly canary: ReadonlyMap<string, CanaryEntry>;
  /** Newest whole copy by project id. */
  readonly copies: ReadonlyMap<string, Copy>;
}

export interface Survey {
  readonly projects: ProjectSummary[];
  readonly recovery: RecoveryOffer[];
  readonly lost: CanaryEntry[];
  readonly damaged: DamagedProject[];
  readonly behind: BehindProject[];
  /** Deleted on purpose, but a copy or canary of it is left. */
  readonly leftovers: string[];
  /** Highest revision known of each project, wherever. */
  readonly known: Map<string, number>;
}

export async function readCopies(backups: Backups | null): Promise<Map<string, Copy>> {
  const copies = new Map<string, Copy>();
  for (const folder of (await backups?.folders()) ?? []) {
    const best = await backups?.best(folder);
    if (best) copies.set(best.project.id, best);
  }
  return copies;
}

export const summaryOf = ({ id, name, revision, savedAt }: HeadRow): ProjectSummary => ({ id, name, revision, savedAt });

/** `rows` null: no database to compare with, every copy is offered. `show` hands an offered state out under a revision that may be saved. */
export async function survey(
  rows: ProjectRows | null,
  { canary, copies }: Evidence,
  show: (stored: StoredProject, rebase: Rebase) => StoredProject,
): Promise<Survey> {
  const result: Survey = { projects: [], recovery: [], lost: [], damaged: [], behind: [], leftovers: [], known: new Map() };
  const removed = (await rows?.removedIds()) ?? new Set();
  const ids = new Set([...((await rows?.ids()) ?? []), ...canary.keys(), ...copies.keys()]);
  for (const id of ids) {
    const found: Finding = rows ? await rows.find(id) : { kind: 'absent' };
    if (found.kind === 'absent' && removed.has(id)) {
      result.leftovers.push(id);
      continue;
    }
    const copy = copies.get(id) ?? null;
    const own = found.kind === 'whole' ? found.head.revision : found.kind === 'damaged' ? (found.revision ?? 0) : 0;
    const known = Math.max(own, copy?.revision ?? 0, canary.get(id)?.revision ?? 0);
    result.known.set(id, known);
    judge(result, { id, found, copy, known, entry: canary.get(id), rows, show });
  }
  return result;
}

interface Case {
  readonly id: string;
  readonly found: Finding;
  readonly copy: Copy | null;
  readonly known: number;
  readonly entry: CanaryEntry | undefined;
  readonly rows: ProjectRows | null;
  readonly show: (stored: StoredProject, rebase: Rebase) => StoredProject;
}

function judge(result: Survey, present: Case): void {
  const { id, found, copy, known, entry, rows } = present;
  if (found.kind === 'whole') {
    const { revision } = found.head;
    result.projects.push(summaryOf(found.head));
    if (copy && copy.revision > revision) result.recovery.push(offer(present, copy));
    else if (known > revision) result.behind.push({ id, foundRevision: revision, expectedRevision: known });
  } else if (copy) result.recovery.push(offer(present, copy));
  else if (found.kind === 'damaged' && found.older) result.recovery.push(offer(present, olderStep(found.older, found.revision ?? known)));
  else if (found.kind === 'damaged') result.damaged.push({ id, rawText: found.rawText });
  else if (entry && rows) result.lost.push(entry);
}

/** A step of the history of a project whose present state is damaged. */
function olderStep(step: { readonly label: string; readonly project: Copy['project'] }, revision: number): Copy {
  return { ...step, revision: Math.max(0, revision - 1), savedAt: 0 };
}

function offer({ id, found, known, rows, show }: Case, copy: Copy): RecoveryOffer {
  const disk = found.kind === 'whole' ? found.head.revision : found.kind === 'damaged' ? (found.revision ?? 'damaged') : 'absent';
  return {
    id,
    name: copy.project.name,
    foundRevision: found.kind === 'whole' ? found.head.revision : null,
    backupRevision: copy.revision,
    savedAt: copy.savedAt,
    load: async () => {
      const present = await rows?.load(id);
      const before = present ? present.history.slice(0, present.position + 1) : [];
      const history = [...before, { label: copy.label, project: copy.project }];
      return show({ project: copy.project, revision: known, history, position: history.length - 1 }, { disk, shown: known });
    },
  };
}
