/**
 * The instant preview of a month by formula, flow by flow. Shares weight each weekday as often as the month has it, as the simulation does;
 * calls and hours are those of a week with every open weekday once. An approximation, said to be one; the simulation replaces it. Pure.
 */
import { type CompiledWeek, compileWeek } from '../../../compile/index.ts';
import { previewCentre } from '../../../engine/queueing/preview.ts';
import { networkAtMonth } from '../../../levers/apply-scenario.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { RunSettings } from '../../../model/project.ts';

export interface PreviewFigures {
  /** Calls a week, all attempts. */
  readonly calls: number;
  readonly serviceLevel: number;
  readonly abandonment: number;
  /** Adviser hours on the phone a week: needed for the target in each half-hour, and allotted (each agent counted once). */
  readonly requiredHours: number;
  readonly presentHours: number;
  readonly occupancy: number;
}

export interface PreviewRow {
  readonly flowId: Id;
  readonly target: number;
  readonly withinSeconds: number;
  readonly figures: PreviewFigures;
  readonly met: boolean;
}

export interface MonthPreview {
  readonly rows: readonly PreviewRow[];
  readonly total: PreviewFigures | null;
  /** Share of the month's weekdays, for the caption: how many days were looked at. */
  readonly dayTypes: number;
}

interface Sums {
  calls: number;
  answered: number;
  abandoned: number;
  required: number;
  present: number;
  busy: number;
}

const noSums = (): Sums => ({ calls: 0, answered: 0, abandoned: 0, required: 0, present: 0, busy: 0 });

/** @param month with each weekday as often as the month has it; @param week with every weekday once */
function figuresOf({ month, week }: Spans): PreviewFigures | null {
  if (!(month.calls > 0)) return null;
  return {
    calls: week.calls,
    serviceLevel: month.answered / month.calls,
    abandonment: month.abandoned / month.calls,
    requiredHours: week.required,
    presentHours: week.present,
    occupancy: month.present > 0 ? month.busy / month.present : 0,
  };
}

interface Spans {
  readonly month: Sums;
  readonly week: Sums;
}

const noSpans = (): Spans => ({ month: noSums(), week: noSums() });

function add(into: Spans, day: Sums, weight: number): void {
  for (const key of Object.keys(day) as (keyof Sums)[]) {
    into.month[key] += day[key] * weight;
    into.week[key] += day[key];
  }
}

/**
 * @param week the compiled week of the month
 * @param occupancyCap held by the requirements, 0..1
 */
export function previewMonth(network: Network, week: CompiledWeek, occupancyCap: number): MonthPreview {
  const byFlow = new Map<Id, Spans>();
  const total = noSpans();
  for (const { centre, flows, weight } of week.days) {
    const preview = previewCentre(centre, { occupancyCap });
    const hours = centre.intervalSeconds / 3600;
    for (const [index, flow] of flows.entries()) {
      const sums = noSums();
      for (let interval = 0; interval < preview.intervals; interval += 1) {
        const cell = interval * flows.length + index;
        const calls = preview.flows.callsPerHour[cell] * hours;
        if (calls > 0) {
          sums.calls += calls;
          sums.answered += calls * preview.flows.serviceLevel[cell];
          sums.abandoned += calls * preview.flows.abandonment[cell];
          sums.required += (preview.flows.requiredAgents[cell] || 0) * hours;
        }
        sums.present += preview.flows.allottedAgents[cell] * hours;
        sums.busy += preview.flows.allottedAgents[cell] * preview.flows.occupancy[cell] * hours;
      }
      const known = byFlow.get(flow.flowId) ?? noSpans();
      add(known, sums, weight);
      byFlow.set(flow.flowId, known);
      add(total, sums, weight);
    }
  }
  const rows = network.flows.flatMap((flow) => {
    const figures = figuresOf(byFlow.get(flow.id) ?? noSpans());
    if (!figures) return [];
    const { share, withinSeconds, maxAbandonment } = flow.target;
    const met = figures.serviceLevel >= share && (maxAbandonment === undefined || figures.abandonment <= maxAbandonment);
    return [{ flowId: flow.id, target: share, withinSeconds, figures, met }];
  });
  return { rows, total: figuresOf(total), dayTypes: week.days.length };
}

/** Teams × flows up to which the preview answers within a moment on the page's own thread (measured: 216 take 0.1 s, 3,940 several seconds). */
const MOST_PAIRS = 1500;

/** False for a nation: its preview would hold the page up, and a simulation answers in seconds. */
export function isPreviewable(network: Network): boolean {
  return network.teams.length * network.flows.length <= MOST_PAIRS;
}

/** The last baseline previewed: while levers are set, only the scenario is computed again. */
let lastBaseline: { readonly baseline: Network; readonly month: number; readonly cap: number; readonly preview: MonthPreview } | null =
  null;

/** The preview of the baseline itself; remembered as long as neither it nor the month or the cap changes. */
export function previewBaseline(baseline: Network, run: RunSettings): MonthPreview {
  const { month, occupancyCap: cap } = run;
  if (lastBaseline?.baseline !== baseline || lastBaseline.month !== month || lastBaseline.cap !== cap) {
    const { network } = networkAtMonth(baseline, [], month);
    lastBaseline = { baseline, month, cap, preview: previewMonth(network, compileWeek(network, month), cap) };
  }
  return lastBaseline.preview;
}
