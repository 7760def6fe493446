/**
 * Purpose: one simulated day as a film: how many wait in each flow, how many agents of each group talk or are free, and what was answered
 * and given up so far, at every minute. The day is the one that a batch counts: same loop, same streams, same figures to the last bit.
 * How: a flow of its own, without callers and without agents, gets one call at each minute. It is turned away at once (no room to wait), so
 * that it changes nothing but stops the loop there; its counts are left out. A test holds the fingerprint with and without it together.
 * What is seen at a minute: the state after everything that happened before it; the last one just before the day closes.
 */
import type { BatchRequest } from '../../protocol/simulation.ts';
import { toFileOrder } from './batch.ts';
import { schedule } from './calendar.ts';
import { advance, beginReplication } from './loop.ts';
import { daySchedule, prepare } from './prepare.ts';
import { ABANDONED, ANSWERED, createState, FLOW_WIDTH, GROUP_WIDTH, OFFERED, type State } from './state.ts';

/** Time between two looks, seconds. */
export const TRACE_STEP_SECONDS = 60;
/** The last look comes this long before closing, seconds. */
const BEFORE_CLOSING = 0.001;
/** Sorts behind every other id and is none that a file may hold. */
const CLOCK_ID = '\uffff minute';

export interface TraceRequest extends Omit<BatchRequest, 'firstReplication' | 'replications'> {
  /** Which of the day's replications, from 0. */
  readonly replication: number;
}

/** A day at every minute. Layouts row-major, flows and groups in the file's order; counts are whole numbers. */
export interface DayTrace {
  readonly dayId: string;
  readonly replication: number;
  readonly flowIds: readonly string[];
  readonly groupIds: readonly string[];
  /** Float64Array [sample], seconds since the day's start: 0, 60, 120 … and the end. */
  readonly seconds: Float64Array;
  /** Int32Array [sample][flow], calls waiting. */
  readonly waiting: Int32Array;
  /** Int32Array [sample][flow], since the start of the day; all attempts. */
  readonly offered: Int32Array;
  readonly answered: Int32Array;
  readonly abandoned: Int32Array;
  /** Int32Array [sample][group], agents on a call, those whose shift is over included. */
  readonly busy: Int32Array;
  /** Int32Array [sample][group], agents there: on shift, or ending a call after it. */
  readonly present: Int32Array;
  /** The whole day counted, as a batch of this one replication counts it: [interval][flow][FLOW_COUNTERS], [interval][group][GROUP_COUNTERS]. */
  readonly flowCells: Float64Array;
  readonly groupCells: Float64Array;
  /** Arrivals simulated, all attempts. */
  readonly calls: number;
}

export interface TraceSimulation {
  /** Simulates the next `samples` minutes; returns the share done, 0..1 (1 = nothing left). */
  step(samples: number): number;
  /** The trace; simulates first what is left. */
  finish(): DayTrace;
}

/** Starts the trace of one replication. The centre must be valid. */
export function createTrace(request: TraceRequest): TraceSimulation {
  const { day, seed, replication } = request;
  const { centre } = day;
  const clock = {
    id: CLOCK_ID,
    arrivalsPerHour: 0,
    handling: { kind: 'deterministic', value: 0 },
    patience: null,
    waitingRoom: 0,
  } as const;
  const clocked = { ...centre, flows: [...centre.flows, clock] };
  const s = createState(prepare(clocked, daySchedule(clocked), seed, day.dayId));
  const flows = centre.flows.length;
  const groups = centre.groups.length;
  beginReplication(s, replication);
  const dayEnd = s.dayEnd;
  const count = Math.ceil(dayEnd / TRACE_STEP_SECONDS) + 1;
  const seconds = Float64Array.from({ length: count }, (_, i) => Math.min(i * TRACE_STEP_SECONDS, dayEnd));
  const trace = {
    dayId: day.dayId,
    replication,
    flowIds: centre.flows.map((flow) => flow.id),
    groupIds: centre.groups.map((group) => group.id),
    seconds,
    waiting: new Int32Array(count * flows),
    offered: new Int32Array(count * flows),
    answered: new Int32Array(count * flows),
    abandoned: new Int32Array(count * flows),
    busy: new Int32Array(count * groups),
    present: new Int32Array(count * groups),
  };
  const clockFlow = s.model.sourceFlow.indexOf(s.model.flowPosition.indexOf(flows));
  let done = 0;
  const step = (samples: number): number => {
    const stop = Math.min(count, done + samples);
    for (; done < stop; done++) {
      runTo(s, clockFlow, Math.min(seconds[done]!, dayEnd - BEFORE_CLOSING));
      lookAtFlows(s, trace, done * flows);
      lookAtGroups(s, trace, done * groups);
    }
    return done / count;
  };
  return {
    step,
    finish: () => {
      step(count);
      while (!s.finished) advance(s, Number.POSITIVE_INFINITY);
      return { ...trace, ...countsOf(s, flows) };
    },
  };
}

/** Runs on until the clock strikes at `time`, seconds. The start of the day is where a replication begins. */
function runTo(s: State, clockFlow: number, time: number): void {
  if (s.now >= time) return;
  s.itemTime[clockFlow] = time;
  schedule(s, clockFlow);
  // Other calls may arrive at the same instant before it, so that the time alone does not tell.
  for (let struck = false; !struck; ) {
    const interval = s.interval;
    const before = strikes(s, clockFlow);
    advance(s, 1);
    struck = strikes(s, clockFlow) > (s.interval === interval ? before : 0);
  }
}

/** How often the clock has struck in the current interval. */
function strikes(s: State, clockFlow: number): number {
  return s.flowCells[s.flowBase + s.model.sourceFlow[clockFlow]! * FLOW_WIDTH + OFFERED]!;
}

type Looks = Pick<DayTrace, 'waiting' | 'offered' | 'answered' | 'abandoned' | 'busy' | 'present'>;

function lookAtFlows(s: State, into: Looks, at: number): void {
  const m = s.model;
  for (let f = 0; f < m.flowCount; f++) {
    const position = m.flowPosition[f]!;
    if (position === m.flowCount - 1) continue;
    let offered = 0;
    let answered = 0;
    let abandoned = 0;
    for (let k = 0; k <= s.interval; k++) {
      const cell = (k * m.flowCount + f) * FLOW_WIDTH;
      offered += s.flowCells[cell + OFFERED]!;
      answered += s.flowCells[cell + ANSWERED]!;
      abandoned += s.flowCells[cell + ABANDONED]!;
    }
    into.waiting[at + position] = s.queueCount[f]!;
    into.offered[at + position] = offered;
    into.answered[at + position] = answered;
    into.abandoned[at + position] = abandoned;
  }
}

function lookAtGroups(s: State, into: Looks, at: number): void {
  const m = s.model;
  const base = s.interval * m.groupCount;
  for (let g = 0; g < m.groupCount; g++) {
    const position = m.groupPosition[g]!;
    const present = s.agents[base + g]! + s.leaving[g]! - s.onBreak[g]!;
    into.present[at + position] = present;
    into.busy[at + position] = present - s.idle[g]!;
  }
}

/** Drops the clock, the last column of the file, from [interval][flow][width]. */
function withoutClock(cells: Float64Array, intervals: number, flows: number): Float64Array {
  const kept = new Float64Array(intervals * flows * FLOW_WIDTH);
  for (let k = 0; k < intervals; k++) {
    const from = k * (flows + 1) * FLOW_WIDTH;
    kept.set(cells.subarray(from, from + flows * FLOW_WIDTH), k * flows * FLOW_WIDTH);
  }
  return kept;
}

/** The finished day's counters in the file's order. */
function countsOf(s: State, flows: number): Pick<DayTrace, 'flowCells' | 'groupCells' | 'calls'> {
  const { intervalCount, flowPosition, groupPosition } = s.model;
  const inOrder = new Float64Array(s.flowCells.length);
  toFileOrder(s.flowCells, intervalCount, flowPosition, FLOW_WIDTH, inOrder);
  const groupCells = new Float64Array(s.groupCells.length);
  toFileOrder(s.groupCells, intervalCount, groupPosition, GROUP_WIDTH, groupCells);
  let strikes = 0;
  for (let k = 0; k < intervalCount; k++) strikes += inOrder[(k * (flows + 1) + flows) * FLOW_WIDTH + OFFERED]!;
  return { flowCells: withoutClock(inOrder, intervalCount, flows), groupCells, calls: s.calls - strikes };
}
