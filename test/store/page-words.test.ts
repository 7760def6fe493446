import { describe, expect, test, vi } from 'vitest';
import type { StoredProject } from '../../src/store/project-store.ts';
import { fileNameOf } from '../../src/ui/store/file-transfer.ts';
import { compareStates } from '../../src/ui/store/recovery-vm.ts';
import { savedTime } from '../../src/ui/store/saved-time.ts';
import { edited, stored } from './fakes/documents.ts';

vi.mock('../../src/ui/app-version.ts', () => ({ APP_VERSION: '0' }));

describe('names of exported files', () => {
  test('keep what every file system takes, and are never empty', () => {
    const names = ['SCO Ouest 2012–2014', 'a/b\\c:d*e?"<>|f', '  .. ', '', 'x'.repeat(200), { fr: 'Étude', en: 'Study' }];
    expect(names.map((name) => fileNameOf(name, 'fr'))).toEqual([
      'SCO Ouest 2012–2014.plateau',
      'a-b-c-d-e-f.plateau',
      'projet.plateau',
      'projet.plateau',
      `${'x'.repeat(80)}.plateau`,
      'Étude.plateau',
    ]);
    expect(fileNameOf({ fr: 'Étude', en: 'Study' }, 'en')).toBe('Study.plateau');
  });
});

describe('times of saving', () => {
  const noon = new Date(2026, 2, 9, 12, 5).getTime();

  test('are a time of day today, with the date otherwise', () => {
    const later = new Date(2026, 2, 9, 18, 0).getTime();
    const nextDay = new Date(2026, 2, 10, 12, 5).getTime();
    expect([savedTime('fr', noon, later), savedTime('fr', noon, nextDay), savedTime('en', noon, nextDay)]).toEqual([
      '12:05',
      '9 mars 2026, 12:05',
      '9 March 2026, 12:05',
    ]);
  });
});

describe('the comparison before a copy is taken back', () => {
  test('shows the found state when there is one, and only the copy when there is none', () => {
    const found = stored('a', 1);
    const offered: StoredProject = edited(found, 'copy');
    expect(compareStates(offered)).toMatchObject({ copy: { lastStep: 'pas copy' }, found: { lastStep: 'pas 1', counts: { sites: 0 } } });
    expect(compareStates(stored('a', 1)).found).toBeNull();
  });
});
