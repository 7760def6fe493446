import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../../src/model/content-hash.ts';
import { jsonErrorOffset, lineAndColumn } from '../../src/model/json-position.ts';
import { PROJECT_FORMAT, type Project } from '../../src/model/project.ts';
import { MOST_CHARACTERS, type ReadResult, readProjectFile, writeProjectFile } from '../../src/model/project-file.ts';
import { SAMPLES } from '../../src/samples/index.ts';

const sample = (id: string): Project => SAMPLES.find((one) => one.id === id)!.make();
const atelier = sample('atelier');

/** A file whose project is changed as plain JSON before writing, hash made anew. */
function fileWith(change: (project: Record<string, unknown>) => void): string {
  const project = JSON.parse(JSON.stringify(atelier)) as Record<string, unknown>;
  change(project);
  return JSON.stringify({ format: PROJECT_FORMAT, app: 'Plateau', sha256: contentHash(project), project });
}
const codes = (result: ReadResult): readonly string[] => result.issues.map((issue) => issue.code);
const paths = (result: ReadResult): readonly string[] => result.issues.map((issue) => issue.path);
/** A place in plain JSON, for tests that break it. */
function at(root: unknown, ...keys: readonly (string | number)[]): Record<string, unknown> {
  let value = root as Record<string, unknown>;
  for (const key of keys) value = value[key] as Record<string, unknown>;
  return value;
}

describe('a project survives its file', () => {
  it('reads back every sample exactly as it was written', () => {
    for (const { make } of SAMPLES) {
      const project = make();
      expect(readProjectFile(writeProjectFile(project, '0.1.0'))).toEqual({ ok: true, project, issues: [] });
    }
  });
  it('writes the same text twice, with format, writer and hash at the top', () => {
    const text = writeProjectFile(atelier, '0.1.0');
    expect(writeProjectFile(atelier, '0.1.0')).toBe(text);
    expect(text.split('\n').slice(1, 4)).toEqual([
      '"format": "plateau-project/1",',
      '"app": "Plateau 0.1.0",',
      `"sha256": "${contentHash(atelier)}",`,
    ]);
  });
  it('keeps fields that this version does not know, at every level', () => {
    const text = fileWith((project) => {
      project.future = { a: [1, null, 'x'] };
      at(project, 'baseline').holidays = ['2026-07-14'];
      at(project, 'baseline', 'flows', 0).emotion = 0.5;
      at(project, 'baseline', 'flows', 0, 'target').stretch = true;
      at(project, 'scenarios', 0, 'levers', 0).comment = 'kept';
    });
    const first = readProjectFile(text);
    expect(codes(first)).toEqual([]);
    const again = first.ok ? readProjectFile(writeProjectFile(first.project)) : first;
    const kept = again.ok ? (again.project as unknown as Record<string, unknown>) : {};
    expect(kept.future).toEqual({ a: [1, null, 'x'] });
    expect(at(kept, 'baseline').holidays).toEqual(['2026-07-14']);
    expect(at(kept, 'baseline', 'flows', 0).emotion).toBe(0.5);
    expect(at(kept, 'baseline', 'flows', 0, 'target').stretch).toBe(true);
    expect(at(kept, 'scenarios', 0, 'levers', 0).comment).toBe('kept');
  });
  it('opens a project whose figures make no sense, so that they can be mended', () => {
    const text = fileWith((project) => {
      at(project, 'baseline', 'flows', 0).volumeByMonth = [-5, 1e9];
      at(project, 'baseline', 'teams', 0).siteId = 'nowhere';
    });
    const read = readProjectFile(text);
    expect([read.ok, codes(read)]).toEqual([true, []]);
  });
  it('turns a figure that JSON cannot hold into a draft at its place instead of losing the file', () => {
    const flows = atelier.baseline.flows.map((flow, index) => (index === 0 ? { ...flow, ahtSeconds: Number.NaN } : flow));
    const read = readProjectFile(writeProjectFile({ ...atelier, baseline: { ...atelier.baseline, flows } }));
    expect(read.ok && read.project.drafts).toEqual({ 'flows/accueil/ahtSeconds': 'NaN' });
  });
  it('keeps any typed text, in any script, in drafts and names', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9]{1,8}$/), fc.string()),
        (name, drafts) => {
          const project: Project = { ...atelier, name, drafts: { ...drafts } };
          const read = readProjectFile(writeProjectFile(project));
          return (
            read.ok &&
            read.project.name === name &&
            JSON.stringify(read.project.drafts) === JSON.stringify(project.drafts) &&
            read.issues.length === 0
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a file that cannot be opened says why and where', () => {
  it('tells a project from other files', () => {
    const cases: readonly [string, string][] = [
      ['', 'notAProject'],
      ['PK\u0003\u0004 not json', 'notAProject'],
      ['[1, 2]', 'notAProject'],
      ['{}', 'notAProject'],
      ['"plateau"', 'notAProject'],
      ['{"format":"plateau-centre/1"}', 'notAProject'],
      ['{"format":"plateau-project/x"}', 'notAProject'],
      ['{"format":"plateau-project/1"}', 'missingField'],
    ];
    expect(cases.map(([text]) => codes(readProjectFile(text)))).toEqual(cases.map(([, code]) => [code]));
  });
  it('refuses a newer format politely, before looking at its content', () => {
    const read = readProjectFile('{"format":"plateau-project/7","project":{"anything":"else"}}');
    expect(read.issues).toEqual([{ path: '', severity: 'error', code: 'newerFormat', value: 7, params: { max: 1 } }]);
  });
  it('names line and column of damaged JSON', () => {
    const lines = writeProjectFile(atelier).split('\n');
    lines[2] = '"app": Plateau",';
    const read = readProjectFile(lines.join('\n'));
    expect([codes(read), read.issues[0]?.params]).toEqual([['brokenFile'], { line: 3, column: 8 }]);
    const cut = readProjectFile(writeProjectFile(atelier).slice(0, 3000));
    expect(codes(cut)).toEqual(['brokenFile']);
  });
  it('says that a file was changed after its export, and still opens it', () => {
    const text = writeProjectFile(atelier).replace('"ahtSeconds":300', '"ahtSeconds":240');
    const read = readProjectFile(text);
    expect([read.ok, read.issues]).toEqual([true, [{ path: '', severity: 'warning', code: 'badHash' }]]);
    expect(read.ok && read.project.baseline.flows[0]?.ahtSeconds).toBe(240);
  });
  it('accepts a project without header or hash, and says so', () => {
    expect(codes(readProjectFile(JSON.stringify(atelier)))).toEqual(['noHash']);
    expect(codes(readProjectFile(JSON.stringify({ format: PROJECT_FORMAT, project: atelier })))).toEqual(['noHash']);
  });
  it('ignores the mark that some editors put at the start', () => {
    expect(readProjectFile(`\ufeff${writeProjectFile(atelier)}`).ok).toBe(true);
  });
  it('names the field of a wrong shape by the path the tables use', () => {
    const wrongType = readProjectFile(fileWith((project) => Object.assign(at(project, 'baseline', 'flows', 1), { ahtSeconds: '420' })));
    expect([codes(wrongType), paths(wrongType)]).toEqual([['wrongType'], ['flows/factures/ahtSeconds']]);
    const missing = readProjectFile(fileWith((project) => delete at(project, 'baseline', 'teams', 0).fte));
    expect([codes(missing), paths(missing)]).toEqual([['missingField'], ['teams/bourg-accueil/fte']]);
    const choice = readProjectFile(fileWith((project) => Object.assign(at(project, 'baseline', 'sites', 0), { kind: 'moon' })));
    expect([codes(choice), paths(choice)]).toEqual([['choice'], ['sites/bourg/kind']]);
    const days = readProjectFile(fileWith((project) => (at(project, 'baseline', 'sites', 0).opening as unknown[]).pop()));
    expect([codes(days), paths(days), days.issues[0]?.value]).toEqual([['wrongLength'], ['sites/bourg/opening'], 6]);
  });
  it('refuses ids that would break paths', () => {
    const ids = ['a/b', '', 'x@y', 'x~y', '__proto__', 'constructor', 'tab\tid', 'x'.repeat(121)];
    const found = ids.map(
      (id) => codes(readProjectFile(fileWith((project) => Object.assign(at(project, 'baseline', 'sites', 0), { id }))))[0],
    );
    expect(found).toEqual(ids.map(() => 'badId'));
  });
  it('refuses names that reach into JavaScript’s own objects', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = writeProjectFile(atelier).replace('"run":{', `"run":{"${key}":{"polluted":1},`);
      expect(codes(readProjectFile(text))).toEqual(['forbiddenKey']);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
  it('refuses nesting without end and files beyond the limit before parsing them', () => {
    expect(codes(readProjectFile(`{"format":"plateau-project/1","project":${'['.repeat(50_000)}${']'.repeat(50_000)}}`))).toEqual([
      'tooDeep',
    ]);
    expect(codes(readProjectFile(' '.repeat(MOST_CHARACTERS + 1)))).toEqual(['tooLarge']);
  });
  it('asks for every field that the format has', () => {
    const optional = new Set(['low', 'high', 'note', 'typed', 'maxAbandonment']);
    const faults: string[] = [];
    const remove = (keys: readonly (string | number)[], value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        const here = [...keys, Array.isArray(value) ? Number(key) : key];
        if (Array.isArray(value)) {
          if (key === '0') remove(here, child);
          continue;
        }
        const isRecord = ['provenance', 'drafts', 'params', 'name', 'note', 'title', 'detail'].includes(String(keys[keys.length - 1]));
        // A project's origins must be there; a lever's came later.
        const cameLater = key === 'provenance' && keys.includes('levers');
        if (!isRecord && !optional.has(key) && !cameLater) {
          const read = readProjectFile(fileWith((project) => delete at(project, ...keys)[key]));
          if (read.ok || read.issues[0]?.code !== 'missingField') faults.push(here.join('.'));
        }
        if (!isRecord) remove(here, child);
      }
    };
    remove([], { ...JSON.parse(JSON.stringify(atelier)), provenance: {} });
    expect(faults).toEqual([]);
  });
});

describe('reading never throws and never loses', () => {
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => typeof readProjectFile(text).ok === 'boolean'),
    );
  });
  it('takes a real file damaged anywhere: what it opens is what was written, or it says so', () => {
    const text = writeProjectFile(atelier);
    let silent = 0;
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.integer({ min: 0, max: 4 }),
        fc.string({ minLength: 1, maxLength: 3 }),
        (offset, cut, insert) => {
          const damaged = text.slice(0, offset) + insert + text.slice(offset + cut);
          const read = readProjectFile(damaged);
          if (read.ok && read.issues.length === 0 && canonicalJson(read.project) !== canonicalJson(atelier)) silent += 1;
        },
      ),
      { numRuns: 800 },
    );
    expect(silent).toBe(0);
  });
  it('takes a project whose parts were swapped for anything', () => {
    const keys = Object.keys(atelier.baseline);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const read = readProjectFile(fileWith((project) => Object.assign(at(project, 'baseline'), { [key]: value })));
        return typeof read.ok === 'boolean';
      }),
      { numRuns: 200 },
    );
  });
});

describe('equal contents have equal hashes', () => {
  it('whatever the order of fields, and not otherwise', () => {
    expect(contentHash({ b: [1, { d: 2, c: -0 }], a: 'é' })).toBe(contentHash({ a: 'é', b: [1, { c: 0, d: 2 }] }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 1.0000000000000002 }));
    expect(canonicalJson({ b: undefined, a: [undefined, Number.NaN, 1e21], '\u20ac': '\u2028' })).toBe(
      '{"a":[null,null,1e+21],"€":"\u2028"}',
    );
  });
  it('survives a trip through JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => contentHash(JSON.parse(JSON.stringify(value))) === contentHash(value)));
  });
});

describe('the place where a text stops being JSON', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const wrong: string[] = [];
    const check = (text: string): void => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (isJson !== (jsonErrorOffset(text) === -1)) wrong.push(text);
    };
    fc.assert(fc.property(fc.json(), check));
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, offset, insert) => {
        const place = offset % (text.length + 1);
        check(text.slice(0, place) + insert + text.slice(place + insert.length));
      }),
      { numRuns: 500 },
    );
    for (const text of ['', ' ', '{"a":1,}', '[1,]', '{,}', '01', '1.', '-', 'tru', '"\\x"', '"a', '[[]', '{"a" 1}', '\u00a0 1', '[1]2'])
      check(text);
    expect(wrong).toEqual([]);
  });
  it('counts lines and columns from one', () => {
    expect(jsonErrorOffset('{"a":1,}')).toBe(7);
    expect([lineAndColumn('{\n"a": x\n}', jsonErrorOffset('{\n"a": x\n}')), lineAndColumn('ab', 2)]).toEqual([
      { line: 2, column: 6 },
      { line: 1, column: 3 },
    ]);
  });
});
