/**
 * `plateau shifts FILE`: covers a requirement with shift patterns at least cost (plateau-shifts/1).
 * Exit 0 covered, 1 impossible, 2 bad input or usage.
 */
import { coverShifts, readShiftProblem, type ShiftAnswer, ShiftFileError, type ShiftProblem } from '../engine/optimise/index.ts';
import { loadMilpSolver } from '../jobs/highs-solver.ts';
import { jsonErrorOffset } from '../model/json-position.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandFailed, type CommandIo, UsageError } from './command.ts';

const OPTIONS = { time: { kind: 'number', above: 0, max: 86_400 }, json: { kind: 'flag' } } as const;

const DEFAULT_TIME_SECONDS = 300;

function readProblem(path: string, text: string): ShiftProblem {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const before = text.slice(0, Math.max(0, jsonErrorOffset(text)));
    throw new UsageError(`${path}: not JSON at line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`);
  }
  try {
    return readShiftProblem(value);
  } catch (error) {
    if (error instanceof ShiftFileError) throw new UsageError(error.message);
    throw error;
  }
}

function shiftTable(answer: ShiftAnswer): string {
  const lines = [`${answer.status}: cost ${Number(answer.cost.toFixed(6))}, no cover below ${Number(answer.lowerBound.toFixed(6))}`];
  for (const [id, count] of Object.entries(answer.counts)) lines.push(`${String(count).padStart(6)} × ${id}`);
  for (const { interval, agents } of answer.missing) lines.push(`interval ${interval}: ${agents} missing`);
  return `${lines.join('\n')}\n`;
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positional, options } = readArguments(args, OPTIONS);
  const [file, other] = positional;
  if (file === undefined) throw new UsageError('a shift file is needed: plateau shifts FILE …');
  if (other !== undefined) throw new UsageError(`one file at a time: ${file} or ${other}`);
  const problem = readProblem(file, await io.readText(file));
  const answer = await coverShifts(problem, await loadMilpSolver(), options.time ?? DEFAULT_TIME_SECONDS);
  io.out(options.json ? `${JSON.stringify(answer)}\n` : shiftTable(answer));
  if (answer.status !== 'infeasible') return 0;
  const [first] = answer.missing;
  const where = first ? `interval ${first.interval} lacks ${first.agents} at least` : 'the patterns cannot cover all intervals together';
  throw new CommandFailed(`the requirement cannot be covered: ${where}; Maybe give "under" a cost, or raise "max"`);
}

export const command: Command = {
  summary: 'covers a requirement by interval with shift patterns at least cost',
  help: [
    'plateau shifts FILE [--time SECONDS] [--json]',
    '',
    '  FILE is plateau-shifts/1: intervalSeconds, requirement, patterns (id, cost, covers, max), under',
    '  --time SECONDS   takes the best so far after this time (300)',
    '  --json           one JSON object on standard output',
  ].join('\n'),
  run,
};
