import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/lang.ts';
import { GLOSSARY } from '../../src/i18n/texts/glossary.ts';
import { ISSUE_CODES, issueLine, issueText } from '../../src/i18n/texts/issues.ts';
import { type NamedProject, pathLabel } from '../../src/i18n/texts/path-label.ts';

const NB = '\u00a0';
const NN = '\u202f';

const project: NamedProject = {
  baseline: {
    horizon: { startMonth: '2012-01' },
    regions: [],
    sites: [{ id: 'brest', name: 'Brest' }],
    profiles24: [{ id: 'day', name: 'Journée' }],
    flows: [
      { id: 'open-n1', name: 'Open N1' },
      { id: 'claims', name: 'Réclamations' },
    ],
    skillProfiles: [{ id: 'open', name: 'Open' }],
    answerGroups: [],
    disruptions: [],
    oneOffCosts: [],
    teams: [{ id: 't1', siteId: 'brest', profileId: 'open' }],
    trainingPaths: [],
    supportPosts: [],
  },
  scenarios: [{ id: 'p', name: { fr: 'Proposition', en: 'Proposal' }, levers: [{ id: 'l1', leverId: 'merge-flows' }] }],
  sources: [],
};

/** An ordinary space before a sign that French sets with a no-break one. */
const LOOSE_SPACE = / [;:!?%€»]|« /;

describe('every issue is a sentence in the user’s language', () => {
  it('has a sentence for each code, with French spaces, for every kind of value', () => {
    const faults: string[] = [];
    const values: unknown[] = [undefined, -12, 0.5, Number.NaN, 'texte', [1, 2], { a: 1 }, true, 'x'.repeat(500)];
    for (const lang of LANGS) {
      for (const code of ISSUE_CODES) {
        for (const value of values) {
          const sentence = issueText(
            { path: '', code, value, params: { min: 0, max: 1000000, expected: 'number', name: 'Brest', line: 3 } },
            lang,
          );
          if (sentence.length < 8 || sentence.length > 400 || /undefined|\[object/.test(sentence))
            faults.push(`${lang} ${code}: ${sentence}`);
          if (lang === 'fr' && LOOSE_SPACE.test(sentence)) faults.push(`${code}: ${sentence}`);
          if (lang === 'en' && /[\u202f«»]/.test(sentence)) faults.push(`${code}: ${sentence}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
  it('names the value as it stands', () => {
    expect(issueText({ path: '', code: 'negative', value: -12 }, 'fr')).toBe(`−12 est négatif${NN}; il faut 0 ou plus.`);
    expect(issueText({ path: '', code: 'badTime', value: '25:61' }, 'fr')).toContain(`«${NB}25:61${NB}»`);
    expect(issueText({ path: '', code: 'badTime', value: '25:61' }, 'en')).toContain('“25:61”');
    expect(issueText({ path: '', code: 'notANumber', value: Number.NaN }, 'en')).toBe('NaN is not a number.');
    expect(issueText({ path: '', code: 'sharesSum', value: 0.9, params: { unit: 'share' } }, 'fr')).toBe(
      `Les parts font 90${NB}% au lieu de 100${NB}%.`,
    );
  });
  it('names both limits, or the one there is', () => {
    expect(issueText({ path: '', code: 'outOfRange', value: 3, params: { min: 0, max: 1 } }, 'en')).toBe(
      '3 is outside the limits: 0 to 1.',
    );
    expect(issueText({ path: '', code: 'outOfRange', value: 3, params: { max: 1 } }, 'en')).toBe('3 is too large; at most 1.');
  });
  it('still says something usable about a code it does not know', () => {
    expect(issueText({ path: '', code: 'fromAnotherVersion', value: 4 }, 'fr')).toBe(`À vérifier (4)${NB}: fromAnotherVersion.`);
    expect(issueText({ path: '', code: 'toString' }, 'en')).toBe('Please check: toString.');
  });
  it('never throws, whatever the issue carries', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double())), (code, value, params) => {
        for (const lang of LANGS) issueLine({ path: code, code, value, params }, project, lang);
      }),
    );
  });
});

describe('a place is told in words', () => {
  it('names rows, fields, months, weekdays and half-hours', () => {
    const label = (path: string) => pathLabel(path, project, 'fr');
    expect([
      label('flows/open-n1/ahtSeconds'),
      label('flows/open-n1/volumeByMonth/2'),
      label('sites/brest/opening/0'),
      label('profiles24/day/halfHourWeights/17'),
      label('teams/t1/agentsByHalfHour/5/16'),
      label('flows/open-n1/routing/overflow/0/afterSeconds'),
      label('flows/open-n1/transfers/claims/share'),
      label('skillProfiles/open/skills/open-n1/handlingFactor'),
      label('horizon/months'),
      label('flows'),
    ]).toEqual([
      'Open N1 · DMT',
      'Open N1 · Volume · mars 2012',
      'Brest · Ouverture · lundi',
      `Journée · Poids par demi-heure · 8${NB}h${NB}30`,
      `Brest · Open · Présents fixés · samedi · 8${NB}h`,
      'Open N1 · Débordement · 1 · Débordement après',
      'Open N1 · Transferts · Réclamations · Part transférée',
      'Open · Compétences · Open N1 · Facteur de DMT',
      'Période d’étude · Nombre de mois',
      'Flux',
    ]);
  });
  it('names a scenario, its lever and the lever’s field', () => {
    expect(pathLabel('scenarios/p/levers/l1/month', project, 'en')).toBe('Proposal · merge-flows · month');
    expect(pathLabel('scenarios/p/levers/l1/month', project, 'fr', (_id, field) => (field === '' ? 'Fusionner des flux' : 'Mois'))).toBe(
      'Proposition · Fusionner des flux · Mois',
    );
  });
  it('keeps a centre file’s path and an unknown id as they stand', () => {
    expect(pathLabel('flows[2].patience.mean', project, 'fr')).toBe('flows[2].patience.mean');
    expect(pathLabel('flows/gone/ahtSeconds', project, 'en')).toBe('gone · AHT');
  });
});

describe('the glossary is complete and typeset', () => {
  it('has a label and a definition in both languages for every term', () => {
    const faults: string[] = [];
    for (const [part, terms] of Object.entries(GLOSSARY)) {
      for (const [field, term] of Object.entries(terms)) {
        for (const lang of LANGS) {
          const { label, definition } = term[lang];
          if (label === '' || definition === '') faults.push(`${lang} ${part}/${field} is empty`);
          if (lang === 'fr' && LOOSE_SPACE.test(label + definition)) faults.push(`${part}/${field}: ${definition}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('no code in the sources is without its sentence', () => {
  it('for centres, projects, levers and compiled weeks', () => {
    const sources: Readonly<Record<string, string>> = import.meta.glob(
      ['../../src/model/**/*.ts', '../../src/levers/**/*.ts', '../../src/compile/**/*.ts'],
      { eager: true, query: '?raw', import: 'default' },
    );
    const patterns = [
      /severity: '(?:error|warning)',\s*code: '(\w+)'/g,
      /\.(?:report|add|warn)\([^,()]+(?:\([^()]*\))?[^,()]*, '(\w+)'/g,
      /fault\('(\w+)'/g,
    ];
    const found = new Set<string>();
    for (const text of Object.values(sources))
      for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[1]!);
    const known = new Set<string>(ISSUE_CODES);
    expect([...found].filter((code) => !known.has(code))).toEqual([]);
    expect(found.size).toBeGreaterThan(40);
  });
});
