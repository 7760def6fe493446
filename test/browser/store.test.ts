import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type StorePage, serveStorePage, temporaryFolder } from './store-rig.ts';

const KILLS = Number(process.env.PLATEAU_KILLS ?? 20);

let served: StorePage;
const profiles: string[] = [];
const newProfile = (): string => {
  const profile = temporaryFolder();
  profiles.push(profile);
  return profile;
};

beforeAll(async () => {
  served = await serveStorePage();
});
afterAll(() => {
  served.close();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});

test('a browser killed while it saves: no acknowledged edit is lost after recovery, none is torn', {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const profile = newProfile();
  let acknowledged = 0;
  const wrong: string[] = [];
  const reopened: number[] = [];
  let offers = 0;
  let saves = 0;
  for (let round = 0; round <= KILLS; round++) {
    const browser = await openBrowser(served.address, profile);
    const found = await browser.page.evaluate(() => window.storeTest.recover());
    const mark = Number(found.mark ?? 0);
    if (mark < acknowledged || found.lost.length + found.damaged + found.behind.length > 0 || !found.available) {
      wrong.push(`round ${round}: acknowledged ${acknowledged}, found ${JSON.stringify(found)}`);
    }
    if (round > 0) reopened.push(found.milliseconds);
    offers += found.recovery.length;
    acknowledged = mark;
    if (round === KILLS) {
      await browser.quit();
      break;
    }
    const first = new Promise<void>((resolve) => {
      void browser.page
        .exposeFunction('acknowledged', (saved: number) => {
          acknowledged = Math.max(acknowledged, saved);
          saves += 1;
          resolve();
        })
        .then(() => browser.page.evaluate((next) => void window.storeTest.saveForEver(next, window.acknowledged), mark + 1));
    });
    await first;
    await new Promise((resolve) => setTimeout(resolve, 40 + ((round * 137) % 600)));
    await browser.kill();
  }
  reopened.sort((a, b) => a - b);
  const p95 = reopened[Math.floor(reopened.length * 0.95)] ?? 0;
  console.info(`${KILLS} kills, ${saves} acknowledged saves, ${offers} recoveries, reopening p95 ${Math.round(p95)} ms`);
  expect(wrong).toEqual([]);
  expect(saves).toBeGreaterThan(KILLS);
  expect(p95).toBeLessThan(3_000);
});

describe('damaged database files', () => {
  /** The LevelDB files of the page's IndexedDB. */
  function databaseFiles(profile: string): { folder: string; names: string[] } {
    const parent = join(profile, 'Default', 'IndexedDB');
    const [name] = readdirSync(parent).filter((each) => each.endsWith('.leveldb'));
    const folder = join(parent, name);
    return { folder, names: readdirSync(folder) };
  }

  function flipBytes(path: string): void {
    const bytes = readFileSync(path);
    for (let i = Math.floor(bytes.length / 3); i < bytes.length; i += 97) bytes[i] ^= 0x55;
    writeFileSync(path, bytes);
  }

  const damages: [string, (folder: string, names: string[]) => void][] = [
    ['all files gone', (folder) => rmSync(folder, { recursive: true })],
    ['CURRENT gone', (folder) => rmSync(join(folder, 'CURRENT'))],
    ['CURRENT empty', (folder) => truncateSync(join(folder, 'CURRENT'), 0)],
    ['manifest gone', (folder, names) => rmSync(join(folder, names.find((name) => name.startsWith('MANIFEST'))!))],
    ['manifest bytes flipped', (folder, names) => flipBytes(join(folder, names.find((name) => name.startsWith('MANIFEST'))!))],
    ['log empty', (folder, names) => each(folder, names, '.log', (path) => truncateSync(path, 0))],
    ['log bytes flipped', (folder, names) => each(folder, names, '.log', flipBytes)],
    ['log cut in half', (folder, names) => each(folder, names, '.log', (path) => truncateSync(path, readFileSync(path).length >> 1))],
    ['tables bytes flipped', (folder, names) => each(folder, names, '.ldb', flipBytes)],
    ['tables gone', (folder, names) => each(folder, names, '.ldb', (path) => rmSync(path))],
  ];

  function each(folder: string, names: string[], ending: string, change: (path: string) => void): void {
    const chosen = names.filter((name) => name.endsWith(ending));
    if (chosen.length === 0) throw new Error(`no ${ending} file to damage among ${names}`);
    for (const name of chosen) change(join(folder, name));
  }

  test('each is detected or harmless: the last acknowledged state is there after recovery, never a silent empty start', async () => {
    const good = newProfile();
    const browser = await openBrowser(served.address, good);
    await browser.page.exposeFunction('acknowledged', () => {});
    await browser.page.evaluate(async () => {
      await window.storeTest.recover();
      await window.storeTest.saveForEver(1, () => {}, 120);
    });
    await browser.quit();
    const outcomes: string[] = [];
    const wrong: string[] = [];
    for (const [name, damage] of damages) {
      const profile = newProfile();
      cpSync(good, profile, { recursive: true });
      const { folder, names } = databaseFiles(profile);
      damage(folder, names);
      const next = await openBrowser(served.address, profile);
      const found = await next.page.evaluate(() => window.storeTest.recover());
      if (found.mark !== '120') wrong.push(`${name}: ${JSON.stringify(found)}`);
      outcomes.push(`${name}: ${found.rebuilt ? 'did not open, rebuilt and ' : ''}${found.recovery.length > 0 ? 'recovered' : 'harmless'}`);
      await next.quit();
    }
    console.info(outcomes.join('\n'));
    expect(wrong).toEqual([]);
  });
});

test('two tabs of a real browser: one writes, the other follows, takes over, and the first may not write any more', async () => {
  const browser = await openBrowser(served.address, newProfile());
  const one = browser.page;
  const two = await browser.newPage();
  await one.evaluate(async () => {
    await window.storeTest.recover();
    await window.storeTest.acquire();
    await window.storeTest.saveForEver(1, () => {}, 2);
  });
  expect(await two.evaluate(() => window.storeTest.acquire())).toBe(false);
  await two.evaluate(() => void window.storeTest.listen());
  await one.evaluate(() => window.storeTest.saveForEver(3, () => {}, 1));
  await expect.poll(() => two.evaluate(() => window.storeTest.heard())).toEqual(['saved']);
  await two.evaluate(() => window.storeTest.takeOver());
  expect(await one.evaluate(() => window.storeTest.lostLock())).toBe(1);
  const refused = await one.evaluate(() =>
    window.storeTest
      .saveForEver(9, () => {}, 1)
      .then(
        () => 'saved',
        (error: Error) => error.name,
      ),
  );
  expect(refused).toBe('RevisionConflict');
  await two.evaluate(() => window.storeTest.saveForEver(4, () => {}, 1));
  expect(await one.evaluate(() => window.storeTest.mark())).toBe('4');
  await two.close();
  await expect.poll(() => one.evaluate(() => window.storeTest.acquire())).toBe(true);
  await browser.quit();
});

test('this browser is reported as it is: storage, private files, WebAssembly, locks, cores', async () => {
  const browser = await openBrowser(served.address, newProfile());
  const report = await browser.page.evaluate(() => window.storeTest.environment());
  expect(report).toMatchObject({ indexedDB: true, privateFiles: true, webAssembly: true, locks: true, secureContext: true });
  expect(report.cores).toBeGreaterThan(0);
  expect(report.quotaBytes).toBeGreaterThan(1_000_000);
  await browser.quit();
});
