/**
 * Purpose: compiles what a centre says of its flows, the streams of their callers included.
 * Order: flows by id (see prepare.ts); the sources of fresh calls flow by flow, a flow's origins by id.
 */
import type { Sampler } from '../../maths/samplers.ts';
import type { Centre, CentreFlow, CentreGroup, CentreTransfer } from '../../model/centre.ts';
import { busynessSampler, CHANCE, durationSampler, isNothing, UNIT_EXPONENTIAL } from './duration-law.ts';
import { compareIds, startsOf, valueAt } from './ordering.ts';
import { addCallerStreams, addFlowStreams, addSourceStreams, callerName, type StreamList } from './stream-layout.ts';

/** No limit on a waiting room. */
export const UNLIMITED = 0x3fffffff;
/** Seconds within which an answer counts when the flow names no target. */
export const DEFAULT_WITHIN_SECONDS = 20;

/** Support is called in the middle of a call, unless the file says otherwise. */
export const DEFAULT_SUPPORT_AFTER = 0.5;
const NO_TIME = { kind: 'deterministic', value: 0 } as const;

/** What a flow's calls may do, as bits, so that the loop skips what cannot happen. */
export const HAS_PATIENCE = 1;
export const HAS_BALKING = 2;
export const HAS_LUCK = 4;
export const HAS_TRANSFERS = 8;
export const HAS_REPEATS = 16;
export const HAS_AFTER_CALL = 32;
export const HAS_CALLBACK = 64;
export const HAS_SUPPORT = 128;
export const HAS_WARM_TRANSFERS = 256;
/** Some of the flow's calls keep an agent of another group waiting: warm transfers in, or calls for support. */
export const HOLDS_AGENTS = 512;
export const DEFERRABLE = 1024;
export const HAS_STAGES = 2048;
/** Some group that may answer has agents of several paces. */
export const HAS_PACES = 4096;
/** A call draws more than a plain one when it arrives … */
export const DRAWS_MORE = HAS_AFTER_CALL | HAS_CALLBACK | HAS_SUPPORT;
/** … and its service is more than one piece of time. */
export const SPECIAL_SERVICE = DRAWS_MORE | HAS_WARM_TRANSFERS | HOLDS_AGENTS;

/** Of flows in a compiled centre: [f]; sources [i]; callers [c] = sources, then the returning callers of each flow. */
export interface FlowTables {
  readonly sourceCount: number;
  readonly sourceFlow: Int32Array;
  /** Float64Array [k * sourceCount + i], calls per second. */
  readonly rate: Float64Array;
  /** Uint8Array [k * flowCount + f], 0 = returning and transferred calls are not made. */
  readonly open: Uint8Array;
  /** Int32Array [f] bits above. */
  readonly features: Int32Array;
  readonly within: Float64Array;
  readonly room: Int32Array;
  readonly balking: Float64Array;
  readonly redialAbandoned: Float64Array;
  readonly redialBlocked: Float64Array;
  readonly repeat: Float64Array;
  /** Transfers of flow f: [transferStart[f], transferStart[f+1]); `transferFrom` [transfer * groupCount + g] 1 = after this group. */
  readonly transferStart: Int32Array;
  readonly transferTo: Int32Array;
  readonly transferShare: Float64Array;
  readonly transferFrom: Uint8Array;
  /** Stream of the time that both agents talk; −1 = the transfer is cold. */
  readonly transferTogether: Int32Array;
  /** Redials of flow f that change flow: [redialStart[f], redialStart[f+1]). */
  readonly redialStart: Int32Array;
  readonly redialTo: Int32Array;
  readonly redialShare: Float64Array;
  /** [f] stream of the chance that decides on it; −1 = none change. */
  readonly redialStream: Int32Array;
  /** [f] share accepting a call back, and share accepting it and reached. */
  readonly callbackAccepted: Float64Array;
  readonly callbackReached: Float64Array;
  readonly callbackAfter: Float64Array;
  /** [f] stream of the agent's time when nobody is reached. */
  readonly callbackFailed: Int32Array;
  /** [f] support: flow that helps, chance, share of the handling time after which it is called. */
  readonly supportFlow: Int32Array;
  readonly supportChance: Float64Array;
  readonly supportAfter: Float64Array;
  /** [c] streams, −1 = none. */
  readonly afterCallStream: Int32Array;
  readonly callbackStream: Int32Array;
  readonly callbackPatience: Int32Array;
  readonly supportStream: Int32Array;
  /** [f] pieces of work that wait when the day begins. */
  readonly backlog: Int32Array;
  /** Common day factors of flow f: streams dayFactor[dayFactorStart[f] … dayFactorStart[f+1]). */
  readonly dayFactorStart: Int32Array;
  readonly dayFactor: Int32Array;
  /** First streams of the blocks of stream-layout.ts. */
  readonly callerStreams: number;
  readonly sourceStreams: number;
  readonly flowStreams: number;
}

/** Where the fresh calls of a flow come from. */
interface Source {
  readonly id: string;
  readonly flow: number;
  readonly share: number | readonly number[];
}

function sourcesOf(flows: readonly CentreFlow[]): Source[] {
  return flows.flatMap((flow, f) => {
    const origins = flow.origins?.length ? flow.origins : [{ id: flow.id, share: 1 }];
    return [...origins].sort((a, b) => compareIds(a.id, b.id)).map(({ id, share }) => ({ id, flow: f, share }));
  });
}

function callerSamplers(flow: CentreFlow): readonly Sampler[] {
  return [durationSampler(flow.handling), flow.patience ? durationSampler(flow.patience) : CHANCE, CHANCE, CHANCE];
}

/** Streams that every flow has; the order is that of stream-layout.ts. */
function addPlainStreams(list: StreamList, flows: readonly CentreFlow[], sources: readonly Source[], busyness: boolean) {
  const callerStreams = list.length;
  for (const source of sources) addCallerStreams(list, source.id, false, callerSamplers(flows[source.flow]!));
  for (const flow of flows) addCallerStreams(list, flow.id, true, callerSamplers(flow));
  const sourceStreams = list.length;
  for (const source of sources) {
    const cv = busyness ? (flows[source.flow]!.busyness?.cv ?? 0) : 0;
    addSourceStreams(list, source.id, [UNIT_EXPONENTIAL, busynessSampler(cv)]);
  }
  const flowStreams = list.length;
  for (const flow of flows) {
    const redial = flow.redial ? durationSampler(flow.redial.delay) : CHANCE;
    const repeat = flow.repeat ? durationSampler(flow.repeat.delay) : CHANCE;
    addFlowStreams(list, flow.id, [CHANCE, redial, CHANCE, repeat, CHANCE]);
  }
  return { callerStreams, sourceStreams, flowStreams };
}

/** A stream for each caller of the flows that need one. */
function streamsOfCallers(
  list: StreamList,
  flows: readonly CentreFlow[],
  sources: readonly Source[],
  purpose: string,
  samplerOf: (flow: CentreFlow) => Sampler | null,
): Int32Array {
  const streamOf = (id: string, flow: CentreFlow, returning: boolean): number => {
    const sampler = samplerOf(flow);
    return sampler === null ? -1 : list.add(sampler, callerName(id, purpose, returning));
  };
  return Int32Array.from([
    ...sources.map((source) => streamOf(source.id, flows[source.flow]!, false)),
    ...flows.map((flow) => streamOf(flow.id, flow, true)),
  ]);
}

/** Ids of the flows that something in the file makes special. */
interface SpecialFlows {
  readonly afterCall: ReadonlySet<string>;
  readonly staged: ReadonlySet<string>;
  readonly holding: ReadonlySet<string>;
  readonly paced: ReadonlySet<string>;
}

function specialFlows(flows: readonly CentreFlow[], groups: readonly CentreGroup[]): SpecialFlows {
  const afterCall = new Set(flows.filter((flow) => !isNothing(flow.afterCallWork)).map((flow) => flow.id));
  const staged = new Set<string>();
  const holding = new Set<string>();
  const paced = new Set<string>();
  for (const group of groups) {
    for (const skill of group.skills) {
      if (group.paces) paced.add(skill.flow);
      if (!isNothing(skill.afterCallWork)) afterCall.add(skill.flow);
      if ((skill.stages?.length ?? 0) > 0) staged.add(skill.flow);
    }
  }
  for (const flow of flows) {
    if ((flow.support?.probability ?? 0) > 0) holding.add(flow.support!.flow);
    for (const t of flow.transfers ?? []) if (t.warm && t.probability > 0) holding.add(t.to);
  }
  return { afterCall, staged, holding, paced };
}

function featuresOf(flow: CentreFlow, special: SpecialFlows, needLuck: boolean): number {
  return (
    (flow.patience ? HAS_PATIENCE : 0) |
    ((flow.balking ?? 0) > 0 ? HAS_BALKING : 0) |
    (needLuck ? HAS_LUCK : 0) |
    ((flow.transfers?.length ?? 0) > 0 ? HAS_TRANSFERS : 0) |
    ((flow.repeat?.probability ?? 0) > 0 ? HAS_REPEATS : 0) |
    (special.afterCall.has(flow.id) ? HAS_AFTER_CALL : 0) |
    ((flow.callback?.acceptance ?? 0) > 0 ? HAS_CALLBACK : 0) |
    ((flow.support?.probability ?? 0) > 0 ? HAS_SUPPORT : 0) |
    (flow.transfers?.some((t) => t.warm && t.probability > 0) ? HAS_WARM_TRANSFERS : 0) |
    (special.holding.has(flow.id) ? HOLDS_AGENTS : 0) |
    (flow.deferrable ? DEFERRABLE : 0) |
    (special.staged.has(flow.id) ? HAS_STAGES : 0) |
    (special.paced.has(flow.id) ? HAS_PACES : 0)
  );
}

function compileTransfers(
  list: StreamList,
  flows: readonly CentreFlow[],
  groups: readonly CentreGroup[],
  flowOf: ReadonlyMap<string, number>,
) {
  const rows = flows.flatMap((flow) => [...(flow.transfers ?? [])].sort((a, b) => compareIds(a.to, b.to)).map((t) => ({ flow, t })));
  const together = (flow: CentreFlow, t: CentreTransfer): number =>
    t.warm ? list.add(durationSampler(t.warm.together ?? NO_TIME), ['flow', flow.id, 'warm transfer', t.to]) : -1;
  return {
    transferStart: startsOf(flows.map((flow) => flow.transfers?.length ?? 0)),
    transferTo: Int32Array.from(rows, ({ t }) => flowOf.get(t.to)!),
    transferShare: Float64Array.from(rows, ({ t }) => t.probability),
    transferFrom: Uint8Array.from(rows.flatMap(({ t }) => groups.map((group) => (!t.from || t.from.includes(group.id) ? 1 : 0)))),
    transferTogether: Int32Array.from(rows, ({ flow, t }) => together(flow, t)),
  };
}

function compileRedials(list: StreamList, flows: readonly CentreFlow[], flowOf: ReadonlyMap<string, number>) {
  const lists = flows.map((flow) => [...(flow.redial?.to ?? [])].sort((a, b) => compareIds(a.flow, b.flow)));
  return {
    redialAbandoned: Float64Array.from(flows, (flow) => flow.redial?.afterAbandonment ?? 0),
    redialBlocked: Float64Array.from(flows, (flow) => flow.redial?.afterBlocking ?? 0),
    redialStart: startsOf(lists.map((rows) => rows.length)),
    redialTo: Int32Array.from(lists.flat(), (row) => flowOf.get(row.flow)!),
    redialShare: Float64Array.from(lists.flat(), (row) => row.probability),
    redialStream: Int32Array.from(flows, (flow, f) =>
      lists[f]!.length > 0 ? list.add(CHANCE, ['flow', flow.id, 'redial to another flow']) : -1,
    ),
  };
}

function compileCallbacks(list: StreamList, flows: readonly CentreFlow[], sources: readonly Source[]) {
  const offered = (flow: CentreFlow): boolean => (flow.callback?.acceptance ?? 0) > 0;
  return {
    callbackAccepted: Float64Array.from(flows, (flow) => flow.callback?.acceptance ?? 0),
    callbackReached: Float64Array.from(flows, (flow) => (flow.callback ? flow.callback.acceptance * (flow.callback.success ?? 1) : 0)),
    callbackAfter: Float64Array.from(flows, (flow) => flow.callback?.afterSeconds ?? 0),
    callbackFailed: Int32Array.from(flows, (flow) => {
      const law = flow.callback?.failedHandling ?? NO_TIME;
      return offered(flow) ? list.add(durationSampler(law), ['flow', flow.id, 'nobody reached']) : -1;
    }),
    callbackStream: streamsOfCallers(list, flows, sources, 'call back', (flow) => (offered(flow) ? CHANCE : null)),
    callbackPatience: streamsOfCallers(list, flows, sources, 'patience for the call back', (flow) =>
      offered(flow) && flow.callback?.patience ? durationSampler(flow.callback.patience) : null,
    ),
  };
}

function compileDayFactors(list: StreamList, centre: Centre, flows: readonly CentreFlow[], busyness: boolean) {
  const factors = busyness ? (centre.dayFactors ?? []) : [];
  const streams = new Map(factors.map(({ id, cv }) => [id, list.add(busynessSampler(cv), ['day factor', id])]));
  const used = flows.map((flow) =>
    [...(flow.busyness?.dayFactors ?? [])].sort(compareIds).flatMap((id) => (streams.has(id) ? [streams.get(id)!] : [])),
  );
  return { dayFactorStart: startsOf(used.map((own) => own.length)), dayFactor: Int32Array.from(used.flat()) };
}

/** Support: which flow helps, how often, and when in the call. */
function compileSupport(list: StreamList, flows: readonly CentreFlow[], sources: readonly Source[], flowOf: ReadonlyMap<string, number>) {
  return {
    supportFlow: Int32Array.from(flows, (flow) => (flow.support ? flowOf.get(flow.support.flow)! : -1)),
    supportChance: Float64Array.from(flows, (flow) => flow.support?.probability ?? 0),
    supportAfter: Float64Array.from(flows, (flow) => flow.support?.afterShare ?? DEFAULT_SUPPORT_AFTER),
    supportStream: streamsOfCallers(list, flows, sources, 'support', (flow) => ((flow.support?.probability ?? 0) > 0 ? CHANCE : null)),
  };
}

export interface FlowRequest {
  readonly centre: Centre;
  /** In the order of ids. */
  readonly flows: readonly CentreFlow[];
  readonly groups: readonly CentreGroup[];
  /** Which interval of the file each interval of the run copies. */
  readonly intervals: readonly number[];
  /** Whether there is a day: its factors are drawn and its backlog waits. */
  readonly day: boolean;
  /** [f] whether a skill has a law of its own. */
  readonly needLuck: readonly boolean[];
}

/** Compiles the flows; their plain streams are the first of the list. */
export function compileFlows(list: StreamList, request: FlowRequest): FlowTables {
  const { centre, flows, groups, intervals, day, needLuck } = request;
  const flowOf = new Map(flows.map((flow, f) => [flow.id, f]));
  const sources = sourcesOf(flows);
  const special = specialFlows(flows, groups);
  const perSecond = (k: number, { flow, share }: Source): number => (valueAt(flows[flow]!.arrivalsPerHour, k) / 3600) * valueAt(share, k);
  return {
    sourceCount: sources.length,
    sourceFlow: Int32Array.from(sources, ({ flow }) => flow),
    rate: Float64Array.from(intervals.flatMap((k) => sources.map((source) => perSecond(k, source)))),
    open: Uint8Array.from(intervals.flatMap((k) => flows.map((flow) => valueAt(flow.open ?? 1, k)))),
    features: Int32Array.from(flows, (flow, f) => featuresOf(flow, special, needLuck[f]!)),
    within: Float64Array.from(flows, (flow) => flow.target?.withinSeconds ?? DEFAULT_WITHIN_SECONDS),
    room: Int32Array.from(flows, (flow) => flow.waitingRoom ?? UNLIMITED),
    balking: Float64Array.from(flows, (flow) => flow.balking ?? 0),
    repeat: Float64Array.from(flows, (flow) => flow.repeat?.probability ?? 0),
    backlog: Int32Array.from(flows, (flow) => (day ? (flow.deferrable?.backlog ?? 0) : 0)),
    ...addPlainStreams(list, flows, sources, day),
    ...compileTransfers(list, flows, groups, flowOf),
    ...compileRedials(list, flows, flowOf),
    ...compileCallbacks(list, flows, sources),
    ...compileSupport(list, flows, sources, flowOf),
    afterCallStream: streamsOfCallers(list, flows, sources, 'after-call work', (flow) =>
      special.afterCall.has(flow.id) ? durationSampler(flow.afterCallWork ?? NO_TIME) : null,
    ),
    ...compileDayFactors(list, centre, flows, day),
  };
}
