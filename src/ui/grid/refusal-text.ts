/** Why a paste was refused, in a sentence that names the row and column. */
import { formatNumber } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import { gridTexts } from '../../i18n/texts/grid.ts';
import type { Refusal } from './paste.ts';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export function refusalText(refusal: Refusal, lang: Lang): string {
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
