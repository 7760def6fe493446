/** The command's input and output under Node. */
import { readFile } from 'node:fs/promises';
import { type CommandIo, UsageError } from './command.ts';

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
};

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : (READ_ERRORS[code] ?? `it cannot be read (${code})`);
    throw new UsageError(`${path}: ${reason}`);
  }
}

export const nodeIo: CommandIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readText,
};
