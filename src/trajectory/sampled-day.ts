/**
 * Purpose: the closed forms of a week's days, at some of their half-hours, part by part.
 * Which half-hours: one in `stride` of each weekday, together one day (composite-day.ts). What is counted (volumes, hours) needs no such short
 * cut; only shares do (service level …).
 * Parts: groups of flows and teams that share nothing; calls that transfers bring from one to another are added to its fresh calls, upstream
 * parts first. Each part is remembered by what it is made of: a lever that touches one answer group leaves the others' figures standing.
 */
import type { CompiledDay } from '../compile/index.ts';
import { previewCentre } from '../engine/queueing/preview.ts';
import { distributionMean } from '../engine/simulate/estimate-work.ts';
import { connected } from '../maths/connected.ts';
import type { Centre, CentreFlow, CentreGroup, CentreTransfer } from '../model/centre.ts';
import { meanFactor } from '../model/paces.ts';
import { type CompositeDay, compositeDay } from './composite-day.ts';

/** Of one part; [interval * count + place] each, in the order of the part's flows and groups. */
interface PartFigures {
  /** Calls per hour, all attempts. */
  readonly calls: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly abandonment: Float64Array;
  readonly blocking: Float64Array;
  readonly occupancy: Float64Array;
  /** Calls per hour that a group answers. */
  readonly answered: Float64Array;
}

/** What was worked out, by content; emptied when it grows too large. */
export type ClosedFormMemory = Map<string, PartFigures>;

const MOST_REMEMBERED = 30_000;

/** A day at its sampled intervals; flows and groups in the centre's order, work that can wait left out (NaN shares, no calls). */
export interface SampledDay {
  readonly day: CompiledDay;
  /** Positions of the sampled intervals. */
  readonly intervals: readonly number[];
  /** Half-hours of the day that each sampled one stands for. */
  readonly scale: number;
  /** [sample * flowCount + flow] */
  readonly calls: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly abandonment: Float64Array;
  /** [sample * flowCount + flow], calls or pieces an hour that transfers bring from other parts. */
  readonly brought: Float64Array;
  /** [sample * groupCount + group] */
  readonly occupancy: Float64Array;
  readonly answered: Float64Array;
}

interface Part {
  readonly flows: readonly number[];
  readonly groups: readonly number[];
}

const at = (value: number | readonly number[], interval: number): number => (typeof value === 'number' ? value : (value[interval] ?? 0));

/** Flows joined by the groups that may answer them. */
function partsOf({ centre, deferrable }: CompositeDay): readonly Part[] {
  const place = new Map(centre.flows.map(({ id }, index) => [id, index]));
  const parts = connected(centre.flows.length);
  const firstOf = centre.groups.map(({ skills }) => {
    const mine = skills.flatMap(({ flow }) => place.get(flow) ?? []).filter((flow) => !deferrable[flow]!);
    for (const flow of mine) parts.join(mine[0]!, flow);
    return mine[0];
  });
  const calls = [...centre.flows.keys()].filter((flow) => !deferrable[flow]!);
  return [...new Set(calls.map(parts.partOf))].map((part) => ({
    flows: calls.filter((flow) => parts.partOf(flow) === part),
    groups: firstOf.flatMap((flow, group) => (flow !== undefined && parts.partOf(flow) === part ? [group] : [])),
  }));
}

/** Parts whose calls go to another come before it; where they go in a circle, as they come. */
function upstreamFirst(centre: Centre, parts: readonly Part[]): readonly Part[] {
  const partOf = new Map(parts.flatMap((part) => part.flows.map((flow) => [centre.flows[flow]!.id, part] as const)));
  const into = new Map<Part, Set<Part>>(parts.map((part) => [part, new Set()]));
  for (const part of parts) {
    for (const flow of part.flows) {
      for (const { to } of centre.flows[flow]!.transfers ?? []) {
        const target = partOf.get(to);
        if (target && target !== part) into.get(target)!.add(part);
      }
    }
  }
  const ordered: Part[] = [];
  const left = new Set(parts);
  while (left.size > 0) {
    const next = [...left].find((part) => [...into.get(part)!].every((before) => !left.has(before))) ?? [...left][0]!;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

const chanceOf = (transfers: readonly CentreTransfer[]): number =>
  Math.min(
    1,
    transfers.reduce((sum, { probability }) => sum + probability, 0),
  );

/** A transferred call is not repeated: of the calls that stay in the part as far as it knows, those that are not transferred out of it. */
function notTransferred(all: readonly CentreTransfer[], inside: readonly CentreTransfer[]): number {
  const staying = 1 - chanceOf(inside);
  return staying > 0 ? (1 - chanceOf(all)) / staying : 1;
}

/** The part as a centre of its own. @param extra [interval * flowCount + flow] calls per hour that transfers bring */
function partCentre(centre: Centre, part: Part, extra: Float64Array): Centre {
  const intervals = Array.from({ length: centre.intervals }, (_, interval) => interval);
  const own = new Set(part.flows.map((flow) => centre.flows[flow]!.id));
  const flows = part.flows.map((flow): CentreFlow => {
    const { transfers, origins: _, ...rest } = centre.flows[flow]!;
    const inside = (transfers ?? []).filter(({ to }) => own.has(to));
    return {
      ...rest,
      ...(rest.repeat && { repeat: { ...rest.repeat, probability: rest.repeat.probability * notTransferred(transfers ?? [], inside) } }),
      arrivalsPerHour: intervals.map((interval) => at(rest.arrivalsPerHour, interval) + extra[interval * centre.flows.length + flow]!),
      ...(inside.length > 0 && { transfers: inside }),
    };
  });
  const groups = part.groups.map((index) => {
    const group = centre.groups[index]!;
    return {
      id: group.id,
      agents: group.agents,
      skills: group.skills.filter(({ flow }) => own.has(flow)),
      ...(group.paces && { paces: group.paces }),
    };
  });
  return {
    format: centre.format,
    intervalSeconds: centre.intervalSeconds,
    intervals: centre.intervals,
    flows,
    groups,
    ...(centre.dayFactors && { dayFactors: centre.dayFactors }),
  };
}

function previewPart(centre: Centre): PartFigures {
  const { flows, groups, allotment, intervals } = previewCentre(centre, { occupancyCap: null, requirements: false });
  const answered = new Float64Array(intervals * centre.groups.length);
  const skills = allotment.skillGroup.length;
  for (let s = 0; s < skills; s += 1) {
    const flow = centre.flows[allotment.skillFlow[s]!]!;
    const g = allotment.skillGroup[s]!;
    const skill = centre.groups[g]!.skills.find((one) => one.flow === flow.id)!;
    const perHour = 3600 / (distributionMean(skill.handling ?? flow.handling) * meanFactor(centre.groups[g]!, skill));
    for (let t = 0; t < intervals; t += 1) {
      const cell = t * centre.groups.length + g;
      answered[cell]! += allotment.agents[t * skills + s]! * groups.occupancy[cell]! * perHour;
    }
  }
  const { callsPerHour, serviceLevel, abandonment, blocking } = flows;
  return { calls: callsPerHour, serviceLevel, abandonment, blocking, occupancy: groups.occupancy, answered };
}

/** Lists of skills are long and most weekdays share them: each is written out once, and named by what it says. */
const skillNames = new WeakMap<CentreGroup['skills'], string>();
const namesByContent = new Map<string, string>();
/** Names are never given twice, so that a name of a list forgotten means nothing else. */
let namesNumber = 0;

function nameOf(skills: CentreGroup['skills']): string {
  const known = skillNames.get(skills);
  if (known !== undefined) return known;
  const content = JSON.stringify(skills);
  if (namesByContent.size >= MOST_REMEMBERED) namesByContent.clear();
  const name = namesByContent.get(content) ?? `${namesNumber++}`;
  namesByContent.set(content, name);
  skillNames.set(skills, name);
  return name;
}

/** What decides a part's figures; `own` is the part as a centre, `day` the centre that it is of. */
function keyOf(own: Centre, day: Centre, part: Part): string {
  return JSON.stringify([
    own.intervalSeconds,
    own.dayFactors,
    own.flows,
    own.groups.map(({ id, agents, paces }, index) => [id, agents, paces, nameOf(day.groups[part.groups[index]!]!.skills)]),
  ]);
}

function remembered(memory: ClosedFormMemory, own: Centre, day: Centre, part: Part): PartFigures {
  const key = keyOf(own, day, part);
  const known = memory.get(key);
  if (known) return known;
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  const figures = previewPart(own);
  memory.set(key, figures);
  return figures;
}

/** What a part's answered calls bring to flows outside it. */
function passOn(centre: Centre, part: Part, figures: PartFigures, place: ReadonlyMap<string, number>, extra: Float64Array): void {
  part.flows.forEach((flow, position) => {
    for (const { to, probability } of centre.flows[flow]!.transfers ?? []) {
      const target = place.get(to);
      if (target === undefined || part.flows.includes(target)) continue;
      const open = centre.flows[target]!.open;
      for (let interval = 0; interval < centre.intervals; interval += 1) {
        const cell = interval * part.flows.length + position;
        const answered = figures.calls[cell]! * Math.max(0, 1 - figures.abandonment[cell]! - figures.blocking[cell]!);
        if (open === undefined || at(open, interval) > 0) extra[interval * centre.flows.length + target]! += answered * probability;
      }
    }
  });
}

interface WeekFigures {
  /** [cell * flowCount + flow] of the composite centre; see SampledDay. */
  readonly calls: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly abandonment: Float64Array;
  readonly brought: Float64Array;
  /** [cell * groupCount + group] */
  readonly occupancy: Float64Array;
  readonly answered: Float64Array;
}

function figuresOf(week: CompositeDay, memory: ClosedFormMemory): WeekFigures {
  const { centre } = week;
  const [cells, flowCount, groupCount] = [centre.intervals, centre.flows.length, centre.groups.length];
  const byFlow = (): Float64Array => new Float64Array(cells * flowCount);
  const byGroup = (): Float64Array => new Float64Array(cells * groupCount);
  const found: WeekFigures = {
    calls: byFlow(),
    serviceLevel: byFlow().fill(Number.NaN),
    abandonment: byFlow().fill(Number.NaN),
    brought: byFlow(),
    occupancy: byGroup(),
    answered: byGroup(),
  };
  const place = new Map(centre.flows.map(({ id }, index) => [id, index]));
  for (const part of upstreamFirst(centre, partsOf(week))) {
    const figures = remembered(memory, partCentre(centre, part, found.brought), centre, part);
    passOn(centre, part, figures, place, found.brought);
    for (let cell = 0; cell < cells; cell += 1) {
      part.flows.forEach((flow, position) => {
        const [to, from] = [cell * flowCount + flow, cell * part.flows.length + position];
        found.calls[to] = figures.calls[from]!;
        found.serviceLevel[to] = figures.serviceLevel[from]!;
        found.abandonment[to] = figures.abandonment[from]!;
      });
      part.groups.forEach((group, position) => {
        const [to, from] = [cell * groupCount + group, cell * part.groups.length + position];
        found.occupancy[to] = figures.occupancy[from]!;
        found.answered[to] = figures.answered[from]!;
      });
    }
  }
  return found;
}

/** The days of a week at their sampled half-hours. @param stride one half-hour in so many of each day */
export function sampleWeek(days: readonly CompiledDay[], stride: number, memory: ClosedFormMemory): readonly SampledDay[] {
  if (days.length === 0) return [];
  const week = compositeDay(days, stride);
  const figures = figuresOf(week, memory);
  return days.map((day, index): SampledDay => {
    const mine = week.cells.flatMap((cell, position) => (cell.day === index ? [{ position, interval: cell.interval }] : []));
    const pick = (values: Float64Array, places: readonly number[], width: number): Float64Array => {
      const own = new Float64Array(mine.length * places.length);
      for (const [sample, { position }] of mine.entries()) {
        for (const [column, place] of places.entries()) own[sample * places.length + column] = values[position * width + place]!;
      }
      return own;
    };
    const ofFlow = (values: Float64Array) => pick(values, week.flowPlaces[index]!, week.centre.flows.length);
    const ofGroup = (values: Float64Array) => pick(values, week.groupPlaces[index]!, week.centre.groups.length);
    return {
      day,
      intervals: mine.map(({ interval }) => interval),
      scale: mine.length > 0 ? day.centre.intervals / mine.length : 0,
      calls: ofFlow(figures.calls),
      serviceLevel: ofFlow(figures.serviceLevel),
      abandonment: ofFlow(figures.abandonment),
      brought: ofFlow(figures.brought),
      occupancy: ofGroup(figures.occupancy),
      answered: ofGroup(figures.answered),
    };
  });
}
