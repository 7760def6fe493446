/**
 * The days a worker has been given and still keeps, so that each crosses to it once and not with every batch: a nation's centre takes its time
 * to be copied, and the engine keeps a day compiled as long as its centre lives. The slot decides what the worker keeps, by an estimate of
 * bytes; the day unused for longest goes first.
 */
import type { BatchRequest, DayInput } from '../protocol/simulation.ts';

/** A batch on its way to a worker. */
export interface PostedBatch extends Omit<BatchRequest, 'day'> {
  /** Number of its day; `day` is null when the worker has it. */
  readonly number: number;
  readonly day: DayInput | null;
  /** Numbers of days that the worker need not keep any more. */
  readonly forget: readonly number[];
}

const MAX_BYTES = 128e6;
/** Of a day compiled and its centre: in all, for each flow, each flow in each interval, each skill. */
const DAY_BYTES = 600_000;
const FLOW_BYTES = 12_000;
const INTERVAL_BYTES = 150;
const SKILL_BYTES = 500;

function estimateBytes({ centre }: DayInput): number {
  const skills = centre.groups.reduce((n, group) => n + group.skills.length, 0);
  return DAY_BYTES + centre.flows.length * (FLOW_BYTES + centre.intervals * INTERVAL_BYTES) + skills * SKILL_BYTES;
}

/** What one worker keeps, as its slot knows it. */
export class PostedDays {
  // A Map keeps the order of insertion: the first key is the day unused for longest.
  readonly #days = new Map<DayInput, { readonly number: number; readonly bytes: number }>();
  readonly #maxBytes: number;
  #bytes = 0;
  #last = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  post({ day, ...rest }: BatchRequest): PostedBatch {
    const known = this.#days.get(day);
    if (known) {
      this.#days.delete(day);
      this.#days.set(day, known);
      return { ...rest, number: known.number, day: null, forget: [] };
    }
    const bytes = estimateBytes(day);
    const forget = this.#makeRoom(bytes);
    this.#last += 1;
    this.#days.set(day, { number: this.#last, bytes });
    this.#bytes += bytes;
    return { ...rest, number: this.#last, day, forget };
  }

  #makeRoom(bytes: number): number[] {
    const forget: number[] = [];
    for (const [day, kept] of this.#days) {
      if (this.#bytes + bytes <= this.#maxBytes) break;
      this.#days.delete(day);
      this.#bytes -= kept.bytes;
      forget.push(kept.number);
    }
    return forget;
  }
}

/** The worker's side. @returns the batch with its day */
export function createDayKeeper(): (posted: PostedBatch) => BatchRequest {
  const days = new Map<number, DayInput>();
  return ({ number, day, forget, ...rest }) => {
    for (const old of forget) days.delete(old);
    if (day !== null) days.set(number, day);
    const kept = days.get(number);
    if (kept === undefined) throw new Error(`no day of number ${number}`);
    return { ...rest, day: kept };
  };
}
