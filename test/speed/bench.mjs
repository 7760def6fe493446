/**
 * Purpose: prints how fast the engine is: calls a second and ns a call of every case of suite.ts, in Node and, with --browser, in a
 * worker of Chromium, on one and on two workers; and each as a multiple of the yardstick timed just before it. It decides nothing.
 * Machines are shared and noisy: compare the ratios of one run, not times of different runs.
 * Then how long somebody at the screen waits (waits.ts), unless --cases names some cases.
 * --trajectory times the trajectory of the sample region instead (trajectory-bench.mjs).
 * Options: --browser, --rounds N (≥ 5), --milliseconds N (time of one measurement), --cases a,b, --json.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const ROUNDS = Math.max(5, Number(option('rounds', 5)));
const MILLISECONDS = Number(option('milliseconds', 300));
const JSON_OUT = process.argv.includes('--json');
const ALL = ['yardstick', 'plain', 'model A', 'three skills', 'timed overflow', 'region', 'one site', 'nation'];
const CASES = option('cases', ALL.join(',')).split(',');
const wrong = CASES.filter((name) => !ALL.includes(name));
if (wrong.length > 0 || !Number.isFinite(ROUNDS) || !(MILLISECONDS > 0)) {
  console.error(wrong.length > 0 ? `no case ${wrong[0]}; there are: ${ALL.join(', ')}` : '--rounds and --milliseconds take a number');
  process.exit(2);
}

if (process.argv.includes('--trajectory')) {
  const { benchTrajectory } = await import('./trajectory-bench.mjs');
  await benchTrajectory(Number(option('threads', 2)), ROUNDS);
  process.exit(0);
}

/** The engine as it ships: bundled, not minified so that a profile can be read. */
async function bundle(outDir) {
  const options = { configFile: false, logLevel: 'error', publicDir: false, root: here('../..') };
  const entry = {
    suite: here('suite.ts'),
    'browser-worker': here('browser-worker.ts'),
    waits: here('waits.ts'),
    'simulate-thread': here('../../src/cli/simulate-thread.ts'),
  };
  await build({
    ...options,
    build: {
      outDir,
      target: 'es2023',
      minify: false,
      lib: { entry, formats: ['es'], fileName: (_, name) => `${name}.js` },
      rolldownOptions: { external: [/^node:/] },
    },
  });
}

async function nodeRunner(folder) {
  const worker = new Worker(here('node-worker.mjs'), { workerData: pathToFileURL(join(folder, 'suite.js')).href });
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.once('message', (message) => {
        worker.off('error', reject);
        resolve(message);
      });
      worker.once('error', reject);
    });
  await answer();
  return {
    time: (name, milliseconds) => {
      const done = answer();
      worker.postMessage({ name, milliseconds });
      return done;
    },
    close: () => worker.terminate(),
  };
}

/** A page of Chromium that can start workers; `runner` gives one worker each. */
async function openBrowser(folder) {
  const { chromium } = await import('playwright-core');
  const server = createServer((request, response) => {
    const name = basename(request.url ?? '/');
    response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(name.endsWith('.js') ? readFileSync(join(folder, name)) : '<!doctype html><title>bench</title>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = process.env.PLATEAU_CHROME ?? process.env.CHROME_PATH ?? '/usr/bin/chromium';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const runner = async () => {
    const worker = await page.evaluateHandle(
      () =>
        new Promise((resolve, reject) => {
          const started = new Worker('/browser-worker.js', { type: 'module' });
          started.onmessage = () => resolve(started);
          started.onerror = (event) => reject(new Error(event.message));
        }),
    );
    const time = (name, milliseconds) =>
      worker.evaluate(
        (target, order) =>
          new Promise((resolve, reject) => {
            target.onmessage = (event) => resolve(event.data);
            target.onerror = (event) => reject(new Error(event.message));
            target.postMessage(order);
          }),
        { name, milliseconds },
      );
    return { time, close: () => worker.evaluate((target) => target.terminate()) };
  };
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { runner, close, version: browser.version() };
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => {
  const s = sorted(values);
  const middle = s.length >> 1;
  return s.length % 2 === 1 ? s[middle] : (s[middle - 1] + s[middle]) / 2;
};

/** Every case ROUNDS times, the yardstick before each; all workers at once. ns a call and ratio to that yardstick, per round. */
async function measure(runners) {
  const rows = CASES.map((name) => ({ name, nanoseconds: [], ratio: [], cpu: [], megabytes: 0 }));
  for (const { name } of rows) await Promise.all(runners.map((runner) => runner.time(name, MILLISECONDS)));
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) {
      const yard = await Promise.all(runners.map((runner) => runner.time('yardstick', MILLISECONDS / 2)));
      const own = await Promise.all(runners.map((runner) => runner.time(row.name, MILLISECONDS)));
      // Calls a second of several workers add up.
      const together = (list) => 1 / list.reduce((sum, one) => sum + 1 / one.nanoseconds, 0);
      row.nanoseconds.push(together(own));
      row.ratio.push(together(own) / together(yard));
      if (runners.length === 1 && own[0].cpuNanoseconds !== null) row.cpu.push(own[0].cpuNanoseconds);
      row.megabytes = Math.max(row.megabytes, ...own.map((one) => one.megabytes ?? 0));
    }
  }
  return rows;
}

function show(title, rows) {
  console.log(`\n${title}`);
  console.log('case            M calls/s: min median max      ns a call: min median max    in yardsticks: min median max   CPU ns     MB');
  for (const { name, nanoseconds, ratio, cpu, megabytes } of rows) {
    const three = (values, digits, width) =>
      [Math.min(...values), median(values), Math.max(...values)].map((v) => v.toFixed(digits).padStart(width)).join(' ');
    const millions = nanoseconds.map((ns) => 1000 / ns);
    const memory = megabytes > 0 ? megabytes.toFixed(0).padStart(6) : '     –';
    const processor = (cpu.length > 0 ? median(cpu).toFixed(0) : '–').padStart(6);
    console.log(
      `${name.padEnd(18)}${three(millions, 2, 7)}   ${three(nanoseconds, 0, 9)}      ${three(ratio, 2, 7)}   ${processor} ${memory}`,
    );
  }
  const of = (name) => rows.find((row) => row.name === name);
  const times = (a, b) => median(a.nanoseconds.map((ns, i) => ns / b.nanoseconds[i]));
  if (of('plain') && of('model A'))
    console.log(`model A is ${times(of('plain'), of('model A')).toFixed(2)} times as fast as the plain program`);
  if (of('nation') && of('one site'))
    console.log(`a call of the nation costs ${times(of('nation'), of('one site')).toFixed(2)} times one of a site alone`);
  if (of('nation')) {
    const ns = median(of('nation').nanoseconds);
    console.log(
      `a nation's day of 260,000 fresh calls: about ${(ns * 0.00026 * 1.12).toFixed(2)} s; 80 million: ${(ns * 0.08).toFixed(0)} s`,
    );
  }
}

async function bench(title, start) {
  const one = await start();
  const single = await measure([one]);
  const two = await start();
  const double = await measure([one, two]);
  await one.close();
  await two.close();
  if (!JSON_OUT) {
    show(`${title}, one worker`, single);
    show(`${title}, two workers (calls of both together)`, double);
    const gain = CASES.map((name, i) => `${name} ${(median(single[i].nanoseconds) / median(double[i].nanoseconds)).toFixed(2)}`);
    console.log(`two workers against one: ${gain.join(', ')}`);
  }
  return { title, single, double };
}

/** Whether V8 holds all compiled centres, and all states, for objects of one kind; where it does not, every batch runs code made for another. */
async function sayWhetherOneShape(folder) {
  const { compiledCentres } = await import(pathToFileURL(join(folder, 'suite.js')).href);
  setFlagsFromString('--allow-natives-syntax');
  const alike = runInThisContext('(a, b) => %HaveSameMap(a, b)');
  const { models, states } = compiledCentres();
  const one = models.every((model) => alike(model, models[0])) && states.every((state) => alike(state, states[0]));
  console.log(`compiled centres have one shape: ${one ? 'yes' : 'NO, see src/engine/simulate/model.ts'}`);
}

/** A Node thread with the face of a web worker, as src/jobs/node-runner.ts makes it. */
function threadAsWorker(file) {
  const thread = new Worker(file);
  return {
    postMessage: (message, transfer) => thread.postMessage(message, transfer),
    addEventListener(type, listener) {
      if (type === 'message') thread.on('message', (data) => listener({ data }));
      if (type === 'error') thread.on('error', (error) => listener({ message: error.message }));
    },
    terminate: () => void thread.terminate(),
  };
}

const TRIES = 20;

/** Times of waits.ts, TRIES times each; comparisons 3 times on one thread and on two. */
async function benchWaits(folder) {
  const waits = await import(pathToFileURL(join(folder, 'waits.js')).href);
  const file = pathToFileURL(join(folder, 'simulate-thread.js'));
  const times = { compile: [], preview: [], validate: [], told: [], free: [], one: [], two: [] };
  for (let i = 0; i < TRIES; i++) for (const [name, seconds] of Object.entries(waits.timeRegion())) times[name].push(seconds);
  let effort = '';
  for (const [name, threads] of [
    ['one', 1],
    ['two', 2],
  ]) {
    for (let i = 0; i < 3; i++) {
      const runner = waits.createBenchRunner(threads, () => threadAsWorker(file));
      const { seconds, replications, calls } = await waits.timeComparison(runner, 100 + i);
      times[name].push(seconds);
      effort = `${replications} days each, ${(calls / 1e6).toFixed(1)} M calls`;
      runner.dispose();
    }
  }
  const runner = waits.createBenchRunner(2, () => threadAsWorker(file));
  for (let i = 0; i < TRIES; i++) for (const [name, seconds] of Object.entries(await waits.timeStop(runner, i))) times[name].push(seconds);
  runner.dispose();
  return { times, effort };
}

function showWaits({ times, effort }) {
  const p95 = (values) => sorted(values)[Math.ceil(0.95 * values.length) - 1];
  const ms = (values) => `${(1000 * median(values)).toFixed(1)} ms (p95 ${(1000 * p95(values)).toFixed(1)})`;
  console.log('\nWaiting times: median of 20 tries (p95)');
  console.log(`a region: week compiled ${ms(times.compile)}, day previewed ${ms(times.preview)}, day validated ${ms(times.validate)}`);
  console.log(
    `a region, 3 scenarios to ±1 point on every flow (${effort}): ${median(times.one).toFixed(2)} s on one thread, ${median(times.two).toFixed(2)} s on two`,
  );
  console.log(`a nation's run stopped: caller told after ${ms(times.told)}, threads at the next job after ${ms(times.free)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
try {
  await bundle(folder);
  const load = loadavg()[0].toFixed(1);
  if (!JSON_OUT)
    console.log(`${cpus()[0].model}, ${cpus().length} cores, load before the start ${load}, ${ROUNDS} rounds of ${MILLISECONDS} ms`);
  if (!JSON_OUT) await sayWhetherOneShape(folder);
  const results = [await bench(`Node ${process.version}`, () => nodeRunner(folder))];
  if (process.argv.includes('--browser')) {
    const browser = await openBrowser(folder);
    results.push(await bench(`Chromium ${browser.version}`, browser.runner));
    await browser.close();
  }
  const waits = process.argv.includes('--cases') ? null : await benchWaits(folder);
  if (waits !== null && !JSON_OUT) showWaits(waits);
  if (JSON_OUT) console.log(JSON.stringify({ cpu: cpus()[0].model, load, results, waits }, null, 1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
