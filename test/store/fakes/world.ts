/** One computer: what its disk holds, and tabs that open it. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { StoreEnvironment, TabChannel } from '../../../src/store/store-environment.ts';
import { Fuse } from './fuse.ts';
import { localStorageOf } from './local-storage.ts';
import { FakeLocks } from './locks.ts';
import { DiskFolder, type DiskRules, directoryHandle } from './private-files.ts';

type Listener = (event: { readonly data: unknown }) => void;

export interface Tab {
  readonly environment: StoreEnvironment;
  readonly fuse: Fuse;
  readonly rules: DiskRules;
}

export class World {
  indexedDB = new IDBFactory();
  readonly files = new DiskFolder();
  readonly entries = new Map<string, string>();
  readonly locks = new FakeLocks();
  clock = 1_700_000_000_000;
  readonly #channels = new Set<{ listeners: Listener[] }>();

  tab(missing: Partial<StoreEnvironment> = {}): Tab {
    const fuse = new Fuse();
    const rules: DiskRules = { fuse, room: Number.POSITIVE_INFINITY };
    const environment: StoreEnvironment = {
      indexedDB: this.indexedDB,
      keyRange: IDBKeyRange,
      spareIndexedDB: async (create) => this.#spare(create),
      privateDirectory: async () => directoryHandle(this.files, rules),
      localStorage: localStorageOf(this.entries, fuse),
      locks: this.locks,
      openChannel: () => this.#channel(),
      now: () => this.clock,
      ...missing,
    };
    return { environment, fuse, rules };
  }

  #spareDatabase: IDBFactory | null = null;

  #spare(create: boolean): IDBFactory | null {
    if (create) this.#spareDatabase ??= new IDBFactory();
    return this.#spareDatabase;
  }

  /** What a killed write can leave: the database comes back empty, without an error. */
  emptyDatabase(): void {
    this.indexedDB = new IDBFactory();
  }

  #channel(): TabChannel {
    const own = { listeners: [] as Listener[] };
    this.#channels.add(own);
    return {
      postMessage: (data) => {
        for (const other of this.#channels) {
          if (other !== own) for (const listener of other.listeners) setTimeout(() => listener({ data: structuredClone(data) }), 0);
        }
      },
      addEventListener: (_type, listener) => own.listeners.push(listener),
      close: () => this.#channels.delete(own),
    };
  }
}
