import { describe, expect, it } from 'vitest';
import { leverById } from '../../src/levers/registry.ts';
import { setField } from '../../src/model/project-edit.ts';
import { addLeverUse, addScenario, setLeverEnabled } from '../../src/model/scenario-edit.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { projectIssues } from '../../src/ui/state/project-issues.ts';

const sample = () => SAMPLES.find(({ id }) => id === 'atelier')!.make();
const merge = leverById('merge-flows')!.lever;

function withEmptyMerge() {
  const { project, id } = addScenario(sample(), 'Essai');
  const added = addLeverUse(project, id, merge, { ...merge.suggest(project.baseline), flowIds: [] });
  return { project: added.project, scenarioId: id, useId: added.id };
}

describe('what stops a simulation', () => {
  it('nothing does in a sample', () => {
    for (const one of SAMPLES.filter(({ id }) => id !== 'empty')) {
      expect(projectIssues(one.make()).filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('a lever set wrongly does, at its own field, until it is switched off', () => {
    const { project, scenarioId, useId } = withEmptyMerge();
    const paths = projectIssues(project).map(({ path }) => path);
    expect(paths).toContain(`scenarios/${scenarioId}/levers/${useId}/flowIds`);
    expect(projectIssues(setLeverEnabled(project, scenarioId, useId, false))).toEqual([]);
  });

  it('levers are not looked at on data that cannot carry them', () => {
    const { project } = withEmptyMerge();
    const broken = setField(project, 'flows/accueil/ahtSeconds', -1);
    const found = projectIssues(broken);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ path }) => path.startsWith('scenarios/'))).toEqual([]);
  });
});
