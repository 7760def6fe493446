/** The database's rows, past the store: to damage them, and to look at what really stands there. */
import type { DocumentRow, HeadRow } from '../../../src/store/database.ts';
import type { World } from './world.ts';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function withStore<T>(world: World, name: string, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await done(world.indexedDB.open('plateau'));
  const transaction = database.transaction(name, 'readwrite');
  const completed = new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  const result = await work(transaction.objectStore(name));
  await completed;
  database.close();
  return result;
}

export const rawHeads = (world: World): Promise<HeadRow[]> => withStore(world, 'projects', (store) => done(store.getAll()));
export const rawDocuments = (world: World): Promise<DocumentRow[]> => withStore(world, 'documents', (store) => done(store.getAll()));

export const putHead = (world: World, row: unknown): Promise<unknown> => withStore(world, 'projects', (store) => done(store.put(row)));
export const putDocument = (world: World, row: unknown): Promise<unknown> => withStore(world, 'documents', (store) => done(store.put(row)));
export const dropHead = (world: World, id: string): Promise<unknown> => withStore(world, 'projects', (store) => done(store.delete(id)));
export const dropDocument = (world: World, key: [string, string]): Promise<unknown> =>
  withStore(world, 'documents', (store) => done(store.delete(key)));

/** A database as a later Plateau would leave it. */
export async function makeNewerDatabase(world: World, version: number): Promise<void> {
  const request = world.indexedDB.open('plateau', version);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('projects', { keyPath: 'id' }).put({ id: 'future', check: 'x' });
    request.result.createObjectStore('something-new');
  };
  (await done(request)).close();
}

export async function describeDatabase(world: World): Promise<{ version: number; stores: string[] }> {
  const database = await done(world.indexedDB.open('plateau'));
  const description = { version: database.version, stores: [...database.objectStoreNames] };
  database.close();
  return description;
}
