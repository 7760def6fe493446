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
}

export interface CentreFlow {
  readonly id: string;
  /** Calls per hour: one rate, or one per interval (piecewise-constant Poisson). */
  readonly arrivalsPerHour: number | readonly number[];
  /** The whole day's rate is multiplied by a gamma factor of mean 1 and this cv, drawn once a day. */
  readonly busyness?: { readonly cv: number } | null;
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
}

/** All three must hold for the group to take the call; an absent one always holds. */
export interface OverflowCondition {
  readonly afterSeconds?: number;
  readonly queueAtLeast?: number;
  readonly idleAtLeast?: number;
}

export interface CentreSkill {
  readonly flow: string;
  /** The FLOW's preference among groups: lower first. */
  readonly rank: number;
  /** The GROUP's preference among waiting flows: lower first. */
  readonly queueRank: number;
  readonly handling?: Distribution | null;
  readonly handlingFactor?: number;
  readonly overflow?: OverflowCondition | null;
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
}
