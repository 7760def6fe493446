/**
 * Purpose: the closed forms of a day, at some of its half-hours, part by part.
 * Which half-hours: one in `stride`, beginning at a phase that turns with the weekday, so that over a week every half-hour of the day is looked
 * at once and every weekday several times. What is counted (volumes, hours) needs no such short cut; only shares do (service level …).
 * Parts: groups of flows and teams that share nothing; calls that transfers bring from one to another are added to its fresh calls, upstream
 * parts first. Each part is remembered by what it is made of: a lever that touches one answer group leaves the others' figures standing.
 */
import type { CompiledDay } from '../compile/index.ts';
import { previewCentre } from '../engine/queueing/preview.ts';
import { distributionMean } from '../engine/simulate/estimate-work.ts';
import type { Centre, CentreFlow, CentreGroup, CentreTransfer } from '../model/centre.ts';
import { meanFactor } from '../model/paces.ts';

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
function partsOf({ centre, flows }: CompiledDay): readonly Part[] {
  const place = new Map(centre.flows.map(({ id }, index) => [id, index]));
  const parent = centre.flows.map((_, index) => index);
  const root = (flow: number): number => {
    let at = flow;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  const firstOf = centre.groups.map(({ skills }) => {
    const mine = skills.flatMap(({ flow }) => place.get(flow) ?? []).filter((flow) => !flows[flow]!.deferrable);
    for (const flow of mine) parent[root(flow)] = root(mine[0]!);
    return mine[0];
  });
  const roots = [...new Set(parent.flatMap((_, flow) => (flows[flow]!.deferrable ? [] : [root(flow)])))];
  return roots.map((top) => ({
    flows: parent.flatMap((_, flow) => (!flows[flow]!.deferrable && root(flow) === top ? [flow] : [])),
    groups: firstOf.flatMap((flow, group) => (flow !== undefined && root(flow) === top ? [group] : [])),
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

/** The part as a centre of its own at the sampled intervals. @param extra [sample * flowCount + flow] calls per hour that transfers bring */
function partCentre(centre: Centre, part: Part, intervals: readonly number[], extra: Float64Array): Centre {
  const own = new Set(part.flows.map((flow) => centre.flows[flow]!.id));
  const flows = part.flows.map((flow): CentreFlow => {
    const { transfers, origins: _, ...rest } = centre.flows[flow]!;
    const inside = (transfers ?? []).filter(({ to }) => own.has(to));
    return {
      ...rest,
      ...(rest.repeat && { repeat: { ...rest.repeat, probability: rest.repeat.probability * notTransferred(transfers ?? [], inside) } }),
      arrivalsPerHour: intervals.map(
        (interval, sample) => at(rest.arrivalsPerHour, interval) + extra[sample * centre.flows.length + flow]!,
      ),
      ...(rest.open !== undefined && { open: intervals.map((interval) => at(rest.open!, interval)) }),
      ...(inside.length > 0 && { transfers: inside }),
    };
  });
  const groups = part.groups.map((index) => {
    const group = centre.groups[index]!;
    return {
      id: group.id,
      agents: intervals.map((interval) => at(group.agents, interval)),
      skills: group.skills.filter(({ flow }) => own.has(flow)),
      ...(group.paces && { paces: group.paces }),
    };
  });
  return {
    format: centre.format,
    // Callers come back by the clock: from one sampled half-hour to the next it moves on by all that lie between.
    intervalSeconds: (centre.intervalSeconds * centre.intervals) / intervals.length,
    intervals: intervals.length,
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
function passOn(
  centre: Centre,
  part: Part,
  figures: PartFigures,
  intervals: readonly number[],
  place: ReadonlyMap<string, number>,
  extra: Float64Array,
): void {
  part.flows.forEach((flow, position) => {
    for (const { to, probability } of centre.flows[flow]!.transfers ?? []) {
      const target = place.get(to);
      if (target === undefined || part.flows.includes(target)) continue;
      const open = centre.flows[target]!.open;
      for (let sample = 0; sample < intervals.length; sample += 1) {
        const cell = sample * part.flows.length + position;
        const answered = figures.calls[cell]! * Math.max(0, 1 - figures.abandonment[cell]! - figures.blocking[cell]!);
        if (open === undefined || at(open, intervals[sample]!) > 0) extra[sample * centre.flows.length + target]! += answered * probability;
      }
    }
  });
}

/** @param phase of the weekday: its place among the open days */
export function sampleDay(day: CompiledDay, stride: number, phase: number, memory: ClosedFormMemory): SampledDay {
  const { centre } = day;
  const intervals = Array.from({ length: centre.intervals }, (_, interval) => interval).filter(
    (interval) => interval % stride === phase % stride,
  );
  const samples = intervals.length;
  const [flowCount, groupCount] = [centre.flows.length, centre.groups.length];
  const byFlow = (): Float64Array => new Float64Array(samples * flowCount);
  const byGroup = (): Float64Array => new Float64Array(samples * groupCount);
  const found: SampledDay = {
    day,
    intervals,
    scale: samples > 0 ? centre.intervals / samples : 0,
    calls: byFlow(),
    serviceLevel: byFlow().fill(Number.NaN),
    abandonment: byFlow().fill(Number.NaN),
    brought: byFlow(),
    occupancy: byGroup(),
    answered: byGroup(),
  };
  if (samples === 0) return found;
  const place = new Map(centre.flows.map(({ id }, index) => [id, index]));
  const extra = found.brought;
  for (const part of upstreamFirst(centre, partsOf(day))) {
    const figures = remembered(memory, partCentre(centre, part, intervals, extra), centre, part);
    passOn(centre, part, figures, intervals, place, extra);
    for (let sample = 0; sample < samples; sample += 1) {
      part.flows.forEach((flow, position) => {
        const [to, from] = [sample * flowCount + flow, sample * part.flows.length + position];
        found.calls[to] = figures.calls[from]!;
        found.serviceLevel[to] = figures.serviceLevel[from]!;
        found.abandonment[to] = figures.abandonment[from]!;
      });
      part.groups.forEach((group, position) => {
        const [to, from] = [sample * groupCount + group, sample * part.groups.length + position];
        found.occupancy[to] = figures.occupancy[from]!;
        found.answered[to] = figures.answered[from]!;
      });
    }
  }
  return found;
}
