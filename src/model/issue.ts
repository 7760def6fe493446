/**
 * What is wrong with an input, as data: where, what, with which value. Texts live in src/i18n/texts/issues.ts.
 */

/**
 * Path of a figure inside a project, ids instead of positions so that it survives sorting:
 * `flows/open-n1/ahtSeconds`, `flows/open-n1/volumeByMonth/3`, `sites/brest/opening/0`,
 * `scenarios/proposal/levers/l1/month`.
 */
export type FieldPath = string;

/** Errors stop a simulation; warnings are shown. */
export type Severity = 'error' | 'warning';

export interface Issue {
  /** For a centre file: `flows[2].patience.mean`; for a project: a FieldPath. */
  readonly path: string;
  readonly severity: Severity;
  /** Key into the issue texts, e.g. 'negative', 'notANumber', 'unknownId', 'nobodyAnswers'. */
  readonly code: string;
  /** The offending value as it stands, for the message; long values are cut by the text. */
  readonly value?: unknown;
  /** Other words for the message: limits, names. */
  readonly params?: Readonly<Record<string, string | number>>;
}
