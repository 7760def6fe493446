import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { erlangB } from '../../src/engine/queueing/erlang-b.ts';
import { erlangC } from '../../src/engine/queueing/erlang-c.ts';
import { finiteQueue } from '../../src/engine/queueing/finite-queue.ts';
import { generalPatienceQueue } from '../../src/engine/queueing/general-patience.ts';
import type { QueueMeasures } from '../../src/engine/queueing/queue-measures.ts';
import { relativeError } from './reference-tables.ts';

/** Values at 80 digits by another method: make_large.py beside this file. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
const tables = JSON.parse(readFileSync(new URL('./erlang-large.json', import.meta.url), 'utf8')) as Readonly<
  Record<'a' | 'b' | 'c', Table>
>;

/** Figures smaller than this have too few digits left in the table, or none in a double. */
const SMALLEST = 1e-40;

interface Parameters {
  readonly agents: number;
  readonly callsPerHour: number;
  readonly handlingSeconds: 1;
  readonly patience: number;
  readonly within: number;
}

/** Every figure of a table whose relative error is not below the bound. */
function beyond({ columns, rows }: Table, bound: number, solve: (p: Parameters) => QueueMeasures): { wrong: string[]; compared: number } {
  const wrong: string[] = [];
  let compared = 0;
  for (const row of rows) {
    const value = (name: string): number => Number(row[columns.indexOf(name)] ?? Number.NaN);
    const agents = value('agents');
    const callsPerHour = 3600 * value('load') * agents;
    const measures = solve({ agents, callsPerHour, handlingSeconds: 1, patience: value('patience'), within: value('within') });
    for (const name of ['blocking', 'waitProbability', 'serviceLevel', 'abandonment', 'meanWait'] as const) {
      if (!columns.includes(name) || value(name) < SMALLEST) continue;
      compared++;
      const error = relativeError(measures[name] ?? Number.NaN, value(name));
      if (!(error < bound)) wrong.push(`${row.slice(0, 4).join(' ')} ${name}: ${error.toExponential(1)}`);
    }
  }
  return { wrong, compared };
}

describe('1 to 10,000 agents at loads 0.3 to 1.3 against values at 80 digits by another method', () => {
  it('Erlang B, whole and fractional agents', () => {
    expect(beyond(tables.b, 1e-12, erlangB)).toEqual({ wrong: [], compared: expect.closeTo(80, -2) });
  });

  it('Erlang C', () => {
    expect(beyond(tables.c, 1e-12, (p) => erlangC(p, p.within))).toEqual({ wrong: [], compared: expect.closeTo(180, -2) });
  });

  it('Erlang A', () => {
    expect(beyond(tables.a, 1e-12, (p) => erlangA(p, p.patience, p.within))).toEqual({ wrong: [], compared: expect.closeTo(300, -2) });
  });

  it('M/M/n+G with exponential patience, and the limited waiting room where it is never full', () => {
    const general = (p: Parameters) => generalPatienceQueue(p, { kind: 'exponential', mean: p.patience }, 0, p.within);
    expect(beyond(tables.a, 1e-9, general).wrong).toEqual([]);
    expect(beyond(tables.a, 1e-9, (p) => finiteQueue(p, 40_000, p.patience, p.within)).wrong).toEqual([]);
  });
});
