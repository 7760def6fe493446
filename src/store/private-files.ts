/** Small file operations in the origin's private file system. */
import type { BackupDirectory } from './store-environment.ts';

/** Closing the stream is what makes the bytes appear; before, a reader sees the old file or an empty one. */
export async function writeFile(directory: BackupDirectory, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const handle = await directory.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(bytes);
  await writable.close();
}

/** Null when the file is missing or cannot be read. */
export async function readFile(directory: BackupDirectory, name: string): Promise<Uint8Array | null> {
  try {
    const handle = await directory.getFileHandle(name);
    const file = await handle.getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

export async function namesIn(directory: BackupDirectory): Promise<string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  return names;
}

/** A missing entry is as good as a removed one. */
export async function removeIfThere(directory: BackupDirectory, name: string): Promise<void> {
  try {
    await directory.removeEntry(name, { recursive: true });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'NotFoundError')) throw error;
  }
}
