/**
 * `npm run -s plateau -- COMMAND …`: bundles the headless command when its sources have changed, then runs it.
 *
 * The bundle stands in node_modules/.cache/plateau/<state of the sources>/, so a changed, added or removed file never runs an old bundle,
 * and two commands started at once do not disturb each other: each builds aside and moves its folder into place.
 * Prints nothing on stdout. `highs` stays outside: it loads its own wasm from node_modules.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const source = join(root, 'src');
const cache = join(root, 'node_modules', '.cache', 'plateau');

/** Path, time and size of every file the command can be made of; pages and styles cannot. */
function sourceState() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.(ts|mjs|json)$/.test(entry.name)) add(path);
    }
  };
  for (const entry of readdirSync(source)) if (entry !== 'ui') statSync(join(source, entry)).isDirectory() && walk(join(source, entry));
  add(join(root, 'package.json'));
  if (existsSync(join(root, 'package-lock.json'))) add(join(root, 'package-lock.json'));
  return hash.digest('hex').slice(0, 16);
}

/** The entry, and every `*-thread.ts` beside it: what a command starts in a worker thread stands as a file of its own in the bundle. */
function entries() {
  const folder = join(source, 'cli');
  const threads = readdirSync(folder).filter((name) => name.endsWith('-thread.ts'));
  return Object.fromEntries(['node-main.ts', ...threads].map((name) => [name.slice(0, -3), join(folder, name)]));
}

async function bundle(target) {
  const { build } = await import('vite');
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'build-'));
  try {
    await buildInto(build, aside);
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another command was quicker: its bundle is as good.
    if (!existsSync(target)) throw error;
  }
  for (const old of readdirSync(cache)) {
    const path = join(cache, old);
    // A folder of the last hour may belong to a command that is still running.
    if (path !== target && Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

async function buildInto(build, folder) {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true, external: ['highs'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: entries(), output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}

try {
  const target = join(cache, sourceState());
  if (!existsSync(target)) await bundle(target);
  await import(pathToFileURL(join(target, 'node-main.mjs')).href);
} catch (error) {
  const line = String(error instanceof Error ? error.message : error).split('\n')[0];
  process.stderr.write(`plateau: the command cannot start: ${line}\n`);
  process.exitCode = 1;
}
