import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, flowCounts, ofFlow, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('dialling another number', () => {
  const delay = exponential(300);

  it('that is the own one, or that nobody dials, changes nothing to the last bit', () => {
    const day = (to?: { flow: string; probability: number }[]) =>
      everything(run(plainDay({ flow: { redial: { afterAbandonment: 0.5, afterBlocking: 0.5, delay, ...(to && { to }) } } }), 20));
    const without = day();
    expect(day([])).toEqual(without);
    expect(day([{ flow: 'B', probability: 0 }])).toEqual(without);
    expect(day([{ flow: 'A', probability: 1 }])).toEqual(without);
  });

  it('happens after the delay of the first number, after giving up and after a busy tone', () => {
    const to = [{ flow: 'B', probability: 1 }];
    for (const a of [{ waitingRoom: 0 }, { patience: fixed(0) }]) {
      const t = run(
        traced(
          { A: [10], S: [0] },
          [
            quiet('A', 5, { ...a, redial: { afterAbandonment: 1, afterBlocking: 1, delay: fixed(60), to } }),
            quiet('B', 5, { waitingRoom: 3 }),
            quiet('S', 100),
          ],
          [group('P', 1, [skill('A'), skill('B'), skill('S')])],
        ),
      );
      // Turned away at 10, calls B at 70, answered at 100.
      expect(flowCounts(t, 'A', 'offered', 'answered')).toEqual({ offered: 1, answered: 0 });
      expect(flowCounts(t, 'B', 'offered', 'answered', 'waitSeconds')).toEqual({ offered: 1, answered: 1, waitSeconds: 30 });
    }
  });

  it('of two numbers where nobody answers: attempts solve a linear system; those who come to a third are M/M/n', () => {
    const fresh = { A: 30, C: 20 };
    const [again, to] = [
      { A: 0.8, C: 0.9 },
      { A: { B: 0.3, C: 0.5 }, C: { A: 0.25, B: 0.6 } },
    ];
    // a = fresh + again·(own share of a) + again·(share of c to A), and likewise c.
    const m = [
      [1 - again.A * (1 - to.A.B - to.A.C), -again.C * to.C.A],
      [-again.A * to.A.C, 1 - again.C * (1 - to.C.A - to.C.B)],
    ] as const;
    const det = m[0][0] * m[1][1] - m[0][1] * m[1][0];
    const a = (fresh.A * m[1][1] - m[0][1] * fresh.C) / det;
    const c = (m[0][0] * fresh.C - m[1][0] * fresh.A) / det;
    const b = again.A * to.A.B * a + again.C * to.C.B * c;
    const agents = 7;
    const erlangs = (b / 3600) * 400;
    let blocking = 1;
    for (let n = 1; n <= agents; n++) blocking = (erlangs * blocking) / (n + erlangs * blocking);
    const waits = blocking / (1 - (erlangs / agents) * (1 - blocking));

    const list = (shares: object) => Object.entries(shares).map(([id, probability]) => ({ flow: id, probability: probability as number }));
    const busy = (id: 'A' | 'C') =>
      flow(id, { arrivalsPerHour: fresh[id], waitingRoom: 0, redial: { afterBlocking: again[id], delay, to: list(to[id]) } });
    const free = flow('B', { arrivalsPerHour: 0, handling: exponential(400), patience: null, target: { withinSeconds: 0, share: 0.5 } });
    const t = engine.simulateStationary({
      centre: centre([busy('A'), free, busy('C')], [group('P', agents, [skill('B')])], { intervals: 1, intervalSeconds: 3600 }),
      seed: 5,
      hours: 25_000,
      warmupHours: 50,
    });
    const perHour = { offered: 3600 / t.intervalSeconds };
    expect(
      far(
        t,
        {
          A: [ratio(t, 'A', perHour, null), a],
          B: [ratio(t, 'B', perHour, null), b],
          C: [ratio(t, 'C', perHour, null), c],
          'B waits': [ratio(t, 'B', { offered: 1, answeredWithin: -1 }), waits],
          'mean wait': [ratio(t, 'B', { waitSeconds: 1 }), (waits * 400) / (agents - erlangs)],
          occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), erlangs / agents],
        },
        0.04,
      ),
    ).toEqual([]);
    expect(ofFlow(t, 'A', 'answered') + ofFlow(t, 'C', 'answered')).toBe(0);
  });
});
