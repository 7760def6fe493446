/**
 * The second copy: whole documents in the origin's private file system, one new file a save, thinned by age. A file is never written over,
 * so an empty or older state cannot replace a good one. Layout: `plateau/copies/<project>/<revision>-<time>.copy`, `plateau/canary/<project>`.
 */

import { sha256HexOfBytes } from '../maths/sha256.ts';
import type { Project } from '../model/project.ts';
import { documentBytes, documentKey, readDocument } from './document-bytes.ts';
import { namesIn, readFile, removeIfThere, writeFile } from './private-files.ts';
import { superfluous } from './retention.ts';
import { seal, unseal } from './sealed-file.ts';
import type { BackupDirectory } from './store-environment.ts';

export interface Copy {
  readonly project: Project;
  readonly revision: number;
  readonly savedAt: number;
  readonly label: string;
}

interface CopyFile {
  readonly file: string;
  readonly revision: number;
  readonly savedAt: number;
}

const REVISION_DIGITS = 12;

/** Ids come from files too; whatever is not plainly safe as a file name is hashed. */
export function safeName(id: string): string {
  return /^[a-z0-9-]{1,64}$/.test(id) ? id : `_${sha256HexOfBytes(new TextEncoder().encode(id)).slice(0, 32)}`;
}

const fileName = (copy: Copy): string => `${String(copy.revision).padStart(REVISION_DIGITS, '0')}-${copy.savedAt}.copy`;

function readName(file: string): CopyFile | null {
  const match = /^(\d+)-(\d+)\.copy$/.exec(file);
  return match ? { file, revision: Number(match[1]), savedAt: Number(match[2]) } : null;
}

/** First line the copy's data, then the document as it stands in a project file. */
function encode(copy: Copy): Uint8Array<ArrayBuffer> {
  const { revision, savedAt, label } = copy;
  const head = new TextEncoder().encode(`${JSON.stringify({ revision, savedAt, label, key: documentKey(copy.project) })}\n`);
  const document = documentBytes(copy.project);
  const payload = new Uint8Array(head.length + document.length);
  payload.set(head);
  payload.set(document, head.length);
  return seal(payload);
}

/** The copy, or null when a bit of it is wrong. */
export async function decodeCopy(bytes: Uint8Array): Promise<Copy | null> {
  const payload = unseal(bytes);
  if (!payload) return null;
  const end = payload.indexOf(10);
  try {
    const head = JSON.parse(new TextDecoder().decode(payload.subarray(0, end))) as Omit<Copy, 'project'> & { key: string };
    const project = await readDocument(payload.subarray(end + 1), head.key);
    return project && { project, revision: head.revision, savedAt: head.savedAt, label: head.label };
  } catch {
    return null;
  }
}

export class Backups {
  readonly #copies: BackupDirectory;

  constructor(copies: BackupDirectory) {
    this.#copies = copies;
  }

  /** Adds the copy, then thins the older ones; resolves when the copy is on the disk. */
  async write(copy: Copy): Promise<void> {
    const directory = await this.#copies.getDirectoryHandle(safeName(copy.project.id), { create: true });
    await writeFile(directory, fileName(copy), encode(copy));
    const written = fileName(copy);
    const files = await this.#list(directory);
    for (const { file } of superfluous(files)) if (file !== written) await removeIfThere(directory, file);
  }

  /** Names of the project folders. */
  folders(): Promise<string[]> {
    return namesIn(this.#copies);
  }

  /** The copy with the highest revision that is whole. */
  async best(folder: string): Promise<Copy | null> {
    for (const copy of await this.#newestFirst(folder)) {
      const whole = await this.#read(folder, copy.file);
      if (whole) return whole;
    }
    return null;
  }

  async remove(id: string): Promise<void> {
    await removeIfThere(this.#copies, safeName(id));
  }

  async #newestFirst(folder: string): Promise<readonly CopyFile[]> {
    try {
      const files = await this.#list(await this.#copies.getDirectoryHandle(folder));
      return [...files].sort((a, b) => b.revision - a.revision || b.savedAt - a.savedAt);
    } catch {
      return [];
    }
  }

  async #read(folder: string, file: string): Promise<Copy | null> {
    const bytes = await readFile(await this.#copies.getDirectoryHandle(folder), file);
    return bytes && decodeCopy(bytes);
  }

  async #list(directory: BackupDirectory): Promise<readonly CopyFile[]> {
    return (await namesIn(directory)).map(readName).filter((file) => file !== null);
  }
}
