/** Who answers what, in words: the sentence, the cells of the table, and the picture of shares with its twin. Pure; numbers come from who-answers.ts. */
import { boundedDifference } from '../../../engine/simulate/week-waits.ts';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { answerTexts } from '../../../i18n/texts/answers.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { MeasureUnit } from '../../../model/measures.ts';
import type { Id, Network } from '../../../model/network.ts';
import { dotWhisker } from '../../charts/dot-whisker.ts';
import type { PlotModel } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { ComparedEstimate, NamedWeek } from './comparison.ts';
import { bareText } from './comparison-vm.ts';
import { figureText } from './figure-words.ts';
import type { Names, Variant } from './project-names.ts';
import type { ResultsContext } from './results-context.ts';
import { flowIdsOf } from './week-figures.ts';
import {
  ANSWER_MEASURES,
  type AnswerMeasureId,
  answerFigures,
  answeringSites,
  answeringTeams,
  isSmallPlace,
  localShare,
  type Near,
} from './who-answers.ts';

/** As bareText, but all or nothing without an error is written as such. @example answerText('fr', { mean: 1, halfWidth: 0 }, 'share') // '100' */
export function answerText(lang: Lang, figure: ComparedEstimate, unit: MeasureUnit): string {
  const isPlain = unit === 'share' && figure.halfWidth === 0 && (figure.mean === 0 || figure.mean === 1);
  return isPlain ? formatNumber(lang, figure.mean * 100) : bareText(lang, figure, unit);
}

/** Sites in the picture: more than these no eye compares. */
const MOST_IN_PICTURE = 20;

export const ANSWER_UNITS: Readonly<Record<AnswerMeasureId, MeasureUnit>> = {
  answered: 'calls',
  share: 'share',
  inTime: 'share',
  wait: 'seconds',
  handling: 'seconds',
};

/** A run with the variant it is of and the network of its month. */
export interface AnsweredRun {
  readonly run: NamedWeek;
  readonly variant: Variant;
  readonly network: Network;
}

/** Baseline first. */
export function answeredRuns(context: ResultsContext): readonly AnsweredRun[] {
  return [context.baseline, ...context.scenarios].flatMap((run) => {
    const variant = context.variants.find(({ id }) => id === run.scenarioId);
    const network = context.networkOf(run.scenarioId);
    return variant && network ? [{ run, variant, network }] : [];
  });
}

export const answeredFlows = (runs: readonly AnsweredRun[]): readonly Id[] => [...new Set(runs.flatMap(({ run }) => flowIdsOf(run)))];

export interface AnswerView {
  readonly id: Id | null;
  readonly name: string;
  readonly small: boolean;
  readonly cells: readonly { readonly measure: AnswerMeasureId; readonly figure: ComparedEstimate; readonly text: string }[];
}

/** Where a row's names and people come from. */
export interface AnswerScope {
  readonly lang: Lang;
  readonly names: Names;
  readonly networks: readonly Network[];
}

function cellsOf(lang: Lang, run: NamedWeek, flowId: Id, siteId: Id | null, teamId: Id | null): AnswerView['cells'] {
  const figures = answerFigures(run, { flowId, siteId, teamId });
  return ANSWER_MEASURES.map((measure) => ({
    measure,
    figure: figures[measure],
    text: answerText(lang, figures[measure], ANSWER_UNITS[measure]),
  }));
}

/** A team's name beside its site's: its profile. */
export function teamProfile(scope: AnswerScope, teamId: Id): string {
  const team = scope.networks.flatMap(({ teams }) => teams).find(({ id }) => id === teamId);
  return team ? scope.names.profile(team.profileId) : teamId;
}

export function wholeView(scope: AnswerScope, run: NamedWeek, flowId: Id): AnswerView {
  return { id: null, name: answerTexts[scope.lang].whole, small: false, cells: cellsOf(scope.lang, run, flowId, null, null) };
}

export function siteView(scope: AnswerScope, run: NamedWeek, flowId: Id, siteId: Id): AnswerView {
  const place = { flowId, siteId, teamId: null };
  return {
    id: siteId,
    name: scope.names.site(siteId),
    small: isSmallPlace(scope.networks, place),
    cells: cellsOf(scope.lang, run, flowId, siteId, null),
  };
}

export function teamViews(scope: AnswerScope, run: NamedWeek, flowId: Id, siteId: Id): readonly AnswerView[] {
  return answeringTeams(run, flowId, siteId).map(({ id }) => ({
    id,
    name: teamProfile(scope, id),
    small: isSmallPlace(scope.networks, { flowId, siteId, teamId: id }),
    cells: cellsOf(scope.lang, run, flowId, siteId, id),
  }));
}

/** One sentence a variant: who answers most, how many sites answer, and how near the caller. */
export function answerSentence({ run, variant, network }: AnsweredRun, flowId: Id, { lang, names }: AnswerScope): string {
  const texts = answerTexts[lang];
  const flow = names.flow(flowId);
  const sites = answeringSites(run, flowId);
  const first = sites[0];
  if (!first) return (network.flows.some(({ id }) => id === flowId) ? texts.nobody : texts.noFlow)(variant.name, flow);
  const share = answerFigures(run, { flowId, siteId: first.id, teamId: null }).share.mean;
  const lead = texts.lead(
    variant.name,
    flow,
    names.site(first.id),
    formatShare(lang, share, 0),
    texts.sites(formatNumber(lang, sites.length)),
  );
  const own = localShare(run, network, flowId, 'site').mean;
  if (Number.isFinite(own)) return `${lead} ${texts.near(formatShare(lang, own, 0))}`;
  const region = localShare(run, network, flowId, 'region').mean;
  return Number.isFinite(region) ? `${lead} ${texts.nearRegion(formatShare(lang, region, 0))}` : lead;
}

export interface LocalView {
  readonly flowId: Id;
  readonly name: string;
  /** One a run, baseline first. */
  readonly shares: readonly { readonly near: Readonly<Record<Near, ComparedEstimate>>; readonly difference: ComparedEstimate | null }[];
}

const asBounded = (figure: ComparedEstimate) => ({ ...figure, bounded: figure.bounded ?? false, reading: figure.reading ?? 0 });

/** Flows that ring by zone in any of the runs, with how many of their calls are answered near the caller. */
export function localViews(runs: readonly AnsweredRun[], names: Names): readonly LocalView[] {
  return answeredFlows(runs)
    .map((flowId) => {
      const shares = runs.map(({ run, network }) => ({
        site: localShare(run, network, flowId, 'site'),
        region: localShare(run, network, flowId, 'region'),
      }));
      const before = shares[0];
      return {
        flowId,
        name: names.flow(flowId),
        shares: shares.map((near, index) => ({
          near,
          difference: index === 0 || !before ? null : boundedDifference(asBounded(before.site), asBounded(near.site)),
        })),
      };
    })
    .filter(({ shares }) => shares.some(({ near }) => Number.isFinite(near.site.mean) || Number.isFinite(near.region.mean)));
}

/** The change of the local share that is surest to be one; '' when none shows. */
export function localConclusion(views: readonly LocalView[], runs: readonly AnsweredRun[], lang: Lang): string {
  const changes = views.flatMap(({ name, shares }) =>
    shares.flatMap(({ near, difference }, index) =>
      difference && difference.halfWidth !== null && Math.abs(difference.mean) > difference.halfWidth
        ? [{ name, index, before: shares[0]?.near.site.mean ?? Number.NaN, after: near.site.mean }]
        : [],
    ),
  );
  const most = changes.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
  if (!most) return '';
  const share = (value: number): string => formatShare(lang, value, 0);
  return answerTexts[lang].local.conclusion(most.name, share(most.before), share(most.after), runs[most.index]?.variant.name ?? '');
}

export interface SharePicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
  readonly siteIds: readonly Id[];
}

function shareOf(run: NamedWeek, flowId: Id, siteId: Id): ComparedEstimate {
  const { share } = answerFigures(run, { flowId, siteId, teamId: null });
  return Number.isFinite(share.mean) ? share : { mean: 0, halfWidth: 0 };
}

function pictureConclusion(runs: readonly AnsweredRun[], flowId: Id, siteIds: readonly Id[], { lang, names }: AnswerScope): string {
  const texts = answerTexts[lang].chart;
  const [baseline, ...others] = runs;
  const first = siteIds[0];
  if (!baseline || first === undefined) return '';
  const share = (value: number): string => formatShare(lang, value, 0);
  if (others.length === 0) return texts.only(names.site(first), share(shareOf(baseline.run, flowId, first).mean));
  const changes = siteIds.flatMap((siteId) =>
    others.map(({ run, variant }) => {
      const [before, after] = [shareOf(baseline.run, flowId, siteId), shareOf(run, flowId, siteId)];
      const shows = Math.abs(after.mean - before.mean) > (before.halfWidth ?? 1) + (after.halfWidth ?? 1);
      return { siteId, variant, before: before.mean, after: after.mean, shows };
    }),
  );
  const most = changes.filter(({ shows }) => shows).sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
  return most ? texts.change(names.site(most.siteId), share(most.before), share(most.after), most.variant.name) : texts.same;
}

/** Sites of any run, by what they answer in the run where they answer most. */
export function sitesByCalls(runs: readonly AnsweredRun[], flowId: Id): readonly Id[] {
  const most = new Map<Id, number>();
  for (const { run } of runs) {
    for (const { id, calls } of answeringSites(run, flowId)) most.set(id, Math.max(most.get(id) ?? 0, calls));
  }
  return Array.from(most)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);
}

/** A dot a variant on each site's row: its share of the flow's answered calls. */
export function sharePicture(runs: readonly AnsweredRun[], flowId: Id, scope: AnswerScope): SharePicture {
  const { lang, names } = scope;
  const texts = answerTexts[lang];
  const all = sitesByCalls(runs, flowId);
  const siteIds = all.slice(0, MOST_IN_PICTURE);
  const flow = names.flow(flowId);
  const title = all.length > siteIds.length ? texts.chart.titleMost(flow, formatNumber(lang, siteIds.length)) : texts.chart.title(flow);
  const reading = (siteId: Id, name: string, share: ComparedEstimate): string =>
    resultTexts[lang].people.reading(names.site(siteId), name, figureText(lang, share, 'share'));
  return {
    title,
    conclusion: pictureConclusion(runs, flowId, siteIds, scope),
    siteIds,
    plot: dotWhisker(
      siteIds.map(names.site),
      runs.map(({ run, variant }) => ({
        name: variant.name,
        style: variant.style,
        values: siteIds.map((siteId) => {
          const share = shareOf(run, flowId, siteId);
          return { ...share, hollow: false, text: reading(siteId, variant.name, share) };
        }),
      })),
      {
        axisTitle: texts.chart.axis,
        axisLabel: (value) => formatShare(lang, Number(value.toPrecision(6)), 0),
        lines: [],
        include: [0],
        from: 0,
        to: 1,
        linked: true,
      },
    ),
    twin: {
      caption: title,
      columns: [{ label: resultTexts[lang].site, numeric: false }, ...runs.map(({ variant }) => ({ label: variant.name, numeric: true }))],
      rows: siteIds.map((siteId) => ({
        header: names.site(siteId),
        small: isSmallPlace(scope.networks, { flowId, siteId, teamId: null }),
        cells: runs.map(({ run }) => figureText(lang, shareOf(run, flowId, siteId), 'share')),
      })),
    },
  };
}
