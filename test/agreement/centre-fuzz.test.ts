/**
 * Damaged centre files: every one is either refused in one line that names the field, or simulated. FUZZ_FILES sets how many are tried (10,000),
 * FUZZ_FIRST the number of the first.
 * The damage is drawn from numbered streams: a file that fails is found again by its number.
 */
import { expect, it } from 'vitest';
import { main } from '../../src/cli/plateau.ts';
import { readCentre } from '../../src/cli/simulate-command.ts';
import { createBatchSimulation, estimateWork } from '../../src/engine/simulate/index.ts';
import { nextUniform, seedStream, writeStreamKey } from '../../src/maths/streams.ts';
import type { Centre } from '../../src/model/centre.ts';
import { DAY } from '../browser/fingerprint-page/figures.ts';
import { centre, flow, group, skill } from '../engine/simulate/centres.ts';

const FILES = Number(process.env.FUZZ_FILES ?? 10_000);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);
const SLOW_MILLISECONDS = 5_000;
/** A centre of more calls or bytes than this is begun, not finished. */
const WHOLE_RUN = { calls: 3_000, bytes: 30e6 };

const small = centre([flow('A'), flow('B', { patience: null, waitingRoom: 3 })], [group('P', 4, [skill('A'), skill('B', { rank: 2 })])]);
const PARENTS: readonly unknown[] = [
  small,
  { ...small, closing: 'drop', waitingRoom: 5, totalTarget: { withinSeconds: 30, share: 0.8 } },
  {
    ...DAY,
    flows: DAY.flows.slice(0, 3).map((f, i) => ({ ...f, transfers: [{ to: `flow-${(i + 1) % 3}`, probability: 0.3 }] })),
    groups: DAY.groups.slice(0, 2),
  },
  DAY,
];

const ODD: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '12',
  '__proto__',
  'constructor',
  'é\n\u2028 :',
  [],
  {},
  [null],
  [[1]],
  { kind: 'exponential', mean: 1 },
  { kind: 'no' },
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2,
  3,
  7,
  1e-9,
  1e-300,
  5e-324,
  1e3,
  1e6,
  1e9,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e15,
  1e300,
  1.7e308,
  -1e300,
];
const KEYS = [
  'open',
  'patience',
  'overflow',
  'handling',
  'redial',
  'repeat',
  'transfers',
  'busyness',
  '__proto__',
  'toString',
  'more',
  'target',
];

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const entries: readonly (string | number)[] = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  for (const key of entries) {
    found.push({ holder: value as Record<string, unknown>, key });
    places((value as Record<string, unknown>)[key as string], found);
  }
  return found;
}

/** Choices drawn from the stream of a file's number. */
class Damage {
  readonly state = new Int32Array(4);
  constructor(file: number) {
    const key = new Int32Array(4);
    writeStreamKey(key, 0, ['fuzz']);
    seedStream(this.state, 0, key, 0, file);
  }
  below(n: number): number {
    return Math.floor(nextUniform(this.state, 0) * n);
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** One change somewhere in the tree. */
function change(root: unknown, d: Damage): void {
  const all = places(root);
  if (all.length === 0) return;
  const { holder, key } = d.one(all);
  const slot = holder as Record<string | number, unknown>;
  const old = slot[key];
  switch (d.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete slot[key];
      break;
    case 1:
    case 2:
      slot[key] = structuredClone(d.one(ODD));
      break;
    case 3:
      slot[key] = typeof old === 'number' ? old * 10 ** (d.below(25) - 12) : structuredClone(old);
      break;
    case 4:
      slot[key] = typeof old === 'number' ? old + d.one([-1, 1, 0.5, -1000, 1000]) : [old];
      break;
    case 5: {
      const other = d.one(all);
      slot[key] = structuredClone((other.holder as Record<string | number, unknown>)[other.key]);
      break;
    }
    case 6:
      if (Array.isArray(holder)) holder.push(structuredClone(old));
      else slot[d.one(KEYS)] = structuredClone(d.one(ODD));
      break;
    default:
      if (typeof old === 'string') slot[key] = old + d.one(['', ' ', '-1', '\u0000']);
      else slot[key] = structuredClone(d.one(all.map((p) => (p.holder as Record<string | number, unknown>)[p.key])));
  }
}

/** The text of damaged file number `file`. */
function damaged(file: number): string {
  const d = new Damage(file);
  const root = structuredClone(d.one(PARENTS));
  for (let n = d.below(4); n >= 0; n--) change(root, d);
  const text = JSON.stringify(root);
  if (d.below(12) > 0) return text;
  const at = d.below(text.length);
  return d.below(2) === 0
    ? text.slice(0, at)
    : text.slice(0, at) + d.one(['"', ',', '}', '[', '\\', '-', 'e9', '\u0000']) + text.slice(at + 1);
}

/** Begins a centre too large to finish: two steps of its first day. */
function begin(valid: Centre): void {
  const simulation = createBatchSimulation({ day: { dayId: 'd', centre: valid }, seed: 1, firstReplication: 0, replications: 1 });
  simulation.step(500);
  simulation.step(500);
}

interface Answer {
  readonly kind: 'refused' | 'simulated' | 'begun' | 'too large';
  readonly wrong?: string;
}

const PATH = /^plateau: (?:[A-Za-z_$][\w$]*(?:\[\d+\]|\.[^:]+)*|centre\.json|about|[a-z ]+ would)/;

async function answerTo(text: string): Promise<Answer> {
  let valid: Centre | null = null;
  try {
    valid = readCentre('centre.json', text);
  } catch {
    valid = null;
  }
  if (valid) {
    const work = estimateWork(valid);
    if (
      work.bytes < 1.49e9 &&
      Number.isFinite(work.callsPerReplication) &&
      (work.callsPerReplication > WHOLE_RUN.calls || work.bytes > WHOLE_RUN.bytes)
    ) {
      if (work.bytes > 200e6) return { kind: 'too large' };
      begin(valid);
      return { kind: 'begun' };
    }
  }
  let out = '';
  let err = '';
  const io = {
    out: (part: string) => {
      out += part;
    },
    err: (part: string) => {
      if (!/^\d+ %\n$/.test(part)) err += part;
    },
    readText: () => Promise.resolve(text),
  };
  const code = await main(['simulate', 'centre.json', '--days', '1', '--json'], io);
  if (code === 0) {
    JSON.parse(out);
    return { kind: 'simulated', ...(valid && err === '' ? {} : { wrong: `refused file simulated, or said ${err}` }) };
  }
  const oneLine = err.endsWith('\n') && err.trimEnd().split(/[\n\r\u2028]/).length === 1;
  const sound =
    code === 2 && out === '' && oneLine && PATH.test(err) && !/undefined|\[object|TypeError|not a function|RangeError/.test(err);
  return { kind: 'refused', ...(sound ? {} : { wrong: `exit ${code}: ${err}` }) };
}

it(`${FILES} damaged centre files: each is refused in one line with its path, or simulated; nothing is thrown and nothing hangs`, {
  timeout: 600_000,
}, async () => {
  const kinds: Record<string, number> = {};
  const wrong: string[] = [];
  let slowest = { milliseconds: 0, file: 0 };
  for (let file = FIRST; file < FIRST + FILES; file++) {
    const start = performance.now();
    try {
      const answer = await answerTo(damaged(file));
      kinds[answer.kind] = (kinds[answer.kind] ?? 0) + 1;
      if (answer.wrong) wrong.push(`file ${file}: ${answer.wrong}`);
    } catch (error) {
      wrong.push(`file ${file} threw ${String(error)}`);
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, file };
  }
  if (process.env.FUZZ_FILES) console.log(kinds, slowest, FILES === 1 ? damaged(FIRST) : '');
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(slowest.milliseconds < SLOW_MILLISECONDS, `file ${slowest.file}`).toBe(true);
  // Both ways must be trodden often, or the damage is of the wrong kind.
  expect(Math.min(kinds.refused ?? 0, (kinds.simulated ?? 0) + (kinds.begun ?? 0))).toBeGreaterThan(FILES / 20);
});

it('absurd sizes are refused before they start, with the calls, time or memory they would take', async () => {
  const said = async (c: Centre, ...args: string[]): Promise<string> => {
    let err = '';
    const io = {
      out: () => undefined,
      err: (part: string) => {
        err += part;
      },
      readText: () => Promise.resolve(JSON.stringify(c)),
    };
    return `${await main(['simulate', 'centre.json', ...args], io)} ${err}`;
  };
  const hour = centre([flow('A')], [group('P', 5, [skill('A')])], { intervals: 1, intervalSeconds: 3600 });
  expect(await said(hour, '--hours', '1e9')).toMatch(
    /^2 plateau: about 7\.5e\+10 calls would have to be simulated, about \d+ hours; at most 5e\+9/,
  );
  const ids = Array.from({ length: 2000 }, (_, i) => `flow-${i}`);
  const wide = centre(
    ids.map((id) => flow(id, { arrivalsPerHour: 1 })),
    Array.from({ length: 5000 }, (_, i) => group(`group-${i}`, 1, i === 0 ? ids.map((id) => skill(id)) : [skill(ids[i % 2000]!)])),
    { intervals: 1 },
  );
  expect(await said({ ...wide, intervals: 10_000 }, '--days', '4')).toMatch(
    /^2 plateau: about \d+ MB of memory would be needed; at most 1500 MB/,
  );
  expect(await said(hour, '--days', '10000000')).toMatch(/^2 plateau: about \d+ MB of memory would be needed; at most 1500 MB/);
  expect(await said(centre([flow('A', { arrivalsPerHour: 1e7 })], [group('P', 5, [skill('A')])], { intervals: 48 }))).toMatch(
    /^2 plateau: flows\[0\]\.arrivalsPerHour: About .* calls in a simulated day/,
  );
});
