/** Before the browser tests: a browser is found and the workbench is built once, as a user gets it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChrome } from './find-chrome.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chrome: string;
    /** Folder of the built workbench. */
    built: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  project.provide('chrome', findChrome());
  // A folder of its own: a build under way elsewhere must not change files while they are served.
  mkdirSync('node_modules/.cache', { recursive: true });
  const built = mkdtempSync('node_modules/.cache/plateau-built-');
  project.provide('built', built);
  // As a user builds it: a process of its own, in which nothing says "test".
  const { VITEST: _vitest, ...environment } = process.env;
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', built, '--emptyOutDir'], {
    env: { ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return () => rmSync(built, { recursive: true, force: true });
}
