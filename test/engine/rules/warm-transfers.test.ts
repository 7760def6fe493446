import { beforeAll, describe, expect, it } from 'vitest';
import type { CentreFlow } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { longRun, type Moves } from './chains.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { fixed, flowCounts, groupCounts, groupIn, ofFlow, ofGroup, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('a warm transfer', () => {
  it('of no time together, to agents who are always there, is a cold one to the last bit', () => {
    const ample = group('R', 200, [skill('B', { rank: 0 })]);
    // Who leaves when staff falls must not depend on where an agent is written down: whoever comes free first.
    const day = (warm: object | null) => {
      const plain = plainDay({ flow: { transfers: [{ to: 'B', probability: 0.3, warm }] }, more: { departures: 'first' } });
      return run({ ...plain, groups: [...plain.groups, ample] }, 20);
    };
    const cold = day(null);
    const warm = day({});
    expect([...warm.flowCounters]).toEqual([...cold.flowCounters]);
    // Busy seconds are summed in another way, and differ by rounding.
    warm.groupIntervalSums.forEach((sum, i) => {
      expect(sum).toBeCloseTo(cold.groupIntervalSums[i]!, 6);
    });
    expect(ofFlow(warm, 'B', 'offered')).toBeGreaterThan(1000);
  });

  const NAMES = ['offered', 'answered', 'abandoned', 'blocked', 'waitSeconds'] as const;
  /** P takes A's calls at 0 and 200, 100 seconds each, then passes them on to B, whose only agent is busy until 150. */
  const day = (a: Partial<CentreFlow>, b: Partial<CentreFlow>, more = {}) =>
    run(
      traced(
        { A: [0, 101], S: [0] },
        [
          quiet('A', 100, { transfers: [{ to: 'B', probability: 1, warm: { together: fixed(30) } }], ...a }),
          quiet('B', 60, b),
          quiet('S', 150),
        ],
        [group('P', 1, [skill('A')]), group('Q', 1, [skill('B'), skill('S')])],
        more,
      ),
    );

  it('keeps the first agent until somebody answers, and while both talk', () => {
    const t = day({}, {});
    // Held 100–150, together until 180; the second call waits from 101 to 180, talks until 280, Q is free since 210, together until 310.
    expect(flowCounts(t, 'A', ...NAMES)).toEqual({ offered: 2, answered: 2, abandoned: 0, blocked: 0, waitSeconds: 79 });
    expect(flowCounts(t, 'B', ...NAMES)).toEqual({ offered: 2, answered: 2, abandoned: 0, blocked: 0, waitSeconds: 50 });
    expect([ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([180 + 130, 150 + 120]);
  });

  it('is followed by the after-call work of the first agent', () => {
    const t = day({ afterCallWork: fixed(20) }, {});
    // Free at 200; the second call: 200–300, together until 330, work until 350.
    expect([ofFlow(t, 'A', 'waitSeconds'), ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'busySeconds')]).toEqual([99, 350, 270]);
  });

  it('ends when the caller gives up, whose redial dials the second number', () => {
    const t = day({ afterCallWork: fixed(5) }, { patience: fixed(10), redial: { afterAbandonment: 1, delay: fixed(1000) } });
    // Held 100–110, work until 115; 115–215, B free: together until 245, work until 250.
    expect(flowCounts(t, 'A', 'answered', 'waitSeconds')).toEqual({ answered: 2, waitSeconds: 14 });
    expect(flowCounts(t, 'B', ...NAMES)).toEqual({ offered: 3, answered: 2, abandoned: 1, blocked: 0, waitSeconds: 10 });
    expect(ofGroup(t, 'P', 'busySeconds')).toBe(115 + 135);
  });

  it('ends when the caller is turned away by a full waiting room, or hangs up at once', () => {
    for (const [b, name] of [
      [{ waitingRoom: 0 }, 'blocked'],
      [{ balking: 1 }, 'abandoned'],
    ] as const) {
      const t = day({}, b);
      // Free at 100; the second call 101–201, then together until 231.
      expect([name, ofFlow(t, 'B', name), ofFlow(t, 'B', 'answered'), ofGroup(t, 'P', 'busySeconds')]).toEqual([name, 1, 1, 230]);
    }
  });

  it('is not made when the line is closed, nor offered a call back', () => {
    const closed = day({}, { open: 0 });
    expect([ofFlow(closed, 'B', 'offered'), ofGroup(closed, 'P', 'busySeconds')]).toEqual([0, 200]);
    const back = day({}, { callback: { acceptance: 1, success: 0 } });
    expect(flowCounts(back, 'B', 'answered', 'callbacks', 'waitSeconds')).toEqual({ answered: 2, callbacks: 0, waitSeconds: 50 });
  });

  it('that is not drawn leaves the call a plain one: the agent is free before the caller goes on', () => {
    const rare = { to: 'B', probability: 1e-12, warm: {} };
    const day = (transfers: CentreFlow['transfers']) =>
      run(
        traced(
          { A: [0] },
          [quiet('A', 100, { transfers: transfers! }), quiet('B', 1), quiet('C', 10)],
          [group('P', 1, [skill('A'), skill('C')]), group('Q', 1, [skill('B'), skill('C', { rank: 2 })])],
        ),
      );
    for (const transfers of [[{ to: 'C', probability: 1 }], [rare, { to: 'C', probability: 1 - 1e-12 }]]) {
      const t = day(transfers);
      expect([ofGroup(t, 'P', 'answered'), ofGroup(t, 'P', 'busySeconds'), ofGroup(t, 'Q', 'answered')]).toEqual([2, 110, 0]);
    }
  });

  it('holds an agent beyond its shift, and beyond the day: overtime', () => {
    const shift = run(
      traced(
        { A: [0], S: [0] },
        [quiet('A', 50, { transfers: [{ to: 'B', probability: 1, warm: { together: fixed(30) } }] }), quiet('B', 60), quiet('S', 250)],
        [group('P', [1, 0, 0], [skill('A')]), group('Q', 1, [skill('B'), skill('S')])],
        { intervals: 3, intervalSeconds: 100 },
      ),
    );
    // Held 50–250, together until 280; the shift ended at 100.
    expect([0, 1, 2].map((k) => groupIn(shift, k, 'P', 'busySeconds'))).toEqual([100, 100, 80]);
    expect([0, 1, 2].map((k) => groupIn(shift, k, 'P', 'overtimeSeconds'))).toEqual([0, 100, 80]);
    expect([0, 1, 2].map((k) => groupIn(shift, k, 'P', 'staffedSeconds'))).toEqual([100, 100, 80]);
    // The day ends at 120: served, A is held until 150, together until 180, then its second call until 280, together until 310 …
    const served = day({}, {}, { intervalSeconds: 120 });
    expect(groupCounts(served, 'P', 'busySeconds', 'overtimeSeconds', 'staffedSeconds')).toEqual({
      busySeconds: 120,
      overtimeSeconds: 190,
      staffedSeconds: 120,
    });
    // … dropped, P is free at 120.
    const dropped = day({}, {}, { intervalSeconds: 120, closing: 'drop' });
    expect(groupCounts(dropped, 'P', 'busySeconds', 'overtimeSeconds')).toEqual({ busySeconds: 120, overtimeSeconds: 0 });
    expect(flowCounts(dropped, 'B', 'unserved', 'waitSeconds')).toEqual({ unserved: 1, waitSeconds: 20 });
  });
});

describe('agents who could only wait for themselves', () => {
  it('wait until the day ends, which it does, with the call unserved or, when served, dismissed', () => {
    for (const closing of ['serve', 'drop'] as const) {
      const a = quiet('A', 100, { transfers: [{ to: 'B', probability: 1, warm: {} }] });
      const t = run(traced({ A: [0, 50] }, [a, quiet('B', 60)], [group('P', 1, [skill('A'), skill('B')])], { closing }));
      expect([closing, flowCounts(t, 'B', 'offered', 'unserved', 'waitSeconds')]).toEqual([
        closing,
        { offered: 1, unserved: 1, waitSeconds: 3500 },
      ]);
      expect(flowCounts(t, 'A', 'answered', 'unserved', 'waitSeconds')).toEqual({ answered: 1, unserved: 1, waitSeconds: 3550 });
      expect(groupCounts(t, 'P', 'busySeconds', 'overtimeSeconds')).toEqual({ busySeconds: 3600, overtimeSeconds: 0 });
    }
  });
});

describe('two agents, one after the other, with a place to wait between them: exact', () => {
  const rate = { a: 24 / 3600, b: 12 / 3600 };
  const mean = { talk: 100, work: 40, together: 50, second: 150, patience: 200 };
  const passed = 0.6;
  /** The first agent: idle, talk, held, together, work; the second: busy or not; who waits: nobody, a caller, one passed on. */
  type S = readonly [first: 'idle' | 'talk' | 'held' | 'together' | 'work', second: 0 | 1, waits: '' | 'fresh' | 'held'];

  /** The second agent is free: takes who waits. */
  const next = ([first, , waits]: S): S => (waits === '' ? [first, 0, ''] : [waits === 'held' ? 'together' : first, 1, '']);
  const moves: Moves<S> = (state) => {
    const [first, second, waits] = state;
    const list: [number, S][] = [];
    if (first === 'idle') list.push([rate.a, ['talk', second, waits]]);
    if (first === 'talk') {
      list.push([(1 - passed) / mean.talk, ['work', second, waits]]);
      const after: S = second === 0 ? ['together', 1, ''] : waits === '' ? ['held', 1, 'held'] : ['work', 1, waits];
      list.push([passed / mean.talk, after]);
    }
    if (first === 'together') list.push([1 / mean.together, ['work', second, waits]]);
    if (first === 'work') list.push([1 / mean.work, ['idle', second, waits]]);
    if (second === 0) list.push([rate.b, [first, 1, '']]);
    else if (waits === '') list.push([rate.b, [first, 1, 'fresh']]);
    if (second === 1) list.push([1 / mean.second, next(state)]);
    if (waits === 'fresh') list.push([1 / mean.patience, [first, 1, '']]);
    if (waits === 'held') list.push([1 / mean.patience, ['work', 1, '']]);
    return list;
  };

  it('within 4 standard errors', () => {
    const p = longRun<S>(['idle', 0, ''], moves);
    const a = flow('A', {
      arrivalsPerHour: 24,
      handling: exponential(mean.talk),
      afterCallWork: exponential(mean.work),
      waitingRoom: 0,
      transfers: [{ to: 'B', probability: passed, warm: { together: exponential(mean.together) } }],
    });
    const b = flow('B', { arrivalsPerHour: 12, handling: exponential(mean.second), patience: exponential(mean.patience), waitingRoom: 1 });
    const model = centre([a, b], [group('P', 1, [skill('A')]), group('Q', 1, [skill('B')])], { intervals: 1, intervalSeconds: 3600 });
    const t = engine.simulateStationary({ centre: model, seed: 2, hours: 25_000, warmupHours: 10 });
    const is = (test: (s: S) => boolean): number => p((s) => (test(s) ? 1 : 0));
    const transfers = (passed / mean.talk) * is(([first]) => first === 'talk');
    const offered = rate.b + transfers;
    const full = is(([, , waits]) => waits !== '');
    const fullAtTransfer = (passed / mean.talk) * is(([first, , waits]) => first === 'talk' && waits !== '');
    expect(
      far(t, {
        'A blocked': [ratio(t, 'A', { blocked: 1 }), is(([first]) => first !== 'idle')],
        'P busy': [groupRatio(t, 'P', { busySeconds: 1 }), is(([first]) => first !== 'idle')],
        'Q busy': [groupRatio(t, 'Q', { busySeconds: 1 }), is(([, second]) => second === 1)],
        'B offered': [ratio(t, 'B', { offered: 1 / t.intervalSeconds }, null), offered],
        'B blocked': [ratio(t, 'B', { blocked: 1 }), (rate.b * full + fullAtTransfer) / offered],
        'B abandoned': [ratio(t, 'B', { abandoned: 1 }), full / mean.patience / offered],
        'B wait': [ratio(t, 'B', { waitSeconds: 1 }), full / offered],
      }),
    ).toEqual([]);
  });
});
