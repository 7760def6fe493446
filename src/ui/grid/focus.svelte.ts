/**
 * The cell that a list of points to mend, or a search, asks to see. The grid that shows its path takes the focus there; a page that must
 * first open a tab does so and leaves the request standing. See src/ui/pages/data/jump.ts for the way from any page.
 */
import type { FieldPath } from '../../model/issue.ts';

class CellFocus {
  #path = $state.raw<FieldPath | null>(null);

  /** The path still looked for; null = nobody waits. */
  get path(): FieldPath | null {
    return this.#path;
  }

  ask(path: FieldPath): void {
    this.#path = path;
  }

  /** The grid that found the cell says so. */
  done(): void {
    this.#path = null;
  }
}

export const cellFocus = new CellFocus();

/** Asks the grid on screen (now or soon) to put the focus on the cell of `path`. */
export function focusPath(path: FieldPath): void {
  cellFocus.ask(path);
}
