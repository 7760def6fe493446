/** People move between teams: full-time equivalents, heads, cohorts and fixed rosters change together. Pure. */
import type { Issue } from '../model/issue.ts';
import type { Cohort, Flow, Id, Network, OneOffCost, Team } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import { stayedShare } from './evolution.ts';
import { profileName } from './words.ts';

/** FTE that a decision of `startMonth` about `fte` people still concerns at `month`, after those who left since. */
export function fteSince(team: Team, fte: number, startMonth: number, month: number): number {
  return fte * stayedShare(team, startMonth, month);
}

/** Scales a fixed roster with the team, whole agents, the remainder carried to the next half-hour. */
function scaleRoster(roster: Team['agentsByHalfHour'], factor: number): Team['agentsByHalfHour'] {
  if (roster === null || factor === 1) return roster;
  let carried = 0;
  return roster.map((day) =>
    day.map((agents) => {
      if (!(agents > 0)) return 0;
      const wanted = agents * factor;
      const whole = Math.max(0, Math.round(wanted + carried));
      carried += wanted - whole;
      return whole;
    }),
  );
}

/** The team with other FTE: heads, cohorts and a fixed roster follow in proportion. @param fte 0 or more */
export function resized(team: Team, fte: number): Team {
  if (fte === team.fte) return team;
  const factor = team.fte > 0 ? fte / team.fte : 0;
  return {
    ...team,
    fte,
    headcount: Math.round(team.headcount * factor),
    cohorts: factor <= 0 ? [] : team.cohorts.map((cohort) => ({ ...cohort, fte: cohort.fte * Math.min(1, factor) })),
    agentsByHalfHour: team.fte > 0 ? scaleRoster(team.agentsByHalfHour, factor) : team.agentsByHalfHour,
  };
}

interface Joining {
  readonly fte: number;
  readonly headcount: number;
  readonly cohort: Cohort | null;
}

/** The team with people added; their working conditions become the team's. */
export function joinedBy(team: Team, { fte, headcount, cohort }: Joining): Team {
  const grown = team.fte > 0 ? scaleRoster(team.agentsByHalfHour, (team.fte + fte) / team.fte) : team.agentsByHalfHour;
  return {
    ...team,
    fte: team.fte + fte,
    headcount: team.headcount + headcount,
    cohorts: cohort === null ? team.cohorts : [...team.cohorts, cohort],
    agentsByHalfHour: grown,
  };
}

/** Heads that go with some FTE of a team. */
export function headsOf(team: Team, fte: number): number {
  return team.fte > 0 ? Math.round((team.headcount * fte) / team.fte) : Math.ceil(fte);
}

/** The network with one team replaced, or taken out when null; itself when nothing changes. */
export function withTeamChanged(network: Network, id: Id, change: (team: Team) => Team | null): Network {
  let changed = false;
  const teams: Team[] = [];
  for (const team of network.teams) {
    const next = team.id === id ? change(team) : team;
    changed ||= next !== team;
    if (next !== null) teams.push(next);
  }
  return changed ? { ...network, teams } : network;
}

/** More than this is no service any more: shrinkage stops there whatever is added. */
const MOST_SHRINKAGE = 0.95;

/** The team with shrinkage added (or taken off, when negative); itself when that changes nothing. */
export function withShrinkage(team: Team, added: number): Team {
  const most = Math.max(team.shrinkageShare, MOST_SHRINKAGE);
  const shrinkageShare = Math.max(0, Math.min(most, team.shrinkageShare + added));
  return added === 0 || shrinkageShare === team.shrinkageShare ? team : { ...team, shrinkageShare };
}

/** The team with its pace changed; itself when the factor is 1. */
export function withPace(team: Team, factor: number): Team {
  return factor === 1 ? team : { ...team, handlingFactor: (team.handlingFactor ?? 1) * factor };
}

/** Share of paid time on the phone: shrinkage and unplanned absence taken off. */
export const presentShare = (team: Team): number => (1 - team.shrinkageShare) * (1 - (team.absenceShare ?? 0));

/** People of a team who change profile at their site. */
export interface Move {
  readonly team: Team;
  readonly fte: number;
  readonly heads: number;
  readonly toProfileId: Id;
  readonly cohort: Cohort | null;
}

/** The network after people changed profile: they join the site's team of that profile, or found it. */
export function moved(network: Network, { team, fte, heads, toProfileId, cohort }: Move): Network {
  const left = withTeamChanged(network, team.id, (one) => ({
    ...resized(one, one.fte - fte),
    headcount: Math.max(0, one.headcount - heads),
  }));
  const host = left.teams.find((one) => one.siteId === team.siteId && one.profileId === toProfileId);
  if (host !== undefined) return withTeamChanged(left, host.id, (one) => joinedBy(one, { fte, headcount: heads, cohort }));
  const founded: Team = {
    ...resized(team, fte),
    id: freeId(`${team.id}~${toProfileId}`, left.teams),
    profileId: toProfileId,
    headcount: heads,
    cohorts: cohort === null ? [] : [cohort],
  };
  return { ...left, teams: [...left.teams, founded] };
}

/** The cost of learning, paid once in the month it begins; nothing when it costs nothing. */
export function trainingCost(network: Network, { team, toProfileId }: Move, heads: number, month: number, euros: number): Network {
  const total = euros * heads;
  if (!(total > 0)) return network;
  const cost: OneOffCost = {
    id: freeId(`training-${team.id}-${toProfileId}-${month}`, network.oneOffCosts),
    name: `${profileName(network, team.profileId)} → ${profileName(network, toProfileId)}`,
    month,
    euros: total,
  };
  return { ...network, oneOffCosts: [...network.oneOffCosts, cost] };
}

/** A fresh id made of a wanted one. */
export function freeId(wanted: Id, taken: readonly { readonly id: Id }[]): Id {
  const used = new Set(taken.map((row) => row.id));
  let id = wanted;
  for (let number = 2; used.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** Flows of live calls that somebody answered before and nobody answers after: skills that die with a decision. */
export function lostFlows(before: Network, after: Network): readonly Flow[] {
  const left = answeredFlows(after);
  const had = answeredFlows(before);
  return after.flows.filter((flow) => !flow.deferrable && had.has(flow.id) && !left.has(flow.id));
}

/** Flows that a team with people in it has the skill for. */
function answeredFlows(network: Network): ReadonlySet<Id> {
  const { profiles } = indexOf(network);
  const manned = network.teams.filter((team) => team.fte > 0);
  return new Set(manned.flatMap((team) => (profiles.get(team.profileId)?.skills ?? []).map((skill) => skill.flowId)));
}

/** Warns, at a field, of the flows whose last advisers a decision takes away. */
export function lastAdvisers(before: Network, after: Network, field: string): readonly Issue[] {
  return lostFlows(before, after).map((flow) => ({
    path: field,
    severity: 'warning',
    code: 'lastAdvisers',
    value: flow.id,
    params: { name: flow.name },
  }));
}
