import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { longRun, type Moves } from './chains.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, flowCounts, flowIn, groupCounts, ofFlow, ofGroup, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('work that can wait', () => {
  const letters = (backlog: number, more = {}) =>
    quiet('W', 100, { deferrable: { backlog }, target: { withinSeconds: 200, share: 0.9 }, ...more });
  const day = (backlog: number, more = {}, agents: number | number[] = 2) =>
    run(centre([letters(backlog)], [group('P', agents, [skill('W')])], { intervals: 2, intervalSeconds: 900, ...more }));

  it('of the morning is done piece by piece, and counts in the first interval', () => {
    const t = day(10);
    // Two at a time: begun at 0, 100, …, 400; those begun by 200 in time.
    expect(flowCounts(t, 'W', 'offered', 'answered', 'unserved', 'answeredWithin', 'waitSeconds', 'queueSeconds')).toEqual({
      offered: 10,
      answered: 10,
      unserved: 0,
      answeredWithin: 6,
      waitSeconds: 2000,
      queueSeconds: 2000,
    });
    expect([flowIn(t, 0, 'W', 'offered'), ofGroup(t, 'P', 'busySeconds')]).toEqual([10, 1000]);
  });

  it('takes no place in the waiting room: neither is a piece turned away, nor a call because of the pieces', () => {
    // A piece of 100 s after the other; each makes a call that nobody answers. The room holds one caller: the first stays, the others are turned away.
    const calls = quiet('A', 10, { arrivalsPerHour: 0 });
    const letters10 = letters(10, { transfers: [{ to: 'A', probability: 1 }] });
    const t = run(
      centre([calls, letters10], [group('P', 1, [skill('W')]), group('Q', 0, [skill('A')])], {
        intervals: 1,
        intervalSeconds: 350,
        waitingRoom: 1,
      }),
    );
    expect([flowCounts(t, 'W', 'offered', 'answered', 'blocked', 'unserved'), flowCounts(t, 'A', 'offered', 'blocked')]).toEqual([
      { offered: 10, answered: 4, blocked: 0, unserved: 6 },
      { offered: 4, blocked: 3 },
    ]);
  });

  it('is not begun after the day, whatever closing says; what is left is unserved', () => {
    for (const closing of ['serve', 'drop'] as const) {
      const t = day(10, { closing, intervals: 1, intervalSeconds: 250 });
      expect([closing, flowCounts(t, 'W', 'answered', 'unserved', 'waitSeconds'), groupCounts(t, 'P', 'overtimeSeconds')]).toEqual([
        closing,
        { answered: 6, unserved: 4, waitSeconds: 600 + 4 * 250 },
        { overtimeSeconds: 100 },
      ]);
    }
  });

  it('that comes after the day, by a transfer, is unserved, and calls of the same day are served', () => {
    const a = quiet('A', 60, { transfers: [{ to: 'W', probability: 1 }] });
    const t = run(
      traced({ A: [0, 10] }, [a, letters(0)], [group('P', 1, [skill('A'), skill('W', { queueRank: 2 })])], { intervalSeconds: 50 }),
    );
    expect([ofFlow(t, 'A', 'answered'), ofFlow(t, 'W', 'offered'), ofFlow(t, 'W', 'unserved')]).toEqual([2, 2, 2]);
  });

  it('waits also while the line is closed, and is there for who comes later', () => {
    const t = run(centre([letters(10, { open: [0, 1] })], [group('P', [0, 2], [skill('W')])], { intervals: 2, intervalSeconds: 900 }));
    expect(flowCounts(t, 'W', 'offered', 'answered', 'waitSeconds')).toEqual({ offered: 10, answered: 10, waitSeconds: 9000 + 2000 });
  });

  it('is begun only while enough agents are free for calls, the one who begins it included', () => {
    const worker = group('P', 3, [skill('A'), skill('W', { queueRank: 2, overflow: { idleAtLeast: 2 } })]);
    const t = run(traced({ A: [50, 60] }, [quiet('A', 100), letters(3)], [worker]));
    // Of three idle two begin one each, the last of them with two idle. Calls: at 50 answered, at 60 waits until 100, until 200. At 100 one agent
    // takes it, the other is alone: no. At 150 two are idle: the third piece, until 250.
    expect([ofFlow(t, 'A', 'waitSeconds'), ofFlow(t, 'W', 'waitSeconds'), ofFlow(t, 'W', 'answered')]).toEqual([40, 150, 3]);
  });

  it('without backlog, of a flow without patience, is a flow like any other until the day ends, to the last bit', () => {
    const plain = plainDay({ flow: { patience: null, balking: 0, redial: null }, more: { closing: 'drop' } });
    const a = { ...plain.flows[0]!, deferrable: {} };
    expect(everything(run({ ...plain, flows: [a, plain.flows[1]!] }, 20))).toEqual(everything(run(plain, 20)));
  });
});

describe('a stationary run', () => {
  it('has no morning, so no backlog', () => {
    const model = (backlog: number) => {
      const w = flow('W', { patience: null, deferrable: { backlog } });
      return centre([w], [group('P', 6, [skill('W')])], { intervals: 1, intervalSeconds: 3600 });
    };
    const of = (backlog: number) => engine.simulateStationary({ centre: model(backlog), seed: 1, hours: 100, warmupHours: null });
    expect(of(500)).toEqual(of(0));
  });
});

describe('calls among work without end: exact', () => {
  const agents = 4;
  const spare = 2;
  const rate = 30 / 3600;
  const mean = { call: 200, piece: 300, patience: 150 };
  /** Calls in the system, pieces being done; work always waits, so no more than spare − 1 agents are idle. */
  type S = readonly [calls: number, pieces: number];
  const idle = ([calls, pieces]: S): number => Math.max(0, agents - pieces - calls);
  const settle = (s: S): S => (idle(s) >= spare ? [s[0], s[1] + 1] : s);
  const moves: Moves<S> = ([calls, pieces]) => {
    const served = Math.min(calls, agents - pieces);
    return [
      [calls < 60 ? rate : 0, [calls + 1, pieces]],
      [served / mean.call, settle([calls - 1, pieces])],
      [pieces / mean.piece, settle([calls, pieces - 1])],
      [(calls - served) / mean.patience, [calls - 1, pieces]],
    ];
  };

  it('within 4 standard errors', () => {
    const p = longRun<S>([0, agents - spare + 1], moves);
    const atOnce = { withinSeconds: 0, share: 0.8 };
    const a = flow('A', { arrivalsPerHour: 30, handling: exponential(mean.call), patience: exponential(mean.patience), target: atOnce });
    const w = flow('W', { arrivalsPerHour: 50, handling: exponential(mean.piece), patience: null, deferrable: {} });
    const worker = group('P', agents, [skill('A'), skill('W', { queueRank: 2, overflow: { idleAtLeast: spare } })]);
    const t = engine.simulateStationary({
      centre: centre([a, w], [worker], { intervals: 1, intervalSeconds: 3600 }),
      seed: 8,
      hours: 15_000,
      warmupHours: 100,
    });
    const waiting = p(([calls, pieces]) => Math.max(0, calls - (agents - pieces)));
    const done = p(([, pieces]) => pieces) / mean.piece;
    // Otherwise work does not wait without end.
    expect(done).toBeLessThan(0.9 * (50 / 3600));
    expect(
      far(t, {
        'answered at once': [ratio(t, 'A', { answeredWithin: 1 }), p((s) => (idle(s) > 0 ? 1 : 0))],
        abandoned: [ratio(t, 'A', { abandoned: 1 }), waiting / mean.patience / rate],
        wait: [ratio(t, 'A', { waitSeconds: 1 }), waiting / rate],
        occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), 1 - p(idle) / agents],
      }),
    ).toEqual([]);
  });
});
