/**
 * Atelier: three small sites and three flows, small enough to hold in the head. Everything is invented for a workshop: teams of two to five
 * people, each site answering its own zone alone, so that pooling visibly helps.
 */
import type { Flow, FlowOrigin, Network, Site, SkillProfile, Team, TrainingPath } from '../../model/network.ts';
import { curve, week } from '../curves.ts';

export const MONTHS = 12;
const REGION_ID = 'pays';
const OFFICE_HOURS = week([9, 18]);

/** id, name, seats, fixed cost a month (euros), latitude, longitude. */
const PLACES: readonly (readonly [string, string, number, number, number, number])[] = [
  ['bourg', 'Le Bourg', 12, 3600, 46.67, -1.43],
  ['gare', 'La Gare', 8, 2500, 46.49, -1.79],
  ['port', 'Le Port', 6, 1900, 46.72, -1.95],
];

const SITES: readonly Site[] = PLACES.map(([id, name, seats, fixedCostPerMonth, latitude, longitude]) => {
  const common = { regionId: REGION_ID, kind: 'internal', opening: OFFICE_HOURS, pricePerCall: null } as const;
  return { id, name, ...common, seats, fixedCostPerMonth, latitude, longitude };
});

const CALLS_SHAPE = [70, 92, 108, 112, 106, 92, 70, 66, 82, 96, 104, 108, 106, 104, 98, 88, 72, 54] as const;
const PRESENCE_SHAPE = [80, 94, 104, 106, 102, 88, 74, 74, 90, 100, 104, 106, 104, 102, 98, 90, 80, 66] as const;
const CALLS_BY_WEEKDAY = [1.15, 1.03, 1, 0.98, 0.95, 0, 0] as const;
const PRESENCE_BY_WEEKDAY = [1.08, 1.02, 1, 0.99, 0.97, 0, 0] as const;
/** January to December, mean 1. */
const SEASON = [1.06, 1.0, 1.0, 0.98, 0.97, 1.0, 0.97, 0.9, 1.05, 1.04, 1.01, 1.02] as const;

/** Calls a month, AHT (s), patience (s), zones by site. */
const DEMAND: readonly (readonly [string, string, number, number, number, Readonly<Record<string, number>>])[] = [
  ['accueil', 'Accueil', 7600, 300, 150, { bourg: 5, gare: 4, port: 3 }],
  ['factures', 'Factures', 4100, 360, 180, { bourg: 4, gare: 4 }],
  ['depannage', 'Dépannage', 1500, 480, 240, { bourg: 3, port: 2 }],
];

function zones(weights: Readonly<Record<string, number>>): readonly FlowOrigin[] {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).map(([siteId, weight]) => ({ siteId, share: weight / total }));
}

const FLOWS: readonly Flow[] = DEMAND.map(([id, name, calls, ahtSeconds, patienceSeconds, weights]) => ({
  id,
  name,
  universe: 'Atelier',
  line: 'N1',
  deferrable: false,
  volumeByMonth: SEASON.map((factor) => Math.round((calls * factor) / 10) * 10),
  profileId: 'appels',
  ahtSeconds,
  ahtCv: 0.8,
  patienceSeconds,
  balkingShare: 0,
  dayVariationCv: 0.05,
  target: { withinSeconds: 20, share: 0.8 },
  redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 900 },
  repeat: { share: 0.05, delaySeconds: 10_800 },
  transfers: id === 'accueil' ? [{ toFlowId: 'depannage', share: 0.03 }] : [],
  origins: zones(weights),
  routing: { start: 'site', overflow: [], partnerShare: 0, partnerHours: null },
}));

const PROFILES: readonly SkillProfile[] = DEMAND.map(([flowId, name]) => ({
  id: `p-${flowId}`,
  name,
  skills: [{ flowId, handlingFactor: 1, rank: 1, queueRank: 1 }],
}));

/** Advisers by site and flow. */
const HEADS: readonly (readonly [string, string, number])[] = [
  ['bourg', 'accueil', 5],
  ['bourg', 'factures', 4],
  ['bourg', 'depannage', 3],
  ['gare', 'accueil', 4],
  ['gare', 'factures', 4],
  ['port', 'accueil', 3],
  ['port', 'depannage', 2],
];
const FTE_PER_HEAD = 0.9;

const TEAMS: readonly Team[] = HEADS.map(([siteId, flowId, headcount]) => ({
  id: `${siteId}-${flowId}`,
  siteId,
  profileId: `p-${flowId}`,
  headcount,
  fte: Math.round(headcount * FTE_PER_HEAD * 10) / 10,
  weeklyHours: 35,
  seniority: { under1Year: 0, from1To5Years: 0.4, over5Years: 0.6 },
  attritionPerYearShare: 0.04,
  shrinkageShare: 0.28,
  costPerHour: 29,
  rosterId: 'presence',
  cohorts: [],
  agentsByHalfHour: null,
}));

const PAIRS: readonly (readonly [string, string])[] = [
  ['accueil', 'factures'],
  ['factures', 'accueil'],
  ['accueil', 'depannage'],
];

const TRAINING_PATHS: readonly TrainingPath[] = PAIRS.map(([from, to]) => ({
  id: `${from}-${to}`,
  fromProfileId: `p-${from}`,
  toProfileId: `p-${to}`,
  classroomWeeks: to === 'depannage' ? 2 : 1,
  accompanimentWeeks: 2,
  accompanimentAwayShare: 0.2,
  rampFactor: 1.25,
  rampMonths: 2,
  costPerPerson: 900,
}));

export const BASELINE: Network = {
  horizon: { startMonth: '2026-01', months: MONTHS },
  regions: [{ id: REGION_ID, name: 'Pays' }],
  sites: SITES,
  profiles24: [
    curve('appels', 'Appels', 9, CALLS_SHAPE, CALLS_BY_WEEKDAY),
    curve('presence', 'Présence', 9, PRESENCE_SHAPE, PRESENCE_BY_WEEKDAY),
  ],
  flows: FLOWS,
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: TRAINING_PATHS,
  supportPosts: [{ id: 'bourg-encadrement', siteId: 'bourg', kind: 'teamLeader', fte: 2 }],
  disruptions: [],
  oneOffCosts: [],
};
