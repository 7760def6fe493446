import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { erlangB, erlangBBlocking } from '../../src/engine/queueing/erlang-b.ts';
import { erlangC, UnstableQueueError } from '../../src/engine/queueing/erlang-c.ts';
import { finiteQueue } from '../../src/engine/queueing/finite-queue.ts';
import { generalPatienceQueue } from '../../src/engine/queueing/general-patience.ts';
import type { QueueDetail, QueueLoad } from '../../src/engine/queueing/queue-measures.ts';
import type { Distribution } from '../../src/model/centre.ts';
import { relativeError } from './reference-tables.ts';

/** Largest relative difference over the figures that both results have. */
function distance(a: QueueDetail, b: QueueDetail): number {
  let worst = 0;
  for (const key of Object.keys(a) as (keyof QueueDetail)[]) {
    if (a[key] !== undefined && b[key] !== undefined && Math.abs(b[key]) > 1e-12) worst = Math.max(worst, relativeError(a[key], b[key]));
  }
  return worst;
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyLoad = fc
  .record({ agents: real(0.5, 300), rho: real(0.2, 1.4), handlingSeconds: real(60, 1200) })
  .map(
    ({ agents, rho, handlingSeconds }): QueueLoad => ({ agents, handlingSeconds, callsPerHour: (3600 * agents * rho) / handlingSeconds }),
  );
const stable = anyLoad.map(
  (load): QueueLoad => ({ ...load, callsPerHour: Math.min(load.callsPerHour, (3420 * load.agents) / load.handlingSeconds) }),
);
const patience = real(10, 5000);

describe('limit laws', () => {
  it('Erlang A becomes Erlang C as patience grows without end', () => {
    fc.assert(
      fc.property(stable, (load) => {
        const near = distance(erlangA(load, 1e12, 20), { ...erlangC(load, 20), abandonment: 0, abandonedWithin: 0 });
        const far = distance(erlangA(load, 1e5, 20), { ...erlangC(load, 20), abandonment: 0, abandonedWithin: 0 });
        expect(near).toBeLessThan(1e-5);
        expect(near).toBeLessThanOrEqual(far + 1e-12);
      }),
    );
  });

  it('Erlang A becomes Erlang B as patience shrinks to nothing', () => {
    fc.assert(
      fc.property(anyLoad, (load) => {
        const b = erlangB(load);
        const a = erlangA(load, 1e-7, 20);
        if (b.blocking > 1e-12) expect(relativeError(a.abandonment!, b.blocking)).toBeLessThan(1e-4);
        expect(relativeError(a.occupancy!, b.occupancy)).toBeLessThan(1e-4);
      }),
    );
  });

  it('a waiting room of no places is Erlang B, a vast one Erlang A, or C for endless patience', () => {
    for (const agents of [1, 4, 30, 200]) {
      for (const rho of [0.4, 0.9]) {
        const load = { agents, handlingSeconds: 300, callsPerHour: 12 * agents * rho };
        expect(relativeError(finiteQueue(load, 0, 60, 20).blocking!, erlangB(load).blocking)).toBeLessThan(1e-12);
        expect(distance(finiteQueue(load, 3000, 120, 20), erlangA(load, 120, 20))).toBeLessThan(1e-9);
        expect(distance(finiteQueue(load, 3000, null, 20), { ...erlangC(load, 20), blocking: 0 })).toBeLessThan(1e-9);
      }
    }
  });

  it('a vast waiting room keeps its digits where e^(-n mu T) is below the smallest number', () => {
    const load = { agents: 2000, handlingSeconds: 200, callsPerHour: 18 * 2000 * 1.2 };
    const finite = finiteQueue(load, 6000, 200, 180);
    const endless = erlangA(load, 200, 180);
    expect(relativeError(finite.serviceLevel!, endless.serviceLevel!)).toBeLessThan(1e-8);
    expect(relativeError(finite.abandonedWithin!, endless.abandonedWithin!)).toBeLessThan(1e-8);
  });

  it('a limited waiting room answers at once and soundly where patience is short beside everything else', () => {
    for (const patience of [0.03, 0.3, 3, 30]) {
      for (const within of [20, 150, 3000]) {
        const load = { agents: 1, handlingSeconds: 300, callsPerHour: 20 };
        expect(distance(finiteQueue(load, 300, patience, within), erlangA(load, patience, within))).toBeLessThan(1e-9);
      }
    }
  });

  it('M/M/n+G is Erlang A for every way to write exponential patience', () => {
    fc.assert(
      fc.property(anyLoad, patience, (load, mean) => {
        const a = erlangA(load, mean, 20);
        const ways: Distribution[] = [
          { kind: 'exponential', mean },
          { kind: 'gamma', mean, cv: 1 },
          { kind: 'erlang', mean, phases: 1 },
          { kind: 'weibull', mean, shape: 1 },
          { kind: 'hyperexponential', means: [mean, mean], weights: [3, 1] },
        ];
        expect(Math.max(...ways.map((way) => distance(generalPatienceQueue(load, way, 0, 20), a)))).toBeLessThan(1e-8);
      }),
      { numRuns: 60 },
    );
  });

  it('laws of patience that nearly coincide give nearly the same queue', () => {
    const load = { agents: 12, handlingSeconds: 300, callsPerHour: 150 };
    const fixed = generalPatienceQueue(load, { kind: 'deterministic', value: 90 }, 0, 20);
    const near: Distribution[] = [
      { kind: 'uniform', min: 89.99, max: 90.01 },
      { kind: 'empirical', values: [89.999, 90.001], weights: [1, 1] },
      { kind: 'lognormal', mean: 90, cv: 1e-4 },
      { kind: 'gamma', mean: 90, cv: 1e-3 },
    ];
    expect(near.map((law) => distance(generalPatienceQueue(load, law, 0, 20), fixed)).filter((d) => !(d < 1e-3))).toEqual([]);
  });

  it('balking of everybody leaves the loss system', () => {
    const load = { agents: 7.5, handlingSeconds: 300, callsPerHour: 100 };
    const q = generalPatienceQueue(load, { kind: 'exponential', mean: 60 }, 1, 20);
    expect(relativeError(q.abandonment!, erlangB(load).blocking)).toBeLessThan(1e-12);
    expect(q.meanWait).toBe(0);
  });
});

describe('identities', () => {
  it("answered + abandoned = offered, Little's law and the rate of leaving hold in Erlang A", () => {
    fc.assert(
      fc.property(anyLoad, patience, (load, mean) => {
        const q = erlangA(load, mean, 20);
        const erlangs = (load.callsPerHour * load.handlingSeconds) / 3600;
        expect((q.occupancy! * load.agents) / erlangs + q.abandonment!).toBeCloseTo(1, 11);
        expect(relativeError(q.abandonment! * mean, q.meanWait!)).toBeLessThan(1e-10);
        const waits = q.asa! * (1 - q.abandonment!) + (q.meanWaitOfAbandoned ?? 0) * q.abandonment!;
        expect(relativeError(waits, q.meanWait!)).toBeLessThan(1e-10);
      }),
    );
  });

  it('fractional agents lie between their neighbours and meet them: no jump at a whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), real(0.3, 1.3), patience, (agents, rho, mean) => {
        const load = { handlingSeconds: 300, callsPerHour: 12 * agents * rho };
        const at = (n: number) => erlangA({ ...load, agents: n }, mean, 20);
        const gap = at(agents).serviceLevel! - at(agents - 1e-9).serviceLevel!;
        expect(Math.abs(gap)).toBeLessThan(1e-7);
        expect(Math.abs(erlangBBlocking(agents, 20) - erlangBBlocking(agents - 1e-9, 20))).toBeLessThan(1e-7);
      }),
    );
  });
});

describe('monotonicity', () => {
  it('one more agent, or a tenth of one, never makes a caller worse off', () => {
    fc.assert(
      fc.property(anyLoad, patience, real(0.1, 1), real(1, 300), (load, mean, more, within) => {
        const before = erlangA(load, mean, within);
        const after = erlangA({ ...load, agents: load.agents + more }, mean, within);
        const slack = 1e-12;
        expect(after.serviceLevel! + slack).toBeGreaterThanOrEqual(before.serviceLevel!);
        expect(after.abandonment!).toBeLessThanOrEqual(before.abandonment! + slack);
        expect(after.meanWait!).toBeLessThanOrEqual(before.meanWait! * (1 + 1e-10));
        expect(after.occupancy!).toBeLessThanOrEqual(before.occupancy! + slack);
      }),
    );
  });

  it('more calls never shorten the wait; a longer limit never lowers the service level', () => {
    fc.assert(
      fc.property(anyLoad, patience, real(1, 1.5), (load, mean, factor) => {
        const before = erlangA(load, mean, 20);
        const after = erlangA({ ...load, callsPerHour: load.callsPerHour * factor }, mean, 20);
        expect(after.meanWait! * (1 + 1e-10)).toBeGreaterThanOrEqual(before.meanWait!);
        expect(erlangA(load, mean, 20 * factor).serviceLevel! + 1e-13).toBeGreaterThanOrEqual(before.serviceLevel!);
      }),
    );
  });

  it('every share lies between 0 and 1, at any load and size', () => {
    fc.assert(
      fc.property(real(0.01, 5000), real(0.001, 50), real(0.1, 1e5), (agents, rho, mean) => {
        const q = erlangA({ agents, handlingSeconds: 300, callsPerHour: 12 * agents * rho }, mean, 20);
        const shares = [q.waitProbability, q.serviceLevel, q.serviceLevelExcludingShort, q.abandonment, q.occupancy, q.abandonedWithin];
        expect(shares.filter((s) => !(s! >= 0 && s! <= 1 + 1e-12))).toEqual([]);
        expect([q.meanWait, q.asa, q.queueLength].filter((w) => !(w! >= 0 && w! < Number.POSITIVE_INFINITY))).toEqual([]);
      }),
    );
  });
});

describe('what has no answer is refused in words', () => {
  it('an Erlang C queue with too few agents names the load', () => {
    const load = { callsPerHour: 180, handlingSeconds: 300, agents: 15 };
    expect(() => erlangC(load, 20)).toThrow(UnstableQueueError);
    expect(() => erlangC(load, 20)).toThrow('15 agents cannot carry 15 erlangs');
  });

  it('figures out of range throw a RangeError that names them', () => {
    const load = { callsPerHour: 180, handlingSeconds: 300, agents: 16 };
    expect(() => erlangB({ ...load, agents: 0 })).toThrow('agents');
    expect(() => erlangC({ ...load, callsPerHour: Number.NaN }, 20)).toThrow('calls per hour');
    expect(() => erlangA({ ...load, handlingSeconds: -1 }, 60, 20)).toThrow('handling time');
    expect(() => erlangA(load, 0, 20)).toThrow('patience');
    expect(() => erlangA(load, 60, -1)).toThrow('waiting limit');
    expect(() => finiteQueue(load, -1, null, 20)).toThrow('waiting room');
    expect(() => generalPatienceQueue(load, { kind: 'exponential', mean: 60 }, 1.5, 20)).toThrow('balking');
  });
});
