import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, goTo, openSample, overflows, SAMPLES } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

/** The trajectory, from the closed forms to the queues of one half-hour; each step stands on the one before. */
describe('the trajectory in the built workbench', () => {
  let server: Server;
  let bench: Workbench;

  beforeAll(async () => {
    server = await serve();
    bench = await openWorkbench(server.address);
  });
  afterAll(async () => {
    await bench.close();
    await server.stop();
  });

  const state = () => bench.page.getByTestId('trajectory-state').innerText();
  const focused = () => bench.page.evaluate(() => document.activeElement?.textContent ?? '');

  it('shows every month by formula at once, marked as such, with one sentence before', async () => {
    const { page } = bench;
    await openSample(page, SAMPLES.workshop);
    await goTo(page, 'results/trajectory');
    await page.getByTestId('trajectory-sentence').waitFor();
    await expect.poll(() => page.getByTestId('months').locator('tbody tr').count()).toBe(12);
    expect(await state()).toMatch(/Calcul immédiat par formule/);
    expect(await page.getByTestId('months').locator('tbody .source').allInnerTexts()).toEqual(Array(12).fill('immédiat'));
  });

  it('is walked through with the keyboard, and a figure says where it comes from', async () => {
    const { page } = bench;
    await page.getByTestId('months').locator('[data-at]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('mars 2026');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: /D’où vient ce chiffre/ });
    await panel.waitFor();
    expect(await panel.innerText()).toMatch(/Niveau de service[\s\S]+Calcul immédiat par formule/);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/^\d/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('janvier 2026');
  });

  it('is simulated month by month, can be stopped, and keeps the months done', async () => {
    const { page } = bench;
    await page.getByTestId('trajectory-simulate').click();
    await expect.poll(async () => Number(/(\d+) mois simulés sur/.exec(await state())?.[1] ?? 0), { timeout: 60_000 }).toBeGreaterThan(0);
    await page.getByTestId('trajectory-stop').click();
    await page.getByTestId('trajectory-simulate').waitFor();
    expect(await state()).toMatch(/Arrêté/);
    const done = await page.getByTestId('months').locator('tbody .source', { hasText: 'sem.' }).count();
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(12);
    await page.getByTestId('trajectory-simulate').click();
    await expect.poll(state, { timeout: 120_000 }).toMatch(/^12 mois simulés/);
    expect(await page.getByTestId('trajectory-simulate').count()).toBe(0);
  });

  it('Enter on a month opens its half-hours, a half-hour its queues and who answers', async () => {
    const { page } = bench;
    await page.getByTestId('months').locator('[data-at]').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByTestId('half-hour').waitFor({ timeout: 60_000 });
    await expect.poll(focused).toBe('janvier 2026, par demi-heure');
    await page.getByTestId('half-hour-choice').selectOption({ label: '10 h' });
    const tables = page.getByTestId('half-hour').getByRole('table');
    await expect.poll(() => tables.count()).toBe(2);
    expect(await tables.first().innerText()).toMatch(/Attente moyenne/);
    expect(await tables.last().innerText()).toMatch(/Présents/);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fermer le mois' }).click();
    expect(await page.getByTestId('month-detail').count()).toBe(0);
  });

  it('an edited lever makes its months immediate again and says which, and undo brings the simulation back', async () => {
    const { page } = bench;
    await goTo(page, 'scenarios');
    await page.getByRole('checkbox').first().uncheck();
    await goTo(page, 'results/trajectory');
    await expect.poll(state).toMatch(/mois modifiés depuis la simulation/);
    const left = await page.getByTestId('months').locator('tbody .source', { hasText: 'sem.' }).count();
    expect(left).toBeLessThan(12);
    await page.getByRole('heading', { name: 'Résultats' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(state).toMatch(/^12 mois simulés/);
  });

  it('reads in English, in the dark, on a telephone, without a finding of axe', async () => {
    const other = await openWorkbench(server.address, { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 360, height: 740 } });
    await openSample(other.page, 'Workshop, three small sites');
    await goTo(other.page, 'results/trajectory');
    await other.page.getByTestId('trajectory-sentence').waitFor();
    expect(await other.page.getByTestId('trajectory-sentence').innerText()).toMatch(/^With “/);
    expect(await overflows(other.page)).toBe(false);
    expect(await axeFindings(other.page)).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.close();
  });

  it('nothing was complained of', () => {
    expect(bench.complaints).toEqual([]);
  });
});
