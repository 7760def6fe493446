import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sources } from './sources.ts';

/** The floors of the house (src/README.md): a folder imports itself and lower floors, never sideways or up. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/i18n', 'src/model', 'src/maths'],
  ['src/levers', 'src/engine', 'src/compile', 'src/samples'],
  ['src/protocol'],
  ['src/trajectory'],
  ['workers', 'src/jobs', 'src/store', 'src/cli'],
  ['src/ui'],
  ['src/main.ts'],
];

/** Sideways or upward imports with a reason (src/README.md, "Decisions"); a new one needs one too. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  // A content hash belongs to the file format; its arithmetic to maths.
  ['src/model', 'src/maths'],
  // Types only: what the engine takes and gives is what crosses the thread.
  ['src/engine', 'src/protocol'],
  // The shells hold no logic: they expose what jobs and engine offer; jobs name the shells' files.
  ['workers', 'src/jobs'],
  ['src/cli', 'src/jobs'],
];

const folderOf = (path: string): string => FLOORS.flat().find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? path;
const floorOf = (folder: string): number => FLOORS.findIndex((folders) => folders.includes(folder));

describe('the floors', () => {
  it('every source stands on a floor', () => {
    expect(
      sources()
        .filter(({ path }) => floorOf(folderOf(path)) < 0)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('a folder imports itself and lower floors, never sideways or up, but for the named exceptions', () => {
    const wrong: string[] = [];
    for (const { path, imports } of sources()) {
      for (const target of imports) {
        const from = folderOf(path);
        const to = folderOf(target);
        if (from === to || floorOf(to) < 0) continue;
        const allowed = ALLOWED.some(([a, b]) => a === from && b === to);
        if (floorOf(to) >= floorOf(from) && !allowed) wrong.push(`${path} -> ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every named exception is still needed', () => {
    const used = new Set(sources().flatMap(({ path, imports }) => imports.map((target) => `${folderOf(path)} ${folderOf(target)}`)));
    expect(ALLOWED.filter(([from, to]) => !used.has(`${from} ${to}`))).toEqual([]);
  });

  it('there is no import cycle, types included', () => {
    const edges = new Map(sources().map(({ path, imports }) => [path, imports]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const target of edges.get(path) ?? []) if (edges.has(target)) visit(target, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of edges.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

const PURE = ['src/model', 'src/maths', 'src/i18n', 'src/levers', 'src/engine', 'src/compile', 'src/samples', 'src/protocol'];
const isPure = (path: string): boolean => PURE.some((folder) => path.startsWith(`${folder}/`));

describe('the pure floors', () => {
  it('know neither clock, chance, page nor process', () => {
    const banned = [
      'Date',
      'Math.random',
      'performance',
      'window',
      'document',
      'localStorage',
      'console',
      'setTimeout',
      'fetch',
      'process',
      'crypto',
    ];
    const found = sources()
      .filter(({ path }) => isPure(path))
      .flatMap(({ path, globals }) => banned.filter((name) => globals.has(name)).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });

  it('compute with their own exp, log, pow and trigonometry where figures are made: browsers differ in theirs, and in **', () => {
    // Exact, or rounded as the standard says: the same bits everywhere. Whatever else Math has, or will have, is not.
    const exact = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
    const constants = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'];
    const allowed = new Set([...exact, ...constants].map((name) => `Math.${name}`));
    const found = sources()
      .filter(({ path }) => isPure(path))
      .flatMap(({ path, globals }) =>
        [...globals]
          .filter((name) => name === '**' || (name.startsWith('Math.') && name !== 'Math.random' && !allowed.has(name)))
          .map((name) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
  });

  it('and the folders where figures are made are all of them', () => {
    const folders = new Set(
      sources()
        .filter(({ path }) => isPure(path))
        .map(({ path }) => path.split('/').slice(0, 2).join('/')),
    );
    expect([...folders].sort()).toEqual([...PURE].sort());
    const rule = readFileSync(join(ROOT, '.biome.json'), 'utf8');
    expect(PURE.filter((folder) => !rule.includes(`"**/${folder}/**"`))).toEqual([]);
  });

  it('import no package but the schema library, the registry types and, for tables, the parser', () => {
    const found = sources()
      .filter(({ path }) => isPure(path))
      .flatMap(({ path, packages }) => packages.filter((name) => name !== 'valibot').map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });
});

describe('the page', () => {
  it('imports chart.js in its charts folder only', () => {
    const found = sources().filter(
      ({ path, packages }) => packages.some((name) => name.startsWith('chart')) && !path.startsWith('src/ui/charts/'),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('has a view-model beside every page', () => {
    const paths = new Set(sources().map(({ path }) => path));
    const pages = [...paths].filter((path) => /^src\/ui\/pages\/[^/]+\/[A-Z]\w*Page\.svelte$/.test(path));
    const without = pages.filter(
      (page) => ![...paths].some((path) => path.startsWith(page.slice(0, page.lastIndexOf('/') + 1)) && path.endsWith('-vm.ts')),
    );
    expect(without).toEqual([]);
  });

  it('worker shells hold no logic: 40 lines at most', () => {
    const long = sources().filter(({ path, lines }) => path.startsWith('workers/') && lines > 41);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});
