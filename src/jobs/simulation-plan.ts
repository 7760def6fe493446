/**
 * The distinct days of a simulation request. Equal days of different runs (same name, same centre) are simulated once; what a day's
 * figures depend on makes its key.
 */
import { contentHash } from '../model/content-hash.ts';
import type { DayInput, SimulationRequest, TableDetail } from '../protocol/simulation.ts';
import { centreHashSteps } from './centre-hash.ts';
import type { SimulationEngine } from './engine-port.ts';
import { inTurns } from './in-turns.ts';
import { JobFailed } from './runner.ts';
import type { Tick } from './tick.ts';

/** One day to simulate `replications` times. `key`: hash of the engine's version, the seed, the day's name, its centre and the detail. */
export interface DayTask {
  readonly key: string;
  readonly day: DayInput;
  readonly seed: number;
  readonly replications: number;
  readonly detail?: TableDetail;
  /** Expected calls of one replication, for the progress. */
  readonly weight: number;
}

export interface SimulationPlan {
  readonly days: readonly DayTask[];
  /** `runDays[run][day]`: position in `days`. */
  readonly runDays: readonly (readonly number[])[];
}

/** Expected fresh calls of a day; at least one, so that an empty day has a weight too. */
function expectedCalls({ centre }: DayInput): number {
  let calls = 1;
  for (const { arrivalsPerHour } of centre.flows) {
    const perHour = typeof arrivalsPerHour === 'number' ? arrivalsPerHour * centre.intervals : arrivalsPerHour.reduce((a, b) => a + b, 0);
    calls += (perHour * centre.intervalSeconds) / 3600;
  }
  return calls;
}

/**
 * Throws JobFailed 'badInput' when the number of replications or the seed cannot be used.
 * @param tick a turn of the event loop now and then: hashing a nation's week takes its time
 */
export async function planSimulation(request: SimulationRequest, engine: SimulationEngine, tick: Tick): Promise<SimulationPlan> {
  const { replications, seed, detail } = request;
  if (!Number.isSafeInteger(replications) || replications < 1) throw new JobFailed('badInput', `replications: ${replications}`);
  if (!Number.isSafeInteger(seed)) throw new JobFailed('badInput', `seed: ${seed}`);
  const places = new Map<string, number>();
  const days: DayTask[] = [];
  const runDays: number[][] = [];
  for (const run of request.runs) {
    const ofRun: number[] = [];
    for (const { dayId, centre } of run.days) {
      const hash = await inTurns(centreHashSteps(centre), tick);
      const key = contentHash({ engine: engine.version, seed, dayId, centre: hash, ...(detail === 'days' && { detail }) });
      await tick();
      const place = places.get(key) ?? days.length;
      if (place === days.length) {
        places.set(key, place);
        days.push({ key, day: { dayId, centre }, seed, replications, ...(detail && { detail }), weight: expectedCalls({ dayId, centre }) });
      }
      ofRun.push(place);
    }
    runDays.push(ofRun);
  }
  return { days, runDays };
}
