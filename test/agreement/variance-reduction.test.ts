import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../../src/samples/index.ts';
import { type Engine, loadBundledEngine } from '../engine/simulate/bundled-engine.ts';
import { varianceReductions } from './variance-reduction.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});
const project = (id: string) => SAMPLES.find((sample) => sample.id === id)!.make();

describe('the same callers in both scenarios', () => {
  // The factor is itself an estimate, ± a third at these numbers of weeks: measured with more weeks it is 7 and 10 (docs/engine.md).
  it.each([
    ['atelier', 'fusion', 120],
    ['sco-ouest', 'contre-proposition', 24],
  ])('%s, %s: the variance of the difference of service levels falls to less than a quarter', (id, scenario, weeks) => {
    const [all, ...flows] = varianceReductions(engine, project(id), [scenario], weeks);
    expect(all!.factor).toBeGreaterThan(4);
    // No flow is compared worse than with callers of its own, and one at least far better.
    expect(Math.min(...flows.map(({ factor }) => factor))).toBeGreaterThan(0.7);
    expect(Math.max(...flows.map(({ factor }) => factor))).toBeGreaterThan(5);
  });

  it('atelier, mise-en-commun: also where zones are pooled into one queue, which changes most calls, it falls to less than half', () => {
    const [all] = varianceReductions(engine, project('atelier'), ['mise-en-commun'], 120);
    expect(all!.factor).toBeGreaterThan(2);
  });
});
