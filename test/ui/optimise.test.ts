import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import type { LeverUse } from '../../src/model/project.ts';
import type { DayStaffing } from '../../src/protocol/optimisation.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import {
  cautionsOf,
  conflictsOf,
  hoursBy,
  optimisationRequest,
  STAFFING_LEVER,
  serviceByFlow,
  staffedHours,
  staffingAnswer,
} from '../../src/ui/pages/optimise/optimise-vm.ts';

const project = SAMPLES.find(({ id }) => id === 'atelier')!.make();
const { month } = project.run;
const { network } = networkAtMonth(project.baseline, [], month);
const week = compileWeek(network, month);

/** An answer with two agents in every group all day. */
const days: readonly DayStaffing[] = week.days.map(({ dayId, centre, groups, flows }) => ({
  dayId,
  groupIds: groups.map(({ groupId }) => groupId),
  agents: groups.map(() => Array.from({ length: centre.intervals }, () => 2)),
  cost: 10,
  lowerBound: 9,
  gap: 0.1,
  serviceLevel: {},
  promises: flows.map(({ centreFlowId, flowId }) => ({
    flowIds: [centreFlowId],
    target: { withinSeconds: 20, share: 0.8 },
    serviceLevel: { mean: flowId === flows[0].flowId ? 0.5 : 0.95, halfWidth: 0.01 },
    kept: flowId !== flows[0].flowId,
  })),
}));

describe('between the workbench and the optimiser', () => {
  it('asks for every open day of the week with the scenario’s own centres', () => {
    const request = optimisationRequest(week, { seed: 7, occupancyCap: 0.85 });
    expect(request.days.map(({ dayId }) => dayId)).toEqual(week.days.map(({ dayId }) => dayId));
    expect(request.days[0].centre).toBe(week.days[0].centre);
    expect(request.seed).toBe(7);
  });

  it('gives an answer that, applied as a lever, puts exactly those agents on the phone', () => {
    const use: LeverUse = { id: 'l1', ...STAFFING_LEVER, enabled: true, params: staffingAnswer(week, days) };
    const staffed = compileWeek(networkAtMonth(project.baseline, [use], month).network, month);
    const wrong = staffed.days.flatMap(({ centre, groups }) =>
      groups.flatMap((group, index) => {
        const site = network.sites.find(({ id }) => id === group.siteId);
        const agents = [centre.groups[index].agents].flat();
        const most = [centre.groups[index].maxAgents ?? Number.POSITIVE_INFINITY].flat();
        return agents.flatMap((count, interval) =>
          count === Math.min(2, most[interval] ?? most[0]) || (site?.seats ?? 0) < 4 ? [] : [`${group.groupId} ${interval}: ${count}`],
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('adds hours up by day, by profile and by site to the same sum', () => {
    const byDay = days.reduce((sum, day) => sum + staffedHours(day), 0);
    for (const by of ['profile', 'site'] as const) {
      expect(hoursBy(by, network, week, days).reduce((sum, { needed }) => sum + needed, 0)).toBeCloseTo(byDay, 9);
    }
  });

  it('asks for each flow’s target over all its zones together', () => {
    const [day] = optimisationRequest(week, { seed: 1, occupancyCap: null }).days;
    const flows = new Set(week.days[0].flows.map(({ flowId }) => flowId));
    expect(day.promises?.length).toBe(flows.size);
    expect(day.promises?.flatMap(({ flowIds }) => flowIds).sort()).toEqual(
      week.days[0].flows.map(({ centreFlowId }) => centreFlowId).sort(),
    );
  });

  it('calls a target missed when a day did not keep it', () => {
    const services = serviceByFlow(network, week, days);
    const weak = services.filter(({ met }) => !met).map(({ flowId }) => flowId);
    expect(weak).toEqual([week.days[0].flows[0].flowId]);
  });

  it('names conflicts by the clock and the flows of the project, the largest lack first', () => {
    const [day] = week.days;
    const outcome = {
      status: 'infeasible' as const,
      days: [],
      cost: 0,
      lowerBound: 0,
      gap: 0,
      conflicts: [
        { dayId: day.dayId, flowIds: [day.flows[0].centreFlowId], interval: 2, missingAgents: 1 },
        { dayId: day.dayId, flowIds: [day.flows[0].centreFlowId], interval: 3, missingAgents: 4 },
      ],
      unknownRules: [] as const,
      solver: 'highs' as const,
      wallSeconds: 0,
    };
    expect(cautionsOf(network, week, { ...outcome, unknownRules: ['callback'] })).toEqual(['callback', 'spread']);
    expect(conflictsOf(week, outcome)).toEqual([
      { dayId: day.dayId, halfHour: day.firstHalfHour + 3, flowIds: [day.flows[0].flowId], missingAgents: 4 },
      { dayId: day.dayId, halfHour: day.firstHalfHour + 2, flowIds: [day.flows[0].flowId], missingAgents: 1 },
    ]);
  });
});
