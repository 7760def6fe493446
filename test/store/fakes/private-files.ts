/** Origin private file system in memory: a file changes when its stream is closed, whole; creating a handle makes an empty file. */
import type { BackupDirectory, BackupFile } from '../../../src/store/store-environment.ts';
import type { Fuse } from './fuse.ts';

export class DiskFolder {
  readonly folders = new Map<string, DiskFolder>();
  readonly files = new Map<string, Uint8Array>();

  /** Every file below, with its path. */
  all(prefix = ''): { path: string; folder: DiskFolder; name: string }[] {
    const own = [...this.files.keys()].map((name) => ({ path: prefix + name, folder: this as DiskFolder, name }));
    const below = [...this.folders].flatMap(([name, folder]) => folder.all(`${prefix}${name}/`));
    return [...own, ...below];
  }
}

export interface DiskRules {
  readonly fuse: Fuse;
  /** Bytes that may still be written; QuotaExceededError beyond. */
  room: number;
}

const notFound = (name: string): DOMException => new DOMException(`${name} is not there`, 'NotFoundError');

function fileHandle(folder: DiskFolder, name: string, rules: DiskRules): BackupFile {
  return {
    getFile: async () => {
      rules.fuse.tick();
      const bytes = folder.files.get(name);
      if (!bytes) throw notFound(name);
      return { arrayBuffer: async () => new Uint8Array(bytes).buffer };
    },
    createWritable: async () => {
      rules.fuse.tick();
      let pending = new Uint8Array();
      return {
        write: async (data) => {
          rules.fuse.tick();
          if (data.length > rules.room) throw new DOMException('no room', 'QuotaExceededError');
          rules.room -= data.length;
          pending = new Uint8Array(data);
        },
        close: async () => {
          rules.fuse.tick();
          folder.files.set(name, pending);
        },
      };
    },
  };
}

export function directoryHandle(folder: DiskFolder, rules: DiskRules): BackupDirectory {
  return {
    getDirectoryHandle: async (name, options) => {
      rules.fuse.tick();
      if (!folder.folders.has(name) && !options?.create) throw notFound(name);
      const child = folder.folders.get(name) ?? new DiskFolder();
      folder.folders.set(name, child);
      return directoryHandle(child, rules);
    },
    getFileHandle: async (name, options) => {
      rules.fuse.tick();
      if (!folder.files.has(name)) {
        if (!options?.create) throw notFound(name);
        folder.files.set(name, new Uint8Array());
      }
      return fileHandle(folder, name, rules);
    },
    removeEntry: async (name) => {
      rules.fuse.tick();
      if (!folder.files.delete(name) && !folder.folders.delete(name)) throw notFound(name);
    },
    keys: async function* () {
      rules.fuse.tick();
      yield* [...folder.files.keys(), ...folder.folders.keys()];
    },
  };
}
