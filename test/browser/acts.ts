/** What a user does, in French, as the browser tests do it: by role and name, never by class. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const SAMPLES = { region: 'SCO Ouest 2012–2014', workshop: 'Atelier, trois petits sites' } as const;

/** Opens a copy of a sample from the start page. */
export async function openSample(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`(Ouvrir|Open).*${name}`) })
    .first()
    .click();
  await page.getByTestId('simulate').waitFor();
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
  await page.locator('main h1').first().waitFor();
}

/** Presses Simulate and waits for the figures. */
export async function simulate(page: Page): Promise<void> {
  await page.getByTestId('simulate').click();
  await page.getByTestId('sentence').waitFor({ timeout: 90_000 });
}

/** Opens a file by the keyboard, as Ctrl+O does. */
export async function openFile(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  await chooser.setFiles(path);
}

/** The last change is acknowledged by the database. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.save[data-state="computer"], .save[data-state="file"]').waitFor({ timeout: 15_000 });
}

/** What axe finds on the page as it stands, a line each. Of a long table it looks at the first rows; the others are alike. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Legacy mode: there are no frames to look into, so no second page is needed.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('tbody tr:nth-child(n+6)').analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}

/** Does the page scroll sideways as a whole? */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
