import { describe, expect, it } from 'vitest';
import { coverShifts, readShiftProblem } from '../../src/engine/optimise/index.ts';
import { agentsNeeded } from '../../src/engine/optimise/pooled-queue.ts';
import type { Centre } from '../../src/model/centre.ts';
import { heuristic, highs, reference, staff } from './solvers.ts';

interface StaffingCase {
  readonly centre: Centre;
  readonly expected: { readonly cost: number; readonly agents: readonly Readonly<Record<string, number>>[] };
}

describe('staffing: the optimum proven by exhaustive enumeration with the exact Markov chain', () => {
  it.each(['S1_M_model_fcfs', 'S2_priority_2groups', 'S4_M_model_larger'])(
    '%s: cost, agents and bound are the proven ones',
    async (name) => {
      const { centre, expected } = reference(`staffing/${name}.json`) as unknown as StaffingCase;
      const outcome = await staff(centre);
      const [day] = outcome.days;
      const agents = Object.fromEntries(day.groupIds.map((id, g) => [id, day.agents[g][0]]));
      expect(outcome.status).toBe('feasible');
      expect(outcome.cost).toBeCloseTo(expected.cost, 9);
      expect(outcome.lowerBound).toBeCloseTo(expected.cost, 9);
      expect(expected.agents).toContainEqual(agents);
    },
  );
});

describe('requirements', () => {
  it('T1b: from the raw calls of an anonymous bank, hour by hour, the published number of agents', () => {
    const {
      hourly_calls_per_wednesday: calls,
      service_rate_per_hour: rate,
      published_requirement: published,
    } = reference('staffing/T1b_miller_requirements.json') as unknown as {
      hourly_calls_per_wednesday: number[];
      service_rate_per_hour: number;
      published_requirement: number[];
    };
    // P(wait) ≤ 0.5 is: half of the calls within 0 s.
    const needed = calls.map((callsPerHour) =>
      agentsNeeded({
        callsPerHour,
        handlingSeconds: 3600 / rate,
        patienceSeconds: null,
        withinSeconds: 0,
        share: 0.5,
        maxAbandonment: null,
      }),
    );
    expect(needed.map((agents) => Math.max(0, Math.ceil(agents - 1e-6)))).toEqual(published);
  });
});

interface ShiftCase {
  readonly problem: unknown;
  readonly expected: { readonly cost: number };
}
const SHIFT_CASES = ['D1_erlangC_day', 'D2_erlangA_day', 'T1_miller_anonymous_bank', 'T2_cyclic_8h_55'];

describe('shifts: the optimum proven by two exact solvers', () => {
  it.each(SHIFT_CASES)('%s is covered at the proven cost', async (name) => {
    const { problem, expected } = reference(`shifts/${name}.json`) as unknown as ShiftCase;
    const shifts = readShiftProblem(problem);
    const answer = await coverShifts(shifts, await highs);
    const covered = shifts.requirement.map((agents, k) =>
      shifts.patterns.reduce((sum, { id, covers }) => sum + covers[k] * (answer.counts[id] ?? 0), -agents),
    );
    expect(answer.status).toBe('optimal');
    expect(answer.cost).toBeCloseTo(expected.cost, 6);
    expect(answer.gap).toBeLessThan(1e-6);
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(0);
  });

  it.each(SHIFT_CASES)('%s without WebAssembly: covered, within 12 percent of the proven cost, and no bound is claimed', async (name) => {
    const { problem, expected } = reference(`shifts/${name}.json`) as unknown as ShiftCase;
    const answer = await coverShifts(readShiftProblem(problem), heuristic);
    expect(answer.missing).toEqual([]);
    expect(answer.lowerBound).toBe(0);
    expect(answer.cost / expected.cost).toBeLessThan(1.12);
    expect(answer.cost / expected.cost).toBeGreaterThanOrEqual(1 - 1e-9);
  });
});
