/**
 * "D'où vient ce chiffre ?" for every figure of the results: its rule, its interval, the inputs behind it with their source or assumption,
 * and the run that made it. Pure; shown by the frame's panel.
 */

import { WAIT_RELATIVE_ERROR } from '../../../engine/simulate/wait-histogram.ts';
import { formatDuration, formatMonthOf, formatNumber, formatSeconds, formatShare } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import { measureTexts } from '../../../i18n/texts/measures.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Flow, Id, Network, Team } from '../../../model/network.ts';
import type { Project } from '../../../model/project.ts';
import { originOf } from '../../../model/provenance.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import type { FigureExplanation, FigureInput } from '../../state/figure-panel.svelte.ts';
import { type ComparedEstimate, type MeasureRef, rowKindOf, unitOf } from './comparison.ts';
import { measureName } from './comparison-vm.ts';
import { differenceText, figureText, intervalText } from './figure-words.ts';
import { fteText } from './people-vm.ts';
import type { Names, Variant } from './project-names.ts';
import { targetLong } from './sentence.ts';

/** What identifies a run, for the panel and for print. */
export interface RunFacts {
  readonly seed: number;
  readonly weeks: number;
  readonly month: number;
  readonly engineVersion: string;
  readonly inputHash: string;
  readonly fingerprint: string;
}

export interface ExplainContext {
  readonly lang: Lang;
  readonly project: Project;
  readonly names: Names;
  /** Baseline first. */
  readonly variants: readonly Variant[];
  readonly networkOf: (variantId: Id) => Network | null;
  readonly runOf: (variantId: Id) => RunFacts | null;
  readonly isStale: (variantId: Id) => boolean;
}

/** Largest teams of a site that are told one by one. */
const MOST_TEAMS = 4;

export const shortHash = (hash: string): string => hash.slice(0, 16);

export function runRows(lang: Lang, run: RunFacts, startMonth: string): readonly { readonly label: string; readonly value: string }[] {
  const texts = resultTexts[lang].explain;
  return [
    { label: texts.month, value: formatMonthOf(lang, startMonth, run.month) },
    { label: texts.seed, value: formatNumber(lang, run.seed) },
    { label: texts.weeks, value: formatNumber(lang, run.weeks) },
    { label: texts.engine, value: run.engineVersion },
    { label: texts.inputHash, value: shortHash(run.inputHash) },
    { label: texts.fingerprint, value: shortHash(run.fingerprint) },
  ];
}

function variantName(context: ExplainContext, id: Id): string {
  return context.variants.find((variant) => variant.id === id)?.name ?? id;
}

/** A figure of the network with where it comes from; a scenario that changed it is named. */
interface InputFigure {
  readonly label: string;
  readonly path: string;
  readonly value: string;
  /** In the baseline; null = not there. */
  readonly before: string | null;
  /** Writes the ends of a recorded range. */
  readonly bound: (end: number) => string;
}

function input(context: ExplainContext, variantId: Id, { label, path, value, before, bound }: InputFigure): FigureInput {
  const texts = resultTexts[context.lang].explain;
  if (variantId !== BASELINE_ID && before !== null && before !== value) {
    return { label, value, origin: texts.byScenario(variantName(context, variantId), before), assumption: false };
  }
  const { kind, source, provenance } = originOf(context.project, path);
  if (kind === 'source' && source) return { label, value, origin: localText(source.title, context.lang), assumption: false };
  if (kind === 'typed') return { label, value, origin: texts.typed, assumption: true };
  const { low, high, note } = provenance ?? {};
  const range = low === undefined || high === undefined ? texts.assumption : texts.assumptionRange(bound(low), bound(high));
  const said = note === undefined ? '' : localText(note, context.lang);
  return { label, value, origin: said ? texts.withNote(range, said) : range, assumption: true };
}

function flowInputs(context: ExplainContext, variantId: Id, flowId: Id | null): readonly FigureInput[] {
  const { lang, project } = context;
  const texts = resultTexts[lang].explain;
  const month = context.runOf(variantId)?.month ?? project.run.month;
  const network = context.networkOf(variantId) ?? project.baseline;
  const baseline = context.networkOf(BASELINE_ID) ?? project.baseline;
  const volume = (flow: Flow): string => formatNumber(lang, flow.volumeByMonth[month] ?? 0, 0);
  if (flowId === null) {
    const total = network.flows.reduce((sum, flow) => sum + (flow.volumeByMonth[month] ?? 0), 0);
    return [{ label: texts.volume, value: formatNumber(lang, total, 0), origin: texts.summed, assumption: false }];
  }
  const flow = network.flows.find(({ id }) => id === flowId);
  if (!flow) return [];
  const before = baseline.flows.find(({ id }) => id === flowId) ?? null;
  const patience = ({ patienceSeconds }: Flow): string =>
    patienceSeconds === null ? texts.noPatience : formatDuration(lang, patienceSeconds);
  const row = (label: string, field: string, write: (flow: Flow) => string, bound: (end: number) => string): FigureInput =>
    input(context, variantId, { label, path: `flows/${flowId}/${field}`, value: write(flow), before: before && write(before), bound });
  const duration = (seconds: number): string => formatDuration(lang, seconds);
  return [
    row(texts.volume, `volumeByMonth/${month}`, volume, (calls) => formatNumber(lang, calls, 0)),
    row(texts.aht, 'ahtSeconds', ({ ahtSeconds }) => duration(ahtSeconds), duration),
    row(texts.patience, 'patienceSeconds', patience, duration),
    row(
      texts.target,
      'target',
      ({ target }) => targetLong(lang, target),
      (share) => formatShare(lang, share),
    ),
  ];
}

function teamInputs(context: ExplainContext, variantId: Id, mine: (team: Team) => boolean): readonly FigureInput[] {
  const { lang, project } = context;
  const texts = resultTexts[lang].explain;
  const network = context.networkOf(variantId) ?? project.baseline;
  const baseline = context.networkOf(BASELINE_ID) ?? project.baseline;
  const largest = network.teams.filter(mine).sort((a, b) => b.fte - a.fte);
  return largest.slice(0, MOST_TEAMS).flatMap((team) => {
    const before = baseline.teams.find(({ id }) => id === team.id) ?? null;
    const profile = context.names.profile(team.profileId);
    const row = (label: string, field: string, write: (team: Team) => string, bound: (end: number) => string): FigureInput =>
      input(context, variantId, { label, path: `teams/${team.id}/${field}`, value: write(team), before: before && write(before), bound });
    const share = (value: number): string => formatShare(lang, value, 0);
    const fte = (value: number): string => fteText(lang, value);
    return [
      row(texts.teamOf(profile), 'fte', (one) => fte(one.fte), fte),
      row(texts.shrinkageOf(profile), 'shrinkageShare', (one) => share(one.shrinkageShare), share),
    ];
  });
}

function inputsFor(context: ExplainContext, variantId: Id, id: Id | null, measure: MeasureRef): readonly FigureInput[] {
  if (measure.kind !== 'site') return flowInputs(context, variantId, id);
  return id === null ? flowInputs(context, variantId, null) : teamInputs(context, variantId, ({ siteId }) => siteId === id);
}

function rule(
  context: ExplainContext,
  id: Id | null,
  measure: MeasureRef,
  variantId: Id,
): Pick<FigureExplanation, 'definition' | 'numerator' | 'denominator'> {
  const texts = measureTexts[context.lang];
  if (measure.kind === 'site') {
    const { definition, numerator, denominator } = texts.site[measure.id];
    return { definition, numerator, denominator };
  }
  if (measure.kind === 'spread') return texts.spread[measure.id];
  const network = context.networkOf(variantId) ?? context.project.baseline;
  const flow = network.flows.find((candidate) => candidate.id === id) ?? network.flows[0];
  const within = formatSeconds(context.lang, flow?.target.withinSeconds ?? 20);
  const words = texts.flow[measure.id];
  return { definition: words.definition(within), numerator: words.numerator(within), denominator: words.denominator };
}

function movers(lang: Lang, measure: MeasureRef): readonly string[] {
  const words = resultTexts[lang].explain.movers;
  if (measure.kind === 'site') return [words.staff, words.volume, words.aht];
  if (measure.id === 'offered') return [words.volume, words.staff];
  return [words.staff, words.aht, words.volume, words.patience];
}

function runPart(context: ExplainContext, variantId: Id): Pick<FigureExplanation, 'run'> {
  const run = context.runOf(variantId);
  return run ? { run: runRows(context.lang, run, context.project.baseline.horizon.startMonth) } : {};
}

function rowName(context: ExplainContext, id: Id | null, measure: MeasureRef): string {
  return rowKindOf(measure) === 'flow' ? context.names.flow(id) : context.names.site(id);
}

/** The interval in words; one that cannot be bounded although there are weeks enough for an error says why. */
function intervalOf(context: ExplainContext, figure: ComparedEstimate, measure: MeasureRef, variantId: Id, asDifference: boolean): string {
  const texts = resultTexts[context.lang].explain;
  const weeks = context.runOf(variantId)?.weeks ?? 0;
  if (measure.kind === 'spread' && figure.halfWidth === null && weeks > 1 && Number.isFinite(figure.mean)) return texts.unbounded;
  const interval = intervalText(context.lang, figure, unitOf(measure), asDifference);
  return figure.bounded && figure.halfWidth !== null ? texts.intervalAtMost(interval) : interval;
}

/** How a figure that is no ratio of sums is read, and why its interval is an upper bound. */
function readingNotes(lang: Lang, measure: MeasureRef, figure: ComparedEstimate, asDifference: boolean): readonly string[] {
  if (measure.kind !== 'spread') return [];
  const texts = resultTexts[lang].explain;
  const scale = measure.id === 'targetMet' ? [] : [texts.waitScale(formatShare(lang, WAIT_RELATIVE_ERROR, 1))];
  return figure.bounded && !asDifference ? [...scale, texts.boundedNote] : scale;
}

/** A measure of a flow or site under the baseline or a scenario. */
export function explainFigure(
  context: ExplainContext,
  id: Id | null,
  measure: MeasureRef,
  variantId: Id,
  figure: ComparedEstimate,
): FigureExplanation {
  const { lang } = context;
  const texts = resultTexts[lang].explain;
  const unit = unitOf(measure);
  return {
    title: texts.title(measureName(lang, measure), rowName(context, id, measure), variantName(context, variantId)),
    value: figureText(lang, figure, unit),
    interval: intervalOf(context, figure, measure, variantId, false),
    ...rule(context, id, measure, variantId),
    inputs: inputsFor(context, variantId, id, measure),
    ...runPart(context, variantId),
    movers: movers(lang, measure),
    notes: [...readingNotes(lang, measure, figure, false), ...(context.isStale(variantId) ? [texts.staleNote] : [])],
  };
}

/** A paired difference between a scenario and the baseline. `more` = how many weeks would tell, '' when it shows. */
export function explainDifference(
  context: ExplainContext,
  id: Id | null,
  measure: MeasureRef,
  variantId: Id,
  difference: ComparedEstimate,
  more: string,
): FigureExplanation {
  const { lang } = context;
  const texts = resultTexts[lang].explain;
  const unit = unitOf(measure);
  const noise = more === '' ? [] : [texts.insideNoise, `${more.charAt(0).toUpperCase()}${more.slice(1)}.`];
  const stale = context.isStale(variantId) || context.isStale(BASELINE_ID) ? [texts.staleNote] : [];
  const { definition, numerator, denominator } = rule(context, id, measure, variantId);
  return {
    title: texts.differenceTitle(measureTextName(lang, measure), rowName(context, id, measure)),
    value: differenceText(lang, difference, unit),
    interval: intervalOf(context, difference, measure, variantId, true),
    definition: `${(difference.bounded ? texts.unpairedDefinition : texts.differenceDefinition)(variantName(context, variantId))} ${definition}`,
    numerator,
    denominator,
    inputs: inputsFor(context, variantId, id, measure),
    ...runPart(context, variantId),
    movers: movers(lang, measure),
    notes: [...noise, ...readingNotes(lang, measure, difference, true), ...stale],
  };
}

function measureTextName(lang: Lang, measure: MeasureRef): string {
  const texts = measureTexts[lang];
  if (measure.kind === 'flow') return texts.flow[measure.id].short;
  return measure.kind === 'spread' ? texts.spread[measure.id].short : texts.site[measure.id].short;
}

/** FTE of a profile or site: an input, not an estimate. */
export function explainPeople(
  context: ExplainContext,
  by: 'profile' | 'site',
  id: Id | null,
  variantId: Id,
  fte: number,
): FigureExplanation {
  const { lang } = context;
  const texts = resultTexts[lang];
  const name = by === 'profile' ? context.names.profile(id) : context.names.site(id);
  return {
    title: texts.explain.title(texts.people.fte, name, variantName(context, variantId)),
    value: `${fteText(lang, fte)} ${texts.people.fte}`,
    interval: texts.explain.exact,
    definition: texts.explain.fteDefinition,
    inputs: id === null ? [] : teamInputs(context, variantId, (team) => (by === 'profile' ? team.profileId : team.siteId) === id),
  };
}

/** One cell of the hourly map; an hour's interval is an upper bound, a whole day's is exact. */
export function explainHour(
  context: ExplainContext,
  measure: MeasureRef,
  id: Id | null,
  variantId: Id,
  figure: Estimate,
  place: string,
  exact: boolean,
): FigureExplanation {
  const { lang } = context;
  const interval = intervalText(lang, figure, 'share', false);
  return {
    title: `${resultTexts[lang].explain.title(measureName(lang, measure), rowName(context, id, measure), variantName(context, variantId))}, ${place}`,
    value: figureText(lang, figure, 'share'),
    interval: exact ? interval : resultTexts[lang].explain.intervalBound(interval),
    ...rule(context, id, measure, variantId),
    inputs: inputsFor(context, variantId, id, measure),
    ...runPart(context, variantId),
    notes: context.isStale(variantId) ? [resultTexts[lang].explain.staleNote] : [],
  };
}

/** Who and when a half-hour's staffing figure is about. */
export interface HalfHourPlace {
  readonly variantId: Id;
  /** The flow, profile or site as named on screen. */
  readonly name: string;
  /** e.g. 'lundi, 10 h 30' */
  readonly when: string;
  /** The flow asked about; null = a site, a profile or everybody. */
  readonly flowId: Id | null;
  /** Advisers, as shown. */
  readonly value: string;
}

/** Advisers required in a half-hour: by formula. */
export function explainRequired(context: ExplainContext, place: HalfHourPlace): FigureExplanation {
  const texts = resultTexts[context.lang].explain;
  const words = resultTexts[context.lang].intervals;
  const { variantId, flowId } = place;
  return {
    title: `${texts.title(words.required, place.name, variantName(context, variantId))}, ${place.when}`,
    value: place.value,
    interval: texts.approximate,
    definition: texts.requiredDefinition,
    numerator: texts.requiredNumerator,
    inputs: flowInputs(context, variantId, flowId),
    movers: [texts.movers.volume, texts.movers.aht, texts.movers.patience],
    notes: context.isStale(variantId) ? [texts.staleNote] : [],
  };
}

/** Advisers on the phone in a half-hour: from the teams, their hours and their absences. */
export function explainStaffed(context: ExplainContext, place: HalfHourPlace): FigureExplanation {
  const texts = resultTexts[context.lang].explain;
  const words = resultTexts[context.lang].intervals;
  const { variantId, flowId } = place;
  const network = context.networkOf(variantId) ?? context.project.baseline;
  const able = new Set(network.skillProfiles.filter(({ skills }) => skills.some((skill) => skill.flowId === flowId)).map(({ id }) => id));
  return {
    title: `${texts.title(words.staffed, place.name, variantName(context, variantId))}, ${place.when}`,
    value: place.value,
    interval: texts.exact,
    definition: texts.staffedDefinition,
    inputs: teamInputs(context, variantId, ({ profileId }) => flowId === null || able.has(profileId)),
    notes: context.isStale(variantId) ? [texts.staleNote] : [],
  };
}
