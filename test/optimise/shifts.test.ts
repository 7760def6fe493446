import { describe, expect, it } from 'vitest';
import { coverShifts, readShiftProblem, ShiftFileError } from '../../src/engine/optimise/index.ts';
import { highs } from './solvers.ts';

const file = {
  format: 'plateau-shifts/1',
  intervalSeconds: 3600,
  requirement: [2, 3, 1],
  patterns: [
    { id: 'early', cost: 10, covers: [1, 1, 0] },
    { id: 'late', cost: 10, covers: [0, 1, 1] },
  ],
};
const cover = async (value: unknown) => coverShifts(readShiftProblem(value), await highs);

describe('covering by shifts', () => {
  it('two early and one late cover 2, 3, 1', async () => {
    expect(await cover(file)).toEqual({ status: 'optimal', cost: 30, counts: { early: 2, late: 1 }, lowerBound: 30, gap: 0, missing: [] });
  });

  it('a price for a missing agent is taken where it is lower than a shift', async () => {
    const { cost, counts, missing } = await cover({ ...file, under: 4 });
    // One early less leaves 1 + 1 missing for 8 instead of 10.
    expect({ cost, counts, missing: missing.reduce((sum, { agents }) => sum + agents, 0) }).toEqual({ cost: 24, counts: {}, missing: 6 });
  });

  it('a maximum of a pattern binds, and what cannot be covered is named', async () => {
    const limited = { ...file, patterns: [{ ...file.patterns[0], max: 1 }, file.patterns[1]] };
    const { status, missing } = await cover(limited);
    expect(status).toBe('infeasible');
    expect(missing).toEqual([{ interval: 0, agents: 1 }]);
  });

  it('an interval that no pattern covers is named', async () => {
    const { status, missing } = await cover({
      ...file,
      requirement: [2, 3, 1, 2],
      patterns: file.patterns.map((p) => ({ ...p, covers: [...p.covers, 0] })),
    });
    expect(status).toBe('infeasible');
    expect(missing).toEqual([{ interval: 3, agents: 2 }]);
  });

  it('nothing required costs nothing', async () => {
    expect((await cover({ ...file, requirement: [0, 0, 0] })).cost).toBe(0);
  });

  it.each([
    ['patterns[1].covers[2]', { ...file, patterns: [file.patterns[0], { id: 'late', cost: 1, covers: [0, 1, 2] }] }],
    ['patterns[0].covers', { ...file, patterns: [{ id: 'early', cost: 1, covers: [1] }] }],
    ['patterns[1].id', { ...file, patterns: [file.patterns[0], file.patterns[0]] }],
    ['patterns[0].cost', { ...file, patterns: [{ ...file.patterns[0], cost: -1 }] }],
    ['requirement[0]', { ...file, requirement: [Number.NaN, 3, 1] }],
    ['requirement', { ...file, requirement: [] }],
    ['format', { ...file, format: 'plateau-shifts/2' }],
    ['surplus', { ...file, surplus: 1 }],
    ['file', [file]],
    ['patterns[0].max', { ...file, patterns: [{ ...file.patterns[0], max: 1.5 }] }],
  ])('a wrong %s is refused at its place', (path, value) => {
    expect(() => readShiftProblem(value)).toThrowError(ShiftFileError);
    expect(() => readShiftProblem(value)).toThrowError(new RegExp(`^${path.replaceAll(/[[\]]/g, '\\$&')}: `));
  });
});
