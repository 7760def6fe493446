/**
 * `plateau simulate FILE`: reads and checks a centre file, simulates it, prints plateau-result/1 (--json) or a table.
 * Exit 0 done, 1 failed, 2 bad input or usage: one clear line on stderr.
 */
import { ENGINE_VERSION, type PlateauResult, plateauResult } from '../engine/simulate/index.ts';
import { issueText } from '../i18n/texts/issues.ts';
import type { Centre } from '../model/centre.ts';
import { parseCentre } from '../model/centre-validation.ts';
import { jsonErrorOffset } from '../model/json-position.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { readSimulateOptions } from './simulate-options.ts';
import { runCentre } from './simulate-run.ts';

/** A valid centre from a file's text. @throws UsageError of one line: the first problem with the path of its field */
export function readCentre(path: string, text: string): Centre {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const before = text.slice(0, Math.max(0, jsonErrorOffset(text)));
    throw new UsageError(`${path}: not JSON at line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`);
  }
  const parsed = parseCentre(value);
  if (parsed.ok) return parsed.centre;
  const first = parsed.issues[0]!;
  const sentence = issueText(first, 'en');
  const more = parsed.issues.length - 1;
  throw new UsageError(`${first.path === '' ? path : first.path}: ${sentence}${more > 0 ? ` (and ${more} more)` : ''}`);
}

/** Progress on stderr at each whole ten per cent. */
function progressTo(io: CommandIo): (share: number) => void {
  let shown = 0;
  return (share) => {
    const tens = Math.floor(share * 10);
    if (tens < shown) shown = 0;
    if (tens <= shown) return;
    shown = tens;
    io.err(`${tens * 10} %\n`);
  };
}

const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(2)} %`);
const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

function withHalfWidth(figures: Readonly<Record<string, unknown>>, name: string, write: (value: number | null) => string): string {
  const { mean, halfWidth } = figures[name] as { mean: number | null; halfWidth: number | null };
  return halfWidth === null ? write(mean) : `${write(mean)} ± ${write(halfWidth)}`;
}

/** The table for people: one line a flow, one a group. */
export function simulateTable(result: PlateauResult, stationary: boolean): string {
  const flowRow = (name: string, figures: Readonly<Record<string, unknown>>): string[] => [
    name,
    withHalfWidth(figures, 'offered', (v) => (v === null ? '–' : v.toFixed(1))),
    withHalfWidth(figures, 'serviceLevel', percent),
    withHalfWidth(figures, 'abandonment', percent),
    withHalfWidth(figures, 'meanWait', seconds),
    withHalfWidth(figures, 'asa', seconds),
    withHalfWidth(figures, 'waitP90', seconds),
  ];
  const flows = [
    ['flow', stationary ? 'calls/h' : 'calls/day', 'service level', 'abandonment', 'mean wait s', 'ASA s', 'P90 s'],
    ...Object.entries(result.flows).map(([id, figures]) => flowRow(id, figures)),
    flowRow('total', result.total),
  ];
  const groups = [
    ['group', 'occupancy'],
    ...Object.entries(result.groups).map(([id, figures]) => [id, withHalfWidth(figures, 'occupancy', percent)]),
  ];
  const run = stationary ? `${result.replications} batches` : `${result.replications} ${result.replications === 1 ? 'day' : 'days'}`;
  const head = `${result.calls} calls, ${run}, seed ${result.seed}, ${result.wallSeconds.toFixed(2)} s; ± is the 95 % half-width`;
  return `${head}\n\n${align(flows)}\n\n${align(groups)}\n${runInWords(result)}\nfingerprint ${result.fingerprint}\n`;
}

/** What the run says about itself: how a stationary run was read, or how days differ. */
function runInWords(result: PlateauResult): string {
  const facts = result.stationary;
  if (!facts) {
    const { targetMet } = result.total;
    return targetMet ? `\nevery flow meets its target on ${withHalfWidth(result.total, 'targetMet', percent)} of the days\n` : '';
  }
  const warmup = `${facts.warmupHours.toPrecision(3)} h of warm-up forgotten${facts.warmupFound ? ' (found by MSER)' : ''}`;
  const batches = `${facts.batches} batches of ${facts.batchHours.toPrecision(3)} h, lag-1 autocorrelation ${facts.autocorrelation.toFixed(2)}`;
  const warnings = [
    facts.settled ? '' : 'the centre had not settled within a fifth of the run: simulate more hours\n',
    facts.independent ? '' : 'the batches still hang together, so the half-widths are too small: simulate more hours\n',
  ];
  return `\n${warmup}; ${batches}\n${warnings.join('')}`;
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows.map((row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')).join('\n');
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readSimulateOptions(args);
  const centre = readCentre(options.file, await io.readText(options.file));
  const start = performance.now();
  const { table, facts } = runCentre(centre, options, progressTo(io));
  const stationary = options.hours !== null;
  const wallSeconds = (performance.now() - start) / 1000;
  const result = plateauResult({
    table,
    stationary,
    engine: ENGINE_VERSION,
    seed: options.seed,
    wallSeconds,
    centre,
    ...(facts ? { facts } : {}),
  });
  io.out(options.json ? `${JSON.stringify(result)}\n` : simulateTable(result, stationary));
  return 0;
}

export const command: Command = {
  summary: 'runs a centre file: days, or a stationary period',
  help: [
    'plateau simulate FILE [--seed N] [--days N | --hours H [--warmup H]] [--precision P] [--threads N] [--json]',
    '',
    '  --days N       simulated days (200)',
    '  --hours H      one stationary run of H hours, after a warm-up of --warmup H hours (found from the run); one interval',
    '  --precision P  goes on until the 95 % half-width on the service level of every flow is at most P',
    '  --seed N       the random numbers (1): same file, same seed, same figures',
    '  --threads N    accepted; this version computes on one thread. The figures do not depend on it',
    '  --json         plateau-result/1 on standard output',
  ].join('\n'),
  run,
};
