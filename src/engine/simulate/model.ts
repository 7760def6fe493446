/**
 * Purpose: the compiled centre: what the event loop reads and never changes; and one shape for all of them.
 * The loop reads many of these fields a call. An engine compiles such reads for objects whose fields were defined in one order; a model put
 * together by spreading (`{ ...flows, ...skills }`) is for V8 a dictionary of its own, and each batch of days then met code made for another
 * one. That cost 1.5 times the time of a call (docs/speed.md).
 */
import { createSamplerBank, type SamplerBank } from '../../maths/samplers.ts';
import type { FlowTables } from './compile-flows.ts';
import type { PaceTables } from './compile-paces.ts';
import type { SkillTables } from './compile-skills.ts';
import type { Masks } from './masks.ts';

/** What a group's agents do besides answering. */
export interface GroupTables {
  /** Int32Array [k * groupCount + g], agents scheduled. */
  readonly agents: Int32Array;
  /** [g] chance that an agent stays away for the day, and the stream that decides on it, −1 = nobody does. */
  readonly absence: Float64Array;
  readonly absenceStream: Int32Array;
  /** [b] breaks. */
  readonly breakGroup: Int32Array;
  readonly breakStart: Float64Array;
  readonly breakSeconds: Float64Array;
  readonly breakAgents: Int32Array;
  /** First stream of the groups' departures: departure stream of g = departureStream + g. */
  readonly departureStream: number;
}

/** The compiled centre. `[f]` flow, `[g]` group, `[k]` interval, `[s]` skill. */
export interface Model extends Masks, FlowTables, SkillTables, GroupTables, PaceTables {
  readonly flowCount: number;
  readonly groupCount: number;
  readonly intervalCount: number;
  readonly skillCount: number;
  readonly breakCount: number;
  readonly flowPosition: Int32Array;
  readonly groupPosition: Int32Array;
  /** [s] position in the file's order: group by group, and in each as it lists them. */
  readonly skillPosition: Int32Array;
  /** Float64Array [intervals + 1], seconds from the start. */
  readonly borders: Float64Array;
  readonly dropAtClosing: boolean;
  /** Surplus agents leave as they come free, none is chosen beforehand. */
  readonly firstLeaves: boolean;
  readonly waitsByInterval: boolean;
  readonly waitingRoom: number;
  readonly bank: SamplerBank;
}

const INTS = new Int32Array(0);
const REALS = new Float64Array(0);
const BYTES = new Uint8Array(0);

/** All fields of a Model, in one order. */
class EmptyModel implements Model {
  readonly sourceCount: number = 0;
  readonly sourceFlow: Int32Array = INTS;
  readonly rate: Float64Array = REALS;
  readonly open: Uint8Array = BYTES;
  readonly features: Int32Array = INTS;
  readonly within: Float64Array = REALS;
  readonly room: Int32Array = INTS;
  readonly balking: Float64Array = REALS;
  readonly redialAbandoned: Float64Array = REALS;
  readonly redialBlocked: Float64Array = REALS;
  readonly repeat: Float64Array = REALS;
  readonly transferStart: Int32Array = INTS;
  readonly transferTo: Int32Array = INTS;
  readonly transferShare: Float64Array = REALS;
  readonly transferFrom: Uint8Array = BYTES;
  readonly transferTogether: Int32Array = INTS;
  readonly redialStart: Int32Array = INTS;
  readonly redialTo: Int32Array = INTS;
  readonly redialShare: Float64Array = REALS;
  readonly redialStream: Int32Array = INTS;
  readonly callbackAccepted: Float64Array = REALS;
  readonly callbackReached: Float64Array = REALS;
  readonly callbackAfter: Float64Array = REALS;
  readonly callbackFailed: Int32Array = INTS;
  readonly supportFlow: Int32Array = INTS;
  readonly supportChance: Float64Array = REALS;
  readonly supportAfter: Float64Array = REALS;
  readonly afterCallStream: Int32Array = INTS;
  readonly callbackStream: Int32Array = INTS;
  readonly callbackPatience: Int32Array = INTS;
  readonly supportStream: Int32Array = INTS;
  readonly backlog: Int32Array = INTS;
  readonly dayFactorStart: Int32Array = INTS;
  readonly dayFactor: Int32Array = INTS;
  readonly callerStreams: number = 0;
  readonly sourceStreams: number = 0;
  readonly flowStreams: number = 0;
  readonly routeStart: Int32Array = INTS;
  readonly skillFlow: Int32Array = INTS;
  readonly skillGroup: Int32Array = INTS;
  readonly skillRank: Float64Array = REALS;
  readonly skillQueueRank: Float64Array = REALS;
  readonly skillAfter: Float64Array = REALS;
  readonly skillQueue: Int32Array = INTS;
  readonly skillIdle: Int32Array = INTS;
  readonly skillScale: Float64Array = REALS;
  readonly skillLaw: Int32Array = INTS;
  readonly afterCallScale: Float64Array = REALS;
  readonly afterCallLaw: Int32Array = INTS;
  readonly pickStart: Int32Array = INTS;
  readonly pickSkill: Int32Array = INTS;
  readonly thresholdStart: Int32Array = INTS;
  readonly threshold: Float64Array = REALS;
  readonly rankStart: Int32Array = INTS;
  readonly rankAfter: Float64Array = REALS;
  readonly stageRank: Float64Array = REALS;
  readonly stageQueueRank: Float64Array = REALS;
  readonly skillPoints: Float64Array = REALS;
  readonly skillPerSecond: Float64Array = REALS;
  readonly picksByScore: Uint8Array = BYTES;
  readonly stageStart: Int32Array = INTS;
  readonly stageWords: number = 0;
  readonly summaryWords: number = 0;
  readonly groupStages: Int32Array = INTS;
  readonly groupSummary: Int32Array = INTS;
  readonly stageFirst: Int32Array = INTS;
  readonly stageSkill: Int32Array = INTS;
  readonly groupWords: number = 0;
  readonly stageGroups: Int32Array = INTS;
  readonly agents: Int32Array = INTS;
  readonly absence: Float64Array = REALS;
  readonly absenceStream: Int32Array = INTS;
  readonly breakGroup: Int32Array = INTS;
  readonly breakStart: Float64Array = REALS;
  readonly breakSeconds: Float64Array = REALS;
  readonly breakAgents: Int32Array = INTS;
  readonly departureStream: number = 0;
  readonly paceCount: number = 0;
  readonly paceStart: Int32Array = INTS;
  readonly paceGroup: Int32Array = INTS;
  readonly paceUpTo: Float64Array = REALS;
  readonly skillPaces: Int32Array = INTS;
  readonly paceFactor: Float64Array = REALS;
  readonly paceStream: Int32Array = INTS;
  readonly pacesDrawn: boolean = false;
  readonly flowCount: number = 0;
  readonly groupCount: number = 0;
  readonly intervalCount: number = 0;
  readonly skillCount: number = 0;
  readonly breakCount: number = 0;
  readonly flowPosition: Int32Array = INTS;
  readonly groupPosition: Int32Array = INTS;
  readonly skillPosition: Int32Array = INTS;
  readonly borders: Float64Array = REALS;
  readonly dropAtClosing: boolean = false;
  readonly firstLeaves: boolean = false;
  readonly waitsByInterval: boolean = false;
  readonly waitingRoom: number = 0;
  readonly bank = createSamplerBank([]);
}

/** The model with these fields, in the one shape. */
export function inOneShape(fields: Model): Model {
  return Object.assign(new EmptyModel(), fields);
}

/** Agents are counted by class where their pace matters: the groups, then the paces. */
export const classCount = (m: Model): number => m.groupCount + m.paceCount;
export const classOf = (m: Model, group: number, pace: number): number =>
  pace === 0 ? group : m.groupCount + m.paceStart[group]! + pace - 1;
export const groupOfClass = (m: Model, c: number): number => (c < m.groupCount ? c : m.paceGroup[c - m.groupCount]!);
export const paceOfClass = (m: Model, c: number): number =>
  c < m.groupCount ? 0 : c - m.groupCount - m.paceStart[groupOfClass(m, c)]! + 1;
