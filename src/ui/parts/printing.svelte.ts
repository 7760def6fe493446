/** Whether the page is being printed: paper has no scroller, so every row of a long table is drawn for it. */
import { flushSync } from 'svelte';

class Printing {
  now = $state(false);

  constructor() {
    if (typeof window === 'undefined') return;
    // At once: the browser takes its picture of the page when the listener returns.
    window.addEventListener('beforeprint', () => flushSync(() => (this.now = true)));
    window.addEventListener('afterprint', () => (this.now = false));
  }
}

export const printing = new Printing();
