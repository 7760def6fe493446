/** The report's "who answers what": a block a flow, its places with a line a variant, and the shares answered near the caller. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { answerTexts } from '../../../i18n/texts/answers.ts';
import { reportTexts } from '../../../i18n/texts/report.ts';
import type { Id } from '../../../model/network.ts';
import {
  type AnswerScope,
  answeredFlows,
  answeredRuns,
  answerSentence,
  answerText,
  localConclusion,
  localViews,
  sitesByCalls,
  siteView,
  wholeView,
} from '../results/answers-vm.ts';
import { bareDifference } from '../results/comparison-vm.ts';
import type { Variant } from '../results/project-names.ts';
import type { ResultsContext } from '../results/results-context.ts';
import { answeringSites, isSmallPlace, tellsAnswerers } from '../results/who-answers.ts';

/** Sites of a flow on paper; the file has them all. */
const MOST_SITES = 8;

export interface AnswerLine {
  readonly variant: Variant;
  /** One a measure. */
  readonly cells: readonly string[];
}

export interface AnswerBlock {
  readonly name: string;
  readonly isTotal: boolean;
  readonly lines: readonly AnswerLine[];
}

export interface AnsweredFlow {
  readonly flowId: Id;
  readonly name: string;
  readonly sentences: readonly { readonly variant: Variant; readonly text: string }[];
  readonly blocks: readonly AnswerBlock[];
  /** How many sites are not printed; '' = none. */
  readonly more: string;
}

export interface LocalLine {
  readonly variant: Variant;
  readonly site: string;
  readonly difference: string;
  readonly region: string;
}

export interface AnswersReport {
  readonly flows: readonly AnsweredFlow[];
  readonly local: readonly { readonly name: string; readonly lines: readonly LocalLine[] }[];
  readonly localConclusion: string;
}

/** null when the runs do not say who answered. Sites with fewer than 5 people who can answer the flow are left out. */
export function answersReport(context: ResultsContext): AnswersReport | null {
  if (!tellsAnswerers(context.baseline)) return null;
  const { lang, names } = context;
  const runs = answeredRuns(context);
  const scope: AnswerScope = { lang, names, networks: runs.map(({ network }) => network) };
  const flows = answeredFlows(runs).map((flowId) => {
    const told = sitesByCalls(runs, flowId).filter((siteId) => !isSmallPlace(scope.networks, { flowId, siteId, teamId: null }));
    const sites = told.slice(0, MOST_SITES);
    const answered = runs.filter(({ run }) => answeringSites(run, flowId).length > 0);
    const whole: AnswerBlock = {
      name: answerTexts[lang].whole,
      isTotal: true,
      lines: answered.map(({ run, variant }) => ({ variant, cells: wholeView(scope, run, flowId).cells.map(({ text }) => text) })),
    };
    const blocks = sites.map((siteId) => ({
      name: names.site(siteId),
      isTotal: false,
      // A variant in which the site answers nothing of the flow has no line.
      lines: runs
        .filter(({ run }) => answeringSites(run, flowId).some(({ id }) => id === siteId))
        .map(({ run, variant }) => ({ variant, cells: siteView(scope, run, flowId, siteId).cells.map(({ text }) => text) })),
    }));
    return {
      flowId,
      name: names.flow(flowId),
      sentences: runs.map((run) => ({ variant: run.variant, text: answerSentence(run, flowId, scope) })),
      blocks: [whole, ...blocks],
      more: told.length > sites.length ? reportTexts[lang].answersMore(formatNumber(lang, told.length - sites.length, 0)) : '',
    };
  });
  const views = localViews(runs, names);
  return {
    flows,
    local: views.map(({ name, shares }) => ({
      name,
      // Where the routing has no zones, nothing is known of the caller's home.
      lines: shares.flatMap(({ near, difference }, index) =>
        Number.isFinite(near.site.mean) || Number.isFinite(near.region.mean)
          ? [
              {
                variant: runs[index]!.variant,
                site: answerText(lang, near.site, 'share'),
                difference: difference ? bareDifference(lang, difference, 'share') : '',
                region: answerText(lang, near.region, 'share'),
              },
            ]
          : [],
      ),
    })),
    localConclusion: localConclusion(views, runs, lang),
  };
}
