/** What copying and pasting did, or why nothing was pasted: sentences that name the row and column. */
import { formatNumber, plural } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import { gridTexts } from '../../i18n/texts/grid.ts';
import type { CellEdit } from './cell.ts';
import type { Refusal } from './paste.ts';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const counted = (count: number, lang: Lang): [string, boolean] => [formatNumber(lang, count), plural(lang, count, '', 's') === 's'];

export function copiedText(block: readonly (readonly string[])[], lang: Lang): string {
  const cells = block.reduce((sum, row) => sum + row.length, 0);
  return gridTexts[lang].copied(...counted(cells, lang));
}

export function pastedText(edits: readonly CellEdit[], lang: Lang): string {
  const texts = gridTexts[lang];
  const drafts = edits.filter((edit) => edit.kind === 'draft').length;
  const done = edits.length > 0 ? texts.pasted(...counted(edits.length, lang)) : texts.pastedSame;
  return drafts > 0 ? `${done} ${texts.unreadable(...counted(drafts, lang))}` : done;
}

/** Nothing changed, and why. */
export function refusalText(refusal: Refusal, lang: Lang): string {
  return `${gridTexts[lang].nothingPasted} ${reason(refusal, lang)}`;
}

function reason(refusal: Refusal, lang: Lang): string {
  const texts = gridTexts[lang].refusals;
  const number = (value: number): string => formatNumber(lang, value);
  switch (refusal.code) {
    case 'tooManyColumns':
      return texts.tooManyColumns(number(refusal.line), number(refusal.count), number(refusal.room), short(refusal.text), refusal.from);
    case 'tooManyRows':
      return texts.tooManyRows(number(refusal.count), number(refusal.room), refusal.from);
    case 'readonlyCell':
      return texts.readonlyCell(number(refusal.line), refusal.row, refusal.column);
    case 'tooLarge':
      return texts.tooLarge(number(refusal.cells));
    case 'empty':
      return texts.empty;
  }
}
