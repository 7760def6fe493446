/** What the printed report says, section by section: scenarios in words, tables, pictures, assumptions, and how to do it again. Pure. */
import { formatNumber, formatWeekday } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import { reportTexts } from '../../../i18n/texts/report.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { LeverPackage } from '../../../levers/lever.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { Scenario } from '../../../model/project.ts';
import { BASELINE_ID, DAY_IDS, type DayId } from '../../../model/vocabulary.ts';
import { type Comparison, compare, type MeasureRef, rowKindOf } from '../results/comparison.ts';
import { type DifferencePicture, differencePicture, measureHeader, measureName, type RowView, rowView } from '../results/comparison-vm.ts';
import { agentsTop, type DayPicture, staffingPicture } from '../results/intervals-vm.ts';
import { type PeoplePicture, type PeopleRow, peoplePicture, peopleRows } from '../results/people-vm.ts';
import type { Variant } from '../results/project-names.ts';
import type { ResultsContext } from '../results/results-context.ts';
import { namingOf } from '../results/row-naming.ts';
import { halfHourNeeds, worstShortage } from '../results/staffing-need.ts';
import { flowIdsOf } from '../results/week-figures.ts';

export interface ScenarioInWords {
  readonly variant: Variant;
  readonly note: string;
  readonly lines: readonly string[];
}

type FindLever = (id: string) => LeverPackage | null;

function leverLine(use: Scenario['levers'][number], network: Network, find: FindLever, lang: Lang): string {
  const found = find(use.leverId);
  if (!found) return reportTexts[lang].unknownLever(use.leverId);
  const strings = found.strings[lang];
  try {
    return `${strings.name}${lang === 'fr' ? '\u00a0' : ''}: ${strings.describe(use.params, network)}`;
  } catch {
    // Parameters that name a flow or site since removed: the lever's name is all that can be said.
    return strings.name;
  }
}

/** What each simulated scenario does, in the lever's own words; levers that are switched off change nothing and are left out. */
export function scenariosInWords(context: ResultsContext, find: FindLever): readonly ScenarioInWords[] {
  const { lang, project } = context;
  return context.scenarioVariants.map((variant) => {
    const scenario = project.scenarios.find(({ id }) => id === variant.id);
    const lines = (scenario?.levers ?? []).filter(({ enabled }) => enabled).map((use) => leverLine(use, project.baseline, find, lang));
    return {
      variant,
      note: scenario ? localText(scenario.note, lang) : '',
      lines: lines.length > 0 ? lines : [reportTexts[lang].noLevers],
    };
  });
}

export interface ReportTable {
  readonly title: string;
  readonly header: string;
  readonly rowHeader: string;
  readonly hasTarget: boolean;
  /** Rows about fewer than 5 people are not among them. */
  readonly rows: readonly RowView[];
}

const CALLER_MEASURES: readonly MeasureRef[] = [
  { kind: 'flow', id: 'serviceLevel' },
  { kind: 'flow', id: 'abandonment' },
  { kind: 'flow', id: 'meanWait' },
  { kind: 'spread', id: 'waitP50' },
  { kind: 'spread', id: 'waitP90' },
  { kind: 'spread', id: 'waitP99' },
];
const STAFF_MEASURES: readonly MeasureRef[] = [{ kind: 'site', id: 'occupancy' }];

function reportTable(context: ResultsContext, measure: MeasureRef): ReportTable {
  const comparison = compare(context.baseline, context.scenarios, measure);
  const naming = namingOf(context, rowKindOf(measure));
  const rows = comparison.rows.map((row) => rowView(comparison, row, naming)).filter(({ small }) => !small);
  return {
    title: measureName(context.lang, measure),
    header: measureHeader(context.lang, measure, comparison.unit),
    rowHeader: rowKindOf(measure) === 'flow' ? resultTexts[context.lang].flow : resultTexts[context.lang].site,
    hasTarget: rows.some(({ target }) => target !== ''),
    rows,
  };
}

/** A median wait of nothing everywhere is not worth a table: half of the calls are answered at once, which the service level says. */
const saysSomething = (context: ResultsContext, measure: MeasureRef): boolean =>
  measure.id !== 'waitP50' ||
  compare(context.baseline, context.scenarios, measure).rows.some((row) =>
    [row.baseline, ...row.cells.map(({ figure }) => figure)].some(({ mean }) => mean > 0),
  );

export const callerTables = (context: ResultsContext): readonly ReportTable[] =>
  CALLER_MEASURES.filter((measure) => saysSomething(context, measure)).map((measure) => reportTable(context, measure));
export const staffTables = (context: ResultsContext): readonly ReportTable[] =>
  STAFF_MEASURES.map((measure) => reportTable(context, measure));

/** The picture of service-level differences; null when nothing is compared. */
export function reportPicture(context: ResultsContext, levels: Comparison): DifferencePicture | null {
  return context.scenarios.length === 0 ? null : differencePicture(levels, context.scenarioVariants, namingOf(context, 'flow'));
}

export interface PeopleTable {
  readonly title: string;
  readonly rowHeader: string;
  readonly rows: readonly PeopleRow[];
  readonly picture: PeoplePicture;
  readonly nameOf: (id: Id | null) => string;
}

/** Headcount before and after, without the rows about fewer than 5 people. */
export function peopleTables(context: ResultsContext): readonly PeopleTable[] {
  const { lang, names } = context;
  const texts = resultTexts[lang];
  const variants = [context.variants[0], ...context.scenarioVariants];
  const networks = variants.flatMap(({ id }) => context.networkOf(id) ?? []);
  return (['profile', 'site'] as const).map((by) => {
    const nameOf = by === 'profile' ? names.profile : names.site;
    const all = peopleRows(networks, by);
    return {
      title: by === 'profile' ? texts.people.byProfile : texts.people.bySite,
      rowHeader: by === 'profile' ? texts.profile : texts.site,
      rows: all.filter(({ small }) => !small),
      picture: peoplePicture(all, variants, by, nameOf, lang),
      nameOf,
    };
  });
}

/** Required and staffed on the flow and day that lack most under any scenario; the baseline beside it. */
export function staffingPictures(context: ResultsContext): readonly DayPicture[] {
  let worst: { readonly flowId: Id; readonly dayId: DayId; readonly missing: number } | null = null;
  for (const run of context.scenarios.length > 0 ? context.scenarios : [context.baseline]) {
    for (const flowId of flowIdsOf(run)) {
      const found = worstShortage(run.week.days, flowId);
      if (found && found.missing > (worst?.missing ?? 0.5)) worst = { flowId, dayId: found.day.dayId, missing: found.missing };
    }
  }
  if (worst === null) return [];
  const { flowId, dayId } = worst;
  const texts = resultTexts[context.lang].intervals;
  const weekday = formatWeekday(context.lang, DAY_IDS.indexOf(dayId));
  const drawn = [context.baseline, ...context.scenarios].flatMap((run) => {
    const day = run.week.days.find((one) => one.dayId === dayId);
    const variant = context.variants.find(({ id }) => id === run.scenarioId);
    return day && variant ? [{ variant, needs: halfHourNeeds(day, { kind: 'flow', flowId }, context.project.run.occupancyCap) }] : [];
  });
  const top = agentsTop(drawn.map(({ needs }) => needs));
  const name = context.names.flow(flowId);
  return drawn.map(({ variant, needs }) =>
    staffingPicture(needs, texts.title(name, weekday, variant.name), variant.style, context.lang, top),
  );
}

export interface RunLine {
  readonly name: string;
  readonly inputHash: string;
  readonly fingerprint: string;
}

export function runLines(context: ResultsContext): readonly RunLine[] {
  return [context.baseline, ...context.scenarios].map((run) => ({
    name: context.variants.find(({ id }) => id === run.scenarioId)?.name ?? run.scenarioId,
    inputHash: run.inputHash,
    fingerprint: run.fingerprint,
  }));
}

/** The command that computes the same comparison again. */
export function rerunCommand(context: ResultsContext, file: string): string {
  const ids = context.scenarios.map(({ scenarioId }) => scenarioId).filter((id) => id !== BASELINE_ID);
  const scenarios = ids.length > 0 ? ids.join(',') : BASELINE_ID;
  return `npm run -s plateau -- compare "${file.replaceAll('"', '')}" --scenarios ${scenarios} --seed ${context.baseline.seed}`;
}

/** The commands that work the scenarios' months out again, one a scenario, or the baseline's alone. @param simulated by scenario id */
export function trajectoryCommands(file: string, seed: number, simulated: ReadonlyMap<string, boolean>): readonly string[] {
  const asked = simulated.size > 1 ? [...simulated].filter(([id]) => id !== BASELINE_ID) : [...simulated];
  return asked.map(
    ([id, isSimulated]) =>
      `npm run -s plateau -- trajectory "${file.replaceAll('"', '')}" --scenario ${id}${isSimulated ? ` --simulate --seed ${seed}` : ''}`,
  );
}

/** Two strings of the CSS page margins: left the project and its data, right the seed. */
export function footerTexts(context: ResultsContext): { readonly left: string; readonly seed: string } {
  const texts = reportTexts[context.lang];
  return {
    left: texts.footer(localText(context.project.name, context.lang), context.baseline.inputHash.slice(0, 16)),
    seed: texts.seedShort(formatNumber(context.lang, context.baseline.seed)),
  };
}

/** @param date years, months 1..12, days 1..31 @example printedDate('fr', 2026, 3, 29) // '29/03/2026' */
export function printedDate(lang: Lang, year: number, month: number, day: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return lang === 'fr' ? `${two(day)}/${two(month)}/${year}` : `${year}-${two(month)}-${two(day)}`;
}

/** A CSS string literal: quotes, backslashes and line breaks cannot end it. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\]/g, (sign) => `\\${sign}`).replace(/[\n\r\f]/g, ' ')}"`;
}
