/**
 * A scenario month by month: the network of each month of the horizon and its compiled week. A month whose network says the same as one that
 * is known already is that one, the same object: everything worked out for it (figures, simulations) is found again by identity, so that
 * editing a lever recomputes the months it changes and no others.
 */
import { type CompiledWeek, compileWeek } from '../compile/index.ts';
import { applyScenario } from '../levers/apply-scenario.ts';
import type { Issue } from '../model/issue.ts';
import type { Network } from '../model/network.ts';
import type { LeverUse } from '../model/project.ts';
import { sameContent } from './same-content.ts';

export interface PlannedMonth {
  /** 0-based month of the horizon. */
  readonly month: number;
  readonly network: Network;
  /** With nothing left over from the month before; see weekWith. */
  readonly week: CompiledWeek;
}

export interface PlannedTrajectory {
  readonly months: readonly PlannedMonth[];
  readonly issues: readonly Issue[];
}

export const NOTHING_LEFT: ReadonlyMap<string, number> = new Map();

/** Compiled when first asked for: a page that shows months one after another does not wait for the last. */
function plannedMonth(month: number, network: Network): PlannedMonth {
  let compiled: CompiledWeek | null = null;
  return {
    month,
    network,
    get week() {
      compiled ??= compileWeek(network, month, NOTHING_LEFT);
      return compiled;
    },
  };
}

/** @param known months that are known already, by month: this scenario's last, the baseline's, those that were simulated */
export function planTrajectory(
  baseline: Network,
  levers: readonly LeverUse[],
  known: readonly (readonly (PlannedMonth | null | undefined)[])[] = [],
): PlannedTrajectory {
  const { months, issues } = applyScenario(baseline, levers);
  const planned = months.map(({ month, network }): PlannedMonth => {
    for (const candidates of known) {
      const found = candidates[month];
      if (found && sameContent(found.network, network)) return found;
    }
    return plannedMonth(month, network);
  });
  return { months: planned, issues };
}

const hasDeferrable = new WeakMap<Network, boolean>();

/** Whether a month has work that can wait, so that it depends on the month before. */
export function carriesWork({ network }: PlannedMonth): boolean {
  const known = hasDeferrable.get(network);
  if (known !== undefined) return known;
  const found = network.flows.some(({ deferrable }) => deferrable);
  hasDeferrable.set(network, found);
  return found;
}

/** The month's week when so many pieces of each deferrable flow wait each morning. */
export function weekWith(planned: PlannedMonth, backlog: ReadonlyMap<string, number>): CompiledWeek {
  const waiting = [...backlog.values()].some((pieces) => Math.round(pieces) > 0);
  return waiting ? compileWeek(planned.network, planned.month, backlog) : planned.week;
}
