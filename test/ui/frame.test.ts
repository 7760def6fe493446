import { describe, expect, it } from 'vitest';
import { findCommands, plainText } from '../../src/ui/frame/commands.ts';

const commands = ['Scénarios', 'Données', 'Simuler', 'Chercher une nouvelle version'].map((label) => ({
  id: label,
  label,
  run: () => undefined,
}));

describe('the command palette', () => {
  it('finds without accents or case', () => {
    expect(plainText('Scénarios ÉTÉ')).toBe('scenarios ete');
    expect(findCommands(commands, 'SCENAR').map(({ id }) => id)).toEqual(['Scénarios']);
  });

  it('wants all the words, in any order', () => {
    expect(findCommands(commands, 'version cher').map(({ id }) => id)).toEqual(['Chercher une nouvelle version']);
  });

  it('puts what begins with the query first', () => {
    expect(findCommands(commands, 's')[0].id).toBe('Scénarios');
    expect(findCommands(commands, 'zzz')).toEqual([]);
  });
});
