import { describe, expect, it } from 'vitest';
import type { Centre, CentreFlow } from '../../../src/model/centre.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { ofSkill, perDay, run } from './days.ts';

/** Agents enough for everybody, so that a rule shows only in what it does to the callers themselves. */
const ample = (rules: Partial<CentreFlow>, more: Partial<Centre> = {}): Centre =>
  centre(
    [
      flow('A', {
        arrivalsPerHour: [60, 110, 90, 50],
        handling: { kind: 'lognormal', mean: 240, cv: 0.9 },
        busyness: { cv: 0.2 },
        ...rules,
      }),
      flow('H', { arrivalsPerHour: 0 }),
    ],
    [group('P', 400, [skill('A')]), group('Q', 400, [skill('H')])],
    more,
  );

describe('a rule leaves the callers as they are', () => {
  const plain = run(ample({}), 10);
  const rules: readonly (readonly [string, Partial<CentreFlow>])[] = [
    ['after-call work', { afterCallWork: exponential(60) }],
    ['a call back', { callback: { acceptance: 0.5, patience: exponential(60) } }],
    ['support', { support: { flow: 'H', probability: 0.3 } }],
    ['warm transfers', { transfers: [{ to: 'H', probability: 0.4, warm: { together: exponential(20) } }] }],
    ['another number', { redial: { afterAbandonment: 1, delay: exponential(60), to: [{ flow: 'H', probability: 0.5 }] } }],
    ['deferrable work', { patience: null, deferrable: { backlog: 0 } }],
  ];
  it.each(rules)('%s: the same calls with the same handling times', (_, rule) => {
    const t = run(ample(rule), 10);
    expect(perDay(t, 'A', 'offered')).toEqual(perDay(plain, 'A', 'offered'));
    expect(ofSkill(t, 'A', 'P', 'handlingSeconds')).toBeCloseTo(ofSkill(plain, 'A', 'P', 'handlingSeconds'), 6);
  });

  it('each call keeps its after-call work however it is answered', () => {
    const work = (rules: Partial<CentreFlow>, factor = 1): number => {
      const day = ample({ afterCallWork: { kind: 'gamma', mean: 60, cv: 1 }, ...rules });
      const p = group('P', 400, [skill('A', { handlingFactor: factor, rank: 2 })]);
      return ofSkill(run({ ...day, groups: [p, day.groups[1]!] }, 10), 'A', 'P', 'afterCallSeconds');
    };
    const base = work({});
    expect(work({ balking: 0.5, callback: { acceptance: 1 }, support: { flow: 'H', probability: 0.5 } })).toBeCloseTo(base, 6);
    expect(work({}, 1.7)).toBeCloseTo(1.7 * base, 5);
  });

  it('a factor of the day is the same whichever flows share it', () => {
    const day = (shared: readonly string[]) =>
      run(
        {
          ...ample({ busyness: { cv: 0.2, dayFactors: ['x'] } }, { dayFactors: [{ id: 'x', cv: 0.3 }] }),
          flows: ['A', 'H'].map((id) =>
            flow(id, {
              arrivalsPerHour: 60,
              handling: exponential(60),
              busyness: { cv: 0.1, dayFactors: shared.includes(id) ? ['x'] : [] },
            }),
          ),
        },
        20,
      );
    expect(perDay(day(['A', 'H']), 'A', 'offered')).toEqual(perDay(day(['A']), 'A', 'offered'));
    expect(perDay(day(['A', 'H']), 'A', 'offered')).not.toEqual(perDay(day([]), 'A', 'offered'));
  });
});
