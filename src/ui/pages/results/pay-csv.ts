/** Variable pay by team as a CSV file: a row a team and run, with the parts it is made of. Written like the comparison's. Pure. */
import Papa from 'papaparse';
import { formatNumber } from '../../../i18n/format.ts';
import { localText } from '../../../i18n/lang.ts';
import { payTexts } from '../../../i18n/texts/pay.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { fileNameOf } from '../../charts/file-name.ts';
import { answeredRuns } from './answers-vm.ts';
import { numberCell, textCell } from './comparison-csv.ts';
import { runRows } from './explain.ts';
import { movedText, samePlanCell } from './pay-vm.ts';
import type { ResultsContext } from './results-context.ts';
import { PAY_PARTS, type PayCell, payDifference, payTable } from './team-pay.ts';

/** Teams of fewer than 5 people are not in it; how many they are stands at its end. Euros a person and month. */
export function payFile(context: ResultsContext): { readonly name: string; readonly text: string } {
  const { lang, names } = context;
  const texts = payTexts[lang];
  const results = resultTexts[lang];
  const runs = answeredRuns(context);
  const { rows, hidden } = payTable(runs);
  const partsOf = ({ plan, pay }: PayCell): readonly string[] =>
    PAY_PARTS.map((part) => (plan.frozenShare === undefined ? numberCell(pay.parts[part]) : textCell(texts.csv.frozen)));
  const cells = (cell: PayCell, plan: string): readonly string[] => {
    const difference = payDifference(cell);
    return [
      textCell(plan),
      numberCell(cell.plan.targetEurosPerMonth),
      numberCell(cell.pay.mean),
      numberCell(cell.pay.halfWidth),
      ...partsOf(cell),
      numberCell(difference?.mean ?? null),
      numberCell(difference?.halfWidth ?? null),
      textCell(movedText(lang, cell)),
    ];
  };
  const lines = runs.flatMap(({ variant }, index) =>
    rows.flatMap((row) => {
      const own = row.cells[index];
      const same = index === 0 && !own ? samePlanCell(row) : null;
      const head = [variant.name, names.site(row.siteId), names.profile(row.profileId)].map(textCell);
      if (own) return [[...head, ...cells(own, texts.csv.own)]];
      return same ? [[...head, ...cells(same, texts.csv.scenarioPlan)]] : [];
    }),
  );
  const header = [
    results.scenario,
    results.site,
    texts.team,
    texts.csv.planOf,
    `${texts.inputs.target} (€)`,
    texts.csv.euros,
    results.csv.error,
    ...PAY_PARTS.map((part) => texts.csv.partEuros(texts.parts[part])),
    texts.csv.difference,
    results.csv.error,
    texts.moved,
  ].map(textCell);
  const project = localText(context.project.name, lang);
  const facts = [
    [results.csv.project, project],
    ...runRows(lang, context.baseline, context.project.baseline.horizon.startMonth).map(({ label, value }) => [label, value]),
  ].map((fact) => fact.map(textCell));
  const notes = [texts.note, ...(hidden > 0 ? [texts.hidden(formatNumber(lang, hidden))] : [])].map((note) => [textCell(note)]);
  const body = Papa.unparse(
    [header, ...lines, [''], ...notes, [''], ...facts].map((row) => [...row]),
    { delimiter: ';', newline: '\r\n' },
  );
  return { name: `${fileNameOf(`${project} ${texts.csv.file}`)}.csv`, text: `\ufeff${body}\r\n` };
}
