/** The table of sources. Pure. */
import { localText } from '../../../i18n/lang.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import type { Source } from '../../../model/project.ts';
import { type DataTable, makeTable, type TableContext } from './data-table.ts';

export function sourcesTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  return [
    makeTable<Source>(context, {
      id: 'sources',
      part: 'sources',
      title: texts.tables.sources,
      note: texts.tables.sourcesNote,
      specs: [
        { field: 'title', kind: 'text', width: 26, value: (source) => localText(source.title, context.lang) },
        { field: 'detail', kind: 'text', width: 44, value: (source) => localText(source.detail, context.lang) },
      ],
      rows: context.project.sources,
      label: (source) => localText(source.title, context.lang),
    }),
  ];
}
