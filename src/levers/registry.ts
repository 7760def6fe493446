/** Every lever, found by its folder: adding `src/levers/<id>/index.ts` is all it takes. */
import type { LeverPackage } from './lever.ts';

interface LeverModule {
  readonly leverPackage: LeverPackage;
}

const modules = import.meta.glob<LeverModule>('./*/index.ts', { eager: true });

/** All levers in the order the menu shows them (by id). */
export const LEVERS: readonly LeverPackage[] = Object.keys(modules)
  .sort()
  .map((path) => modules[path]!.leverPackage);

const byId = new Map(LEVERS.map((found) => [found.lever.id, found]));

/** The lever of that id; null when this version does not know it (a file from a later one): its use is kept untouched. */
export function leverById(id: string): LeverPackage | null {
  return byId.get(id) ?? null;
}
