/**
 * From a network's month to centre files, one per open weekday. The rules stand in README.md; the parts in staffing.ts (agents),
 * demand.ts (arrivals), routing.ts (skills), transfers.ts. Pure and total: what the centre cannot carry is listed as left out.
 */

import { workingDays } from '../model/calendar.ts';
import { CENTRE_FORMAT, type Centre, type CentreFlow, type CentreGroup, type CentreSkill, type Distribution } from '../model/centre.ts';
import type { Flow, Id, Network, Team } from '../model/network.ts';
import { arrivingBacklog, indexOf, workplacesOf } from '../model/network-index.ts';
import { DAY_IDS, type DayId, HALF_HOUR_SECONDS, HALF_HOURS } from '../model/vocabulary.ts';
import { agentCostPerHour } from './agent-cost.ts';
import type { CompiledDay, CompiledFlow, CompiledGroup, CompiledWeek, LeftOut } from './compiled.ts';
import { demandOfWeek, type Queue, type WeekDemand } from './demand.ts';
import { pacesOf } from './paces.ts';
import type { Candidate } from './routing.ts';
import { staffWeek, type WeekStaffing } from './staffing.ts';
import { type QueuesByFlow, queuesByFlow, supportQueue, transfersOf } from './transfers.ts';

/** Everything a week needs once. */
export interface PreparedWeek {
  readonly network: Network;
  readonly month: number;
  readonly daysOf: readonly number[];
  readonly staffing: WeekStaffing;
  readonly demand: WeekDemand;
  /** Pieces of deferrable work that wait each morning, by flow. */
  readonly backlog: ReadonlyMap<Id, number>;
  /** Skills by team for a list of queues, shared by the days that have the same queues; filled as days are compiled. */
  readonly skills: Map<string, ReadonlyMap<number, readonly CentreSkill[]>>;
}

/** What the month starts from; absent = what comes at once on its first morning (`arrivingBacklog`), nothing left by the month before. */
export type Backlog = ReadonlyMap<Id, number>;

export function prepareWeek(network: Network, month: number, backlog?: Backlog): PreparedWeek {
  const daysOf = workingDays(network.horizon, month);
  const staffing = staffWeek(network, month);
  const demand = demandOfWeek(network, month, daysOf, staffing.open);
  return { network, month, daysOf, staffing, demand, backlog: backlog ?? arrivingBacklog(network, month), skills: new Map() };
}

/** First and last + 1 half-hour in which a site is open that day; null when none is. */
function spanOf(open: ReadonlyMap<string, Float64Array>, day: number): { readonly first: number; readonly end: number } | null {
  let first = HALF_HOURS;
  let end = 0;
  for (const hours of open.values()) {
    for (let half = 0; half < HALF_HOURS; half += 1) {
      if (!(hours[day * HALF_HOURS + half]! > 0)) continue;
      first = Math.min(first, half);
      end = Math.max(end, half + 1);
    }
  }
  return end > 0 ? { first, end } : null;
}

interface DaySpan {
  readonly day: number;
  readonly first: number;
  readonly end: number;
}

const slice = (week: Float64Array, { day, first, end }: DaySpan): Float64Array =>
  week.subarray(day * HALF_HOURS + first, day * HALF_HOURS + end);

/** Loops: the iterators of typed arrays take several times as long, and a trajectory compiles hundreds of days. */
function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total;
}

function toNumbers(values: Float64Array, value: (of: number) => number): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < values.length; i += 1) numbers.push(value(values[i]!));
  return numbers;
}

/** Teams whose site opens that day. */
function presentTeams(prepared: PreparedWeek, span: DaySpan): ReadonlySet<number> {
  const { network, staffing } = prepared;
  const isOpen = (team: Team): boolean => {
    const hours = staffing.open.get(team.siteId);
    return hours !== undefined && sum(slice(hours, span)) > 0;
  };
  return new Set(network.teams.map((_, position) => position).filter((position) => isOpen(network.teams[position]!)));
}

/** Queues somebody may answer that day and that calls reach, fresh or by transfer. */
function queuesOfDay(prepared: PreparedWeek, span: DaySpan, teams: ReadonlySet<number>): readonly Queue[] {
  const answerable = prepared.demand.queues.filter((queue) => queue.candidates.some((candidate) => teams.has(candidate.team)));
  const reached = new Set(answerable.filter((queue) => sum(slice(queue.calls, span)) > 0));
  const byFlow = queuesByFlow(answerable);
  const byId = new Map(answerable.map((queue) => [queue.id, queue]));
  for (const queue of reached) {
    // A Set visits what is added while it is walked, so chains of transfers are followed to their end.
    for (const transfer of transfersOf(queue, byFlow)) reached.add(byId.get(transfer.to)!);
    const help = supportQueue(queue, byFlow);
    if (help !== null) reached.add(help);
  }
  return answerable.filter((queue) => reached.has(queue));
}

const lognormal = (mean: number, cv: number): Distribution =>
  cv > 0 ? { kind: 'lognormal', mean, cv } : { kind: 'deterministic', value: mean };

/** A caller dials again after at least a second: a delay of nothing would be no new attempt. */
const delay = (seconds: number): Distribution => ({ kind: 'exponential', mean: Math.max(1, seconds) });

/** 1 for each interval in which the queue's line is open; null when it is all day. */
function openIntervals(queue: Queue, span: DaySpan): readonly number[] | null {
  const open = toNumbers(slice(queue.open, span), (share) => (share > 0 ? 1 : 0));
  return open.includes(0) ? open : null;
}

/** A call back that somebody accepts. */
function callbackOf({ callback }: Flow): Pick<CentreFlow, 'callback'> {
  if (!callback || !(callback.acceptanceShare > 0)) return {};
  const { afterSeconds, acceptanceShare, reachedShare = 1, failedSeconds = 0 } = callback;
  return {
    callback: {
      afterSeconds,
      acceptance: acceptanceShare,
      ...(reachedShare < 1 && { success: reachedShare }),
      ...(reachedShare < 1 && failedSeconds > 0 && { failedHandling: { kind: 'deterministic', value: failedSeconds } }),
    },
  };
}

/** What callers do who wait. */
function callersOf(flow: Flow): Pick<CentreFlow, 'patience' | 'balking' | 'target' | 'redial' | 'callback'> {
  const { afterAbandonmentShare, afterBlockingShare, delaySeconds } = flow.redial;
  const redials = afterAbandonmentShare > 0 || afterBlockingShare > 0;
  return {
    patience: flow.patienceSeconds === null ? null : { kind: 'exponential', mean: flow.patienceSeconds },
    ...(flow.balkingShare > 0 && { balking: flow.balkingShare }),
    target: flow.target,
    ...callbackOf(flow),
    ...(redials && { redial: { afterAbandonment: afterAbandonmentShare, afterBlocking: afterBlockingShare, delay: delay(delaySeconds) } }),
  };
}

/** Work that can wait: no target to staff a day for, as a piece may be due days later. */
function workOf({ flow, share, partners }: Queue, backlog: Backlog): Pick<CentreFlow, 'target' | 'deferrable'> {
  const waiting = partners ? 0 : Math.round((backlog.get(flow.id) ?? 0) * share);
  return { target: { withinSeconds: flow.target.withinSeconds, share: 0 }, deferrable: { backlog: waiting } };
}

/**
 * A queue of several zones keeps the callers of each: named like the queue that a zone has when it rings apart, so that scenarios which route
 * the same calls otherwise meet the same callers.
 */
function originsOf({ id, flow, origins }: Queue): Pick<CentreFlow, 'origins'> {
  const named = origins.map(({ siteId, share }) => ({ id: `${flow.id}@${siteId}`, share }));
  return named.length === 0 || named[0]!.id === id ? {} : { origins: named };
}

/** How busy a day is belongs to the flow, wherever its calls ring: all its queues share the factor. */
function dayFactorsOf(queues: readonly Queue[]): Pick<Centre, 'dayFactors'> {
  const cvs = new Map(queues.map(({ flow }) => [flow.id, flow.dayVariationCv]));
  const dayFactors = Array.from(cvs, ([id, cv]) => ({ id, cv })).filter(({ cv }) => cv > 0);
  return dayFactors.length > 0 ? { dayFactors } : {};
}

function centreFlow(queue: Queue, queues: QueuesByFlow, span: DaySpan, backlog: Backlog): CentreFlow {
  const { flow } = queue;
  const transfers = transfersOf(queue, queues);
  const help = (flow.support?.share ?? 0) > 0 ? supportQueue(queue, queues) : null;
  const open = openIntervals(queue, span);
  return {
    id: queue.id,
    arrivalsPerHour: toNumbers(slice(queue.calls, span), (calls) => (calls * 3600) / HALF_HOUR_SECONDS),
    ...(flow.dayVariationCv > 0 && { busyness: { cv: 0, dayFactors: [flow.id] } }),
    ...originsOf(queue),
    handling: lognormal(flow.ahtSeconds, flow.ahtCv),
    ...(flow.deferrable ? workOf(queue, backlog) : callersOf(flow)),
    ...(help !== null && { support: { flow: help.id, probability: flow.support!.share, afterShare: flow.support!.afterShare ?? 0.5 } }),
    ...(flow.repeat.share > 0 && { repeat: { probability: flow.repeat.share, delay: delay(flow.repeat.delaySeconds) } }),
    ...(transfers.length > 0 && { transfers }),
    ...(open !== null && { open }),
  };
}

function overflowOf({ afterSeconds, idleAtLeast }: Candidate): Pick<CentreSkill, 'overflow'> {
  if (!(afterSeconds > 0) && idleAtLeast <= 1) return {};
  return { overflow: { ...(afterSeconds > 0 && { afterSeconds }), ...(idleAtLeast > 1 && { idleAtLeast }) } };
}

/** The skills of every team that day, in the order of the queues; one pass, because a nation has millions of (team, queue) pairs. */
function skillsByTeam(queues: readonly Queue[]): ReadonlyMap<number, readonly CentreSkill[]> {
  const byTeam = new Map<number, CentreSkill[]>();
  for (const queue of queues) {
    for (const candidate of queue.candidates) {
      const skills = byTeam.get(candidate.team) ?? [];
      if (skills.length === 0) byTeam.set(candidate.team, skills);
      // A profile that names a flow twice counts once, as first named.
      if (skills.at(-1)?.flow === queue.id) continue;
      skills.push({
        flow: queue.id,
        rank: candidate.rank,
        queueRank: candidate.queueRank,
        ...(candidate.handlingFactor !== 1 && { handlingFactor: candidate.handlingFactor }),
        ...overflowOf(candidate),
      });
    }
  }
  return byTeam;
}

/** Most weekdays have the same queues, and then the same skills: one list serves them all. */
function sharedSkills({ skills }: PreparedWeek, queues: readonly Queue[]): ReadonlyMap<number, readonly CentreSkill[]> {
  const key = JSON.stringify(queues.map(({ id }) => id));
  const found = skills.get(key) ?? skillsByTeam(queues);
  skills.set(key, found);
  return found;
}

function groupOf(
  prepared: PreparedWeek,
  span: DaySpan,
  position: number,
  skills: readonly CentreSkill[],
  flowOf: ReadonlyMap<string, Id>,
): CentreGroup {
  const { network, staffing } = prepared;
  const team = network.teams[position]!;
  const site = indexOf(network).sites.get(team.siteId)!;
  const open = slice(staffing.open.get(site.id)!, span);
  const workplaces = workplacesOf(site);
  const paces = pacesOf(team, skills, flowOf);
  return {
    id: team.id,
    site: site.id,
    agents: toNumbers(slice(staffing.agents[position]!, span), (agents) => agents),
    costPerHour: agentCostPerHour(network, team, site),
    // The optimiser may fill the seats while the site is open, and nobody sits there when it is closed.
    maxAgents: toNumbers(open, (share) => (share > 0 ? workplaces : 0)),
    skills,
    ...((team.absenceShare ?? 0) > 0 && { absence: { probability: team.absenceShare! } }),
    ...(paces.length > 0 && { paces }),
  };
}

function compiledFlow(queue: Queue, span: DaySpan): CompiledFlow {
  const { id, flow, siteId, regionId, partners } = queue;
  return {
    centreFlowId: id,
    flowId: flow.id,
    siteId,
    regionId,
    partners,
    deferrable: flow.deferrable,
    callsPerDay: sum(slice(queue.calls, span)),
  };
}

/** One weekday of a prepared week; null when nothing is open, the month has no such day open, or no call can be answered. */
export function compilePreparedDay(prepared: PreparedWeek, day: number): CompiledDay | null {
  const { network, daysOf, demand, staffing } = prepared;
  const opening = spanOf(staffing.open, day);
  if (opening === null || daysOf[day] === 0) return null;
  const span: DaySpan = { day, ...opening };
  const teams = presentTeams(prepared, span);
  const queues = queuesOfDay(prepared, span, teams);
  const skillsOf = sharedSkills(prepared, queues);
  const flowOf = new Map(queues.map(({ id, flow }) => [id, flow.id]));
  const groups: CentreGroup[] = [];
  const compiledGroups: CompiledGroup[] = [];
  for (const position of teams) {
    const skills = skillsOf.get(position);
    if (skills === undefined) continue;
    const team = network.teams[position]!;
    groups.push(groupOf(prepared, span, position, skills, flowOf));
    compiledGroups.push({ groupId: team.id, teamIds: [team.id], siteId: team.siteId, profileId: team.profileId });
  }
  if (queues.length === 0) return null;
  const byFlow = queuesByFlow(queues);
  const centre: Centre = {
    format: CENTRE_FORMAT,
    name: DAY_IDS[day]!,
    intervalSeconds: HALF_HOUR_SECONDS,
    intervals: span.end - span.first,
    closing: 'serve',
    flows: queues.map((queue) => centreFlow(queue, byFlow, span, prepared.backlog)),
    groups,
    ...dayFactorsOf(queues),
  };
  return {
    dayId: DAY_IDS[day]!,
    centre,
    flows: queues.map((queue) => compiledFlow(queue, span)),
    groups: compiledGroups,
    firstHalfHour: span.first,
    weight: daysOf[day]!,
    leftOut: demand.leftOut,
  };
}

/**
 * The centre of one weekday of a month.
 * @param month 0-based month of the horizon
 * @returns null when nothing is open that day
 */
export function compileDay(network: Network, month: number, dayId: DayId): CompiledDay | null {
  return compilePreparedDay(prepareWeek(network, month), DAY_IDS.indexOf(dayId));
}

/** As `compileWeek`, weekday by weekday, for callers who let others in between. */
export function* compileWeekSteps(network: Network, month: number, backlog?: Backlog): Generator<void, CompiledWeek> {
  const prepared = prepareWeek(network, month, backlog);
  yield;
  const days: CompiledDay[] = [];
  for (const day of DAY_IDS.keys()) {
    const compiled = compilePreparedDay(prepared, day);
    if (compiled !== null) days.push(compiled);
    yield;
  }
  const leftOut: readonly LeftOut[] = prepared.demand.leftOut;
  return { month, days, leftOut };
}

/** All open weekdays of a month, Monday first, each with the number of times the month has it. @param backlog see prepareWeek */
export function compileWeek(network: Network, month: number, backlog?: Backlog): CompiledWeek {
  const steps = compileWeekSteps(network, month, backlog);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
