/**
 * What merging queues saves, and by how much the handling time may rise before the gain is gone (M/M/n+M; M/M/n when callers wait for ever).
 *
 * Apart, each part gets the fewest agents that meet its own target; together, one queue gets the fewest for all calls: rates add up, handling time and
 * leaving rate (1 / patience) are averaged over calls, and every caller is promised the strictest target among the parts.
 * Break-even: the rise r of the merged handling time at which the merged queue needs as many agents as the parts had apart. Two conventions, both given:
 * - `whole`: parts are rounded up one by one, as rosters are, and the merged queue may use that many; the requirement of the merged queue is solved
 *   without rounding, so r is not a staircase. This is the convention of the figures in the books (10 + 10 erlangs: +16 %).
 * - `fractional`: nothing is rounded; what rounding alone seems to gain is left out (10 + 10 erlangs: +10 %).
 */
import type { ServiceTarget } from '../../model/centre.ts';
import { requiredAgents, type StaffingQuestion, staffingMargin } from './required-agents.ts';

export interface MergePart {
  readonly callsPerHour: number;
  readonly ahtSeconds: number;
  /** null = waits for ever. */
  readonly patienceSeconds: number | null;
  readonly target: ServiceTarget;
}

export interface MergeFigures {
  /** Sum over the parts. */
  readonly agentsApart: number;
  readonly agentsTogether: number;
  /** apart - together. */
  readonly poolingGain: number;
  /** Share by which the merged handling time may rise until the gain is gone, e.g. 0.16; 0 when there is none to lose. */
  readonly breakEvenAhtRise: number;
}

export interface MergeBreakEven {
  readonly whole: MergeFigures;
  readonly fractional: MergeFigures;
}

export interface MergeOptions {
  /** Occupancy held apart and together, 0..1; null = not held. */
  readonly occupancyCap: number | null;
}

/** The one queue that takes all calls of the parts. */
export function mergeParts(parts: readonly MergePart[]): MergePart {
  const calls = parts.reduce((sum, part) => sum + part.callsPerHour, 0);
  const mean = (value: (part: MergePart) => number) =>
    calls > 0 ? parts.reduce((sum, part) => sum + part.callsPerHour * value(part), 0) / calls : value(parts[0]!);
  const leaving = mean((part) => (part.patienceSeconds === null ? 0 : 1 / part.patienceSeconds));
  const limits = parts.map((part) => part.target.maxAbandonment).filter((limit) => limit !== undefined);
  return {
    callsPerHour: calls,
    ahtSeconds: mean((part) => part.ahtSeconds),
    patienceSeconds: leaving > 0 ? 1 / leaving : null,
    target: {
      withinSeconds: Math.min(...parts.map((part) => part.target.withinSeconds)),
      share: Math.max(...parts.map((part) => part.target.share)),
      ...(limits.length > 0 ? { maxAbandonment: Math.min(...limits) } : {}),
    },
  };
}

/** Largest rise of the handling time that `agents` can still carry. */
function largestRise(merged: StaffingQuestion, agents: number): number {
  const kept = (rise: number) => staffingMargin({ ...merged, ahtSeconds: merged.ahtSeconds * (1 + rise) }, agents) >= 0;
  if (!kept(0)) return 0;
  let high = 0.1;
  while (kept(high)) high *= 2;
  let low = high === 0.1 ? 0 : high / 2;
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (kept(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Example: two parts of 10 erlangs, 420 s, 80 % in 20 s, no abandonment: 28 agents apart, 25 together, gain gone at +16 %.
 * @throws RangeError without parts or calls, and for figures out of range
 */
export function mergeBreakEven(parts: readonly MergePart[], options: MergeOptions): MergeBreakEven {
  if (parts.length === 0) throw new RangeError('a merge needs at least one part');
  const question = (part: MergePart, integer: boolean): StaffingQuestion => ({ ...part, occupancyCap: options.occupancyCap, integer });
  const merged = mergeParts(parts);
  if (merged.callsPerHour === 0) throw new RangeError('a merge needs calls');
  const figures = (integer: boolean): MergeFigures => {
    const agentsApart = parts.reduce((sum, part) => sum + requiredAgents(question(part, integer)), 0);
    const agentsTogether = requiredAgents(question(merged, integer));
    const gain = agentsApart - agentsTogether;
    return {
      agentsApart,
      agentsTogether,
      // Requirements are solved to 1e-11: a smaller difference is none.
      poolingGain: Math.abs(gain) < 1e-9 * agentsApart ? 0 : gain,
      breakEvenAhtRise: largestRise(question(merged, integer), agentsApart),
    };
  };
  return { whole: figures(true), fractional: figures(false) };
}
