/**
 * For every merge of a scenario (flows put into one group, zones put into one pool): agents apart and together, and the rise of the handling
 * time at which together is no better than apart, with and without the occupancy cap. Computed at the busiest half-hour of the week before
 * the merge. Pure.
 */
import type { CompiledDay, CompiledFlow, CompiledWeek } from '../../../compile/index.ts';
import { type MergePart, mergeBreakEven } from '../../../engine/queueing/merge-break-even.ts';
import type { Network } from '../../../model/network.ts';
import type { JsonObject, LeverUse } from '../../../model/project.ts';

export interface MergeFact {
  readonly useId: string;
  /** What is merged, in the user's words. */
  readonly name: string;
  readonly apart: number;
  readonly together: number;
  readonly gain: number;
  /** Rise of the handling time at which the gain is gone, as a share; with and without the occupancy held. */
  readonly rise: number;
  readonly riseWithCap: number;
  /** Erlangs of the busiest half-hour: small pools gain, large ones hardly. */
  readonly erlangs: number;
}

interface Part extends MergePart {
  readonly flow: CompiledFlow;
}

function partsAt(day: CompiledDay, interval: number, positions: readonly number[]): readonly Part[] {
  return positions.flatMap((index) => {
    const centre = day.centre.flows[index];
    const rate = typeof centre.arrivalsPerHour === 'number' ? centre.arrivalsPerHour : centre.arrivalsPerHour[interval];
    if (!(rate > 0) || !centre.target || centre.handling.kind !== 'lognormal') return [];
    const patience = centre.patience?.kind === 'exponential' ? centre.patience.mean : null;
    return [
      { flow: day.flows[index], callsPerHour: rate, ahtSeconds: centre.handling.mean, patienceSeconds: patience, target: centre.target },
    ];
  });
}

const erlangsOf = (parts: readonly MergePart[]): number =>
  parts.reduce((sum, part) => sum + (part.callsPerHour * part.ahtSeconds) / 3600, 0);

/** The parts at the half-hour of the week in which they carry the most work. */
function busiest(week: CompiledWeek, wanted: (flow: CompiledFlow) => boolean): readonly Part[] {
  let best: readonly Part[] = [];
  let most = 0;
  for (const day of week.days) {
    const positions = day.flows.flatMap((flow, index) => (wanted(flow) ? [index] : []));
    for (let interval = 0; interval < day.centre.intervals; interval += 1) {
      const parts = partsAt(day, interval, positions);
      const erlangs = erlangsOf(parts);
      if (erlangs > most) {
        best = parts;
        most = erlangs;
      }
    }
  }
  return best;
}

function factOf(useId: string, name: string, parts: readonly Part[], cap: number): MergeFact | null {
  if (parts.length < 2) return null;
  const free = mergeBreakEven(parts, { occupancyCap: null }).whole;
  const held = mergeBreakEven(parts, { occupancyCap: cap }).whole;
  return {
    useId,
    name,
    apart: free.agentsApart,
    together: free.agentsTogether,
    gain: free.poolingGain,
    rise: free.breakEvenAhtRise,
    riseWithCap: held.breakEvenAhtRise,
    erlangs: erlangsOf(parts),
  };
}

const idsIn = (params: JsonObject, field: string): readonly string[] =>
  Array.isArray(params[field]) ? (params[field] as readonly string[]) : [];

const zoneOf = (flow: CompiledFlow): string => flow.siteId ?? flow.regionId ?? '';

/** Flows merged into one group: one fact a zone where they ring apart. */
function mergedFlows(use: LeverUse, week: CompiledWeek, network: Network, cap: number): readonly MergeFact[] {
  const flowIds = idsIn(use.params, 'flowIds');
  const zones = new Set(
    week.days.flatMap(({ flows }) => flows.filter((flow) => flowIds.includes(flow.flowId) && !flow.partners).map(zoneOf)),
  );
  const named = (zone: string): string =>
    network.sites.find(({ id }) => id === zone)?.name ?? network.regions.find(({ id }) => id === zone)?.name ?? '';
  return [...zones].flatMap((zone) => {
    const parts = busiest(week, (flow) => flowIds.includes(flow.flowId) && !flow.partners && zoneOf(flow) === zone);
    const fact = factOf(use.id, named(zone), parts, cap);
    return fact ? [fact] : [];
  });
}

/** Zones put into one pool: one fact a flow. */
function pooledZones(use: LeverUse, week: CompiledWeek, network: Network, cap: number): readonly MergeFact[] {
  return idsIn(use.params, 'flowIds').flatMap((flowId) => {
    const parts = busiest(week, (flow) => flow.flowId === flowId && !flow.partners);
    const fact = factOf(use.id, network.flows.find(({ id }) => id === flowId)?.name ?? flowId, parts, cap);
    return fact ? [fact] : [];
  });
}

/**
 * @param weekBefore the compiled week with the levers before this one
 * @param cap occupancy held, 0..1
 */
export function mergeFacts(use: LeverUse, weekBefore: CompiledWeek, network: Network, cap: number): readonly MergeFact[] {
  const facts =
    use.leverId === 'merge-flows'
      ? mergedFlows(use, weekBefore, network, cap)
      : use.leverId === 'pool-routing'
        ? pooledZones(use, weekBefore, network, cap)
        : [];
  return [...facts].sort((a, b) => a.erlangs - b.erlangs);
}
