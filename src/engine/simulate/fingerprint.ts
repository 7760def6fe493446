/**
 * Purpose: a hash that tells whether two runs gave the same figures, to the last bit, wherever they were computed.
 * The bytes are those of little-endian doubles, which is what typed arrays hold on every computer that runs a browser today.
 */
import { sha256Hex, sha256HexOfBytes } from '../../maths/sha256.ts';
import type { DayTable } from '../../protocol/simulation.ts';

const bytesOf = (array: Float64Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** SHA-256 of the counters of a run's days, hexadecimal. The products behind interval half-widths follow from the same calls and are left out. */
export function fingerprintOf(days: readonly DayTable[]): string {
  const parts = days.flatMap((day) => [
    sha256Hex(JSON.stringify([day.dayId, day.replications, day.intervals, day.intervalSeconds, day.flowIds, day.groupIds, day.calls])),
    ...[day.flowCounters, day.groupCounters, day.flowIntervalSums, day.groupIntervalSums].map((array) => sha256HexOfBytes(bytesOf(array))),
  ]);
  return sha256Hex(parts.join('\n'));
}
