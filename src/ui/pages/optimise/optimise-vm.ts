/** Between the workbench and the staffing optimiser: the request from a scenario, the answer as tables and as a scenario. Pure. */
import type { CompiledDay, CompiledWeek } from '../../../compile/index.ts';
import { type SetStaffingParams, setStaffing, staffingParams } from '../../../levers/set-staffing/lever.ts';
import type { Id, Network } from '../../../model/network.ts';
import { HALF_HOUR_SECONDS } from '../../../model/vocabulary.ts';
import type {
  DayStaffing,
  OptimisationOutcome,
  OptimisationRequest,
  ServicePromise,
  SharedRoom,
  UnknownRule,
} from '../../../protocol/optimisation.ts';

/** Sites stand in for each other only where that is worth more than so much of an agent's cost. */
const STAYING = 0.03;

/** Hours per interval of a compiled centre. */
const HOURS = HALF_HOUR_SECONDS / 3600;

export interface OptimiseSettings {
  readonly seed: number;
  readonly occupancyCap: number | null;
}

/** What a flow of the project promises holds for all its zones together, as the comparison judges it. */
function promisesOf({ centre, flows }: CompiledDay): readonly ServicePromise[] {
  return [...new Set(flows.map(({ flowId }) => flowId))].flatMap((id) => {
    const zones = flows.flatMap((flow, index) => (flow.flowId === id ? [index] : []));
    const { target } = centre.flows[zones[0]];
    // Work that can wait is not judged by the day: it has no target there.
    return target && target.share > 0 ? [{ flowIds: zones.map((index) => flows[index].centreFlowId), target }] : [];
  });
}

/** A site's workplaces, which its groups share; each may fill them alone (`maxAgents`). */
function roomsOf({ centre, groups }: CompiledDay): readonly SharedRoom[] {
  const bySite = new Map<Id, { groupIds: string[]; agents: number }>();
  for (const [index, { groupId, siteId }] of groups.entries()) {
    const room = bySite.get(siteId) ?? { groupIds: [], agents: 0 };
    const most = [centre.groups[index].maxAgents ?? Number.POSITIVE_INFINITY].flat();
    room.groupIds.push(groupId);
    room.agents = Math.max(room.agents, ...most);
    bySite.set(siteId, room);
  }
  return [...bySite.values()].filter(({ groupIds }) => groupIds.length > 1);
}

export function optimisationRequest(week: CompiledWeek, settings: OptimiseSettings): OptimisationRequest {
  return {
    days: week.days.map((day) => ({ dayId: day.dayId, centre: day.centre, promises: promisesOf(day), rooms: roomsOf(day) })),
    seed: settings.seed,
    checkReplications: 40,
    occupancyCap: settings.occupancyCap,
    gap: 0.001,
    timeLimitSeconds: 60,
    staying: STAYING,
  };
}

/** The answer as the parameters of the staffing lever, from `week.month` on. */
export function staffingAnswer(week: CompiledWeek, days: readonly DayStaffing[]): SetStaffingParams {
  return staffingParams(
    week.month,
    days.flatMap((day) => {
      const compiled = week.days.find(({ dayId }) => dayId === day.dayId);
      if (!compiled) return [];
      const teamIds = day.groupIds.map((groupId) => compiled.groups.find((group) => group.groupId === groupId)?.teamIds[0] ?? '');
      return [{ dayId: day.dayId, firstHalfHour: compiled.firstHalfHour, teamIds, agents: day.agents }];
    }),
  );
}

/** Hours on the phone of one staffed day. */
export function staffedHours(day: DayStaffing): number {
  return day.agents.flat().reduce((sum, agents) => sum + agents, 0) * HOURS;
}

export interface HoursRow {
  /** Of a profile or a site. */
  readonly id: Id;
  readonly needed: number;
  readonly present: number;
  /** Difference in full-time equivalents at the teams' mean week and shrinkage; null without a team. */
  readonly fte: number | null;
}

type HoursBy = 'profile' | 'site';

/** Hours needed and present by profile or by site, a week with each open weekday once. */
export function hoursBy(by: HoursBy, network: Network, week: CompiledWeek, days: readonly DayStaffing[]): readonly HoursRow[] {
  const keyOf = ({ profileId, siteId }: { readonly profileId: Id; readonly siteId: Id }): Id => (by === 'profile' ? profileId : siteId);
  const present = new Map<Id, number>();
  const needed = new Map<Id, number>();
  const add = (to: Map<Id, number>, key: Id, agents: number): void => {
    to.set(key, (to.get(key) ?? 0) + agents * HOURS);
  };
  for (const { centre, groups } of week.days) {
    for (const [index, group] of groups.entries()) {
      const { agents } = centre.groups[index];
      add(present, keyOf(group), typeof agents === 'number' ? agents * centre.intervals : agents.reduce((sum, n) => sum + n, 0));
    }
  }
  for (const day of days) {
    const compiled = week.days.find(({ dayId }) => dayId === day.dayId);
    for (const [index, groupId] of day.groupIds.entries()) {
      const group = compiled?.groups.find((one) => one.groupId === groupId);
      if (group)
        add(
          needed,
          keyOf(group),
          day.agents[index].reduce((sum, n) => sum + n, 0),
        );
    }
  }
  const rows: readonly { readonly id: Id }[] = by === 'profile' ? network.skillProfiles : network.sites;
  return rows
    .filter(({ id }) => present.has(id) || needed.has(id))
    .map(({ id }) => {
      const teams = network.teams.filter((team) => keyOf(team) === id && team.fte > 0);
      const fte = teams.reduce((sum, team) => sum + team.fte, 0);
      const hoursPerFte = fte > 0 ? teams.reduce((sum, team) => sum + team.fte * team.weeklyHours * (1 - team.shrinkageShare), 0) / fte : 0;
      const difference = (needed.get(id) ?? 0) - (present.get(id) ?? 0);
      return { id, needed: needed.get(id) ?? 0, present: present.get(id) ?? 0, fte: hoursPerFte > 0 ? difference / hoursPerFte : null };
    });
}

/** What the answer does not take into account, besides the rules that the search leaves out. */
export type Caution = UnknownRule | 'deferrable' | 'minimumSize' | 'spread';

/** In the order to be told. */
export function cautionsOf(network: Network, week: CompiledWeek, outcome: OptimisationOutcome): readonly Caution[] {
  const hasWork = week.days.some(({ flows }) => flows.some(({ deferrable }) => deferrable));
  const hasMinimum = [...network.sites, ...network.regions].some(({ minimumAdvisers }) => (minimumAdvisers ?? 0) > 0);
  const spreads = new Set(week.days.flatMap(({ groups }) => groups.map(({ siteId }) => siteId))).size > 1;
  return [
    ...(hasWork ? (['deferrable'] as const) : []),
    ...outcome.unknownRules,
    ...(hasMinimum ? (['minimumSize'] as const) : []),
    ...(spreads ? (['spread'] as const) : []),
  ];
}

export interface FlowService {
  readonly flowId: Id;
  readonly target: number;
  readonly withinSeconds: number;
  /** The day with the lowest simulated service level, all zones together. */
  readonly lowest: { readonly dayId: string; readonly mean: number; readonly halfWidth: number | null };
  readonly met: boolean;
}

/** The weakest day of each flow. */
export function serviceByFlow(network: Network, week: CompiledWeek, days: readonly DayStaffing[]): readonly FlowService[] {
  return network.flows.flatMap((flow) => {
    const found = days.flatMap((day) => {
      const zones = week.days.find(({ dayId }) => dayId === day.dayId)?.flows.filter(({ flowId }) => flowId === flow.id) ?? [];
      const promise = day.promises?.find(({ flowIds }) => zones.some(({ centreFlowId }) => flowIds.includes(centreFlowId)));
      return promise ? [{ dayId: day.dayId, ...promise.serviceLevel, kept: promise.kept }] : [];
    });
    if (found.length === 0) return [];
    const { dayId, mean, halfWidth } = found.reduce((least, one) => (one.mean < least.mean ? one : least));
    const { share, withinSeconds } = flow.target;
    return [{ flowId: flow.id, target: share, withinSeconds, lowest: { dayId, mean, halfWidth }, met: found.every(({ kept }) => kept) }];
  });
}

export interface Conflict {
  readonly dayId: string;
  readonly halfHour: number;
  readonly flowIds: readonly Id[];
  readonly missingAgents: number;
}

/** Where it fails, in the clock and the flows of the project, the largest lack first. */
export function conflictsOf(week: CompiledWeek, outcome: OptimisationOutcome): readonly Conflict[] {
  return outcome.conflicts
    .map(({ dayId, flowIds, interval, missingAgents }) => {
      const compiled = week.days.find((day) => day.dayId === dayId);
      const names = flowIds.map((id) => compiled?.flows.find(({ centreFlowId }) => centreFlowId === id)?.flowId ?? id);
      return { dayId, halfHour: (compiled?.firstHalfHour ?? 0) + interval, flowIds: [...new Set(names)], missingAgents };
    })
    .sort((a, b) => b.missingAgents - a.missingAgents);
}

/** Which lever the answer is: kept here so that the page need not know it. */
export const STAFFING_LEVER = { leverId: setStaffing.id, version: setStaffing.version } as const;
