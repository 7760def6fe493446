/** Small simulated weeks drawn by hand, so that every figure has an answer one can compute on paper. */
import type { CompiledWeek } from '../../src/compile/compiled.ts';
import { addMoments, FLOW_PAIRS, GROUP_PAIRS } from '../../src/engine/simulate/interval-moments.ts';
import { CENTRE_FORMAT, type ServiceTarget } from '../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../src/model/measures.ts';
import { DAY_IDS, type DayId } from '../../src/model/vocabulary.ts';
import type { DayTable } from '../../src/protocol/simulation.ts';
import type { NamedWeek } from '../../src/ui/pages/results/comparison.ts';

export const TARGET: ServiceTarget = { withinSeconds: 20, share: 0.8, maxAbandonment: 0.05 };

type Counts<C extends string> = Partial<Record<C, readonly number[]>>;

/** One zone of a flow: counters by replication, and (optional) sums by interval. */
export interface FlowSpec {
  readonly flow: string;
  readonly zone?: string;
  readonly target?: ServiceTarget;
  readonly counts: Counts<FlowCounter>;
  readonly intervals?: Counts<FlowCounter>;
  readonly arrivalsPerHour?: readonly number[];
}

export interface GroupSpec {
  readonly site: string;
  readonly profile: string;
  readonly agents?: readonly number[];
  readonly skills?: readonly string[];
  readonly counts: Counts<GroupCounter>;
  readonly intervals?: Counts<GroupCounter>;
}

export interface DaySpec {
  readonly dayId: DayId;
  readonly weight?: number;
  readonly firstHalfHour?: number;
  readonly intervals?: number;
  readonly flows: readonly FlowSpec[];
  readonly groups?: readonly GroupSpec[];
}

function fill<C extends string>(rows: readonly Counts<C>[], names: readonly C[], length: number): Float64Array {
  const values = new Float64Array(length * rows.length * names.length);
  rows.forEach((row, column) => {
    names.forEach((name, counter) => {
      row[name]?.forEach((value, index) => {
        values[(index * rows.length + column) * names.length + counter] = value;
      });
    });
  });
  return values;
}

/** Products of interval counters when every week brought the same: sums / n each time, so that no half-hour has an error. */
function evenProducts(sums: Float64Array, width: number, pairs: number, replications: number): Float64Array {
  const products = new Float64Array((sums.length / width) * pairs);
  const week = sums.map((value) => value / replications);
  for (let r = 0; r < replications; r++) addMoments(week, width, new Float64Array(sums.length), products);
  return products;
}

const flowId = (spec: FlowSpec): string => (spec.zone ? `${spec.flow}@${spec.zone}` : spec.flow);

function tableOf(spec: DaySpec, replications: number): DayTable {
  const groups = spec.groups ?? [];
  const intervals = spec.intervals ?? 2;
  const flowIntervalSums = fill(
    spec.flows.map((flow) => flow.intervals ?? {}),
    FLOW_COUNTERS,
    intervals,
  );
  const groupIntervalSums = fill(
    groups.map((group) => group.intervals ?? {}),
    GROUP_COUNTERS,
    intervals,
  );
  return {
    dayId: spec.dayId,
    replications,
    intervals,
    intervalSeconds: 1800,
    flowIds: spec.flows.map(flowId),
    groupIds: groups.map((group) => `${group.site}-${group.profile}`),
    flowCounters: fill(
      spec.flows.map((flow) => flow.counts),
      FLOW_COUNTERS,
      replications,
    ),
    groupCounters: fill(
      groups.map((group) => group.counts),
      GROUP_COUNTERS,
      replications,
    ),
    flowIntervalSums,
    groupIntervalSums,
    flowIntervalProducts: evenProducts(flowIntervalSums, FLOW_COUNTERS.length, FLOW_PAIRS, replications),
    groupIntervalProducts: evenProducts(groupIntervalSums, GROUP_COUNTERS.length, GROUP_PAIRS, replications),
    calls: 0,
  };
}

function weekOf(days: readonly DaySpec[]): CompiledWeek {
  return {
    month: 0,
    leftOut: [],
    days: days.map((spec) => ({
      dayId: spec.dayId,
      weight: spec.weight ?? 1,
      firstHalfHour: spec.firstHalfHour ?? 16,
      leftOut: [],
      flows: spec.flows.map((flow) => ({
        centreFlowId: flowId(flow),
        flowId: flow.flow,
        siteId: flow.zone ?? null,
        regionId: null,
        partners: false,
        deferrable: false,
        callsPerDay: 0,
      })),
      groups: (spec.groups ?? []).map((group) => ({
        groupId: `${group.site}-${group.profile}`,
        teamIds: [`${group.site}-${group.profile}`],
        siteId: group.site,
        profileId: group.profile,
      })),
      centre: {
        format: CENTRE_FORMAT,
        intervalSeconds: 1800,
        intervals: spec.intervals ?? 2,
        flows: spec.flows.map((flow) => ({
          id: flowId(flow),
          arrivalsPerHour: flow.arrivalsPerHour ?? 0,
          handling: { kind: 'exponential', mean: 300 },
          patience: { kind: 'exponential', mean: 180 },
          target: flow.target ?? TARGET,
        })),
        groups: (spec.groups ?? []).map((group) => ({
          id: `${group.site}-${group.profile}`,
          site: group.site,
          agents: group.agents ?? 0,
          skills: (group.skills ?? []).map((flow) => ({ flow, rank: 1, queueRank: 1 })),
        })),
      },
    })),
  };
}

/** A run of `replications` weeks; days in the order of the week. */
export function simulatedWeek(scenarioId: string, replications: number, days: readonly DaySpec[]): NamedWeek {
  const sorted = [...days].sort((a, b) => DAY_IDS.indexOf(a.dayId) - DAY_IDS.indexOf(b.dayId));
  return { scenarioId, weeks: replications, week: weekOf(sorted), tables: sorted.map((spec) => tableOf(spec, replications)) };
}

/** A one-day week with one flow: calls offered and answered in time, by replication. */
export function oneFlow(scenarioId: string, offered: readonly number[], answeredWithin: readonly number[], flow = 'open'): NamedWeek {
  return simulatedWeek(scenarioId, offered.length, [
    { dayId: 'mon', flows: [{ flow, counts: { offered, answeredWithin, answered: offered } }] },
  ]);
}
