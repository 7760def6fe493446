import { describe, expect, it } from 'vitest';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import type { Field } from '../../src/levers/lever.ts';
import { LEVERS, leverById } from '../../src/levers/registry.ts';
import {
  fieldText,
  isTextField,
  presetInForce,
  presetOptions,
  readField,
  shownFields,
  unitAfter,
} from '../../src/ui/pages/scenarios/lever-form-vm.ts';
import { leverGroups } from '../../src/ui/pages/scenarios/lever-menu-vm.ts';

const share: Field = { kind: 'share', min: 0, max: 1 };
const factor: Field = { kind: 'factor', min: 0.5, max: 3 };
const people: Field = { kind: 'number', min: 0, max: 500, unit: 'fte' };
const hours: Field = { kind: 'hours' };

describe('a lever’s form', () => {
  it('writes a parameter in the user’s language and reads the same value back', () => {
    const cases: readonly [Field, number | null | object][] = [
      [share, 0.125],
      [factor, 1.15],
      [people, 12.5],
      [hours, { fromMinute: 1200, toMinute: 1320 }],
      [hours, null],
    ];
    const lost = cases.flatMap(([field, value]) =>
      (['fr', 'en'] as const).flatMap((lang) => {
        const read = readField(field, fieldText(field, value as never, lang), lang);
        return read.ok && JSON.stringify(read.value) === JSON.stringify(value) ? [] : [`${field.kind} ${JSON.stringify(value)} ${lang}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  it('refuses what it cannot read, what is out of range and a fraction of a whole, each with its code', () => {
    const codes = [
      readField(share, '120 %', 'fr'),
      readField(factor, 'beaucoup', 'fr'),
      readField(people, '-3', 'fr'),
      readField(hours, '25:61', 'fr'),
      readField({ kind: 'number', min: 0, max: 9, unit: 'weeks', integer: true }, '2,5', 'fr'),
    ].map((read) => (read.ok ? 'ok' : read.code));
    expect(codes).toEqual(['outOfRange', 'notANumber', 'outOfRange', expect.stringMatching(/^bad/), 'notInteger']);
  });

  it('lets an optional figure be left empty, and keeps a name as typed', () => {
    const optional: Field = { kind: 'number', min: 0, max: 500, optional: true };
    const name: Field = { kind: 'text', max: 20 };
    expect([readField(optional, ' ', 'fr'), readField(people, '', 'fr').ok, readField(name, 'Quimper', 'fr')]).toEqual([
      { ok: true, value: null },
      false,
      { ok: true, value: 'Quimper' },
    ]);
    expect([fieldText(optional, null, 'fr'), fieldText(name, 'Quimper', 'fr'), isTextField(name)]).toEqual(['', 'Quimper', true]);
  });

  it('offers the known cases of a lever, and knows which one stands as it was set', () => {
    const pack = leverById('absence-shock')!;
    const [flu] = pack.presets;
    const start = pack.lever.suggest(exampleNetwork);
    const set = { ...start, ...flu!.params(exampleNetwork, start) };
    expect(presetOptions(pack, 'fr').map(({ id }) => id)).toEqual(['flu', 'strike', 'summer']);
    expect([presetInForce(pack, set, exampleNetwork), presetInForce(pack, { ...set, unplannedShare: 0.09 }, exampleNetwork)]).toEqual([
      'flu',
      '',
    ]);
  });

  it('knows which fields can hold a wrong text', () => {
    expect([share, factor, people, hours, { kind: 'month' } as Field].map(isTextField)).toEqual([true, true, true, true, false]);
  });

  it('leaves out the fields that count for nothing, unless one of them is wrong', () => {
    const pack = leverById('merge-flows')!;
    const names = (kind: string, wrong = ''): readonly string[] =>
      shownFields(pack, { ...pack.lever.neutral, kind }, (name) => name === wrong).map(([name]) => name);
    expect(names('mixed')).toContain('learnProfileIds');
    expect(names('unique')).not.toContain('learnProfileIds');
    expect(names('unique', 'learnProfileIds')).toContain('learnProfileIds');
  });

  it('says a unit once', () => {
    expect([unitAfter('Mois connus', 'mois'), unitAfter('Après une attente de', 's'), unitAfter('Nom', '')]).toEqual(['', ' (s)', '']);
  });

  it('lists every lever that can be filled in by hand once, by subject and by name', () => {
    for (const lang of ['fr', 'en'] as const) {
      const groups = leverGroups(LEVERS, lang);
      const offered = groups.flatMap(({ options }) => options.map(({ value }) => value));
      expect([...offered].sort()).toEqual(LEVERS.map(({ lever }) => lever.id).filter((id) => id !== 'set-staffing'));
      for (const { options } of groups) {
        const labels = options.map(({ label }) => label);
        expect([...labels].sort((a, b) => a.localeCompare(b, lang))).toEqual(labels);
      }
    }
    expect(leverGroups(LEVERS, 'fr').map(({ label }) => label)[0]).toBe('Personnes et formation');
  });
});
