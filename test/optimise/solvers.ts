/** The optimiser under test: HiGHS or the heuristic, on the real engine, in this thread. */
import { readFileSync } from 'node:fs';
import { createHeuristicSolver } from '../../src/engine/optimise/heuristic-solver.ts';
import type { MilpSolver } from '../../src/engine/optimise/index.ts';
import { loadMilpSolver } from '../../src/jobs/highs-solver.ts';
import { createOptimiser } from '../../src/jobs/optimiser.ts';
import { plateauEngine } from '../../src/jobs/plateau-engine.ts';
import type { Centre } from '../../src/model/centre.ts';
import type { OptimisationOutcome, OptimisationRequest } from '../../src/protocol/optimisation.ts';

export const highs: Promise<MilpSolver> = loadMilpSolver();
export const heuristic: MilpSolver = createHeuristicSolver();

export function reference(path: string): { readonly [key: string]: never } {
  return JSON.parse(readFileSync(new URL(`../reference/${path}`, import.meta.url), 'utf8'));
}

export function staff(
  centre: Centre,
  options: Partial<OptimisationRequest> = {},
  solver: Promise<MilpSolver> | MilpSolver = highs,
): Promise<OptimisationOutcome> {
  const request: OptimisationRequest = {
    days: [{ dayId: 'day', centre }],
    seed: 1,
    checkReplications: 32,
    occupancyCap: null,
    gap: 1e-6,
    timeLimitSeconds: 120,
    ...options,
  };
  return createOptimiser(plateauEngine, async () => solver)(request, {});
}

interface FlowShape {
  readonly id: string;
  readonly perHour: number | readonly number[];
  readonly handling?: number;
  readonly patience?: number | null;
  readonly within?: number;
  readonly share?: number | null;
}

interface GroupShape {
  readonly id: string;
  readonly flows: readonly string[];
  readonly cost?: number;
  readonly max?: number;
  readonly factor?: number;
  /** Overflow after so many seconds, by flow. */
  readonly after?: Readonly<Record<string, number>>;
}

/** A centre in a few words; half-hours, or one stationary hour. */
export function centreOf(flows: readonly FlowShape[], groups: readonly GroupShape[], intervals = 1): Centre {
  return {
    format: 'plateau-centre/1',
    intervalSeconds: intervals === 1 ? 3600 : 1800,
    intervals,
    flows: flows.map(({ id, perHour, handling = 300, patience = 180, within = 20, share = 0.8 }) => ({
      id,
      arrivalsPerHour: perHour,
      handling: { kind: 'exponential', mean: handling },
      patience: patience === null ? null : { kind: 'exponential', mean: patience },
      ...(share !== null && { target: { withinSeconds: within, share } }),
    })),
    groups: groups.map(({ id, flows: served, cost = 1, max, factor, after }) => ({
      id,
      agents: 0,
      costPerHour: cost,
      ...(max !== undefined && { maxAgents: max }),
      skills: served.map((flow) => ({
        flow,
        rank: served.length,
        queueRank: 1,
        ...(factor !== undefined && { handlingFactor: factor }),
        ...(after?.[flow] !== undefined && { overflow: { afterSeconds: after[flow] } }),
      })),
    })),
  };
}
