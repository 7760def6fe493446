/** `plateau erlang b|c|a`: the closed forms on the command line. */
import { erlangA } from '../engine/queueing/erlang-a.ts';
import { erlangB } from '../engine/queueing/erlang-b.ts';
import { erlangC, UnstableQueueError } from '../engine/queueing/erlang-c.ts';
import { contractMeasures, offeredErlangs, type QueueLoad, type QueueMeasures } from '../engine/queueing/queue-measures.ts';
import { readArguments, shorten } from './arguments.ts';
import { type Command, CommandFailed, type CommandIo, UsageError } from './command.ts';

const OPTIONS = {
  arrivals: { kind: 'number', above: 0 },
  handling: { kind: 'number', above: 0 },
  patience: { kind: 'number', above: 0 },
  agents: { kind: 'number', above: 0, max: 1_000_000 },
  within: { kind: 'number', min: 0 },
  json: { kind: 'flag' },
} as const;

const NAMES = { b: 'Erlang B', c: 'Erlang C', a: 'Erlang A' } as const;
type Model = keyof typeof NAMES;

const LABELS: Readonly<Record<keyof QueueMeasures, [label: string, unit: '%' | 's']>> = {
  waitProbability: ['wait at all', '%'],
  serviceLevel: ['service level', '%'],
  serviceLevelExcludingShort: ['service level without short abandonments', '%'],
  meanWait: ['mean wait, all calls', 's'],
  asa: ['mean wait, answered calls', 's'],
  abandonment: ['abandonment', '%'],
  blocking: ['blocking', '%'],
  occupancy: ['occupancy', '%'],
};

function solve(model: Model, load: QueueLoad, patience: number | undefined, within: number | null, io: CommandIo): QueueMeasures {
  if (model === 'b') {
    if (within !== null) io.err('note: nobody waits in Erlang B; --within is not used\n');
    return erlangB(load);
  }
  if (model === 'c') return erlangC(load, within);
  if (patience === undefined) throw new UsageError('erlang a needs --patience SECONDS, the mean patience of the callers');
  return erlangA(load, patience, within);
}

function print(model: Model, load: QueueLoad, within: number | null, measures: QueueMeasures): string {
  const erlangs = Number(offeredErlangs(load).toPrecision(6));
  const lines = [`${NAMES[model]}: ${load.callsPerHour} calls/h of ${load.handlingSeconds} s (${erlangs} erlangs), ${load.agents} agents`];
  for (const key of Object.keys(measures) as (keyof QueueMeasures)[]) {
    const [label, unit] = LABELS[key];
    const value = measures[key]!;
    const figure = unit === '%' ? `${(100 * value).toFixed(2)} %` : `${value.toFixed(2)} s`;
    const limit = key === 'serviceLevel' && within !== null ? ` (${within} s)` : '';
    lines.push(`  ${(label + limit).padEnd(42)}${figure.padStart(12)}`);
  }
  return `${lines.join('\n')}\n`;
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positional, options } = readArguments(args, OPTIONS);
  const [model, surplus] = positional;
  if (model !== 'b' && model !== 'c' && model !== 'a') {
    throw new UsageError(`erlang takes b, c or a first${model === undefined ? '' : `, not "${shorten(model)}"`}`);
  }
  if (surplus !== undefined) throw new UsageError(`erlang takes one model only; "${shorten(surplus)}" is too much`);
  for (const name of ['arrivals', 'handling', 'agents'] as const) {
    if (options[name] === undefined) throw new UsageError(`erlang needs --${name}; see: plateau erlang --help`);
  }
  if (model !== 'a' && options.patience !== undefined) io.err(`note: ${NAMES[model]} has no patience; --patience is not used\n`);
  const load: QueueLoad = { callsPerHour: options.arrivals!, handlingSeconds: options.handling!, agents: options.agents! };
  const within = options.within ?? null;
  try {
    const measures = contractMeasures(solve(model, load, options.patience, within, io));
    io.out(options.json ? `${JSON.stringify(measures)}\n` : print(model, load, within, measures));
  } catch (error) {
    if (error instanceof UnstableQueueError) throw new CommandFailed(error.message);
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
  return 0;
}

export const command: Command = {
  summary: 'closed forms of one queue: Erlang B, C or A',
  help: `plateau erlang b|c|a --arrivals PER_HOUR --handling SECONDS [--patience SECONDS] --agents N [--within SECONDS] [--json]

  b  a call that finds all agents busy is lost (M/M/n/n)
  c  callers wait for ever (M/M/n); needs more agents than erlangs
  a  callers leave after a patience of exponential law (M/M/n+M); needs --patience

  --agents may be fractional: what lies between two whole numbers of agents.
  --within asks for the service level at that waiting time.`,
  run,
};
