import { beforeAll, describe, expect, it } from 'vitest';
import { erlangA } from '../../../src/engine/queueing/erlang-a.ts';
import { chooseBatches, isCorrelated, lagOneCorrelation } from '../../../src/engine/simulate/batch-size.ts';
import { mserTruncation } from '../../../src/engine/simulate/warm-up.ts';
import { seedStream, writeStreamKey } from '../../../src/maths/streams.ts';
import { nextNormal } from '../../../src/maths/ziggurat.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { loadBundledSimulate, type Simulate } from './bundled-command.ts';

let simulate: Simulate;
beforeAll(async () => {
  simulate = await loadBundledSimulate();
});

function streamOf(name: string, replication: number): Int32Array {
  const key = new Int32Array(4);
  writeStreamKey(key, 0, [name]);
  const state = new Int32Array(4);
  seedStream(state, 0, key, 0, replication);
  return state;
}

/** x_{i+1} = r·x_i + noise, in its steady state. */
function autoregressive(length: number, r: number, run: number): Float64Array {
  const state = streamOf('autoregressive', run);
  const series = new Float64Array(length);
  let x = nextNormal(state, 0) / Math.sqrt(1 - r * r);
  for (let i = 0; i < length; i++) {
    series[i] = x;
    x = r * x + nextNormal(state, 0);
  }
  return series;
}

function joined(series: Float64Array, count: number): Float64Array {
  const size = series.length / count;
  return Float64Array.from({ length: count }, (_, b) => series.subarray(b * size, (b + 1) * size).reduce((a, x) => a + x, 0) / size);
}

describe('the warm-up', () => {
  it('MSER forgets a start that differs and keeps one that does not', () => {
    const forgotten = { biased: [] as number[], steady: [] as number[] };
    for (let run = 0; run < 60; run++) {
      const steady = autoregressive(150, 0.3, run);
      forgotten.steady.push(mserTruncation(steady));
      forgotten.biased.push(mserTruncation(steady.map((x, i) => x - (i < 20 ? 10 : 0))));
    }
    expect(Math.min(...forgotten.biased)).toBeGreaterThanOrEqual(20);
    expect(forgotten.biased.filter((d) => d > 30).length).toBeLessThan(12);
    expect(forgotten.steady.filter((d) => d <= 15).length).toBeGreaterThan(40);
  });

  it('a series of constants, or of nothing, is kept whole', () => {
    expect([mserTruncation([3, 3, 3, 3, 3, 3]), mserTruncation([])]).toEqual([0, 0]);
  });

  it('a centre that fills slowly is forgiven its empty start, a run too short to settle is told', async () => {
    // 200 erlangs of calls that last more than three hours: the centre takes a day to fill.
    const slow = centre(
      [flow('A', { arrivalsPerHour: 60, handling: exponential(12_000), patience: null })],
      [group('P', 230, [skill('A')])],
      {
        intervals: 1,
        intervalSeconds: 3600,
      },
    );
    const [long, short] = await Promise.all([simulate(slow, '--hours', '2000'), simulate(slow, '--hours', '8')]);
    expect(long.stationary).toMatchObject({ warmupFound: true, settled: true });
    expect(long.stationary!.warmupHours).toBeGreaterThan(8);
    expect(short.stationary!.settled).toBe(false);
  });

  it("the user's warm-up is taken as it is", async () => {
    const run = await simulate(centre([flow('A')], [group('P', 5, [skill('A')])], { intervals: 1 }), '--hours', '50', '--warmup', '3');
    expect(run.stationary).toMatchObject({ warmupHours: 3, warmupFound: false, settled: true });
  });
});

describe('batches', () => {
  it('the lag-1 autocorrelation is that of the series, and its test is right 95 times in 100', () => {
    const strong = Array.from({ length: 40 }, (_, run) => lagOneCorrelation(autoregressive(400, 0.6, run)));
    expect(strong.reduce((a, b) => a + b, 0) / 40).toBeCloseTo(0.6, 1);
    const false30 = Array.from({ length: 2000 }, (_, run) => isCorrelated(lagOneCorrelation(autoregressive(30, 0, run)), 30, 1));
    const share = false30.filter(Boolean).length / 2000;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it('are joined while they hang together, and a run whose ten batches still do says so', () => {
    const independent = chooseBatches((count) => [joined(autoregressive(120, 0, 3), count)]);
    const weak = chooseBatches((count) => [joined(autoregressive(120, 0.75, 4), count)]);
    const trend = chooseBatches((count) => [
      joined(
        Float64Array.from({ length: 120 }, (_, i) => i),
        count,
      ),
    ]);
    expect(independent).toMatchObject({ count: 30, independent: true });
    expect(weak.count).toBeLessThan(30);
    expect(trend).toMatchObject({ count: 10, independent: false });
    expect(chooseBatches(() => [])).toMatchObject({ count: 30, independent: true });
  });

  it('a heavily loaded queue, whose waits hang together for hours, is still covered by its intervals', async () => {
    const busy = centre([flow('A', { patience: exponential(1800) })], [group('P', 4, [skill('A')])], {
      intervals: 1,
      intervalSeconds: 3600,
    });
    const truth = erlangA({ callsPerHour: 60, handlingSeconds: 240, agents: 4 }, 1800, 20);
    let covered = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { meanWait } = (await simulate(busy, '--hours', '400', '--seed', String(seed))).flows.A as unknown as {
        meanWait: { mean: number; halfWidth: number };
      };
      if (Math.abs(meanWait.mean - truth.meanWait!) <= meanWait.halfWidth) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(90);
  });
});
