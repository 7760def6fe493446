import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { mergeBreakEven, mergeParts } from '../../src/engine/queueing/merge-break-even.ts';
import { requiredAgents, type StaffingQuestion, staffingMargin } from '../../src/engine/queueing/required-agents.ts';

const target = { withinSeconds: 20, share: 0.8 };
const erlangs = (load: number) => ({ callsPerHour: (load * 3600) / 420, ahtSeconds: 420, patienceSeconds: null, target });
const needed = (load: number, occupancyCap: number | null, integer = true) => requiredAgents({ ...erlangs(load), occupancyCap, integer });

const anyQuestion = fc
  .record({
    load: fc.double({ min: 0.05, max: 400, noNaN: true }),
    ahtSeconds: fc.double({ min: 60, max: 1200, noNaN: true }),
    patienceSeconds: fc.oneof(fc.constant(null), fc.double({ min: 20, max: 2000, noNaN: true })),
    withinSeconds: fc.constantFrom(0, 10, 20, 60, 180),
    share: fc.double({ min: 0.3, max: 0.98, noNaN: true }),
    maxAbandonment: fc.constantFrom(undefined, 0.02, 0.05),
    occupancyCap: fc.constantFrom(null, 0.8, 0.85, 0.9),
  })
  .map(
    ({ load, withinSeconds, share, maxAbandonment, ...rest }): StaffingQuestion => ({
      ...rest,
      callsPerHour: (load * 3600) / rest.ahtSeconds,
      target: { withinSeconds, share, ...(maxAbandonment === undefined ? {} : { maxAbandonment }) },
    }),
  );

describe('requiredAgents', () => {
  it('gives the figures any planner can check by hand (Erlang C, 420 s, 80 % in 20 s)', () => {
    expect([needed(10, null), needed(20, null), needed(40, null), needed(40, 0.85)]).toEqual([14, 25, 46, 48]);
  });

  it('is the smallest number: it keeps the target, and one agent fewer, or a hair fewer, breaks it', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const whole = requiredAgents({ ...question, integer: true });
        const fractional = requiredAgents({ ...question, integer: false });
        expect(staffingMargin(question, whole)).toBeGreaterThanOrEqual(-1e-12);
        expect(staffingMargin(question, fractional)).toBeGreaterThanOrEqual(0);
        if (whole > 1) expect(staffingMargin(question, whole - 1)).toBeLessThan(0);
        if (fractional > 1e-3) expect(staffingMargin(question, fractional * (1 - 1e-7))).toBeLessThan(0);
        expect(whole - fractional).toBeLessThan(1);
        expect(whole - fractional).toBeGreaterThan(-1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('asks for more agents with more calls, longer calls, more patience of the callers, a higher share', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const base = requiredAgents({ ...question, integer: false });
        const ask = (change: Partial<StaffingQuestion>) => requiredAgents({ ...question, ...change, integer: false });
        const more = [
          ask({ callsPerHour: question.callsPerHour * 1.1 }),
          ask({ target: { ...question.target, share: question.target.share + 0.01 } }),
        ];
        expect(Math.min(...more)).toBeGreaterThanOrEqual(base * (1 - 1e-9));
      }),
      { numRuns: 100 },
    );
  });

  it('holds abandonment as well as the service level', () => {
    const question: StaffingQuestion = {
      callsPerHour: 120,
      ahtSeconds: 300,
      patienceSeconds: 60,
      target: { withinSeconds: 60, share: 0.5, maxAbandonment: 0.02 },
      occupancyCap: null,
    };
    const agents = requiredAgents(question);
    const load = { callsPerHour: 120, handlingSeconds: 300 };
    expect(erlangA({ ...load, agents }, 60, 60).abandonment).toBeLessThanOrEqual(0.02);
    expect(erlangA({ ...load, agents: agents - 1 }, 60, 60).abandonment).toBeGreaterThan(0.02);
  });

  it('needs nobody without calls and refuses figures out of range', () => {
    const good: StaffingQuestion = { ...erlangs(10), occupancyCap: null };
    expect(requiredAgents({ ...good, callsPerHour: 0 })).toBe(0);
    const bad: Partial<StaffingQuestion>[] = [
      { callsPerHour: -1 },
      { callsPerHour: Number.NaN },
      { ahtSeconds: 0 },
      { patienceSeconds: 0 },
      { target: { withinSeconds: 20, share: 1 } },
      { target: { withinSeconds: -1, share: 0.8 } },
      { target: { ...target, maxAbandonment: 0 } },
      { occupancyCap: 0 },
      { occupancyCap: 1.2 },
    ];
    for (const change of bad) expect(() => requiredAgents({ ...good, ...change })).toThrow(RangeError);
  });
});

describe('the break-even of a merge', () => {
  const twice = (load: number, occupancyCap: number | null) => mergeBreakEven([erlangs(load), erlangs(load)], { occupancyCap });

  it('10 + 10 erlangs need 28 apart and 25 together; the gain is gone at +16 %', () => {
    const { whole } = twice(10, null);
    expect(whole).toMatchObject({ agentsApart: 28, agentsTogether: 25, poolingGain: 3 });
    expect(Math.round(100 * whole.breakEvenAhtRise)).toBe(16);
  });

  it('for 80 + 80 erlangs it is gone at +3.5 %, or at +0.9 % with occupancy held to 85 %', () => {
    expect(Math.round(1000 * twice(80, null).whole.breakEvenAhtRise) / 10).toBe(3.5);
    expect(Math.round(1000 * twice(80, 0.85).whole.breakEvenAhtRise) / 10).toBe(0.9);
  });

  it('without rounding the gain is smaller for small parts, and nil where the occupancy limit alone decides', () => {
    const { fractional } = twice(10, null);
    expect(fractional.breakEvenAhtRise).toBeLessThan(twice(10, null).whole.breakEvenAhtRise);
    expect(fractional.poolingGain).toBeGreaterThan(2);
    expect(twice(80, 0.85).fractional).toMatchObject({ poolingGain: 0 });
    expect(twice(80, 0.85).fractional.breakEvenAhtRise).toBeLessThan(1e-9);
  });

  it('at the break-even the merged queue needs what the parts needed apart', () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 60, noNaN: true }), fc.double({ min: 2, max: 60, noNaN: true }), (first, second) => {
        const parts = [erlangs(first), { ...erlangs(second), patienceSeconds: 120 }];
        const { fractional } = mergeBreakEven(parts, { occupancyCap: null });
        const merged = mergeParts(parts);
        const rise = 1 + fractional.breakEvenAhtRise;
        const again = requiredAgents({ ...merged, ahtSeconds: merged.ahtSeconds * rise, occupancyCap: null, integer: false });
        expect(fractional.poolingGain).toBeGreaterThan(0);
        expect(Math.abs(again - fractional.agentsApart)).toBeLessThan(1e-6 * again);
      }),
      { numRuns: 30 },
    );
  });

  it('the smaller the parts, the larger the break-even', () => {
    const rises = [1, 3, 10, 30, 100].map((load) => twice(load, null).fractional.breakEvenAhtRise);
    expect([...rises].sort((a, b) => b - a)).toEqual(rises);
  });

  it('refuses to merge nothing', () => {
    expect(() => mergeBreakEven([], { occupancyCap: null })).toThrow(RangeError);
    expect(() => mergeBreakEven([{ ...erlangs(1), callsPerHour: 0 }], { occupancyCap: null })).toThrow(RangeError);
  });
});
