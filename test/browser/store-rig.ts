/** A page with nothing but the store, served on one address, and a browser that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { inject } from 'vitest';
import { CHROME_FLAGS } from './find-chrome.ts';

const KINDS: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface StorePage {
  readonly address: string;
  close(): void;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'plateau-store-'));

export async function serveStorePage(): Promise<StorePage> {
  const outDir = temporaryFolder();
  await build({ configFile: false, root: 'test/browser/store-page', base: './', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server: Server = createServer((request, response) => {
    const path = join(outDir, request.url === '/' ? 'index.html' : (request.url ?? ''));
    if (!existsSync(path)) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

export interface KillableBrowser {
  readonly page: Page;
  newPage(): Promise<Page>;
  /** SIGKILL to all of its processes. */
  kill(): Promise<void>;
  /** As a user closes it. */
  quit(): Promise<void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function devToolsPort(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  for (let tries = 0; tries < 400; tries++) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port) return port;
    await pause(50);
  }
  throw new Error('the browser did not start');
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

export async function openBrowser(address: string, profile: string): Promise<KillableBrowser> {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const flags = [...CHROME_FLAGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(inject('chrome'), flags, { detached: true, stdio: 'ignore' });
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${await devToolsPort(profile)}`);
  const [context] = browser.contexts();
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => window.storeTest !== undefined);
    return page;
  };
  return {
    page: await newPage(),
    newPage,
    kill: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended(child);
      await browser.close().catch(() => undefined);
    },
    quit: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended(child);
    },
  };
}
