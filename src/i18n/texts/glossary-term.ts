/** One word of the glossary in both languages: how a field is called, in which unit it is written, what it means. */
import { typesetFrench } from '../format.ts';
import type { Lang } from '../lang.ts';

export interface Term {
  /** Column header, without its unit. */
  readonly label: string;
  /** Unit as written after the label; '' when there is none. */
  readonly unit: string;
  readonly definition: string;
}

export type LocalTerm = { readonly [L in Lang]: Term };

type Written = readonly [label: string, unit: string, definition: string];

/** Declares a term: French first. French spaces are set here. */
export function term(fr: Written, en: Written): LocalTerm {
  return {
    fr: { label: typesetFrench(fr[0]), unit: fr[1], definition: typesetFrench(fr[2]) },
    en: { label: en[0], unit: en[1], definition: en[2] },
  };
}
