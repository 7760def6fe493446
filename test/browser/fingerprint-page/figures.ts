/** What is computed everywhere: a day with every rule and distribution of the format, and a stationary run; hashed to the last bit. */
import { ENGINE_VERSION, fingerprintOf, plateauResult, simulateDay } from '../../../src/engine/simulate/index.ts';
import { createStationary } from '../../../src/engine/simulate/stationary.ts';
import type { Runner } from '../../../src/jobs/runner.ts';
import { sha256Hex, sha256HexOfBytes } from '../../../src/maths/sha256.ts';
import type { Centre, CentreFlow, Distribution } from '../../../src/model/centre.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';

const LAWS: readonly Distribution[] = [
  { kind: 'lognormal', mean: 300, cv: 0.8 },
  { kind: 'gamma', mean: 240, cv: 1.4 },
  { kind: 'weibull', mean: 200, shape: 0.7 },
  { kind: 'erlang', mean: 260, phases: 3 },
  { kind: 'hyperexponential', means: [60, 600], weights: [3, 1] },
  { kind: 'empirical', values: [30, 200, 700], weights: [1, 2, 1] },
  { kind: 'uniform', min: 60, max: 400 },
  { kind: 'exponential', mean: 220 },
];

const flowOf = (law: Distribution, i: number): CentreFlow => ({
  id: `flow-${i}`,
  arrivalsPerHour: [40 + 5 * i, 70, 30],
  busyness: { cv: 0.15 },
  handling: law,
  patience: LAWS[(i + 3) % LAWS.length]!,
  balking: i % 2 === 0 ? 0.05 : 0,
  target: { withinSeconds: 20, share: 0.8 },
  redial: { afterAbandonment: 0.4, afterBlocking: 0.8, delay: { kind: 'gamma', mean: 300, cv: 0.5 } },
  repeat: { probability: 0.1, delay: { kind: 'weibull', mean: 900, shape: 1.5 } },
  transfers: [{ to: `flow-${(i + 1) % LAWS.length}`, probability: 0.1 }],
});

export const DAY: Centre = {
  format: 'plateau-centre/1',
  intervalSeconds: 1800,
  intervals: 3,
  closing: 'serve',
  waitingRoom: 60,
  flows: LAWS.map(flowOf),
  groups: LAWS.map((law, i) => ({
    id: `group-${i}`,
    agents: [5, 7, 4],
    paces: [
      { share: 0.3, handlingFactor: 1.4 },
      { share: 0.1 * (i % 3), flows: [{ flow: `flow-${i}`, handlingFactor: 1.7 }] },
    ],
    skills: [
      { flow: `flow-${i}`, rank: 1, queueRank: 1, handlingFactor: 1.1 },
      { flow: `flow-${(i + 1) % LAWS.length}`, rank: 2, queueRank: 1, handling: law, overflow: { afterSeconds: 12 } },
    ],
  })),
};

const hour: Centre = {
  ...DAY,
  intervals: 1,
  flows: DAY.flows.map(({ arrivalsPerHour: _rates, ...flow }) => ({ ...flow, arrivalsPerHour: 50 })),
  groups: DAY.groups.map((group) => ({ ...group, agents: 6 })),
};

const SEED = 20_231;
const REPLICATIONS = 22;

/** Every number of a table, products and waits included. */
function allBits(table: DayTable): string {
  const arrays = Object.entries(table).filter((entry): entry is [string, Float64Array] => entry[1] instanceof Float64Array);
  arrays.sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(arrays.map(([name, a]) => name + sha256HexOfBytes(new Uint8Array(a.buffer, a.byteOffset, a.byteLength))).join());
}

/** On the thread that asks. */
export function figuresHere(): string {
  const day = simulateDay({ day: { dayId: 'mon', centre: DAY }, seed: SEED, replications: REPLICATIONS });
  const run = createStationary({ centre: hour, seed: SEED, hours: 30, warmupHours: null });
  const stationary = plateauResult({
    table: run.finish(),
    stationary: true,
    engine: ENGINE_VERSION,
    seed: SEED,
    wallSeconds: 0,
    facts: run.facts(),
  });
  return `${fingerprintOf([day])} ${allBits(day)} ${stationary.fingerprint}`;
}

/** The day by a runner: the first two parts of figuresHere. */
export async function figuresOf(runner: Runner): Promise<string> {
  const runs = [{ id: 'baseline', days: [{ dayId: 'mon', centre: DAY }] }];
  try {
    const outcome = await runner.simulate({ runs, seed: SEED, replications: REPLICATIONS });
    const run = outcome.runs[0]!;
    return `${run.fingerprint} ${allBits(run.days[0]!)}`;
  } finally {
    runner.dispose();
  }
}
