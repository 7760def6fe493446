/** "D'où vient ce chiffre ?" for a bad, a median and a good day. Pure. */
import { formatShare } from '../../../i18n/format.ts';
import { measureTexts } from '../../../i18n/texts/measures.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { FigureExplanation } from '../../state/figure-panel.svelte.ts';
import { type ExplainContext, explainFigure } from './explain.ts';
import { figureText } from './figure-words.ts';
import { SERVICE_LEVEL } from './page-vm.ts';

export interface DayPlace {
  /** null = all flows. */
  readonly flowId: Id | null;
  readonly variantId: Id;
  /** Added to the title: a weekday; '' = the whole month. */
  readonly when: string;
}

const titled = (explanation: FigureExplanation, title: string, when: string): FigureExplanation => ({
  ...explanation,
  title: when ? `${title}, ${when}` : title,
});

/** The service level that the share p of the days does not exceed. */
export function explainDayLevel(
  context: ExplainContext,
  { flowId, variantId, when }: DayPlace,
  p: number,
  figure: Estimate,
): FigureExplanation {
  const { lang } = context;
  const texts = resultTexts[lang];
  const base = explainFigure(context, flowId, SERVICE_LEVEL, variantId, figure);
  const names: Readonly<Partial<Record<number, string>>> = texts.days.levelName;
  const share = formatShare(lang, p, 0);
  const variant = context.variants.find(({ id }) => id === variantId)?.name ?? variantId;
  const unbounded = figure.halfWidth === null && (context.runOf(variantId)?.weeks ?? 0) > 1;
  return {
    ...titled(base, texts.explain.title(names[p] ?? texts.days.levelOther(share), context.names.flow(flowId), variant), when),
    value: figureText(lang, figure, 'share'),
    ...(unbounded ? { interval: texts.explain.unbounded } : {}),
    definition: `${texts.days.levelDefinition(share)} ${base.definition}`,
    numerator: texts.days.levelNumerator,
    denominator: measureTexts[lang].spread.targetMet.denominator,
  };
}

/** The chance that a day meets the target. */
export function explainDayChance(context: ExplainContext, { flowId, variantId, when }: DayPlace, figure: Estimate): FigureExplanation {
  const explanation = explainFigure(context, flowId, { kind: 'spread', id: 'targetMet' }, variantId, figure);
  return titled(explanation, explanation.title, when);
}
