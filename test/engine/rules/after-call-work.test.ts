import { beforeAll, describe, expect, it } from 'vitest';
import type { Distribution } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, flowCounts, groupCounts, ofFlow, ofGroup, ofSkill, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('after-call work', () => {
  it('of no time at all is no after-call work, to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    for (const nothing of [null, fixed(0), { kind: 'lognormal', mean: 0, cv: 1 } as const]) {
      expect(everything(run(plainDay({ flow: { afterCallWork: nothing } }), 20))).toEqual(without);
      expect(everything(run(plainDay({ skill: { afterCallWork: nothing } }), 20))).toEqual(without);
    }
  });

  it('keeps the agent busy while the caller goes on: a transfer starts when the talk ends', () => {
    const a = quiet('A', 100, { afterCallWork: fixed(50), transfers: [{ to: 'B', probability: 1 }] });
    const t = run(traced({ A: [10, 20] }, [a, quiet('B', 7)], [group('P', 1, [skill('A')]), group('Q', 1, [skill('B')])]));
    // P talks 10–110 and works until 160, talks 160–260 and works until 310; B is called at 110 and 260 and answered at once.
    expect(flowCounts(t, 'A', 'answered', 'waitSeconds')).toEqual({ answered: 2, waitSeconds: 140 });
    expect(flowCounts(t, 'B', 'offered', 'waitSeconds')).toEqual({ offered: 2, waitSeconds: 0 });
    expect([ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([300, 14]);
    const alone = run(traced({ A: [10] }, [a, quiet('B', 7)], [group('P', 1, [skill('A'), skill('B')])]));
    expect(ofFlow(alone, 'B', 'waitSeconds')).toBe(50);
  });

  it('keeps the agent busy while the caller goes on: a repeat is counted from the end of the talk', () => {
    const a = quiet('A', 100, { afterCallWork: fixed(50), repeat: { probability: 1, delay: fixed(30) } });
    const t = run(traced({ A: [10] }, [a], [group('P', 1, [skill('A')])], { intervalSeconds: 280 }));
    // Talk 10–110, called again at 140, answered when the work ends at 160, talk until 260; 290 is after the day. Work until 310: 30 of overtime.
    expect(flowCounts(t, 'A', 'offered', 'waitSeconds')).toEqual({ offered: 2, waitSeconds: 20 });
    expect(groupCounts(t, 'P', 'busySeconds', 'overtimeSeconds')).toEqual({ busySeconds: 270, overtimeSeconds: 30 });
  });

  it("is multiplied by the skill's factor like the talk, and figures of a group tell both", () => {
    const a = quiet('A', 100, { afterCallWork: fixed(50), transfers: [{ to: 'B', probability: 1 }] });
    const slow = group('P', 1, [skill('A', { handlingFactor: 1.5 })]);
    const t = run(traced({ A: [0] }, [a, quiet('B', 7)], [slow, group('Q', 1, [skill('B')])], { intervalSeconds: 157 }));
    // B is called at 150 and done with the day, at 157; P has worked 157 of its 225 seconds by then.
    expect([ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'P', 'overtimeSeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([157, 68, 7]);
    expect([ofSkill(t, 'A', 'P', 'handlingSeconds'), ofSkill(t, 'A', 'P', 'afterCallSeconds')]).toEqual([150, 75]);
  });

  it.each([
    ['another law', exponential(600)],
    ['none in the flow', null],
    ['the same law on another scale', fixed(300)],
  ] as const)("of a skill's own replaces the flow's: %s", (_, ofTheFlow: Distribution | null) => {
    const own = group('P', 1, [skill('A', { afterCallWork: fixed(40), handlingFactor: 2 })]);
    const t = run(traced({ A: [0, 1000] }, [quiet('A', 100, { afterCallWork: ofTheFlow })], [own]));
    expect(ofSkill(t, 'A', 'P', 'afterCallSeconds')).toBeCloseTo(160, 9);
    expect(ofGroup(t, 'P', 'busySeconds')).toBeCloseTo(560, 9);
  });

  it('of one agent: the mean wait of Pollaczek and Khinchine for talk + work', () => {
    const [talk, work, rate] = [120, 60, 14 / 3600];
    const model = centre(
      [
        flow('A', {
          arrivalsPerHour: 14,
          handling: exponential(talk),
          afterCallWork: exponential(work),
          patience: null,
          target: { withinSeconds: 0, share: 0.5 },
        }),
      ],
      [group('P', 1, [skill('A')])],
      { intervals: 1, intervalSeconds: 3600 },
    );
    const t = engine.simulateStationary({ centre: model, seed: 4, hours: 90_000, warmupHours: 50 });
    const load = rate * (talk + work);
    const secondMoment = 2 * talk * talk + 2 * work * work + 2 * talk * work;
    expect(
      far(t, {
        'mean wait': [ratio(t, 'A', { waitSeconds: 1 }), (rate * secondMoment) / 2 / (1 - load)],
        'answered at once': [ratio(t, 'A', { answeredWithin: 1 }), 1 - load],
        occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), load],
      }),
    ).toEqual([]);
  });

  it('of a loss system: Erlang B at the load of talk + work, whatever their laws', () => {
    const erlangs = (40 / 3600) * (200 + 100);
    let blocked = 1;
    for (let n = 1; n <= 4; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked);
    const model = centre(
      [
        flow('A', {
          arrivalsPerHour: 40,
          handling: { kind: 'lognormal', mean: 200, cv: 1.2 },
          afterCallWork: { kind: 'gamma', mean: 100, cv: 0.7 },
          waitingRoom: 0,
        }),
      ],
      [group('P', 4, [skill('A')])],
      { intervals: 1, intervalSeconds: 3600 },
    );
    const t = engine.simulateStationary({ centre: model, seed: 4, hours: 10_000, warmupHours: 10 });
    expect(
      far(t, {
        blocked: [ratio(t, 'A', { blocked: 1 }), blocked],
        occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), (erlangs * (1 - blocked)) / 4],
      }),
    ).toEqual([]);
  });
});
