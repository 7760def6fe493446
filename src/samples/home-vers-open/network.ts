/**
 * Home vers Open: a region of six sites and a partner, 2013 and 2014. Home shrinks and is 73 % in-house, Open grows and is 20 % in-house; one
 * back-office trade has four holders left, half-time and near retirement. Shares are sourced, sizes are assumptions.
 */
import type { Flow, FlowRouting, Network, Site, SkillProfile, Team } from '../../model/network.ts';
import { curve, week } from '../curves.ts';
import { callFlow, ownTeam, partnerTeam, skill, supportPosts, trainingPath, type Weights, workFlow } from '../parts.ts';
import { CALLS_BY_WEEKDAY, DAY_SHAPE, EVENING_SHAPE, OFFICE_BY_WEEKDAY, PRESENCE_SHAPE, SEASON, seasonalVolumes } from '../shapes.ts';

export const MONTHS = 24;
const START = '2013-01';
const REGION_ID = 'sud-ouest';
export const PARTNER_ID = 'partenaire';
const ROSTER = 'presence';
const ROSTER_PARTNER = 'presence-partenaire';
const N1_CALLS = 'appels-n1';
const N2_CALLS = 'appels-n2';

/** id, name, seats, fixed cost a month (euros), latitude, longitude. */
const PLACES: readonly (readonly [string, string, number, number, number, number])[] = [
  ['bordeaux', 'Bordeaux', 60, 25_000, 44.84, -0.58],
  ['limoges', 'Limoges', 30, 10_500, 45.83, 1.26],
  ['pau', 'Pau', 26, 9500, 43.3, -0.37],
  ['bayonne', 'Bayonne', 20, 7500, 43.49, -1.47],
  ['perigueux', 'Périgueux', 16, 5500, 45.18, 0.72],
  ['agen', 'Agen', 12, 4000, 44.2, 0.62],
];
const OWN_HOURS = week([8, 20]);

const SITES: readonly Site[] = [
  ...PLACES.map(([id, name, seats, fixedCostPerMonth, latitude, longitude]): Site => {
    const common = { regionId: REGION_ID, kind: 'internal', opening: OWN_HOURS, pricePerCall: null } as const;
    return { id, name, ...common, seats, fixedCostPerMonth, latitude, longitude };
  }),
  {
    id: PARTNER_ID,
    name: 'Partenaire Garonne',
    regionId: REGION_ID,
    kind: 'partner',
    seats: 160,
    opening: week([8, 22], [8, 20]),
    pricePerCall: 4.6,
    fixedCostPerMonth: 0,
    latitude: 44.36,
    longitude: -0.9,
  },
];

/** Advisers by site and profile. Columns: site, profile, headcount. */
const HEADS: readonly (readonly [string, string, number])[] = [
  ['bordeaux', 'p-home', 30],
  ['bordeaux', 'p-fidelite', 13],
  ['bordeaux', 'p-open', 14],
  ['bordeaux', 'p-reclamations', 13],
  ['limoges', 'p-home', 21],
  ['limoges', 'p-livraison', 13],
  ['pau', 'p-home', 16],
  ['pau', 'p-reclamations', 11],
  ['bayonne', 'p-home', 12],
  ['bayonne', 'p-open', 8],
  ['perigueux', 'p-home', 9],
  ['perigueux', 'p-livraison', 9],
  ['agen', 'p-fidelite', 9],
  ['agen', 'p-recouvrement', 4],
];
const PARTNER_HEADS = 134;

export const LAST_HOLDERS = 'agen-recouvrement';
/** All over five years in the job and half-time; this share of them retires in a year. */
export const RETIRING_SHARE = 0.65;

function ownTeamOf([siteId, profileId, heads]: (typeof HEADS)[number]): Team {
  const team = ownTeam(siteId, profileId, heads, ROSTER);
  if (team.id !== LAST_HOLDERS) return team;
  return {
    ...team,
    fte: team.headcount / 2,
    seniority: { under1Year: 0, from1To5Years: 0, over5Years: 1 },
    attritionByBand: { under1Year: 0.04, from1To5Years: 0.04, over5Years: RETIRING_SHARE },
  };
}

const TEAMS: readonly Team[] = [...HEADS.map(ownTeamOf), partnerTeam(PARTNER_ID, 'p-partenaire', PARTNER_HEADS, ROSTER_PARTNER)];

const zonesOf = (profileId: string): Weights =>
  Object.fromEntries(HEADS.filter(([, profile]) => profile === profileId).map(([siteId, , heads]) => [siteId, heads]));

/** National Open customers in January 2013 and what each month adds, by year; the region's part of them; calls of one customer in a month. */
const OPEN_CUSTOMERS_START = 2_400_000;
const OPEN_ADDED_A_MONTH = [50_000, 30_000] as const;
const REGION_SHARE = 0.08;
const OPEN_CALLS_PER_CUSTOMER = 0.21;

function openVolumes(): readonly number[] {
  let customers = OPEN_CUSTOMERS_START;
  return Array.from({ length: MONTHS }, (_, month) => {
    const calls = customers * REGION_SHARE * OPEN_CALLS_PER_CUSTOMER * (SEASON[month % 12] ?? 1);
    customers += OPEN_ADDED_A_MONTH[Math.floor(month / 12)] ?? 0;
    return Math.round(calls / 10) * 10;
  });
}

const HOME_FALL_A_YEAR = -0.08;
const N2_FALL_A_YEAR = -0.03;
const home = (start: number): readonly number[] => seasonalVolumes(start, HOME_FALL_A_YEAR, MONTHS);
const n2 = (start: number): readonly number[] => seasonalVolumes(start, N2_FALL_A_YEAR, MONTHS);

/** Evenings and Saturdays go to the partner. */
const PARTNER_HOURS = week([20, 22], [8, 20]);
const IN_HOUSE: FlowRouting = {
  start: 'site',
  overflow: [{ reach: 'region', afterSeconds: 30 }],
  partnerShare: 0,
  partnerHours: null,
};
/** Daytime share of the partner: with evenings and Saturdays it comes to 27 % of Home and 80 % of Open. */
const HOME_ROUTING: FlowRouting = { ...IN_HOUSE, partnerShare: 0.157, partnerHours: PARTNER_HOURS };
const OPEN_ROUTING: FlowRouting = { ...IN_HOUSE, partnerShare: 0.769, partnerHours: PARTNER_HOURS };

export const HOME = ['home-usage', 'home-fidelite'] as const;
export const WORK = ['recouvrement'] as const;

const FLOWS: readonly Flow[] = [
  callFlow({
    id: 'home-usage',
    name: 'Home Usage',
    universe: 'Home',
    line: 'N1',
    volumes: home(70_000),
    profileId: N1_CALLS,
    ahtSeconds: 430,
    zones: zonesOf('p-home'),
    routing: HOME_ROUTING,
    transfers: { livraison: 0.03, reclamations: 0.03 },
  }),
  callFlow({
    id: 'home-fidelite',
    name: 'Home Fidélité',
    universe: 'Home',
    line: 'N1',
    volumes: home(10_000),
    profileId: N1_CALLS,
    ahtSeconds: 560,
    zones: zonesOf('p-fidelite'),
    routing: HOME_ROUTING,
    transfers: { reclamations: 0.04 },
    repeatShare: 0.05,
  }),
  callFlow({
    id: 'open-n1',
    name: 'Open N1',
    universe: 'Open',
    line: 'N1',
    volumes: openVolumes(),
    profileId: N1_CALLS,
    ahtSeconds: 540,
    zones: zonesOf('p-open'),
    routing: OPEN_ROUTING,
    transfers: { livraison: 0.04, reclamations: 0.03 },
    repeatShare: 0.09,
  }),
  callFlow({
    id: 'livraison',
    name: 'N2 Suivi de livraison',
    universe: 'N2',
    line: 'N2',
    volumes: n2(5500),
    profileId: N2_CALLS,
    ahtSeconds: 480,
    zones: zonesOf('p-livraison'),
    routing: IN_HOUSE,
  }),
  callFlow({
    id: 'reclamations',
    name: 'N2 Réclamations',
    universe: 'N2',
    line: 'N2',
    volumes: n2(3000),
    profileId: N2_CALLS,
    ahtSeconds: 660,
    zones: zonesOf('p-reclamations'),
    routing: IN_HOUSE,
  }),
  workFlow(
    {
      id: 'recouvrement',
      name: 'N2 Recouvrement (dossiers)',
      universe: 'N2',
      line: 'N2',
      volumes: Array.from({ length: MONTHS }, (_, month) => Math.round(720 * (1 + (N2_FALL_A_YEAR * month) / 12))),
      profileId: N2_CALLS,
      ahtSeconds: 900,
      zones: { agen: 1 },
      routing: { ...IN_HOUSE, start: 'region', overflow: [] },
    },
    72,
    60,
  ),
];

const PROFILES: readonly SkillProfile[] = [
  { id: 'p-home', name: 'Home', skills: [skill('home-usage')] },
  { id: 'p-fidelite', name: 'Home Fidélité', skills: [skill('home-fidelite'), skill('home-usage', 1.05, 2, 2)] },
  { id: 'p-open', name: 'Open', skills: [skill('open-n1')] },
  { id: 'p-livraison', name: 'Suivi de livraison', skills: [skill('livraison')] },
  { id: 'p-reclamations', name: 'Réclamations', skills: [skill('reclamations')] },
  { id: 'p-recouvrement', name: 'Recouvrement', skills: [skill('recouvrement')] },
  { id: 'p-partenaire', name: 'Partenaire N1', skills: ['home-usage', 'home-fidelite', 'open-n1'].map((id) => skill(id, 1.05)) },
];

const PARTNER_EVENING = [112, 92, 72, 54] as const;
const PARTNER_BY_WEEKDAY = [1.09, 1.03, 1, 0.99, 0.98, 0.74, 0] as const;

export const BASELINE: Network = {
  horizon: { startMonth: START, months: MONTHS, holidays: 'fr' },
  regions: [{ id: REGION_ID, name: 'Sud-Ouest', minimumAdvisers: 120 }],
  sites: SITES,
  profiles24: [
    curve(N1_CALLS, 'Appels N1', 8, [...DAY_SHAPE, ...EVENING_SHAPE], CALLS_BY_WEEKDAY),
    curve(N2_CALLS, 'Appels N2', 8, DAY_SHAPE, OFFICE_BY_WEEKDAY),
    curve(ROSTER, 'Présence des sites', 8, PRESENCE_SHAPE, OFFICE_BY_WEEKDAY),
    curve(ROSTER_PARTNER, 'Présence du partenaire', 8, [...PRESENCE_SHAPE, ...PARTNER_EVENING], PARTNER_BY_WEEKDAY),
  ],
  flows: FLOWS,
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: [
    trainingPath(['p-home', 'p-open', 4, 5, 0.3, 1.35, 4, 2800]),
    trainingPath(['p-fidelite', 'p-open', 4, 5, 0.3, 1.3, 4, 2800]),
    trainingPath(['p-home', 'p-fidelite', 1, 2, 0.2, 1.15, 2, 700]),
    trainingPath(['p-reclamations', 'p-recouvrement', 2, 3, 0.25, 1.25, 3, 1400]),
  ],
  supportPosts: [
    ...supportPosts(['bordeaux', 3, 5, 1, 2]),
    ...supportPosts(['limoges', 1, 2, 1, 1]),
    ...supportPosts(['pau', 1, 2, 0, 0.5]),
    ...supportPosts(['bayonne', 1, 1.5, 0, 0.5]),
    ...supportPosts(['perigueux', 0.5, 1, 0, 0]),
    ...supportPosts(['agen', 0.5, 1, 0, 0]),
  ],
  disruptions: [],
  oneOffCosts: [],
};
