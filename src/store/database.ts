/**
 * The Dexie database. Version 1: `projects` holds one small head row a project, `documents` the whole documents it names (present state and
 * history), each under the hash of its bytes, so that a step shared by many saves is written once. `removed` remembers deleted projects
 * until their copies are gone too. Strict durability: a transaction is complete when it is on the disk.
 */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Project } from '../model/project.ts';
import type { PackedBytes } from './compression.ts';
import type { StoreEnvironment } from './store-environment.ts';

export const DATABASE_NAME = 'plateau';
const SCHEMA_VERSION = 1;
const OPEN_LIMIT_MS = 10_000;

export interface HeadRow {
  readonly id: string;
  readonly name: Project['name'];
  readonly revision: number;
  readonly savedAt: number;
  readonly documentKey: string;
  readonly steps: readonly { readonly label: string; readonly key: string }[];
  readonly position: number;
  /** Hash of all other fields. */
  readonly check: string;
}

export interface DocumentRow extends PackedBytes {
  readonly projectId: string;
  readonly key: string;
}

export interface RemovedRow {
  readonly id: string;
  readonly revision: number;
}

export type PlateauDatabase = Dexie & {
  projects: EntityTable<HeadRow, 'id'>;
  documents: Table<DocumentRow, [string, string]>;
  removed: EntityTable<RemovedRow, 'id'>;
};

export type OpenOutcome =
  | { readonly kind: 'open'; readonly database: PlateauDatabase }
  | { readonly kind: 'absent' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'broken'; readonly error: unknown };

/**
 * The native version of the database on disk, 0 when there is none. Dexie answers a VersionError by opening without a version and may then
 * change the schema, so the version is looked at first and a newer database is never opened by it.
 */
function versionOnDisk(factory: IDBFactory): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE_NAME);
    let created = false;
    request.onupgradeneeded = () => {
      created = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (created) resolve(0);
      else reject(request.error);
    };
    request.onblocked = () => reject(new DOMException('database is blocked', 'InvalidStateError'));
  });
}

function define(factory: IDBFactory, keyRange: StoreEnvironment['keyRange']): PlateauDatabase {
  const database = new Dexie(DATABASE_NAME, {
    indexedDB: factory,
    IDBKeyRange: keyRange ?? undefined,
    chromeTransactionDurability: 'strict',
    autoOpen: false,
    cache: 'disabled',
  }) as PlateauDatabase;
  database.version(SCHEMA_VERSION).stores({ projects: 'id', documents: '[projectId+key], projectId', removed: 'id' });
  return database;
}

/** Opens the database, or the spare one when there is one and this one does not open. */
export async function openDatabase(environment: StoreEnvironment): Promise<OpenOutcome> {
  if (!environment.indexedDB) return { kind: 'absent' };
  const outcome = await openIn(environment.indexedDB, environment.keyRange);
  const spare = outcome.kind === 'broken' ? await environment.spareIndexedDB(false) : null;
  return spare ? openIn(spare, environment.keyRange) : outcome;
}

async function openIn(factory: IDBFactory, keyRange: StoreEnvironment['keyRange']): Promise<OpenOutcome> {
  const database = define(factory, keyRange);
  try {
    const version = await within(OPEN_LIMIT_MS, versionOnDisk(factory));
    if (version >= (SCHEMA_VERSION + 1) * 10) return { kind: 'newer' };
    await within(OPEN_LIMIT_MS, Promise.resolve(database.open()));
    if (database.verno === SCHEMA_VERSION) return { kind: 'open', database };
    database.close();
    return { kind: 'newer' };
  } catch (error) {
    database.close();
    return { kind: 'broken', error };
  }
}

/** Deletes a database that does not open; where even that fails, makes the spare one, which is used from then on while the first stays broken. */
export async function replaceDatabase(environment: StoreEnvironment): Promise<void> {
  if (!environment.indexedDB) return;
  try {
    await deleteDatabase(environment.indexedDB);
  } catch (error) {
    if (!(await environment.spareIndexedDB(true))) throw error;
  }
}

async function deleteDatabase(factory: IDBFactory): Promise<void> {
  await within(
    OPEN_LIMIT_MS,
    new Promise<void>((resolve, reject) => {
      const request = factory.deleteDatabase(DATABASE_NAME);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}

/** A browser whose storage hangs must not hang the page. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('storage does not answer', 'TimeoutError')), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
