/**
 * Which rows of a table are drawn: of a long one those near the screen; of any the first at once and the others in the next frames, so that a table
 * of a thousand figures opens without holding the page up. For print all are drawn.
 */
import { Growing } from '../parts/growing.svelte.ts';
import { printing } from '../parts/printing.svelte.ts';
import { rowsAtOnce, rowWindow, VIRTUAL_FROM } from './grid-vm.ts';

export class RowWindow {
  scrollTop = $state(0);
  viewHeight = $state(600);
  rowHeight = $state(32);
  readonly #rows: () => number;
  readonly #growing: Growing;

  readonly isVirtual = $derived.by(() => !printing.now && this.#rows() > VIRTUAL_FROM);
  readonly #span = $derived.by(() =>
    this.isVirtual ? rowWindow(this.#rows(), this.scrollTop, this.viewHeight, this.rowHeight) : ([0, this.#rows()] as const),
  );
  readonly from = $derived.by(() => this.#span[0]);
  /** One past the last row drawn. */
  readonly to = $derived.by(() => this.#span[0] + this.#growing.count);

  constructor(rows: () => number, columns: () => number) {
    this.#rows = rows;
    this.#growing = new Growing(
      () => this.#span[1] - this.#span[0],
      () => rowsAtOnce(columns()),
    );
  }

  /** Somebody goes to a row: nothing is held back any longer. */
  drawAll(): void {
    this.#growing.all();
  }
}
