/** Who works where, before and after: FTE and headcount by profile and by site, with figures about fewer than 5 people marked. Pure. */

import { formatNumber, formatSigned } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Id, Network, Team } from '../../../model/network.ts';
import { dotWhisker } from '../../charts/dot-whisker.ts';
import type { PlotModel } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { Variant } from './project-names.ts';

/** Below this many people a figure says something about persons: it does not leave the machine. */
export const SMALL_COUNT = 5;

export interface PeopleCount {
  readonly fte: number;
  readonly headcount: number;
  /** FTE in the classroom or with an accompanist, away from the phone. */
  readonly away: number;
}

export interface PeopleRow {
  /** null = everybody. */
  readonly id: Id | null;
  readonly counts: readonly PeopleCount[];
  readonly small: boolean;
}

export type PeopleBy = 'profile' | 'site';

export const isSmallCount = (headcount: number): boolean => headcount > 0 && headcount < SMALL_COUNT;

function countOf(teams: readonly Team[]): PeopleCount {
  return teams.reduce(
    (sum, team) => ({
      fte: sum.fte + team.fte,
      headcount: sum.headcount + team.headcount,
      away: sum.away + team.cohorts.reduce((total, cohort) => total + cohort.fte * cohort.awayShare, 0),
    }),
    { fte: 0, headcount: 0, away: 0 },
  );
}

const keyOf = (by: PeopleBy, team: Team): Id => (by === 'profile' ? team.profileId : team.siteId);

/** @param networks the baseline's month first, then each scenario's; one count a network in each row. Everybody comes last. */
export function peopleRows(networks: readonly Network[], by: PeopleBy): readonly PeopleRow[] {
  const ids = [...new Set(networks.flatMap((network) => network.teams.map((team) => keyOf(by, team))))];
  const row = (id: Id | null): PeopleRow => {
    const counts = networks.map((network) => countOf(network.teams.filter((team) => id === null || keyOf(by, team) === id)));
    return { id, counts, small: counts.some(({ headcount }) => isSmallCount(Math.round(headcount))) };
  };
  return [...ids.map(row).filter(({ counts }) => counts.some(({ fte, headcount }) => fte > 0 || headcount > 0)), row(null)];
}

/** Sites whose figures are about fewer than 5 people in any of the networks. */
export function smallSites(networks: readonly Network[]): ReadonlySet<Id> {
  const rows = peopleRows(networks, 'site').filter(({ id, small }) => id !== null && small);
  return new Set(rows.map(({ id }) => id as Id));
}

export function fteText(lang: Lang, fte: number): string {
  return formatNumber(lang, fte, 1);
}

export function fteChange(lang: Lang, before: PeopleCount, after: PeopleCount): string {
  const change = after.fte - before.fte;
  if (Math.abs(change) < 0.05) return '0';
  return formatSigned(lang, change, Math.abs(change - Math.round(change)) < 0.05 ? 0 : 1);
}

export interface PeoplePicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
  readonly rows: number;
}

function conclusionOf(rows: readonly PeopleRow[], variants: readonly Variant[], nameOf: (id: Id | null) => string, lang: Lang): string {
  const texts = resultTexts[lang].people;
  let largest: { readonly row: PeopleRow; readonly index: number; readonly change: number } | null = null;
  for (const row of rows) {
    if (row.id === null) continue;
    for (const [index, after] of row.counts.entries()) {
      const change = Math.abs(after.fte - row.counts[0].fte);
      if (change >= 0.05 && (largest === null || change > largest.change)) largest = { row, index, change };
    }
  }
  if (largest === null) return texts.same;
  const { row, index } = largest;
  return texts.profileConclusion(nameOf(row.id), fteChange(lang, row.counts[0], row.counts[index]), variants[index]?.name ?? '');
}

/** A dot a variant on each row: where they part, people move. */
export function peoplePicture(
  rows: readonly PeopleRow[],
  variants: readonly Variant[],
  by: PeopleBy,
  nameOf: (id: Id | null) => string,
  lang: Lang,
): PeoplePicture {
  const texts = resultTexts[lang];
  const drawn = rows.filter(({ id }) => id !== null);
  const title = by === 'profile' ? texts.people.profileTitle : texts.people.siteTitle;
  return {
    title,
    conclusion: conclusionOf(rows, variants, nameOf, lang),
    rows: drawn.length,
    plot: dotWhisker(
      drawn.map(({ id }) => nameOf(id)),
      variants.map((variant, index) => ({
        name: variant.name,
        style: variant.style,
        values: drawn.map((row) => ({
          mean: row.counts[index].fte,
          halfWidth: null,
          hollow: false,
          text: texts.people.reading(nameOf(row.id), variant.name, `${fteText(lang, row.counts[index].fte)} ${texts.people.fte}`),
        })),
      })),
      {
        axisTitle: texts.people.fteAxis,
        axisLabel: (value) => formatNumber(lang, Number(value.toPrecision(6))),
        lines: [],
        include: [0],
        from: 0,
        to: null,
        linked: true,
      },
    ),
    twin: {
      caption: title,
      columns: [
        { label: by === 'profile' ? texts.profile : texts.site, numeric: false },
        ...variants.flatMap((variant, index) => [
          { label: `${variant.name} (${texts.people.fte})`, numeric: true },
          ...(index === 0 ? [] : [{ label: texts.people.change, numeric: true }]),
        ]),
      ],
      rows: rows.map((row) => ({
        header: row.id === null ? texts.people.total : nameOf(row.id),
        small: row.small,
        cells: row.counts.flatMap((count, index) => [
          fteText(lang, count.fte),
          ...(index === 0 ? [] : [fteChange(lang, row.counts[0], count)]),
        ]),
      })),
    },
  };
}

/** Heads are whole people; attrition leaves fractions that mean "on average". */
export function headcountText(lang: Lang, headcount: number): string {
  return formatNumber(lang, headcount, Math.abs(headcount - Math.round(headcount)) < 0.05 ? 0 : 1);
}
