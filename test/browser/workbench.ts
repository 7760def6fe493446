/** What every browser test needs: the built workbench behind a server that can be stopped, and a page that reports what it must not do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { inject } from 'vitest';
import { CHROME_FLAGS } from './find-chrome.ts';

export interface Server {
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves the build (or another) on a free loopback port, with the security headers of `npm start`. */
export async function serve(port = 0, outDir = inject('built')): Promise<Server> {
  const server: PreviewServer = await preview({
    logLevel: 'silent',
    build: { outDir },
    preview: { port: port || 4300 + Math.floor(Math.random() * 400), strictPort: false, open: false },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  return {
    address,
    stop: () =>
      new Promise<void>((resolve) => {
        if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
        server.httpServer.close(() => resolve());
      }),
  };
}

export interface Workbench {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught exceptions, policy violations and requests to anywhere else, as they came. */
  readonly complaints: string[];
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly locale?: 'fr-FR' | 'en-GB';
  readonly colorScheme?: 'light' | 'dark';
  /** A browser profile to go on with; made and removed when absent. */
  readonly profile?: string;
  readonly viewport?: { width: number; height: number };
}

export async function openWorkbench(address: string, options: OpenOptions = {}): Promise<Workbench> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'plateau-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chrome'),
    args: CHROME_FLAGS,
    headless: true,
    locale: options.locale ?? 'fr-FR',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  const complaints: string[] = [];
  const origin = new URL(address).origin;
  const watch = (page: Page): void => {
    // Heard all the time: a listener that comes and goes switches the browser's own dialog on and off between two keystrokes.
    page.on('filechooser', () => undefined);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) complaints.push(`request outside: ${url}`);
    });
  };
  context.on('page', watch);
  // A file picker of the browser cannot be driven: files go by download, as where there is none.
  await context.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const page = context.pages()[0] ?? (await context.newPage());
  watch(page);
  await page.goto(address);
  return {
    context,
    page,
    complaints,
    newPage: () => context.newPage(),
    close: async () => {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true });
    },
  };
}
