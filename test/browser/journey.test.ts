import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile, openSample, SAMPLES, saved, simulate } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

/** The main job, from the first start to the report, in one browser: each step stands on the one before. */
describe('the main job in the built workbench', () => {
  let server: Server;
  let bench: Workbench;
  const folder = mkdtempSync(join(tmpdir(), 'plateau-files-'));

  beforeAll(async () => {
    server = await serve();
    bench = await openWorkbench(server.address);
  });
  afterAll(async () => {
    await bench.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the first start offers three doors and two samples', async () => {
    const { page } = bench;
    await page.getByRole('heading', { name: 'Je dirige un site' }).waitFor();
    const doors = await page.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(doors).toEqual(expect.arrayContaining(['Je dirige un site', 'Je représente le personnel', 'J’anime un atelier']));
    expect(await page.getByText(SAMPLES.region).count()).toBeGreaterThan(0);
    expect(await page.getByText(SAMPLES.workshop).count()).toBeGreaterThan(0);
  });

  it('a figure of the data is changed with the keyboard, undone and made again', async () => {
    const { page } = bench;
    await openSample(page, SAMPLES.region);
    await page
      .getByRole('tab', { name: 'Équipes' })
      .or(page.getByRole('link', { name: 'Équipes' }))
      .first()
      .click();
    const unlock = page.getByRole('button', { name: 'Déverrouiller' });
    if (await unlock.isVisible()) {
      await unlock.click();
      const confirm = page.getByRole('dialog').getByRole('button', { name: /Déverrouiller/ });
      if (await confirm.isVisible().catch(() => false)) await confirm.click();
    }
    const cell = page.locator('[role="gridcell"][data-origin]').first();
    const before = await cell.innerText();
    await cell.click();
    await page.keyboard.type('321');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell.innerText()).toContain('321');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell.innerText()).toBe(before);
    await page.keyboard.press('Control+y');
    await expect.poll(() => cell.innerText()).toContain('321');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell.innerText()).toBe(before);
  });

  it('a scenario is made from a lever, previewed at once, and what it changes is listed', async () => {
    const { page } = bench;
    await page.getByRole('link', { name: 'Scénarios' }).click();
    await page.getByRole('button', { name: 'Nouveau scénario' }).click();
    await page.getByLabel('Ajouter un levier').selectOption('change-demand');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('heading', { name: 'Ce qui change par rapport à la référence, au mois étudié' }).waitFor();
    expect(await page.getByTestId('preview').locator('tbody tr').count()).toBeGreaterThan(5);
    expect(await page.locator('ol.levers > li').count()).toBe(1);
  });

  it('the simulation compares baseline and scenarios, with half-widths, and any figure says where it comes from', async () => {
    const { page } = bench;
    await simulate(page);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/±/);
    await page.locator('main button.figure').first().click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { name: 'D’où vient ce chiffre ?' }).waitFor();
    const explained = await panel.innerText();
    expect(explained).toContain('Définition');
    expect(explained).toMatch(/[Gg]raine/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  it('every tab of the results has its figures, and the report prints them with sources, seed and hash', async () => {
    const { page } = bench;
    for (const [tab, mark] of [
      ['Jours', '[data-testid="weekdays"] td'],
      ['Intervalles', 'canvas'],
      ['Carte horaire', '[data-testid="heat"] td'],
      ['Qui répond à quoi', '[data-testid="local-answers"] td'],
      ['Personnes', 'table'],
    ] as const) {
      await page
        .getByRole('tab', { name: tab })
        .or(page.getByRole('link', { name: tab }))
        .first()
        .click();
      await page.locator('main').locator(mark).first().waitFor();
    }
    await page.getByRole('link', { name: 'Rapport' }).click();
    const report = await page.getByTestId('report').innerText();
    expect(report).toMatch(/[Gg]raine/);
    expect(report).toMatch(/[0-9a-f]{8}/);
    await page.getByTestId('report-formula').click();
    await page.getByTestId('report-trajectory').locator('table').first().waitFor();
    const answers = page.getByTestId('report-choice').getByLabel('Qui répond à quoi');
    await answers.uncheck();
    await page.getByTestId('report-answers').waitFor({ state: 'detached' });
    expect(await page.getByTestId('report-left-out').innerText()).toContain('Qui répond à quoi');
    await answers.check();
    await page.getByTestId('report-answers').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.byteLength).toBeGreaterThan(20_000);
  });

  it('the project survives a reload, and its file opens again as the same project', async () => {
    const { page } = bench;
    await saved(page);
    await page.reload();
    await page.getByTestId('simulate').waitFor();
    await page.getByRole('link', { name: 'Scénarios' }).click();
    expect(await page.getByRole('link', { name: /Scénario 3/ }).count()).toBe(1);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    const file = join(folder, 'project.plateau');
    await download.saveAs(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'plateau-project/1' });
    await openFile(page, file);
    // The same id is on this computer already: it opens as a copy with a history of its own.
    await expect.poll(() => page.getByRole('button', { name: /^Annuler/ }).isDisabled()).toBe(true);
    await saved(page);
    await page.getByRole('link', { name: /Scénario 3/ }).waitFor();
  });

  it('a broken file and a newer one are refused with a clear message, and nothing changes', async () => {
    const { page } = bench;
    const whole = readFileSync(join(folder, 'project.plateau'), 'utf8');
    const broken = join(folder, 'broken.plateau');
    const newer = join(folder, 'newer.plateau');
    writeFileSync(broken, whole.slice(0, whole.length / 2));
    writeFileSync(newer, whole.replace('plateau-project/1', 'plateau-project/99'));
    for (const file of [broken, newer]) {
      await openFile(page, file);
      await page.getByText('Ce fichier n’a pas pu être ouvert').waitFor();
      expect(await page.getByRole('link', { name: /Scénario 3/ }).count()).toBe(1);
      await page.locator('.notices').getByRole('button', { name: 'Fermer' }).first().click();
    }
  });

  it('nothing went outside, no policy was broken, nothing was thrown', () => {
    expect(bench.complaints).toEqual([]);
  });
});
