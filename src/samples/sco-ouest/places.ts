/**
 * SCO Ouest: the floors. Towns of western France chosen for their distances; which towns and how many seats are assumptions.
 * Sizes run from 12 to 180 advisers, one partner stands for all subcontractors of the region.
 */
import type { Site, SupportPosts } from '../../model/network.ts';
import { week } from '../curves.ts';

export const REGION_ID = 'ouest';
export const PARTNER_ID = 'partenaire';

/** id, name, seats, fixed cost a month (euros), latitude, longitude. */
const INTERNAL: readonly (readonly [string, string, number, number, number, number])[] = [
  ['rennes', 'Rennes', 130, 52_000, 48.11, -1.68],
  ['nantes', 'Nantes', 46, 19_000, 47.22, -1.55],
  ['brest', 'Brest', 34, 12_000, 48.39, -4.49],
  ['le-mans', 'Le Mans', 24, 8500, 48.0, 0.2],
  ['angers', 'Angers', 18, 6500, 47.47, -0.55],
  ['lorient', 'Lorient', 14, 4800, 47.75, -3.37],
  ['laval', 'Laval', 10, 3600, 48.07, -0.77],
];

const OWN_HOURS = week([8, 20]);
/** The partner also works evenings and Saturdays. */
const PARTNER_HOURS = week([8, 22], [8, 20]);

function internalSite([id, name, seats, fixedCostPerMonth, latitude, longitude]: (typeof INTERNAL)[number]): Site {
  const common = { regionId: REGION_ID, kind: 'internal', opening: OWN_HOURS, pricePerCall: null } as const;
  return { id, name, ...common, seats, fixedCostPerMonth, latitude, longitude };
}

export const SITES: readonly Site[] = [
  ...INTERNAL.map(internalSite),
  {
    id: PARTNER_ID,
    name: 'Partenaire Atlantique',
    regionId: REGION_ID,
    kind: 'partner',
    seats: 190,
    opening: PARTNER_HOURS,
    pricePerCall: 4.6,
    fixedCostPerMonth: 0,
    latitude: 46.32,
    longitude: -0.46,
  },
];

/** Support, team leaders, planning, trainers: FTE by site. */
const POSTS: readonly (readonly [string, number, number, number, number])[] = [
  ['rennes', 8, 14, 3, 4],
  ['nantes', 3, 5, 1, 1],
  ['brest', 2, 4, 1, 1],
  ['le-mans', 1, 3, 0, 0.5],
  ['angers', 1, 2, 0, 0.5],
  ['lorient', 0.5, 1.5, 0, 0],
  ['laval', 0.5, 1, 0, 0],
];
const KINDS = ['support', 'teamLeader', 'planning', 'trainer'] as const;

export const SUPPORT_POSTS: readonly SupportPosts[] = POSTS.flatMap(([siteId, ...fte]) =>
  KINDS.flatMap((kind, index) => (fte[index] ? [{ id: `${siteId}-${kind}`, siteId, kind, fte: fte[index] }] : [])),
);
