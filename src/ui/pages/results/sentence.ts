/**
 * The sentence that opens the results: which targets hold under a scenario, against the baseline, said so that it can be read aloud. Built
 * from the comparison of service levels; what is inside the noise is said to be. Pure, in both languages.
 */
import { formatEstimate, formatMinutesOfDay, formatNumber, formatSeconds, formatShare, formatWeekday } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { ServiceTarget } from '../../../model/centre.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { type ComparisonRow, type TargetState, targetState, type Verdict } from './comparison.ts';

export interface Sentence {
  /** The one to read aloud. */
  readonly lead: string;
  /** What else must be said, in order. */
  readonly rest: readonly string[];
}

/** The worst half-hour of a flow under the scenario. */
export interface Shortage {
  readonly agents: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

export interface SentenceWords {
  readonly lang: Lang;
  /** e.g. 'mars 2013'; null = already said by the sentence before. */
  readonly month: string | null;
  /** The scenario's name as written by its author; null = the sentence is about the baseline alone. */
  readonly scenario: string | null;
  readonly flowName: (id: Id) => string;
  readonly shortageOf: (id: Id) => Shortage | null;
}

interface Standing {
  readonly id: Id;
  readonly target: ServiceTarget;
  readonly before: Estimate | null;
  readonly stateBefore: TargetState | null;
  readonly now: Estimate;
  readonly state: TargetState;
  readonly verdict: Verdict;
  /** Scenario less baseline, shares; 0 without a scenario. */
  readonly change: number;
}

/** Every flow with a target and calls, as it stands under the scenario (index into the row's cells) or in the baseline (null). */
function standings(rows: readonly ComparisonRow[], scenario: number | null): readonly Standing[] {
  return rows.flatMap((row) => {
    if (row.id === null || row.target === null) return [];
    const cell = scenario === null ? null : row.cells[scenario];
    const now = cell ? cell.figure : row.baseline;
    const state = cell ? (cell.target ?? targetState(now, row.target)) : row.baselineTarget;
    if (state === null) return [];
    return [
      {
        id: row.id,
        target: row.target,
        before: cell ? row.baseline : null,
        stateBefore: cell ? row.baselineTarget : null,
        now,
        state,
        verdict: cell ? cell.verdict : 'none',
        change: cell ? cell.difference.mean : 0,
      },
    ];
  });
}

/** How far above the target's share; negative = below. */
const margin = (standing: Standing): number => standing.now.mean - standing.target.share;

export function joinNames(lang: Lang, names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return resultTexts[lang].join(names.slice(0, -1).join(', '), names[names.length - 1] as string);
}

export function targetLabel(lang: Lang, target: ServiceTarget): string {
  const share = formatNumber(lang, Number((target.share * 100).toPrecision(6)));
  return resultTexts[lang].target.label(share, formatNumber(lang, target.withinSeconds));
}

type OneOrMany = {
  readonly one: (target: string, flow: string) => string;
  readonly many: (count: string, flows: string, flow: string) => string;
};

function clause(words: SentenceWords, ordered: readonly Standing[], say: OneOrMany): string {
  const first = ordered[0] as Standing;
  const name = words.flowName(first.id);
  if (ordered.length === 1) return say.one(targetLabel(words.lang, first.target), name);
  const names = joinNames(
    words.lang,
    ordered.map((standing) => words.flowName(standing.id)),
  );
  return say.many(formatNumber(words.lang, ordered.length), names, name);
}

/** ": 63,4 ± 0,8 % d'appels répondus en 20 s, contre 81,2 ± 0,6 % dans la référence" */
function evidence(words: SentenceWords, standing: Standing): string {
  const texts = resultTexts[words.lang].sentence;
  const level = formatEstimate(words.lang, standing.now.mean, standing.now.halfWidth, 'share');
  const colon = words.lang === 'fr' ? '\u00a0: ' : ': ';
  let text = colon + texts.level(level, formatSeconds(words.lang, standing.target.withinSeconds));
  if (standing.before === null || !Number.isFinite(standing.before.mean)) return text;
  if (standing.verdict === 'none' || standing.verdict === 'same') text += texts.noDifference;
  else text += texts.against(formatEstimate(words.lang, standing.before.mean, standing.before.halfWidth, 'share'));
  return text;
}

function shortage(words: SentenceWords, standing: Standing): string {
  const texts = resultTexts[words.lang].sentence;
  const found = standing.state === 'missed' ? words.shortageOf(standing.id) : null;
  if (found === null || found.agents < 1) return '';
  const day = formatWeekday(words.lang, found.weekday);
  const time = formatMinutesOfDay(words.lang, found.minuteOfDay);
  return found.agents < 2 ? texts.missingOne(day, time) : texts.missing(formatNumber(words.lang, found.agents, 0), day, time);
}

interface Kinds {
  readonly lost: readonly Standing[];
  readonly still: readonly Standing[];
  /** Missed where nothing firm is known of before: no baseline beside it, or the target was inside its interval. */
  readonly missed: readonly Standing[];
  readonly gained: readonly Standing[];
  readonly unsure: readonly Standing[];
  readonly met: readonly Standing[];
}

function sortKinds(all: readonly Standing[]): Kinds {
  const byMargin = [...all].sort((a, b) => margin(a) - margin(b));
  const missed = byMargin.filter((standing) => standing.state === 'missed');
  const wasMet = (standing: Standing): boolean => standing.stateBefore === 'met';
  const met = byMargin.filter((standing) => standing.state === 'met');
  // "Now met" needs a difference that shows: a target regained by chance is no news.
  const news = (standing: Standing): boolean => standing.stateBefore === 'missed' && standing.verdict === 'better';
  return {
    lost: missed.filter(wasMet).sort((a, b) => a.change - b.change),
    still: missed.filter((standing) => standing.stateBefore === 'missed'),
    missed: missed.filter((standing) => standing.stateBefore !== 'missed' && !wasMet(standing)),
    gained: met.filter(news).sort((a, b) => b.change - a.change),
    unsure: byMargin.filter((standing) => standing.state === 'unsure'),
    met: met.filter((standing) => !news(standing)),
  };
}

/** The main clause and the kinds it has told. */
function leadOf(words: SentenceWords, kinds: Kinds): { readonly text: string; readonly told: keyof Kinds } {
  const texts = resultTexts[words.lang].sentence;
  const main = (told: keyof Kinds, say: OneOrMany) => {
    const first = kinds[told][0] as Standing;
    return { told, text: clause(words, kinds[told], say) + evidence(words, first) + shortage(words, first) };
  };
  if (kinds.lost.length > 0) return main('lost', { one: texts.lost, many: texts.lostMany });
  if (kinds.still.length > 0) return main('still', { one: texts.stillMissed, many: texts.stillMissedMany });
  if (kinds.missed.length > 0) return main('missed', { one: texts.missed, many: texts.missedMany });
  if (kinds.gained.length > 0) return main('gained', { one: texts.gained, many: texts.gainedMany });
  if (kinds.unsure.length > 0) {
    const first = kinds.unsure[0] as Standing;
    return { told: 'unsure', text: texts.unsure(targetLabel(words.lang, first.target), words.flowName(first.id)) + evidence(words, first) };
  }
  const tightest = kinds.met[0] as Standing;
  return {
    told: 'met',
    text: texts.allMet(formatNumber(words.lang, kinds.met.length), words.flowName(tightest.id)) + evidence(words, tightest),
  };
}

function restOf(words: SentenceWords, kinds: Kinds, told: keyof Kinds): readonly string[] {
  const texts = resultTexts[words.lang].sentence;
  const names = (standings: readonly Standing[]): string =>
    joinNames(
      words.lang,
      standings.map((standing) => words.flowName(standing.id)),
    );
  const rest: string[] = [];
  if (told !== 'missed' && kinds.missed.length > 0) rest.push(texts.alsoMissed(names(kinds.missed)));
  if (told !== 'still' && kinds.still.length > 0) rest.push(texts.alsoStill(names(kinds.still)));
  if (told !== 'gained' && kinds.gained.length > 0) rest.push(texts.alsoGained(names(kinds.gained)));
  const unsure = told === 'unsure' ? kinds.unsure.slice(1) : kinds.unsure;
  if (unsure.length > 0) rest.push(texts.alsoUnsure(names(unsure)));
  if (told !== 'met' && kinds.met.length > 0) rest.push(texts.othersMet(formatNumber(words.lang, kinds.met.length)));
  return rest;
}

function introOf({ lang, month, scenario }: SentenceWords): string {
  const texts = resultTexts[lang];
  if (scenario === null) return texts.sentence.baselineOnly(month ?? '');
  const name = texts.quoted(scenario);
  return month === null ? texts.sentence.withOnly(name) : texts.sentence.with(month, name);
}

/**
 * @param rows service level by flow (a comparison of the measure 'serviceLevel')
 * @param scenario index into each row's cells; null = about the baseline alone
 */
export function sentenceOf(rows: readonly ComparisonRow[], scenario: number | null, words: SentenceWords): Sentence {
  const texts = resultTexts[words.lang];
  const all = standings(rows, scenario);
  const intro = introOf(words);
  if (all.length === 0) return { lead: `${intro} ${texts.sentence.noTarget}`, rest: [] };
  const kinds = sortKinds(all);
  const { text, told } = leadOf(words, kinds);
  const rest = [...restOf(words, kinds, told)];
  const silent = scenario !== null && all.every(({ verdict }) => verdict === 'none' || verdict === 'same');
  if (silent && all.length > 1) rest.push(texts.sentence.noneShown);
  return { lead: `${intro} ${text}.`, rest };
}

/** For a target as people say it: "80 % en 20 s". */
export function targetLong(lang: Lang, target: ServiceTarget): string {
  return resultTexts[lang].target.long(formatShare(lang, target.share), formatSeconds(lang, target.withinSeconds));
}
