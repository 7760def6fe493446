/** What the store needs of a browser, so that tests can give it another one and each part may be missing. */

/** The part of an OPFS directory handle the store uses. */
export interface BackupDirectory {
  getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<BackupDirectory>;
  getFileHandle(name: string, options?: { create?: boolean }): Promise<BackupFile>;
  removeEntry(name: string, options?: { recursive?: boolean }): Promise<void>;
  keys(): AsyncIterable<string>;
}

export interface BackupFile {
  getFile(): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;
  /** Atomic: the file changes when the stream is closed, whole. */
  createWritable(): Promise<{ write(data: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> }>;
}

export interface StoreEnvironment {
  readonly indexedDB: IDBFactory | null;
  readonly keyRange: typeof IDBKeyRange | null;
  /**
   * A second, separate IndexedDB of this origin (a storage bucket), for when the first one is so damaged that it can neither be opened nor
   * deleted. `create` false: only if it was made before. Null where the browser has no buckets.
   */
  spareIndexedDB(create: boolean): Promise<IDBFactory | null>;
  /** Root of the origin's private file system; null where there is none (private windows, file://). */
  privateDirectory(): Promise<BackupDirectory | null>;
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null;
  readonly locks: Pick<LockManager, 'request'> | null;
  openChannel(name: string): TabChannel | null;
  /** Epoch milliseconds, for display and for thinning copies; never orders writes. */
  now(): number;
}

export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** A property that some browsers refuse to give (blocked cookies throw on `localStorage`, old ones have none). */
function offered<T>(read: () => T | undefined | null): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

async function privateRoot(): Promise<BackupDirectory | null> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype)) return null;
  try {
    return await navigator.storage.getDirectory();
  } catch {
    return null;
  }
}

/** Storage Buckets API, not in the type library yet. */
interface BucketManager {
  open(name: string, options?: { durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
  keys(): Promise<readonly string[]>;
}

const SPARE_BUCKET = 'plateau-spare';

async function spareIndexedDB(create: boolean): Promise<IDBFactory | null> {
  const buckets = (globalThis.navigator as { storageBuckets?: BucketManager }).storageBuckets;
  try {
    if (!buckets || (!create && !(await buckets.keys()).includes(SPARE_BUCKET))) return null;
    return (await buckets.open(SPARE_BUCKET, { durability: 'strict' })).indexedDB;
  } catch {
    return null;
  }
}

export function browserEnvironment(): StoreEnvironment {
  return {
    indexedDB: offered(() => globalThis.indexedDB),
    keyRange: offered(() => globalThis.IDBKeyRange),
    spareIndexedDB,
    privateDirectory: privateRoot,
    localStorage: offered(() => globalThis.localStorage),
    locks: offered(() => globalThis.navigator.locks),
    openChannel: (name) => offered(() => new BroadcastChannel(name)),
    now: () => Date.now(),
  };
}
