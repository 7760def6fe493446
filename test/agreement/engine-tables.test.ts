/**
 * The tables of docs/engine.md: `WRITE_TABLES=1 npx vitest run --project unit test/agreement/engine-tables` computes them anew and writes them into
 * the text between their marks. Without it, the test sees that the marks and the tables are there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../src/engine/simulate/index.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { loadBundledEngine } from '../engine/simulate/bundled-engine.ts';
import { type AccuracyRow, accuracyRows } from './accuracy.ts';
import { type ReductionRow, varianceReductions } from './variance-reduction.ts';

const DOCUMENT = new URL('../../docs/engine.md', import.meta.url);
const MARKS = ['accuracy', 'common callers'] as const;
const CALLS = 2e6;
const WEEKS: Readonly<Record<string, number>> = { atelier: 400, 'sco-ouest': 60 };

const start = (mark: string): string => `<!-- table: ${mark} -->\n`;
const END = '<!-- end of table -->';

function tableIn(text: string, mark: string): string {
  const from = text.indexOf(start(mark));
  return from < 0 ? '' : text.slice(from + start(mark).length, text.indexOf(END, from));
}

function withTable(text: string, mark: string, table: string): string {
  return text.replace(start(mark) + tableIn(text, mark), `${start(mark)}${table}\n`);
}

const percent = (share: number): string => (100 * share).toFixed(3);

function accuracyTable(rows: readonly AccuracyRow[]): string {
  const lines = rows.map(
    (r) =>
      `| ${r.centre} | ${r.flow} | ${percent(r.exact)} | ${percent(r.simulated)} | ${percent(r.halfWidth)} | ${r.errors.toFixed(1)} | ${r.exactWait.toFixed(3)} | ${r.wait.toFixed(3)} | ${r.waitHalfWidth.toFixed(3)} | ${r.waitErrors.toFixed(1)} |`,
  );
  const inside = rows.filter((r) => Math.abs(r.simulated - r.exact) <= r.halfWidth).length;
  return [
    '| centre | flow | exact service level % | simulated | ± | error in standard errors | exact mean wait s | simulated | ± | error in standard errors |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...lines,
    '',
    `${ENGINE_VERSION}, seeds 1 to 13, about ${CALLS.toExponential(0)} calls a centre; ${inside} of ${rows.length} service levels inside their 95 % interval.`,
  ].join('\n');
}

function reductionTable(samples: readonly (readonly [string, readonly ReductionRow[]])[]): string {
  const lines = samples.flatMap(([id, rows]) =>
    rows
      .filter(({ flow }) => flow === 'all')
      .map(
        (r) =>
          `| ${id} | ${r.scenarios} | ${r.difference.toFixed(2)} | ${r.common.toFixed(2)} | ${r.independent.toFixed(2)} | ${r.factor.toFixed(1)} |`,
      ),
  );
  return [
    '| sample | scenarios | difference of service levels, points | ± same callers | ± callers of their own | variance divided by |',
    '| --- | --- | --: | --: | --: | --: |',
    ...lines,
    '',
    `${ENGINE_VERSION}; all flows together; ${Object.entries(WEEKS)
      .map(([id, weeks]) => `${id} ${weeks} weeks`)
      .join(', ')}.`,
  ].join('\n');
}

it('the tables of docs/engine.md are there, with a row for every case', { timeout: 600_000 }, async () => {
  if (process.env.WRITE_TABLES) {
    const engine = await loadBundledEngine();
    const samples = Object.entries(WEEKS).map(([id, weeks]) => {
      const project = SAMPLES.find((sample) => sample.id === id)!.make();
      const scenarios = project.scenarios.map((scenario) => scenario.id);
      return [id, varianceReductions(engine, project, scenarios, weeks)] as const;
    });
    const text = withTable(readFileSync(DOCUMENT, 'utf8'), 'accuracy', accuracyTable(accuracyRows(engine, CALLS)));
    writeFileSync(DOCUMENT, withTable(text, 'common callers', reductionTable(samples)));
  }
  const text = readFileSync(DOCUMENT, 'utf8');
  const rows = MARKS.map(
    (mark) =>
      tableIn(text, mark)
        .split('\n')
        .filter((line) => line.startsWith('| ')).length - 2,
  );
  expect(rows[0]).toBeGreaterThanOrEqual(20);
  expect(rows[1]).toBe(6);
});
