/**
 * Who may answer what. A flow rings in one queue (start 'nation'), one a region or one a site; every zone has the teams that may answer
 * its calls, each from its stage of waiting on. A later stage also ranks behind an earlier one: near before far, then the profile's rank.
 * Partners answer through a 'partner' stage, or the calls of the separate partner queue (see demand.ts).
 */
import type { Disruption, Flow, FlowAid, FlowOrigin, Id, Network, ProfileSkill, RoutingReach, RoutingStage } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import { handlingFactorAt } from './disruptions.ts';

/** A team that may answer a queue. */
export interface Candidate {
  /** Position in the network's teams. */
  readonly team: number;
  readonly siteId: Id;
  readonly afterSeconds: number;
  readonly rank: number;
  readonly queueRank: number;
  readonly handlingFactor: number;
  /** Advisers of the team who must be idle, the one who takes the call included. */
  readonly idleAtLeast: number;
}

/** Where the calls of one queue come from. */
export interface Zone {
  readonly siteId: Id | null;
  readonly regionId: Id | null;
  /** Share of the flow's calls. */
  readonly share: number;
  /** Sites whose callers these are, with their shares of the zone; none when the flow names none. */
  readonly origins: readonly { readonly siteId: Id; readonly share: number }[];
}

/** A skill of a team with everything but the reach. */
export interface TeamSkill {
  readonly team: number;
  readonly siteId: Id;
  readonly regionId: Id;
  readonly partner: boolean;
  readonly skill: ProfileSkill;
  readonly queueRank: number;
  readonly handlingFactor: number;
}

const WIDTH: Readonly<Record<Exclude<RoutingReach, 'partner'>, number>> = { site: 0, region: 1, nation: 2 };

/** Calls come before work that can wait, whatever the profile says of each. */
const WORK_AFTER_CALLS = 1000;

function howItIsTaken(flow: Flow, entry: TeamSkill): Pick<Candidate, 'queueRank' | 'handlingFactor' | 'idleAtLeast'> {
  return {
    queueRank: entry.queueRank + (flow.deferrable ? WORK_AFTER_CALLS : 0),
    handlingFactor: entry.handlingFactor,
    idleAtLeast: 1 + (flow.deferrable ? Math.max(0, Math.round(flow.keepFree ?? 0)) : 0),
  };
}

/** The queues of a flow: none when no origin is known and the calls must ring near home. */
export function zonesOf(network: Network, flow: Flow): readonly Zone[] {
  const sites = indexOf(network).sites;
  const origins = flow.origins.filter((origin) => origin.share > 0 && sites.has(origin.siteId));
  const total = origins.reduce((sum, origin) => sum + origin.share, 0);
  if (flow.routing.start === 'nation') return [{ siteId: null, regionId: null, share: 1, origins: sharesWithin(origins, total) }];
  if (flow.routing.start === 'site') {
    return origins.map((origin) => ({
      siteId: origin.siteId,
      regionId: sites.get(origin.siteId)!.regionId,
      share: origin.share / total,
      origins: [{ siteId: origin.siteId, share: 1 }],
    }));
  }
  const byRegion = new Map<Id, FlowOrigin[]>();
  for (const origin of origins) {
    const regionId = sites.get(origin.siteId)!.regionId;
    byRegion.set(regionId, [...(byRegion.get(regionId) ?? []), origin]);
  }
  return Array.from(byRegion, ([regionId, own]) => {
    const sum = own.reduce((shares, origin) => shares + origin.share, 0);
    return { siteId: null, regionId, share: sum / total, origins: sharesWithin(own, sum) };
  });
}

const sharesWithin = (origins: readonly FlowOrigin[], total: number): Zone['origins'] =>
  origins.map(({ siteId, share }) => ({ siteId, share: share / total }));

/** Flows that share an answer group, directly or through others: a representative for each. */
export function queueFamilies(network: Network): ReadonlyMap<Id, Id> {
  const parent = new Map<Id, Id>();
  const root = (id: Id): Id => {
    let at = id;
    while (parent.has(at) && parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  for (const group of network.answerGroups) {
    const first = group.flowIds[0];
    for (const flowId of group.flowIds) if (first !== undefined && root(flowId) !== root(first)) parent.set(root(flowId), root(first));
  }
  return new Map(network.flows.map((flow) => [flow.id, root(flow.id)]));
}

/** The skills of every team, by flow; flows of one answer group have the same queue rank in each team (the best among them). */
export function skillsByFlow(network: Network, disruptions: readonly Disruption[], month: number): ReadonlyMap<Id, readonly TeamSkill[]> {
  const { sites, profiles, flows } = indexOf(network);
  const families = queueFamilies(network);
  const found = new Map<Id, TeamSkill[]>();
  network.teams.forEach((team, position) => {
    const site = sites.get(team.siteId);
    const skills = profiles.get(team.profileId)?.skills.filter((skill) => flows.has(skill.flowId)) ?? [];
    if (site === undefined) return;
    for (const skill of skills) {
      const family = families.get(skill.flowId);
      const kin = skills.filter((other) => families.get(other.flowId) === family);
      const disrupted = handlingFactorAt(disruptions, month, site.id, skill.flowId);
      if (!Number.isFinite(disrupted)) continue;
      const entry: TeamSkill = {
        team: position,
        siteId: site.id,
        regionId: site.regionId,
        partner: isPartnerSite(site),
        skill,
        queueRank: Math.min(...kin.map((other) => other.queueRank)),
        handlingFactor: skill.handlingFactor * (team.handlingFactor ?? 1) * disrupted,
      };
      found.set(skill.flowId, [...(found.get(skill.flowId) ?? []), entry]);
    }
  });
  return found;
}

/** How far a team stands from a zone: 0 its own site (or one queue for all), 1 its region, 2 elsewhere. */
function distance(from: TeamSkill, zone: Zone): number {
  if (zone.regionId === null || zone.siteId === from.siteId) return 0;
  return zone.regionId === from.regionId ? 1 : 2;
}

const covers = (reach: RoutingReach, from: TeamSkill, zone: Zone): boolean =>
  reach === 'partner' ? from.partner : !from.partner && distance(from, zone) <= WIDTH[reach];

/** Mutual aid that concerns the calls of a zone: its own, or those of a region it lies in. One queue for all needs none. */
export function aidsOf(network: Network, flow: Flow, zone: Zone): readonly FlowAid[] {
  const { sites } = indexOf(network);
  const helped = (aid: FlowAid): boolean =>
    zone.siteId === null ? sites.get(aid.zoneSiteId)?.regionId === zone.regionId : aid.zoneSiteId === zone.siteId;
  return zone.regionId === null ? [] : (flow.routing.aid ?? []).filter(helped);
}

/** The wait after which a team helps by agreement; Infinity when it does not. Partners answer by contract, not by mutual aid. */
function aidAfter(aids: readonly FlowAid[], entry: TeamSkill): number {
  if (entry.partner) return Number.POSITIVE_INFINITY;
  return Math.min(...aids.filter((aid) => aid.siteId === entry.siteId).map((aid) => aid.afterSeconds), Number.POSITIVE_INFINITY);
}

/** Teams that may answer the calls of a zone, and after how long. @param aids mutual aid in force */
export function candidatesOf(flow: Flow, zone: Zone, skills: readonly TeamSkill[], aids: readonly FlowAid[]): readonly Candidate[] {
  const stages: readonly RoutingStage[] = [
    { reach: flow.routing.start, afterSeconds: 0 },
    ...[...flow.routing.overflow].sort((a, b) => a.afterSeconds - b.afterSeconds),
  ];
  const ranks = 1 + Math.max(0, ...skills.map((entry) => entry.skill.rank));
  const candidates: Candidate[] = [];
  for (const entry of skills) {
    const stage = stages.findIndex((one) => covers(one.reach, entry, zone));
    const reached = stages[stage]?.afterSeconds ?? Number.POSITIVE_INFINITY;
    const helps = aidAfter(aids, entry);
    if (Math.min(reached, helps) === Number.POSITIVE_INFINITY) continue;
    candidates.push({
      team: entry.team,
      siteId: entry.siteId,
      afterSeconds: Math.min(reached, helps),
      // Help by agreement comes behind the zone's own teams, like a first widening.
      rank: (helps < reached ? 1 : stage) * ranks + entry.skill.rank,
      ...howItIsTaken(flow, entry),
    });
  }
  return candidates;
}

/** Teams of partners, answering the partner queue of a flow at once. */
export function partnerCandidates(flow: Flow, skills: readonly TeamSkill[]): readonly Candidate[] {
  return skills
    .filter((entry) => entry.partner)
    .map((entry) => ({
      team: entry.team,
      siteId: entry.siteId,
      afterSeconds: 0,
      rank: entry.skill.rank,
      ...howItIsTaken(flow, entry),
    }));
}
