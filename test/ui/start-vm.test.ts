import { describe, expect, it } from 'vitest';
import { validateProject } from '../../src/model/project-validation.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { DOORS, projectLines, sampleOf, shownSamples } from '../../src/ui/pages/start/start-vm.ts';

describe('the start page', () => {
  it('each door opens a sample that can be simulated at once', () => {
    const opened = DOORS.map((door) => sampleOf(door, SAMPLES));
    expect(opened.map((sample) => sample?.id)).toEqual(['sco-ouest', 'sco-ouest', 'atelier']);
    const errors = opened.flatMap((sample) => validateProject(sample!.make()).filter((issue) => issue.severity === 'error'));
    expect(errors).toEqual([]);
  });

  it('the blank project is not shown among the samples', () => {
    expect(shownSamples(SAMPLES).map((sample) => sample.id)).toEqual([
      'sco-ouest',
      'atelier',
      'home-vers-open',
      'mutualisation',
      'incident',
      'france',
    ]);
  });

  it('the last saved project stands first, under its name in the language of the page', () => {
    const lines = projectLines(
      [
        { id: 'a', name: 'Ancien', revision: 1, savedAt: Date.UTC(2020, 1, 3, 10) },
        { id: 'b', name: { fr: 'Récent', en: 'Recent' }, revision: 1, savedAt: Date.UTC(2021, 5, 9, 10) },
      ],
      'en',
    );
    expect(lines.map((line) => line.name)).toEqual(['Recent', 'Ancien']);
    expect(lines[1].savedAt).toContain('3 February 2020');
  });
});
