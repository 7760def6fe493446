/** The sentence that opens the trajectory: the first target to fail, from which month, and how many advisers lack. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Id } from '../../../model/network.ts';
import { extinctions, type FlowFailure, failures, type MonthFigures, standingOf } from '../../../trajectory/index.ts';
import { joinNames, targetLabel } from '../results/sentence.ts';
import type { TrajectoryContext } from './trajectory-context.ts';

export interface TrajectorySentence {
  readonly lead: string;
  readonly rest: readonly string[];
}

/** Months with figures: while closed forms are on their way, the others are not known. */
const knownMonths = (shown: TrajectoryContext['shown']): number => shown.filter((month) => month !== null).length;

const flowIn = (figures: MonthFigures | null, flowId: Id) => figures?.flows.find((flow) => flow.flowId === flowId);

function targetOf({ lang, shown }: TrajectoryContext, flowId: Id): string {
  const found = shown.map((month) => flowIn(month, flowId)).find((flow) => flow !== undefined);
  return found ? targetLabel(lang, found.target) : '';
}

/** Advisers missing at the worst half-hour over the months in which the flow fails for certain; '' when none lack. */
function gapText({ lang, shown }: TrajectoryContext, flowId: Id): string {
  const texts = trajectoryTexts[lang].sentence;
  const missing = shown.flatMap((month) => {
    const flow = flowIn(month, flowId);
    if (!month || !flow || standingOf(flow) !== 'missed') return [];
    const worst = month.staffing.worstOfFlow.get(flowId)?.missing ?? 0;
    return worst >= 0.5 ? [Math.ceil(worst - 0.05)] : [];
  });
  if (missing.length === 0) return '';
  const [low, high] = [Math.min(...missing), Math.max(...missing)];
  if (low === high) return low === 1 ? texts.gapOne : texts.gap(formatNumber(lang, low, 0));
  return texts.gap(texts.range(formatNumber(lang, low, 0), formatNumber(lang, high, 0)));
}

function failureClause(context: TrajectoryContext, failure: FlowFailure): string {
  const { lang, shown, names, monthName } = context;
  const texts = trajectoryTexts[lang].sentence;
  const [target, flow] = [targetOf(context, failure.flowId), names.flow(failure.flowId)];
  const month = monthName(failure.certain ?? 0);
  if (failure.heldBefore && failure.months === 1) return texts.first(target, flow, month);
  const clause = failure.heldBefore
    ? texts.lost(target, flow, month)
    : failure.certain === 0
      ? texts.never(target, flow)
      : texts.first(target, flow, month);
  return clause + texts.times(formatNumber(lang, failure.months, 0), formatNumber(lang, knownMonths(shown), 0));
}

/** What the scenario changes is told first: flows that the baseline would not fail, then those it fails later. */
export function byNews(own: readonly FlowFailure[], baseline: readonly FlowFailure[]): readonly FlowFailure[] {
  const inBaseline = new Map(baseline.map((failure) => [failure.flowId, failure]));
  const isNews = ({ flowId, certain }: FlowFailure): boolean => {
    const before = inBaseline.get(flowId)?.certain ?? null;
    return certain !== null && (before === null || certain < before);
  };
  return [...own].sort((a, b) => Number(isNews(b)) - Number(isNews(a)));
}

function leadOf(context: TrajectoryContext, ordered: readonly FlowFailure[]): string {
  const { lang, shown, names, monthName } = context;
  const texts = trajectoryTexts[lang].sentence;
  const certain = ordered.find((failure) => failure.certain !== null);
  if (certain) return failureClause(context, certain) + gapText(context, certain.flowId);
  const perhaps = ordered[0];
  if (perhaps) return texts.perhaps(targetOf(context, perhaps.flowId), names.flow(perhaps.flowId), monthName(perhaps.perhaps ?? 0));
  return shown.some((month) => month?.flows.some((flow) => standingOf(flow) !== null))
    ? knownMonths(shown) < shown.length
      ? texts.allMetSoFar
      : texts.allMet
    : texts.nothing;
}

export function trajectorySentence(context: TrajectoryContext): TrajectorySentence {
  const { lang, scenario, shown, baseline, names, monthName, variant } = context;
  const texts = trajectoryTexts[lang].sentence;
  const inBaseline = failures(baseline);
  const ordered = scenario ? byNews(failures(shown), inBaseline) : failures(shown);
  const intro = scenario ? texts.withName(resultTexts[lang].quoted(variant.name)) : texts.baseline;
  const certain = ordered.filter((failure) => failure.certain !== null);
  const rest: string[] = [];
  const list = (flows: readonly FlowFailure[]): string =>
    joinNames(
      lang,
      flows.map(({ flowId }) => names.flow(flowId)),
    );
  if (certain.length > 1) rest.push(texts.also(list(certain.slice(1))));
  if (scenario) {
    const failing = new Map(inBaseline.map((failure) => [failure.flowId, failure]));
    const known = new Set(baseline.flatMap((month) => month?.flows.map(({ flowId }) => flowId) ?? []));
    const onlyHere = certain.filter(({ flowId }) => known.has(flowId) && !failing.has(flowId));
    if (onlyHere.length === 1) rest.push(texts.onlyHereOne(list(onlyHere)));
    if (onlyHere.length > 1) rest.push(texts.onlyHere(list(onlyHere)));
    const same = certain[0] ? failing.get(certain[0].flowId) : undefined;
    if (same && same.certain !== null) rest.push(texts.baselineFrom(names.flow(same.flowId), monthName(same.certain)));
  }
  const lost = extinctions(context.plan.months.map(({ network }) => network)).find(({ siteId }) => siteId === null);
  if (lost) rest.push(texts.skill(names.flow(lost.flowId), monthName(lost.month)));
  if (shown.some((month) => month?.source === 'formula')) rest.push(texts.byFormula);
  const known = Math.min(knownMonths(shown), knownMonths(baseline));
  if (known < shown.length) rest.push(texts.soFar(formatNumber(lang, known, 0), formatNumber(lang, shown.length, 0)));
  return { lead: `${intro} ${leadOf(context, ordered)}.`, rest };
}
