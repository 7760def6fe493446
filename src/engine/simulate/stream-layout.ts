/**
 * Purpose: which random streams a compiled centre has, where they stand in the bank and what they are called.
 * Layout, in this order:
 * - callers: CALLER_STREAMS for each source of fresh calls, then for the returning calls (redials, repeats, transfers, backlog) of each flow;
 * - sources: SOURCE_STREAMS each;  - flows: FLOW_STREAMS each;  - groups: one each, for departures;
 * - then, only where something asks for them: skills of a law of their own, after-call work, call backs, support, day factors, absence ….
 * Names are made of seed, day, the flow's, origin's or group's id and the purpose, never of an index, so that a stream does not depend on
 * what else a centre has; a source that is an origin is named like a flow of that id, and so meets that flow's callers.
 */
import { createSamplerBank, type Sampler, type SamplerBank } from '../../maths/samplers.ts';
import { STREAM_WORDS, writeStreamKey } from '../../maths/streams.ts';

/** Of callers. */
export const HANDLING = 0;
export const PATIENCE = 1;
export const LUCK = 2;
export const BALKING = 3;
export const CALLER_STREAMS = 4;
const CALLER_PURPOSES = ['handling', 'patience', 'luck', 'balking'] as const;

/** Of sources, from `sourceStreams` on. */
export const GAP = 0;
export const BUSYNESS = 1;
export const SOURCE_STREAMS = 2;
const SOURCE_PURPOSES = ['arrivals', 'busyness'] as const;

/** Of flows, from `flowStreams` on. */
export const REDIAL_CHANCE = 0;
export const REDIAL_DELAY = 1;
export const REPEAT_CHANCE = 2;
export const REPEAT_DELAY = 3;
export const TRANSFER_CHANCE = 4;
export const FLOW_STREAMS = 5;
const FLOW_PURPOSES = ['redial', 'redial delay', 'repeat', 'repeat delay', 'transfer'] as const;

/** What a name is made of: 'flow' or 'group' or 'day factor', its id, and the purpose (none for a day factor). */
export type StreamName = readonly string[];

/** Streams in the order in which they are added, with their names. */
export class StreamList {
  readonly #samplers: Sampler[] = [];
  readonly #names: StreamName[] = [];

  /** @returns the stream's number */
  add(sampler: Sampler, name: StreamName): number {
    this.#samplers.push(sampler);
    return this.#names.push(name) - 1;
  }

  get length(): number {
    return this.#samplers.length;
  }

  sampler(stream: number): Sampler {
    return this.#samplers[stream]!;
  }

  /** @param prefix seed and day */
  bank(prefix: readonly string[]): SamplerBank {
    const bank = createSamplerBank(this.#samplers);
    this.#names.forEach((name, stream) => {
      writeStreamKey(bank.keys, stream * STREAM_WORDS, [...prefix, ...name]);
    });
    return bank;
  }
}

/** Name of a caller's stream. @param id of the source, or of the flow they come back to */
export function callerName(id: string, purpose: string, returning: boolean): StreamName {
  return ['flow', id, returning ? `${purpose} of returning calls` : purpose];
}

/** The four streams of callers. @param samplers by purpose */
export function addCallerStreams(list: StreamList, id: string, returning: boolean, samplers: readonly Sampler[]): void {
  CALLER_PURPOSES.forEach((purpose, p) => {
    list.add(samplers[p]!, callerName(id, purpose, returning));
  });
}

export function addSourceStreams(list: StreamList, id: string, samplers: readonly Sampler[]): void {
  SOURCE_PURPOSES.forEach((purpose, p) => {
    list.add(samplers[p]!, ['flow', id, purpose]);
  });
}

export function addFlowStreams(list: StreamList, id: string, samplers: readonly Sampler[]): void {
  FLOW_PURPOSES.forEach((purpose, p) => {
    list.add(samplers[p]!, ['flow', id, purpose]);
  });
}
