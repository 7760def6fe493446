import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { erlangB, erlangBBlocking } from '../../src/engine/queueing/erlang-b.ts';
import { erlangC } from '../../src/engine/queueing/erlang-c.ts';
import { finiteQueue } from '../../src/engine/queueing/finite-queue.ts';
import type { QueueDetail } from '../../src/engine/queueing/queue-measures.ts';

interface Published {
  readonly source: string;
  readonly what: string;
  readonly published: number;
  readonly decimals: number;
  readonly match: boolean;
}

const entries = JSON.parse(readFileSync(new URL('../reference/erlang_third_party.json', import.meta.url), 'utf8')) as Published[];

/** The argument at which an increasing function reaches a value. */
function inverse(f: (x: number) => number, value: number): number {
  let [low, high] = [1e-6, 1e3];
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (f(middle) < value) low = middle;
    else high = middle;
  }
  return low;
}

const half = { callsPerHour: 200, handlingSeconds: 180 };
const herzog = { callsPerHour: 210, handlingSeconds: 180, agents: 13 };
// Whitt counts in handling times; 100 agents, 102 calls an hour of one hour each; his table 1 has 100 places to wait.
const whitt = { callsPerHour: 102, handlingSeconds: 3600, agents: 100 };

function whittFigure(what: string, q: (hours: number) => QueueDetail): number {
  const any = q(0.1);
  const answered = 1 - any.abandonment! - (any.blocking ?? 0);
  const named: Record<string, () => number> = {
    'P(W=0)': () => 1 - any.waitProbability! - (any.blocking ?? 0),
    'P(A)': () => any.abandonment!,
    'E[Q]': () => any.queueLength,
    'E[N]': () => any.queueLength + any.occupancy! * 100,
    'E[W|S]': () => any.asa! / 3600,
    'E[W|A]': () => (any.meanWait! - any.asa! * answered) / any.abandonment! / 3600,
  };
  const limit = /P\(W<=([\d.]+)\|([SA])\)/.exec(what);
  if (!limit) return named[what]!();
  const within = q(Number(limit[1]));
  return limit[2] === 'S' ? within.serviceLevelOfAnswered! : within.abandonedWithin! / any.abandonment!;
}

function ours(entry: Published): number {
  const { source, what } = entry;
  if (source.startsWith('pyworkforce test_erlang.py')) {
    const q = erlangC({ ...half, agents: Number(/n=(\d+)/.exec(what)![1]) }, 0.33 * 60);
    return what.endsWith('SL') ? q.serviceLevel! : what.endsWith('occ') ? q.occupancy! : q.waitProbability!;
  }
  if (source.startsWith('pyworkforce test_abandonment.py')) {
    const q = erlangA({ ...half, agents: 14 }, 300, 20);
    if (what.includes('ASA')) return q.meanWait! / 60;
    return what.endsWith('P(wait)') ? q.waitProbability! : what.endsWith('occ') ? q.occupancy! : q.abandonment!;
  }
  if (source.startsWith('A-Herzog')) return what.startsWith('C') ? erlangC(herzog, 20).meanWait! : erlangA(herzog, 300, 20).meanWait!;
  if (source.startsWith('pyworkforce test_erlang_b')) {
    return erlangB({ callsPerHour: 3600, handlingSeconds: 1, agents: Number(/B\((\d+)/.exec(what)![1]) }).blocking;
  }
  if (source.startsWith('Whitt, Engineering')) return whittFigure(what, (hours) => finiteQueue(whitt, 100, 3600, 3600 * hours));
  if (source.startsWith('Whitt Tables')) return whittFigure(what, (hours) => erlangA(whitt, 4 * 3600, 3600 * hours));
  if (source.startsWith('erlang.com')) return inverse((load) => erlangBBlocking(15, load), 0.01);
  const [, kind, loss, given] = /Erlb(Traf|Nsrv)FromBlockage\(([\d.]+),([\d.]+)\)/.exec(what)!;
  if (kind === 'Traf') return inverse((load) => erlangBBlocking(Number(given), load), Number(loss));
  return inverse((lines) => -erlangBBlocking(lines, Number(given)), -Number(loss));
}

describe('figures printed by other people', () => {
  it('agree to every printed digit, but for the one that its source truncated', () => {
    const off = entries.filter((entry) => Math.abs(ours(entry) - entry.published) > 0.5000001 * 10 ** -entry.decimals);
    expect(off.map((entry) => entry.what)).toEqual(entries.filter((entry) => !entry.match).map((entry) => entry.what));
    expect(entries.length).toBe(41);
  });
});
