import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/i18n/lang.ts';
import { type ComparisonRow, targetState, verdictOf } from '../../src/ui/pages/results/comparison.ts';
import { type Shortage, sentenceOf } from '../../src/ui/pages/results/sentence.ts';
import { TARGET } from './results-fixture.ts';

/** A row by its service levels: baseline, scenario, half-width of each and of the difference. */
function row(id: string, before: number, after: number, halfWidth = 0.01): ComparisonRow {
  const baseline = { mean: before, halfWidth };
  const figure = { mean: after, halfWidth };
  const difference = { mean: after - before, halfWidth };
  return {
    id,
    target: TARGET,
    baseline,
    baselineTarget: targetState(baseline, TARGET),
    cells: [
      {
        scenarioId: 'proposal',
        figure,
        difference,
        verdict: verdictOf(difference, 'higher'),
        target: targetState(figure, TARGET),
        moreWeeks: 0,
      },
    ],
  };
}

const words = (lang: Lang, shortage: Shortage | null = null) => ({
  lang,
  month: lang === 'fr' ? 'mars 2013' : 'March 2013',
  scenario: 'Proposition',
  flowName: (id: string) => id,
  shortageOf: () => shortage,
});
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the sentence', () => {
  it('says which target is lost, by how much, and who is missing', () => {
    const { lead, rest } = sentenceOf(
      [row('Open', 0.81, 0.634), row('Home', 0.86, 0.85)],
      0,
      words('fr', { agents: 9, weekday: 0, minuteOfDay: 600 }),
    );
    expect(plain(lead)).toBe(
      'En mars 2013, avec « Proposition », l’objectif 80/20 n’est plus tenu sur Open : 63,4 ± 1,0 % d’appels répondus en 20 s, ' +
        'contre 81,0 ± 1,0 % dans la référence ; il manque jusqu’à 9 conseillers (lundi vers 10 h).',
    );
    expect(rest).toEqual(['Il est tenu sur l’autre flux.']);
  });

  it('says the same in English', () => {
    const { lead } = sentenceOf([row('Open', 0.82, 0.634)], 0, words('en', { agents: 1, weekday: 0, minuteOfDay: 600 }));
    expect(plain(lead)).toBe(
      'In March 2013, with “Proposition”, the 80/20 target is no longer met on Open: 63.4 ± 1.0% of calls answered within 20 s, ' +
        'against 82.0 ± 1.0% in the baseline; up to 1 adviser is missing (Monday around 10:00).',
    );
  });

  it('names all flows that lose their target and puts the worst hit first', () => {
    const { lead } = sentenceOf([row('Open', 0.9, 0.7), row('Home', 0.85, 0.4)], 0, words('fr'));
    expect(plain(lead)).toContain('n’est plus tenu sur 2 flux (Home et Open) ; le plus touché est Home : 40,0 ± 1,0 %');
  });

  it('does not claim a difference that is inside the noise', () => {
    const { lead } = sentenceOf([row('Open', 0.7, 0.705)], 0, words('fr'));
    expect(plain(lead)).toContain(
      'n’est toujours pas tenu sur Open : 70,5 ± 1,0 % d’appels répondus en 20 s, sans écart montré avec la référence.',
    );
  });

  it('a target inside the interval cannot be told yet', () => {
    const { lead } = sentenceOf([row('Open', 0.805, 0.795)], 0, words('fr'));
    expect(plain(lead)).toContain('on ne peut pas encore dire si l’objectif 80/20 est tenu sur Open : 79,5 ± 1,0 %');
  });

  it('"still not met" is only said of what was surely not met before', () => {
    const { lead } = sentenceOf([row('Open', 0.795, 0.7)], 0, words('fr'));
    expect(lead).toContain('n’est pas tenu sur Open');
  });

  it('a regained target is news only when the difference shows', () => {
    expect(plain(sentenceOf([row('Open', 0.7, 0.85)], 0, words('fr')).lead)).toContain('est maintenant tenu sur Open');
    const quiet = sentenceOf([row('Open', 0.9, 0.9), row('Home', 0.84, 0.84)], 0, words('fr'));
    expect(plain(quiet.lead)).toContain('l’objectif est tenu sur les 2 flux ; le plus juste est Home');
    expect(quiet.rest.join(' ')).toContain('Aucun écart avec la référence');
  });

  it('good news stands after bad, never instead of it', () => {
    const { lead, rest } = sentenceOf([row('Open', 0.85, 0.6), row('Home', 0.7, 0.85), row('Mobile', 0.5, 0.6)], 0, words('fr'));
    expect(lead).toContain('n’est plus tenu sur Open');
    expect(rest).toEqual([
      'Il ne l’était déjà pas, et ne l’est toujours pas, sur Mobile.',
      'En revanche, il est maintenant tenu sur Home.',
    ]);
  });

  it('speaks of the baseline alone when nothing else was simulated', () => {
    const { lead } = sentenceOf([row('Open', 0.7, 0.7)], null, { ...words('fr'), scenario: null });
    expect(plain(lead)).toBe(
      'En mars 2013, dans la référence, l’objectif 80/20 n’est pas tenu sur Open : 70,0 ± 1,0 % d’appels répondus en 20 s.',
    );
  });

  it('says so when no flow has a target', () => {
    expect(sentenceOf([{ ...row('Open', 0.7, 0.7), target: null }], 0, words('fr')).lead).toContain('aucun flux n’a d’objectif');
  });
});
