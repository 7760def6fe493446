/**
 * The centre file `plateau-centre/1`: one operating day, or one stationary period, as the simulator and
 * the staffing optimiser read it. Durations are seconds, rates per hour, shares 0..1.
 * The format is documented for users in docs/centre-file.md and does not change without a new number.
 */

export const CENTRE_FORMAT = 'plateau-centre/1';

/** A distribution of a duration. `mean`, `value`, `min`, `max`, `values`: seconds; `cv`: standard deviation / mean. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'deterministic'; readonly value: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly kind: 'gamma'; readonly mean: number; readonly cv: number }
  | { readonly kind: 'erlang'; readonly mean: number; readonly phases: number }
  | { readonly kind: 'weibull'; readonly mean: number; readonly shape: number }
  | { readonly kind: 'hyperexponential'; readonly means: readonly number[]; readonly weights: readonly number[] }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'empirical'; readonly values: readonly number[]; readonly weights: readonly number[] };

/** What a flow promises: `share` of the calls answered within `withinSeconds`; abandonment at most `maxAbandonment`. */
export interface ServiceTarget {
  readonly withinSeconds: number;
  readonly share: number;
  readonly maxAbandonment?: number;
}

/** Callers who hang up or are turned away and dial again after `delay`, each with its probability. */
export interface CentreRedial {
  readonly afterAbandonment?: number;
  readonly afterBlocking?: number;
  readonly delay: Distribution;
  /** Those who dial another flow the next time; the rest of the redials stay in their own. */
  readonly to?: readonly { readonly flow: string; readonly probability: number }[];
}

/** Served but not solved: the caller calls again after `delay`. */
export interface CentreRepeat {
  readonly probability: number;
  readonly delay: Distribution;
}

/** After service, the call arrives in flow `to`; `from` limits it to calls served by these groups. */
export interface CentreTransfer {
  readonly to: string;
  readonly probability: number;
  readonly from?: readonly string[];
  /** The agent stays with the caller until somebody answers, then talks to both for `together` (absent = not at all). */
  readonly warm?: { readonly together?: Distribution | null } | null;
}

/** A call back instead of waiting on the line; the caller keeps the place in the queue. */
export interface CentreCallback {
  /** Offered to a caller who has waited that long; absent or 0 = as soon as the caller must wait. */
  readonly afterSeconds?: number;
  /** Share of the callers offered it who accept. */
  readonly acceptance: number;
  /** Share of those called back who are reached; absent = all. Who is not reached counts as abandoned. */
  readonly success?: number;
  /** How long the agent is busy with a call that reaches nobody; absent = not at all. */
  readonly failedHandling?: Distribution | null;
  /** How long the call back is still wanted, from its acceptance; null or absent = for ever. */
  readonly patience?: Distribution | null;
}

/** During some calls the agent asks another flow's agents for help; agent and caller wait until it is given. */
export interface CentreSupport {
  /** The flow of calls for help. */
  readonly flow: string;
  readonly probability: number;
  /** Share of the handling time after which help is asked for; absent = 0.5. */
  readonly afterShare?: number;
}

/** Work that can wait: letters, files, mailboxes. Its target's `withinSeconds` is the time in which it is due. */
export interface CentreDeferrable {
  /** Pieces of work that wait when the day begins. */
  readonly backlog?: number;
}

/** A share of a flow's callers with random numbers of their own. */
export interface CentreOrigin {
  /** Names the callers: an origin meets the callers of a flow of that name in another centre. */
  readonly id: string;
  /** Share of the flow's rate: one figure, or one per interval; the origins' shares add up to 1. */
  readonly share: number | readonly number[];
}

export interface CentreFlow {
  readonly id: string;
  /** Calls per hour: one rate, or one per interval (piecewise-constant Poisson). */
  readonly arrivalsPerHour: number | readonly number[];
  /** The whole day's rate is multiplied by a gamma factor of mean 1 and this cv, drawn once a day. */
  readonly busyness?: {
    readonly cv: number;
    /** Ids of the centre's day factors that multiply the rate as well. */
    readonly dayFactors?: readonly string[];
  } | null;
  /** Agent's busy time: talk + hold + after-call work. */
  readonly handling: Distribution;
  /** null or absent = waits for ever. */
  readonly patience?: Distribution | null;
  readonly waitingRoom?: number | null;
  /** Share of calls that hang up at once when they cannot be answered at once. */
  readonly balking?: number;
  readonly target?: ServiceTarget;
  readonly redial?: CentreRedial | null;
  readonly repeat?: CentreRepeat | null;
  readonly transfers?: readonly CentreTransfer[];
  /**
   * 1 while callers may come back, 0 while the line is closed: one figure, or one per interval; absent = always open. A redial, repeat or
   * transfer due in a closed interval is not made and counts nowhere, like one due after the day. Fresh calls follow their own rate.
   */
  readonly open?: number | readonly number[];
  /** After the caller has left, the agent is busy for that long before the next call. */
  readonly afterCallWork?: Distribution | null;
  readonly callback?: CentreCallback | null;
  readonly support?: CentreSupport | null;
  readonly deferrable?: CentreDeferrable | null;
  readonly origins?: readonly CentreOrigin[];
}

/** All three must hold for the group to take the call; an absent one always holds. */
export interface OverflowCondition {
  readonly afterSeconds?: number;
  readonly queueAtLeast?: number;
  readonly idleAtLeast?: number;
}

/** From `afterSeconds` of waiting on, other ranks hold for the call: a new one, or the one before changed by `…By`. */
export interface RankStage {
  readonly afterSeconds: number;
  readonly rank?: number;
  readonly rankBy?: number;
  readonly queueRank?: number;
  readonly queueRankBy?: number;
}

/** Among calls of equal queueRank the group takes the one with most points: `points` + `perSecond` × seconds waited. */
export interface CentreScore {
  /** Absent = 0. */
  readonly points?: number;
  /** Absent = 1. */
  readonly perSecond?: number;
}

export interface CentreSkill {
  readonly flow: string;
  /** The FLOW's preference among groups: lower first. */
  readonly rank: number;
  /** The GROUP's preference among waiting flows: lower first. */
  readonly queueRank: number;
  readonly handling?: Distribution | null;
  /** Factor on handling and after-call work. */
  readonly handlingFactor?: number;
  /** After-call work of its own for this skill. */
  readonly afterCallWork?: Distribution | null;
  readonly overflow?: OverflowCondition | null;
  readonly stages?: readonly RankStage[];
  readonly score?: CentreScore | null;
}

/** So many agents of the group have a break of `seconds`; who is on a call goes when it ends, and is away for as long. */
export interface CentreBreak {
  /** From the start of the day. */
  readonly startSeconds: number;
  readonly seconds: number;
  readonly agents: number;
}

/** A share of a group's agents who need longer, or less, than the skill says: those who still learn. */
export interface CentrePace {
  /** Share of the group's agents, 0..1; who they are is drawn each day. The rest have the factor 1. */
  readonly share: number;
  /** Factor on handling and after-call work, besides the skill's own; absent = 1. */
  readonly handlingFactor?: number;
  /** Flows on which they have another factor. */
  readonly flows?: readonly { readonly flow: string; readonly handlingFactor: number }[];
}

export interface CentreGroup {
  readonly id: string;
  readonly site?: string;
  /** Agents staffed: one number, or one per interval. */
  readonly agents: number | readonly number[];
  readonly costPerHour?: number;
  /** Bounds for the staffing optimiser. */
  readonly minAgents?: number | readonly number[];
  readonly maxAgents?: number | readonly number[];
  readonly skills: readonly CentreSkill[];
  /** Each agent stays away for the whole day with this chance, independently. */
  readonly absence?: { readonly probability: number } | null;
  readonly breaks?: readonly CentreBreak[];
  readonly paces?: readonly CentrePace[];
}

/** A factor of mean 1 drawn once a day, gamma distributed, that flows share. */
export interface DayFactor {
  readonly id: string;
  readonly cv: number;
}

export interface Centre {
  readonly format: typeof CENTRE_FORMAT;
  readonly name?: string;
  readonly intervalSeconds: number;
  /** The day has intervals × intervalSeconds seconds; 1 for a stationary case. */
  readonly intervals: number;
  /** Calls that may wait in total; null = no limit. */
  readonly waitingRoom?: number | null;
  /** When the day ends: serve the calls still waiting with the last interval's staff, or drop them. */
  readonly closing?: 'serve' | 'drop';
  readonly flows: readonly CentreFlow[];
  readonly groups: readonly CentreGroup[];
  /** A target over all flows together, for the optimiser. */
  readonly totalTarget?: ServiceTarget | null;
  readonly dayFactors?: readonly DayFactor[];
  /** Which busy agents leave when staff falls: some drawn at random, each after its own call (`drawn`), or whoever comes free first (`first`). */
  readonly departures?: 'drawn' | 'first';
}
