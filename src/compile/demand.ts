/**
 * From monthly volumes to arrival rates by half-hour of the week, one queue a zone, plus one for partners.
 *
 * A zone's calls of the month fall on the days on which someone in reach is open, by weekday weight, and inside a day on the open
 * half-hours, by half-hour weight: nothing is lost because a door is shut, the calls come when it is open. During `partnerHours` the
 * calls go to the partner queue; outside, `partnerShare` of them does while a partner is open.
 */
import type { Flow, FlowAid, Id, Network, Profile24 } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import type { LeftOut } from './compiled.ts';
import { disruptionsOf } from './disruptions.ts';
import { aidsOf, type Candidate, candidatesOf, partnerCandidates, skillsByFlow, type TeamSkill, type Zone, zonesOf } from './routing.ts';
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
  /** Whose callers these are: see Zone. */
  readonly origins: Zone['origins'];
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

/**
 * What many zones of a week have in common, worked out once: the union of the openings of some sites, and how one call spreads over it.
 */
class SharedOpenings {
  readonly #open: OpenBySite;
  readonly #daysOf: readonly number[];
  readonly #unions = new Map<string, Float64Array>();
  readonly #spreads = new Map<Float64Array, Map<Profile24 | undefined, Float64Array>>();

  constructor(open: OpenBySite, daysOf: readonly number[]) {
    this.#open = open;
    this.#daysOf = daysOf;
  }

  /** Per half-hour the longest opening among the teams' sites. */
  union(candidates: readonly Candidate[]): Float64Array {
    const siteIds = [...new Set(candidates.map((candidate) => candidate.siteId))].sort();
    const key = JSON.stringify(siteIds);
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    const union = new Float64Array(WEEK_CELLS);
    for (const siteId of siteIds) {
      const hours = this.#open.get(siteId)!;
      for (let cell = 0; cell < WEEK_CELLS; cell += 1) if (hours[cell]! > union[cell]!) union[cell] = hours[cell]!;
    }
    this.#unions.set(key, union);
    return union;
  }

  /** Share of a month's calls in each half-hour of one such day; all zero when nothing is open. */
  spreadOfOne(profile: Profile24 | undefined, open: Float64Array): Float64Array {
    const byProfile = this.#spreads.get(open) ?? new Map<Profile24 | undefined, Float64Array>();
    this.#spreads.set(open, byProfile);
    const known = byProfile.get(profile);
    if (known !== undefined) return known;
    const spread = spreadOverWeek(1, profile, open, this.#daysOf);
    byProfile.set(profile, spread);
    return spread;
  }
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

function partnerPlan(flow: Flow, open: Float64Array): PartnerPlan {
  const { partnerHours, partnerShare } = flow.routing;
  return { open, hours: partnerHours === null ? new Float64Array(WEEK_CELLS) : openWeek(partnerHours), share: partnerShare };
}

/** When calls of a zone may come: when its own teams are open, and in the partners' hours. */
function callingHours(ownOpen: Float64Array, plan: PartnerPlan | null): Float64Array {
  return plan === null ? ownOpen : ownOpen.map((share, cell) => Math.max(share, partnersAlone(plan, cell)));
}

/** Moves the partners' part of a zone's calls to their queue. */
function sendToPartners(calls: Float64Array, ownOpen: Float64Array, plan: PartnerPlan, partnerCalls: Float64Array): void {
  for (let cell = 0; cell < WEEK_CELLS; cell += 1) {
    const sent = calls[cell]! * toPartners(plan, ownOpen[cell]!, cell);
    partnerCalls[cell]! += sent;
    calls[cell]! -= sent;
  }
}

/** Half-hours of the week in which the same mutual aid holds. */
interface AidSpan {
  readonly aids: readonly FlowAid[];
  readonly cells: ReadonlySet<number>;
}

/** A half-hour belongs to the aid that covers at least half of it. */
function aidSpans(aids: readonly FlowAid[]): readonly AidSpan[] {
  const timed = aids.flatMap((aid) => (aid.hours === null ? [] : [{ aid, week: openWeek(aid.hours) }]));
  if (timed.length === 0) return [];
  const spans = new Map<string, { readonly aids: readonly FlowAid[]; readonly cells: Set<number> }>();
  for (let cell = 0; cell < WEEK_CELLS; cell += 1) {
    const holding = timed.filter(({ week }) => week[cell]! >= 0.5).map(({ aid }) => aid);
    if (holding.length === 0) continue;
    const key = JSON.stringify(holding.map(({ id }) => id));
    const span = spans.get(key) ?? { aids: holding, cells: new Set<number>() };
    span.cells.add(cell);
    spans.set(key, span);
  }
  return [...spans.values()];
}

/**
 * The calls of a zone that come while others help: a queue of their own, because a centre has no skill that depends on the hour. Its callers
 * stand among the zone's others in order of arrival. Takes its calls out of the zone's queue.
 */
function helpedQueue(own: Queue, span: AidSpan & Pick<Queue, 'candidates' | 'open'>, number: number): Queue {
  const calls = new Float64Array(WEEK_CELLS);
  for (const cell of span.cells) {
    calls[cell] = own.calls[cell]!;
    own.calls[cell] = 0;
  }
  return { ...own, id: `${own.id}~aid${number + 1}`, share: 0, origins: [], candidates: span.candidates, open: span.open, calls };
}

/** Who may answer a zone's calls and when, mutual aid included; `answered` = when anyone may. */
function answeredBy(network: Network, flow: Flow, zone: Zone, skills: readonly TeamSkill[], shared: SharedOpenings) {
  const aids = aidsOf(network, flow, zone);
  const always = aids.filter((aid) => aid.hours === null);
  const candidates = candidatesOf(flow, zone, skills, always);
  const open = shared.union(candidates);
  const helped = aidSpans(aids).map((span) => {
    const able = candidatesOf(flow, zone, skills, [...always, ...span.aids]);
    return { ...span, candidates: able, open: shared.union(able) };
  });
  // Openings that zones have in common stay the same object: what is worked out for one serves all.
  if (helped.length === 0) return { candidates, open, helped, answered: open };
  const answered = open.map((share, cell) => Math.max(share, ...helped.map((one) => (one.cells.has(cell) ? one.open[cell]! : 0))));
  return { candidates, open, helped, answered };
}

/** The queues of one flow, with the calls that nobody may answer. */
function queuesOf(network: Network, month: number, flow: Flow, skills: readonly TeamSkill[], shared: SharedOpenings): WeekDemand {
  const profile = indexOf(network).profiles24.get(flow.profileId);
  const volume = Math.max(0, flow.volumeByMonth[month] ?? 0);
  const partnerTeams = flow.routing.partnerShare > 0 || flow.routing.partnerHours !== null ? partnerCandidates(flow, skills) : [];
  const plan = partnerTeams.length > 0 ? partnerPlan(flow, shared.union(partnerTeams)) : null;
  const partnerCalls = new Float64Array(WEEK_CELLS);
  const queues: Queue[] = [];
  const leftOut: LeftOut[] = [];
  const zones = zonesOf(network, flow);
  if (zones.length === 0 && volume > 0) leftOut.push({ flowId: flow.id, siteId: null, reason: 'nobodyAnswers', callsPerMonth: volume });
  for (const zone of zones) {
    const { candidates, open, helped, answered } = answeredBy(network, flow, zone, skills, shared);
    const spread = shared.spreadOfOne(profile, callingHours(answered, plan));
    const callsPerMonth = volume * zone.share;
    if (callsPerMonth > 0 && !spread.some((share) => share > 0)) {
      leftOut.push({ flowId: flow.id, siteId: zone.siteId, reason: 'nobodyAnswers', callsPerMonth });
      continue;
    }
    const calls = spread.map((share) => share * callsPerMonth);
    if (plan !== null) sendToPartners(calls, answered, plan, partnerCalls);
    const id = zoneId(flow, zone);
    const own: Queue = { id, flow, ...zone, partners: false, candidates, open, calls };
    queues.push(own, ...helped.map((span, i) => helpedQueue(own, span, i)));
  }
  if (plan !== null) {
    const home = { siteId: null, regionId: null, share: 0, origins: [] };
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
  const shared = new SharedOpenings(open, daysOf);
  const queues: Queue[] = [];
  const leftOut: LeftOut[] = [];
  for (const flow of network.flows) {
    const demand = queuesOf(network, month, flow, skills.get(flow.id) ?? [], shared);
    queues.push(...demand.queues);
    leftOut.push(...demand.leftOut);
  }
  return { queues, leftOut };
}
