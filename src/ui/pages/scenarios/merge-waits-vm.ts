/**
 * What becomes of the wait of each former segment when flows are merged: by formula, with the advisers who are there, before and after the
 * lever alone. Over the month's week and at the half-hour in which the merged flows carry the most work. Calls that partners answer in a
 * queue of their own are left out. Pure.
 */
import type { CompiledDay, CompiledWeek } from '../../../compile/index.ts';
import { previewCentre } from '../../../engine/queueing/preview.ts';
import type { CentrePreview } from '../../../engine/queueing/preview-result.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { LeverUse } from '../../../model/project.ts';

export interface SegmentFigures {
  /** Mean wait of all calls of the month, seconds. */
  readonly meanWait: number;
  /** The same at the busiest half-hour. */
  readonly busiestWait: number;
  /** Share answered within the segment's own target delay. */
  readonly serviceLevel: number;
}

export interface SegmentWait {
  readonly flowId: Id;
  readonly name: string;
  /** Before the merge, all attempts. */
  readonly callsPerMonth: number;
  readonly before: SegmentFigures;
  readonly after: SegmentFigures;
}

const previews = new WeakMap<CompiledDay, CentrePreview>();

function previewOf(day: CompiledDay): CentrePreview {
  const known = previews.get(day);
  if (known !== undefined) return known;
  const preview = previewCentre(day.centre, { occupancyCap: null, requirements: false });
  previews.set(day, preview);
  return preview;
}

/** A half-hour of the clock on a weekday. */
interface Moment {
  readonly dayId: string;
  readonly halfHour: number;
}

/** The half-hour of the week in which the flows carry the most work. */
function busiestMoment(week: CompiledWeek, flowIds: readonly Id[]): Moment | null {
  let found: Moment | null = null;
  let most = 0;
  for (const day of week.days) {
    const { flows, intervals } = previewOf(day);
    for (let interval = 0; interval < intervals; interval += 1) {
      let erlangs = 0;
      day.flows.forEach(({ flowId, partners }, index) => {
        if (!partners && flowIds.includes(flowId)) erlangs += flows.offeredErlangs[interval * day.flows.length + index]!;
      });
      if (erlangs <= most) continue;
      most = erlangs;
      found = { dayId: day.dayId, halfHour: day.firstHalfHour + interval };
    }
  }
  return found;
}

interface Sums {
  calls: number;
  waited: number;
  inTime: number;
}

interface Segment {
  readonly month: Sums;
  readonly busiest: Sums;
}

const noCalls = (): Sums => ({ calls: 0, waited: 0, inTime: 0 });

/** Calls of a flow's own queues over the month, and at one half-hour. */
function segmentOf(week: CompiledWeek, flowId: Id, moment: Moment | null): Segment {
  const segment = { month: noCalls(), busiest: noCalls() };
  for (const day of week.days) {
    const { flows, intervals } = previewOf(day);
    const hours = day.centre.intervalSeconds / 3600;
    day.flows.forEach((flow, index) => {
      if (flow.flowId !== flowId || flow.partners) return;
      for (let interval = 0; interval < intervals; interval += 1) {
        const cell = interval * day.flows.length + index;
        const calls = flows.callsPerHour[cell]! * hours;
        if (!(calls > 0)) continue;
        const isBusiest = day.dayId === moment?.dayId && day.firstHalfHour + interval === moment.halfHour;
        for (const [sums, weight] of [[segment.month, day.weight] as const, ...(isBusiest ? [[segment.busiest, 1] as const] : [])]) {
          sums.calls += calls * weight;
          sums.waited += calls * weight * flows.meanWaitSeconds[cell]!;
          sums.inTime += calls * weight * flows.serviceLevel[cell]!;
        }
      }
    });
  }
  return segment;
}

function figuresOf({ month, busiest }: Segment): SegmentFigures | null {
  if (!(month.calls > 0)) return null;
  return {
    meanWait: month.waited / month.calls,
    busiestWait: busiest.calls > 0 ? busiest.waited / busiest.calls : 0,
    serviceLevel: month.inTime / month.calls,
  };
}

/**
 * The segments of a merge of flows, those that lose most first; [] for other levers.
 * @param before the compiled week with the levers before this one @param after the same with this one
 */
export function mergeWaits(use: LeverUse, before: CompiledWeek, after: CompiledWeek, network: Network): readonly SegmentWait[] {
  if (use.leverId !== 'merge-flows' || !Array.isArray(use.params.flowIds)) return [];
  const flowIds = use.params.flowIds as readonly Id[];
  const moment = busiestMoment(before, flowIds);
  const found = flowIds.flatMap((flowId) => {
    const then = segmentOf(before, flowId, moment);
    const [was, is] = [figuresOf(then), figuresOf(segmentOf(after, flowId, moment))];
    if (was === null || is === null) return [];
    const name = network.flows.find(({ id }) => id === flowId)?.name ?? flowId;
    return [{ flowId, name, callsPerMonth: then.month.calls, before: was, after: is }];
  });
  const lost = (segment: SegmentWait): number => segment.after.meanWait - segment.before.meanWait;
  return found.sort((a, b) => lost(b) - lost(a));
}
