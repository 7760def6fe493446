import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const FILE_LIMIT = 400;
const FUNCTION_LIMIT = 60;

/** Files over the hard limit, with their reason. The list may only shrink. */
const LONG_FILES: Readonly<Record<string, string>> = {};

/** Functions over the hard limit, with their reason. The list may only shrink. */
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {};

const isTexts = (path: string): boolean => path.startsWith('src/i18n/texts/');

it(`no file is longer than ${FILE_LIMIT} lines, texts and the named exceptions apart`, () => {
  const long = sources().filter(({ path, lines }) => lines > FILE_LIMIT && !isTexts(path) && !(path in LONG_FILES));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

it(`no named function is longer than ${FUNCTION_LIMIT} lines but the named exceptions`, () => {
  const long = sources().flatMap(({ path, functions }) =>
    functions
      .filter(({ name, lines }) => lines > FUNCTION_LIMIT && !(`${path}#${name}` in LONG_FUNCTIONS))
      .map(({ name, lines }) => `${path}#${name}: ${lines}`),
  );
  expect(long).toEqual([]);
});

it('every exception is still needed', () => {
  const files = new Map(sources().map((file) => [file.path, file]));
  const unneeded = Object.keys(LONG_FILES).filter((path) => (files.get(path)?.lines ?? 0) <= FILE_LIMIT);
  const shortFunctions = Object.keys(LONG_FUNCTIONS).filter((key) => {
    const [path, name] = key.split('#');
    return (files.get(path)?.functions.find((found) => found.name === name)?.lines ?? 0) <= FUNCTION_LIMIT;
  });
  expect([...unneeded, ...shortFunctions]).toEqual([]);
});
