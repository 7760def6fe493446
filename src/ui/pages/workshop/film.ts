/** A traced day as rows on screen: flows of the network, and agents by site, region or profile, at every minute. Pure. */
import type { CompiledDay } from '../../../compile/index.ts';
import type { DayTrace } from '../../../engine/simulate/trace.ts';
import type { Id, Network, Site } from '../../../model/network.ts';
import { HALF_HOUR_MINUTES } from '../../../model/vocabulary.ts';

export const GROUPINGS = ['site', 'region', 'profile'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** More sites than this are shown by region first. */
const MOST_SITES = 12;
const SECONDS_A_MINUTE = 60;

export interface FilmRow {
  readonly id: Id;
  readonly name: string;
}

/** Layouts row-major: [sample][row]; one sample a minute. */
export interface Film {
  readonly samples: number;
  /** Minute of the clock at each sample. */
  readonly minutes: Float64Array;
  readonly flows: readonly FilmRow[];
  readonly waiting: Int32Array;
  readonly offered: Int32Array;
  readonly answered: Int32Array;
  readonly abandoned: Int32Array;
  readonly groups: readonly FilmRow[];
  readonly busy: Int32Array;
  readonly present: Int32Array;
  /** The most that a row ever shows, over the day. */
  readonly mostWaiting: number;
  readonly mostPresent: number;
  readonly calls: number;
}

/** Words that the rows need in the user's language. */
export interface FilmWords {
  readonly partners: string;
  readonly offshore: string;
}

/** How agents are grouped first: by site while they fit on the screen. */
export function firstGrouping(network: Network): Grouping {
  return network.sites.length > MOST_SITES ? 'region' : 'site';
}

/** The row of each column, and the rows that have one, in the network's order. */
interface Layout {
  readonly rows: readonly FilmRow[];
  readonly rowOf: readonly number[];
}

function layoutOf(keys: readonly Id[], order: readonly FilmRow[]): Layout {
  const used = new Set(keys);
  const rows = order.filter((row) => used.has(row.id));
  const place = new Map(rows.map((row, index) => [row.id, index]));
  return { rows, rowOf: keys.map((key) => place.get(key) ?? 0) };
}

const PARTNERS = '~partners';
const OFFSHORE = '~offshore';

function regionKey(site: Site | undefined): Id {
  if (site?.kind === 'partner') return PARTNERS;
  return site?.kind === 'offshore' ? OFFSHORE : (site?.regionId ?? '');
}

function groupLayout(day: CompiledDay, network: Network, grouping: Grouping, words: FilmWords): Layout {
  if (grouping === 'profile')
    return layoutOf(
      day.groups.map((group) => group.profileId),
      network.skillProfiles,
    );
  if (grouping === 'site')
    return layoutOf(
      day.groups.map((group) => group.siteId),
      network.sites,
    );
  const sites = new Map(network.sites.map((site) => [site.id, site]));
  const order = [...network.regions, { id: PARTNERS, name: words.partners }, { id: OFFSHORE, name: words.offshore }];
  return layoutOf(
    day.groups.map((group) => regionKey(sites.get(group.siteId))),
    order,
  );
}

/** [sample][column] added up into [sample][row]. */
function addUp(values: Int32Array, samples: number, layout: Layout): Int32Array {
  const columns = layout.rowOf.length;
  const width = layout.rows.length;
  const sums = new Int32Array(samples * width);
  for (let sample = 0; sample < samples; sample += 1) {
    for (let column = 0; column < columns; column += 1) sums[sample * width + layout.rowOf[column]] += values[sample * columns + column];
  }
  return sums;
}

const largest = (values: Int32Array): number => values.reduce((most, value) => Math.max(most, value), 0);

export function makeFilm(trace: DayTrace, day: CompiledDay, network: Network, grouping: Grouping, words: FilmWords): Film {
  const samples = trace.seconds.length;
  const opening = day.firstHalfHour * HALF_HOUR_MINUTES;
  const flowLayout = layoutOf(
    day.flows.map((flow) => flow.flowId),
    network.flows,
  );
  const groups = groupLayout(day, network, grouping, words);
  const waiting = addUp(trace.waiting, samples, flowLayout);
  const present = addUp(trace.present, samples, groups);
  return {
    samples,
    minutes: trace.seconds.map((seconds) => opening + seconds / SECONDS_A_MINUTE),
    flows: flowLayout.rows,
    waiting,
    offered: addUp(trace.offered, samples, flowLayout),
    answered: addUp(trace.answered, samples, flowLayout),
    abandoned: addUp(trace.abandoned, samples, flowLayout),
    groups: groups.rows,
    busy: addUp(trace.busy, samples, groups),
    present,
    mostWaiting: largest(waiting),
    mostPresent: largest(present),
    calls: trace.calls,
  };
}

/** Sum of the rows at each sample. */
export function totals(values: Int32Array, samples: number): Int32Array {
  const width = values.length / samples;
  const sums = new Int32Array(samples);
  for (let sample = 0; sample < samples; sample += 1) {
    for (let row = 0; row < width; row += 1) sums[sample] += values[sample * width + row];
  }
  return sums;
}
