import { beforeAll, describe, expect, it } from 'vitest';
import { plateauResult } from '../../../src/engine/simulate/index.ts';
import type { CentreCallback } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, flowCounts, groupCounts, ofFlow, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const COUNTS = [
  'offered',
  'answered',
  'abandoned',
  'blocked',
  'unserved',
  'answeredWithin',
  'waitSeconds',
  'waitAnsweredSeconds',
  'queueSeconds',
  'abandonedDuring',
] as const;

describe('a call back', () => {
  it('that nobody accepts changes nothing, to the last bit', () => {
    expect(everything(run(plainDay({ flow: { callback: { acceptance: 0 } } }), 20))).toEqual(everything(run(plainDay(), 20)));
    // Offered to nobody. (Busy seconds are summed in another way, and differ by rounding.)
    const late = run(plainDay({ flow: { callback: { acceptance: 1, afterSeconds: 1e8 } } }), 20);
    expect([...late.flowCounters]).toEqual([...run(plainDay(), 20).flowCounters]);
  });

  it('that all accept at once is a queue that nobody leaves, to the last bit', () => {
    const forEver = run(plainDay({ flow: { patience: null, balking: 0 } }), 20);
    const back = run(plainDay({ flow: { callback: { acceptance: 1 } } }), 20);
    expect([...back.waitCounts!]).toEqual([...forEver.waitCounts!]);
    back.groupIntervalSums.forEach((sum, i) => {
      expect(sum).toBeCloseTo(forEver.groupIntervalSums[i]!, 6);
    });
    expect(['A', 'B'].map((id) => flowCounts(back, id, ...COUNTS))).toEqual(['A', 'B'].map((id) => flowCounts(forEver, id, ...COUNTS)));
    expect(ofFlow(back, 'A', 'callbacks')).toBeGreaterThan(0);
    // Everybody who waits waits for the call back.
    expect(ofFlow(back, 'A', 'callbackSeconds')).toBeCloseTo(ofFlow(back, 'A', 'waitSeconds'), 6);
  });

  it('is not offered to who is answered at once', () => {
    const t = run(traced({ A: [0, 100] }, [quiet('A', 10, { callback: { acceptance: 1, success: 0 } })], [group('P', 1, [skill('A')])]));
    expect(flowCounts(t, 'A', 'answered', 'abandoned', 'callbacks')).toEqual({ answered: 2, abandoned: 0, callbacks: 0 });
  });

  it('is accepted by callers who would else hang up at once, if offered at once; the others do', () => {
    const balkers = (callback: CentreCallback) => day(callback, { balking: 1 });
    expect(flowCounts(balkers({ acceptance: 1 }), 'A', 'answered', 'abandoned')).toEqual({ answered: 3, abandoned: 0 });
    expect(flowCounts(balkers({ acceptance: 1, afterSeconds: 1 }), 'A', 'answered', 'abandoned')).toEqual({ answered: 0, abandoned: 3 });
    const most = plainDay({ flow: { balking: 1, callback: { acceptance: 0.5 }, redial: null, waitingRoom: null, repeat: null } });
    const t = run(most, 200);
    const [left, hungUp] = [ofFlow(t, 'A', 'callbacks'), ofFlow(t, 'A', 'abandoned')];
    expect(Math.abs(left / (left + hungUp) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / (left + hungUp)));
    expect(left).toBeGreaterThan(1000);
  });

  /** One agent, busy until 100, then with each call for 10 seconds; patience 40; calls at 10, 20 and 90. */
  const day = (callback: CentreCallback | null, more = {}) =>
    run(
      traced(
        { S: [0], A: [10, 20, 90] },
        [quiet('S', 100), quiet('A', 10, { patience: fixed(40), callback, ...more })],
        [group('P', 1, [skill('S'), skill('A')])],
      ),
    );
  const NAMES = ['answered', 'abandoned', 'waitSeconds', 'callbacks', 'callbackSeconds'] as const;

  it('is traced by hand: at once, after a while, too late, with a patience of its own', () => {
    const traces: readonly (readonly [CentreCallback | null, readonly number[]])[] = [
      // The first two hang up at 50 and 60, the third is answered at 100.
      [null, [1, 2, 40 + 40 + 10, 0, 0]],
      // All leave the line at once and are called back at 100, 110, 120.
      [{ acceptance: 1 }, [3, 0, 90 + 90 + 30, 3, 210]],
      // The first two leave the line after 30 seconds; the third is answered after 30, at the very moment of the offer.
      [{ acceptance: 1, afterSeconds: 30 }, [3, 0, 210, 3, 60 + 60 + 0]],
      [{ acceptance: 1, afterSeconds: 35 }, [3, 0, 210, 2, 55 + 55]],
      // The offer comes at the very end of patience: who still is there accepts.
      [{ acceptance: 1, afterSeconds: 40 }, [3, 0, 210, 2, 50 + 50]],
      [{ acceptance: 1, afterSeconds: 41 }, [1, 2, 90, 0, 0]],
      // The call back is wanted for 85 seconds more: the first gets it after 90 of waiting, 80 of them at home.
      [{ acceptance: 1, afterSeconds: 10, patience: fixed(85) }, [3, 0, 210, 3, 80 + 80 + 20]],
      // With 75 seconds the first has given up at 95, the second is called back at 100, the third at 110.
      [{ acceptance: 1, afterSeconds: 10, patience: fixed(75) }, [2, 1, 85 + 80 + 20, 3, 75 + 70 + 10]],
    ];
    for (const [callback, expected] of traces) {
      expect([callback, NAMES.map((name) => ofFlow(day(callback), 'A', name))]).toEqual([callback, expected]);
    }
  });

  it('that reaches nobody keeps the agent busy, counts as abandoned and may be followed by a redial', () => {
    const callback = { acceptance: 1, success: 0, failedHandling: fixed(25) };
    const t = day(callback);
    // Called back at 100, 125 and 150.
    expect(flowCounts(t, 'A', 'answered', ...NAMES, 'waitAnsweredSeconds', 'abandonedDuring')).toEqual({
      answered: 0,
      abandoned: 3,
      waitSeconds: 90 + 105 + 60,
      callbacks: 3,
      callbackSeconds: 255,
      waitAnsweredSeconds: 0,
      abandonedDuring: 3,
    });
    expect(groupCounts(t, 'P', 'busySeconds', 'answered')).toEqual({ busySeconds: 175, answered: 1 });
    const again = day(callback, { redial: { afterAbandonment: 1, delay: fixed(1000) } });
    // The three dial again 1,000 seconds later, 25 seconds apart, and are answered.
    expect(flowCounts(again, 'A', 'offered', 'answered', 'abandoned')).toEqual({ offered: 6, answered: 3, abandoned: 3 });
    const noTime = day({ acceptance: 1, success: 0 });
    // All at 100; the third within its 20 seconds.
    expect(flowCounts(noTime, 'A', 'abandoned', 'abandonedWithin', 'waitSeconds')).toEqual({
      abandoned: 3,
      abandonedWithin: 1,
      waitSeconds: 90 + 80 + 10,
    });
  });

  it('has figures of its own in the result, which flows without have not', () => {
    const model = plainDay({ flow: { callback: { acceptance: 0.4, afterSeconds: 10 } } });
    const t = run(model, 20);
    const { flows } = plateauResult({ table: t, stationary: false, engine: 'test', seed: 11, wallSeconds: 1, centre: model });
    const mean = (name: string): number => (flows.A![name] as { mean: number }).mean;
    const [back, home, wait, offered] = (['callbacks', 'callbackSeconds', 'waitSeconds', 'offered'] as const).map((name) =>
      ofFlow(t, 'A', name),
    );
    expect(mean('callbacks')).toBeCloseTo(back! / 20, 9);
    expect(mean('callbackWait')).toBeCloseTo(home! / back!, 9);
    expect(mean('lineWait')).toBeCloseTo((wait! - home!) / offered!, 9);
    expect(['callbacks', 'callbackWait', 'lineWait'].filter((name) => name in flows.B!)).toEqual([]);
  });

  it('ends with the day: time on the line and at home add up to the wait, also where nobody is left to call back', () => {
    const flows = [
      quiet('S', 100),
      quiet('A', 10, { callback: { acceptance: 1, afterSeconds: 30 } }),
      quiet('B', 5000, { callback: { acceptance: 1, afterSeconds: 3000 } }),
    ];
    const groups = [group('P', [1, 0], [skill('S'), skill('A')]), group('Q', 1, [skill('B')])];
    for (const closing of ['serve', 'drop'] as const) {
      const more = { closing, intervals: 2, intervalSeconds: 80 };
      const t = run(traced({ S: [0], A: [10, 145], B: [1, 2] }, flows, groups, more));
      // P leaves at 100. The first of A accepts at 40, the second would have been offered a call back after the day, as B's second.
      expect([closing, flowCounts(t, 'A', 'unserved', 'waitSeconds', 'callbacks', 'callbackSeconds')]).toEqual([
        closing,
        { unserved: 2, waitSeconds: 150 + 15, callbacks: 1, callbackSeconds: 120 },
      ]);
    }
  });

  it('offered = answered + abandoned + blocked + unserved', () => {
    const t = run(plainDay({ flow: { callback: { acceptance: 0.5, success: 0.6, afterSeconds: 5, patience: exponential(200) } } }), 50);
    const [offered, ...parts] = (['offered', 'answered', 'abandoned', 'blocked', 'unserved'] as const).map((name) => ofFlow(t, 'A', name));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(offered);
    expect(ofFlow(t, 'A', 'callbacks')).toBeGreaterThan(500);
  });
});

interface Mix {
  readonly perHour: number;
  readonly agents: number;
  readonly handling: number;
  readonly patience: number;
  readonly share: number;
  readonly after: number;
  /** Mean patience for the call back. */
  readonly later: number;
}

/**
 * M/M/n whose callers stay with probability G(x) for a wait of x: the density of the wait offered is a·exp(λ∫₀ˣG − nμx) (Baccelli and Hébuterne).
 * Here G is the patience on the line up to the offer, from then on a mix of that and the patience for the call back.
 */
function exact({ perHour, agents, handling, patience, share, after, later }: Mix) {
  const lambda = perHour / 3600;
  const off = (u: number): number => (u < after ? 0 : share * Math.exp(-after / patience) * Math.exp(-(u - after) / later));
  const on = (u: number): number => Math.exp(-u / patience) * (u < after ? 1 : 1 - share);
  let atOnce = 0;
  let weight = 1;
  for (let k = 0; k < agents; k++) {
    atOnce += weight;
    weight *= (lambda * handling) / (k + 1);
  }
  // Of the state with n − 1 busy: λ × its weight is the density at 0.
  const start = lambda * ((weight * agents) / (lambda * handling));
  const h = 0.05;
  const sums = { all: 0, answered: 0, accepted: 0, within: 0, wait: 0, home: 0, homeAnswered: 0 };
  let stays = 0;
  let atHome = 0;
  for (let x = h / 2; x < 6000; x += h) {
    const density = h * start * Math.exp(lambda * (stays + (h / 2) * (on(x) + off(x))) - (agents * x) / handling);
    stays += h * (on(x) + off(x));
    atHome += h * off(x);
    sums.all += density;
    sums.answered += density * (on(x) + off(x));
    sums.accepted += x >= after ? density * share * Math.exp(-after / patience) : 0;
    sums.homeAnswered += density * off(x);
    if (x <= 20) sums.within += density * (on(x) + off(x));
    sums.wait += density * stays;
    sums.home += density * atHome;
  }
  const total = atOnce + sums.all;
  return {
    abandoned: (sums.all - sums.answered) / total,
    homeAnswered: sums.homeAnswered / total,
    within: (atOnce + sums.within) / total,
    wait: sums.wait / total,
    callbacks: sums.accepted / total,
    callbackWait: sums.home / sums.accepted,
    lineWait: (sums.wait - sums.home) / total,
    busy: ((lambda * handling) / agents) * (1 - (sums.all - sums.answered) / total),
  };
}

describe('agrees with the exact M/M/n+G', () => {
  const mixes: readonly (readonly [string, Mix, number])[] = [
    ['offered at once, for ever', { perHour: 66, agents: 5, handling: 240, patience: 120, share: 0.4, after: 0, later: 1e12 }, 1],
    ['offered at once, a longer patience', { perHour: 80, agents: 5, handling: 240, patience: 60, share: 0.7, after: 0, later: 600 }, 1],
    ['offered after 30 seconds', { perHour: 72, agents: 5, handling: 240, patience: 120, share: 0.5, after: 30, later: 900 }, 1],
    [
      'who is not reached costs as much time',
      { perHour: 70, agents: 5, handling: 240, patience: 120, share: 0.5, after: 30, later: 900 },
      0.7,
    ],
  ];
  it.each(mixes)('%s', (_, mix, success) => {
    const truth = exact(mix);
    const callback: CentreCallback = {
      acceptance: mix.share,
      success,
      afterSeconds: mix.after,
      patience: mix.later > 1e9 ? null : exponential(mix.later),
      failedHandling: exponential(mix.handling),
    };
    const a = flow('A', {
      arrivalsPerHour: mix.perHour,
      handling: exponential(mix.handling),
      patience: exponential(mix.patience),
      callback,
    });
    const model = centre([a], [group('P', mix.agents, [skill('A')])], { intervals: 1, intervalSeconds: 3600 });
    const t = engine.simulateStationary({ centre: model, seed: 3, hours: 15_000, warmupHours: 20 });
    const failed = (1 - success) * truth.homeAnswered;
    expect(
      far(t, {
        abandoned: [ratio(t, 'A', { abandoned: 1 }), truth.abandoned + failed],
        wait: [ratio(t, 'A', { waitSeconds: 1 }), truth.wait],
        callbacks: [ratio(t, 'A', { callbacks: 1 }), truth.callbacks],
        'wait for the call back': [ratio(t, 'A', { callbackSeconds: 1 }, { callbacks: 1 }), truth.callbackWait],
        'wait on the line': [ratio(t, 'A', { waitSeconds: 1, callbackSeconds: -1 }), truth.lineWait],
        occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), truth.busy],
        ...(success === 1 ? { 'in time': [ratio(t, 'A', { answeredWithin: 1 }), truth.within] } : {}),
      }),
    ).toEqual([]);
  });
});
