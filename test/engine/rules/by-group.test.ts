import { describe, expect, it } from 'vitest';
import { plateauResult, simulateStationary } from '../../../src/engine/simulate/index.ts';
import { skillEstimate } from '../../../src/engine/simulate/statistics.ts';
import { SKILL_MEASURES } from '../../../src/model/measures.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { fixed, ofFlow, ofGroup, ofSkill, plainDay, quiet, run, traced } from './days.ts';

const FLOWS = ['A', 'B'] as const;
const GROUPS = ['P', 'Q'] as const;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('figures of what a group answered of a flow', () => {
  const day = plainDay({ flow: { afterCallWork: exponential(30) } });
  const t = run(day, 40);

  it('add up to the flow over its groups, and to the group over its flows', () => {
    for (const f of FLOWS) {
      expect(sum(GROUPS.map((g) => ofSkill(t, f, g, 'answered')))).toBe(ofFlow(t, f, 'answered'));
      expect(sum(GROUPS.map((g) => ofSkill(t, f, g, 'answeredWithin')))).toBe(ofFlow(t, f, 'answeredWithin'));
      expect(sum(GROUPS.map((g) => ofSkill(t, f, g, 'waitSeconds')))).toBeCloseTo(ofFlow(t, f, 'waitAnsweredSeconds'), 5);
    }
    for (const g of GROUPS) {
      expect(sum(FLOWS.map((f) => ofSkill(t, f, g, 'answered')))).toBe(ofGroup(t, g, 'answered'));
      expect(sum(FLOWS.map((f) => ofSkill(t, f, g, 'answeredWithin')))).toBe(ofGroup(t, g, 'answeredWithin'));
      const work = sum(FLOWS.map((f) => ofSkill(t, f, g, 'handlingSeconds') + ofSkill(t, f, g, 'afterCallSeconds')));
      // Overtime within the day is busy time too: what is busy, and what is done after the day.
      const afterTheDay = ofGroup(t, g, 'busySeconds') + ofGroup(t, g, 'overtimeSeconds') - work;
      expect(afterTheDay).toBeGreaterThanOrEqual(-1e-6);
      expect(work).toBeGreaterThanOrEqual(ofGroup(t, g, 'busySeconds') - 1e-6);
    }
  });

  it('stand under byGroup of the flow, in the result, with a half-width', () => {
    const result = plateauResult({ table: t, stationary: false, engine: 'test', seed: 11, wallSeconds: 1, centre: day });
    const byGroup = result.flows.A!.byGroup as unknown as Record<string, Record<string, { mean: number; halfWidth: number }>>;
    expect(Object.keys(byGroup).sort()).toEqual(['P', 'Q']);
    for (const g of GROUPS) {
      const { answered, handlingTime, afterCallWork, asa, serviceLevelOfAnswered } = byGroup[g]!;
      expect(answered!.mean).toBeCloseTo(ofSkill(t, 'A', g, 'answered') / 40, 9);
      expect(asa!.mean).toBeCloseTo(ofSkill(t, 'A', g, 'waitSeconds') / ofSkill(t, 'A', g, 'answered'), 9);
      expect(serviceLevelOfAnswered!.mean).toBeCloseTo(ofSkill(t, 'A', g, 'answeredWithin') / ofSkill(t, 'A', g, 'answered'), 9);
      // 240 of talk and 30 of work, a fifth more for Q.
      const factor = g === 'P' ? 1 : 1.2;
      expect(Math.abs(handlingTime!.mean - 270 * factor)).toBeLessThan(2.1 * handlingTime!.halfWidth);
      expect(Math.abs(afterCallWork!.mean - 30 * factor)).toBeLessThan(2.1 * afterCallWork!.halfWidth);
      expect(handlingTime!.halfWidth).toBeLessThan(0.1 * handlingTime!.mean);
    }
  });

  it('are per hour in a stationary run, as the counts of the flow', () => {
    const model = {
      ...day,
      intervals: 1,
      flows: day.flows.map((f) => ({ ...f, arrivalsPerHour: 40 })),
      groups: day.groups.map((g) => ({ ...g, agents: 4 })),
    };
    const table = simulateStationary({ centre: model, seed: 2, hours: 300, warmupHours: 10 });
    const { flows } = plateauResult({ table, stationary: true, engine: 'test', seed: 2, wallSeconds: 1, centre: model });
    for (const f of FLOWS) {
      const byGroup = flows[f]!.byGroup as unknown as Record<string, Record<string, { mean: number }>>;
      const { mean } = flows[f]!.answered as { mean: number };
      // A call is the flow's when it arrives and the group's when it is answered: those who wait at the ends of the run differ.
      expect(Math.abs(sum(GROUPS.map((g) => byGroup[g]!.answered!.mean)) - mean)).toBeLessThan(10 / 300);
      expect(mean).toBeGreaterThan(20);
    }
  });

  it('follow the order of the file, whatever it is', () => {
    const turned = run(
      { ...day, flows: day.flows.toReversed(), groups: day.groups.toReversed().map((g) => ({ ...g, skills: g.skills.toReversed() })) },
      40,
    );
    for (const f of FLOWS) {
      for (const g of GROUPS) {
        for (const counter of ['answered', 'answeredWithin', 'waitSeconds', 'handlingSeconds', 'afterCallSeconds'] as const) {
          expect([f, g, counter, ofSkill(turned, f, g, counter)]).toEqual([f, g, counter, ofSkill(t, f, g, counter)]);
        }
      }
    }
  });

  it('are traced by hand', () => {
    const p = group('P', 1, [skill('A')]);
    const q = group('Q', 1, [skill('A', { rank: 2, handling: fixed(80), overflow: { afterSeconds: 30 } })]);
    const one = run(traced({ A: [0, 10, 20] }, [quiet('A', 100)], [p, q]));
    // P at 0; Q at 40, after 30 seconds, until 120; P at 100 the third, after 80.
    const of = (g: string) =>
      (['answered', 'answeredWithin', 'waitSeconds', 'handlingSeconds'] as const).map((counter) => ofSkill(one, 'A', g, counter));
    expect([of('P'), of('Q')]).toEqual([
      [2, 1, 80, 200],
      [1, 0, 30, 80],
    ]);
  });

  it('have the half-width of a ratio over days', () => {
    const calls = flow('A', { arrivalsPerHour: 30, handling: exponential(100), patience: null });
    const many = run(centre([calls], [group('P', 50, [skill('A')])], { intervals: 2 }), 400);
    const { mean, halfWidth } = skillEstimate(many, 0, SKILL_MEASURES.handlingTime);
    // About 12,000 independent calls of standard deviation 100.
    const n = ofFlow(many, 'A', 'answered');
    expect(Math.abs(mean - 100)).toBeLessThan((4 * 100) / Math.sqrt(n));
    expect(halfWidth! / ((1.96 * 100) / Math.sqrt(n))).toBeGreaterThan(0.85);
    expect(halfWidth! / ((1.96 * 100) / Math.sqrt(n))).toBeLessThan(1.15);
  });
});
