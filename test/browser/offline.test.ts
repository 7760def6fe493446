import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openSample, SAMPLES, saved, simulate } from './acts.ts';
import { openWorkbench, type Server, serve, type Workbench } from './workbench.ts';

const PLACES = ['start', 'data', 'scenarios', 'results', 'optimise', 'report', 'workshop', 'computer'] as const;

describe('without a server', () => {
  let server: Server;
  let bench: Workbench;

  beforeAll(async () => {
    server = await serve();
    bench = await openWorkbench(server.address);
    await bench.page.getByText('hors ligne ✓').waitFor({ timeout: 60_000 });
    await openSample(bench.page, SAMPLES.workshop);
    await saved(bench.page);
    await server.stop();
  });
  afterAll(() => bench.close());

  it('a cold start finds the page, its project and everything in both languages', async () => {
    const page = await bench.newPage();
    await page.goto(server.address);
    await page.getByText(SAMPLES.workshop).first().waitFor();
    const open = page.getByRole('button', { name: /^Ouvrir/ }).last();
    await open.waitFor();
    for (const button of ['English', 'Français']) {
      for (const place of PLACES) {
        await goTo(page, place);
        expect((await page.locator('main h1').first().innerText()).length).toBeGreaterThan(2);
      }
      await page.getByRole('button', { name: button }).click();
    }
    await page.close();
  });

  it('a simulation and an optimisation still work, and the answer opens as a scenario', async () => {
    const { page } = bench;
    await page.reload();
    await page.getByTestId('simulate').waitFor();
    await simulate(page);
    await goTo(page, 'optimise');
    await page.getByTestId('optimise').click();
    await page.getByTestId('adopt').waitFor({ timeout: 100_000 });
    await page.getByTestId('adopt').click();
    await page.getByText('proposé par l’optimiseur').waitFor();
    await simulate(page);
    expect(await page.getByTestId('sentence').innerText()).toMatch(/optimisés/);
  });

  it('no policy was broken and nothing was thrown', () => {
    const serious = bench.complaints.filter((line) => !/net::ERR|Failed to load resource/.test(line));
    expect(serious).toEqual([]);
  });
});
