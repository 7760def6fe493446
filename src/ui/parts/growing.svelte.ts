/** A long list drawn by parts: some at once, more in every frame, all for print; so that it opens without holding the page up. */
import { printing } from './printing.svelte.ts';

export class Growing {
  #ready = $state(0);
  readonly #total: () => number;
  /** How many are drawn. */
  readonly count = $derived.by(() => (printing.now ? this.#total() : Math.min(this.#total(), this.#ready)));

  /** Made while a component is. @param atOnce drawn in one frame, more than 0 */
  constructor(total: () => number, atOnce: () => number) {
    this.#total = total;
    this.#ready = atOnce();
    $effect(() => {
      if (this.count >= total()) return;
      const frame = requestAnimationFrame(() => {
        this.#ready += atOnce();
      });
      return () => cancelAnimationFrame(frame);
    });
  }

  /** Somebody goes to the end of it: nothing is held back any longer. */
  all(): void {
    this.#ready = Number.POSITIVE_INFINITY;
  }
}
