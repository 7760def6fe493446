/** What crosses a thread for the staffing optimiser. Types only. */
import type { Centre, ServiceTarget } from '../model/centre.ts';

/** A target over several flows of a centre together: the zones of one flow of the project, or a flow alone. */
export interface ServicePromise {
  readonly flowIds: readonly string[];
  readonly target: ServiceTarget;
}

export interface OptimisationDay {
  readonly dayId: string;
  readonly centre: Centre;
  /** What must be kept; absent = every flow's own target. A flow that stands in none promises nothing. */
  readonly promises?: readonly ServicePromise[];
  /** Groups that share workplaces: a site's. Absent = each group has its own bounds alone. */
  readonly rooms?: readonly SharedRoom[];
}

/** Workplaces that groups of a centre share. */
export interface SharedRoom {
  readonly groupIds: readonly string[];
  /** Agents of all of them together, at most, in any interval. */
  readonly agents: number;
}

/** Rules of a centre that the closed forms do not know; the check by simulation follows them all. */
export type UnknownRule = 'callback' | 'supportWait' | 'warmWait' | 'score' | 'stages' | 'breaks' | 'backlog' | 'rooms';

export interface OptimisationRequest {
  /** Days to staff, each on its own; group targets, bounds and costs stand in the centre. */
  readonly days: readonly OptimisationDay[];
  readonly seed: number;
  /** Simulated days of each check. */
  readonly checkReplications: number;
  /** Occupancy that no flow's staffing may exceed, 0..1; null = none. */
  readonly occupancyCap: number | null;
  /** Relative MIP gap at which to stop, e.g. 0.001. */
  readonly gap: number;
  readonly timeLimitSeconds: number;
  /**
   * Share of its cost that an agent more than the centre staffs in a group seems dearer while the search chooses, e.g. 0.03: where groups can
   * stand in for each other, those who are there stay. Absent = 0. Costs, bounds and gaps are told without it.
   */
  readonly staying?: number;
}

/** Staffing of one day: `agents[group][interval]`, in the centre's order. */
export interface DayStaffing {
  readonly dayId: string;
  readonly groupIds: readonly string[];
  readonly agents: readonly (readonly number[])[];
  /** Cost of the day, in the unit of costPerHour. */
  readonly cost: number;
  /** Proven lower bound on the cost of the requirement model, and its relative gap. */
  readonly lowerBound: number;
  readonly gap: number;
  /** Simulated service level by flow at this staffing, with 95 % half-widths. */
  readonly serviceLevel: Readonly<Record<string, { readonly mean: number; readonly halfWidth: number | null }>>;
  /** The promises with their simulated service level and whether it was kept. */
  readonly promises?: readonly (ServicePromise & {
    readonly serviceLevel: { readonly mean: number; readonly halfWidth: number | null };
    readonly kept: boolean;
  })[];
}

export type OptimisationStatus = 'feasible' | 'infeasible';

export interface OptimisationOutcome {
  readonly status: OptimisationStatus;
  readonly days: readonly DayStaffing[];
  readonly cost: number;
  readonly lowerBound: number;
  readonly gap: number;
  /**
   * Which day, flow and interval cannot be covered, and by how many agents; empty when feasible. 0 agents: no number of them helps,
   * because every group may take the flow's calls only after the promised time.
   */
  readonly conflicts: readonly {
    readonly dayId: string;
    readonly flowIds: readonly string[];
    readonly interval: number;
    readonly missingAgents: number;
  }[];
  /**
   * Rules of the centres that the search, the lower bound and the occupancy ceiling leave out, in a fixed order: where there are any, the bound may
   * be wrong by what they do, and the search needs more trials. 'backlog': pieces that wait in the morning are not asked to be done that day.
   * 'rooms': the solver without WebAssembly does not know shared workplaces.
   */
  readonly unknownRules: readonly UnknownRule[];
  /** Which solver answered: 'highs' or, where WebAssembly is forbidden, 'heuristic'. */
  readonly solver: 'highs' | 'heuristic';
  readonly wallSeconds: number;
}
