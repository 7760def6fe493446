/**
 * France: trades (skill profiles), teams by centre × trade, zones by team. No headcount is in the sources: teams are sized by arithmetic from
 * the calls, the handling times and one aimed occupancy, so that an average month about holds its targets. All of it is assumption.
 */
import type { FlowOrigin, ProfileSkill, SkillProfile, Team, TrainingPath } from '../../model/network.ts';
import { callsAYear, FLOW_ROWS, type FlowRow, PARTNER_TOTAL, ROSTER_OWN, ROSTER_PARTNER } from './demand.ts';
import { CENTRES, type Centre } from './places.ts';

const HOURS_A_WEEK = 35;
const WEEKS_A_YEAR = 52;
const FTE_PER_HEAD = 0.92;
const SHRINKAGE = { internal: 0.31, partner: 0.25 } as const;
/** Busy share of the time on the phone that the teams are sized for. */
const AIMED_OCCUPANCY = { internal: 0.87, partner: 0.86 } as const;
/** Redials, repeats and calls passed on come on top of the fresh calls. */
const EXTRA_CALLS = 1.07;
const SECONDS_AN_HOUR = 3600;

/** Trades in the order in which centres take them up, with the name on screen. */
const TRADES: readonly (readonly [string, string])[] = [
  ['home', 'Home'],
  ['technique', 'Technique'],
  ['fidelite', 'Fidélité'],
  ['mobile', 'Mobile'],
  ['mobile-haut', 'Mobile haut de marché'],
  ['open', 'Open'],
  ['livraison', 'Suivi de livraison'],
  ['reclamations', 'Réclamations'],
  ['recouvrement', 'Recouvrement'],
  ['expertise', 'Expertise technique'],
];
/** Trades of a region's first, second … centre: each region has every trade, the frequent ones in several centres. */
const TRADES_BY_PLACE: readonly (readonly string[])[] = [
  ['home', 'technique'],
  ['mobile', 'reclamations'],
  ['open', 'livraison'],
  ['home', 'fidelite'],
  ['technique', 'expertise'],
  ['home'],
  ['mobile', 'recouvrement'],
  ['mobile-haut'],
  ['home'],
  ['technique'],
  ['open'],
  ['mobile-haut'],
  ['livraison'],
];

const PARTNER_HANDLING = 1.05;

const skill = (flowId: string, handlingFactor = 1): ProfileSkill => ({ flowId, handlingFactor, rank: 1, queueRank: 1 });
const flowsOfTrade = (trade: string): readonly FlowRow[] => FLOW_ROWS.filter((row) => row.trade === trade);
const N1_FLOWS = FLOW_ROWS.filter((row) => row.universe !== 'N2');
const PARTNER_PROFILE = 'p-partenaire-n1';

export const PROFILES: readonly SkillProfile[] = [
  ...TRADES.map(([trade, name]) => ({ id: `p-${trade}`, name, skills: flowsOfTrade(trade).map((row) => skill(row.id)) })),
  // Partners answer every N1 flow: on Saturdays and in the evening they are alone.
  { id: PARTNER_PROFILE, name: 'Partenaire N1', skills: N1_FLOWS.map((row) => skill(row.id, PARTNER_HANDLING)) },
];

/** Full-time advisers that so many busy seconds a year need. */
function fteFor(busySecondsAYear: number, kind: 'internal' | 'partner'): number {
  const phoneHours = HOURS_A_WEEK * WEEKS_A_YEAR * (1 - SHRINKAGE[kind]);
  return busySecondsAYear / SECONDS_AN_HOUR / AIMED_OCCUPANCY[kind] / phoneHours;
}

/** Calls a year of a flow with those that other flows pass on to it. */
const reachedBy = (row: FlowRow): number =>
  FLOW_ROWS.reduce((sum, from) => sum + callsAYear(from) * (from.transfers[row.id] ?? 0), callsAYear(row));

const busySeconds = (rows: readonly FlowRow[], share: (row: FlowRow) => number): number =>
  rows.reduce((sum, row) => sum + reachedBy(row) * share(row) * row.ahtSeconds * EXTRA_CALLS, 0);

/** A centre's part in one trade or universe. */
interface Post {
  readonly centre: Centre;
  readonly profileId: string;
  readonly weight: number;
  readonly headcount: number;
}

function postsOf(profileId: string, fte: number, centres: readonly Centre[]): readonly Post[] {
  const total = centres.reduce((sum, centre) => sum + centre.weight, 0);
  return centres.map((centre) => ({
    centre,
    profileId,
    weight: centre.weight / total,
    headcount: Math.max(2, Math.round((fte * centre.weight) / total / FTE_PER_HEAD)),
  }));
}

const INTERNAL = CENTRES.filter((centre) => centre.kind === 'internal');
const PARTNERS = CENTRES.filter((centre) => centre.kind !== 'internal');
const tradesAt = (centre: Centre): readonly string[] => TRADES_BY_PLACE[centre.place % TRADES_BY_PLACE.length]!;

const INTERNAL_POSTS: readonly Post[] = TRADES.flatMap(([trade]) => {
  const fte = fteFor(
    busySeconds(flowsOfTrade(trade), (row) => 1 - PARTNER_TOTAL[row.universe]!),
    'internal',
  );
  return postsOf(
    `p-${trade}`,
    fte,
    INTERNAL.filter((centre) => tradesAt(centre).includes(trade)),
  );
});

const PARTNER_POSTS: readonly Post[] = postsOf(
  PARTNER_PROFILE,
  fteFor(
    busySeconds(N1_FLOWS, (row) => PARTNER_TOTAL[row.universe]! * PARTNER_HANDLING),
    'partner',
  ),
  PARTNERS,
);

function teamOf({ centre, profileId, headcount }: Post): Team {
  const internal = centre.kind === 'internal';
  return {
    id: `${centre.id}-${profileId.slice(2)}`,
    siteId: centre.id,
    profileId,
    headcount,
    fte: Math.round(headcount * FTE_PER_HEAD * 10) / 10,
    weeklyHours: HOURS_A_WEEK,
    seniority: internal
      ? { under1Year: 0.06, from1To5Years: 0.34, over5Years: 0.6 }
      : { under1Year: 0.35, from1To5Years: 0.5, over5Years: 0.15 },
    attritionPerYearShare: internal ? 0.04 : 0,
    shrinkageShare: internal ? SHRINKAGE.internal : SHRINKAGE.partner,
    costPerHour: internal ? 31 : centre.kind === 'partner' ? 22 : 12,
    rosterId: internal ? ROSTER_OWN : ROSTER_PARTNER,
    cohorts: [],
    agentsByHalfHour: null,
  };
}

/** In the order of the centres. */
const POSTS = [...INTERNAL_POSTS, ...PARTNER_POSTS].sort((a, b) => CENTRES.indexOf(a.centre) - CENTRES.indexOf(b.centre));
export const TEAMS: readonly Team[] = POSTS.map(teamOf);

/** Advisers of a centre, all trades together. */
export const headcountOf = (centre: Centre): number =>
  TEAMS.filter((team) => team.siteId === centre.id).reduce((sum, team) => sum + team.headcount, 0);

/** Zones follow where the trade's advisers are. */
export function zonesOf(row: FlowRow): readonly FlowOrigin[] {
  return INTERNAL_POSTS.filter((post) => post.profileId === `p-${row.trade}`).map((post) => ({
    siteId: post.centre.id,
    share: post.weight,
  }));
}

/** from, to, classroom weeks, accompaniment weeks, AHT factor at first, ramp months, cost per person. */
const PATHS: readonly (readonly [string, string, number, number, number, number, number])[] = [
  ['mobile', 'open', 3, 6, 1.35, 4, 2400],
  ['mobile-haut', 'open', 3, 6, 1.3, 4, 2400],
  ['home', 'open', 4, 5, 1.35, 4, 2800],
  ['home', 'mobile', 3, 4, 1.3, 3, 2000],
  ['home', 'technique', 3, 4, 1.35, 4, 2400],
  ['home', 'fidelite', 1, 2, 1.15, 2, 700],
];

export const TRAINING_PATHS: readonly TrainingPath[] = PATHS.map(
  ([from, to, classroomWeeks, accompanimentWeeks, rampFactor, rampMonths, costPerPerson]) => ({
    id: `${from}-${to}`,
    fromProfileId: `p-${from}`,
    toProfileId: `p-${to}`,
    classroomWeeks,
    accompanimentWeeks,
    accompanimentAwayShare: 0.3,
    rampFactor,
    rampMonths,
    costPerPerson,
  }),
);
