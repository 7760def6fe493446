/** Makes every request to fake-indexeddb count on the fuse of the tab that runs now; a blown fuse aborts the transaction, as a kill does. */
import { IDBObjectStore } from 'fake-indexeddb';
import type { Fuse } from './fuse.ts';

const METHODS = ['get', 'getAll', 'getAllKeys', 'put', 'add', 'delete'] as const;
type Method = (...args: unknown[]) => unknown;

let active: Fuse | null = null;

const methods = IDBObjectStore.prototype as unknown as Record<string, Method>;
for (const name of METHODS) {
  const original = methods[name];
  methods[name] = function (this: unknown, ...args: unknown[]): unknown {
    active?.tick();
    return original.apply(this, args);
  };
}

export function countRequestsOn(fuse: Fuse | null): void {
  active = fuse;
}

/** What a full disk does: the put itself is refused. */
export function refusePuts(times: number): () => void {
  const original = methods.put;
  let left = times;
  methods.put = function (this: unknown, ...args: unknown[]): unknown {
    if (left-- > 0) throw new DOMException('no room', 'QuotaExceededError');
    return original.apply(this, args);
  };
  return () => {
    methods.put = original;
  };
}
