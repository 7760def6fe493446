/**
 * What a command of `plateau` is: a file `<name>-command.ts` that exports `command`. `plateau.ts` finds it by its name.
 */

export interface CommandIo {
  /** To standard output, as it stands; the caller writes its own line ends. */
  readonly out: (text: string) => void;
  /** To standard error: progress, notes. */
  readonly err: (text: string) => void;
  /** The file's text. Rejects with a UsageError of one line when it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
}

export interface Command {
  /** One line for `plateau --help`. */
  readonly summary: string;
  /** Lines for `plateau NAME --help`: the usage first. */
  readonly help: string;
  /** @returns the exit code: 0 done, 1 failed with the reason on stderr. Bad input is thrown as a UsageError. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
}

/** Bad input or usage: one line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Good input without an answer (infeasible, no steady state): one line on stderr, exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
