import { describe, expect, it } from 'vitest';
import type { EnvironmentReport } from '../../src/store/environment.ts';
import { computerView } from '../../src/ui/pages/computer/computer-vm.ts';

const whole: EnvironmentReport = {
  persistentStorage: true,
  usedBytes: 2_500_000,
  quotaBytes: 4_000_000_000,
  indexedDB: true,
  privateFiles: true,
  webAssembly: true,
  fileAccess: true,
  serviceWorker: true,
  locks: true,
  secureContext: true,
  cores: 4,
  online: false,
};
const facts = { offlineReady: true, backups: true, version: '1.0', engine: '1' };

describe('the page "This computer"', () => {
  it('says that nothing is missing only when nothing is', () => {
    const view = computerView(whole, facts, 'fr');
    expect(view.rows.filter(({ limited }) => limited)).toEqual([]);
    expect(view.sentence).toContain('tout ce qu’il faut');
  });

  it('marks what is missing and says that there are limits', () => {
    const view = computerView({ ...whole, webAssembly: false }, { ...facts, backups: false }, 'en');
    expect(view.rows.filter(({ limited }) => limited).map(({ id }) => id)).toEqual(['copies', 'webAssembly']);
    expect(view.sentence).toContain('limits');
  });

  it('tells a browser that keeps nothing from one with limits', () => {
    expect(computerView({ ...whole, indexedDB: false }, facts, 'en').sentence).toContain('keeps nothing');
  });

  it('does not take "cannot say" for a limit', () => {
    const row = computerView({ ...whole, persistentStorage: null }, facts, 'en').rows.find(({ id }) => id === 'persistent');
    expect(row).toMatchObject({ limited: false, state: 'does not say' });
  });
});
