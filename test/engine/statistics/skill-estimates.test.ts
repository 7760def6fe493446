import { describe, expect, it } from 'vitest';
import { addMoments, SKILL_PAIRS } from '../../../src/engine/simulate/interval-moments.ts';
import { activeSkills, weekSkillEstimate, weekSkillShare } from '../../../src/engine/simulate/skill-estimates.ts';
import { flowEstimate, skillEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import { FLOW_COUNTERS, FLOW_MEASURES, SKILL_COUNTERS, SKILL_MEASURES, type SkillCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { plainDay, run } from '../rules/days.ts';

type Cell = Partial<Record<SkillCounter, number>>;

/** A day drawn by hand: skills[skill][replication], each skill a group of its own on the one queue; the queue's answered calls are their sum. */
function drawn(skills: readonly (readonly Cell[])[]): DayTable {
  const n = skills[0]!.length;
  const width = SKILL_COUNTERS.length;
  const sums = new Float64Array(skills.length * width);
  const products = new Float64Array(skills.length * SKILL_PAIRS);
  const flowCounters = new Float64Array(n * FLOW_COUNTERS.length);
  for (let r = 0; r < n; r++) {
    const cells = Float64Array.from(skills.flatMap((one) => SKILL_COUNTERS.map((name) => one[r]![name] ?? 0)));
    addMoments(cells, width, sums, products);
    flowCounters[r * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf('answered')] = skills.reduce(
      (total, one) => total + (one[r]!.answered ?? 0),
      0,
    );
  }
  return {
    dayId: 'mon',
    replications: n,
    intervals: 1,
    intervalSeconds: 1800,
    flowIds: ['A'],
    groupIds: skills.map((_, i) => `G${i}`),
    flowCounters,
    groupCounters: new Float64Array(0),
    flowIntervalSums: new Float64Array(0),
    groupIntervalSums: new Float64Array(0),
    flowIntervalProducts: new Float64Array(0),
    groupIntervalProducts: new Float64Array(0),
    skillFlows: new Int32Array(skills.length),
    skillGroups: Int32Array.from(skills, (_, i) => i),
    skillSums: sums,
    skillProducts: products,
    calls: 0,
  };
}

/** Half-width of the mean of values, as of one weighted week each. */
function exactWidth(errors: readonly number[]): number {
  const n = errors.length;
  const mean = errors.reduce((a, b) => a + b, 0) / n;
  const variance = errors.reduce((total, one) => total + (one - mean) ** 2, 0) / (n - 1);
  return studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
}

/** A small generator of whole numbers, the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const calls = (...answered: readonly number[]): readonly Cell[] => answered.map((one) => ({ answered: one, answeredWithin: one / 2 }));

describe('a measure of one skill over a week', () => {
  const monday = drawn([calls(10, 14, 9, 11)]);
  const tuesday = drawn([calls(5, 3, 8, 4)]);

  it('of a single day is that of the day', () => {
    for (const measure of [SKILL_MEASURES.answered, SKILL_MEASURES.serviceLevelOfAnswered]) {
      const { mean, halfWidth } = skillEstimate(monday, 0, measure);
      const week = weekSkillEstimate([{ table: monday, weight: 1, skills: [0] }], measure);
      expect(week.mean).toBeCloseTo(mean, 12);
      expect(week.halfWidth).toBeCloseTo(halfWidth!, 10);
      expect(week.bounded).toBe(false);
    }
  });

  it('adds the days as often as they come, and their variances', () => {
    const week = weekSkillEstimate(
      [
        { table: monday, weight: 4, skills: [0] },
        { table: tuesday, weight: 5, skills: [0] },
      ],
      SKILL_MEASURES.answered,
    );
    expect(week.mean).toBeCloseTo(4 * 11 + 5 * 5, 12);
    const [a, b] = [exactWidth([10, 14, 9, 11]), exactWidth([5, 3, 8, 4])];
    expect(week.halfWidth).toBeCloseTo(Math.hypot(4 * a, 5 * b), 10);
    expect(week.bounded).toBe(false);
  });

  it('says nothing of a table that kept no skills, and knows no error from one replication', () => {
    const bare = { ...monday, skillFlows: undefined, skillGroups: undefined, skillSums: undefined, skillProducts: undefined };
    expect(weekSkillEstimate([{ table: bare, weight: 1, skills: [] }], SKILL_MEASURES.answered).mean).toBeNaN();
    expect(weekSkillEstimate([{ table: monday, weight: 1, skills: [] }], SKILL_MEASURES.asa).mean).toBeNaN();
    expect(weekSkillEstimate([{ table: drawn([calls(7)]), weight: 1, skills: [0] }], SKILL_MEASURES.answered)).toMatchObject({
      mean: 7,
      halfWidth: null,
    });
  });
});

describe('several skills of one day', () => {
  it('have a bound that is never below the truth, and is the truth when they go together', () => {
    const draw = numbers(7);
    for (let trial = 0; trial < 200; trial++) {
      const skills = Array.from({ length: 3 }, () =>
        Array.from({ length: 6 }, () => {
          const answered = 1 + Math.floor(20 * draw());
          return { answered, answeredWithin: Math.floor(answered * draw()), waitSeconds: 300 * draw() };
        }),
      );
      const table = drawn(skills);
      const day = { table, weight: 1, skills: [0, 1, 2] };
      const total = (r: number, name: 'answered' | 'answeredWithin' | 'waitSeconds'): number =>
        skills.reduce((sum, one) => sum + one[r]![name], 0);
      const all = [0, 1, 2, 3, 4, 5];
      const answered = weekSkillEstimate([day], SKILL_MEASURES.answered);
      expect(answered.mean).toBeCloseTo(all.reduce((sum, r) => sum + total(r, 'answered'), 0) / 6, 10);
      expect(answered.halfWidth! + 1e-9).toBeGreaterThanOrEqual(exactWidth(all.map((r) => total(r, 'answered'))));
      expect(answered.bounded).toBe(true);
      const wait = weekSkillEstimate([day], SKILL_MEASURES.asa);
      const errors = all.map((r) => (total(r, 'waitSeconds') - wait.mean * total(r, 'answered')) / answered.mean);
      expect(wait.halfWidth! + 1e-9).toBeGreaterThanOrEqual(exactWidth(errors));
    }
    const together = drawn([calls(10, 14, 9, 11), calls(20, 28, 18, 22)]);
    const both = weekSkillEstimate([{ table: together, weight: 1, skills: [0, 1] }], SKILL_MEASURES.answered);
    expect(both.halfWidth).toBeCloseTo(exactWidth([30, 42, 27, 33]), 10);
  });
});

describe('the share of a flow’s answered calls', () => {
  it('is the ratio of the sums, and its bound is never below the truth', () => {
    const draw = numbers(11);
    for (let trial = 0; trial < 200; trial++) {
      const skills = Array.from({ length: 4 }, () => Array.from({ length: 7 }, () => ({ answered: Math.floor(30 * draw()) })));
      const table = drawn(skills);
      const part = (r: number): number => skills[0]![r]!.answered + skills[1]![r]!.answered;
      const whole = (r: number): number => part(r) + skills[2]![r]!.answered + skills[3]![r]!.answered;
      const all = [0, 1, 2, 3, 4, 5, 6];
      const sum = (of: (r: number) => number): number => all.reduce((total, r) => total + of(r), 0);
      const share = weekSkillShare([{ table, weight: 1, skills: [0, 1], flows: [0] }]);
      expect(share.mean).toBeCloseTo(sum(part) / sum(whole), 12);
      const errors = all.map((r) => (part(r) - share.mean * whole(r)) / (sum(whole) / 7));
      expect(share.halfWidth! + 1e-9).toBeGreaterThanOrEqual(exactWidth(errors));
      expect(share.bounded).toBe(true);
    }
  });

  it('has no error when everything is answered by the part, or when the part is always the same share', () => {
    const table = drawn([calls(10, 14, 9, 11), calls(20, 28, 18, 22)]);
    const whole = weekSkillShare([{ table, weight: 2, skills: [0, 1], flows: [0] }]);
    expect([whole.mean, whole.halfWidth, whole.bounded]).toEqual([1, 0, false]);
    expect(weekSkillShare([{ table, weight: 1, skills: [0], flows: [0] }]).mean).toBeCloseTo(1 / 3, 12);
    expect(weekSkillShare([{ table: drawn([calls(0, 0)]), weight: 1, skills: [], flows: [0] }]).mean).toBeNaN();
  });
});

it('a simulated day: the skills of a flow add up to the flow, and their bounds cover its exact half-widths', () => {
  const table = run(plainDay(), 60);
  const skills = activeSkills(table, (flow) => flow === 0);
  expect(skills.length).toBeGreaterThan(1);
  const days = [{ table, weight: 3, skills }];
  const answered = weekSkillEstimate(days, SKILL_MEASURES.answered);
  const exact = flowEstimate(days, [0], FLOW_MEASURES.answered);
  expect(answered.mean).toBeCloseTo(exact.mean, 6);
  expect(answered.halfWidth!).toBeGreaterThanOrEqual(exact.halfWidth!);
  const wait = weekSkillEstimate(days, SKILL_MEASURES.asa);
  const exactWait = flowEstimate(days, [0], FLOW_MEASURES.asa);
  expect(wait.mean).toBeCloseTo(exactWait.mean, 6);
  expect(wait.halfWidth! + 1e-9).toBeGreaterThanOrEqual(exactWait.halfWidth!);
  const shares = skills.map((skill) => weekSkillShare([{ table, weight: 3, skills: [skill], flows: [0] }]).mean);
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});
