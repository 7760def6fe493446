import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { erlangB } from '../../src/engine/queueing/erlang-b.ts';
import { erlangC } from '../../src/engine/queueing/erlang-c.ts';
import type { QueueDetail } from '../../src/engine/queueing/queue-measures.ts';
import { type Row, readTable, relativeError } from './reference-tables.ts';

const rows = readTable('erlang.csv');
const LIMITS = [5, 20, 60, 180] as const;

/** Column of the table -> our name, for figures that do not depend on the waiting limit. */
const PLAIN: Readonly<Record<string, keyof QueueDetail>> = {
  p_wait: 'waitProbability',
  p_ab: 'abandonment',
  occupancy: 'occupancy',
  eq: 'queueLength',
  ew_all: 'meanWait',
  ew_served: 'asa',
  ew_given_wait: 'meanWaitOfWaiting',
  ew_abandoned: 'meanWaitOfAbandoned',
};
const WITHIN: Readonly<Record<string, keyof QueueDetail>> = {
  SL1: 'serviceLevel',
  SL2: 'serviceLevelExcludingShort',
  SL3: 'serviceLevelOfAnswered',
  SL4: 'completedWithin',
  abLE: 'abandonedWithin',
};

/** Every figure of a row that the table gives, as [name, relative error]. */
function errors(row: Row, solve: (within: number) => QueueDetail): [string, number][] {
  const found: [string, number][] = [];
  const compare = (column: string, actual: number | undefined) => {
    if (row[column] === '') return;
    const expected = Number(row[column]);
    // A figure below the smallest normal double has no 9 digits to compare.
    if (Math.abs(expected) < 1e-300) return;
    found.push([`${row.id} ${column}`, relativeError(actual ?? Number.NaN, expected)]);
  };
  for (const [column, key] of Object.entries(PLAIN)) compare(column, solve(20)[key]);
  for (const limit of LIMITS) for (const [stem, key] of Object.entries(WITHIN)) compare(`${stem}_${limit}`, solve(limit)[key]);
  return found;
}

const summary = (all: [string, number][], bound: number) => ({
  compared: all.length,
  beyond: all.filter(([, error]) => !(error < bound)).map(([name, error]) => `${name} ${error.toExponential(1)}`),
});

describe('the Erlang formulas against the 60-digit table', () => {
  it('Erlang B agrees for whole and fractional numbers of agents up to 2,000', () => {
    const all = rows
      .filter((row) => row.model!.startsWith('B'))
      .flatMap((row): [string, number][] => {
        const result = erlangB({ callsPerHour: 3600 * Number(row.offered), handlingSeconds: 1, agents: Number(row.n) });
        const blocking: [string, number] = [`${row.id} block`, relativeError(result.blocking, Number(row.p_block))];
        if (row.occupancy === '') return [blocking];
        return [blocking, [`${row.id} occupancy`, relativeError(result.occupancy, Number(row.occupancy))]];
      })
      .filter(([name]) => Number(rows.find((row) => name.startsWith(`${row.id} `))!.p_block) > 1e-300);
    expect(summary(all, 1e-12)).toMatchObject({ beyond: [] });
    expect(all.length).toBeGreaterThan(30);
  });

  it('Erlang C agrees on every measure and waiting limit', () => {
    const all = rows
      .filter((row) => row.model === 'C')
      .flatMap((row) =>
        errors(row, (within) => {
          const load = {
            callsPerHour: 3600 * Number(row.lambda_per_s),
            handlingSeconds: Number(row.mean_service_s),
            agents: Number(row.n),
          };
          return erlangC(load, within);
        }),
      );
    expect(summary(all, 1e-11)).toMatchObject({ beyond: [] });
    expect(all.length).toBeGreaterThan(300);
  });

  it('Erlang A agrees on every measure and waiting limit', () => {
    const all = rows
      .filter((row) => row.model === 'A')
      .flatMap((row) =>
        errors(row, (within) => {
          const load = {
            callsPerHour: 3600 * Number(row.lambda_per_s),
            handlingSeconds: Number(row.mean_service_s),
            agents: Number(row.n),
          };
          return erlangA(load, Number(row.mean_patience_s), within);
        }),
      );
    expect(summary(all, 1e-11)).toMatchObject({ beyond: [] });
    expect(all.length).toBeGreaterThan(700);
  });

  it('Erlang A agrees from 0.05 to 10,000 agents, loads 0.01 to 20, patience 0.01 to 100 handling times', () => {
    const { rows: wide } = JSON.parse(readFileSync(new URL('./erlang-a-wide.json', import.meta.url), 'utf8')) as { rows: number[][] };
    const all = wide.flatMap((row): [string, number][] => {
      const [agents, rho, patience, within, ...expected] = row as [number, number, number, number, ...number[]];
      const q = erlangA({ callsPerHour: 3600 * agents * rho, handlingSeconds: 1, agents }, patience, within);
      const actual = [q.waitProbability, q.abandonment, q.serviceLevel, q.meanWait];
      return expected.map((value, i) => [`${row.slice(0, 4)} #${i}`, relativeError(actual[i] ?? Number.NaN, value)]);
    });
    expect(summary(all, 1e-12)).toEqual({ compared: 4 * wide.length, beyond: [] });
  });
});
