/**
 * How the baseline and the scenarios look everywhere: the baseline is ink, each scenario has a colour token, a marker and a dash of its
 * own, so that no two differ by colour alone. The place in the project's list decides, so that tables, charts and print agree.
 */

export type Marker = 'circle' | 'triangle' | 'rect' | 'rectRot';
/** Name of a colour token without its dashes: `--variant-1` in tokens.css. */
export type VariantToken = 'baseline' | 'variant-1' | 'variant-2' | 'variant-3';

export interface VariantStyle {
  readonly token: VariantToken;
  readonly marker: Marker;
  /** Line pattern in CSS pixels; empty = solid. */
  readonly dash: readonly number[];
}

export const BASELINE_STYLE: VariantStyle = { token: 'baseline', marker: 'circle', dash: [] };

const VARIANTS: readonly VariantStyle[] = [
  { token: 'variant-1', marker: 'rect', dash: [6, 3] },
  { token: 'variant-2', marker: 'triangle', dash: [2, 3] },
  { token: 'variant-3', marker: 'rectRot', dash: [8, 3, 2, 3] },
];

/** @param index place of the scenario in the project's list, from 0; from the fourth on the styles come round again. */
export function variantStyle(index: number): VariantStyle {
  return VARIANTS[index % VARIANTS.length];
}

/** Place of a scenario's colour among the variant tokens, 1..3: for tints by class name. */
export function variantNumber(project: { readonly scenarios: readonly { readonly id: string }[] }, scenarioId: string): number {
  const index = project.scenarios.findIndex((scenario) => scenario.id === scenarioId);
  return (Math.max(index, 0) % VARIANTS.length) + 1;
}
