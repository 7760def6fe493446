/**
 * The running foot of the printed report: project and data hash left, seed in the middle, page number right. Margin boxes of `@page` take no
 * text from the document, so their rule is written by script into a style sheet of its own (allowed by the page's policy, which forbids
 * inline style elements only).
 */
import { cssString } from './report-vm.ts';

export interface PageFooter {
  readonly left: string;
  readonly seed: string;
  /** The word before the number. */
  readonly page: string;
}

export function footerRule({ left, seed, page }: PageFooter): string {
  const small = 'font-size: 8pt; color: black; font-family: "Source Sans 3 Variable", sans-serif; vertical-align: top; padding-top: 4mm;';
  return `@page {
  size: A4;
  margin: 16mm 16mm 20mm;
  @bottom-left { content: ${cssString(left)}; ${small} width: 62%; text-align: left; }
  @bottom-center { content: ${cssString(seed)}; ${small} white-space: nowrap; }
  @bottom-right { content: ${cssString(`${page} `)} counter(page) " / " counter(pages); ${small} }
}`;
}

/** Puts the foot on paper until the returned function is called. */
export function usePageFooter(footer: PageFooter): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(footerRule(footer));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
