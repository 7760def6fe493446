/** The optimiser and the rules of the centre file that came after it: counted where the closed forms can, named where they cannot. */
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { busyFactor, busySeconds } from '../../src/engine/optimise/busy-time.ts';
import { offeredCalls } from '../../src/engine/optimise/offered-calls.ts';
import { staffingProblem } from '../../src/engine/optimise/staffing-problem.ts';
import { unknownRules } from '../../src/engine/optimise/unknown-rules.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import type { Centre, CentreFlow, CentreGroup, CentreSkill } from '../../src/model/centre.ts';
import type { LeverUse } from '../../src/model/project.ts';
import type { OptimisationOutcome } from '../../src/protocol/optimisation.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { cautionsOf, optimisationRequest, STAFFING_LEVER, serviceByFlow, staffingAnswer } from '../../src/ui/pages/optimise/optimise-vm.ts';
import { centreOf, heuristic, highs, staff } from './solvers.ts';

const fixed = (seconds: number) => ({ kind: 'exponential', mean: seconds }) as const;
const flowOf = (centre: Centre, change: Partial<CentreFlow>): Centre => ({
  ...centre,
  flows: centre.flows.map((flow, f) => (f === 0 ? { ...flow, ...change } : flow)),
});
const groupOf = (centre: Centre, change: Partial<CentreGroup>): Centre => ({
  ...centre,
  groups: centre.groups.map((group, g) => (g === 0 ? { ...group, ...change } : group)),
});
const skillOf = (centre: Centre, change: Partial<CentreSkill>): Centre =>
  groupOf(centre, { skills: centre.groups[0]!.skills.map((skill) => ({ ...skill, ...change })) });

const CURVE = [40, 90, 130, 120, 90, 50];
const day = centreOf(
  [
    { id: 'calls', perHour: CURVE },
    { id: 'help', perHour: 0, within: 60 },
  ],
  [
    { id: 'front', flows: ['calls'] },
    { id: 'experts', flows: ['help'] },
  ],
  CURVE.length,
);
const hoursOf = (outcome: OptimisationOutcome, group: number): number => outcome.days[0]!.agents[group]!.reduce((sum, n) => sum + n, 0) / 2;
const keeps = (outcome: OptimisationOutcome): boolean =>
  outcome.status === 'feasible' && (outcome.days[0]!.promises?.every(({ kept }) => kept) ?? false);

describe('time that a call takes', () => {
  it('is handling and after-call work, at the pace of the skill', () => {
    const centre = flowOf(day, { afterCallWork: fixed(60) });
    const [flow] = centre.flows as [CentreFlow];
    const [skill] = centre.groups[0]!.skills as [CentreSkill];
    expect(busySeconds(centre, flow)).toBe(360);
    expect(busyFactor(centre, flow, {}, { ...skill, handlingFactor: 1.2 })).toBeCloseTo(1.2, 12);
    expect(busyFactor(centre, flow, {}, { ...skill, handling: fixed(240), afterCallWork: fixed(30) })).toBeCloseTo(270 / 360, 12);
    expect(busyFactor(centre, flow, {}, { ...skill, handling: fixed(200), handlingFactor: 1.5 })).toBeCloseTo((300 + 90) / 360, 12);
  });

  it('includes the help that is asked for, and the talk of a warm transfer', () => {
    const asked = flowOf(day, { support: { flow: 'help', probability: 0.2 } });
    expect(busySeconds(asked, asked.flows[0]!)).toBe(300 + 0.2 * 300);
    const warm = flowOf(day, { transfers: [{ to: 'help', probability: 0.1, warm: { together: fixed(90) } }] });
    expect(busySeconds(warm, warm.flows[0]!)).toBe(300 + 9);
  });

  it('after-call work needs as many agents as the same time on the phone, and the occupancy ceiling counts it', async () => {
    const [after, talk] = [flowOf(day, { afterCallWork: fixed(120) }), flowOf(day, { handling: fixed(420) })];
    const [a, b] = [await staff(after, { occupancyCap: 0.8 }), await staff(talk, { occupancyCap: 0.8 })];
    expect([keeps(a), keeps(b), a.unknownRules]).toEqual([true, true, []]);
    expect(Math.abs(hoursOf(a, 0) / hoursOf(b, 0) - 1)).toBeLessThan(0.06);
    for (const [k, agents] of a.days[0]!.agents[0]!.entries()) expect((CURVE[k]! * 420) / 3600).toBeLessThanOrEqual(0.8 * agents + 1e-9);
  });
});

describe('calls for help and agents who stay away', () => {
  it('calls for help come to the experts, who are staffed for them', async () => {
    const centre = flowOf(day, { support: { flow: 'help', probability: 0.25 } });
    expect(offeredCalls(centre)[1]).toBeCloseTo(10, 9);
    const outcome = await staff(centre);
    expect(keeps(outcome)).toBe(true);
    expect(hoursOf(outcome, 1)).toBeGreaterThan(2);
    expect(outcome.unknownRules).toEqual(['supportWait']);
    expect(outcome.lowerBound).toBeLessThanOrEqual(outcome.cost);
  });

  it('where a fifth stays away, about a quarter more are asked for, and the ceiling holds for those who come', async () => {
    const absent = groupOf(day, { absence: { probability: 0.2 } });
    expect(staffingProblem(absent).groups[0]!.present).toBe(0.8);
    const [some, all] = [await staff(absent, { occupancyCap: 0.85 }), await staff(day, { occupancyCap: 0.85 })];
    expect([keeps(some), some.unknownRules]).toEqual([true, []]);
    const more = hoursOf(some, 0) / hoursOf(all, 0);
    expect(more).toBeGreaterThan(1.15);
    expect(more).toBeLessThan(1.5);
  });
});

describe('rules that the closed forms do not know', () => {
  const cases: readonly (readonly [string, Centre])[] = [
    ['callback', flowOf(day, { callback: { afterSeconds: 30, acceptance: 0.5, success: 0.9, failedHandling: fixed(30) } })],
    ['warmWait', flowOf(day, { transfers: [{ to: 'help', probability: 0.1, warm: { together: fixed(60) } }] })],
    ['score', skillOf(day, { score: { points: 10, perSecond: 1 } })],
    ['stages', skillOf(day, { stages: [{ afterSeconds: 30, rank: 2 }] })],
    ['breaks', groupOf(day, { breaks: [{ startSeconds: 3600, seconds: 900, agents: 1 }] })],
  ];

  it.each(cases)(
    '%s: the answer keeps its promises in the simulation, which follows it, and names it',
    { timeout: 30_000 },
    async (rule, centre) => {
      const outcome = await staff(centre, { checkReplications: 16 });
      expect([keeps(outcome), outcome.unknownRules]).toEqual([true, [rule]]);
    },
  );

  it('departures first and origins change nothing of the search and are not named', async () => {
    const [flow, ...others] = day.flows;
    const origins = [
      { id: 'north', share: 0.4 },
      { id: 'south', share: 0.6 },
    ];
    const outcome = await staff({ ...day, departures: 'first', flows: [{ ...flow!, origins }, ...others] }, { checkReplications: 16 });
    expect([keeps(outcome), outcome.unknownRules]).toEqual([true, []]);
  });
});

describe('work that can wait', () => {
  const withWork: Centre = {
    ...day,
    flows: [
      day.flows[0]!,
      {
        id: 'files',
        arrivalsPerHour: [120, 0, 0, 0, 0, 0],
        handling: fixed(600),
        target: { withinSeconds: 86_400, share: 0 },
        deferrable: { backlog: 40 },
      },
    ],
    groups: [day.groups[0]!, { id: 'back', agents: 0, costPerHour: 1, skills: [{ flow: 'files', rank: 1, queueRank: 1 }] }],
  };

  it('is spread over the day, promises nothing of the day’s level, and what waits in the morning is said to be left out', async () => {
    const problem = staffingProblem(withWork);
    expect(problem.promises.map(({ flows }) => flows)).toEqual([[0]]);
    expect(Array.from({ length: 6 }, (_, k) => problem.callsPerHour[k * 2 + 1])).toEqual([20, 20, 20, 20, 20, 20]);
    const outcome = await staff(withWork);
    expect([keeps(outcome), outcome.unknownRules]).toEqual([true, ['backlog']]);
    // 60 files of 10 minutes: 10 hours of work in three.
    expect(outcome.days[0]!.agents[1]).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it('of the workbench is not judged: no target of it is asked for or shown', () => {
    const project = SAMPLES.find(({ id }) => id === 'incident')!.make();
    const { network } = networkAtMonth(project.baseline, [], project.run.month);
    const week = compileWeek(network, project.run.month);
    const work = new Set(network.flows.filter(({ deferrable }) => deferrable).map(({ id }) => id));
    expect(work.size).toBeGreaterThan(0);
    const [asked] = optimisationRequest(week, { seed: 1, occupancyCap: null }).days;
    const deferred = week.days[0]!.flows.filter(({ flowId }) => work.has(flowId)).map(({ centreFlowId }) => centreFlowId);
    expect(asked!.promises!.flatMap(({ flowIds }) => flowIds).filter((id) => deferred.includes(id))).toEqual([]);
    expect(serviceByFlow(network, week, []).length).toBe(0);
  });
});

describe('teams that can stand in for each other', () => {
  it('keep those who are there when the workbench asks, for hardly any cost', async () => {
    const twins: Centre = {
      ...day,
      flows: [day.flows[0]!],
      groups: ['north', 'south'].map((id, g) => ({ ...day.groups[0]!, id, agents: g === 0 ? 0 : 4 })),
    };
    const [plain, staying] = [await staff(twins), await staff(twins, { staying: 0.03 })];
    expect([keeps(plain), keeps(staying)]).toEqual([true, true]);
    expect(Math.abs(staying.cost / plain.cost - 1)).toBeLessThan(0.03);
    expect(staying.days[0]!.agents[1]!.every((agents) => agents >= 4)).toBe(true);
  });
});

describe('workplaces that teams share', () => {
  const rooms = [{ groupIds: ['front', 'experts'], agents: 11 }];
  const busy = flowOf(day, { support: { flow: 'help', probability: 0.1 } });

  it('are never exceeded by all teams together', async () => {
    const free = await staff(busy);
    const most = Math.max(...CURVE.map((_, k) => free.days[0]!.agents[0]![k]! + free.days[0]!.agents[1]![k]!));
    const tight = [{ groupIds: ['front', 'experts'], agents: most }];
    const outcome = await staff(busy, { days: [{ dayId: 'day', centre: busy, rooms: tight }] });
    expect(keeps(outcome)).toBe(true);
    for (const k of CURVE.keys()) expect(outcome.days[0]!.agents[0]![k]! + outcome.days[0]!.agents[1]![k]!).toBeLessThanOrEqual(most);
  });

  it('that do not suffice make the day infeasible, and the answer says where', async () => {
    const outcome = await staff(busy, { days: [{ dayId: 'day', centre: busy, rooms }] });
    expect(outcome.status).toBe('infeasible');
    expect(outcome.conflicts.length).toBeGreaterThan(0);
    for (const k of CURVE.keys()) expect(outcome.days[0]!.agents[0]![k]! + outcome.days[0]!.agents[1]![k]!).toBeLessThanOrEqual(11);
  });

  it('are unknown to the solver without WebAssembly, which says so', () => {
    const asked = [{ dayId: 'day', centre: day, rooms }];
    expect([unknownRules(asked, true), unknownRules(asked, false)]).toEqual([['rooms'], []]);
    expect(heuristic.name).toBe('heuristic');
  });

  it('of a sample hold for its sites: the answer opened as a scenario puts exactly those agents on the phone', {
    timeout: 90_000,
  }, async () => {
    const project = SAMPLES.find(({ id }) => id === 'incident')!.make();
    const { levers } = project.scenarios[1]!;
    const { month, occupancyCap } = project.run;
    const { network } = networkAtMonth(project.baseline, levers, month);
    const whole = compileWeek(network, month);
    const week = { ...whole, days: whole.days.slice(0, 1) };
    const request = { ...optimisationRequest(week, { seed: 1, occupancyCap }), checkReplications: 16, timeLimitSeconds: 4 };
    const outcome = await staff(week.days[0]!.centre, request, highs);
    const use: LeverUse = { id: 'l1', ...STAFFING_LEVER, enabled: true, params: staffingAnswer(week, outcome.days) };
    const [staffed] = compileWeek(networkAtMonth(project.baseline, [...levers, use], month).network, month).days;
    const [answer] = outcome.days;
    const wrong = staffed!.groups.flatMap(({ groupId }, g) => {
      const asked = answer!.agents[answer!.groupIds.indexOf(groupId)] ?? [];
      const there = [staffed!.centre.groups[g]!.agents].flat();
      return there.every((agents, k) => agents === (asked[k] ?? 0)) ? [] : [groupId];
    });
    expect(wrong).toEqual([]);
    expect(cautionsOf(network, week, outcome)).toEqual(['deferrable', 'supportWait', 'spread']);
  });
});
