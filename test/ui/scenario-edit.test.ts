import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import {
  addLeverUse,
  addScenario,
  adoptScenario,
  freshId,
  leverPath,
  moveLeverUse,
  removeLeverUse,
  removeScenario,
  setDraftText,
  setLeverParam,
} from '../../src/model/scenario-edit.ts';

const empty = { scenarios: [], drafts: {}, baseline: { marker: true } } as unknown as Project;

function withLevers(): { project: Project; scenario: string; first: string; second: string } {
  const one = addScenario(empty, 'A');
  const two = addLeverUse(one.project, one.id, { id: 'x', version: 1 }, { a: 1 });
  const three = addLeverUse(two.project, one.id, { id: 'y', version: 1 }, { a: 2 });
  return { project: three.project, scenario: one.id, first: two.id, second: three.id };
}

describe('editing scenarios', () => {
  it('gives the first free number as id', () => {
    expect(freshId('s', ['s1', 's3'])).toBe('s2');
  });

  it('keeps the baseline untouched and shared', () => {
    expect(withLevers().project.baseline).toBe(empty.baseline);
  });

  it('moves a lever in the order of application, and not past the ends', () => {
    const { project, scenario, first, second } = withLevers();
    const moved = moveLeverUse(project, scenario, second, -1);
    expect(moved.scenarios[0].levers.map(({ id }) => id)).toEqual([second, first]);
    expect(moveLeverUse(moved, scenario, second, -1)).toBe(moved);
  });

  it('sets one parameter and leaves the others', () => {
    const { project, scenario, first } = withLevers();
    expect(setLeverParam(project, scenario, first, 'b', 5).scenarios[0].levers[0].params).toEqual({ a: 1, b: 5 });
  });

  it('forgets unreadable texts with the lever or scenario they were typed into, and no others', () => {
    const { project, scenario, first, second } = withLevers();
    const typed = [first, second].reduce((now, use) => setDraftText(now, leverPath(scenario, use, 'a'), '25:61'), project);
    expect(Object.keys(removeLeverUse(typed, scenario, first).drafts)).toEqual([leverPath(scenario, second, 'a')]);
    expect(removeScenario(typed, scenario).drafts).toEqual({});
    expect(setDraftText(typed, leverPath(scenario, first, 'a'), null).drafts).toEqual({ [leverPath(scenario, second, 'a')]: '25:61' });
  });

  it('takes the optimiser’s answer in under an id of its own', () => {
    const { project } = withLevers();
    const grown = adoptScenario(project, { id: 's1', name: 'B', note: 'n', madeBy: 'optimiser', levers: [] });
    expect(grown.id).toBe('s2');
    expect(grown.project.scenarios[1]).toMatchObject({ id: 's2', name: 'B', note: 'n', madeBy: 'optimiser' });
  });
});
