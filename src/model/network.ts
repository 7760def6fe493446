/**
 * The network: what a multi-site customer service consists of in one month, as plain readonly data.
 * Customer words (Home, Open …) are sample data, never identifiers in code. Teams and counts, never named people.
 * Units stand in the names; shares and probabilities are 0..1; months count from the horizon's start (0-based).
 */
import type { ServiceTarget } from './centre.ts';

export type Id = string;

/** Months of the study: `startMonth` is 'YYYY-MM'. */
export interface Horizon {
  readonly startMonth: string;
  readonly months: number;
  /** Public holidays on which nothing opens: those of France; absent = none. */
  readonly holidays?: 'fr';
  /** Weekdays on which the service opens only some times a month; absent = each time. */
  readonly occasionalDays?: readonly OccasionalDay[];
}

/** A weekday that opens only a few times a month, everywhere: the first such days that are no public holidays (calendar.ts). */
export interface OccasionalDay {
  /** 0 = Monday … 6 = Sunday. */
  readonly weekday: number;
  /** Whole number of days a month, 0 or more; all of them when the month has fewer. */
  readonly perMonth: number;
}

export interface Region {
  readonly id: Id;
  readonly name: string;
  /** Advisers (people, N1 and N2 together, own sites) the region must keep; absent = no rule. */
  readonly minimumAdvisers?: number;
}

/** One day's opening, minutes after midnight, 0 ≤ from < to ≤ 1440; null = closed. */
export type DayHours = { readonly fromMinute: number; readonly toMinute: number } | null;

/** Seven days, Monday first. */
export type WeekHours = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours];

export type SiteKind = 'internal' | 'partner' | 'offshore';

export interface Site {
  readonly id: Id;
  readonly name: string;
  readonly regionId: Id;
  readonly kind: SiteKind;
  /** Workplaces: the most agents that can sit there at once. */
  readonly seats: number;
  /** Workplaces at people's homes, beside the seats; absent = none. */
  readonly homeSeats?: number;
  /** Places in the training room: the most learners in the classroom at once; absent = not known, not checked. */
  readonly classroomSeats?: number;
  /** Advisers (people, N1 and N2 together) the site must keep; absent = no rule. */
  readonly minimumAdvisers?: number;
  readonly opening: WeekHours;
  /** Partner and offshore sites: what a handled call costs, euros; null = not agreed yet (refused by a run). */
  readonly pricePerCall: number | null;
  /** Fixed cost of the floor, euros a month. */
  readonly fixedCostPerMonth: number;
  /** Where it stands, for the map; degrees. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** How a quantity spreads over a day and a week. */
export interface Profile24 {
  readonly id: Id;
  readonly name: string;
  /** 48 weights, one per half-hour from midnight; only their ratios count. */
  readonly halfHourWeights: readonly number[];
  /** 7 weights, Monday first; only their ratios count. */
  readonly weekdayWeights: readonly number[];
}

export type ServiceLine = 'N1' | 'N2';

/** Where the calls of a flow come from: the zone of each site, as a share of the flow (shares sum to 1). */
export interface FlowOrigin {
  readonly siteId: Id;
  readonly share: number;
}

/** How far a call may travel. */
export type RoutingReach = 'site' | 'region' | 'nation' | 'partner';

/** After `afterSeconds` of waiting, agents of `reach` may take the call too. */
export interface RoutingStage {
  readonly reach: RoutingReach;
  readonly afterSeconds: number;
}

/**
 * Mutual aid by agreement: the teams of `siteId` that have the skill also answer the calls of the zone of `zoneSiteId`, after a wait, behind
 * that zone's own teams.
 */
export interface FlowAid {
  readonly id: Id;
  readonly siteId: Id;
  readonly zoneSiteId: Id;
  readonly afterSeconds: number;
  /** Calls that come in these hours are helped; null = whenever the helping site is open. */
  readonly hours: WeekHours | null;
}

/** Calls that partners answered and that come back in-house, to the advisers of a flow. */
export interface PartnerRework {
  readonly toFlowId: Id;
  /** Share of the calls answered by partners. */
  readonly share: number;
}

/**
 * Who may answer a flow and when. `start` is where the call rings first: the zone's own site, the whole region, or
 * everybody internal; each stage widens it. Partners answer only through a 'partner' stage, through `partnerShare`, or in `partnerHours`.
 */
export interface FlowRouting {
  readonly start: Exclude<RoutingReach, 'partner'>;
  readonly overflow: readonly RoutingStage[];
  /** Share of the calls sent to partners at once. */
  readonly partnerShare: number;
  /** Minutes of the day (by weekday, Monday first) in which partners alone answer; null = never that day. */
  readonly partnerHours: WeekHours | null;
  /** Of the calls sent to partners, at once or in their hours; absent or null = none come back. */
  readonly partnerRework?: PartnerRework | null;
  /** Absent = no mutual aid beyond the stages. */
  readonly aid?: readonly FlowAid[];
}

export interface FlowRedial {
  readonly afterAbandonmentShare: number;
  readonly afterBlockingShare: number;
  readonly delaySeconds: number;
}

export interface FlowRepeat {
  readonly share: number;
  readonly delaySeconds: number;
}

export interface FlowTransfer {
  readonly toFlowId: Id;
  readonly share: number;
}

/** Help that advisers ask another flow's advisers for during a call; adviser and caller wait for it. */
export interface FlowSupport {
  /** The flow of calls for help. */
  readonly flowId: Id;
  /** Share of the calls that need it. */
  readonly share: number;
  /** Share of the handling time after which it is asked for; absent = half. */
  readonly afterShare?: number;
}

/** A call back offered to callers who have waited, who keep their place in the queue. */
export interface FlowCallback {
  readonly afterSeconds: number;
  /** Share of those offered it who accept. */
  readonly acceptanceShare: number;
  /** Share of those called back who are reached; absent = all. Who is not reached counts as abandoned. */
  readonly reachedShare?: number;
  /** How long an adviser is busy when nobody picks up; absent = no time. */
  readonly failedSeconds?: number;
}

/** Work that waits already when somebody begins to count it. */
export interface BacklogArrival {
  /** 0-based month of the horizon. */
  readonly month: number;
  /** 0 or more. */
  readonly pieces: number;
}

/** A stream of contacts of one reason. */
export interface Flow {
  readonly id: Id;
  readonly name: string;
  /** The universe the customers see, e.g. "Home": free text, groups rows on screen. */
  readonly universe: string;
  readonly line: ServiceLine;
  /** Work with a due time (its target's `withinSeconds`) instead of a live call. */
  readonly deferrable: boolean;
  /** Deferrable work: pieces that wait when the horizon begins; absent = none. */
  readonly backlog?: number;
  /** Deferrable work: pieces that come all at once on the first morning of later months; absent = none. */
  readonly backlogArrivals?: readonly BacklogArrival[];
  /** Deferrable work: advisers of each team who stay free for calls while others do it; absent = none. */
  readonly keepFree?: number;
  readonly support?: FlowSupport | null;
  readonly callback?: FlowCallback | null;
  /** Customers whose contacts these are; absent = not known. A base that calls several flows is split between them, or stands in one. */
  readonly customers?: number;
  /** Most customers for one full-time adviser of this flow; absent = no target. */
  readonly mostCustomersPerFte?: number;
  /** Calls offered for the first time, one figure per month of the horizon. */
  readonly volumeByMonth: readonly number[];
  /** The demand profile: day of week and half-hour. */
  readonly profileId: Id;
  readonly ahtSeconds: number;
  /** Coefficient of variation of the handling time (lognormal). */
  readonly ahtCv: number;
  /** Mean patience (exponential); null = waits for ever. */
  readonly patienceSeconds: number | null;
  readonly balkingShare: number;
  /** Coefficient of variation of the day's busyness factor. */
  readonly dayVariationCv: number;
  readonly target: ServiceTarget;
  readonly redial: FlowRedial;
  readonly repeat: FlowRepeat;
  readonly transfers: readonly FlowTransfer[];
  readonly origins: readonly FlowOrigin[];
  readonly routing: FlowRouting;
}

/** One skill of a profile: the right to answer a flow, how well, and in which order. */
export interface ProfileSkill {
  readonly flowId: Id;
  /** Handling-time factor of a fully trained adviser of this profile on this flow. */
  readonly handlingFactor: number;
  /** The flow's preference for this profile among those in reach (1 = first). */
  readonly rank: number;
  /** The adviser's preference among waiting flows (1 = first). */
  readonly queueRank: number;
}

export interface SkillProfile {
  readonly id: Id;
  readonly name: string;
  readonly skills: readonly ProfileSkill[];
}

/** A share for each time in the job: under 1 year, 1 to 5, over 5. As a team's seniority they sum to 1. */
export interface SeniorityBands {
  readonly under1Year: number;
  readonly from1To5Years: number;
  readonly over5Years: number;
}

/**
 * A plan of variable pay, the same for everybody in a team. The parts are shares of the target and sum to 1: individual (calls handled
 * an hour), collective (service level), quality (calls that do not come back).
 */
export interface VariablePayPlan {
  /** Paid a person and month when every part is reached, euros. */
  readonly targetEurosPerMonth: number;
  readonly individualShare: number;
  readonly collectiveShare: number;
  readonly qualityShare: number;
  /** Frozen: this share of the target is paid whatever the figures; absent = not frozen. */
  readonly frozenShare?: number;
}

/** People in training or ramping up inside a team, left by a conversion. */
export interface Cohort {
  /** Full-time equivalents in this cohort. */
  readonly fte: number;
  /** Share of their hours away from the phone this month (classroom). */
  readonly awayShare: number;
  /** The part of `awayShare` spent in the classroom, which takes a trainer and a place; absent = 0. */
  readonly classroomShare?: number;
  /** Handling-time factor this month on the flows in `flowIds` (1 = ramp over). */
  readonly handlingFactor: number;
  readonly flowIds: readonly Id[];
}

/** Advisers of one profile at one site: counts, never persons. */
export interface Team {
  readonly id: Id;
  readonly siteId: Id;
  readonly profileId: Id;
  readonly headcount: number;
  readonly fte: number;
  readonly weeklyHours: number;
  readonly seniority: SeniorityBands;
  /** Share of the FTE that leaves in a year, e.g. 0.04. */
  readonly attritionPerYearShare: number;
  /**
   * Share of each seniority band that leaves in a year, instead of `attritionPerYearShare`; the bands then age month by month too.
   * Absent = even attrition, bands as they are.
   */
  readonly attritionByBand?: SeniorityBands;
  /** Share of paid time away from the phone: leave, sickness, training, meetings, breaks. */
  readonly shrinkageShare: number;
  /** Chance that an adviser who is planned stays away for the day, drawn each day (the planned absence is in the shrinkage); absent = 0. */
  readonly absenceShare?: number;
  /** Handling-time factor of everybody in the team on all they answer, beside their profile's; absent = 1. */
  readonly handlingFactor?: number;
  readonly variablePay?: VariablePayPlan;
  readonly costPerHour: number;
  /** The presence profile: how the team's hours spread over week and day. */
  readonly rosterId: Id;
  readonly cohorts: readonly Cohort[];
  /**
   * Agents on the phone fixed by hand or by the optimiser: [weekday][half-hour 0..47], overriding FTE × roster;
   * null = computed from the FTE.
   */
  readonly agentsByHalfHour: readonly (readonly number[])[] | null;
}

/**
 * An answer group (French: GT, groupe de traitement): flows that share one queue, first come first served among them.
 * A flow in no group queues alone.
 */
export interface AnswerGroup {
  readonly id: Id;
  readonly name: string;
  readonly flowIds: readonly Id[];
}

/** What it takes to move people of one profile to another. */
export interface TrainingPath {
  readonly id: Id;
  readonly fromProfileId: Id;
  readonly toProfileId: Id;
  readonly classroomWeeks: number;
  /** Weeks with an experienced adviser at hand after the classroom; away from the phone for `accompanimentAwayShare`. */
  readonly accompanimentWeeks: number;
  readonly accompanimentAwayShare: number;
  /** Handling-time factor on the new flows on the first day after the classroom, falling to 1 in a line over `rampMonths`. */
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly costPerPerson: number;
}

export type SupportKind = 'support' | 'teamLeader' | 'planning' | 'trainer';

/** Trade convention, without a norm: a trainer takes a class of ten. */
export const LEARNERS_PER_TRAINER = 10;

/** Support, team-leader and planning posts, counted apart from advisers. */
export interface SupportPosts {
  readonly id: Id;
  readonly siteId: Id;
  readonly kind: SupportKind;
  readonly fte: number;
  /** Trainers: learners one of them can have in the classroom at once; absent = LEARNERS_PER_TRAINER. */
  readonly learnersPerPost?: number;
  /** Euros a paid hour; absent = as the site's teams on average (support-cost.ts). */
  readonly costPerHour?: number;
}

/** A window in which a place or flow works worse (an IT failure, a flood). */
export interface Disruption {
  readonly id: Id;
  readonly name: string;
  readonly fromMonth: number;
  readonly months: number;
  /** null = everywhere. */
  readonly siteId: Id | null;
  readonly flowId: Id | null;
  readonly capacityFactor: number;
  readonly ahtFactor: number;
}

export interface Network {
  readonly horizon: Horizon;
  readonly regions: readonly Region[];
  readonly sites: readonly Site[];
  readonly profiles24: readonly Profile24[];
  readonly flows: readonly Flow[];
  readonly skillProfiles: readonly SkillProfile[];
  readonly teams: readonly Team[];
  readonly answerGroups: readonly AnswerGroup[];
  readonly trainingPaths: readonly TrainingPath[];
  readonly supportPosts: readonly SupportPosts[];
  readonly disruptions: readonly Disruption[];
  /** One-off costs by month of the horizon, euros, with what they pay for. */
  readonly oneOffCosts: readonly OneOffCost[];
}

export interface OneOffCost {
  readonly id: Id;
  readonly name: string;
  readonly month: number;
  readonly euros: number;
}

/** The parts of a network, as levers declare them and tables show them. */
export type NetworkPart = keyof Network;
