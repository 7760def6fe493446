/** Variable pay by team in words: names, cells, the sentence, and the panel's answer. Pure; numbers come from team-pay.ts. */
import { formatEstimate, formatEuros, formatNumber, formatSeconds, formatShare } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { payTexts } from '../../../i18n/texts/pay.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { FigureExplanation, FigureInput } from '../../state/figure-panel.svelte.ts';
import type { AnsweredRun } from './answers-vm.ts';
import { bareDifference, bareText } from './comparison-vm.ts';
import type { ExplainContext } from './explain.ts';
import { runRows } from './explain.ts';
import { withoutDust } from './figure-words.ts';
import type { Names } from './project-names.ts';
import { movedParts, PAY_PARTS, type PayCell, type PayEstimate, type PayRow, payDifference, type TeamFigures } from './team-pay.ts';

export const payTeamName = (names: Names, row: PayRow): string => `${names.site(row.siteId)} · ${names.profile(row.profileId)}`;

/** The unit stands in the header. A frozen plan pays an exact amount. */
export function payText(lang: Lang, pay: PayEstimate): string {
  return pay.halfWidth === 0 ? formatNumber(lang, pay.mean, 0) : bareText(lang, pay, 'calls');
}

export const payDifferenceText = (lang: Lang, difference: Estimate): string => bareDifference(lang, difference, 'calls');

/** Where the baseline has no plan: what the one plan of the scenarios would pay with its figures; null = it has one, or they have several. */
export function samePlanCell({ cells }: PayRow): PayCell | null {
  if (cells[0]) return null;
  const compared = cells.flatMap((cell) => (cell?.against ? [cell.against] : []));
  const first = compared[0];
  if (!first || new Set(compared.map(({ plan }) => JSON.stringify(plan))).size > 1) return null;
  return { plan: first.plan, pay: first.pay, figures: first.figures, against: null };
}

/** Which parts move and by how much, the largest first. */
export function movedText(lang: Lang, cell: PayCell): string {
  const texts = payTexts[lang];
  const parts = movedParts(cell).map(({ part, euros }) =>
    texts.partMoved(texts.parts[part], `${euros > 0 ? '+' : ''}${formatEuros(lang, euros, 0)}`),
  );
  const all = cell.against && !cell.against.samePlan ? [texts.planMoved, ...parts] : parts;
  return all.length > 0 ? all.join(', ') : cell.against ? texts.nothingMoved : '';
}

/** The largest change that shows. @param runs in the order of each row's cells */
export function payConclusion(lang: Lang, rows: readonly PayRow[], runs: readonly AnsweredRun[], names: Names): string {
  const texts = payTexts[lang];
  const cells = rows.flatMap((row) => row.cells.map((cell, index) => ({ row, cell, index })));
  const compared = cells.flatMap(({ row, cell, index }) => {
    const difference = cell ? payDifference(cell) : null;
    return cell && difference ? [{ row, cell, index, difference }] : [];
  });
  if (compared.length === 0) return texts.only;
  const most = compared
    .filter(({ difference }) => difference.halfWidth !== null && Math.abs(difference.mean) > difference.halfWidth)
    .sort((a, b) => Math.abs(b.difference.mean) - Math.abs(a.difference.mean))[0];
  if (!most) return texts.noneShown;
  const first = movedParts(most.cell)[0];
  const moved = first ? texts.parts[first.part] : texts.planMoved;
  const euros = formatEstimate(lang, most.difference.mean, most.difference.halfWidth, 'euros', true);
  return texts.conclusion(payTeamName(names, most.row), euros, moved, runs[most.index]?.variant.name ?? '');
}

function inputsOf(lang: Lang, { plan, pay, figures, against }: PayCell): readonly FigureInput[] {
  const texts = payTexts[lang];
  const share = (value: number): string => formatShare(lang, value, 1);
  const row = (label: string, value: string, origin: string, assumption = false): FigureInput => ({ label, value, origin, assumption });
  const target = row(texts.inputs.target, formatEuros(lang, plan.targetEurosPerMonth), texts.planOrigin, true);
  if (plan.frozenShare !== undefined) return [target, row(texts.inputs.frozen, share(plan.frozenShare), texts.planOrigin, true)];
  const parts = [plan.individualShare, plan.collectiveShare, plan.qualityShare].map((one) => formatShare(lang, one, 0)).join(' · ');
  const from = (write: (facts: TeamFigures['facts']) => string): string =>
    against ? texts.against(write(against.figures.facts)) : texts.simulated;
  const { facts } = figures;
  const seconds = (value: number): string => formatSeconds(lang, value, 0);
  return [
    target,
    row(texts.inputs.shares, parts, texts.planOrigin, true),
    row(
      texts.inputs.serviceLevel,
      share(facts.serviceLevelShare),
      from((one) => share(one.serviceLevelShare)),
    ),
    row(texts.inputs.goal, share(facts.targetShare), texts.data),
    row(
      texts.inputs.occupancy,
      share(facts.occupancyShare),
      from((one) => share(one.occupancyShare)),
    ),
    row(
      texts.inputs.handling,
      seconds(facts.handlingSeconds),
      from((one) => seconds(one.handlingSeconds)),
    ),
    row(texts.inputs.repeat, share(facts.repeatShare), texts.data),
    ...PAY_PARTS.map((part) => row(texts.inputs.reached(texts.parts[part]), share(pay.reached[part]), texts.simulated)),
  ];
}

function intervalOf(lang: Lang, estimate: Estimate, frozen: boolean): string {
  const texts = payTexts[lang];
  if (frozen || estimate.halfWidth === null) return texts.exact;
  const digits = estimate.halfWidth < 5 ? 2 : 0;
  const euros = (value: number): string => formatEuros(lang, value, digits);
  return texts.interval(euros(estimate.mean - estimate.halfWidth), euros(estimate.mean + estimate.halfWidth));
}

export interface PayPlace {
  readonly team: string;
  readonly variantId: Id;
}

function panel(
  context: ExplainContext,
  place: PayPlace,
  cell: PayCell,
  estimate: Estimate,
): Omit<FigureExplanation, 'title' | 'value' | 'definition'> {
  const texts = payTexts[context.lang];
  const frozen = cell.plan.frozenShare !== undefined && estimate.halfWidth === 0;
  const run = context.runOf(place.variantId);
  return {
    interval: intervalOf(context.lang, estimate, frozen),
    inputs: inputsOf(context.lang, cell),
    ...(run ? { run: runRows(context.lang, run, context.project.baseline.horizon.startMonth) } : {}),
    notes: [...(frozen ? [] : [texts.boundedNote]), texts.note],
  };
}

export function explainPay(context: ExplainContext, place: PayPlace, cell: PayCell): FigureExplanation {
  const texts = payTexts[context.lang];
  const name = context.variants.find(({ id }) => id === place.variantId)?.name ?? place.variantId;
  const written =
    cell.pay.halfWidth === 0
      ? formatEuros(context.lang, cell.pay.mean)
      : formatEstimate(context.lang, cell.pay.mean, cell.pay.halfWidth, 'euros');
  return {
    ...panel(context, place, cell, cell.pay),
    title: texts.title(place.team, name),
    value: texts.euros(written),
    definition: cell.plan.frozenShare === undefined ? texts.definition : texts.frozenDefinition,
  };
}

export function explainPayDifference(context: ExplainContext, place: PayPlace, cell: PayCell, difference: Estimate): FigureExplanation {
  const texts = payTexts[context.lang];
  const name = context.variants.find(({ id }) => id === place.variantId)?.name ?? place.variantId;
  const { mean, halfWidth } = withoutDust(difference);
  const lead = cell.against?.ownPlan ? texts.differenceDefinition(name) : texts.samePlanDefinition(name);
  return {
    ...panel(context, place, cell, difference),
    title: texts.differenceTitle(place.team),
    value: texts.euros(formatEstimate(context.lang, mean, halfWidth, 'euros', true)),
    definition: `${lead} ${texts.definition}`,
  };
}
