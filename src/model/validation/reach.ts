/**
 * Can each flow be answered at all? Skills, teams with people, and how far the routing lets a call travel; hours are looked at for partners
 * only (compiling a month says which half-hours have nobody).
 */
import type { DayHours, Flow, Id, Network, RoutingReach, Site, Team } from '../network.ts';
import { indexOf, isPartnerSite } from '../network-index.ts';
import type { Findings } from './findings.ts';

const WIDTH: Readonly<Record<Exclude<RoutingReach, 'partner'>, number>> = { site: 0, region: 1, nation: 2 };

/** Sites with people who have the skill of a flow. */
function sitesBySkill(network: Network): ReadonlyMap<Id, ReadonlySet<Site>> {
  const { sites, profiles } = indexOf(network);
  const found = new Map<Id, Set<Site>>();
  for (const team of network.teams) {
    const site = sites.get(team.siteId);
    if (site === undefined || !hasPeople(team)) continue;
    for (const { flowId } of profiles.get(team.profileId)?.skills ?? []) {
      const known = found.get(flowId) ?? new Set<Site>();
      known.add(site);
      found.set(flowId, known);
    }
  }
  return found;
}

function hasPeople(team: Team): boolean {
  return team.fte > 0 || (team.agentsByHalfHour?.some((day) => day.some((agents) => agents > 0)) ?? false);
}

const sendsToPartners = (flow: Flow): boolean =>
  flow.routing.partnerShare > 0 || (flow.routing.partnerHours?.some((hours) => hours !== null) ?? false);

function widestReach(flow: Flow): number {
  let widest = WIDTH[flow.routing.start];
  for (const { reach } of flow.routing.overflow) if (reach !== 'partner') widest = Math.max(widest, WIDTH[reach]);
  return widest;
}

function overlaps(hours: DayHours, opening: DayHours): boolean {
  return hours !== null && opening !== null && Math.min(hours.toMinute, opening.toMinute) > Math.max(hours.fromMinute, opening.fromMinute);
}

function checkPartners(flow: Flow, partners: readonly Site[], found: Findings): void {
  const path = `flows/${flow.id}/routing`;
  const overflowsToPartners = flow.routing.overflow.some((stage) => stage.reach === 'partner');
  if (partners.length === 0) {
    if (sendsToPartners(flow)) found.add(path, 'noPartnerTeam');
    else if (overflowsToPartners) found.warn(path, 'noPartnerTeam');
    return;
  }
  flow.routing.partnerHours?.forEach((hours, day) => {
    const someoneOpen = partners.some((site) => overlaps(hours, site.opening[day] ?? null));
    if (hours !== null && !someoneOpen) found.warn(`${path}/partnerHours/${day}`, 'partnerClosed');
  });
}

function checkZones(flow: Flow, network: Network, own: readonly Site[], found: Findings): void {
  const { sites } = indexOf(network);
  const width = widestReach(flow);
  const helped = new Set((flow.routing.aid ?? []).map((aid) => `${aid.siteId}/${aid.zoneSiteId}`));
  const zones = flow.origins.flatMap((origin) => (origin.share > 0 ? (sites.get(origin.siteId) ?? []) : []));
  const reached = (zone: Site): boolean =>
    own.some(
      (site) =>
        helped.has(`${site.id}/${zone.id}`) ||
        width === WIDTH.nation ||
        site.id === zone.id ||
        (width === WIDTH.region && site.regionId === zone.regionId),
    );
  const unreached = zones.filter((zone) => !reached(zone));
  if (zones.length > 0 && unreached.length === zones.length) {
    found.add(`flows/${flow.id}`, 'nobodyAnswers');
    return;
  }
  for (const zone of unreached) found.warn(`flows/${flow.id}/origins/${zone.id}`, 'nobodyInReach', undefined, { name: zone.name });
}

export function checkReach(network: Network, found: Findings): void {
  const bySkill = sitesBySkill(network);
  for (const flow of network.flows) {
    if (flow.deferrable || !flow.volumeByMonth.some((calls) => calls > 0)) continue;
    const able = Array.from(bySkill.get(flow.id) ?? []);
    if (able.length === 0) {
      found.add(`flows/${flow.id}`, 'nobodyAnswers');
      continue;
    }
    const partners = able.filter(isPartnerSite);
    checkPartners(flow, partners, found);
    const partnersReached =
      partners.length > 0 && (sendsToPartners(flow) || flow.routing.overflow.some((stage) => stage.reach === 'partner'));
    const own = able.filter((site) => !isPartnerSite(site));
    if (own.length === 0 && !partnersReached) found.add(`flows/${flow.id}`, 'nobodyAnswers');
    else if (!partnersReached && flow.routing.start !== 'nation') checkZones(flow, network, own, found);
  }
}
