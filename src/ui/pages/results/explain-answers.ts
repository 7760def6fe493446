/** "D'où vient ce chiffre ?" for who answers what. Pure. */
import { answerTexts } from '../../../i18n/texts/answers.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { MeasureUnit } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { FigureExplanation } from '../../state/figure-panel.svelte.ts';
import { ANSWER_UNITS } from './answers-vm.ts';
import type { ComparedEstimate } from './comparison.ts';
import { type ExplainContext, explainFigure } from './explain.ts';
import { differenceText, figureText, intervalText } from './figure-words.ts';
import type { AnswerMeasureId, Near } from './who-answers.ts';

/** Whose figure it is, as on screen. */
export interface AnswererPlace {
  readonly flowId: Id;
  readonly variantId: Id;
  /** e.g. 'Rennes · Open' */
  readonly name: string;
}

const nameOfVariant = (context: ExplainContext, id: Id): string => context.variants.find((variant) => variant.id === id)?.name ?? id;

function intervalOf(context: ExplainContext, figure: ComparedEstimate, unit: MeasureUnit, asDifference: boolean): string {
  const interval = intervalText(context.lang, figure, unit, asDifference);
  return figure.bounded && figure.halfWidth !== null ? resultTexts[context.lang].explain.intervalAtMost(interval) : interval;
}

/** Inputs, run and what moves it, as of any figure of the flow. */
function base(context: ExplainContext, { flowId, variantId }: AnswererPlace, figure: ComparedEstimate): FigureExplanation {
  return explainFigure(context, flowId, { kind: 'flow', id: 'answered' }, variantId, { mean: figure.mean, halfWidth: figure.halfWidth });
}

function notesOf(context: ExplainContext, found: FigureExplanation, figure: ComparedEstimate): readonly string[] {
  return figure.bounded ? [answerTexts[context.lang].boundedNote, ...(found.notes ?? [])] : (found.notes ?? []);
}

/** A measure of the calls of a flow that a site or team answered. */
export function explainAnswer(
  context: ExplainContext,
  place: AnswererPlace,
  measure: AnswerMeasureId,
  figure: ComparedEstimate,
): FigureExplanation {
  const texts = answerTexts[context.lang].measures[measure];
  const found = base(context, place, figure);
  const unit = ANSWER_UNITS[measure];
  const { explain } = resultTexts[context.lang];
  return {
    ...found,
    title: explain.title(`${texts.name}, ${context.names.flow(place.flowId)}`, place.name, nameOfVariant(context, place.variantId)),
    value: figureText(context.lang, figure, unit),
    interval: intervalOf(context, figure, unit, false),
    definition: texts.definition,
    numerator: texts.numerator,
    denominator: texts.denominator,
    movers: [explain.movers.staff, explain.movers.volume, explain.movers.aht],
    notes: notesOf(context, found, figure),
  };
}

/** The share answered near the caller, or its difference from the baseline. */
export function explainLocal(
  context: ExplainContext,
  place: AnswererPlace,
  near: Near,
  figure: ComparedEstimate,
  asDifference = false,
): FigureExplanation {
  const texts = answerTexts[context.lang].local;
  const { explain } = resultTexts[context.lang];
  const found = base(context, place, figure);
  const name = near === 'site' ? texts.siteName : texts.regionName;
  const definition = near === 'site' ? texts.siteDefinition : texts.regionDefinition;
  const variant = nameOfVariant(context, place.variantId);
  return {
    ...found,
    title: asDifference ? explain.differenceTitle(name, place.name) : explain.title(name, place.name, variant),
    value: asDifference ? differenceText(context.lang, figure, 'share') : figureText(context.lang, figure, 'share'),
    interval: intervalOf(context, figure, 'share', asDifference),
    definition: asDifference ? `${explain.unpairedDefinition(variant)} ${definition}` : definition,
    numerator: near === 'site' ? texts.siteNumerator : texts.regionNumerator,
    denominator: texts.denominator,
    movers: [explain.movers.staff, explain.movers.volume],
    notes: [...notesOf(context, found, figure), texts.rule],
  };
}
