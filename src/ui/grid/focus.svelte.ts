/** The cell that a list of points to mend, or a search, asks to see: its tab opens and the grid that shows its path takes the focus there. */
import type { FieldPath } from '../../model/issue.ts';
import { tabOfPath } from '../pages/data/data-tabs.ts';
import { navigation } from '../state/navigation.svelte.ts';

class CellFocus {
  #path = $state.raw<FieldPath | null>(null);

  /** The path still looked for; null = nobody waits. */
  get path(): FieldPath | null {
    return this.#path;
  }

  ask(path: FieldPath): void {
    this.#path = path;
  }

  /** The grid that found the cell says so; the page gives up after a while. */
  done(): void {
    this.#path = null;
  }
}

export const cellFocus = new CellFocus();

/** Opens the data page where `path` is edited and puts the focus on its cell. False = no table shows it. */
export function focusPath(path: FieldPath): boolean {
  const tab = tabOfPath(path);
  if (tab === null) return false;
  cellFocus.ask(path);
  navigation.go('data', tab);
  return true;
}
