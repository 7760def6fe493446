import { beforeAll, describe, expect, it } from 'vitest';
import type { CentreFlow, CentreSupport } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { longRun, type Moves } from './chains.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, flowCounts, groupCounts, groupIn, ofFlow, ofGroup, ofSkill, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const NAMES = ['offered', 'answered', 'abandoned', 'blocked', 'waitSeconds'] as const;

describe('support during a call', () => {
  it('that is never needed changes nothing, to the last bit', () => {
    const never: CentreSupport = { flow: 'B', probability: 0 };
    expect(everything(run(plainDay({ flow: { support: never } }), 20))).toEqual(everything(run(plainDay(), 20)));
  });

  /** P answers A, 100 seconds; asks H for help, 40 seconds. H is busy until 70 with a call of its own. */
  const day = (support: Partial<CentreSupport>, help: Partial<CentreFlow> = {}, a: Partial<CentreFlow> = {}, more = {}) =>
    run(
      traced(
        { A: [0, 10], S: [0] },
        [quiet('A', 100, { support: { flow: 'H', probability: 1, ...support }, ...a }), quiet('H', 40, help), quiet('S', 70)],
        [group('P', 1, [skill('A')]), group('Q', 1, [skill('H'), skill('S')])],
        more,
      ),
    );

  it('is asked for in the middle of the call; agent and caller wait for it and while it is given', () => {
    const t = day({});
    // 0–50, waits until 70, helped until 110, done at 160; the second from 160: 210, helped until 250, done at 300.
    expect(flowCounts(t, 'A', ...NAMES)).toEqual({ offered: 2, answered: 2, abandoned: 0, blocked: 0, waitSeconds: 150 });
    expect(flowCounts(t, 'H', ...NAMES)).toEqual({ offered: 2, answered: 2, abandoned: 0, blocked: 0, waitSeconds: 20 });
    expect([ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([300, 150]);
    // The handling time is the call's own, without the help.
    expect(ofSkill(t, 'A', 'P', 'handlingSeconds')).toBe(200);
  });

  it('is asked for after the share of the handling time that the file says', () => {
    expect(ofFlow(day({ afterShare: 0.8 }), 'A', 'waitSeconds')).toBe(130);
    expect(ofFlow(day({ afterShare: 0 }), 'A', 'waitSeconds')).toBe(200);
    expect(ofFlow(day({ afterShare: 1 }), 'A', 'waitSeconds')).toBe(130);
    expect(ofGroup(day({ afterShare: 0 }), 'P', 'busySeconds')).toBe(70 + 40 + 100 + 140);
  });

  it('is followed by the after-call work of each: the helper works while the agent goes on', () => {
    const t = day({}, { afterCallWork: fixed(500) }, { afterCallWork: fixed(7) });
    // Helped until 110, done at 160, work until 167. Second: 217, Q is free at 610, helped until 650, done at 700, work until 707; Q until 1150.
    expect(flowCounts(t, 'A', 'answered', 'waitSeconds')).toEqual({ answered: 2, waitSeconds: 157 });
    expect(ofFlow(t, 'H', 'waitSeconds')).toBe(20 + 393);
    expect([ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([707, 70 + 540 + 540]);
  });

  it('that is lost lets the agent go on without, and is never asked for again', () => {
    const again = { redial: { afterAbandonment: 1, afterBlocking: 1, delay: fixed(1) }, repeat: { probability: 1, delay: fixed(1) } };
    const lost: readonly (readonly [string, Partial<CentreFlow>, readonly number[], number])[] = [
      // Given up at 55: the first call ends at 105, the second asks at 155, is helped until 195, ends at 245.
      ['patience', { patience: fixed(5) }, [2, 1, 1, 0, 5], 245],
      ['balking', { balking: 1 }, [2, 1, 1, 0, 0], 240],
      ['a full waiting room', { waitingRoom: 0 }, [2, 1, 0, 1, 0], 240],
      ['a closed line', { open: 0 }, [0, 0, 0, 0, 0], 200],
    ];
    for (const [why, help, counts, busy] of lost) {
      const t = day({}, { ...again, ...help });
      expect([why, NAMES.map((name) => ofFlow(t, 'H', name)), ofGroup(t, 'P', 'busySeconds')]).toEqual([why, counts, busy]);
    }
  });

  it('is never transferred, repeated nor called back', () => {
    const never = {
      transfers: [{ to: 'S', probability: 1 }],
      repeat: { probability: 1, delay: fixed(1) },
      callback: { acceptance: 1, success: 0 },
    };
    const t = day({}, never);
    expect(flowCounts(t, 'H', ...NAMES)).toEqual({ offered: 2, answered: 2, abandoned: 0, blocked: 0, waitSeconds: 20 });
    expect([ofFlow(t, 'S', 'offered'), ofFlow(t, 'H', 'callbacks')]).toEqual([1, 0]);
    const warm = day({}, { transfers: [{ to: 'S', probability: 1, warm: {} }] });
    expect([ofFlow(warm, 'S', 'offered'), ofGroup(warm, 'Q', 'busySeconds')]).toEqual([1, 150]);
  });

  it('then the call goes on as any other: warm transfer, after-call work, transfer, repeat', () => {
    const t = day({}, {}, { transfers: [{ to: 'S', probability: 1, warm: { together: fixed(9) } }], afterCallWork: fixed(3) });
    // First: done at 160, Q is free, together until 169, work until 172; S lasts 70, until 230. Second: asks at 222, helped 230–270, done at 320,
    // passed on, together until 329, work until 332.
    expect([ofGroup(t, 'P', 'busySeconds'), ofFlow(t, 'H', 'waitSeconds'), ofFlow(t, 'S', 'answered')]).toEqual([332, 20 + 8, 3]);
  });

  it('may itself need help: all agents and the caller wait for the last one', () => {
    const flows = [
      quiet('A', 100, { support: { flow: 'H', probability: 1, afterShare: 0.3 } }),
      quiet('H', 40, { support: { flow: 'I', probability: 1 } }),
      quiet('I', 8),
    ];
    const groups = [group('P', 1, [skill('A')]), group('Q', 1, [skill('H')]), group('R', 1, [skill('I')])];
    const t = run(traced({ A: [0] }, flows, groups));
    // 0–30; H 30–50; I 50–58; H until 78; A until 148.
    expect(['P', 'Q', 'R'].map((id) => ofGroup(t, id, 'busySeconds'))).toEqual([148, 48, 8]);
  });

  it('takes an agent beyond its shift and the day', () => {
    const t = day({}, {}, {}, { intervals: 2, intervalSeconds: 60, closing: 'serve' });
    // As above; the day ends at 120, work until 300.
    expect([0, 1].map((k) => groupIn(t, k, 'P', 'busySeconds'))).toEqual([60, 60]);
    expect(groupCounts(t, 'P', 'overtimeSeconds', 'staffedSeconds')).toEqual({ overtimeSeconds: 180, staffedSeconds: 120 });
    const dropped = day({}, {}, {}, { intervalSeconds: 60, closing: 'drop' });
    // The help is lost at 60: the agent goes on until 110; the second call is unserved.
    expect(groupCounts(dropped, 'P', 'busySeconds', 'overtimeSeconds')).toEqual({ busySeconds: 60, overtimeSeconds: 50 });
    expect([ofFlow(dropped, 'H', 'unserved'), ofFlow(dropped, 'A', 'unserved')]).toEqual([1, 1]);
  });
});

describe('three agents and one helper: exact', () => {
  const rate = 40 / 3600;
  const mean = { talk: 150, help: 120, work: 40, patience: 180 };
  const asked = 0.5;
  /** Agents talking, agents who wait for help or are being helped, what the helper does. */
  type S = readonly [talking: number, asking: number, helper: 'idle' | 'helps' | 'works'];

  const start = (talking: number, asking: number, helper: S[2]): S => [talking, asking, helper === 'idle' && asking > 0 ? 'helps' : helper];
  const moves: Moves<S> = ([talking, asking, helper]) => {
    const waiting = asking - (helper === 'helps' ? 1 : 0);
    return [
      [talking + asking < 3 ? rate : 0, start(talking + 1, asking, helper)],
      [((1 - asked) * talking) / mean.talk, start(talking - 1, asking, helper)],
      [(asked * talking) / mean.talk, start(talking - 1, asking + 1, helper)],
      [waiting / mean.patience, start(talking, asking - 1, helper)],
      [helper === 'helps' ? 1 / mean.help : 0, start(talking, asking - 1, 'works')],
      [helper === 'works' ? 1 / mean.work : 0, start(talking, asking, 'idle')],
    ];
  };

  it('within 4 standard errors', () => {
    const p = longRun<S>([0, 0, 'idle'], moves);
    const a = flow('A', {
      arrivalsPerHour: 40,
      handling: exponential(mean.talk),
      waitingRoom: 0,
      support: { flow: 'H', probability: asked, afterShare: 1 },
    });
    const h = flow('H', {
      arrivalsPerHour: 0,
      handling: exponential(mean.help),
      afterCallWork: exponential(mean.work),
      patience: exponential(mean.patience),
    });
    const model = centre([a, h], [group('P', 3, [skill('A')]), group('Q', 1, [skill('H')])], { intervals: 1, intervalSeconds: 3600 });
    const t = engine.simulateStationary({ centre: model, seed: 2, hours: 15_000, warmupHours: 10 });
    const waiting = p(([, asking, helper]) => asking - (helper === 'helps' ? 1 : 0));
    const asks = (asked / mean.talk) * p(([talking]) => talking);
    expect(
      far(t, {
        'A blocked': [ratio(t, 'A', { blocked: 1 }), p(([talking, asking]) => (talking + asking === 3 ? 1 : 0))],
        'P busy': [groupRatio(t, 'P', { busySeconds: 1 }), p(([talking, asking]) => talking + asking) / 3],
        'Q busy': [groupRatio(t, 'Q', { busySeconds: 1 }), p(([, , helper]) => (helper === 'idle' ? 0 : 1))],
        'help asked for': [ratio(t, 'H', { offered: 1 / t.intervalSeconds }, null), asks],
        'help given up': [ratio(t, 'H', { abandoned: 1 }), waiting / mean.patience / asks],
        'help waited for': [ratio(t, 'H', { waitSeconds: 1 }), waiting / asks],
      }),
    ).toEqual([]);
  });
});
