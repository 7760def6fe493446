/**
 * Mutualisation nationale 2021: nine regions with one or two sites each, a reduced picture of the country. The first line answers its region's
 * calls and widens to the country after a wait; the back-office trades stay in their region. Two trades are tiny in each region; debt
 * collection is held by two sites only. No headcount or volume of 2021 is in the sources: all sizes are assumptions.
 */
import type { Flow, FlowRouting, Network, Region, Site, SkillProfile, SupportPosts, Team } from '../../model/network.ts';
import { curve, week } from '../curves.ts';
import { callFlow, ownTeam, skill, supportPosts, VARIABLE_PAY, type Weights } from '../parts.ts';
import { DAY_SHAPE, OFFICE_BY_WEEKDAY, PRESENCE_SHAPE, seasonalVolumes } from '../shapes.ts';

export const MONTHS = 18;
/** July 2020: half a year of regional routing comes before the pooling of early 2021. */
const START = '2020-07';
const JULY = 6;
const ROSTER = 'presence';
const CALLS = 'appels';

/** Region, then its sites: id, name, weight of its first line, seats, fixed cost a month (euros), latitude, longitude. */
type Place = readonly [string, string, number, number, number, number, number];
const REGIONS_TABLE: readonly (readonly [string, string, readonly Place[]])[] = [
  [
    'idf',
    'Île-de-France',
    [
      ['saint-denis', 'Saint-Denis', 9, 62, 27_000, 48.94, 2.36],
      ['evry', 'Évry', 5, 32, 13_500, 48.63, 2.44],
    ],
  ],
  ['nord', 'Nord', [['lille', 'Lille', 12, 80, 30_000, 50.63, 3.06]]],
  ['est', 'Est', [['nancy', 'Nancy', 10, 62, 22_000, 48.69, 6.18]]],
  [
    'centre-est',
    'Centre-Est',
    [
      ['lyon', 'Lyon', 8, 56, 23_000, 45.76, 4.84],
      ['grenoble', 'Grenoble', 5, 32, 12_000, 45.19, 5.72],
    ],
  ],
  ['sud-est', 'Sud-Est', [['marseille', 'Marseille', 12, 80, 30_000, 43.3, 5.37]]],
  ['sud', 'Sud', [['toulouse', 'Toulouse', 10, 62, 22_000, 43.6, 1.44]]],
  ['sud-ouest', 'Sud-Ouest', [['bordeaux', 'Bordeaux', 10, 62, 22_000, 44.84, -0.58]]],
  [
    'ouest',
    'Ouest',
    [
      ['rennes', 'Rennes', 7, 50, 18_500, 48.11, -1.68],
      ['brest', 'Brest', 4, 28, 9500, 48.39, -4.49],
    ],
  ],
  ['centre', 'Normandie-Centre', [['orleans', 'Orléans', 8, 54, 19_000, 47.9, 1.9]]],
];

const REGIONS: readonly Region[] = REGIONS_TABLE.map(([id, name]) => ({ id, name }));
const OWN_HOURS = week([8, 20]);

const SITES: readonly Site[] = REGIONS_TABLE.flatMap(([regionId, , places]) =>
  places.map(([id, name, , seats, fixedCostPerMonth, latitude, longitude]): Site => {
    const common = { regionId, kind: 'internal', opening: OWN_HOURS, pricePerCall: null } as const;
    return { id, name, ...common, seats, fixedCostPerMonth, latitude, longitude };
  }),
);

/** Weight of each site in the first line; in the two small trades each region counts once, at its first site. */
const N1_ZONES: Weights = Object.fromEntries(REGIONS_TABLE.flatMap(([, , places]) => places.map(([id, , weight]) => [id, weight])));
const N2_ZONES: Weights = Object.fromEntries(
  REGIONS_TABLE.map(([, , places]) => [places[0]?.[0], places.reduce((sum, [, , weight]) => sum + weight, 0)]),
);
/** Debt collection: two sites are left that hold it, of one size. */
const DEBT_ZONES: Weights = { lille: 1, marseille: 1 };

/** The first line widens to the country after a minute, as regional routing did; the trades of the back office do not. */
const REGIONAL: FlowRouting = {
  start: 'region',
  overflow: [{ reach: 'nation', afterSeconds: 60 }],
  partnerShare: 0,
  partnerHours: null,
};
const CLOSED: FlowRouting = { ...REGIONAL, overflow: [] };

const FALL_A_YEAR = -0.04;
const volumes = (start: number): readonly number[] => seasonalVolumes(start, FALL_A_YEAR, MONTHS, JULY);

export const N1 = ['open-n1', 'mobile-n1'] as const;
export const N2 = ['livraison', 'reclamations', 'recouvrement'] as const;

const FLOWS: readonly Flow[] = [
  callFlow({
    id: 'open-n1',
    name: 'Open N1',
    universe: 'Open',
    line: 'N1',
    volumes: volumes(330_000),
    profileId: CALLS,
    ahtSeconds: 450,
    zones: N1_ZONES,
    routing: REGIONAL,
    transfers: { livraison: 0.03, reclamations: 0.02 },
  }),
  callFlow({
    id: 'mobile-n1',
    name: 'Mobile N1',
    universe: 'Mobile',
    line: 'N1',
    volumes: volumes(160_000),
    profileId: CALLS,
    ahtSeconds: 360,
    zones: N1_ZONES,
    routing: REGIONAL,
    transfers: { reclamations: 0.02 },
  }),
  callFlow({
    id: 'livraison',
    name: 'N2 Suivi de livraison',
    universe: 'N2',
    line: 'N2',
    volumes: volumes(25_000),
    profileId: CALLS,
    ahtSeconds: 480,
    zones: N2_ZONES,
    routing: CLOSED,
  }),
  callFlow({
    id: 'reclamations',
    name: 'N2 Réclamations',
    universe: 'N2',
    line: 'N2',
    volumes: volumes(12_000),
    profileId: CALLS,
    ahtSeconds: 640,
    zones: N2_ZONES,
    routing: CLOSED,
  }),
  callFlow({
    id: 'recouvrement',
    name: 'N2 Recouvrement',
    universe: 'N2',
    line: 'N2',
    volumes: volumes(34_120),
    profileId: CALLS,
    ahtSeconds: 420,
    zones: DEBT_ZONES,
    routing: CLOSED,
  }),
];

const PROFILES: readonly SkillProfile[] = [
  { id: 'p-open', name: 'Open', skills: [skill('open-n1')] },
  { id: 'p-mobile', name: 'Mobile', skills: [skill('mobile-n1')] },
  { id: 'p-livraison', name: 'Suivi de livraison', skills: [skill('livraison')] },
  { id: 'p-reclamations', name: 'Réclamations', skills: [skill('reclamations')] },
  { id: 'p-recouvrement', name: 'Recouvrement', skills: [skill('recouvrement')] },
];

/** Advisers of the country by trade, where they are. */
const TRADES: readonly (readonly [string, number, Weights])[] = [
  ['p-open', 536, N1_ZONES],
  ['p-mobile', 235, N1_ZONES],
  ['p-livraison', 86, N2_ZONES],
  ['p-reclamations', 78, N2_ZONES],
  ['p-recouvrement', 58, DEBT_ZONES],
];

function teamsOf([profileId, heads, zones]: (typeof TRADES)[number]): readonly Team[] {
  const total = Object.values(zones).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(zones).map(([siteId, weight]) => ({
    ...ownTeam(siteId, profileId, Math.round((heads * weight) / total), ROSTER),
    variablePay: VARIABLE_PAY,
  }));
}

const TEAMS: readonly Team[] = TRADES.flatMap(teamsOf);

const SUPPORT_POSTS: readonly SupportPosts[] = SITES.flatMap(({ id }) => {
  const heads = TEAMS.filter((team) => team.siteId === id).reduce((sum, team) => sum + team.headcount, 0);
  return supportPosts([id, Math.round(heads / 30), Math.round(heads / 13), Math.round(heads / 60), Math.round(heads / 80)]);
});

export const BASELINE: Network = {
  horizon: { startMonth: START, months: MONTHS, holidays: 'fr' },
  regions: REGIONS,
  sites: SITES,
  profiles24: [curve(CALLS, 'Appels', 8, DAY_SHAPE, OFFICE_BY_WEEKDAY), curve(ROSTER, 'Présence', 8, PRESENCE_SHAPE, OFFICE_BY_WEEKDAY)],
  flows: FLOWS,
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: [],
  supportPosts: SUPPORT_POSTS,
  disruptions: [],
  oneOffCosts: [],
};
