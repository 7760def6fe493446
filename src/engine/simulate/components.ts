/**
 * Purpose: a day cut into parts that share nothing, each simulated for itself: what changes in one leaves the others' tables standing.
 * Parts hang together by groups, transfers, and redials that go to another flow. As every flow and group has random streams of its own
 * (stream-layout.ts) and callers of one part never meet those of another, the figures are those of the whole, to the last bit. Where
 * something ties the parts all the same (isTied), nothing is cut.
 */
import { connected } from '../../maths/connected.ts';
import type { Centre, Distribution } from '../../model/centre.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { expectedFresh } from './controls.ts';

/** Parts of fewer fresh calls a day are simulated together: a batch of so few calls costs more to send than to compute. */
export const LEAST_CALLS = 300;

/** By flow: the first flow of its part. A limit on all callers who wait ties every flow to every other. */
function partOfFlow({ flows, groups, waitingRoom }: Centre): Int32Array {
  const place = new Map(flows.map(({ id }, index) => [id, index]));
  const parts = connected(flows.length);
  if ((waitingRoom ?? null) !== null) for (const index of flows.keys()) parts.join(0, index);
  const join = (a: number, b: number | undefined): void => {
    if (b !== undefined) parts.join(a, b);
  };
  for (const { skills } of groups) {
    const first = place.get(skills[0]?.flow ?? '');
    if (first !== undefined) for (const { flow } of skills) join(first, place.get(flow));
  }
  for (const [index, { transfers, redial }] of flows.entries()) {
    for (const { to } of transfers ?? []) join(index, place.get(to));
    for (const { flow } of redial?.to ?? []) join(index, place.get(flow));
  }
  return Int32Array.from(flows, (_, flow) => parts.partOf(flow));
}

/** Durations of which two may be the same: then calls that begin together end together, and who comes first is a matter of numbering. */
const mayRepeat = (law: Distribution | null | undefined): boolean =>
  law != null &&
  (law.kind === 'deterministic' || law.kind === 'empirical' || ('cv' in law && law.cv === 0) || ('min' in law && law.min === law.max));

/**
 * Whether figures of one part may depend on events of another: agents of different groups come free at one instant by more than chance, or an agent
 * who waits for another (support, a warm transfer) is held until the last event of the day.
 */
function isTied({ flows, groups }: Centre): boolean {
  return (
    flows.some(
      ({ handling, afterCallWork, callback, support, transfers }) =>
        mayRepeat(handling) ||
        mayRepeat(afterCallWork) ||
        mayRepeat(callback?.failedHandling) ||
        Boolean(support) ||
        (transfers ?? []).some(({ warm }) => Boolean(warm)),
    ) ||
    // Those who take a break together come back together.
    groups.some(
      ({ breaks, skills }) =>
        (breaks ?? []).length > 0 || skills.some(({ handling, afterCallWork }) => mayRepeat(handling) || mayRepeat(afterCallWork)),
    )
  );
}

function cut(centre: Centre): readonly Centre[] {
  const { flows, groups } = centre;
  if (isTied(centre)) return [centre];
  const part = partOfFlow(centre);
  const calls = new Map<number, number>();
  for (const [flow, expected] of expectedFresh(centre).entries()) calls.set(part[flow]!, (calls.get(part[flow]!) ?? 0) + expected);
  // Small parts, flows that nobody answers, and groups without a skill stand together.
  const REST = -1;
  const answered = new Set(groups.flatMap(({ skills }) => skills.map(({ flow }) => flow)));
  const staffed = new Set(flows.flatMap(({ id }, flow) => (answered.has(id) ? [part[flow]!] : [])));
  const large = [...calls].filter(([first, expected]) => expected >= LEAST_CALLS && staffed.has(first)).map(([first]) => first);
  if (large.length === 0) return [centre];
  const placeOf = (flow: number): number => (large.includes(part[flow]!) ? part[flow]! : REST);
  const partOfId = new Map(flows.map(({ id }, flow) => [id, placeOf(flow)]));
  const groupPlace = groups.map(({ skills }) => partOfId.get(skills[0]?.flow ?? '') ?? REST);
  const needsGroup = flows.some(({ id }, flow) => placeOf(flow) === REST && !answered.has(id)) && !groupPlace.includes(REST);
  const needsFlow = groupPlace.includes(REST) && !flows.some((_, flow) => placeOf(flow) === REST);
  // A part is a centre only with a flow and a group: what would be left alone goes with the first.
  const rest = needsGroup || needsFlow ? large[0]! : REST;
  const places = rest === REST && flows.some((_, flow) => placeOf(flow) === REST) ? [...large, REST] : large;
  const settle = (place: number): number => (place === REST ? rest : place);
  if (places.length === 1) return [centre];
  return places.map((place) => ({
    ...centre,
    flows: flows.filter((_, flow) => settle(placeOf(flow)) === place),
    groups: groups.filter((_, group) => settle(groupPlace[group]!) === place),
  }));
}

const known = new WeakMap<Centre, readonly Centre[]>();

/** The parts of a centre, itself when it is of one piece; the same objects when asked again. */
export function partsOfCentre(centre: Centre): readonly Centre[] {
  const parts = known.get(centre) ?? cut(centre);
  known.set(centre, parts);
  return parts;
}

/** Rows of the parts, side by side in the order of the whole. */
function sideBySide(
  replications: number,
  ids: readonly string[],
  width: number,
  parts: readonly { readonly ids: readonly string[]; readonly rows: Float64Array }[],
): Float64Array {
  const place = new Map(ids.map((id, index) => [id, index]));
  const whole = new Float64Array(replications * ids.length * width);
  for (const { ids: own, rows } of parts) {
    for (const [column, id] of own.entries()) {
      const to = place.get(id)!;
      for (let r = 0; r < replications; r++) {
        const from = (r * own.length + column) * width;
        whole.set(rows.subarray(from, from + width), (r * ids.length + to) * width);
      }
    }
  }
  return whole;
}

/** The days' totals of a centre from those of its parts (tables of detail 'days', as many replications each). */
export function joinParts(centre: Centre, tables: readonly DayTable[]): DayTable {
  const [first] = tables;
  if (first === undefined) throw new RangeError('no table to join');
  if (tables.length === 1) return first;
  const { replications } = first;
  const flowIds = centre.flows.map(({ id }) => id);
  const groupIds = centre.groups.map(({ id }) => id);
  const byFlow = (rows: (table: DayTable) => Float64Array) => tables.map((table) => ({ ids: table.flowIds, rows: rows(table) }));
  return {
    ...first,
    flowIds,
    groupIds,
    flowCounters: sideBySide(
      replications,
      flowIds,
      FLOW_COUNTERS.length,
      byFlow(({ flowCounters }) => flowCounters),
    ),
    groupCounters: sideBySide(
      replications,
      groupIds,
      GROUP_COUNTERS.length,
      tables.map((table) => ({ ids: table.groupIds, rows: table.groupCounters })),
    ),
    freshCalls: tables.every(({ freshCalls }) => freshCalls)
      ? sideBySide(
          replications,
          flowIds,
          1,
          byFlow(({ freshCalls }) => freshCalls!),
        )
      : undefined,
    calls: tables.reduce((sum, { calls }) => sum + calls, 0),
  };
}
