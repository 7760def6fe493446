/** The colours of a chart, read from the CSS tokens that hold where the chart stands: a printed sheet is light inside a dark page. */
import type { VariantToken } from '../parts/variant.ts';

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly worse: string;
  readonly better: string;
  readonly font: string;
  readonly of: Readonly<Record<VariantToken, string>>;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    ink: token('ink'),
    inkQuiet: token('ink-quiet'),
    line: token('line'),
    lineStrong: token('line-strong'),
    worse: token('worse'),
    better: token('better'),
    font: style.fontFamily,
    of: {
      baseline: token('baseline'),
      'variant-1': token('variant-1'),
      'variant-2': token('variant-2'),
      'variant-3': token('variant-3'),
    },
  };
}
