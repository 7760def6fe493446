/** Nothing that goes wrong hurts: stops, reloads, broken files, second tabs, new versions, dead workers, killed browsers. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { goTo, openSample, SAMPLES, saved, simulate } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-safety-'));
let server: Server;

beforeAll(async () => {
  server = await serve();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const stop = (page: Page) => page.getByRole('button', { name: 'Arrêter' });

async function setWeeks(page: Page, weeks: number): Promise<void> {
  await goTo(page, 'scenarios');
  const field = page.getByLabel('Semaines simulées');
  await field.fill(String(weeks));
  await field.press('Tab');
}

/** More weeks than can end while the test looks. */
async function runForLong(page: Page): Promise<void> {
  await setWeeks(page, 2_000);
  await page.getByTestId('simulate').click();
  await stop(page).waitFor();
}

async function runAgain(page: Page): Promise<string> {
  await setWeeks(page, 5);
  await page.getByTestId('simulate').click();
  await page.getByText('5 semaines simulées de').waitFor({ timeout: 60_000 });
  return page.getByTestId('sentence').innerText();
}

async function scenarioNames(page: Page): Promise<string[]> {
  const links = page.getByRole('group', { name: 'Scénarios du projet' }).getByRole('link');
  await links.first().waitFor();
  return links.allInnerTexts();
}

describe('a run that does not come to its end', () => {
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench(server.address);
    await openSample(bench.page, SAMPLES.region);
  });
  afterAll(() => bench.close());

  it('stops when told to: it is said, the old figures stay, the page answers all the while, and the next run works', async () => {
    const { page } = bench;
    await runAgain(page);
    const before = await page.getByTestId('sentence').innerText();
    await runForLong(page);
    await goTo(page, 'data/teams');
    await page.getByRole('gridcell').nth(3).click();
    await goTo(page, 'results');
    expect(await page.getByTestId('sentence').innerText()).toBe(before);
    await page.getByText('en calcul…').first().waitFor();
    await stop(page).click();
    await page.getByText('Calcul arrêté').waitFor({ timeout: 5_000 });
    expect(await page.getByTestId('sentence').innerText()).toBe(before);
    expect(await runAgain(page)).toBe(before);
  });

  it('a reload in the middle keeps the project; nothing is thrown, and the run can be made again', async () => {
    const { page } = bench;
    await runForLong(page);
    const names = await scenarioNames(page);
    await page.reload();
    await page.getByTestId('simulate').waitFor();
    await goTo(page, 'scenarios');
    expect(await scenarioNames(page)).toEqual(names);
    expect(await page.getByLabel('Semaines simulées').inputValue()).toMatch(/^2\s000$/);
    expect(await runAgain(page)).toMatch(/±/);
    expect(bench.complaints).toEqual([]);
  });
});

describe('a file that is no project', () => {
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench(server.address);
    await openSample(bench.page, SAMPLES.workshop);
  });
  afterAll(() => bench.close());

  const noise = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 256));
  const rest = '"id":"x","name":{"fr":"x","en":"x"}';
  const files: readonly (readonly [string, Buffer])[] = [
    ['noise', noise],
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('Bonjour')],
    ['another JSON', Buffer.from('[1,2,3]')],
    ['a poisoned one', Buffer.from(`{"format":"plateau-project/1","__proto__":{"admin":true},${rest}}`)],
    ['one with holes', Buffer.from(`{"format":"plateau-project/1",${rest}}`)],
  ];

  async function drop(page: Page, bytes: Buffer): Promise<void> {
    await page.evaluate(
      (content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], 'projet.plateau'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      },
      [...bytes],
    );
  }

  async function choose(page: Page, bytes: Buffer): Promise<void> {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
    await chooser.setFiles({ name: 'projet.plateau', mimeType: 'application/json', buffer: bytes });
  }

  it.each([
    ['dropped on the page', drop],
    ['chosen', choose],
  ] as const)('%s, it is refused with a reason and changes nothing', async (_how, give) => {
    const { page } = bench;
    const names = await scenarioNames(page);
    for (const [what, bytes] of files) {
      await give(page, bytes);
      const notice = page.locator('.notices');
      await notice.getByText('Ce fichier n’a pas pu être ouvert').waitFor();
      expect((await notice.getByRole('listitem').first().innerText()).length, what).toBeGreaterThan(20);
      expect(await scenarioNames(page), what).toEqual(names);
      await notice.getByRole('button', { name: 'Fermer' }).click();
    }
    expect(await page.evaluate(() => 'admin' in {})).toBe(false);
    await goTo(page, 'start');
    expect(await page.getByRole('button', { name: /^Ouvrir.*Atelier/ }).count()).toBeGreaterThan(0);
    await goTo(page, 'scenarios');
    expect(bench.complaints).toEqual([]);
  });
});

describe('two tabs on one project', () => {
  let bench: Workbench;
  const banner = (page: Page) => page.getByText('Ce projet est ouvert dans un autre onglet');
  const name = (page: Page) => page.locator('input.rename');

  async function rename(page: Page, text: string): Promise<void> {
    await name(page).fill(text);
    await name(page).press('Tab');
  }

  beforeAll(async () => {
    bench = await openWorkbench(server.address);
    await openSample(bench.page, SAMPLES.workshop);
    await saved(bench.page);
  });
  afterAll(() => bench.close());

  it('the second reads along, takes over with the last edit in it, and gives back when it closes', async () => {
    const one = bench.page;
    const two = await bench.newPage();
    await two.goto(server.address);
    await openStored(two);
    await banner(two).waitFor();
    expect(await name(two).isEditable()).toBe(false);
    expect(await banner(one).isVisible()).toBe(false);

    await rename(one, 'Vu des deux côtés');
    await expect.poll(() => name(two).inputValue()).toBe('Vu des deux côtés');

    await rename(one, 'Dernière modification');
    await two.getByRole('button', { name: 'Modifier ici' }).click();
    await banner(two).waitFor({ state: 'hidden' });
    await banner(one).waitFor();
    expect(await name(two).inputValue()).toBe('Dernière modification');
    expect(await name(one).isEditable()).toBe(false);

    await rename(two, 'Écrit par le second');
    await expect.poll(() => name(one).inputValue()).toBe('Écrit par le second');
    await saved(two);
    await two.close();
    await banner(one).waitFor({ state: 'hidden' });
    expect(await name(one).inputValue()).toBe('Écrit par le second');
    await rename(one, 'De nouveau ici');
    await saved(one);
    await one.reload();
    await expect.poll(() => name(one).inputValue()).toBe('De nouveau ici');
    expect(bench.complaints).toEqual([]);
  });
});

/** Opens the only project of this computer from the start page. */
async function openStored(page: Page): Promise<void> {
  await goTo(page, 'start');
  await page.getByRole('heading', { name: 'Projets sur cet ordinateur' }).waitFor();
  await page
    .locator('section', { has: page.getByRole('heading', { name: 'Projets sur cet ordinateur' }) })
    .getByRole('button', { name: /Ouvrir/ })
    .first()
    .click();
  await page.locator('input.rename').waitFor();
}

describe('the browser ends', () => {
  it('killed after a save, it finds everything again: project, history and place', async () => {
    const profile = mkdtempSync(join(folder, 'profile-'));
    const first = await openWorkbench(server.address, { profile });
    await openSample(first.page, SAMPLES.workshop);
    await first.page.locator('input.rename').fill('Gardé');
    await first.page.locator('input.rename').press('Tab');
    await expect.poll(() => first.page.locator('.save').innerText()).not.toContain('enregistrement…');
    await saved(first.page);
    const session = await first.context.newCDPSession(first.page);
    const gone = new Promise<void>((resolve) => first.context.once('close', () => resolve()));
    await session.send('Browser.crash').catch(() => undefined);
    await gone;

    const second = await openWorkbench(server.address, { profile });
    const { page } = second;
    await openStored(page);
    expect(await page.locator('input.rename').inputValue()).toBe('Gardé');
    await page.getByRole('button', { name: /^Annuler/ }).click();
    expect(await page.locator('input.rename').inputValue()).toBe('Mettre les trois sites en commun');
    expect(second.complaints).toEqual([]);
    await second.close();
  });
});

describe('a new version', () => {
  const build = join(folder, 'build');
  let own: Server;
  let bench: Workbench;

  beforeAll(async () => {
    cpSync(inject('built'), build, { recursive: true });
    own = await serve(0, build);
    bench = await openWorkbench(own.address);
  });
  afterAll(async () => {
    await bench.close();
    await own.stop();
  });

  /** The same build with another page: as a host would serve it after an update. */
  function publish(): void {
    const page = join(build, 'index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', '<head><meta name="build" content="second">'));
    const worker = join(build, 'sw.js');
    const before = readFileSync(worker, 'utf8');
    const after = before.replace(/(index\.html"?,\s*"?revision"?:\s*")[0-9a-f]{20}/, '$1ffffffffffffffffffff');
    expect(after).not.toBe(before);
    writeFileSync(worker, after);
  }

  it('is offered, waits for the word, and keeps the project', async () => {
    const { page } = bench;
    await page.getByText('hors ligne ✓').waitFor({ timeout: 60_000 });
    await openSample(page, SAMPLES.workshop);
    await saved(page);
    const other = await bench.newPage();
    await other.goto(own.address);
    for (const tab of [page, other]) await tab.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    publish();
    await goTo(page, 'computer');
    await page.getByRole('button', { name: 'Chercher une nouvelle version' }).click();
    const notice = page.locator('.notices').getByText('Une nouvelle version est prête.');
    await notice.waitFor({ timeout: 30_000 });
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(await page.locator('meta[name="build"]').count()).toBe(0);

    await page.getByRole('button', { name: 'Plus tard' }).click();
    await notice.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);

    await page.reload();
    expect(await page.locator('meta[name="build"]').count()).toBe(0);
    await notice.waitFor();
    await page.locator('.notices').getByRole('button', { name: 'Recharger' }).click();
    await page.locator('meta[name="build"]').waitFor({ state: 'attached', timeout: 30_000 });
    await page.getByTestId('simulate').waitFor();
    await goTo(page, 'scenarios');
    expect(await scenarioNames(page)).toHaveLength(2);
    // The other tab is told, and keeps its work until its own user agrees.
    await other.locator('.notices').getByText('Une nouvelle version est prête.').waitFor();
    expect(await other.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    await other.locator('.notices').getByRole('button', { name: 'Recharger' }).click();
    await other.locator('meta[name="build"]').waitFor({ state: 'attached', timeout: 30_000 });
    expect(bench.complaints).toEqual([]);
  });
});

describe('a worker that dies', () => {
  const benches: Workbench[] = [];
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.close();
  });

  async function withWorkers(sample: string, script: () => void): Promise<Page> {
    const bench = await openWorkbench(server.address);
    benches.push(bench);
    await bench.context.addInitScript(script);
    await bench.page.reload();
    await openSample(bench.page, sample);
    return bench.page;
  }

  it('before it answers: the run ends with a message, and the next run works', async () => {
    const page = await withWorkers(SAMPLES.workshop, () => {
      const Real = globalThis.Worker;
      let left = 1;
      globalThis.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(left-- > 0 ? new URL('assets/gone.js', location.href) : url, options);
        }
      };
    });
    await page.getByTestId('simulate').click();
    await page.getByText('Le calcul s’est arrêté sur une erreur').waitFor({ timeout: 30_000 });
    expect(await page.locator('.notices').innerText()).toContain('workerDied');
    await simulate(page);
  });

  it('in the middle of its work: the run ends with a message, and the next run works', async () => {
    const page = await withWorkers(SAMPLES.region, () => {
      const Real = globalThis.Worker;
      const made: Worker[] = [];
      Object.assign(globalThis, { made });
      globalThis.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          // Its second message is the first of its work.
          let heard = 0;
          this.addEventListener('message', () => {
            heard += 1;
            if (heard === 2) made.push(this);
          });
        }
      };
    });
    await runForLong(page);
    await page.evaluate(async () => {
      const { made } = globalThis as unknown as { made: Worker[] };
      while (made.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      for (const worker of made) worker.terminate();
    });
    await page.getByText('Le calcul s’est arrêté sur une erreur').waitFor({ timeout: 60_000 });
    expect(await page.locator('.notices').innerText()).toContain('workerHung');
    expect(await runAgain(page)).toMatch(/±/);
  });
});
