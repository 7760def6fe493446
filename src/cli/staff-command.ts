/**
 * `plateau staff FILE`: the least-cost whole agents by group and interval that meet every flow's target, within the groups' bounds.
 * Exit 0 feasible, 1 infeasible (the answer names what is short), 2 bad input or usage.
 */
import { loadMilpSolver } from '../jobs/highs-solver.ts';
import { createOptimiser } from '../jobs/optimiser.ts';
import { plateauEngine } from '../jobs/plateau-engine.ts';
import type { Centre } from '../model/centre.ts';
import type { OptimisationOutcome, UnknownRule } from '../protocol/optimisation.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandFailed, type CommandIo, UsageError } from './command.ts';
import { readCentre } from './simulate-command.ts';

const OPTIONS = {
  seed: { kind: 'number', min: 0, integer: true },
  days: { kind: 'number', min: 8, max: 100_000, integer: true },
  occupancy: { kind: 'number', above: 0, max: 1 },
  time: { kind: 'number', above: 0, max: 86_400 },
  json: { kind: 'flag' },
} as const;

const DEFAULT_DAYS = 128;
const DEFAULT_TIME_SECONDS = 300;
const GAP = 1e-6;

/** A centre that asks for something: without any target every staffing would do. */
function refuseWithoutTarget(centre: Centre): void {
  if (centre.totalTarget || centre.flows.some((flow) => flow.target)) return;
  throw new UsageError('flows: none has a target, and there is no totalTarget; nothing says how much staff is enough');
}

/** What the search and its bound leave out, for a reader of the terminal. */
const NOTES: Readonly<Record<UnknownRule, string>> = {
  callback: 'callback: the lower bound and --occupancy count these calls like any other',
  supportWait: 'support: the help given is counted, the wait for it is not; the lower bound may be below the true minimum',
  warmWait: 'transfers.warm: the wait for the second agent is not counted; the lower bound may be below the true minimum',
  score: 'score: followed by the simulation, unknown to the search and the lower bound',
  stages: 'stages: followed by the simulation, unknown to the search and the lower bound',
  breaks: 'breaks: taken as they stand in the file, however many agents there are',
  backlog: 'deferrable.backlog: what waits in the morning is not asked to be done that day',
  rooms: 'shared workplaces: unknown to the solver without WebAssembly',
};

function staffingJson(outcome: OptimisationOutcome, seed: number): object {
  const [day] = outcome.days;
  return {
    format: 'plateau-staffing/1',
    status: outcome.status,
    cost: outcome.cost,
    agents: Object.fromEntries(day.groupIds.map((id, g) => [id, day.agents[g]])),
    flows: Object.fromEntries(Object.entries(day.serviceLevel).map(([id, serviceLevel]) => [id, { serviceLevel }])),
    lowerBound: outcome.lowerBound,
    gap: outcome.gap,
    solver: outcome.solver,
    ...(outcome.unknownRules.length > 0 && { notes: outcome.unknownRules.map((rule) => ({ rule, note: NOTES[rule] })) }),
    seed,
    ...(outcome.conflicts.length > 0 && {
      conflicts: outcome.conflicts.map(({ flowIds, interval, missingAgents }) => ({ flows: flowIds, interval, missingAgents })),
    }),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function staffingTable(outcome: OptimisationOutcome): string {
  const [day] = outcome.days;
  const width = Math.max(5, ...day.groupIds.map((id) => id.length));
  const lines = [
    `${outcome.status}: cost ${Number(outcome.cost.toFixed(6))}, ${
      outcome.lowerBound > 0
        ? `no staffing below ${Number(outcome.lowerBound.toFixed(6))} (gap ${percent(outcome.gap)})`
        : 'no lower bound proven'
    }`,
    '',
    'agents by interval',
    ...day.groupIds.map((id, g) => `${id.padEnd(width)}  ${day.agents[g].join(' ')}`),
    '',
    'service level, simulated; ± is the 95 % half-width',
    ...Object.entries(day.serviceLevel).map(
      ([id, { mean, halfWidth }]) => `${id.padEnd(width)}  ${percent(mean)}${halfWidth === null ? '' : ` ± ${percent(halfWidth)}`}`,
    ),
    ...outcome.unknownRules.map((rule) => `note: ${NOTES[rule]}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is short, in one line. */
function reason(outcome: OptimisationOutcome): string {
  const [worst] = [...outcome.conflicts].sort((a, b) => b.missingAgents - a.missingAgents);
  const more = outcome.conflicts.length - 1;
  if (worst.missingAgents === 0) {
    return `no staffing meets the target of ${worst.flowIds.join(' + ')}: too many of its calls may be taken only after the promised time (overflow.afterSeconds)`;
  }
  const others = more > 0 ? `, and ${more} more` : '';
  return `no staffing within maxAgents meets the targets: ${worst.flowIds.join(' + ')} lacks ${worst.missingAgents} or more in interval ${worst.interval}${others}`;
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positional, options } = readArguments(args, OPTIONS);
  const [file, other] = positional;
  if (file === undefined) throw new UsageError('a centre file is needed: plateau staff FILE …');
  if (other !== undefined) throw new UsageError(`one file at a time: ${file} or ${other}`);
  const centre = readCentre(file, await io.readText(file));
  refuseWithoutTarget(centre);
  const seed = options.seed ?? 1;
  let shown = -1;
  const outcome = await createOptimiser(plateauEngine, loadMilpSolver)(
    {
      days: [{ dayId: 'day', centre }],
      seed,
      checkReplications: options.days ?? DEFAULT_DAYS,
      occupancyCap: options.occupancy ?? null,
      gap: GAP,
      timeLimitSeconds: options.time ?? DEFAULT_TIME_SECONDS,
    },
    {
      onProgress: ({ share, phase }) => {
        const tens = Math.floor(share * 10);
        if (tens > shown) io.err(`${tens * 10} % ${phase}\n`);
        shown = Math.max(shown, tens);
      },
    },
  );
  io.out(options.json ? `${JSON.stringify(staffingJson(outcome, seed))}\n` : staffingTable(outcome));
  if (outcome.status === 'infeasible') throw new CommandFailed(reason(outcome));
  return 0;
}

export const command: Command = {
  summary: 'least-cost agents by group and interval that meet the targets of a centre file',
  help: [
    'plateau staff FILE [--seed N] [--days N] [--occupancy SHARE] [--time SECONDS] [--json]',
    '',
    '  --days N            simulated days that confirm the answer (128)',
    '  --occupancy SHARE   agents may be at work for at most this share of their time, e.g. 0.85',
    '  --time SECONDS      takes the best so far after this time (300)',
    '  --seed N            the random numbers of the check (1)',
    '  --json              plateau-staffing/1 on standard output',
    '',
    '  Bounds: minAgents and maxAgents of the groups; cost: costPerHour (1 where it is absent).',
  ].join('\n'),
  run,
};
