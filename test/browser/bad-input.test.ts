/** Whatever is typed: a message at its place in the user's language, a run that refuses with the list, nothing lost, and undo repairs. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openSample, saved } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

type Lang = 'fr' | 'en';
type Words = Readonly<Record<Lang, string>>;

interface Grid {
  readonly tab: string;
  readonly label: Words;
}

const VOLUMES: Grid = { tab: 'volumes', label: { fr: 'Appels par mois', en: 'Calls by month' } };
const SKILLS: Grid = { tab: 'skills', label: { fr: 'Compétences', en: 'Skills' } };
const FLOWS: Grid = { tab: 'flows', label: { fr: 'Flux', en: 'Flows' } };
const HOURS: Grid = { tab: 'calendars', label: { fr: 'Heures d’ouverture', en: 'Opening hours' } };
const SITES: Grid = { tab: 'sites', label: { fr: 'Sites', en: 'Sites' } };

interface Mistake {
  readonly what: string;
  readonly grid: Grid;
  readonly row: string;
  readonly column: number;
  readonly make: (page: Page, cell: Locator, lang: Lang) => Promise<void>;
  /** Where it is told, when not in the cell itself. */
  readonly toldAt?: { readonly grid: Grid; readonly row: string; readonly column: number };
  readonly message: Words;
  /** What the cell still holds after a reload, without its spaces and thousands marks. */
  readonly kept?: string;
}

const type =
  (text: string) =>
  async (page: Page, cell: Locator): Promise<void> => {
    await cell.click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

const MISTAKES: readonly Mistake[] = [
  {
    what: 'a negative volume',
    grid: VOLUMES,
    row: 'Accueil',
    column: 2,
    make: type('-5'),
    message: { fr: '−5 est négatif\u202f; il faut 0 ou plus.', en: '−5 is negative; 0 or more is needed.' },
    kept: '−5',
  },
  {
    what: 'NaN',
    grid: VOLUMES,
    row: 'Factures',
    column: 3,
    make: type('NaN'),
    message: { fr: 'n’est pas un nombre', en: 'is not a number' },
    kept: 'NaN',
  },
  {
    what: 'a thousand million calls',
    grid: VOLUMES,
    row: 'Dépannage',
    column: 4,
    make: type('1000000000'),
    message: { fr: 'c’est plus que ce qui peut être calculé', en: 'more than can be computed' },
    kept: '1000000000',
  },
  {
    what: 'a flow nobody can answer',
    grid: SKILLS,
    row: 'Factures',
    column: 2,
    make: async (page, cell) => {
      await cell.click();
      await page.keyboard.press('Delete');
    },
    toldAt: { grid: FLOWS, row: 'Factures', column: 0 },
    message: { fr: 'Personne ne peut répondre à ce flux', en: 'Nobody can answer this flow' },
  },
  {
    what: '25:61 as an hour',
    grid: HOURS,
    row: 'Le Bourg',
    column: 1,
    make: type('25:61'),
    message: { fr: 'n’est pas une plage d’heures', en: 'is not a range of hours' },
    kept: '25:61',
  },
  {
    what: 'a site with no opening hours',
    grid: HOURS,
    row: 'Le Port',
    column: 1,
    make: async (page, cell) => {
      await cell.click();
      await page.keyboard.press('Shift+Control+ArrowRight');
      await page.keyboard.press('Delete');
    },
    toldAt: { grid: HOURS, row: 'Le Port', column: 0 },
    message: { fr: 'Ce site n’a aucune heure d’ouverture', en: 'This site has no opening hours' },
  },
  {
    what: 'a partner with no price',
    grid: SITES,
    row: 'La Gare',
    column: 2,
    make: async (page, cell, lang) => {
      await cell.click();
      await page.keyboard.press('F2');
      await cell.locator('select').selectOption({ label: { fr: 'partenaire', en: 'partner' }[lang] });
      await page.keyboard.press('Enter');
    },
    toldAt: { grid: SITES, row: 'La Gare', column: 4 },
    message: { fr: 'Ce partenaire n’a pas de prix par appel', en: 'This partner has no price per call' },
  },
];

function cellOf(page: Page, lang: Lang, { grid, row, column }: { grid: Grid; row: string; column: number }): Locator {
  return page
    .getByRole('grid', { name: grid.label[lang], exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .locator(`[data-column="${column}"]`);
}

/** What is said under the table of the focused cell. */
const told = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('section')?.querySelector('[role="status"]')?.textContent ?? '');

async function show(page: Page, tab: string): Promise<void> {
  await goTo(page, `data/${tab}`);
  await page.locator(`[role="tab"][data-tab="${tab}"][aria-selected="true"]`).waitFor();
}

const bare = async (cell: Locator): Promise<string> => (await cell.innerText()).replace(/[\s,]/g, '');

const WORDS = {
  fr: {
    unlock: 'Déverrouiller',
    run: 'Simuler',
    goThere: 'Aller à cette case',
    close: 'Fermer',
    fine: 'Rien à corriger',
    weeks: 'Semaines simulées',
  },
  en: { unlock: 'Unlock', run: 'Simulate', goThere: 'Go to this cell', close: 'Close', fine: 'Nothing to mend', weeks: 'Simulated weeks' },
} as const;

describe.each(['fr', 'en'] as const)('bad input, told in %s', (lang) => {
  let server: Server;
  let bench: Workbench;
  let page: Page;
  const words = WORDS[lang];

  beforeAll(async () => {
    server = await serve();
    bench = await openWorkbench(server.address, { locale: lang === 'fr' ? 'fr-FR' : 'en-GB' });
    page = bench.page;
    await openSample(page, lang === 'fr' ? 'Atelier, trois petits sites' : 'Workshop, three small sites');
    await show(page, 'sites');
    await page.getByRole('button', { name: words.unlock }).click();
  });
  afterAll(async () => {
    await bench.close();
    await server.stop();
  });

  it.each(MISTAKES)('$what: the message stands at its place', async (mistake) => {
    await show(page, mistake.grid.tab);
    await mistake.make(page, cellOf(page, lang, mistake), lang);
    const place = mistake.toldAt ?? mistake;
    await show(page, place.grid.tab);
    const cell = cellOf(page, lang, place);
    await cell.click();
    await expect.poll(() => told(page)).toContain(mistake.message[lang]);
    expect(await cell.getAttribute('aria-invalid')).toBe('true');
    if (mistake.kept) expect(await bare(cell)).toContain(mistake.kept);
  });

  it('a pasted column too many is refused whole, with the reason', async () => {
    await show(page, 'calendars');
    const last = cellOf(page, lang, { grid: HOURS, row: 'La Gare', column: 7 });
    const before = await last.innerText();
    await last.click();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '8h–20h\t9h–18h');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => told(page)).toContain({ fr: 'Rien n’a été collé', en: 'Nothing was pasted' }[lang]);
    expect(await told(page)).toMatch(/9h–18h/);
    expect(await last.innerText()).toBe(before);
  });

  it('the run refuses with the list, and each line leads to its cell, where the same is said', async () => {
    const dialog = page.getByRole('dialog');
    await page.getByTestId('simulate').click();
    const lines = dialog.getByRole('listitem');
    await lines.first().waitFor();
    const sentences = await lines.locator('span').allInnerTexts();
    for (const { message } of MISTAKES) expect(sentences).toContainEqual(expect.stringContaining(message[lang]));
    await dialog.getByRole('button', { name: words.close }).click();

    for (const [index, sentence] of sentences.entries()) {
      await page.getByTestId('simulate').click();
      await lines.nth(index).getByRole('button', { name: words.goThere }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => told(page), { message: sentence }).toContain(sentence);
    }
  });

  it('what was typed is still there after a reload', async () => {
    await saved(page);
    await page.reload();
    await page.getByTestId('simulate').waitFor();
    for (const mistake of MISTAKES) {
      if (!mistake.kept) continue;
      await show(page, mistake.grid.tab);
      expect(await bare(cellOf(page, lang, mistake)), mistake.what).toContain(mistake.kept);
    }
  });

  it('undo repairs it all', async () => {
    await page.locator('main').focus();
    for (const _ of MISTAKES) await page.keyboard.press('Control+z');
    await page.getByText(words.fine).waitFor();
  });

  it('a lever without its flows and a count of weeks in letters stop the run too, at their fields; mended, it starts', async () => {
    await goTo(page, 'scenarios/fusion');
    const lever = page.locator('ol.levers > li');
    const opener = lever.locator('button[aria-expanded]');
    await opener.click();
    const boxes = lever.getByRole('checkbox', { name: /^(Accueil|Factures)$/ });
    for (const box of await boxes.all()) await box.uncheck();
    await opener.click();
    const weeks = page.getByLabel(words.weeks);
    await weeks.fill('cent');
    await weeks.press('Tab');
    await goTo(page, 'results');

    await page.getByTestId('simulate').click();
    const lines = page.getByRole('dialog').getByRole('listitem');
    await lines.first().waitFor();
    expect(await lines.count()).toBe(2);
    await lines.filter({ hasText: words.weeks }).getByRole('button', { name: words.goThere }).click();
    await expect.poll(() => weeks.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await weeks.inputValue()).toBe('cent');
    await weeks.fill('20');
    await weeks.press('Tab');

    await page.getByTestId('simulate').click();
    await lines.first().getByRole('button', { name: words.goThere }).click();
    await expect.poll(() => boxes.first().evaluate((field) => field === document.activeElement)).toBe(true);
    for (const box of await boxes.all()) await box.check();
    await page.getByTestId('simulate').click();
    await page.getByTestId('sentence').waitFor({ timeout: 60_000 });
    expect(bench.complaints).toEqual([]);
  });
});
