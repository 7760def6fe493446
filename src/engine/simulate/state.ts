/**
 * Purpose: everything that changes while a replication runs, in typed arrays and small integers.
 * A call in the system holds a slot from arrival (or from the start of service) to the end of service or abandonment; free
 * slots form a list through `slotNext`. A flow's queue is a doubly linked list of slots. Idle agents of a group are a ring of
 * the times since which they are idle, longest first. Nothing is allocated per call; arrays double when they are full.
 */

import { startReplication } from '../../maths/samplers.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS } from '../../model/measures.ts';
import { BUCKETS, CALLS_PER_BUCKET, type Calendar, clearCalendar, NO_EVENT } from './calendar.ts';
import type { Model } from './prepare.ts';
import { WAIT_BUCKETS } from './wait-histogram.ts';

export const FLOW_WIDTH = FLOW_COUNTERS.length;
export const GROUP_WIDTH = GROUP_COUNTERS.length;

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
export const GROUP_ANSWERED = groupCounter('answered');
export const GROUP_ANSWERED_WITHIN = groupCounter('answeredWithin');
export const BUSY_SECONDS = groupCounter('busySeconds');
export const STAFFED_SECONDS = groupCounter('staffedSeconds');
export const OVERTIME_SECONDS = groupCounter('overtimeSeconds');

const FIRST_CAPACITY = 256;
/** New agents of a group count as idle since moments spread over this many seconds before their start, so that equal ranks share fairly. */
const START_SPREAD_SECONDS = 0.001;

/** The growing arrays are replaced when full; the others live as long as the simulation. */
export interface State extends Calendar {
  readonly model: Model;
  /** Bits of masks.ts: groups with an idle agent; stages with a first call that has reached them, and which words of these hold a bit. */
  readonly idleGroups: Int32Array;
  readonly waiting: Int32Array;
  readonly waitingSummary: Int32Array;
  /** [g] */
  readonly idle: Int32Array;
  readonly leaving: Int32Array;
  readonly ringStart: Int32Array;
  readonly ringSize: Int32Array;
  readonly ringHead: Int32Array;
  readonly ring: Float64Array;
  /** [f] first and last waiting slot, −1 = none. */
  readonly queueHead: Int32Array;
  readonly queueTail: Int32Array;
  readonly queueCount: Int32Array;
  /** [f] */
  readonly busyness: Float64Array;
  readonly arrivalInterval: Int32Array;
  /** [slot]: a slot is an item, the first is 2 · flows + 1. */
  slotFlow: Int32Array;
  slotGroup: Int32Array;
  slotLeaver: Uint8Array;
  /** Position in flowCells of the call's flow in the interval of its arrival. */
  slotCell: Int32Array;
  slotArrival: Float64Array;
  slotHandling: Float64Array;
  slotLuck: Float64Array;
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
  /** Seconds: [NOW], [INTERVAL_START], [INTERVAL_END], [DAY_END]; [CALLS] arrivals of all replications so far; 3 and 6 are the calendar's. */
  readonly real: Float64Array;
  /** Counters of this replication: [interval][f][FLOW_COUNTERS] and [interval][g][GROUP_COUNTERS]. */
  readonly flowCells: Float64Array;
  readonly groupCells: Float64Array;
  /** Answered calls by wait: [f][WAIT_BUCKETS], or [interval][f][WAIT_BUCKETS] where the model counts waits by interval. */
  readonly waitCounts: Uint32Array;
}

export const INTERVAL_START = 0;
export const INTERVAL_END = 1;
export const DAY_END = 2;
export const CALLS = 4;
export const NOW = 5;

export function createState(model: Model): State {
  const { flowCount: flows, groupCount: groups, intervalCount: intervals } = model;
  const ringSize = new Int32Array(groups);
  for (let i = 0; i < model.agents.length; i++) ringSize[i % groups] = Math.max(ringSize[i % groups]!, model.agents[i]!, 1);
  const ringStart = new Int32Array(groups + 1);
  for (let g = 0; g < groups; g++) ringStart[g + 1] = ringStart[g]! + ringSize[g]!;
  const n = 2 * flows + 1 + FIRST_CAPACITY;
  return {
    model,
    idleGroups: new Int32Array(model.groupWords),
    waiting: new Int32Array(model.stageWords),
    waitingSummary: new Int32Array(model.summaryWords),
    idle: new Int32Array(groups),
    leaving: new Int32Array(groups),
    ringStart,
    ringSize,
    ringHead: new Int32Array(groups),
    ring: new Float64Array(ringStart[groups]!),
    queueHead: new Int32Array(flows),
    queueTail: new Int32Array(flows),
    queueCount: new Int32Array(flows),
    busyness: new Float64Array(flows),
    arrivalInterval: new Int32Array(flows),
    itemTime: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    itemNext: new Int32Array(n),
    itemPrevious: new Int32Array(n),
    itemKind: new Uint8Array(n),
    bucketHead: new Int32Array(BUCKETS + 1),
    bucket: 0,
    slotFlow: new Int32Array(n),
    slotGroup: new Int32Array(n),
    slotLeaver: new Uint8Array(n),
    slotCell: new Int32Array(n),
    slotArrival: new Float64Array(n),
    slotHandling: new Float64Array(n),
    slotLuck: new Float64Array(n),
    slotNext: new Int32Array(n),
    slotPrevious: new Int32Array(n),
    freeSlot: -1,
    waitingTotal: 0,
    idleTotal: 0,
    interval: 0,
    closed: false,
    finished: true,
    flowBase: 0,
    groupBase: 0,
    waitBase: 0,
    real: Float64Array.of(0, 0, 0, 0, 0, 0, bucketsPerSecond(model)),
    flowCells: new Float64Array(intervals * flows * FLOW_WIDTH),
    groupCells: new Float64Array(intervals * groups * GROUP_WIDTH),
    waitCounts: new Uint32Array((model.waitsByInterval ? intervals : 1) * flows * WAIT_BUCKETS),
  };
}

/** Width of the calendar's buckets, from the busiest interval's calls. */
function bucketsPerSecond(model: Model): number {
  let busiest = 0;
  for (let k = 0; k < model.intervalCount; k++) {
    let rate = 0;
    for (let f = 0; f < model.flowCount; f++) rate += model.rate[k * model.flowCount + f]!;
    busiest = Math.max(busiest, rate);
  }
  const seconds = model.borders[model.intervalCount]! - model.borders[0]!;
  return Math.max(busiest / CALLS_PER_BUCKET, 1 / seconds);
}

/** Everything back to the empty centre at the start of a replication; the arrivals are not drawn yet. */
export function resetState(s: State, replication: number): void {
  const m = s.model;
  startReplication(m.bank, replication);
  s.idleGroups.fill(0);
  s.waiting.fill(0);
  s.waitingSummary.fill(0);
  s.leaving.fill(0);
  s.ringHead.fill(0);
  s.queueHead.fill(-1);
  s.queueTail.fill(-1);
  s.queueCount.fill(0);
  s.flowCells.fill(0);
  s.groupCells.fill(0);
  s.waitCounts.fill(0);
  s.waitingTotal = 0;
  s.idleTotal = 0;
  s.closed = false;
  s.finished = false;
  clearCalendar(s, m.borders[0]!);
  freeSlots(s, 2 * m.flowCount + 1);
  s.real[DAY_END] = m.borders[m.intervalCount]!;
  enterInterval(s, 0);
  for (let g = 0; g < m.groupCount; g++) {
    const agents = m.agents[g]!;
    s.idle[g] = agents;
    s.idleTotal += agents;
    if (agents > 0) s.idleGroups[g >> 5] = s.idleGroups[g >> 5]! | (1 << (g & 31));
    for (let i = 0; i < agents; i++) s.ring[s.ringStart[g]! + i] = idleSince(m.borders[0]!, i, agents);
  }
}

/** When the ith of n agents who start together at `start` counts as idle since. */
export function idleSince(start: number, i: number, n: number): number {
  return start - (START_SPREAD_SECONDS * (n - i - 0.5)) / n;
}

/** Makes interval k the current one. */
export function enterInterval(s: State, k: number): void {
  const m = s.model;
  s.interval = k;
  s.flowBase = k * m.flowCount * FLOW_WIDTH;
  s.groupBase = k * m.groupCount * GROUP_WIDTH;
  s.waitBase = m.waitsByInterval ? k * m.flowCount * WAIT_BUCKETS : 0;
  s.real[INTERVAL_START] = m.borders[k]!;
  s.real[INTERVAL_END] = m.borders[k + 1]!;
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

/** Doubles the room for calls in the system. */
export function growSlots(s: State): void {
  const old = s.slotNext.length;
  const leaver = new Uint8Array(2 * old);
  leaver.set(s.slotLeaver);
  s.slotLeaver = leaver;
  s.slotFlow = doubleInt(s.slotFlow);
  s.slotGroup = doubleInt(s.slotGroup);
  s.slotCell = doubleInt(s.slotCell);
  s.slotNext = doubleInt(s.slotNext);
  s.slotPrevious = doubleInt(s.slotPrevious);
  s.slotArrival = doubleReal(s.slotArrival);
  s.slotHandling = doubleReal(s.slotHandling);
  s.slotLuck = doubleReal(s.slotLuck);
  s.itemTime = doubleReal(s.itemTime);
  s.itemNext = doubleInt(s.itemNext);
  s.itemPrevious = doubleInt(s.itemPrevious);
  const kind = new Uint8Array(2 * old);
  kind.set(s.itemKind);
  s.itemKind = kind;
  freeSlots(s, old);
}
