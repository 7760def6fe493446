/** Before the browser tests: a browser is found and the workbench is built once, as a user gets it. */
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChrome } from './find-chrome.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chrome: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('chrome', findChrome());
  await build({ logLevel: 'warn', mode: 'production' });
}
