/** Occupancy by site as dots beside the trade's warning lines, and which sites pass them. Pure. */
import { formatShare } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import { dotWhisker } from '../../charts/dot-whisker.ts';
import type { Comparison } from './comparison.ts';
import type { RowNaming } from './comparison-vm.ts';
import { figureText } from './figure-words.ts';
import { OCCUPANCY_STRONG, OCCUPANCY_WARN } from './heat-vm.ts';
import type { PeoplePicture } from './people-vm.ts';
import type { Variant } from './project-names.ts';
import { joinNames } from './sentence.ts';

/** @param variants baseline first, then the scenarios in the order of each row's cells */
export function occupancyPicture(comparison: Comparison, variants: readonly Variant[], naming: RowNaming): PeoplePicture {
  const { lang, nameOf } = naming;
  const texts = resultTexts[lang];
  const figures = (row: Comparison['rows'][number]): readonly Estimate[] => [row.baseline, ...row.cells.map((cell) => cell.figure)];
  const rows = comparison.rows.filter((row) => row.id !== null && figures(row).some(({ mean }) => Number.isFinite(mean)));
  const sorted = [...rows].sort((a, b) => Math.max(...figures(b).map(finite)) - Math.max(...figures(a).map(finite)));
  /** Sites within a band, each scenario named once: "Lille et Arras (proposition) ; Lille (référence)". */
  const within = (isWithin: (share: number) => boolean): string =>
    variants
      .flatMap(({ name }, index) => {
        const sites = sorted.filter((row) => isWithin(figures(row)[index]?.mean ?? Number.NaN)).map((row) => nameOf(row.id));
        return sites.length > 0 ? [`${joinNames(lang, sites)} (${name})`] : [];
      })
      .join(lang === 'fr' ? '\u202f; ' : '; ');
  const high = within((share) => share > OCCUPANCY_STRONG);
  const warn = within((share) => share > OCCUPANCY_WARN && share <= OCCUPANCY_STRONG);
  const sentences = [...(high ? [texts.people.occupancyHigh(high)] : []), ...(warn ? [texts.people.occupancyWarn(warn)] : [])];
  return {
    title: texts.people.occupancyTitle,
    conclusion: sentences.length > 0 ? sentences.join(' ') : texts.people.occupancyFine,
    rows: sorted.length,
    plot: dotWhisker(
      sorted.map((row) => nameOf(row.id)),
      variants.map((variant, index) => ({
        name: variant.name,
        style: variant.style,
        values: sorted.map((row) => {
          const figure = figures(row)[index];
          return { ...figure, hollow: false, text: texts.people.reading(nameOf(row.id), variant.name, figureText(lang, figure, 'share')) };
        }),
      })),
      {
        axisTitle: texts.people.occupancyAxis,
        axisLabel: (value) => formatShare(lang, Number(value.toPrecision(6)), 0),
        lines: [
          { axis: 'x', value: OCCUPANCY_WARN, label: formatShare(lang, OCCUPANCY_WARN), weight: 'light' },
          { axis: 'x', value: OCCUPANCY_STRONG, label: formatShare(lang, OCCUPANCY_STRONG), weight: 'strong' },
        ],
        include: [OCCUPANCY_WARN, OCCUPANCY_STRONG],
        from: 0,
        to: 1,
      },
    ),
    twin: {
      caption: texts.people.occupancyTitle,
      columns: [{ label: texts.site, numeric: false }, ...variants.map(({ name }) => ({ label: name, numeric: true }))],
      rows: sorted.map((row) => ({
        header: nameOf(row.id),
        small: naming.isSmall(row.id),
        cells: figures(row).map((figure) => {
          const word = figure.mean > OCCUPANCY_STRONG ? texts.people.strong : figure.mean > OCCUPANCY_WARN ? texts.people.warn : '';
          return word ? `${figureText(lang, figure, 'share')} · ${word}` : figureText(lang, figure, 'share');
        }),
      })),
    },
  };
}

const finite = ({ mean }: Estimate): number => (Number.isFinite(mean) ? mean : 0);
