/**
 * Purpose: everything that changes while a replication runs, in typed arrays and small integers.
 * A call in the system holds a slot from arrival (or from the start of service) to the end of service or abandonment; free
 * slots form a list through `slotNext`. A flow's queue is a doubly linked list of slots. Idle agents of a group are a ring of
 * the times since which they are idle, longest first. Nothing is allocated per call; arrays double when they are full.
 */

import { startReplication } from '../../maths/samplers.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS, SKILL_COUNTERS } from '../../model/measures.ts';
import { CALLS_PER_BUCKET, type Calendar, clearCalendar, LEAST_ROW_SECONDS, MOST_BUCKETS, NO_EVENT, rowLength } from './calendar.ts';
import { classCount, type Model } from './model.ts';
import { startsOf } from './ordering.ts';
import { WAIT_BUCKETS } from './wait-histogram.ts';

export const FLOW_WIDTH = FLOW_COUNTERS.length;
export const GROUP_WIDTH = GROUP_COUNTERS.length;
export const SKILL_WIDTH = SKILL_COUNTERS.length;

const flowCounter = (name: (typeof FLOW_COUNTERS)[number]): number => FLOW_COUNTERS.indexOf(name);
const groupCounter = (name: (typeof GROUP_COUNTERS)[number]): number => GROUP_COUNTERS.indexOf(name);

export const OFFERED = flowCounter('offered');
export const ANSWERED = flowCounter('answered');
export const ABANDONED = flowCounter('abandoned');
export const BLOCKED = flowCounter('blocked');
export const UNSERVED = flowCounter('unserved');
export const ANSWERED_WITHIN = flowCounter('answeredWithin');
export const ABANDONED_WITHIN = flowCounter('abandonedWithin');
export const WAIT_SECONDS = flowCounter('waitSeconds');
export const WAIT_ANSWERED_SECONDS = flowCounter('waitAnsweredSeconds');
export const QUEUE_SECONDS = flowCounter('queueSeconds');
export const ABANDONED_DURING = flowCounter('abandonedDuring');
export const CALLBACKS = flowCounter('callbacks');
export const CALLBACK_SECONDS = flowCounter('callbackSeconds');
export const GROUP_ANSWERED = groupCounter('answered');
export const GROUP_ANSWERED_WITHIN = groupCounter('answeredWithin');
export const BUSY_SECONDS = groupCounter('busySeconds');
export const STAFFED_SECONDS = groupCounter('staffedSeconds');
export const OVERTIME_SECONDS = groupCounter('overtimeSeconds');
export const SKILL_ANSWERED = SKILL_COUNTERS.indexOf('answered');
export const SKILL_WITHIN = SKILL_COUNTERS.indexOf('answeredWithin');
export const SKILL_WAIT = SKILL_COUNTERS.indexOf('waitSeconds');
export const SKILL_HANDLING = SKILL_COUNTERS.indexOf('handlingSeconds');
export const SKILL_AFTER_CALL = SKILL_COUNTERS.indexOf('afterCallSeconds');

/** What becomes of an agent when its call ends (slotLeaver). FIRST: like STAYS, in a centre where whoever comes free first leaves. */
export const STAYS = 0;
export const LEAVES = 1;
export const HAS_BREAK = 2;
export const FIRST = 3;
/** A further bit: the agent's group has several paces, its own is in slotPace. */
export const PACED = 4;

/** Bits of slotFlags. */
export const ACCEPTS_CALLBACK = 1;
export const IS_REACHED = 2;
export const NEEDS_SUPPORT = 4;
/** Of an agent who is held: by a warm transfer, else by a call for support. */
export const BY_TRANSFER = 8;

const FIRST_CAPACITY = 256;

/** The growing arrays are replaced when full; the others live as long as the simulation. */
export interface State extends Calendar {
  readonly model: Model;
  /** Bits of masks.ts: groups with an idle agent; stages with a first call that has reached them, and which words of these hold a bit. */
  readonly idleGroups: Int32Array;
  readonly waiting: Int32Array;
  readonly waitingSummary: Int32Array;
  /** [g] */
  readonly idle: Int32Array;
  /** Busy agents whose shift is over, by group, then by pace as well; agents on a break. */
  readonly leaving: Int32Array;
  readonly onBreak: Int32Array;
  /** [k * groupCount + g] agents present today: those scheduled less the absent. */
  readonly agents: Int32Array;
  readonly ringStart: Int32Array;
  readonly ringSize: Int32Array;
  readonly ringHead: Int32Array;
  readonly ring: Float64Array;
  /** Only where a group has paces, laid out like the ring: paces of the idle; paces of today's agents in their order, 0 = absent. */
  readonly ringPace: Uint8Array;
  readonly agentPace: Uint8Array;
  /** [f] first and last waiting slot, −1 = none. */
  readonly queueHead: Int32Array;
  readonly queueTail: Int32Array;
  readonly queueCount: Int32Array;
  /** [source] */
  readonly busyness: Float64Array;
  readonly arrivalInterval: Int32Array;
  /** [source] fresh calls of this replication so far. */
  readonly freshCalls: Int32Array;
  /** [slot]: a slot is an item, the first is `firstSlot`. Of a call, or of an agent who is on a break, held, or at after-call work. */
  slotFlow: Int32Array;
  slotGroup: Int32Array;
  slotLeaver: Uint8Array;
  slotPace: Uint8Array;
  /** Position in flowCells of the call's flow in the interval of its arrival. */
  slotCell: Int32Array;
  slotArrival: Float64Array;
  slotHandling: Float64Array;
  slotLuck: Float64Array;
  /** Seconds of after-call work drawn; of a break to come. Written only where there is any. */
  slotAfterCall: Float64Array;
  slotBreak: Float64Array;
  /** Bits above; written only for calls that DRAW_MORE and for agents who are held. */
  slotFlags: Uint8Array;
  /** Slot of the agent whom the call keeps waiting, −1 = none; written only for flows that HOLD_AGENTS. */
  slotHolder: Int32Array;
  slotNext: Int32Array;
  slotPrevious: Int32Array;
  freeSlot: number;
  waitingTotal: number;
  idleTotal: number;
  /** Current interval; stays at the last one after closing. */
  interval: number;
  closed: boolean;
  finished: boolean;
  /** Positions of the current interval in the counters. */
  flowBase: number;
  groupBase: number;
  /** Start of the current interval's rows in waitCounts. */
  waitBase: number;
  /** Start of the current interval's rows in skillCells. */
  skillBase: number;
  /** What the call that arrives just now drew: see DRAWS_MORE. */
  drawnFlags: number;
  readonly drawn: Float64Array;
  /** Pace of the agent who comes free just now, 0 = of nobody. */
  freePace: number;
  /** Seconds. */
  now: number;
  intervalStart: number;
  intervalEnd: number;
  dayEnd: number;
  /** Arrivals of all replications so far. */
  calls: number;
  /** Counters of this replication: [interval][f][FLOW_COUNTERS] and [interval][g][GROUP_COUNTERS]. */
  readonly flowCells: Float64Array;
  readonly groupCells: Float64Array;
  /** Answered calls by wait: [f][WAIT_BUCKETS], or [interval][f][WAIT_BUCKETS] where the model counts waits by interval. */
  readonly waitCounts: Uint32Array;
  /** [s][SKILL_COUNTERS], or [interval][s][SKILL_COUNTERS] likewise. */
  readonly skillCells: Float64Array;
}

/** Items: a source's next fresh call, then a flow's next threshold, the next border, the breaks; then the slots. */
export const thresholdItem = (m: Model, flow: number): number => m.sourceCount + flow;
export const borderItem = (m: Model): number => m.sourceCount + m.flowCount;
export const breakItem = (m: Model, index: number): number => m.sourceCount + m.flowCount + 1 + index;
export const firstSlot = (m: Model): number => m.sourceCount + m.flowCount + 1 + m.breakCount;

/** Of State.drawn. */
export const DRAWN_AFTER_CALL = 0;
export const DRAWN_CALLBACK_PATIENCE = 1;

const emptySources = (sources: number) => ({
  busyness: new Float64Array(sources),
  arrivalInterval: new Int32Array(sources),
  freshCalls: new Int32Array(sources),
});

export function createState(model: Model): State {
  const { flowCount: flows, groupCount: groups, intervalCount: intervals } = model;
  const rows = model.waitsByInterval ? intervals : 1;
  const n = firstSlot(model) + FIRST_CAPACITY;
  const perSecond = bucketsPerSecond(model);
  const buckets = rowLength(perSecond);
  return {
    model,
    idleGroups: new Int32Array(model.groupWords),
    waiting: new Int32Array(model.stageWords),
    waitingSummary: new Int32Array(model.summaryWords),
    idle: new Int32Array(groups),
    leaving: new Int32Array(classCount(model)),
    onBreak: new Int32Array(groups),
    agents: model.absenceStream.some((stream) => stream >= 0) ? model.agents.slice() : model.agents,
    ...emptyRings(model),
    queueHead: new Int32Array(flows),
    queueTail: new Int32Array(flows),
    queueCount: new Int32Array(flows),
    ...emptySources(model.sourceCount),
    itemTime: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    itemNext: new Int32Array(n),
    itemPrevious: new Int32Array(n),
    itemKind: new Uint8Array(n),
    buckets,
    bucketHead: new Int32Array(buckets + 1).fill(-1),
    occupied: new Int32Array((buckets >> 5) + 1),
    bucket: 0,
    ...emptySlots(n),
    freeSlot: -1,
    waitingTotal: 0,
    idleTotal: 0,
    interval: 0,
    closed: false,
    finished: true,
    flowBase: 0,
    groupBase: 0,
    waitBase: 0,
    skillBase: 0,
    drawnFlags: 0,
    drawn: new Float64Array(2),
    freePace: 0,
    now: Number.NaN,
    intervalStart: Number.NaN,
    intervalEnd: Number.NaN,
    dayEnd: Number.NaN,
    calls: 0,
    windowStart: Number.NaN,
    bucketsPerSecond: perSecond,
    flowCells: new Float64Array(intervals * flows * FLOW_WIDTH),
    groupCells: new Float64Array(intervals * groups * GROUP_WIDTH),
    waitCounts: new Uint32Array(rows * flows * WAIT_BUCKETS),
    skillCells: new Float64Array(rows * model.skillCount * SKILL_WIDTH),
  };
}

/** A ring for each group's idle agents. */
function emptyRings(model: Model) {
  const ringSize = mostAgents(model);
  const ringStart = startsOf(ringSize);
  const places = ringStart[model.groupCount]!;
  const ofPaces = model.paceCount > 0 ? places : 0;
  return {
    ringStart,
    ringSize,
    ringHead: new Int32Array(model.groupCount),
    ring: new Float64Array(places),
    ringPace: new Uint8Array(ofPaces),
    agentPace: new Uint8Array(ofPaces),
  };
}

/** [g] the most agents of a group at a time, at least one. */
function mostAgents({ agents, groupCount }: Model): Int32Array {
  const most = new Int32Array(groupCount).fill(1);
  for (let i = 0; i < agents.length; i++) most[i % groupCount] = Math.max(most[i % groupCount]!, agents[i]!);
  return most;
}

/** Slots of calls and of agents at work without one. */
function emptySlots(n: number) {
  return {
    slotFlow: new Int32Array(n),
    slotGroup: new Int32Array(n),
    slotLeaver: new Uint8Array(n),
    slotPace: new Uint8Array(n),
    slotCell: new Int32Array(n),
    slotArrival: new Float64Array(n),
    slotHandling: new Float64Array(n),
    slotLuck: new Float64Array(n),
    slotAfterCall: new Float64Array(n),
    slotBreak: new Float64Array(n),
    slotFlags: new Uint8Array(n),
    slotHolder: new Int32Array(n),
    slotNext: new Int32Array(n),
    slotPrevious: new Int32Array(n),
  };
}

/** Width of the calendar's buckets, from the busiest interval's calls. */
function bucketsPerSecond(model: Model): number {
  let busiest = 0;
  for (let k = 0; k < model.intervalCount; k++) {
    let rate = 0;
    for (let i = 0; i < model.sourceCount; i++) rate += model.rate[k * model.sourceCount + i]!;
    busiest = Math.max(busiest, rate);
  }
  const seconds = model.borders[model.intervalCount]! - model.borders[0]!;
  return Math.min(Math.max(busiest / CALLS_PER_BUCKET, 1 / seconds), MOST_BUCKETS / LEAST_ROW_SECONDS);
}

/** Everything back to the empty centre at the start of a replication; arrivals are not drawn and nobody is there yet (day-agents.ts). */
export function resetState(s: State, replication: number): void {
  const m = s.model;
  const ranEmpty = s.finished;
  startReplication(m.bank, replication);
  s.idleGroups.fill(0);
  s.waiting.fill(0);
  s.waitingSummary.fill(0);
  s.leaving.fill(0);
  s.onBreak.fill(0);
  s.ringHead.fill(0);
  s.queueHead.fill(-1);
  s.queueTail.fill(-1);
  s.queueCount.fill(0);
  s.flowCells.fill(0);
  s.groupCells.fill(0);
  s.waitCounts.fill(0);
  s.skillCells.fill(0);
  s.freshCalls.fill(0);
  s.waitingTotal = 0;
  s.idleTotal = 0;
  s.closed = false;
  s.finished = false;
  clearCalendar(s, m.borders[0]!, ranEmpty);
  freeSlots(s, firstSlot(m));
  s.dayEnd = m.borders[m.intervalCount]!;
  enterInterval(s, 0);
}

/** Makes interval k the current one. */
export function enterInterval(s: State, k: number): void {
  const m = s.model;
  s.interval = k;
  s.flowBase = k * m.flowCount * FLOW_WIDTH;
  s.groupBase = k * m.groupCount * GROUP_WIDTH;
  s.waitBase = m.waitsByInterval ? k * m.flowCount * WAIT_BUCKETS : 0;
  s.skillBase = m.waitsByInterval ? k * m.skillCount * SKILL_WIDTH : 0;
  s.intervalStart = m.borders[k]!;
  s.intervalEnd = m.borders[k + 1]!;
}

/** Links the slots from `first` on into the free list. */
function freeSlots(s: State, first: number): void {
  const n = s.slotNext.length;
  for (let slot = first; slot < n; slot++) {
    s.slotNext[slot] = slot + 1 < n ? slot + 1 : -1;
    s.itemKind[slot] = NO_EVENT;
  }
  s.freeSlot = first;
}

const doubleReal = (old: Float64Array): Float64Array => {
  const array = new Float64Array(2 * old.length);
  array.set(old);
  return array;
};
const doubleInt = (old: Int32Array): Int32Array => {
  const array = new Int32Array(2 * old.length);
  array.set(old);
  return array;
};

const doubleByte = (old: Uint8Array): Uint8Array => {
  const array = new Uint8Array(2 * old.length);
  array.set(old);
  return array;
};

/** Doubles the room for calls in the system. */
export function growSlots(s: State): void {
  const old = s.slotNext.length;
  s.slotLeaver = doubleByte(s.slotLeaver);
  s.slotPace = doubleByte(s.slotPace);
  s.slotFlags = doubleByte(s.slotFlags);
  s.itemKind = doubleByte(s.itemKind);
  s.slotFlow = doubleInt(s.slotFlow);
  s.slotGroup = doubleInt(s.slotGroup);
  s.slotCell = doubleInt(s.slotCell);
  s.slotHolder = doubleInt(s.slotHolder);
  s.slotNext = doubleInt(s.slotNext);
  s.slotPrevious = doubleInt(s.slotPrevious);
  s.slotArrival = doubleReal(s.slotArrival);
  s.slotHandling = doubleReal(s.slotHandling);
  s.slotLuck = doubleReal(s.slotLuck);
  s.slotAfterCall = doubleReal(s.slotAfterCall);
  s.slotBreak = doubleReal(s.slotBreak);
  s.itemTime = doubleReal(s.itemTime);
  s.itemNext = doubleInt(s.itemNext);
  s.itemPrevious = doubleInt(s.itemPrevious);
  freeSlots(s, old);
}
