/**
 * Purpose: one day that stands for a week: each of its half-hours is taken from another weekday, so that over the day every weekday is looked at
 * several times and every half-hour once. The weekdays of a month have the same queues and teams and differ in volumes, staff and hours; a
 * queue or team that is not there on a weekday has no calls or nobody at its half-hours. What a queue or team is (laws, skills, transfers)
 * is taken from the weekday that knows most of it.
 */
import type { CompiledDay } from '../compile/index.ts';
import type { Centre, CentreFlow, CentreGroup } from '../model/centre.ts';

/** A half-hour of the composite day: whose it is. */
export interface Cell {
  /** Position of the weekday, and of the half-hour among its intervals. */
  readonly day: number;
  readonly interval: number;
}

export interface CompositeDay {
  readonly centre: Centre;
  readonly deferrable: readonly boolean[];
  readonly cells: readonly Cell[];
  /** By weekday: where its flows and groups stand in the composite centre. */
  readonly flowPlaces: readonly (readonly number[])[];
  readonly groupPlaces: readonly (readonly number[])[];
}

const at = (value: number | readonly number[], interval: number): number => (typeof value === 'number' ? value : (value[interval] ?? 0));

/** Half-hours in the order of the day, one in `stride` of each weekday, beginning at a phase that turns with the weekday. */
function cellsOf(days: readonly CompiledDay[], stride: number): readonly Cell[] {
  const cells = days.flatMap(({ centre }, day) =>
    Array.from({ length: centre.intervals }, (_, interval) => ({ day, interval })).filter(
      ({ interval }) => interval % stride === day % stride,
    ),
  );
  const timeOf = ({ day, interval }: Cell): number => days[day]!.firstHalfHour + interval;
  return cells.sort((a, b) => timeOf(a) - timeOf(b) || a.day - b.day);
}

interface Union<T> {
  /** Of each: the fullest that a weekday has. */
  readonly fullest: readonly T[];
  /** By weekday and place in the union: the weekday's own, if it has one. */
  readonly own: readonly (readonly (T | undefined)[])[];
  readonly places: readonly (readonly number[])[];
}

function unite<T extends { readonly id: string }>(lists: readonly (readonly T[])[], size: (one: T) => number): Union<T> {
  const placeOf = new Map<string, number>();
  const fullest: T[] = [];
  const places = lists.map((list) =>
    list.map((one) => {
      const place = placeOf.get(one.id) ?? fullest.length;
      placeOf.set(one.id, place);
      if (place === fullest.length || size(one) > size(fullest[place]!)) fullest[place] = one;
      return place;
    }),
  );
  const own = lists.map((list, day) => {
    const row = new Array<T | undefined>(fullest.length).fill(undefined);
    for (const [index, one] of list.entries()) row[places[day]![index]!] = one;
    return row;
  });
  return { fullest, own, places };
}

export function compositeDay(days: readonly CompiledDay[], stride: number): CompositeDay {
  const cells = cellsOf(days, stride);
  const flows = unite(
    days.map(({ centre }) => centre.flows),
    ({ transfers }) => (transfers ?? []).length,
  );
  const groups = unite(
    days.map(({ centre }) => centre.groups),
    ({ skills }) => skills.length,
  );
  const first = days[0]!.centre;
  const halfHours = new Set(
    days.flatMap(({ firstHalfHour, centre }) => Array.from({ length: centre.intervals }, (_, k) => firstHalfHour + k)),
  );
  const waiting = new Map(days.flatMap((day) => day.flows.map(({ centreFlowId, deferrable }) => [centreFlowId, deferrable] as const)));
  const factors = new Map(days.flatMap(({ centre }) => (centre.dayFactors ?? []).map((factor) => [factor.id, factor] as const)));
  return {
    cells,
    deferrable: flows.fullest.map(({ id }) => waiting.get(id) ?? false),
    flowPlaces: flows.places,
    groupPlaces: groups.places,
    centre: {
      format: first.format,
      intervalSeconds: (first.intervalSeconds * halfHours.size) / Math.max(1, cells.length),
      intervals: cells.length,
      flows: flows.fullest.map(
        (flow, place): CentreFlow => ({
          ...flow,
          arrivalsPerHour: cells.map(({ day, interval }) => at(flows.own[day]![place]?.arrivalsPerHour ?? 0, interval)),
          open: cells.map(({ day, interval }) => {
            const own = flows.own[day]![place];
            return own ? at(own.open ?? 1, interval) : 0;
          }),
        }),
      ),
      groups: groups.fullest.map(
        (group, place): CentreGroup => ({
          ...group,
          agents: cells.map(({ day, interval }) => at(groups.own[day]![place]?.agents ?? 0, interval)),
        }),
      ),
      ...(factors.size > 0 && { dayFactors: [...factors.values()] }),
    },
  };
}
