/**
 * The canary: for each project, the last acknowledged revision, kept outside the database (localStorage and private files).
 * A database that came back empty, older or without a project is told from a new one by it.
 */
import type { Project } from '../model/project.ts';
import { safeName } from './backups.ts';
import { namesIn, readFile, removeIfThere, writeFile } from './private-files.ts';
import { seal, unseal } from './sealed-file.ts';
import type { BackupDirectory, StoreEnvironment } from './store-environment.ts';

export interface CanaryEntry {
  readonly id: string;
  readonly name: Project['name'];
  readonly revision: number;
  readonly savedAt: number;
}

const PREFIX = 'plateau-canary:';

function parse(text: string): CanaryEntry | null {
  try {
    const entry = JSON.parse(text) as Partial<CanaryEntry>;
    const { id, name, revision, savedAt } = entry;
    if (typeof id !== 'string' || name === undefined || !Number.isSafeInteger(revision) || typeof savedAt !== 'number') return null;
    return { id, name, revision: revision as number, savedAt };
  } catch {
    return null;
  }
}

export class Canary {
  readonly #local: StoreEnvironment['localStorage'];
  readonly #files: BackupDirectory | null;

  constructor(local: StoreEnvironment['localStorage'], files: BackupDirectory | null) {
    this.#local = local;
    this.#files = files;
  }

  /** The higher revision of both places, by project id. Unreadable entries say nothing. */
  async read(): Promise<Map<string, CanaryEntry>> {
    const entries = new Map<string, CanaryEntry>();
    for (const entry of [...this.#readLocal(), ...(await this.#readFiles())]) {
      const known = entries.get(entry.id);
      if (!known || known.revision < entry.revision) entries.set(entry.id, entry);
    }
    return entries;
  }

  /** A full or forbidden localStorage is no reason to fail a save: the file still says it. */
  writeLocal(entry: CanaryEntry): void {
    try {
      this.#local?.setItem(PREFIX + entry.id, JSON.stringify(entry));
    } catch {
      this.#removeLocal(entry.id);
    }
  }

  async writeFile(entry: CanaryEntry): Promise<void> {
    if (this.#files) await writeFile(this.#files, safeName(entry.id), seal(new TextEncoder().encode(JSON.stringify(entry))));
  }

  async remove(id: string): Promise<void> {
    this.#removeLocal(id);
    if (this.#files) await removeIfThere(this.#files, safeName(id));
  }

  #removeLocal(id: string): void {
    try {
      this.#local?.removeItem(PREFIX + id);
    } catch {
      // Storage that refuses even this keeps an older revision, which accuses nobody.
    }
  }

  #readLocal(): CanaryEntry[] {
    const entries: CanaryEntry[] = [];
    try {
      for (let i = 0; i < (this.#local?.length ?? 0); i++) {
        const key = this.#local?.key(i);
        if (!key?.startsWith(PREFIX)) continue;
        const entry = parse(this.#local?.getItem(key) ?? '');
        if (entry && key === PREFIX + entry.id) entries.push(entry);
      }
    } catch {
      return entries;
    }
    return entries;
  }

  async #readFiles(): Promise<CanaryEntry[]> {
    if (!this.#files) return [];
    const entries: CanaryEntry[] = [];
    for (const name of await namesIn(this.#files)) {
      const payload = unseal((await readFile(this.#files, name)) ?? new Uint8Array());
      const entry = payload && parse(new TextDecoder().decode(payload));
      if (entry) entries.push(entry);
    }
    return entries;
  }
}
