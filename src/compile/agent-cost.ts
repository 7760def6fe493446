/**
 * What an hour on the phone costs, for the optimiser. Own teams: the paid hour ÷ (1 − shrinkage), because absences are paid too.
 * Partners are paid by the call: the price × the calls an agent handles in a busy hour, which is the most that hour can cost.
 */
import type { Network, Site, Team } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';

const SECONDS_PER_HOUR = 3600;

/** Mean handling time of a team's skills, seconds; null without skills. */
function meanHandlingSeconds(network: Network, team: Team): number | null {
  const { profiles, flows } = indexOf(network);
  const times: number[] = [];
  for (const skill of profiles.get(team.profileId)?.skills ?? []) {
    const flow = flows.get(skill.flowId);
    if (flow && !flow.deferrable && flow.ahtSeconds > 0) times.push(flow.ahtSeconds * skill.handlingFactor * (team.handlingFactor ?? 1));
  }
  return times.length === 0 ? null : times.reduce((total, time) => total + time, 0) / times.length;
}

/** Euros per agent-hour on the phone, 0 or more. */
export function agentCostPerHour(network: Network, team: Team, site: Site): number {
  if (isPartnerSite(site) && site.pricePerCall !== null) {
    const handling = meanHandlingSeconds(network, team);
    if (handling !== null && handling > 0) return (site.pricePerCall * SECONDS_PER_HOUR) / handling;
  }
  return team.shrinkageShare < 1 ? team.costPerHour / (1 - team.shrinkageShare) : team.costPerHour;
}
