/** Purpose: estimates and differences from which the luck of the draw is taken out by regression on what was expected (controls.ts). */
import { studentQuantile } from '../../maths/student.ts';
import type { Estimate, FlowCounter, MeasureDefinition } from '../../model/measures.ts';
import type { Controls } from './controls.ts';
import { CONFIDENCE_QUANTILE, flowMeanAndErrors, NOTHING, type Selection, type WeightedDay } from './statistics.ts';

/** What is left of errors when what goes along with the controls is taken out. */
interface Controlled {
  /** To be taken off the mean: what chance gave it. */
  readonly luck: number;
  readonly residuals: Float64Array;
  /** Variance of the mean, in variances of a residual: 1 / n, and more as the controls' means lie off what was expected. */
  readonly factor: number;
  /** Directions that the controls span. */
  readonly directions: number;
}

/** A control that adds less than this share of its variance to the others says nothing of its own. */
const LEAST_NEWS = 1e-6;
/** Weeks for each control and the mean: fewer would make the half-width uncertain itself. */
const WEEKS_PER_CONTROL = 4;

/**
 * Least squares on controls whose expectations are 0 (control variates). The mean at controls of 0 is the intercept; its variance is that of
 * linear regression, exact for normal errors. With too few weeks the controls are left out.
 * Source: S. S. Lavenberg and P. D. Welch, A perspective on the use of control variables to increase the efficiency of Monte Carlo simulations,
 * Management Science 27 (1981).
 * @param errors by week, mean 0
 */
function takeOut(errors: Float64Array, controls: Controls): Controlled {
  const n = errors.length;
  const residuals = errors.slice();
  const bases: { readonly vector: Float64Array; readonly mean: number }[] = [];
  let luck = 0;
  let factor = 1 / n;
  for (const control of n >= WEEKS_PER_CONTROL * (controls.length + 1) ? controls : []) {
    // Gram-Schmidt on the deviations from the mean; what is done to them is done to the mean.
    let mean = total(control) / n;
    const vector = control.map((value) => value - mean);
    const before = dot(vector, vector);
    for (const base of bases) {
      const share = dot(vector, base.vector);
      for (let r = 0; r < n; r++) vector[r] = vector[r]! - share * base.vector[r]!;
      mean -= share * base.mean;
    }
    const left = dot(vector, vector);
    if (!(left > LEAST_NEWS * before)) continue;
    const length = Math.sqrt(left);
    for (let r = 0; r < n; r++) vector[r] = vector[r]! / length;
    mean /= length;
    const slope = dot(residuals, vector);
    for (let r = 0; r < n; r++) residuals[r] = residuals[r]! - slope * vector[r]!;
    luck += slope * mean;
    factor += mean * mean;
    bases.push({ vector, mean });
  }
  return { luck, residuals, factor, directions: bases.length };
}

function total(values: Float64Array): number {
  let all = 0;
  for (let i = 0; i < values.length; i++) all += values[i]!;
  return all;
}

function dot(a: Float64Array, b: Float64Array): number {
  let all = 0;
  for (let i = 0; i < a.length; i++) all += a[i]! * b[i]!;
  return all;
}

function controlledHalfWidth({ residuals, factor, directions }: Controlled): number | null {
  const freedom = residuals.length - 1 - directions;
  if (freedom < 1) return null;
  return studentQuantile(CONFIDENCE_QUANTILE, freedom) * Math.sqrt((dot(residuals, residuals) / freedom) * factor);
}

/** A measure of some flows over a weighted week, as it would be had as many callers come as the centre expects. */
export function controlledFlowEstimate(
  days: readonly WeightedDay[],
  selection: Selection,
  measure: MeasureDefinition<FlowCounter>,
  controls: Controls,
): Estimate {
  const { mean, errors } = flowMeanAndErrors(days, selection, measure);
  if (!Number.isFinite(mean)) return NOTHING;
  const controlled = takeOut(errors, controls);
  return { mean: mean - controlled.luck, halfWidth: controlledHalfWidth(controlled) };
}

/** One side of a controlled comparison. */
export interface ControlledSide {
  readonly days: readonly WeightedDay[];
  readonly selection: Selection;
  readonly controls: Controls;
}

/** b − a of two runs that share seed and replications: the difference of their controlled estimates, its error from paired residuals. */
export function controlledFlowDifference(a: ControlledSide, b: ControlledSide, measure: MeasureDefinition<FlowCounter>): Estimate {
  const first = flowMeanAndErrors(a.days, a.selection, measure);
  const second = flowMeanAndErrors(b.days, b.selection, measure);
  const mean = second.mean - first.mean;
  if (!Number.isFinite(mean)) return NOTHING;
  const [before, after] = [takeOut(first.errors, a.controls), takeOut(second.errors, b.controls)];
  const n = Math.min(before.residuals.length, after.residuals.length);
  const residuals = new Float64Array(n);
  for (let r = 0; r < n; r++) residuals[r] = after.residuals[r]! - before.residuals[r]!;
  const factor = Math.max(before.factor, after.factor);
  const directions = Math.max(before.directions, after.directions);
  return { mean: mean - after.luck + before.luck, halfWidth: controlledHalfWidth({ luck: 0, residuals, factor, directions }) };
}
