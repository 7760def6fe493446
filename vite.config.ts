import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the page may do: nothing from elsewhere, no inline code or style. WebAssembly (the solver) needs its own word. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
/** A header can also forbid framing; a meta element cannot. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** After the build: lists every file with its hash and builds the service worker around that list, so that all of it works offline. */
function serviceWorker(): Plugin {
  let outDir = 'dist';
  return {
    name: 'plateau-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      // A build that failed leaves no page to keep.
      if (!existsSync(join(outDir, 'index.html'))) return;
      const manifest = filesUnder(outDir)
        .filter((path) => !path.endsWith('sw.js'))
        .map((path) => ({
          url: relative(outDir, path).replaceAll('\\', '/'),
          revision: createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 20),
        }))
        .sort((a, b) => (a.url < b.url ? -1 : 1));
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { 'self.__WB_MANIFEST': JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          lib: { entry: 'workers/sw.ts', formats: ['es'], fileName: () => 'sw.js' },
        },
      });
      // For hosts that read such a file; others copy the policy from docs/hosting.md.
      const headers = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
      writeFileSync(join(outDir, '_headers'), `/*\n${headers.join('\n')}\n`);
    },
  };
}

/** The policy as a meta element of the built page (the development server needs inline code). */
function policyInPage(): Plugin {
  return {
    name: 'plateau-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY.join('; ') }, injectTo: 'head-prepend' },
    ],
  };
}

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), policyInPage(), serviceWorker()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false } },
  preview: { host: '127.0.0.1', port: 4173, headers: SECURITY_HEADERS },
  optimizeDeps: { include: ['comlink', 'dexie', 'chart.js', 'highs'] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/speed/**'],
          environment: 'node',
          // The reference cases are minutes of computing: both cores of a small machine share them.
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          globalSetup: ['test/browser/setup.ts'],
        },
      },
    ],
  },
});
