/** Ways to record what a figure rests on: a source, or an assumption with its range. */
import type { LocalText, Provenance } from '../model/project.ts';

/** A figure taken from a source. @param range when the source itself gives one */
export function sourced(sourceId: string, note?: LocalText, range?: readonly [number, number]): Provenance {
  return { sourceId, ...(range === undefined ? {} : { low: range[0], high: range[1] }), ...(note === undefined ? {} : { note }) };
}

/** An assumption between two figures, in the unit of the field. */
export function assumed(low: number, high: number, note?: LocalText): Provenance {
  return { sourceId: null, low, high, ...(note === undefined ? {} : { note }) };
}

/** An assumption whose range is told in words: lists, ranges relative to each figure. */
export function assumedWithin(note: LocalText): Provenance {
  return { sourceId: null, note };
}
