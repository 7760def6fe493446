/** Who answers what as a CSV file: every run, flow, site and team, then the shares answered near the caller. Written like the comparison's. Pure. */
import Papa from 'papaparse';
import { localText } from '../../../i18n/lang.ts';
import { answerTexts } from '../../../i18n/texts/answers.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { fileNameOf } from '../../charts/file-name.ts';
import { ANSWER_UNITS, type AnswerScope, type AnswerView, answeredRuns, localViews, siteView, teamViews, wholeView } from './answers-vm.ts';
import type { ComparedEstimate } from './comparison.ts';
import { numberCell, textCell } from './comparison-csv.ts';
import { runRows } from './explain.ts';
import type { ResultsContext } from './results-context.ts';
import { flowIdsOf } from './week-figures.ts';
import { ANSWER_MEASURES, answeringSites } from './who-answers.ts';

const pair = ({ mean, halfWidth }: ComparedEstimate, scale: number): readonly string[] => [
  numberCell(mean * scale),
  numberCell(halfWidth === null ? null : halfWidth * scale),
];

export function answersFile(context: ResultsContext): { readonly name: string; readonly text: string } {
  const { lang, names } = context;
  const texts = answerTexts[lang];
  const results = resultTexts[lang];
  const runs = answeredRuns(context);
  const scope: AnswerScope = { lang, names, networks: runs.map(({ network }) => network) };
  const head = ANSWER_MEASURES.flatMap((id) => [`${texts.measures[id].name} (${texts.measures[id].unit})`, results.csv.error]);
  const cells = (view: AnswerView): readonly string[] =>
    view.small ? [texts.small] : view.cells.flatMap(({ measure, figure }) => pair(figure, ANSWER_UNITS[measure] === 'share' ? 100 : 1));
  const rows = runs.flatMap(({ run, variant }) =>
    flowIdsOf(run).flatMap((flowId) => {
      const row = (site: string, team: string, view: AnswerView): readonly string[] => [
        ...[variant.name, names.flow(flowId), site, team].map(textCell),
        ...cells(view),
      ];
      const sites = answeringSites(run, flowId).flatMap(({ id }) => [
        row(names.site(id), '', siteView(scope, run, flowId, id)),
        ...teamViews(scope, run, flowId, id).map((view) => row(names.site(id), view.name, view)),
      ]);
      return [row(texts.whole, '', wholeView(scope, run, flowId)), ...sites];
    }),
  );
  const local = localViews(runs, names).flatMap(({ name, shares }) =>
    shares.map(({ near }, index) => [
      ...[runs[index]?.variant.name ?? '', name].map(textCell),
      ...pair(near.site, 100),
      ...pair(near.region, 100),
    ]),
  );
  const project = localText(context.project.name, lang);
  const facts = [
    [results.csv.project, project],
    ...runRows(lang, context.baseline, context.project.baseline.horizon.startMonth).map(({ label, value }) => [label, value]),
  ].map((fact) => fact.map(textCell));
  const table = [
    [results.scenario, results.flow, results.site, texts.team, ...head].map(textCell),
    ...rows,
    [''],
    [
      results.scenario,
      results.flow,
      `${texts.local.siteName} (%)`,
      results.csv.error,
      `${texts.local.regionName} (%)`,
      results.csv.error,
    ].map(textCell),
    ...local,
    [''],
    ...facts,
  ].map((row) => [...row]);
  const body = Papa.unparse(table, { delimiter: ';', newline: '\r\n' });
  return { name: `${fileNameOf(`${project} ${texts.file}`)}.csv`, text: `\ufeff${body}\r\n` };
}
