import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { fieldTerm, GLOSSARY, isGlossaryPart } from '../../src/i18n/texts/glossary.ts';
import { leverById } from '../../src/levers/registry.ts';
import type { Centre } from '../../src/model/centre.ts';
import { parseCentre } from '../../src/model/centre-validation.ts';
import { getField } from '../../src/model/project-edit.ts';
import { readProjectFile } from '../../src/model/project-file.ts';
import { validateProject } from '../../src/model/project-validation.ts';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const blocks = (text: string, language: string): readonly string[] =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')), (match) => match[1]!);

/** Fields that the long example does not show. */
const EXTRA_FIELDS = (
  'totalTarget from queueAtLeast phases shape means values min value dayFactors departures busyness afterCallWork stages rankBy queueRankBy ' +
  'score points perSecond callback acceptance success failedHandling warm together support afterShare deferrable backlog origins share ' +
  'absence probability breaks startSeconds seconds paces'
).split(' ');

describe('docs/centre-file.md tells the truth', () => {
  const text = page('centre-file.md');
  const centres = blocks(text, 'json').map((block) => parseCentre(JSON.parse(block)));

  it('shows examples that are valid and run', () => {
    expect(centres.map((parsed) => (parsed.ok ? [] : parsed.issues))).toEqual([[], [], [], []]);
    for (const parsed of centres) {
      if (!parsed.ok) continue;
      const table = simulateDay({ day: { dayId: 'example', centre: parsed.centre }, seed: 1, replications: 2 });
      expect(table.calls).toBeGreaterThan(10);
    }
  });
  it('names every field of the format that the checker knows', () => {
    const example = JSON.parse(blocks(text, 'json')[1]!) as Centre;
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, child] of Object.entries(value)) {
          names.add(key);
          collect(child);
        }
      }
    };
    collect(example);
    for (const extra of EXTRA_FIELDS) names.add(extra);
    const tables = text.replaceAll(/```[\s\S]*?```/g, '');
    expect([...names].filter((name) => !tables.includes(`\`${name}\``) && !tables.includes(`"${name}"`))).toEqual([]);
  });
});

describe('docs/plateau-file.md tells the truth', () => {
  const text = page('plateau-file.md');
  const read = readProjectFile(blocks(text, 'json')[0]!);

  it('shows a project that opens, has nothing to mend, and compiles', () => {
    expect([read.ok, read.issues.map((issue) => issue.code)]).toEqual([true, ['noHash']]);
    if (!read.ok) return;
    expect(validateProject(read.project)).toEqual([]);
    expect(compileWeek(read.project.baseline, read.project.run.month).days).toHaveLength(5);
  });
  it('shows paths that lead somewhere', () => {
    const paths = Array.from(text.matchAll(/`((?:flows|sites|skillProfiles)\/[\w/-]+)`/g), (match) => match[1]!);
    expect(paths.length).toBeGreaterThanOrEqual(5);
    expect(paths.filter((path) => !read.ok || getField(read.project, path) === undefined)).toEqual([]);
  });
  it('shows a lever with the fields that the lever has', () => {
    const example = blocks(text, 'jsonc')[1]!.replaceAll(/\s+\/\/.*$/gm, '');
    const [use] = (JSON.parse(example) as { levers: readonly { leverId: string; params: object }[] }).levers;
    expect(Object.keys(use!.params).sort()).toEqual(Object.keys(leverById(use!.leverId)!.lever.fields).sort());
  });
  it('names every part of a network', () => {
    const parts = Object.keys(GLOSSARY).filter(
      (part) => isGlossaryPart(part) && fieldTerm(part, 'id', 'en') !== null && part !== 'sources' && part !== 'scenarios',
    );
    expect(parts.filter((part) => !text.includes(`\`${part}\``))).toEqual([]);
  });
  it('gives the fingerprint as anyone would compute it from the rules on the page', () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, child]) => [key, sorted(child)]),
      );
    };
    const file = JSON.parse(readFileSync(new URL('./files/project-1.plateau', import.meta.url), 'utf8')) as {
      sha256: string;
      project: unknown;
    };
    expect(
      createHash('sha256')
        .update(JSON.stringify(sorted(file.project)), 'utf8')
        .digest('hex'),
    ).toBe(file.sha256);
  });
});
