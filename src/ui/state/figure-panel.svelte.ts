/** The panel "D'où vient ce chiffre ?": what a figure on screen is, where it comes from, how sure it is. */

/** One input behind a figure. */
export interface FigureInput {
  readonly label: string;
  readonly value: string;
  /** The source's title, or the word for "assumption" with its range. */
  readonly origin: string;
  readonly assumption: boolean;
}

export interface FigureExplanation {
  readonly title: string;
  /** The figure as shown, with its unit. */
  readonly value: string;
  /** Its 95 % interval in words, or why it has none. */
  readonly interval: string;
  /** The rule: what is counted, divided by what. */
  readonly definition: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly inputs: readonly FigureInput[];
  /** Seed, weeks, engine version, input hash; absent for a closed form or an input. */
  readonly run?: readonly { readonly label: string; readonly value: string }[];
  /** What moves it most, in words. */
  readonly movers?: readonly string[];
  /** Caveats: "approximation", "stale" … */
  readonly notes?: readonly string[];
}

class FigurePanel {
  #explanation = $state.raw<(() => FigureExplanation) | null>(null);
  #opener: HTMLElement | null = null;

  get open(): boolean {
    return this.#explanation !== null;
  }

  /** Recomputed while open, so that it follows edits, runs and the language. */
  get explanation(): FigureExplanation | null {
    return this.#explanation ? this.#explanation() : null;
  }

  ask(explain: () => FigureExplanation, opener?: HTMLElement | null): void {
    this.#explanation = explain;
    this.#opener = opener ?? (document.activeElement as HTMLElement | null);
  }

  close(): void {
    this.#explanation = null;
    this.#opener?.focus();
    this.#opener = null;
  }
}

export const figurePanel = new FigurePanel();
