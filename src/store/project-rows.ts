/** Reading and writing one project's rows. Nothing read is believed before its hash fits; nothing is written unless all of it is. */

import { sha256HexOfBytes } from '../maths/sha256.ts';
import type { Project } from '../model/project.ts';
import { pack, unpack } from './compression.ts';
import type { DocumentRow, HeadRow, PlateauDatabase } from './database.ts';
import { documentBytes, documentKey, readDocument, sameDocument } from './document-bytes.ts';
import { boundedHistory } from './history-bounds.ts';
import { type HistoryStep, RevisionConflict, type StoredProject } from './project-store.ts';
import { shareStructure } from './shared-structure.ts';

/** What stands in the database under an id. A damaged one may still have steps of its history. */
export type Finding =
  | { readonly kind: 'absent' }
  | { readonly kind: 'whole'; readonly head: HeadRow; readonly project: Project }
  | { readonly kind: 'damaged'; readonly revision: number | null; readonly older: HistoryStep | null; readonly rawText: string };

/** A state that was shown under a higher revision than the disk has (something newer was known to exist): its save may follow that. */
export interface Rebase {
  readonly disk: number | 'damaged' | 'absent';
  readonly shown: number;
}

function checkOf(head: Omit<HeadRow, 'check'>): string {
  const { id, name, revision, savedAt, documentKey: key, steps, position } = head;
  const plain = [id, name, revision, savedAt, key, steps.map((step) => [step.label, step.key]), position];
  return sha256HexOfBytes(new TextEncoder().encode(JSON.stringify(plain)));
}

/** The browser says that the stored value cannot be read, as against a database that was closed or a transaction that was aborted. */
function isReadFailure(error: unknown): boolean {
  return error instanceof Error && ['DataError', 'UnknownError', 'NotReadableError', 'DataCloneError'].includes(error.name);
}

function isWhole(row: HeadRow): boolean {
  try {
    return checkOf(row) === row.check;
  } catch {
    return false;
  }
}

export class ProjectRows {
  readonly #database: PlateauDatabase;
  /** Documents written or verified since the start: these need not be written again. Key: project id. */
  readonly #trusted = new Map<string, Set<string>>();

  constructor(database: PlateauDatabase) {
    this.#database = database;
  }

  async heads(): Promise<readonly HeadRow[]> {
    const heads = await Promise.all((await this.ids()).map((id) => this.#head(id)));
    return heads.filter((head) => head !== undefined && head !== 'unreadable').filter(isWhole);
  }

  async ids(): Promise<readonly string[]> {
    return await this.#database.projects.toCollection().primaryKeys();
  }

  async removedIds(): Promise<ReadonlySet<string>> {
    return new Set(await this.#database.removed.toCollection().primaryKeys());
  }

  async find(id: string): Promise<Finding> {
    const head = await this.#head(id);
    if (head === undefined) return { kind: 'absent' };
    if (head === 'unreadable' || !isWhole(head)) return { kind: 'damaged', revision: null, older: null, rawText: await this.#rawText(id) };
    const project = await this.#document(id, head.documentKey);
    if (project) return { kind: 'whole', head, project };
    const older = await this.#newestStep(head);
    return { kind: 'damaged', revision: head.revision, older, rawText: older ? '' : await this.#rawText(id) };
  }

  /** Null when there is none or its present state cannot be read; steps of the history that cannot be read are left out. */
  async load(id: string): Promise<StoredProject | null> {
    const found = await this.find(id);
    if (found.kind !== 'whole') return null;
    const { head, project } = found;
    const steps = await Promise.all(head.steps.map(({ key }) => (key === head.documentKey ? project : this.#document(id, key))));
    const history: HistoryStep[] = [];
    let position = -1;
    for (const [index, { label }] of head.steps.entries()) {
      const step = steps[index];
      if (step) history.push({ label, project: this.#shared(history.at(-1)?.project, step) });
      if (index === head.position && step) position = history.length - 1;
    }
    if (position < 0) return { project, revision: head.revision, history: [...history, { label: '', project }], position: history.length };
    return { project: history[position].project, revision: head.revision, history, position };
  }

  /** One transaction: the revision is checked, documents and head are written, documents no step needs are deleted. */
  async write(stored: StoredProject, savedAt: number, rebase: Rebase | undefined): Promise<void> {
    const { id } = stored.project;
    const { history, position } = boundedHistory(stored);
    const wanted = new Map([stored.project, ...history.map((step) => step.project)].map((project) => [documentKey(project), project]));
    const fields = {
      id,
      name: stored.project.name,
      revision: stored.revision,
      savedAt,
      documentKey: documentKey(stored.project),
      steps: history.map((step) => ({ label: step.label, key: documentKey(step.project) })),
      position,
    };
    const head = { ...fields, check: checkOf(fields) };
    const trusted = this.#trusted.get(id) ?? new Set();
    let rows = await this.#packed(
      id,
      wanted,
      [...wanted.keys()].filter((key) => !trusted.has(key)),
    );
    for (let missing = await this.#commit(head, rows, wanted, rebase); missing.length > 0; ) {
      rows = [...rows, ...(await this.#packed(id, wanted, missing))];
      missing = await this.#commit(head, rows, wanted, rebase);
    }
    this.#trusted.set(id, new Set(wanted.keys()));
  }

  /** Deletes the project and remembers that it was meant. */
  async remove(id: string): Promise<void> {
    const { projects, documents, removed } = this.#database;
    await this.#database.transaction('rw', [projects, documents, removed], async () => {
      await projects.delete(id);
      await documents.where('projectId').equals(id).delete();
      await removed.put({ id, revision: 0 });
    });
    this.#trusted.delete(id);
  }

  /** Writes, unless a document turns out to be neither in `rows` nor on the disk: then it gives their keys and has written nothing. */
  #commit(
    head: HeadRow,
    rows: readonly DocumentRow[],
    wanted: ReadonlyMap<string, Project>,
    rebase: Rebase | undefined,
  ): Promise<readonly string[]> {
    const { projects, documents, removed } = this.#database;
    const work = this.#database.transaction('rw', [projects, documents, removed], async () => {
      await this.#checkRevision(head, rebase);
      const onDisk = (await documents.where('projectId').equals(head.id).primaryKeys()).map(([, key]) => key);
      const provided = new Set([...onDisk, ...rows.map((row) => row.key)]);
      const missing = [...wanted.keys()].filter((key) => !provided.has(key));
      if (missing.length > 0) return missing;
      await documents.bulkPut([...rows]);
      await documents.bulkDelete(onDisk.filter((key) => !wanted.has(key)).map((key) => [head.id, key] as [string, string]));
      await projects.put(head);
      await removed.delete(head.id);
      return [];
    });
    return Promise.resolve(work);
  }

  async #checkRevision(head: HeadRow, rebase: Rebase | undefined): Promise<void> {
    const disk = await this.#standing(head.id);
    if (rebase && rebase.disk === disk && head.revision === rebase.shown + 1) return;
    if (disk === 'absent') {
      const removedElsewhere = head.revision > 1 && (await this.#database.removed.get(head.id)) !== undefined;
      if (!removedElsewhere) return;
    } else if (disk !== 'damaged' && head.revision === disk + 1) return;
    throw new RevisionConflict(`revision ${head.revision} does not follow ${disk}`);
  }

  /** Where the row on disk stands for the revision rule. */
  async #standing(id: string): Promise<Rebase['disk']> {
    const head = await this.#head(id);
    if (head === undefined) return 'absent';
    return head !== 'unreadable' && isWhole(head) ? head.revision : 'damaged';
  }

  #packed(id: string, wanted: ReadonlyMap<string, Project>, keys: readonly string[]): Promise<readonly DocumentRow[]> {
    const rows = keys.map(async (key) => ({ projectId: id, key, ...(await pack(documentBytes(wanted.get(key)!))) }));
    return Promise.all(rows);
  }

  /** One row that the browser cannot even read must not hide the others. */
  async #head(id: string): Promise<HeadRow | undefined | 'unreadable'> {
    try {
      return await this.#database.projects.get(id);
    } catch (error) {
      if (isReadFailure(error)) return 'unreadable';
      throw error;
    }
  }

  async #document(id: string, key: string): Promise<Project | null> {
    try {
      const row = await this.#database.documents.get([id, key]);
      const project = row ? await readDocument(await unpack(row), key) : null;
      if (project?.id !== id) return null;
      this.#trust(id, key);
      return project;
    } catch {
      return null;
    }
  }

  #trust(id: string, key: string): void {
    const trusted = this.#trusted.get(id) ?? new Set();
    this.#trusted.set(id, trusted.add(key));
  }

  #shared(previous: Project | undefined, next: Project): Project {
    return previous ? sameDocument(next, shareStructure(previous, next)) : next;
  }

  /** The readable step nearest before the present one, else the nearest after. */
  async #newestStep(head: HeadRow): Promise<HistoryStep | null> {
    const before = head.steps.slice(0, head.position).reverse();
    const after = head.steps.slice(head.position + 1);
    for (const { label, key } of [...before, ...after]) {
      const project = await this.#document(head.id, key);
      if (project) return { label, project };
    }
    return null;
  }

  /** Whatever text the project's rows still give, for a person to save what can be saved. */
  async #rawText(id: string): Promise<string> {
    const parts: string[] = [];
    try {
      for (const row of await this.#database.documents.where('projectId').equals(id).toArray()) {
        parts.push(new TextDecoder().decode(await unpack(row).catch(() => new Uint8Array())));
      }
    } catch {
      return parts.join('\n');
    }
    return parts.filter((part) => part !== '').join('\n');
  }
}
