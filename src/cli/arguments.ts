/** Reads a command line: `FILE --seed 3 --json`. Every mistake is a UsageError of one line. */
import { UsageError } from './command.ts';

/** What an option takes: nothing, a number with its allowed range, or a text. */
export type OptionKind =
  | { readonly kind: 'flag' }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly above?: number; readonly min?: number; readonly max?: number; readonly integer?: boolean };

export type OptionTable = Readonly<Record<string, OptionKind>>;

type ValueOf<K extends OptionKind> = K['kind'] extends 'flag' ? true : K['kind'] extends 'number' ? number : string;
export type Options<T extends OptionTable> = { readonly [N in keyof T]?: ValueOf<T[N]> };

export interface Arguments<T extends OptionTable> {
  readonly positional: readonly string[];
  readonly options: Options<T>;
}

function readNumber(name: string, text: string, kind: Extract<OptionKind, { kind: 'number' }>): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new UsageError(`--${name} takes a number, not "${shorten(text)}"`);
  if (kind.integer && !Number.isSafeInteger(value)) throw new UsageError(`--${name} takes a whole number, not ${text}`);
  if (kind.above !== undefined && !(value > kind.above)) throw new UsageError(`--${name} must be above ${kind.above}, not ${text}`);
  if (kind.min !== undefined && value < kind.min) throw new UsageError(`--${name} must be at least ${kind.min}, not ${text}`);
  if (kind.max !== undefined && value > kind.max) throw new UsageError(`--${name} must be at most ${kind.max}, not ${text}`);
  return value;
}

/** A value cut for a one-line message. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/**
 * @param table the options that the command knows
 * @throws UsageError for an unknown or repeated option, a missing or unreadable value
 */
export function readArguments<const T extends OptionTable>(args: readonly string[], table: T): Arguments<T> {
  const positional: string[] = [];
  const options: Record<string, string | number | true> = Object.create(null);
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!;
    if (!argument.startsWith('--')) {
      positional.push(argument);
      continue;
    }
    const [name, inline] = splitOption(argument);
    const kind = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!kind)
      throw new UsageError(
        `unknown option --${shorten(name)}; known: ${Object.keys(table)
          .map((known) => `--${known}`)
          .join(' ')}`,
      );
    if (name in options) throw new UsageError(`--${name} is given twice`);
    if (kind.kind === 'flag') {
      if (inline !== undefined) throw new UsageError(`--${name} takes no value`);
      options[name] = true;
      continue;
    }
    const text = inline ?? args[++i];
    if (text === undefined || (inline === undefined && text.startsWith('--'))) throw new UsageError(`--${name} needs a value`);
    options[name] = kind.kind === 'number' ? readNumber(name, text, kind) : text;
  }
  return { positional, options: options as Options<T> };
}

function splitOption(argument: string): [string, string | undefined] {
  const equals = argument.indexOf('=');
  return equals < 0 ? [argument.slice(2), undefined] : [argument.slice(2, equals), argument.slice(equals + 1)];
}
