/** Reads the arguments of `plateau simulate`. */
import { readArguments } from './arguments.ts';
import { UsageError } from './command.ts';

export interface SimulateOptions {
  readonly file: string;
  readonly seed: number;
  /** Simulated days; null = chosen by --precision, or the default. */
  readonly days: number | null;
  /** Hours of a stationary run, warm-up apart; null = a day run. */
  readonly hours: number | null;
  readonly warmupHours: number | null;
  /** Largest 95 % half-width allowed on any flow's service level. */
  readonly precision: number | null;
  readonly json: boolean;
}

const OPTIONS = {
  seed: { kind: 'number', min: 0, integer: true },
  days: { kind: 'number', min: 1, max: 10_000_000, integer: true },
  hours: { kind: 'number', above: 0, max: 1e9 },
  warmup: { kind: 'number', min: 0, max: 1e9 },
  precision: { kind: 'number', above: 0, max: 1 },
  threads: { kind: 'number', min: 1, max: 256, integer: true },
  json: { kind: 'flag' },
} as const;

/** @throws UsageError */
export function readSimulateOptions(args: readonly string[]): SimulateOptions {
  const { positional, options } = readArguments(args, OPTIONS);
  const [file, other] = positional;
  if (file === undefined) throw new UsageError('a centre file is needed: plateau simulate FILE …');
  if (other !== undefined) throw new UsageError(`one file at a time: ${file} or ${other}`);
  if (options.hours !== undefined && options.days !== undefined) throw new UsageError('--days and --hours exclude each other');
  if (options.hours === undefined && options.warmup !== undefined) throw new UsageError('--warmup goes with --hours');
  return {
    file,
    seed: options.seed ?? 1,
    days: options.days ?? null,
    hours: options.hours ?? null,
    warmupHours: options.warmup ?? null,
    precision: options.precision ?? null,
    json: options.json ?? false,
  };
}
