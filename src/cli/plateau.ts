/**
 * The headless command: `plateau COMMAND …`. Exit codes: 0 done, 1 failed with the reason, 2 bad input or usage; always one line on stderr, never
 * a stack trace. Commands stand in files of their own (`<name>-command.ts`) and are loaded when called.
 */
import { type Command, type CommandIo, UsageError } from './command.ts';

const FILES = import.meta.glob<{ command: Command }>('./*-command.ts');

/** Commands that the file formats already name but this version does not have. */
const LATER = ['plan', 'claim'];

function commandNames(): string[] {
  return Object.keys(FILES)
    .map((path) => path.slice('./'.length, -'-command.ts'.length))
    .sort();
}

async function loadCommand(name: string): Promise<Command> {
  if (LATER.includes(name)) throw new UsageError(`"${name}" is not in this version; this version has: ${commandNames().join(', ')}`);
  const path = `./${name}-command.ts`;
  if (!Object.hasOwn(FILES, path))
    throw new UsageError(`there is no command "${oneLine(name)}"; this version has: ${commandNames().join(', ')}`);
  return (await FILES[path]!()).command;
}

async function overview(): Promise<string> {
  const lines = ['plateau COMMAND …', ''];
  for (const name of commandNames()) lines.push(`  ${name.padEnd(10)} ${(await loadCommand(name)).summary}`);
  lines.push('', 'plateau COMMAND --help tells more. --json prints one JSON object on standard output and nothing else.');
  lines.push('Exit codes: 0 done, 1 failed (the reason on standard error), 2 bad input or usage.');
  return `${lines.join('\n')}\n`;
}

/** Line breaks and control characters out, length bounded: what goes into a one-line message. */
function oneLine(text: string): string {
  const flat = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return flat.length > 400 ? `${flat.slice(0, 400)}…` : flat;
}

/**
 * Runs one command line.
 * @param args what stands after `plateau`
 * @returns the exit code
 */
export async function main(args: readonly string[], io: CommandIo): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === '--help' || name === '-h' || name === 'help') {
      io.out(await overview());
      return 0;
    }
    if (name === undefined) throw new UsageError(`a command is needed: ${commandNames().join(', ')}; see: plateau --help`);
    const command = await loadCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(`${command.help}\n`);
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    io.err(`plateau: ${oneLine(error instanceof Error ? error.message : String(error))}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
