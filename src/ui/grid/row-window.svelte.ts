/**
 * Which rows of a table are drawn: of a long one those near the screen; of any the first at once and the others in the next frames, so that a table
 * of a thousand figures opens without holding the page up. For print all are drawn.
 */
import { rowsAtOnce, rowWindow, VIRTUAL_FROM } from './grid-vm.ts';
import { printing } from './printing.svelte.ts';

export class RowWindow {
  scrollTop = $state(0);
  viewHeight = $state(600);
  rowHeight = $state(32);
  #ready = $state(0);
  readonly #rows: () => number;
  readonly #columns: () => number;

  constructor(rows: () => number, columns: () => number) {
    this.#rows = rows;
    this.#columns = columns;
    this.#ready = rowsAtOnce(columns());
    $effect(() => {
      if (this.to >= this.#span[1]) return;
      const frame = requestAnimationFrame(() => {
        this.#ready += rowsAtOnce(this.#columns());
      });
      return () => cancelAnimationFrame(frame);
    });
  }

  readonly isVirtual = $derived.by(() => !printing.now && this.#rows() > VIRTUAL_FROM);
  readonly #span = $derived.by(() =>
    this.isVirtual ? rowWindow(this.#rows(), this.scrollTop, this.viewHeight, this.rowHeight) : ([0, this.#rows()] as const),
  );
  readonly from = $derived.by(() => this.#span[0]);
  /** One past the last row drawn. */
  readonly to = $derived.by(() => (printing.now ? this.#span[1] : Math.min(this.#span[1], this.#span[0] + this.#ready)));

  /** Somebody goes to a row: nothing is held back any longer. */
  drawAll(): void {
    this.#ready = Number.POSITIVE_INFINITY;
  }
}
