/** For everyone: axe, keyboard alone, narrow and zoomed screens, headings, pictures with their table. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, goTo, openSample, overflows, SAMPLES, simulate } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

const DATA_TABS = ['sites', 'flows', 'volumes', 'curves', 'skills', 'teams', 'routing', 'calendars', 'training', 'sources'] as const;
const RESULT_TABS = ['compare', 'days', 'intervals', 'heat', 'answers', 'people'] as const;

const PLACES = [
  'start',
  ...DATA_TABS.map((tab) => `data/${tab}`),
  'scenarios',
  ...RESULT_TABS.map((tab) => `results/${tab}`),
  'optimise',
  'report',
  'workshop',
  'computer',
];

let server: Server;
let full: Workbench;

beforeAll(async () => {
  server = await serve();
  full = await openFull();
});
afterAll(async () => {
  await full.close();
  await server.stop();
});

async function show(page: Page, place: string): Promise<void> {
  await goTo(page, place);
  const [name, tab] = place.split('/');
  await page.locator(`nav a[href="#/${name}"][aria-current="page"]`).waitFor();
  if (name === 'results' && tab) await page.locator(`a[href="#/${place}"][aria-current="page"]`).waitFor();
  if (name === 'data' && tab) await page.locator(`[role="tab"][data-tab="${tab}"][aria-selected="true"]`).waitFor();
}

/** A workbench with the workshop simulated and optimised: nothing is empty. */
async function openFull(): Promise<Workbench> {
  const bench = await openWorkbench(server.address);
  await openSample(bench.page, SAMPLES.workshop);
  await simulate(bench.page);
  await show(bench.page, 'optimise');
  await bench.page.getByTestId('optimise').click();
  await bench.page.getByTestId('adopt').waitFor({ timeout: 90_000 });
  return bench;
}

/** What is wrong with the structure of the page as it stands. */
function structure(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const titles = document.querySelectorAll('h1').length;
    if (titles !== 1) wrong.push(`${titles} h1`);
    for (const canvas of document.querySelectorAll('canvas')) {
      const picture = canvas.closest('[role="img"]');
      if ((picture?.getAttribute('aria-label') ?? '').length < 20) wrong.push('a canvas without a picture’s label');
      const figure = canvas.closest('section');
      const buttons = figure ? [...figure.querySelectorAll('button[aria-pressed]')].map((button) => button.textContent.trim()) : [];
      const isPrinted = canvas.closest('[data-testid="report"]') !== null;
      if (!isPrinted && !buttons.some((name) => name === 'Tableau' || name === 'Table')) wrong.push('a canvas without its table');
    }
    return wrong;
  });
}

describe.each([
  { lang: 'fr', colorScheme: 'light' },
  { lang: 'en', colorScheme: 'dark' },
] as const)('in $lang, $colorScheme', ({ lang, colorScheme }) => {
  beforeAll(async () => {
    const { page } = full;
    await page.emulateMedia({ colorScheme });
    if ((await page.locator('html').getAttribute('lang')) === lang) return;
    await page.getByRole('button', { name: lang === 'fr' ? 'Français' : 'English' }).click();
    await page.locator(`html[lang="${lang}"]`).waitFor();
  });

  it('axe finds nothing on any page or tab; one title a page; each picture is labelled and has its table', async () => {
    const { page } = full;
    const wrong: string[] = [];
    for (const place of PLACES) {
      await show(page, place);
      if (place === 'scenarios') await page.locator('ol.levers button[aria-expanded]').first().click();
      for (const finding of [...(await axeFindings(page)), ...(await structure(page))]) wrong.push(`${place}: ${finding}`);
    }
    expect(wrong).toEqual([]);
  });

  it('nor in the panel of a figure, a chart as a table, the commands, the shortcuts, the history, the list of points to mend', async () => {
    const { page } = full;
    const wrong: string[] = [];
    const look = async (what: string): Promise<void> => {
      for (const finding of [...(await axeFindings(page)), ...(await structure(page))]) wrong.push(`${what}: ${finding}`);
    };
    await show(page, 'results/compare');
    await page.locator('main button.figure').first().click();
    await page.getByRole('complementary').waitFor();
    await page
      .getByRole('button', { name: /^Table(au)?$/ })
      .first()
      .click();
    await look('panel and table');
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^(Historique|History)$/ })
      .first()
      .click();
    await look('history');
    await page.keyboard.press('Escape');
    for (const keys of ['Control+k', '?']) {
      await page.locator('main').focus();
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await look(keys);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await show(page, 'scenarios');
    const weeks = page.getByLabel(lang === 'fr' ? 'Semaines simulées' : 'Simulated weeks');
    await weeks.fill('cent');
    await weeks.press('Tab');
    await page.getByTestId('simulate').click();
    await page.getByRole('dialog').waitFor();
    await look('points to mend');
    await page.keyboard.press('Escape');
    await look('a field in error');
    await page.keyboard.press('Control+z');
    expect(wrong).toEqual([]);
  });

  it('no page scrolls sideways at 320 px, nor at 1366 × 768 with 200 % zoom', async () => {
    const { page } = full;
    const wide: string[] = [];
    for (const size of [
      { width: 320, height: 640 },
      { width: 683, height: 384 },
    ]) {
      await page.setViewportSize(size);
      for (const place of PLACES) {
        await show(page, place);
        if (await overflows(page)) wide.push(`${size.width}: ${place}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(wide).toEqual([]);
  });

  it('in forced colours axe finds nothing either, and nothing was thrown all along', async () => {
    const { page } = full;
    await page.emulateMedia({ forcedColors: 'active' });
    const wrong: string[] = [];
    for (const place of ['data/flows', 'scenarios', 'results/heat']) {
      await show(page, place);
      for (const finding of await axeFindings(page)) wrong.push(`${place}: ${finding}`);
    }
    await page.emulateMedia({ forcedColors: 'none' });
    expect(wrong).toEqual([]);
    expect(full.complaints).toEqual([]);
  });
});

describe('keyboard alone', () => {
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench(server.address);
  });
  afterAll(() => bench.close());

  /** The focused element, and whether the reader sees where they are: drawn, inside the window, and ringed. */
  function focus(page: Page): Promise<{ name: string; seen: boolean }> {
    return page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const ringed = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1.5;
      const bordered = style.boxShadow !== 'none';
      const name = element.getAttribute('aria-label') ?? element.closest('label')?.innerText ?? element.innerText;
      return { name: `${element.tagName} ${name.trim().slice(0, 60)}`, seen: inside && (ringed || bordered) };
    });
  }

  /** Tab until an element of this name has the focus, which must be seen at every step. */
  async function tabTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
    const unseen: string[] = [];
    for (let step = 0; step < 120; step++) {
      await page.keyboard.press(key);
      const { name, seen } = await focus(page);
      if (!seen && !name.startsWith('BODY') && !name.startsWith('MAIN')) unseen.push(name);
      if (wanted.test(name)) {
        expect(unseen).toEqual([]);
        return;
      }
    }
    throw new Error(`never reached ${wanted}`);
  }

  it('opens a sample, builds a scenario with a lever, simulates, asks a figure and exports the file; the focus is seen at every step', async () => {
    const { page } = bench;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, /BUTTON Ouvrir Atelier/);
    await page.keyboard.press('Enter');
    await page.getByTestId('simulate').waitFor();
    await tabTo(page, /BUTTON Nouveau scénario/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('link', { name: 'Scénario 3' }).count()).toBe(1);
    await tabTo(page, /SELECT Ajouter un levier/);
    await page.keyboard.type('Changer');
    await tabTo(page, /BUTTON Ajouter/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('ol.levers > li').count()).toBe(1);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('sentence').waitFor({ timeout: 60_000 });
    await tabTo(page, /BUTTON [\d,]+\s*±/);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).name).toContain('D’où vient ce chiffre');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await focus(page)).name).toMatch(/±/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toMatch(/\.plateau$/);
    expect(bench.complaints).toEqual([]);
  });
});
