/** Laws that every lever obeys without its author asking; a new folder is tested by being there. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/lang.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { type Field, LEVER_SUBJECTS, type LeverExample, type LeverPackage, type LeverPreset } from '../../src/levers/lever.ts';
import { LEVERS, leverById } from '../../src/levers/registry.ts';
import type { Network } from '../../src/model/network.ts';
import { diffNetworks } from '../../src/model/network-diff.ts';
import type { Json, JsonObject } from '../../src/model/project.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';
import { network } from '../fixtures/network-text.ts';

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}

/** Calls × handling time over the whole horizon, seconds. */
const offeredWork = (of: Network): number =>
  of.flows.reduce((total, flow) => total + flow.ahtSeconds * flow.volumeByMonth.reduce((sum, calls) => sum + calls, 0), 0);

const errorsOf = (of: Network): readonly string[] =>
  validateNetwork(of)
    .filter((issue) => issue.severity === 'error')
    .map((issue) => `${issue.path} ${issue.code}`);

const frozen = deepFreeze(structuredClone(exampleNetwork)) as Network;
const drawn = deepFreeze(
  network(`
    flow   calls/h  aht   patience  target      team   heads  site      skills
    Home   120      300s  90s       80/20       North  12     N@west    Home
    Open   80       240s  60s       80/20       South  9      S@west    Open Home/2*1.2
                                                Away   6      P@east!   Home
  `),
);

/** Every use of a lever the laws are tried on: its examples, and its own suggestions on two networks. */
function trials(found: LeverPackage): readonly LeverExample[] {
  const suggested = (of: Network): LeverExample => ({
    title: { fr: '', en: '' },
    network: of,
    params: found.lever.suggest(of),
    month: found.lever.startMonth(found.lever.suggest(of)),
    holds: () => null,
  });
  const preset = ({ params }: LeverPreset): LeverExample => {
    const start = suggested(frozen);
    const set = { ...start.params, ...params(frozen, start.params) };
    return { ...start, params: set, month: found.lever.startMonth(set) };
  };
  return [...found.examples, suggested(frozen), suggested(drawn as Network), ...found.presets.map(preset)];
}

/** Values that no field of that kind may accept. */
function wrongValues(field: Field): readonly Json[] {
  switch (field.kind) {
    case 'month':
      return [-1, 999, 1.5, 'x', null];
    case 'share':
    case 'factor':
    case 'number':
      return [field.min - 1, field.max + 1, 'x', ...(field.optional === true ? [] : [null])];
    case 'choice':
      return ['no such choice', 3];
    case 'ref':
      return ['no such id', 3];
    case 'refs':
      return [['no such id'], 'x', null];
    case 'hours':
      return [
        { fromMinute: 600, toMinute: 500 },
        { fromMinute: 0, toMinute: 1521 },
      ];
    case 'weekdays':
      return [[7], 'mon'];
    case 'text':
      return ['x'.repeat(field.max + 1), 3, null, ...(field.blank === true ? [] : [''])];
    case 'staffing':
      return [
        [],
        { nobody: [] },
        { 'nantes-open': [[16, -3], [], [], [], [], [], []] },
        { 'nantes-open': [[40, ...Array<number>(20).fill(1)]] },
      ];
  }
}

/** A right value that is hardly the one in use. */
function somethingElse(field: Field): readonly Json[] {
  return field.kind === 'share' || field.kind === 'factor' || field.kind === 'number'
    ? [field.min, Math.min(field.max, field.min + 1)]
    : [];
}

it('finds every folder, and a lever is called like its folder', () => {
  const folders = readdirSync(new URL('../../src/levers', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(LEVERS.map((found) => found.lever.id)).toEqual(folders.map((entry) => entry.name).sort());
  expect(leverById('nothing-like-it')).toBeNull();
});

describe.each(LEVERS.map((found) => [found.lever.id, found] as const))('%s', (_id, found) => {
  const { lever, strings, examples } = found;

  it('changes nothing when neutral, not even an object’s identity', () => {
    expect([0, 5, 11].map((month) => lever.apply(frozen, lever.neutral, month) === frozen)).toEqual([true, true, true]);
    expect(lever.effects(frozen, lever.neutral, 5)).toEqual([]);
  });

  it('has a subject of the menu', () => {
    expect(LEVER_SUBJECTS).toContain(lever.subject);
  });

  it('changes nothing by the parameters it calls unused', () => {
    const others = trials(found).map(({ params }) => params);
    const told: string[] = [];
    for (const { network: of, params } of trials(found)) {
      if (lever.check(of, params).some(({ severity }) => severity === 'error')) continue;
      for (const name of lever.unused(params)) {
        expect(Object.keys(lever.fields)).toContain(name);
        const values = [...others.map((other) => other[name] as Json), ...somethingElse(lever.fields[name]!)].filter(
          (one) => one !== undefined,
        );
        const start = lever.startMonth(params);
        for (const value of values) {
          for (const month of [start, start + 3]) {
            const seen = (given: JsonObject): string =>
              JSON.stringify([lever.apply(of, given, month), lever.effects(of, given, month).map((one) => strings.fr.effect(one))]);
            if (seen({ ...params, [name]: value }) !== seen(params)) told.push(`${name} = ${JSON.stringify(value)} at ${month}`);
          }
        }
      }
    }
    expect(told).toEqual([]);
  });

  it('does nothing before its first month', () => {
    const late = examples.filter((example) => example.month > 0 && lever.startMonth(example.params) > 0);
    expect(
      late.every((example) => lever.apply(example.network, example.params, lever.startMonth(example.params) - 1) === example.network),
    ).toBe(true);
  });

  it('never changes its input', () => {
    for (const trial of trials(found)) {
      const input = deepFreeze(structuredClone(trial.network));
      const params = deepFreeze(structuredClone(trial.params));
      expect(() => lever.apply(input, params, trial.month)).not.toThrow();
      expect(() => lever.effects(input, params, trial.month)).not.toThrow();
    }
  });

  it('does what its examples say', () => {
    const failures = examples.flatMap((example) => {
      const issues = lever.check(example.network, example.params).filter((issue) => issue.severity === 'error');
      if (issues.length > 0) return [`${example.title.en}: ${JSON.stringify(issues)}`];
      const said = example.holds(example.network, lever.apply(example.network, example.params, example.month));
      return said === null ? [] : [`${example.title.en}: ${said}`];
    });
    expect(failures).toEqual([]);
    expect(examples.length).toBeGreaterThan(0);
  });

  it('rewrites only the parts it declares', () => {
    const touched = trials(found).flatMap((trial) => {
      const after = lever.apply(trial.network, trial.params, trial.month);
      return diffNetworks(trial.network, after).map((difference) => difference.part);
    });
    expect([...new Set(touched)].filter((part) => !lever.rewrites.includes(part))).toEqual([]);
  });

  it('keeps a valid network valid, or its check says why not', () => {
    const broken = trials(found).flatMap((trial) => {
      // An error keeps the lever from being applied; the one warning that allows a flow to be orphaned is that it says so.
      const said = lever.check(trial.network, trial.params);
      if (said.some((issue) => issue.severity === 'error' || issue.code === 'lastAdvisers')) return [];
      const before = new Set(errorsOf(trial.network));
      return [trial.month, 11].flatMap((month) =>
        errorsOf(lever.apply(trial.network, trial.params, month)).filter((error) => !before.has(error)),
      );
    });
    expect(broken).toEqual([]);
  });

  it('keeps the work offered, unless it says otherwise', () => {
    const changes = trials(found).map((trial) => {
      const before = offeredWork(trial.network);
      return Math.abs(offeredWork(lever.apply(trial.network, trial.params, trial.month)) - before) / before;
    });
    expect(changes.some((change) => change > 1e-12)).toBe(lever.changesOfferedWork);
  });

  it('survives saving and loading', () => {
    const same = trials(found).map((trial) => {
      const loaded = JSON.parse(JSON.stringify(trial.params)) as JsonObject;
      return (
        JSON.stringify(lever.apply(trial.network, loaded, trial.month)) ===
        JSON.stringify(lever.apply(trial.network, trial.params, trial.month))
      );
    });
    expect(same.every(Boolean)).toBe(true);
  });

  it('suggests the month that is asked for, in the study, and a setting that passes its check there', () => {
    const at = [0, 7, 40, -3].map((month) => lever.suggest(frozen, month));
    expect(at.map((params) => lever.startMonth(params))).toEqual([0, 7, 11, 0]);
    expect(at.flatMap((params) => lever.check(frozen, params).filter((issue) => issue.severity === 'error'))).toEqual([]);
  });

  it('suggests a setting that passes its own check', () => {
    expect(
      [frozen, drawn as Network].flatMap((of) => lever.check(of, lever.suggest(of)).filter((issue) => issue.severity === 'error')),
    ).toEqual([]);
  });

  it('has presets that pass its own check, set fields it has and say what they rest on', () => {
    const wrong = found.presets.flatMap((preset) => {
      const set = preset.params(frozen, lever.suggest(frozen));
      const issues = lever.check(frozen, { ...lever.suggest(frozen), ...set }).filter((issue) => issue.severity === 'error');
      const unknown = Object.keys(set).filter((name) => !Object.hasOwn(lever.fields, name));
      const untold = LANGS.filter((lang) => preset.title[lang] === '' || !/^\S.*\.$/.test(preset.note[lang]));
      return [...issues.map((issue) => `${preset.id}: ${issue.path} ${issue.code}`), ...unknown, ...untold];
    });
    expect(wrong).toEqual([]);
    expect(new Set(found.presets.map((preset) => preset.id)).size).toBe(found.presets.length);
  });

  it('declares the same fields everywhere: form, neutral, suggestion, texts', () => {
    const names = Object.keys(lever.fields).sort();
    expect(Object.keys(lever.neutral).sort()).toEqual(names);
    expect(Object.keys(lever.suggest(frozen)).sort()).toEqual(names);
    for (const lang of LANGS) expect(Object.keys(strings[lang].fields).sort()).toEqual(names);
  });

  it('says everything in both languages, every choice included', () => {
    const missing: string[] = [];
    for (const lang of LANGS) {
      const texts = strings[lang];
      for (const [name, field] of Object.entries(lever.fields)) {
        const label = texts.fields[name]!;
        if (label.label === '') missing.push(`${lang} ${name}`);
        if (field.kind === 'choice')
          for (const option of field.options) if (!label.options?.[option]) missing.push(`${lang} ${name} ${option}`);
      }
      if (!texts.name || !texts.summary) missing.push(`${lang} name`);
    }
    expect(missing).toEqual([]);
    expect(strings.fr.name).not.toBe(strings.en.name);
  });

  it('tells in whole sentences what it does and what comes of it', () => {
    const odd: string[] = [];
    for (const trial of trials(found)) {
      const effects = [trial.month, 11].flatMap((month) => lever.effects(trial.network, trial.params, month));
      for (const lang of LANGS) {
        const said = [strings[lang].describe(trial.params, trial.network), ...effects.map((effect) => strings[lang].effect(effect))];
        odd.push(
          ...said.filter(
            (sentence) => !/^\S.*\.$/.test(sentence) || /undefined|NaN|null|–|\[object/.test(sentence.replace(/\d[^.]*h–\d+|\d–\d/g, '')),
          ),
        );
      }
    }
    expect(odd).toEqual([]);
  });

  it('refuses each wrong value at its field, and never throws', () => {
    const accepted: string[] = [];
    const good = examples[0]!;
    for (const [name, field] of Object.entries(lever.fields)) {
      for (const value of wrongValues(field)) {
        const issues = lever.check(good.network, { ...good.params, [name]: value });
        if (!issues.some((issue) => issue.severity === 'error' && issue.path === name)) accepted.push(`${name} = ${JSON.stringify(value)}`);
      }
      const { [name]: _gone, ...without } = good.params;
      const optional = ('optional' in field && field.optional === true) || name in (lever.added ?? {});
      if (!optional && lever.check(good.network, without).length === 0) accepted.push(`${name} missing`);
    }
    expect(accepted).toEqual([]);
  });

  it('keeps a setting of an earlier version as it was', () => {
    const added = Object.keys(lever.added ?? {});
    const aged = examples.map((example) => Object.fromEntries(Object.entries(example.params).filter(([name]) => !added.includes(name))));
    const wrong = examples.flatMap((example, i) => {
      const today: JsonObject = { ...example.params, ...(lever.added as JsonObject | undefined) };
      const same =
        JSON.stringify(lever.apply(example.network, aged[i]!, example.month)) ===
        JSON.stringify(lever.apply(example.network, today, example.month));
      return same ? [] : [example.title.en];
    });
    expect(wrong).toEqual([]);
    expect(lever.version > 1).toBe(added.length > 0);
  });

  it('has presets that pass its check, keep the date and are named and sourced in both languages', () => {
    const wrong = found.presets.flatMap((preset) => {
      const chosen = { ...lever.suggest(frozen), month: 3 };
      const params = { ...chosen, ...preset.params(frozen, chosen) };
      const errors = lever.check(frozen, params).filter((issue) => issue.severity === 'error');
      const told = LANGS.every((lang) => preset.title[lang] !== '' && preset.note[lang] !== '');
      return errors.length === 0 && told && params.month === 3 ? [] : [`${preset.id}: ${JSON.stringify(errors)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('finds nothing to do, and does not throw, when what it names is gone', () => {
    const empty: Network = { ...frozen, sites: [], flows: [], teams: [], skillProfiles: [], trainingPaths: [] };
    expect(() => lever.suggest(empty)).not.toThrow();
    for (const trial of trials(found)) {
      expect(() => lever.apply(empty, trial.params, trial.month)).not.toThrow();
      expect(() => lever.effects(empty, trial.params, trial.month)).not.toThrow();
      for (const lang of LANGS) expect(() => strings[lang].describe(trial.params, empty)).not.toThrow();
    }
  });
});
