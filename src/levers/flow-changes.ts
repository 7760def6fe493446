/** What levers about flows have in common: changing some flows and leaving the rest the same objects; a change reached in a line. Pure. */
import type { Flow, Id, Network, SkillProfile, Team } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';

/** Share of a change that has been made at a month, 0..1: a ramp of n months is a straight line. */
export function reachedAt(startMonth: number, rampMonths: number, month: number): number {
  return Math.min(1, Math.max(0, (month - startMonth + 1) / (rampMonths + 1)));
}

/** A factor on its way from 1. */
export const onTheWay = (factor: number, reached: number): number => 1 + (factor - 1) * reached;

/** The network with some flows changed; itself when none is. */
export function withFlowsChanged(network: Network, ids: readonly Id[], change: (flow: Flow) => Flow): Network {
  const flows = network.flows.map((flow) => (ids.includes(flow.id) ? change(flow) : flow));
  return flows.every((flow, i) => flow === network.flows[i]) ? network : { ...network, flows };
}

/** Profiles changed; the same list when none is. */
export function withProfilesChanged(network: Network, change: (profile: SkillProfile) => SkillProfile): Network {
  const skillProfiles = network.skillProfiles.map(change);
  return skillProfiles.every((one, i) => one === network.skillProfiles[i]) ? network : { ...network, skillProfiles };
}

/** The chosen flows that exist, in the network's order. */
export function chosenFlows(network: Network, ids: readonly Id[]): readonly Flow[] {
  return network.flows.filter((flow) => ids.includes(flow.id));
}

/** Calls of a flow in a month, 0 outside the horizon. */
export const callsAt = (flow: Flow, month: number): number => flow.volumeByMonth[month] ?? 0;

/** Teams that have the skill of a flow. */
export function teamsWithSkill(network: Network, flowId: Id, where: 'own' | 'partner' | 'all' = 'all'): readonly Team[] {
  const { sites, profiles } = indexOf(network);
  return network.teams.filter((team) => {
    const site = sites.get(team.siteId);
    if (site === undefined || (where !== 'all' && isPartnerSite(site) !== (where === 'partner'))) return false;
    return profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId) === true;
  });
}

export const fteOf = (teams: readonly Team[]): number => teams.reduce((total, team) => total + team.fte, 0);

/** Mean handling-time factor of some teams on a flow, weighted by people; 1 when there is nobody. */
export function meanFactor(network: Network, teams: readonly Team[], flowId: Id): number {
  const { profiles } = indexOf(network);
  let people = 0;
  let sum = 0;
  for (const team of teams) {
    const skill = profiles.get(team.profileId)?.skills.find((one) => one.flowId === flowId);
    if (skill === undefined) continue;
    people += team.fte;
    sum += team.fte * skill.handlingFactor;
  }
  return people > 0 ? sum / people : 1;
}
