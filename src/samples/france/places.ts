/**
 * France: nine regions and 143 centres. The counts are sourced (press, June 2012): 143 centres, 34 of them subcontracted, 11 offshore. The
 * source leaves open whether the 11 are among the 34; the reading taken here is that they are (offshore centres are subcontracted too):
 * 109 internal centres, 23 partners in the country, 11 partners offshore. Names, sizes and places are made up; a centre has no town.
 */
import type { Region, Site, SiteKind } from '../../model/network.ts';
import { week } from '../curves.ts';

export const INTERNAL_SITES = 109;
export const PARTNER_SITES = 34;
export const OFFSHORE_SITES = 11;

/** id, name, weight in calls and staff, latitude, longitude, internal centres, partners in the country. */
const REGIONS_TABLE: readonly (readonly [string, string, number, number, number, number, number])[] = [
  ['idf', 'Île-de-France', 1.3, 48.7, 2.4, 13, 2],
  ['nord', 'Nord', 1.05, 50.2, 2.9, 12, 4],
  ['est', 'Est', 0.95, 48.5, 6.4, 12, 2],
  ['centre-est', 'Centre-Est', 1.1, 45.7, 4.9, 12, 3],
  ['sud-est', 'Sud-Est', 1.1, 43.8, 5.8, 12, 2],
  ['sud', 'Sud', 0.9, 43.6, 2.4, 12, 3],
  ['sud-ouest', 'Sud-Ouest', 0.9, 44.9, -0.1, 12, 2],
  ['ouest', 'Ouest', 1, 47.8, -1.9, 12, 2],
  ['centre', 'Normandie-Centre', 0.8, 48.3, 0.5, 12, 3],
];

/** Size of a region's first, second … centre against its mean: few large floors, many small ones. */
const SIZES = [2.4, 1.8, 1.4, 1.2, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.3] as const;
const PARTNER_SIZES = [1.5, 1, 0.7, 1.1] as const;
/** Symbolic places on the map: around the region's middle, degrees. */
const AROUND: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.5, 0.2],
  [0.2, 0.7],
  [-0.3, 0.6],
  [-0.5, 0.1],
  [-0.3, -0.5],
  [0.2, -0.6],
  [0.6, -0.2],
  [0.4, 0.9],
  [-0.6, 0.7],
  [-0.6, -0.5],
  [0.6, -0.8],
  [0.1, 0.3],
];

export const REGIONS: readonly Region[] = REGIONS_TABLE.map(([id, name]) => ({ id, name }));

/** A centre with the figures that size its teams. */
export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly kind: SiteKind;
  /** Place among the centres of its region and kind, from 0. */
  readonly place: number;
  /** Weight in calls and staff among the centres of its kind. */
  readonly weight: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function internalCentres([regionId, region, weight, latitude, longitude, count]: (typeof REGIONS_TABLE)[number]): readonly Centre[] {
  return Array.from({ length: count }, (_, place) => {
    const [north, east] = AROUND[place % AROUND.length]!;
    return {
      id: `${regionId}-${twoDigits(place + 1)}`,
      name: `${region} ${place + 1}`,
      regionId,
      kind: 'internal',
      place,
      weight: weight * SIZES[place % SIZES.length]!,
      latitude: Math.round((latitude + north) * 100) / 100,
      longitude: Math.round((longitude + east) * 100) / 100,
    };
  });
}

function partnerCentres([regionId, region, , latitude, longitude, , count]: (typeof REGIONS_TABLE)[number]): readonly Centre[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `partenaire-${regionId}-${place + 1}`,
    name: `Partenaire ${region} ${place + 1}`,
    regionId,
    kind: 'partner',
    place,
    weight: PARTNER_SIZES[place % PARTNER_SIZES.length]!,
    latitude: Math.round((latitude - 0.15) * 100) / 100,
    longitude: Math.round((longitude + 0.35 * (place + 1)) * 100) / 100,
  }));
}

/** Offshore centres answer for the whole country; each is filed under a region in turn, because a site needs one. */
function offshoreCentres(): readonly Centre[] {
  return Array.from({ length: OFFSHORE_SITES }, (_, place) => ({
    id: `offshore-${twoDigits(place + 1)}`,
    name: `Offshore ${place + 1}`,
    regionId: REGIONS_TABLE[place % REGIONS_TABLE.length]![0],
    kind: 'offshore',
    place,
    weight: PARTNER_SIZES[place % PARTNER_SIZES.length]! * 1.2,
    latitude: null,
    longitude: null,
  }));
}

export const CENTRES: readonly Centre[] = [
  ...REGIONS_TABLE.flatMap(internalCentres),
  ...REGIONS_TABLE.flatMap(partnerCentres),
  ...offshoreCentres(),
];

const OWN_HOURS = week([8, 20]);
/** Partners also work evenings and Saturdays. */
const PARTNER_HOURS = week([8, 22], [8, 20]);
const PRICE_PER_CALL: Readonly<Record<SiteKind, number | null>> = { internal: null, partner: 4.6, offshore: 3.1 };
/** Workplaces per adviser employed: most are not there at the same time. */
const SEATS_PER_HEAD = 0.75;
const SPARE_SEATS = 3;
const FIXED_COST_PER_SEAT = 380;

/** The floor of a centre that employs so many advisers. */
export function siteOf(centre: Centre, headcount: number): Site {
  const { id, name, regionId, kind, latitude, longitude } = centre;
  const internal = kind === 'internal';
  const seats = Math.ceil(headcount * SEATS_PER_HEAD) + SPARE_SEATS;
  return {
    id,
    name,
    regionId,
    kind,
    seats,
    opening: internal ? OWN_HOURS : PARTNER_HOURS,
    pricePerCall: PRICE_PER_CALL[kind],
    fixedCostPerMonth: internal ? Math.round((seats * FIXED_COST_PER_SEAT) / 100) * 100 : 0,
    latitude,
    longitude,
  };
}
