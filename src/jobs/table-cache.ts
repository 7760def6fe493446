/**
 * Finished days by the hash of all that they depend on, so that asking again is instant and changing one scenario recomputes only it.
 * Bounded by bytes; the day unused for longest goes first.
 */
import type { DayTable } from '../protocol/simulation.ts';

export interface TableCache {
  get(key: string): DayTable | undefined;
  set(key: string, table: DayTable): void;
  readonly bytes: number;
  readonly size: number;
}

export function bytesOf(table: DayTable): number {
  let bytes = 0;
  for (const value of Object.values(table)) if (ArrayBuffer.isView(value)) bytes += value.byteLength;
  return bytes + 256;
}

export function createTableCache(maxBytes: number): TableCache {
  // A Map keeps the order of insertion: the first key is the one unused for longest.
  const tables = new Map<string, DayTable>();
  let bytes = 0;
  const drop = (key: string, table: DayTable) => {
    tables.delete(key);
    bytes -= bytesOf(table);
  };
  return {
    get(key) {
      const table = tables.get(key);
      if (table) {
        tables.delete(key);
        tables.set(key, table);
      }
      return table;
    },
    set(key, table) {
      const old = tables.get(key);
      if (old) drop(key, old);
      tables.set(key, table);
      bytes += bytesOf(table);
      for (const [oldest, oldTable] of tables) {
        if (bytes <= maxBytes) break;
        drop(oldest, oldTable);
      }
    },
    get bytes() {
      return bytes;
    },
    get size() {
      return tables.size;
    },
  };
}
