/**
 * Incident SI: a region of six sites in 2017 and 2018 as it was planned, without the failure. The failure itself is a lever of both scenarios,
 * so that "no impact", as announced, is the baseline and can be held against it. Sizes are assumptions.
 */
import type { Flow, FlowRouting, Network, Site, SkillProfile, Team } from '../../model/network.ts';
import { curve, week } from '../curves.ts';
import { callFlow, ownTeam, skill, supportPosts, trainingPath, VARIABLE_PAY, type Weights, workFlow } from '../parts.ts';
import { DAY_SHAPE, OFFICE_BY_WEEKDAY, PRESENCE_SHAPE, seasonalVolumes } from '../shapes.ts';

export const MONTHS = 24;
const START = '2017-01';
const REGION_ID = 'nord';
const ROSTER = 'presence';
const CALLS = 'appels';
const OWN_HOURS = week([8, 20]);

/** id, name, seats, fixed cost a month (euros), latitude, longitude. */
const PLACES: readonly (readonly [string, string, number, number, number, number])[] = [
  ['lille', 'Lille', 62, 26_000, 50.63, 3.06],
  ['amiens', 'Amiens', 34, 12_500, 49.89, 2.3],
  ['valenciennes', 'Valenciennes', 30, 10_500, 50.36, 3.52],
  ['arras', 'Arras', 24, 8500, 50.29, 2.78],
  ['dunkerque', 'Dunkerque', 22, 7500, 51.03, 2.38],
  ['saint-quentin', 'Saint-Quentin', 16, 5200, 49.85, 3.29],
];

const SITES: readonly Site[] = PLACES.map(([id, name, seats, fixedCostPerMonth, latitude, longitude]) => {
  const common = { regionId: REGION_ID, kind: 'internal', opening: OWN_HOURS, pricePerCall: null } as const;
  return { id, name, ...common, seats, fixedCostPerMonth, latitude, longitude };
});

/** Advisers by site and profile. Columns: site, profile, headcount. */
const HEADS: readonly (readonly [string, string, number])[] = [
  ['lille', 'p-assistance', 34],
  ['lille', 'p-commandes', 24],
  ['lille', 'p-livraison', 12],
  ['amiens', 'p-assistance', 24],
  ['amiens', 'p-commandes', 16],
  ['valenciennes', 'p-assistance', 24],
  ['valenciennes', 'p-reclamations', 14],
  ['arras', 'p-commandes', 20],
  ['arras', 'p-livraison', 9],
  ['dunkerque', 'p-assistance', 19],
  ['dunkerque', 'p-reclamations', 9],
  ['saint-quentin', 'p-reprises', 10],
  ['saint-quentin', 'p-commandes', 8],
];

const TEAMS: readonly Team[] = HEADS.map(([siteId, profileId, heads]) => ({
  ...ownTeam(siteId, profileId, heads, ROSTER),
  variablePay: VARIABLE_PAY,
}));

/** Zones follow the heads of the flow. */
const zonesOf = (profileId: string): Weights =>
  Object.fromEntries(HEADS.filter(([, profile]) => profile === profileId).map(([siteId, , heads]) => [siteId, heads]));

const MUTUAL_AID: FlowRouting = {
  start: 'site',
  overflow: [{ reach: 'region', afterSeconds: 20 }],
  partnerShare: 0,
  partnerHours: null,
};
const WHOLE_REGION: FlowRouting = { ...MUTUAL_AID, start: 'region', overflow: [] };

/** The fall of the calls follows that of the staff, so that nothing but the failure moves the baseline. */
const FALL_A_YEAR = -0.04;
const volumes = (start: number): readonly number[] => seasonalVolumes(start, FALL_A_YEAR, MONTHS);
/** Files come evenly over the year: what was ordered in December is followed up in January. */
const evenly = (start: number): readonly number[] =>
  Array.from({ length: MONTHS }, (_, month) => Math.round(start * (1 + (FALL_A_YEAR * month) / 12)));

/** Work that can wait. */
export const WORK = ['dossiers-livraison', 'reprises'] as const;

const N2_WORK = { universe: 'N2', line: 'N2', profileId: CALLS, routing: WHOLE_REGION } as const;

const FLOWS: readonly Flow[] = [
  callFlow({
    id: 'commandes',
    name: 'Commandes',
    universe: 'Open',
    line: 'N1',
    volumes: volumes(30_000),
    profileId: CALLS,
    ahtSeconds: 540,
    zones: zonesOf('p-commandes'),
    routing: MUTUAL_AID,
    transfers: { reclamations: 0.03 },
  }),
  callFlow({
    id: 'assistance',
    name: 'Usage et factures',
    universe: 'Open',
    line: 'N1',
    volumes: volumes(60_000),
    profileId: CALLS,
    ahtSeconds: 420,
    zones: zonesOf('p-assistance'),
    routing: MUTUAL_AID,
    transfers: { reclamations: 0.03 },
  }),
  callFlow({
    id: 'reclamations',
    name: 'N2 Réclamations',
    universe: 'N2',
    line: 'N2',
    volumes: volumes(5000),
    profileId: CALLS,
    ahtSeconds: 660,
    zones: zonesOf('p-reclamations'),
    routing: MUTUAL_AID,
  }),
  workFlow(
    {
      ...N2_WORK,
      id: 'dossiers-livraison',
      name: 'N2 Suivi de livraison (dossiers)',
      volumes: evenly(8800),
      ahtSeconds: 720,
      zones: zonesOf('p-livraison'),
    },
    48,
    0,
  ),
  workFlow(
    {
      ...N2_WORK,
      id: 'reprises',
      name: 'N2 Reprises de commandes (tickets)',
      volumes: evenly(3000),
      ahtSeconds: 900,
      zones: zonesOf('p-reprises'),
    },
    120,
    0,
  ),
];

const PROFILES: readonly SkillProfile[] = [
  { id: 'p-commandes', name: 'Commandes', skills: [skill('commandes')] },
  { id: 'p-assistance', name: 'Usage et factures', skills: [skill('assistance')] },
  { id: 'p-reclamations', name: 'Réclamations', skills: [skill('reclamations')] },
  { id: 'p-livraison', name: 'Suivi de livraison', skills: [skill('dossiers-livraison')] },
  { id: 'p-reprises', name: 'Reprises de commandes', skills: [skill('reprises')] },
];

export const BASELINE: Network = {
  horizon: { startMonth: START, months: MONTHS, holidays: 'fr' },
  regions: [{ id: REGION_ID, name: 'Nord' }],
  sites: SITES,
  profiles24: [curve(CALLS, 'Appels', 8, DAY_SHAPE, OFFICE_BY_WEEKDAY), curve(ROSTER, 'Présence', 8, PRESENCE_SHAPE, OFFICE_BY_WEEKDAY)],
  flows: FLOWS,
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: [
    trainingPath(['p-commandes', 'p-livraison', 2, 3, 0.25, 1.25, 3, 1400]),
    trainingPath(['p-commandes', 'p-reprises', 1, 2, 0.25, 1.2, 2, 900]),
  ],
  supportPosts: [
    ...supportPosts(['lille', 3, 5, 1, 1]),
    ...supportPosts(['amiens', 1.5, 3, 1, 0.5]),
    ...supportPosts(['valenciennes', 1.5, 3, 0, 0.5]),
    ...supportPosts(['arras', 1, 2, 0, 0.5]),
    ...supportPosts(['dunkerque', 1, 2, 0, 0]),
    ...supportPosts(['saint-quentin', 0.5, 1, 0, 0]),
  ],
  disruptions: [],
  oneOffCosts: [],
};
