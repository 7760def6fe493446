/** Files of every format that was ever released. They are never changed: a new format adds a file and its upgrade. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { PROJECT_FORMAT } from '../../src/model/project.ts';
import { readProjectFile, writeProjectFile } from '../../src/model/project-file.ts';
import { isRunnable, validateProject } from '../../src/model/project-validation.ts';

const folder = new URL('./files/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.plateau'));

describe('files of every released format open for ever', () => {
  it('has one for each number up to the present', () => {
    const numbers = names.map((name) => Number(/project-(\d+)/.exec(name)?.[1]));
    const present = Number(PROJECT_FORMAT.split('/')[1]);
    expect([...new Set(numbers)].sort()).toEqual(Array.from({ length: present }, (_, index) => index + 1));
  });
  it.each(names)('%s opens untouched, runs, and survives being written again', (name) => {
    const read = readProjectFile(readFileSync(new URL(name, folder), 'utf8'));
    expect(read.issues).toEqual([]);
    if (!read.ok) return;
    expect(isRunnable(validateProject(read.project))).toBe(true);
    expect(compileWeek(read.project.baseline, read.project.run.month).days.length).toBeGreaterThan(0);
    expect(readProjectFile(writeProjectFile(read.project))).toEqual(read);
  });
});
