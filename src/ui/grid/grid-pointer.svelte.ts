/** Mouse, pen and finger on a grid: choosing, dragging a selection, a second tap to edit, issues of the cell under the pointer. */
import type { CellIssue } from './cell.ts';
import type { GridState } from './grid-state.svelte.ts';
import type { GridPlace } from './grid-vm.ts';

/** The cell an event speaks of; null outside the rows. */
export function placeAt(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

export interface PointerActions {
  readonly moveTo: (place: GridPlace) => void;
  readonly edit: () => void;
}

export class GridPointer {
  readonly #grid: GridState;
  readonly #actions: PointerActions;
  #dragging = false;
  hovered = $state.raw<readonly CellIssue[]>([]);

  constructor(grid: GridState, actions: PointerActions) {
    this.#grid = grid;
    this.#actions = actions;
  }

  down(event: PointerEvent): void {
    const place = placeAt(event.target);
    if (!place || event.button !== 0 || this.#grid.editing) return;
    // The browser would give the focus to the cell once more and take it from the editor.
    event.preventDefault();
    if (event.shiftKey) {
      this.#grid.extendTo(place);
      return;
    }
    const { active } = this.#grid;
    const isAgain = event.pointerType === 'touch' && place.row === active.row && place.column === active.column;
    this.#actions.moveTo(place);
    if (isAgain) this.#actions.edit();
    this.#dragging = event.pointerType === 'mouse';
  }

  move(event: PointerEvent): void {
    if (!this.#dragging) return;
    if (event.buttons !== 1) this.#dragging = false;
    else {
      const place = placeAt(document.elementFromPoint(event.clientX, event.clientY));
      if (place) this.#grid.extendTo(place);
    }
  }

  up(): void {
    this.#dragging = false;
  }

  over(event: PointerEvent): void {
    const place = placeAt(event.target);
    this.hovered = (place && this.#grid.rows[place.row]?.cells[place.column]?.issues) || [];
  }

  leave(): void {
    this.hovered = [];
  }
}
