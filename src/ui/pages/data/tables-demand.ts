/** The tables of the demand: flows, transfers, study period, volumes by month, time profiles, disruptions, one-off costs. Pure. */
import { formatMinutesOfDay, formatMonthOf, formatWeekday } from '../../../i18n/format.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import type { Disruption, Flow, OneOffCost, Profile24 } from '../../../model/network.ts';
import { HALF_HOUR_MINUTES, HALF_HOURS } from '../../../model/vocabulary.ts';
import type { GridRow } from '../../grid/cell.ts';
import { choicesOf, columnOf, type DataTable, type FieldSpec, makeCell, makeTable, type TableContext } from './data-table.ts';
import { choicesFrom } from './tables-places.ts';

const readonlyName = <Row>(width = 12): FieldSpec<Row> => ({ field: 'name', kind: 'text', width, more: { readonly: true } });

export function flowsTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network } = context;
  const specs: readonly FieldSpec<Flow>[] = [
    { field: 'name', kind: 'text', width: 12 },
    { field: 'universe', kind: 'text', width: 7 },
    { field: 'line', kind: 'choice', width: 4.5, more: { choices: choicesFrom(texts.choices.line) } },
    { field: 'ahtSeconds', kind: 'duration', width: 6 },
    { field: 'target/share', kind: 'share', width: 6 },
    { field: 'target/withinSeconds', kind: 'duration', width: 6.5 },
    { field: 'target/maxAbandonment', kind: 'share', width: 7, more: { emptyText: texts.emptyTarget } },
    { field: 'patienceSeconds', kind: 'duration', width: 7, more: { emptyText: texts.emptyPatience } },
    { field: 'profileId', kind: 'ref', width: 9, more: { choices: choicesOf(network.profiles24) } },
    { field: 'ahtCv', kind: 'number', width: 6.5 },
    { field: 'balkingShare', kind: 'share', width: 7 },
    { field: 'dayVariationCv', kind: 'number', width: 7 },
    { field: 'repeat/share', kind: 'share', width: 7 },
    { field: 'repeat/delaySeconds', kind: 'duration', width: 7 },
    { field: 'redial/afterAbandonmentShare', kind: 'share', width: 7.5 },
    { field: 'redial/afterBlockingShare', kind: 'share', width: 7.5 },
    { field: 'redial/delaySeconds', kind: 'duration', width: 7 },
    { field: 'deferrable', kind: 'boolean', width: 6 },
  ];
  return [
    makeTable(context, {
      id: 'flows',
      part: 'flows',
      title: texts.tables.flows,
      note: texts.tables.flowsNote,
      specs,
      rows: network.flows,
      label: (flow) => flow.name,
      without: ['transfers', 'backlog', 'keepFree', 'support', 'callback', 'customers', 'mostCustomersPerFte'],
    }),
    workAndHelpTable(context),
    transfersTable(context),
  ];
}

function transfersTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { network } = context;
  return makeTable(context, {
    id: 'transfers',
    part: 'flows',
    title: texts.tables.transfers,
    note: texts.tables.transfersNote,
    specs: [
      readonlyName<Flow>(),
      ...network.flows.map(
        (to): FieldSpec<Flow> => ({
          field: `transfers/${to.id}/share`,
          term: 'transfers/share',
          header: to.name,
          kind: 'share',
          width: 8,
          more: { emptyText: '' },
          absent: (flow) => flow.id === to.id,
        }),
      ),
    ],
    rows: network.flows,
    label: (flow) => flow.name,
    ownsRows: false,
    fields: ['transfers'],
  });
}

/** What only some flows have: customers that are known, work that can wait, help during calls, call backs. */
function workAndHelpTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { flows } = context.network;
  const callersOnly = (flow: Flow): boolean => flow.deferrable;
  const workOnly = (flow: Flow): boolean => !flow.deferrable;
  const empty = { emptyText: '' } as const;
  return makeTable<Flow>(context, {
    id: 'workAndHelp',
    part: 'flows',
    title: texts.tables.workAndHelp,
    note: texts.tables.workAndHelpNote,
    specs: [
      readonlyName<Flow>(),
      { field: 'customers', kind: 'number', width: 7, more: { ...empty, total: true } },
      { field: 'mostCustomersPerFte', kind: 'number', width: 7.5, more: empty },
      { field: 'backlog', kind: 'number', width: 7, more: empty, absent: workOnly },
      { field: 'keepFree', kind: 'integer', width: 8, more: empty, absent: workOnly },
      {
        field: 'support/flowId',
        kind: 'ref',
        width: 9,
        more: { choices: choicesOf(flows), emptyText: texts.emptyNone },
        absent: callersOnly,
      },
      { field: 'support/share', kind: 'share', width: 7, more: empty, absent: callersOnly },
      { field: 'support/afterShare', kind: 'share', width: 8, more: empty, absent: callersOnly },
      { field: 'callback/acceptanceShare', kind: 'share', width: 7, more: empty, absent: callersOnly },
      { field: 'callback/afterSeconds', kind: 'duration', width: 8, more: empty, absent: callersOnly },
      { field: 'callback/reachedShare', kind: 'share', width: 7, more: empty, absent: callersOnly },
      { field: 'callback/failedSeconds', kind: 'duration', width: 7.5, more: empty, absent: callersOnly },
    ],
    rows: flows,
    label: (flow) => flow.name,
    ownsRows: false,
    fields: ['backlog', 'keepFree', 'support', 'callback', 'customers', 'mostCustomersPerFte'],
  });
}

/** The study period is one row without an id. */
function horizonTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { horizon } = context.network;
  const columns = [
    columnOf('horizon', { field: 'startMonth', kind: 'month', width: 10 }, context.lang),
    columnOf('horizon', { field: 'months', kind: 'integer', width: 9 }, context.lang),
    columnOf(
      'horizon',
      { field: 'holidays', kind: 'choice', width: 9, more: { choices: choicesFrom(texts.holidays), emptyText: texts.noHolidays } },
      context.lang,
    ),
  ];
  const issuesAt = (path: string) => context.issues.filter((issue) => issue.path === path);
  const row: GridRow = {
    id: 'horizon',
    label: texts.tables.horizon,
    cells: [
      makeCell(context, 'horizon/startMonth', columns[0], horizon.startMonth, issuesAt('horizon/startMonth')),
      makeCell(context, 'horizon/months', columns[1], horizon.months, issuesAt('horizon/months')),
      makeCell(context, 'horizon/holidays', columns[2], horizon.holidays ?? null, issuesAt('horizon/holidays')),
    ],
  };
  return { id: 'horizon', title: texts.tables.horizon, note: texts.tables.horizonNote, columns, rows: [row], part: null };
}

/** Path of a figure that is computed on the spot: shown, never stored. */
export const PERIOD_TOTAL = 'periodTotal';

export function volumesTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network, lang } = context;
  const { startMonth, months } = network.horizon;
  const longest = network.flows.reduce((most, flow) => Math.max(most, flow.volumeByMonth.length), 0);
  const count = Math.min(Math.max(longest, 0), Number.isInteger(months) && months > 0 ? Math.max(months, longest) : longest);
  const monthSpecs = Array.from(
    { length: count },
    (_, month): FieldSpec<Flow> => ({
      field: `volumeByMonth/${month}`,
      term: 'volumeByMonth',
      header: formatMonthOf(lang, startMonth, month, 'short'),
      kind: 'number',
      width: 6,
      more: { total: true, unit: '' },
      absent: (flow) => month >= flow.volumeByMonth.length,
    }),
  );
  const total: FieldSpec<Flow> = {
    field: PERIOD_TOTAL,
    term: 'volumeByMonth',
    header: texts.tables.yearTotal,
    kind: 'number',
    width: 7.5,
    more: { total: true, readonly: true, digits: 0, unit: '' },
    value: (flow) => flow.volumeByMonth.reduce((sum, calls) => sum + calls, 0),
  };
  return [
    makeTable(context, {
      id: 'volumes',
      part: 'flows',
      title: texts.tables.volumes,
      note: texts.tables.volumesNote,
      specs: [readonlyName<Flow>(), total, ...monthSpecs],
      rows: network.flows,
      label: (flow) => flow.name,
      ownsRows: false,
      fields: ['volumeByMonth'],
    }),
    horizonTable(context),
    disruptionsTable(context),
    costsTable(context),
  ];
}

function disruptionsTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { network } = context;
  const specs: readonly FieldSpec<Disruption>[] = [
    { field: 'name', kind: 'text', width: 14 },
    { field: 'fromMonth', kind: 'choice', width: 8, value: (row) => String(row.fromMonth), more: { choices: monthChoices(context) } },
    { field: 'months', kind: 'integer', width: 6 },
    { field: 'siteId', kind: 'ref', width: 10, more: { choices: choicesOf(network.sites), emptyText: texts.emptyPlace } },
    { field: 'flowId', kind: 'ref', width: 10, more: { choices: choicesOf(network.flows), emptyText: texts.emptyFlow } },
    { field: 'capacityFactor', kind: 'number', width: 7 },
    { field: 'ahtFactor', kind: 'number', width: 7 },
  ];
  return makeTable(context, {
    id: 'disruptions',
    part: 'disruptions',
    title: texts.tables.disruptions,
    note: texts.tables.disruptionsNote,
    specs,
    rows: network.disruptions,
    label: (row) => row.name,
  });
}

function costsTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const specs: readonly FieldSpec<OneOffCost>[] = [
    { field: 'name', kind: 'text', width: 18 },
    { field: 'month', kind: 'choice', width: 8, value: (row) => String(row.month), more: { choices: monthChoices(context) } },
    { field: 'euros', kind: 'number', width: 8, more: { total: true } },
  ];
  return makeTable(context, {
    id: 'oneOffCosts',
    part: 'oneOffCosts',
    title: texts.tables.oneOffCosts,
    note: texts.tables.oneOffCostsNote,
    specs,
    rows: context.network.oneOffCosts,
    label: (row) => row.name,
  });
}

/** Months of the study by name; the value is their 0-based number as text. */
function monthChoices({ network, lang }: TableContext) {
  const { startMonth, months } = network.horizon;
  const count = Number.isInteger(months) && months > 0 && months <= 600 ? months : 0;
  return Array.from({ length: count }, (_, month) => ({ value: String(month), label: formatMonthOf(lang, startMonth, month, 'short') }));
}

export function curvesTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network, lang } = context;
  const days = [0, 1, 2, 3, 4, 5, 6].map(
    (day): FieldSpec<Profile24> => ({
      field: `weekdayWeights/${day}`,
      term: 'weekdayWeights',
      header: formatWeekday(lang, day),
      kind: 'number',
      width: 6.5,
    }),
  );
  const halves = Array.from(
    { length: HALF_HOURS },
    (_, half): FieldSpec<Profile24> => ({
      field: `halfHourWeights/${half}`,
      term: 'halfHourWeights',
      header: formatMinutesOfDay(lang, half * HALF_HOUR_MINUTES),
      kind: 'number',
      width: 4.5,
    }),
  );
  return [
    makeTable(context, {
      id: 'weekdays',
      part: 'profiles24',
      title: texts.tables.weekdays,
      note: texts.tables.weekdaysNote,
      specs: [{ field: 'name', kind: 'text', width: 14 }, ...days],
      rows: network.profiles24,
      label: (curve) => curve.name,
      without: ['halfHourWeights'],
    }),
    makeTable(context, {
      id: 'halfHours',
      part: 'profiles24',
      title: texts.tables.halfHours,
      note: texts.tables.halfHoursNote,
      specs: [readonlyName<Profile24>(14), ...halves],
      rows: network.profiles24,
      label: (curve) => curve.name,
      ownsRows: false,
      fields: ['halfHourWeights'],
    }),
  ];
}
