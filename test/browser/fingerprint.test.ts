/**
 * The same figures to the last bit everywhere: Node and browsers, page and workers, any number of threads, compiled or interpreted. Firefox is
 * started with an address and reports by itself, so it needs no driver; where it is not installed the title of the test says so.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createNodeRunner } from '../../src/jobs/node-runner.ts';
import { CHROME_FLAGS } from './find-chrome.ts';
import { figuresHere, figuresOf } from './fingerprint-page/figures.ts';

type Found = Readonly<Record<string, string>>;

const KINDS: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
const WAIT = 90_000;
const FIREFOX_SETTINGS = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

function findFirefox(): string | null {
  const asked = process.env.PLATEAU_FIREFOX;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => [join(folder, 'firefox'), join(folder, 'firefox-esr')]);
  return (
    [...(asked ? [asked] : []), ...onPath, '/Applications/Firefox.app/Contents/MacOS/firefox'].find((path) => existsSync(path)) ?? null
  );
}
const firefox = findFirefox();

let folder = '';
let server: Server;
let address = '';
const waiting = new Map<string, (found: Found) => void>();

async function bundleForNode(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['highs'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(folder, 'node'),
      rolldownOptions: {
        input: { figures: 'test/browser/fingerprint-page/node-figures.ts', thread: 'src/cli/simulate-thread.ts' },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
}

beforeAll(async () => {
  mkdirSync('node_modules/.cache', { recursive: true });
  folder = mkdtempSync('node_modules/.cache/plateau-fingerprint-');
  const page = join(process.cwd(), folder, 'page');
  await build({
    configFile: false,
    root: 'test/browser/fingerprint-page',
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: page, emptyOutDir: false, target: 'es2022', modulePreload: { polyfill: false } },
  });
  await bundleForNode();
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (part: Buffer) => {
        text += part.toString();
      });
      request.on('end', () => {
        waiting.get(url.searchParams.get('run') ?? '')?.(JSON.parse(text) as Found);
        response.writeHead(204).end();
      });
      return;
    }
    const path = join(page, url.pathname === '/' ? 'index.html' : url.pathname);
    if (!existsSync(path)) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${at.port}/`;
}, WAIT);

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // The browser's own processes too: it was started as the head of a group.
  process.kill(-child.pid, 'SIGKILL');
  return ended;
}

/** Starts a browser on the page and waits for what the page reports. */
async function browse(run: string, program: string, flagsFor: (profile: string) => readonly string[]): Promise<Found> {
  const profile = mkdtempSync(join(folder, 'profile-'));
  const reported = new Promise<Found>((resolve, reject) => {
    waiting.set(run, resolve);
    setTimeout(() => reject(new Error(`${run} reported nothing within ${WAIT / 1000} s`)), WAIT).unref();
  });
  const child = spawn(program, [...flagsFor(join(process.cwd(), profile)), `${address}?run=${encodeURIComponent(run)}`], {
    detached: true,
    stdio: 'ignore',
  });
  try {
    return await reported;
  } finally {
    await end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const chromium = (run: string, ...more: string[]): Promise<Found> =>
  browse(run, inject('chrome'), (profile) => [...CHROME_FLAGS, '--headless', `--user-data-dir=${profile}`, ...more]);

function firefoxFlags(profile: string): string[] {
  const settings = Object.entries(FIREFOX_SETTINGS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), `${settings.join('\n')}\n`);
  return ['--headless', '--no-remote', '--profile', profile];
}

/** The parts of the runner's day among all the figures. */
const dayOf = (figures: string): string => figures.split(' ').slice(0, 2).join(' ');

describe('the figures of a seed', () => {
  let here = '';
  beforeAll(() => {
    here = figuresHere();
  });
  const everywhere = (found: Found): string[] => Object.entries(found).map(([where, figures]) => `${where}: ${dayOf(figures)}`);
  const expected = (...places: string[]): string[] => places.map((place) => `${place}: ${dayOf(here)}`);

  it('are the same bits in Node on this thread, on 1, 2, 3 and 8 threads, and interpreted (--jitless)', async () => {
    const program = join(folder, 'node', 'figures.mjs');
    const compiled = execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim();
    const interpreted = execFileSync(process.execPath, ['--jitless', program], { encoding: 'utf8' }).trim();
    expect([compiled, interpreted]).toEqual([here, here]);
    const threadFile = pathToFileURL(join(process.cwd(), folder, 'node', 'thread.mjs'));
    const found: string[] = [];
    for (const threads of [1, 2, 3, 8]) found.push(await figuresOf(createNodeRunner({ threads, threadFile })));
    expect(found).toEqual([1, 2, 3, 8].map(() => dayOf(here)));
  });

  it(`are the same bits in Chromium${firefox ? ' and Firefox' : ' (Firefox is not installed here)'}, page and workers`, async () => {
    const found = await chromium('Chromium');
    expect(found.page).toBe(here);
    expect(everywhere(found)).toEqual(expected('page', 'workers 1', 'workers 3'));
    if (firefox === null) return;
    const other = await browse('Firefox', firefox, firefoxFlags);
    expect(other.page).toBe(here);
    expect(everywhere(other)).toEqual(expected('page', 'workers 1', 'workers 3'));
  });

  it('are the same bits in Chromium with the compiler off', async () => {
    const found = await chromium('Chromium jitless', '--js-flags=--jitless');
    expect(found.page).toBe(here);
    expect(everywhere(found)).toEqual(expected('page', 'workers 1', 'workers 3'));
  });
});
