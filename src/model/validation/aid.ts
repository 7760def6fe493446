/** Checks mutual aid: between two known sites, by somebody who has the skill, in hours in which they are there, and no team lent twice. */
import type { Flow, FlowAid, Id, Network, Team, WeekHours } from '../network.ts';
import { indexOf } from '../network-index.ts';
import { commonHours, commonMinutes } from '../week-hours.ts';
import type { Findings, NumberRule } from './findings.ts';

const WAIT: NumberRule = { min: 0, max: 86_400 };

interface Lent {
  readonly flow: Flow;
  readonly aid: FlowAid;
  readonly path: string;
}

const CLOSED: WeekHours = [null, null, null, null, null, null, null];

const openingOf = (network: Network, siteId: Id): WeekHours => indexOf(network).sites.get(siteId)?.opening ?? CLOSED;

/** Own teams of a site that have the skill of a flow. */
function helpers(network: Network, siteId: Id, flowId: Id): readonly Team[] {
  const { sites, profiles } = indexOf(network);
  if (sites.get(siteId)?.kind !== 'internal') return [];
  return network.teams.filter(
    (team) => team.siteId === siteId && profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId) === true,
  );
}

/** Where the hours of an aid are told: at the first weekday that overlaps with another's, or at its site when it has none of its own. */
function placeOfHours({ aid, path }: Lent, other: WeekHours): string {
  const day = (aid.hours ?? []).findIndex((hours, weekday) => commonMinutes(hours, other[weekday] ?? null) > 0);
  return day < 0 ? `${path}/siteId` : `${path}/hours/${day}`;
}

/** The same aid twice, or the same team for another zone or flow in the same hours: things to know, which a run can bear. */
function checkTwice(network: Network, lent: Lent, before: readonly Lent[], found: Findings): void {
  const { sites } = indexOf(network);
  const { aid, flow, path } = lent;
  const opening = openingOf(network, aid.siteId);
  for (const other of before) {
    if (other.aid.siteId !== aid.siteId || aid.siteId === '') continue;
    const theirs = other.aid.hours ?? opening;
    if (!(commonHours(aid.hours ?? opening, theirs) > 0)) continue;
    const params = {
      name: sites.get(aid.siteId)?.name ?? aid.siteId,
      other: sites.get(other.aid.zoneSiteId)?.name ?? other.aid.zoneSiteId,
    };
    if (other.flow === flow && other.aid.zoneSiteId === aid.zoneSiteId) {
      found.warn(placeOfHours(lent, theirs), 'aidTwice', flow.name, params);
      return;
    }
    const both = helpers(network, aid.siteId, other.flow.id).filter((team) => helpers(network, aid.siteId, flow.id).includes(team));
    if (both.length === 0) continue;
    found.warn(`${path}/siteId`, 'lentTwice', other.flow.name, params);
    return;
  }
}

function checkOne(network: Network, { aid, flow, path }: Lent, found: Findings): void {
  const { sites } = indexOf(network);
  found.reference(`${path}/siteId`, aid.siteId, sites);
  found.reference(`${path}/zoneSiteId`, aid.zoneSiteId, sites);
  if (aid.siteId === aid.zoneSiteId && aid.siteId !== '') found.add(`${path}/zoneSiteId`, 'sameBothEnds', aid.zoneSiteId);
  found.number(`${path}/afterSeconds`, aid.afterSeconds, WAIT);
  aid.hours?.forEach((day, weekday) => {
    found.hours(`${path}/hours/${weekday}`, day);
  });
  if (!sites.has(aid.siteId)) return;
  if (helpers(network, aid.siteId, flow.id).length === 0) found.warn(`${path}/siteId`, 'noSkillAtSite', flow.name);
  if (aid.hours !== null && !(commonHours(aid.hours, openingOf(network, aid.siteId)) > 0)) found.warn(`${path}/hours/0`, 'aidClosed');
}

/** All the mutual aid of a network, in the order of its flows. */
export function checkAids(network: Network, found: Findings): void {
  const before: Lent[] = [];
  for (const flow of network.flows) {
    const aids = flow.routing.aid ?? [];
    found.uniqueIds(`flows/${flow.id}/routing/aid`, aids);
    for (const aid of aids) {
      const lent = { flow, aid, path: `flows/${flow.id}/routing/aid/${aid.id}` };
      checkOne(network, lent, found);
      checkTwice(network, lent, before, found);
      before.push(lent);
    }
  }
}
