import type { StoreEnvironment } from '../../../src/store/store-environment.ts';
import type { Fuse } from './fuse.ts';

export function localStorageOf(entries: Map<string, string>, fuse: Fuse): NonNullable<StoreEnvironment['localStorage']> {
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      fuse.tick();
      entries.set(key, value);
    },
    removeItem: (key) => {
      fuse.tick();
      entries.delete(key);
    },
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}
