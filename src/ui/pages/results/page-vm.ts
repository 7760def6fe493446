/** What the results page says before any table: the sentence of each scenario, what was left out of the runs, and how sure it all is. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Id } from '../../../model/network.ts';
import { DAY_IDS } from '../../../model/vocabulary.ts';
import { type Comparison, compare, type MeasureRef } from './comparison.ts';
import { type PrecisionAnswer, precisionAnswer } from './precision-vm.ts';
import type { Variant } from './project-names.ts';
import type { ResultsContext } from './results-context.ts';
import { joinNames, type Sentence, type Shortage, sentenceOf } from './sentence.ts';
import { worstShortage } from './staffing-need.ts';

export interface ScenarioSentence {
  readonly variant: Variant;
  readonly sentence: Sentence;
}

export const SERVICE_LEVEL: MeasureRef = { kind: 'flow', id: 'serviceLevel' };

export const serviceLevels = (context: ResultsContext): Comparison => compare(context.baseline, context.scenarios, SERVICE_LEVEL);

function shortageIn(context: ResultsContext, variantId: Id): (flowId: Id) => Shortage | null {
  const run =
    variantId === context.baseline.scenarioId ? context.baseline : context.scenarios.find(({ scenarioId }) => scenarioId === variantId);
  return (flowId) => {
    const worst = run ? worstShortage(run.week.days, flowId) : null;
    return worst ? { agents: Math.ceil(worst.missing - 0.05), weekday: DAY_IDS.indexOf(worst.day.dayId), minuteOfDay: worst.minute } : null;
  };
}

/** One sentence a scenario, or one about the baseline when nothing else is simulated. */
export function scenarioSentences(context: ResultsContext, comparison: Comparison): readonly ScenarioSentence[] {
  const words = (variant: Variant, scenario: string | null, first: boolean) => ({
    lang: context.lang,
    month: first ? context.month : null,
    scenario,
    flowName: (id: Id) => context.names.flow(id),
    shortageOf: shortageIn(context, variant.id),
  });
  if (context.scenarios.length === 0) {
    const variant = context.variants[0];
    return [{ variant, sentence: sentenceOf(comparison.rows, null, words(variant, null, true)) }];
  }
  return context.scenarioVariants.map((variant, index) => ({
    variant,
    sentence: sentenceOf(comparison.rows, index, words(variant, variant.name, index === 0)),
  }));
}

/** Whether enough weeks were simulated. */
export function weeksAnswer(context: ResultsContext, levels: Comparison): PrecisionAnswer | null {
  const [baseline, ...scenarios] = [context.variants[0], ...context.scenarioVariants];
  const quoted = resultTexts[context.lang].quoted;
  return precisionAnswer(levels, {
    lang: context.lang,
    flowName: (id) => context.names.flow(id),
    variantNames: [baseline.name, ...scenarios.map(({ name }) => quoted(name))],
  });
}

/** Flows of the network that no simulated week carries, each with the reason; '' = none. */
export function leftOutText(context: ResultsContext): string {
  const texts = resultTexts[context.lang];
  const calls = new Map<string, number>();
  for (const { flowId, reason, callsPerMonth } of context.baseline.week.leftOut) {
    const key = `${reason} ${flowId}`;
    calls.set(key, (calls.get(key) ?? 0) + callsPerMonth);
  }
  const parts = [...calls].map(([key, count]) => {
    const [reason, flowId] = key.split(' ') as ['deferrable' | 'nobodyAnswers', Id];
    return texts.leftOutFlow(context.names.flow(flowId), texts.leftOutReasons[reason], formatNumber(context.lang, count, 0));
  });
  return parts.length === 0 ? '' : texts.leftOut(joinNames(context.lang, parts));
}
