/** The tables of places: sites, regions, opening hours. Pure. */
import { formatWeekday } from '../../../i18n/format.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import type { Region, Site } from '../../../model/network.ts';
import { isPartnerSite } from '../../../model/network-index.ts';
import type { Choice } from '../../grid/cell.ts';
import { choicesOf, type DataTable, type FieldSpec, makeTable, type TableContext } from './data-table.ts';

export function choicesFrom(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Seven columns of hours, Monday first. */
export function weekColumns<Row>(
  context: TableContext,
  field: string,
  value?: (row: Row, day: number) => FieldSpecValue,
): FieldSpec<Row>[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => ({
    field: `${field}/${day}`,
    term: field,
    kind: 'hoursRange' as const,
    width: 8,
    header: formatWeekday(context.lang, day),
    ...(value ? { value: (row: Row) => value(row, day) } : {}),
  }));
}
type FieldSpecValue = ReturnType<NonNullable<FieldSpec<unknown>['value']>>;

export function sitesTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network } = context;
  const internal = (site: Site): boolean => !isPartnerSite(site);
  const specs: readonly FieldSpec<Site>[] = [
    { field: 'name', kind: 'text', width: 12 },
    { field: 'regionId', kind: 'ref', width: 10, more: { choices: choicesOf(network.regions) } },
    { field: 'kind', kind: 'choice', width: 10, more: { choices: choicesFrom(texts.choices.kind) } },
    { field: 'seats', kind: 'integer', width: 6.5, more: { total: true } },
    {
      field: 'pricePerCall',
      kind: 'number',
      width: 8,
      more: { emptyText: texts.emptyPrice },
      absent: (site) => internal(site) && site.pricePerCall === null,
    },
    { field: 'fixedCostPerMonth', kind: 'number', width: 8, more: { total: true } },
    { field: 'latitude', kind: 'number', width: 6.5, more: { emptyText: '' } },
    { field: 'longitude', kind: 'number', width: 6.5, more: { emptyText: '' } },
    { field: 'homeSeats', kind: 'integer', width: 7, more: { emptyText: '' } },
    { field: 'classroomSeats', kind: 'integer', width: 6.5, more: { emptyText: '' } },
    { field: 'minimumAdvisers', kind: 'integer', width: 8, more: { emptyText: '' } },
  ];
  const regionSpecs: readonly FieldSpec<Region>[] = [
    { field: 'name', kind: 'text', width: 18 },
    { field: 'minimumAdvisers', kind: 'integer', width: 9, more: { emptyText: '' } },
  ];
  return [
    makeTable(context, {
      id: 'sites',
      part: 'sites',
      title: texts.tables.sites,
      note: texts.tables.sitesNote,
      specs,
      rows: network.sites,
      label: (site) => site.name,
    }),
    makeTable(context, {
      id: 'regions',
      part: 'regions',
      title: texts.tables.regions,
      note: texts.tables.regionsNote,
      specs: regionSpecs,
      rows: network.regions,
      label: (region) => region.name,
    }),
  ];
}

export function calendarTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  return [
    makeTable<Site>(context, {
      id: 'calendars',
      part: 'sites',
      title: texts.tables.calendars,
      note: texts.tables.calendarsNote,
      specs: [{ field: 'name', kind: 'text', width: 12, more: { readonly: true } }, ...weekColumns<Site>(context, 'opening')],
      rows: context.network.sites,
      label: (site) => site.name,
      ownsRows: false,
      fields: ['opening'],
    }),
  ];
}
