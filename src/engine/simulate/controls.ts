/**
 * Purpose: control variates of a week: how many more callers came, by chance, than the centre expects. What a figure owes to that luck can be taken
 * out of it, because the expectation is known (docs/engine.md, "Weeks that drew more callers").
 * Two of them for a figure of some flows: the calls of these flows, and the work of all flows that share agents with them (calls × mean handling
 * time). Calls that others transfer are counted where they go, at the probability of the transfer. Any weights would do, as the expectation of
 * each is 0; these are those that waiting depends on.
 */
import { connected } from '../../maths/connected.ts';
import type { Centre } from '../../model/centre.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { distributionMean } from './estimate-work.ts';
import type { Selection, WeightedDay } from './statistics.ts';

/** A simulated day with the centre it was simulated from. */
export interface ControlledDay extends WeightedDay {
  readonly centre: Centre;
}

/** Values by week, each with expectation 0. */
export type Controls = readonly Float64Array[];

/** Transfers of transfers of transfers … are neglected beyond. */
const TRANSFER_ROUNDS = 6;

/** Expected fresh calls of a day, by flow. */
export function expectedFresh({ flows, intervals, intervalSeconds }: Centre): Float64Array {
  const hours = intervalSeconds / 3600;
  return Float64Array.from(flows, ({ arrivalsPerHour }) =>
    typeof arrivalsPerHour === 'number'
      ? arrivalsPerHour * hours * intervals
      : arrivalsPerHour.reduce((sum, rate) => sum + rate * hours, 0),
  );
}

interface DayLoads {
  /** [replication][flow] calls more than expected. */
  readonly calls: Float64Array;
  /** Seconds of work of a call, by flow; 0 for work that can wait. */
  readonly seconds: Float64Array;
  /** By flow: the first flow of those that share agents with it, straight or through others. */
  readonly part: Int32Array;
}

function partsOf({ flows, groups }: Centre): Int32Array {
  const place = new Map(flows.map(({ id }, index) => [id, index]));
  const parts = connected(flows.length);
  for (const { skills } of groups) {
    const mine = skills.flatMap(({ flow }) => place.get(flow) ?? []).filter((flow) => !flows[flow]!.deferrable);
    for (const flow of mine) parts.join(mine[0]!, flow);
  }
  return Int32Array.from(flows, (_, flow) => parts.partOf(flow));
}

/** What comes because of what came: calls at the probability of each transfer, row by row. */
function passOn(centre: Centre, rows: Float64Array): Float64Array {
  const count = centre.flows.length;
  const place = new Map(centre.flows.map(({ id }, index) => [id, index]));
  const moves = centre.flows.flatMap(({ transfers }, from) =>
    (transfers ?? []).flatMap(({ to, probability }) => (place.has(to) ? [{ from, to: place.get(to)!, probability }] : [])),
  );
  const all = rows.slice();
  let moving = rows;
  for (let round = 0; round < TRANSFER_ROUNDS && moves.length > 0; round++) {
    const next = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row += count) {
      for (const { from, to, probability } of moves) next[row + to] = next[row + to]! + moving[row + from]! * probability;
    }
    for (let i = 0; i < all.length; i++) all[i] = all[i]! + next[i]!;
    moving = next;
  }
  return all;
}

const known = new WeakMap<DayTable, DayLoads>();

/** null when the table does not tell its fresh calls. */
function loadsOf({ table, centre }: ControlledDay): DayLoads | null {
  const found = known.get(table);
  if (found || !table.freshCalls) return found ?? null;
  const count = table.flowIds.length;
  const expected = expectedFresh(centre);
  const loads: DayLoads = {
    calls: passOn(
      centre,
      table.freshCalls.map((calls, i) => calls - expected[i % count]!),
    ),
    seconds: Float64Array.from(centre.flows, (flow) => (flow.deferrable ? 0 : distributionMean(flow.handling))),
    part: partsOf(centre),
  };
  known.set(table, loads);
  return loads;
}

/** Controls for figures of the selected flows; none when a table does not tell its fresh calls. */
export function controlsOf(days: readonly ControlledDay[], selection: Selection): Controls {
  const replications = days.reduce((least, { table }) => Math.min(least, table.replications), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(replications)) return [];
  const calls = new Float64Array(replications);
  const work = new Float64Array(replications);
  for (const day of days) {
    const loads = loadsOf(day);
    if (loads === null) return [];
    const selected = typeof selection === 'function' ? selection(day.table) : selection;
    const own = new Set(selected);
    const parts = new Set(selected.map((flow) => loads.part[flow]!));
    const count = day.table.flowIds.length;
    for (let r = 0; r < replications; r++) {
      for (let flow = 0; flow < count; flow++) {
        const more = day.weight * loads.calls[r * count + flow]!;
        if (own.has(flow)) calls[r] = calls[r]! + more;
        if (parts.has(loads.part[flow]!)) work[r] = work[r]! + more * loads.seconds[flow]!;
      }
    }
  }
  return [calls, work];
}
