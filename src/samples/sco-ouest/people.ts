/**
 * SCO Ouest: profiles, teams by site × profile, training paths. Headcounts by site and profile are assumptions, sized so that March 2013
 * holds its targets on most flows with Open and the small zones as weak spots.
 */
import type { ProfileSkill, SeniorityBands, SkillProfile, Team, TrainingPath } from '../../model/network.ts';
import { ROSTER_OWN, ROSTER_PARTNER } from './demand.ts';
import { PARTNER_ID } from './places.ts';

const skill = (flowId: string, handlingFactor = 1, rank = 1, queueRank = 1): ProfileSkill => ({ flowId, handlingFactor, rank, queueRank });

const HOME_SKILLS = [skill('home-accueil'), skill('home-usage')];

export const PROFILES: readonly SkillProfile[] = [
  { id: 'p-home', name: 'Home', skills: HOME_SKILLS },
  // Advisers who have answered Open before: a short refresher is enough to go back.
  { id: 'p-home-ex-open', name: 'Home (anciens Open)', skills: HOME_SKILLS },
  { id: 'p-fidelite', name: 'Home Fidélité', skills: [skill('home-fidelite'), skill('home-usage', 1.05, 2, 2)] },
  { id: 'p-mobile-haut', name: 'Mobile haut de marché', skills: [skill('mobile-haut'), skill('mobile-milieu', 1.05, 2, 2)] },
  { id: 'p-mobile-milieu', name: 'Mobile milieu de marché', skills: [skill('mobile-milieu')] },
  { id: 'p-open', name: 'Open', skills: [skill('open-n1')] },
  { id: 'p-livraison', name: 'Suivi de livraison', skills: [skill('livraison')] },
  { id: 'p-reclamations', name: 'Réclamations', skills: [skill('reclamations')] },
  { id: 'p-recouvrement', name: 'Recouvrement', skills: [skill('recouvrement')] },
  // Only few hold two of the three back-office trades.
  {
    id: 'p-n2-double',
    name: 'Réclamations et recouvrement',
    skills: [skill('reclamations', 1.05, 2, 1), skill('recouvrement', 1.05, 2, 2)],
  },
  {
    id: 'p-partenaire',
    name: 'Partenaire N1',
    skills: ['home-accueil', 'home-usage', 'home-fidelite', 'mobile-haut', 'mobile-milieu', 'open-n1'].map((flowId) => skill(flowId, 1.05)),
  },
];

/** Advisers by site and profile. Columns: site, profile, headcount. */
const HEADS: readonly (readonly [string, string, number])[] = [
  ['rennes', 'p-home', 51],
  ['rennes', 'p-fidelite', 22],
  ['rennes', 'p-mobile-haut', 18],
  ['rennes', 'p-mobile-milieu', 17],
  ['rennes', 'p-open', 13],
  ['rennes', 'p-livraison', 31],
  ['rennes', 'p-reclamations', 28],
  ['nantes', 'p-home', 12],
  ['nantes', 'p-home-ex-open', 9],
  ['nantes', 'p-fidelite', 9],
  ['nantes', 'p-open', 12],
  ['nantes', 'p-reclamations', 16],
  ['nantes', 'p-n2-double', 4],
  ['brest', 'p-home', 17],
  ['brest', 'p-mobile-milieu', 12],
  ['brest', 'p-livraison', 15],
  ['le-mans', 'p-home', 13],
  ['le-mans', 'p-open', 9],
  ['angers', 'p-home', 9],
  ['angers', 'p-recouvrement', 13],
  ['lorient', 'p-home', 8],
  ['lorient', 'p-recouvrement', 8],
  ['laval', 'p-home', 12],
];
const PARTNER_HEADS = 194;

/** Share of full time that an adviser works on average. */
const FTE_PER_HEAD = 0.92;
const HOURS_A_WEEK = 35;

/** By site: attrition a year, and seniority under 1, 1 to 5, over 5 years. Small sites are older. */
const BY_SITE: Readonly<Record<string, readonly [number, number, number, number]>> = {
  rennes: [0.05, 0.12, 0.36, 0.52],
  nantes: [0.05, 0.1, 0.36, 0.54],
  brest: [0.04, 0.08, 0.34, 0.58],
  'le-mans': [0.04, 0.06, 0.32, 0.62],
  angers: [0.04, 0.06, 0.3, 0.64],
  lorient: [0.03, 0.02, 0.26, 0.72],
  laval: [0.03, 0, 0.22, 0.78],
};

function bands(siteId: string): SeniorityBands {
  const [, under1Year = 0, from1To5Years = 0, over5Years = 1] = BY_SITE[siteId] ?? [];
  return { under1Year, from1To5Years, over5Years };
}

const fteOf = (heads: number): number => Math.round(heads * FTE_PER_HEAD * 10) / 10;

function ownTeam([siteId, profileId, headcount]: (typeof HEADS)[number]): Team {
  return {
    id: `${siteId}-${profileId.slice(2)}`,
    siteId,
    profileId,
    headcount,
    fte: fteOf(headcount),
    weeklyHours: HOURS_A_WEEK,
    seniority: bands(siteId),
    attritionPerYearShare: BY_SITE[siteId]?.[0] ?? 0.04,
    shrinkageShare: 0.31,
    costPerHour: 31,
    rosterId: ROSTER_OWN,
    cohorts: [],
    agentsByHalfHour: null,
  };
}

export const TEAMS: readonly Team[] = [
  ...HEADS.map(ownTeam),
  {
    id: 'partenaire-n1',
    siteId: PARTNER_ID,
    profileId: 'p-partenaire',
    headcount: PARTNER_HEADS,
    fte: fteOf(PARTNER_HEADS),
    weeklyHours: HOURS_A_WEEK,
    seniority: { under1Year: 0.35, from1To5Years: 0.5, over5Years: 0.15 },
    // The partner replaces those who leave.
    attritionPerYearShare: 0,
    shrinkageShare: 0.25,
    costPerHour: 22,
    rosterId: ROSTER_PARTNER,
    cohorts: [],
    agentsByHalfHour: null,
  },
];

/** from, to, classroom weeks, accompaniment weeks, away share while accompanied, AHT factor at first, ramp months, cost per person. */
const PATHS: readonly (readonly [string, string, number, number, number, number, number, number])[] = [
  ['p-mobile-milieu', 'p-open', 3, 6, 0.35, 1.35, 4, 2400],
  ['p-mobile-haut', 'p-open', 3, 6, 0.35, 1.3, 4, 2400],
  ['p-home', 'p-open', 4, 5, 0.3, 1.35, 4, 2800],
  ['p-home-ex-open', 'p-open', 0.15, 0, 0, 1.05, 1, 150],
  ['p-home', 'p-mobile-milieu', 3, 4, 0.3, 1.3, 3, 2000],
  ['p-home', 'p-fidelite', 1, 2, 0.2, 1.15, 2, 700],
  ['p-reclamations', 'p-n2-double', 2, 3, 0.25, 1.25, 3, 1400],
  ['p-recouvrement', 'p-n2-double', 2, 3, 0.25, 1.25, 3, 1400],
];

export const TRAINING_PATHS: readonly TrainingPath[] = PATHS.map(
  ([
    fromProfileId,
    toProfileId,
    classroomWeeks,
    accompanimentWeeks,
    accompanimentAwayShare,
    rampFactor,
    rampMonths,
    costPerPerson,
  ]): TrainingPath => ({
    id: `${fromProfileId.slice(2)}-${toProfileId.slice(2)}`,
    fromProfileId,
    toProfileId,
    classroomWeeks,
    accompanimentWeeks,
    accompanimentAwayShare,
    rampFactor,
    rampMonths,
    costPerPerson,
  }),
);
