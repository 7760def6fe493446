/** Rows of a network from compact figures, with the defaults that several samples share. */
import type {
  Flow,
  FlowOrigin,
  FlowRouting,
  FlowTransfer,
  Id,
  ProfileSkill,
  SeniorityBands,
  SupportPosts,
  Team,
  TrainingPath,
  VariablePayPlan,
} from '../model/network.ts';
import type { JsonObject, LeverUse } from '../model/project.ts';
import { type Facts, withOrigins } from './lever-provenance.ts';

export type Weights = Readonly<Record<Id, number>>;

/** Weights by site as shares that sum to 1. */
export function originsOf(weights: Weights): readonly FlowOrigin[] {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).map(([siteId, weight]) => ({ siteId, share: weight / total }));
}

const transfersOf = (shares: Weights): readonly FlowTransfer[] => Object.entries(shares).map(([toFlowId, share]) => ({ toFlowId, share }));

export interface FlowFigures {
  readonly id: Id;
  readonly name: string;
  readonly universe: string;
  readonly line: 'N1' | 'N2';
  readonly volumes: readonly number[];
  readonly profileId: Id;
  readonly ahtSeconds: number;
  readonly zones: Weights;
  readonly routing: FlowRouting;
  readonly transfers?: Weights;
  readonly repeatShare?: number;
}

/** A flow of calls: 80 % in 20 seconds. */
export function callFlow(row: FlowFigures): Flow {
  const isN1 = row.line === 'N1';
  return {
    id: row.id,
    name: row.name,
    universe: row.universe,
    line: row.line,
    deferrable: false,
    volumeByMonth: row.volumes,
    profileId: row.profileId,
    ahtSeconds: row.ahtSeconds,
    ahtCv: 0.9,
    patienceSeconds: isN1 ? 180 : 240,
    balkingShare: 0.01,
    dayVariationCv: 0.05,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 900 },
    repeat: { share: row.repeatShare ?? (isN1 ? 0.08 : 0.05), delaySeconds: 14_400 },
    transfers: transfersOf(row.transfers ?? {}),
    origins: originsOf(row.zones),
    routing: row.routing,
  };
}

const SECONDS_AN_HOUR = 3600;

/** A flow of work that can wait: 90 % done within so many hours. */
export function workFlow(row: FlowFigures, dueHours: number, backlog: number): Flow {
  return {
    ...callFlow(row),
    deferrable: true,
    backlog,
    patienceSeconds: null,
    balkingShare: 0,
    target: { withinSeconds: dueHours * SECONDS_AN_HOUR, share: 0.9 },
    redial: { afterAbandonmentShare: 0, afterBlockingShare: 0, delaySeconds: 900 },
    repeat: { share: 0, delaySeconds: 14_400 },
  };
}

export const skill = (flowId: Id, handlingFactor = 1, rank = 1, queueRank = 1): ProfileSkill => ({
  flowId,
  handlingFactor,
  rank,
  queueRank,
});

/** Share of full time that an adviser works on average. */
const FTE_PER_HEAD = 0.92;
const HOURS_A_WEEK = 35;
export const fteOf = (heads: number): number => Math.round(heads * FTE_PER_HEAD * 10) / 10;

const USUAL_SENIORITY: SeniorityBands = { under1Year: 0.06, from1To5Years: 0.34, over5Years: 0.6 };

/** A team at a site of one's own. @param profileId `p-home` at `brest` makes the team `brest-home` */
export function ownTeam(siteId: Id, profileId: Id, headcount: number, rosterId: Id): Team {
  return {
    id: `${siteId}-${profileId.slice(2)}`,
    siteId,
    profileId,
    headcount,
    fte: fteOf(headcount),
    weeklyHours: HOURS_A_WEEK,
    seniority: USUAL_SENIORITY,
    attritionPerYearShare: 0.04,
    shrinkageShare: 0.31,
    costPerHour: 31,
    rosterId,
    cohorts: [],
    agentsByHalfHour: null,
  };
}

/** Paid a month when every part is reached; averages of teams, never of persons. */
export const VARIABLE_PAY: VariablePayPlan = {
  targetEurosPerMonth: 200,
  individualShare: 0.5,
  collectiveShare: 0.3,
  qualityShare: 0.2,
};

/** A partner's team, which replaces those who leave. */
export function partnerTeam(siteId: Id, profileId: Id, headcount: number, rosterId: Id): Team {
  return {
    ...ownTeam(siteId, profileId, headcount, rosterId),
    seniority: { under1Year: 0.35, from1To5Years: 0.5, over5Years: 0.15 },
    attritionPerYearShare: 0,
    shrinkageShare: 0.25,
    costPerHour: 22,
  };
}

/** from, to, classroom weeks, accompaniment weeks, away share while accompanied, AHT factor at first, ramp months, cost per person. */
export type PathRow = readonly [string, string, number, number, number, number, number, number];

export function trainingPath(row: PathRow): TrainingPath {
  const [fromProfileId, toProfileId, classroomWeeks, accompanimentWeeks, accompanimentAwayShare, rampFactor, rampMonths, costPerPerson] =
    row;
  return {
    id: `${fromProfileId.slice(2)}-${toProfileId.slice(2)}`,
    fromProfileId,
    toProfileId,
    classroomWeeks,
    accompanimentWeeks,
    accompanimentAwayShare,
    rampFactor,
    rampMonths,
    costPerPerson,
  };
}

const KINDS = ['support', 'teamLeader', 'planning', 'trainer'] as const;

/** Site, then FTE of support, team leaders, planning, trainers; 0 = none there. */
export function supportPosts([siteId, ...fte]: readonly [string, number, number, number, number]): readonly SupportPosts[] {
  return KINDS.flatMap((kind, index) => (fte[index] ? [{ id: `${siteId}-${kind}`, siteId, kind, fte: fte[index] }] : []));
}

/** Levers of the registry that have seen a second version; this floor cannot ask it. A test holds them together. */
const VERSIONS: Readonly<Record<string, number>> = { incident: 2, reinternalise: 2, 'set-attrition': 2, outsource: 2 };

/** Everybody's variable pay as if every part were reached, from a month on. */
export const frozenPay = (month: number): LeverRow => [
  'variable-pay',
  {
    month,
    siteId: null,
    profileId: null,
    what: 'freeze',
    targetEurosPerMonth: 0,
    individualShare: 0.5,
    collectiveShare: 0.3,
    qualityShare: 0.2,
    frozenShare: 1,
  },
];

/** With the facts of its settings that are not the usual ones. */
export type LeverRow = readonly [leverId: string, params: JsonObject, facts?: Facts];

export function leverUses(prefix: string, rows: readonly LeverRow[]): readonly LeverUse[] {
  return rows.map(([leverId, params, facts], index) =>
    withOrigins({ id: `${prefix}${index + 1}`, leverId, version: VERSIONS[leverId] ?? 1, enabled: true, params }, facts),
  );
}

/** A conversion along the network's training path. */
export const conversion = (month: number, teamId: Id, toProfileId: Id, fte: number): LeverRow => [
  'convert-team',
  {
    month,
    teamId,
    toProfileId,
    fte,
    figures: 'path',
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: 1,
    rampMonths: 0,
    costPerPerson: 0,
  },
];
