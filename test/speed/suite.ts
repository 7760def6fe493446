/** What is timed: every case is a function that does some calls and says how many. Runs in any worker. */
import { simulateBatch } from '../../src/engine/simulate/index.ts';
import { daySchedule, prepare } from '../../src/engine/simulate/prepare.ts';
import { createState } from '../../src/engine/simulate/state.ts';
import type { Centre } from '../../src/model/centre.ts';
import { modelA, NATION, nation, ONE_SITE, region, threeSkills, timedOverflow } from './centres.ts';
import { plainProgram } from './plain-program.ts';
import { yardstick } from './yardstick.ts';

/** Calls of the yardstick and of the plain program between two looks at the clock. */
const SLICE = 100_000;

/** Does some calls and returns how many. */
type Slice = () => number;

/** Batch after batch of four days, as a run does: compiling the centre, the calls, the statistics. */
function days(centre: Centre): Slice {
  let batch = 0;
  return () => simulateBatch({ day: { dayId: 'bench', centre }, seed: 1, firstReplication: 4 * batch++, replications: 4 }).calls;
}

export const CASES: Readonly<Record<string, () => Slice>> = {
  yardstick: () => () => {
    if (Number.isNaN(yardstick(SLICE))) throw new Error('the yardstick lost its events');
    return SLICE;
  },
  plain: () => () => plainProgram(SLICE).calls,
  'model A': () => days(modelA()),
  'three skills': () => days(threeSkills()),
  'timed overflow': () => days(timedOverflow()),
  region: () => days(region()),
  'one site': () => days(nation(ONE_SITE)),
  nation: () => days(nation(NATION)),
};

const ready = new Map<string, Slice>();

/** Makes a case ready without timing it. */
export function makeReady(name: string): void {
  if (!ready.has(name)) ready.set(name, CASES[name]!());
}

/** Runs a case for about `milliseconds`. @returns ns a call */
export function time(name: string, milliseconds: number): number {
  makeReady(name);
  const slice = ready.get(name)!;
  const start = performance.now();
  let calls = 0;
  let now = start;
  do {
    calls += slice();
    now = performance.now();
  } while (now - start < milliseconds);
  return ((now - start) * 1e6) / calls;
}

/** Different centres compiled again and again, and their states: the bench looks whether all have one shape. */
export function compiledCentres() {
  const centres = Array.from({ length: 10 }, () => [modelA(), threeSkills(), region()]).flat();
  const models = centres.map((centre) => prepare(centre, daySchedule(centre), 1, 'bench'));
  return { models, states: models.map(createState) };
}
