import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { erlangBBlocking } from '../../src/engine/queueing/erlang-b.ts';
import { finiteQueue } from '../../src/engine/queueing/finite-queue.ts';
import { generalPatienceQueue } from '../../src/engine/queueing/general-patience.ts';
import type { QueueDetail } from '../../src/engine/queueing/queue-measures.ts';
import type { Distribution } from '../../src/model/centre.ts';
import { type Row, readTable, relativeError } from './reference-tables.ts';

const minutes = (value: number | undefined) => (value ?? Number.NaN) / 60;

function patienceOf(row: Row): { patience: Distribution; balking: number } {
  const p = JSON.parse(row.patience_params!) as Record<string, number>;
  const plain = (patience: Distribution) => ({ patience, balking: 0 });
  switch (row.patience) {
    case 'det':
      return plain({ kind: 'deterministic', value: 60 * p.mean! });
    case 'erlang2':
      return plain({ kind: 'erlang', mean: 60 * p.mean!, phases: 2 });
    case 'hyper2':
      return plain({ kind: 'hyperexponential', means: [60 * p.m1!, 60 * p.m2!], weights: [p.p1!, 1 - p.p1!] });
    case 'weibull': {
      // Gamma(1 + 1/0.7), the one shape that the table holds.
      expect(p.shape).toBe(0.7);
      return plain({ kind: 'weibull', mean: 60 * p.scale! * 1.2658235060572833, shape: p.shape! });
    }
    case 'lognormal':
      return plain({ kind: 'lognormal', mean: 60 * p.mean!, cv: Math.sqrt(p.scv!) });
    case 'balk_exp':
      return { patience: { kind: 'exponential', mean: 60 * p.mean! }, balking: p.p0! };
    default:
      return plain({ kind: 'exponential', mean: 60 * p.mean! });
  }
}

describe('M/M/n+G against the reference table', () => {
  it('agrees on every measure, for every law of patience and for balking', () => {
    const beyond: string[] = [];
    let compared = 0;
    for (const row of readTable('mmng.csv')) {
      const load = {
        callsPerHour: 60 * Number(row.lambda_per_min),
        handlingSeconds: 60 * Number(row.mean_service_min),
        agents: Number(row.n),
      };
      const { patience, balking } = patienceOf(row);
      const solve = (within: number) => generalPatienceQueue(load, patience, balking, within);
      const bound = 1e-11;
      const check = (column: string, actual: number | undefined) => {
        compared++;
        const error = relativeError(actual ?? Number.NaN, Number(row[column]));
        if (!(error < bound)) beyond.push(`${row.id} ${row.patience} ${column} ${actual} ${row[column]}`);
      };
      const q = solve(20);
      check('p_wait_offered', q.waitProbability);
      check('p_ab', q.abandonment);
      check('ew_all', minutes(q.meanWait));
      check('ew_served', minutes(q.asa));
      check('eq', q.queueLength);
      check('occupancy', q.occupancy);
      check('ew_abandoned', minutes(q.meanWaitOfAbandoned));
      for (const within of [10, 20, 60]) {
        const w = solve(within);
        check(`SL1_${within}s`, w.serviceLevel);
        check(`SL2_${within}s`, w.serviceLevelExcludingShort);
        check(`SL3_${within}s`, w.serviceLevelOfAnswered);
        check(`SL4_${within}s`, w.completedWithin);
        check(`abLE_${within}s`, w.abandonedWithin);
      }
    }
    expect(beyond).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });
});

describe('the limited waiting room against the reference table', () => {
  it('agrees on every measure, with and without impatience', () => {
    const beyond: string[] = [];
    for (const row of readTable('erlang_finite.csv')) {
      const load = {
        callsPerHour: 60 * Number(row.lambda_per_min),
        handlingSeconds: 60 * Number(row.mean_service_min),
        agents: Number(row.n),
      };
      const patience = row.mean_patience_min === '' ? null : 60 * Number(row.mean_patience_min);
      const solve = (within: number): QueueDetail => finiteQueue(load, Number(row.waiting_room), patience, within);
      const q = solve(20);
      const figures: [string, number | undefined][] = [
        ['p_block_offered', q.blocking],
        ['p_abandon_offered', q.abandonment],
        ['p_wait_offered', q.waitProbability],
        ['mean_wait_entered', minutes(q.meanWait) / (1 - q.blocking!)],
        ['occupancy', q.occupancy],
        ['eq', q.queueLength],
        ['SL1_offered_20s', q.serviceLevel],
        ['SL1_offered_60s', solve(60).serviceLevel],
      ];
      for (const [column, actual] of figures) {
        if (!(relativeError(actual ?? Number.NaN, Number(row[column])) < 1e-11))
          beyond.push(`${row.id} ${column} ${actual} ${row[column]}`);
      }
    }
    expect(beyond).toEqual([]);
  });
});

describe('the loss of M/G/n/n against the table of identities', () => {
  it('is Erlang B', () => {
    const { loss } = JSON.parse(readFileSync(new URL('../reference/nonexponential_identities.json', import.meta.url), 'utf8')) as {
      loss: { n: number; offered: number; p_block: number }[];
    };
    const errors = loss.map(({ n, offered, p_block }) => relativeError(erlangBBlocking(n, offered), p_block));
    expect(errors.length).toBe(3);
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });
});
