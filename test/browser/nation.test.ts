import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openSample } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

/** The whole country in the built workbench: what is drawn and asked for, not how fast. */
describe('a nation of 143 centres', () => {
  let server: Server;
  let bench: Workbench;

  beforeAll(async () => {
    server = await serve();
    bench = await openWorkbench(server.address);
    await openSample(bench.page, 'France, 143 centres');
  });
  afterAll(async () => {
    await bench.close();
    await server.stop();
  });

  it('a long table draws the rows near the screen, knows them all, and draws them all for print', async () => {
    const { page } = bench;
    await goTo(page, 'data/teams');
    const grid = page.getByRole('grid').first();
    await grid.waitFor();
    const all = Number(await grid.getAttribute('aria-rowcount'));
    expect(all).toBeGreaterThan(190);
    const drawn = () => grid.locator('tbody tr[aria-rowindex]').count();
    await expect.poll(drawn).toBeGreaterThan(15);
    expect(await drawn()).toBeLessThan(60);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await drawn()).toBeGreaterThanOrEqual(all - 2);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(drawn).toBeLessThan(60);
  });

  it('the last row is reached by keyboard although it is far from what is drawn', async () => {
    const { page } = bench;
    const grid = page.getByRole('grid').first();
    await grid.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+End');
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    const focused = () => page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? 0));
    await expect.poll(focused).toBeGreaterThanOrEqual(rows - 1);
  });

  it('a wide table opens by parts and ends complete', async () => {
    const { page } = bench;
    await goTo(page, 'data/routing');
    for (const grid of await page.getByRole('grid').all()) {
      const rows = Number(await grid.getAttribute('aria-rowcount'));
      if (rows > 60) continue;
      const totals = await grid.locator('tfoot').count();
      await expect.poll(() => grid.locator('tbody tr[aria-rowindex]').count()).toBe(rows - 1 - totals);
    }
  });

  it('nothing was refused or complained of on the way', () => {
    expect(bench.complaints).toEqual([]);
  });
});
