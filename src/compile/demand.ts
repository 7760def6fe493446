/**
 * From monthly volumes to arrival rates by half-hour of the week, one queue a zone, plus one for partners.
 *
 * A zone's calls of the month fall on the days on which someone in reach is open, by weekday weight, and inside a day on the open
 * half-hours, by half-hour weight: nothing is lost because a door is shut, the calls come when it is open. During `partnerHours` the
 * calls go to the partner queue; outside, `partnerShare` of them does while a partner is open.
 */
import type { Flow, Id, Network } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import type { LeftOut } from './compiled.ts';
import { disruptionsOf } from './disruptions.ts';
import { type Candidate, candidatesOf, partnerCandidates, skillsByFlow, type TeamSkill, type Zone, zonesOf } from './routing.ts';
import { openWeek, spreadOverWeek, WEEK_CELLS } from './week-grid.ts';

/** One queue of the compiled week. */
export interface Queue {
  readonly id: string;
  readonly flow: Flow;
  readonly siteId: Id | null;
  readonly regionId: Id | null;
  readonly partners: boolean;
  /** Share of the flow's calls whose home this is; the partner queue has none of its own. */
  readonly share: number;
  readonly candidates: readonly Candidate[];
  /** Share of each half-hour of the week in which someone in reach is open. */
  readonly open: Float64Array;
  /** Fresh calls per half-hour of the week. */
  readonly calls: Float64Array;
}

export interface WeekDemand {
  readonly queues: readonly Queue[];
  readonly leftOut: readonly LeftOut[];
}

type OpenBySite = ReadonlyMap<Id, Float64Array>;

/** The union of the openings of the teams' sites: per half-hour the longest. */
function unionOpen(candidates: readonly Candidate[], open: OpenBySite): Float64Array {
  const union = new Float64Array(WEEK_CELLS);
  for (const siteId of new Set(candidates.map((candidate) => candidate.siteId))) {
    const hours = open.get(siteId)!;
    for (let cell = 0; cell < WEEK_CELLS; cell += 1) if (hours[cell]! > union[cell]!) union[cell] = hours[cell]!;
  }
  return union;
}

interface PartnerPlan {
  readonly open: Float64Array;
  /** Share of each half-hour in which partners alone answer. */
  readonly hours: Float64Array;
  readonly share: number;
}

/** Share of a half-hour in which calls may come although only partners are open. */
function partnersAlone(plan: PartnerPlan, cell: number): number {
  return plan.share >= 1 ? plan.open[cell]! : Math.min(plan.hours[cell]!, plan.open[cell]!);
}

/** Share of a half-hour's calls that go to the partner queue. */
function toPartners(plan: PartnerPlan, ownOpen: number, cell: number): number {
  if (!(plan.open[cell]! > 0)) return 0;
  const alone = plan.hours[cell]!;
  return ownOpen > 0 ? alone + (1 - alone) * plan.share : 1;
}

const zoneId = (flow: Flow, zone: Zone): string => {
  const home = zone.siteId ?? zone.regionId;
  return home === null ? flow.id : `${flow.id}@${home}`;
};

/** The queues of one flow, with the calls that nobody may answer. */
function queuesOf(
  network: Network,
  month: number,
  daysOf: readonly number[],
  flow: Flow,
  skills: readonly TeamSkill[],
  open: OpenBySite,
): WeekDemand {
  const profile = indexOf(network).profiles24.get(flow.profileId);
  const volume = Math.max(0, flow.volumeByMonth[month] ?? 0);
  const partnerTeams = flow.routing.partnerShare > 0 || flow.routing.partnerHours !== null ? partnerCandidates(skills) : [];
  const plan: PartnerPlan = {
    open: unionOpen(partnerTeams, open),
    hours: flow.routing.partnerHours === null ? new Float64Array(WEEK_CELLS) : openWeek(flow.routing.partnerHours),
    share: flow.routing.partnerShare,
  };
  const partnerCalls = new Float64Array(WEEK_CELLS);
  const queues: Queue[] = [];
  const leftOut: LeftOut[] = [];
  const zones = zonesOf(network, flow);
  if (zones.length === 0 && volume > 0) leftOut.push({ flowId: flow.id, siteId: null, reason: 'nobodyAnswers', callsPerMonth: volume });
  for (const zone of zones) {
    const candidates = candidatesOf(flow, zone, skills);
    const ownOpen = unionOpen(candidates, open);
    const someoneOpen = ownOpen.map((share, cell) => Math.max(share, partnersAlone(plan, cell)));
    const calls = spreadOverWeek(volume * zone.share, profile, someoneOpen, daysOf);
    if (volume * zone.share > 0 && !someoneOpen.some((share) => share > 0)) {
      leftOut.push({ flowId: flow.id, siteId: zone.siteId, reason: 'nobodyAnswers', callsPerMonth: volume * zone.share });
      continue;
    }
    for (let cell = 0; cell < WEEK_CELLS; cell += 1) {
      const sent = calls[cell]! * toPartners(plan, ownOpen[cell]!, cell);
      partnerCalls[cell]! += sent;
      calls[cell]! -= sent;
    }
    queues.push({ id: zoneId(flow, zone), flow, ...zone, partners: false, candidates, open: ownOpen, calls });
  }
  if (partnerTeams.length > 0) {
    const home = { siteId: null, regionId: null, share: 0 };
    queues.push({
      id: `${flow.id}~partners`,
      flow,
      ...home,
      partners: true,
      candidates: partnerTeams,
      open: plan.open,
      calls: partnerCalls,
    });
  }
  return { queues, leftOut };
}

/** All queues of a month's week. @param daysOf how many Mondays … Sundays the month has */
export function demandOfWeek(network: Network, month: number, daysOf: readonly number[], open: OpenBySite): WeekDemand {
  const skills = skillsByFlow(network, disruptionsOf(network, month), month);
  const queues: Queue[] = [];
  const leftOut: LeftOut[] = [];
  for (const flow of network.flows) {
    if (flow.deferrable) {
      leftOut.push({ flowId: flow.id, siteId: null, reason: 'deferrable', callsPerMonth: Math.max(0, flow.volumeByMonth[month] ?? 0) });
      continue;
    }
    const demand = queuesOf(network, month, daysOf, flow, skills.get(flow.id) ?? [], open);
    queues.push(...demand.queues);
    leftOut.push(...demand.leftOut);
  }
  return { queues, leftOut };
}
