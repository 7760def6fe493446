/** Incident SI: a failing change of tool. As announced, without impact, is the baseline; as it went, and with what was asked for, are scenarios. */
import type { Scenario } from '../../model/project.ts';
import type { Facts } from '../lever-provenance.ts';
import { frozenPay, type LeverRow, leverUses } from '../parts.ts';
import { sourced } from '../provenance-entries.ts';
import { type Sample, sampleProject } from '../sample.ts';
import { BASELINE } from './network.ts';
import { PROVENANCE, SOURCES } from './provenance.ts';

const ID = 'incident';
const NAME = { fr: 'Incident SI 2017', en: 'IT failure 2017' } as const;
const MARCH_2017 = 2;
const APRIL_2017 = 3;
const MARCH_2018 = 14;
/** The first whole month of the failure: no public holiday. */
const RUN_MONTH = MARCH_2017;
const ALL_FLOWS = BASELINE.flows.map((flow) => flow.id);
const N1 = ['commandes', 'assistance'] as const;

/**
 * The letter's facts: two systems, ten days, duplicates, one training day, and 100 → 315 M€ over four years for 18,000 users, here for 216
 * (100 M€ × 216 / 18,000 = 1.2 M€). All other figures are assumptions.
 */
const failure = (throttleFactor: number, trainingDays: number, facts: Facts = {}): LeverRow => [
  'incident',
  {
    month: MARCH_2017,
    days: 90,
    flowIds: ALL_FLOWS,
    siteId: null,
    ahtFactor: 1.15,
    dualShare: 0.3,
    dualSeconds: 120,
    blockedShare: 0.08,
    blockedDays: 10,
    returnDays: 20,
    duplicateShare: 0.05,
    throttleFactor,
    trainingDays,
    plannedCost: 1_200_000,
    actualCost: 3_780_000,
    costMonths: 48,
    siteLimits: 'all',
  },
  { ...LETTER, ...facts },
];

/** What the letter says of it. */
const LETTER: Facts = {
  blockedDays: sourced('s4', { fr: 'Dix jours sans un type d’acte.', en: 'Ten days without one kind of act.' }),
  plannedCost: sourced('s4', {
    fr: '100 M€ pour 18 000 utilisateurs, ici pour 216.',
    en: '€100M for 18,000 users, here for 216.',
  }),
  actualCost: sourced('s4', {
    fr: '315 M€ pour 18 000 utilisateurs, ici pour 216.',
    en: '€315M for 18,000 users, here for 216.',
  }),
  costMonths: sourced('s4', { fr: 'Quatre ans.', en: 'Four years.' }),
};
const ONE_DAY: Facts = { trainingDays: sourced('s4', { fr: 'Une journée de formation.', en: 'One training day.' }) };

/** First-line advisers who take files between two calls. */
const BETWEEN_CALLS: LeverRow = [
  'cross-train',
  {
    month: APRIL_2017,
    teamId: 'arras-commandes',
    flowId: 'dossiers-livraison',
    fte: 8,
    handlingFactor: 1.1,
    rank: 2,
    queueRank: 2,
    classroomWeeks: 1,
    accompanimentWeeks: 2,
    accompanimentAwayShare: 0.2,
    rampFactor: 1.25,
    rampMonths: 3,
    costPerPerson: 700,
  },
];

const TASK_FORCE_FTE = 6;
const taskForce: readonly LeverRow[] = [
  [
    'hire',
    {
      month: APRIL_2017,
      teamId: 'lille-livraison',
      fte: TASK_FORCE_FTE,
      classroomWeeks: 2,
      rampFactor: 1.4,
      rampMonths: 4,
      costPerPerson: 1800,
    },
  ],
  ['leave-team', { month: MARCH_2018, months: 1, teamId: 'lille-livraison', fte: TASK_FORCE_FTE, costPerPerson: 0 }],
];

const SUPPORT: LeverRow = [
  'hot-support',
  {
    month: MARCH_2017,
    flowIds: N1,
    where: 'platform',
    siteId: 'lille',
    share: 0.05,
    afterShare: 0.5,
    helpSeconds: 180,
    people: 'posts',
    fte: 0,
    transferFactor: 0.8,
    repeatFactor: 0.8,
  },
];

const SCENARIOS: readonly Scenario[] = [
  {
    id: 'proposition',
    name: { fr: 'La panne, gérée par la direction', en: 'The failure, as management handles it' },
    note: {
      fr: 'La panne telle que la lettre la décrit (deux systèmes, dix jours de blocage, doublons, une journée de formation), et des conseillers du N1 qui prennent des dossiers entre deux appels. Durée (90 jours, de 60 à 180), DMT (+15 %, de 5 à 30 %) et parts sont des hypothèses.',
      en: 'The failure as the letter describes it (two systems, ten days blocked, duplicates, one training day), and N1 advisers who take files between calls. Duration (90 days, 60 to 180), AHT (+15%, 5 to 30%) and shares are assumptions.',
    },
    madeBy: 'sample',
    levers: leverUses('p', [failure(1, 1, ONE_DAY), BETWEEN_CALLS]),
  },
  {
    id: 'contre-proposition',
    name: { fr: 'Contre-proposition des représentants', en: 'Representatives’ counter-proposal' },
    note: {
      fr: 'La même panne, mais les ventes sont freinées de 15 %, trois jours de formation au lieu d’un, six ETP en renfort sur les dossiers pendant onze mois, un appui à chaud à Lille et la part variable gelée. Ces chiffres sont des hypothèses.',
      en: 'The same failure, but sales are held back by 15%, three training days instead of one, six FTE more on files for eleven months, hot support at Lille and variable pay frozen. These figures are assumptions.',
    },
    madeBy: 'sample',
    levers: leverUses('c', [failure(0.85, 3), ...taskForce, SUPPORT, frozenPay(MARCH_2017)]),
  },
];

export const incident: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Un outil en panne sur six sites : appels plus longs, dossiers en retard, et la date où ils sont rattrapés.',
    en: 'A tool fails at six sites: longer calls, files that pile up, and the date on which they are cleared.',
  },
  audience: ['trainer', 'representative'],
  make: () =>
    sampleProject({
      id: ID,
      name: NAME,
      baseline: BASELINE,
      scenarios: SCENARIOS,
      sources: SOURCES,
      provenance: PROVENANCE,
      month: RUN_MONTH,
    }),
};
