/** The tables of routing: answer groups, who may answer after how long, partner hours, origins of the calls. Pure. */
import { dataTexts } from '../../../i18n/texts/data.ts';
import type { AnswerGroup, Flow, RoutingReach } from '../../../model/network.ts';
import { isPartnerSite } from '../../../model/network-index.ts';
import { aidRowId } from './aid-rows.ts';
import { choicesOf, type DataTable, type FieldSpec, makeTable, type TableContext } from './data-table.ts';
import { choicesFrom, weekColumns } from './tables-places.ts';

/** Path of a row's computed sum: shown, never stored. */
export const ORIGIN_SUM = 'originSum';
const WIDENINGS: readonly RoutingReach[] = ['region', 'nation', 'partner'];

const nameSpec: FieldSpec<Flow> = { field: 'name', kind: 'text', width: 12, more: { readonly: true } };

export function routingTables(context: TableContext): readonly DataTable[] {
  return [routingTable(context), groupsTable(context), partnerHoursTable(context), aidTable(context), originsTable(context)];
}

function routingTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { flows } = context.network;
  // A first ring that widens to its own site says nothing; it is shown only where a file holds it.
  const hasSiteStage = flows.some((flow) => flow.routing.overflow.some((stage) => stage.reach === 'site'));
  const reaches = hasSiteStage ? (['site', ...WIDENINGS] as const) : WIDENINGS;
  return makeTable<Flow>(context, {
    id: 'routing',
    part: 'flows',
    title: texts.tables.routing,
    note: texts.tables.routingNote,
    specs: [
      nameSpec,
      { field: 'routing/start', kind: 'choice', width: 10, more: { choices: choicesFrom(texts.choices.start) } },
      ...reaches.map(
        (reach): FieldSpec<Flow> => ({
          field: `routing/overflow/${reach}/afterSeconds`,
          term: 'routing/overflow/afterSeconds',
          header: texts.overflowTo[reach],
          kind: 'duration',
          width: 8,
          more: { emptyText: texts.emptyOverflow },
        }),
      ),
      { field: 'routing/partnerShare', kind: 'share', width: 9 },
      { field: 'routing/partnerRework/share', kind: 'share', width: 8, more: { emptyText: '' } },
      {
        field: 'routing/partnerRework/toFlowId',
        kind: 'ref',
        width: 9,
        more: { choices: choicesOf(flows), emptyText: texts.emptyNone },
      },
    ],
    rows: flows,
    label: (flow) => flow.name,
    ownsRows: false,
    fields: ['routing'],
    without: ['routing/partnerHours', 'routing/aid'],
  });
}

function groupsTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { network } = context;
  return makeTable<AnswerGroup>(context, {
    id: 'answerGroups',
    part: 'answerGroups',
    title: texts.tables.answerGroups,
    note: texts.tables.answerGroupsNote,
    specs: [
      { field: 'name', kind: 'text', width: 14 },
      ...network.flows.map(
        (flow): FieldSpec<AnswerGroup> => ({
          field: `flowIds/${flow.id}`,
          term: 'flowIds',
          header: flow.name,
          kind: 'boolean',
          width: 8,
          value: (group) => group.flowIds.includes(flow.id),
        }),
      ),
    ],
    rows: network.answerGroups,
    label: (group) => group.name,
  });
}

function partnerHoursTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  return makeTable<Flow>(context, {
    id: 'partnerHours',
    part: 'flows',
    title: texts.tables.partnerHours,
    note: texts.tables.partnerHoursNote,
    specs: [nameSpec, ...weekColumns<Flow>(context, 'routing/partnerHours', (flow, day) => flow.routing.partnerHours?.[day] ?? null)],
    rows: context.network.flows,
    label: (flow) => flow.name,
    ownsRows: false,
    fields: ['routing/partnerHours'],
  });
}

/** Mutual aid, a row each: the flow it stands in, who helps whom, and when. */
function aidTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { flows, sites } = context.network;
  const rows = flows.flatMap((flow) => (flow.routing.aid ?? []).map((aid) => ({ ...aid, flow, id: aidRowId(flow.id, aid.id) })));
  type AidRow = (typeof rows)[number];
  const days = weekColumns<AidRow>(context, 'hours', (aid, day) => aid.hours?.[day] ?? null);
  const own = choicesOf(sites.filter((site) => !isPartnerSite(site)));
  const table = makeTable<AidRow>(context, {
    id: 'aid',
    part: 'flows',
    title: texts.tables.aid,
    note: texts.tables.aidNote,
    specs: [
      {
        field: 'flowId',
        term: 'routing/aid/flowId',
        kind: 'ref',
        width: 10.5,
        more: { choices: choicesOf(flows) },
        value: (aid) => aid.flow.id,
      },
      { field: 'siteId', term: 'routing/aid/siteId', kind: 'ref', width: 7.5, more: { choices: own } },
      { field: 'zoneSiteId', term: 'routing/aid/zoneSiteId', kind: 'ref', width: 7.5, more: { choices: own } },
      { field: 'afterSeconds', term: 'routing/aid/afterSeconds', kind: 'duration', width: 5 },
      { field: 'always', term: 'routing/aid/always', kind: 'boolean', width: 5.5, value: (aid) => aid.hours === null },
      ...days.map((day) => ({ ...day, term: 'routing/aid/hours', width: 5.6, absent: (aid: AidRow) => aid.hours === null })),
    ],
    rows,
    label: (aid) => aid.flow.name,
    ownsRows: false,
    nested: true,
    fields: ['routing/aid'],
  });
  return { ...table, nested: 'aid' };
}

function originsTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { flows, sites } = context.network;
  const named = new Set(flows.flatMap((flow) => flow.origins.map((origin) => origin.siteId)));
  const zones = sites.filter((site) => !isPartnerSite(site) || named.has(site.id));
  return makeTable<Flow>(context, {
    id: 'origins',
    part: 'flows',
    title: texts.tables.origins,
    note: texts.tables.originsNote,
    specs: [
      nameSpec,
      {
        field: ORIGIN_SUM,
        header: texts.originSum,
        kind: 'share',
        width: 5.5,
        more: { readonly: true, digits: 1 },
        value: (flow) => flow.origins.reduce((sum, origin) => sum + origin.share, 0),
      },
      ...zones.map(
        (site): FieldSpec<Flow> => ({
          field: `origins/${site.id}/share`,
          term: 'origins/share',
          header: site.name,
          kind: 'share',
          width: 7,
          more: { emptyText: '' },
        }),
      ),
    ],
    rows: flows,
    label: (flow) => flow.name,
    ownsRows: false,
    fields: ['origins'],
  });
}
