/** Between the workbench and the staffing optimiser: the request from a scenario, the answer as tables and as a scenario. Pure. */
import type { CompiledDay, CompiledWeek } from '../../../compile/index.ts';
import { type SetStaffingParams, setStaffing, staffingParams } from '../../../levers/set-staffing/lever.ts';
import type { Id, Network } from '../../../model/network.ts';
import { HALF_HOUR_SECONDS } from '../../../model/vocabulary.ts';
import type { DayStaffing, OptimisationOutcome, OptimisationRequest, ServicePromise } from '../../../protocol/optimisation.ts';

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
    return target ? [{ flowIds: zones.map((index) => flows[index].centreFlowId), target }] : [];
  });
}

export function optimisationRequest(week: CompiledWeek, settings: OptimiseSettings): OptimisationRequest {
  return {
    days: week.days.map((day) => ({ dayId: day.dayId, centre: day.centre, promises: promisesOf(day) })),
    seed: settings.seed,
    checkReplications: 40,
    occupancyCap: settings.occupancyCap,
    gap: 0.001,
    timeLimitSeconds: 60,
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

export interface ProfileHours {
  readonly profileId: Id;
  readonly needed: number;
  readonly present: number;
  /** Difference in full-time equivalents at the profile's mean week and shrinkage; null without a team. */
  readonly fte: number | null;
}

function presentHours(week: CompiledWeek): Map<Id, number> {
  const hours = new Map<Id, number>();
  for (const { centre, groups } of week.days) {
    for (const [index, { profileId }] of groups.entries()) {
      const { agents } = centre.groups[index];
      const sum = typeof agents === 'number' ? agents * centre.intervals : agents.reduce((total, n) => total + n, 0);
      hours.set(profileId, (hours.get(profileId) ?? 0) + sum * HOURS);
    }
  }
  return hours;
}

/** Hours needed and present by profile, a week with each open weekday once. */
export function hoursByProfile(network: Network, week: CompiledWeek, days: readonly DayStaffing[]): readonly ProfileHours[] {
  const present = presentHours(week);
  const needed = new Map<Id, number>();
  for (const day of days) {
    const compiled = week.days.find(({ dayId }) => dayId === day.dayId);
    for (const [index, groupId] of day.groupIds.entries()) {
      const profileId = compiled?.groups.find((group) => group.groupId === groupId)?.profileId;
      if (profileId === undefined) continue;
      needed.set(profileId, (needed.get(profileId) ?? 0) + day.agents[index].reduce((sum, n) => sum + n, 0) * HOURS);
    }
  }
  return network.skillProfiles
    .filter(({ id }) => present.has(id) || needed.has(id))
    .map(({ id }) => {
      const teams = network.teams.filter(({ profileId, fte }) => profileId === id && fte > 0);
      const fte = teams.reduce((sum, team) => sum + team.fte, 0);
      const hoursPerFte = fte > 0 ? teams.reduce((sum, team) => sum + team.fte * team.weeklyHours * (1 - team.shrinkageShare), 0) / fte : 0;
      const difference = (needed.get(id) ?? 0) - (present.get(id) ?? 0);
      return {
        profileId: id,
        needed: needed.get(id) ?? 0,
        present: present.get(id) ?? 0,
        fte: hoursPerFte > 0 ? difference / hoursPerFte : null,
      };
    });
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
