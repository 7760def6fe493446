/**
 * What the simulator counts and the measures made from it. A measure carries its rule: numerator, denominator, unit,
 * which way is better, estimator. Nothing is shown without its rule. Definitions: docs/centre-file.md.
 */

/** Per flow, whole day and per interval of arrival. Counts in calls, waits in seconds. */
export const FLOW_COUNTERS = [
  'offered',
  'answered',
  'abandoned',
  'blocked',
  'unserved',
  'answeredWithin',
  'abandonedWithin',
  'waitSeconds',
  'waitAnsweredSeconds',
  /** By the clock, not by arrival: integral of the number waiting, and abandonments that happen in the interval. */
  'queueSeconds',
  'abandonedDuring',
  /** Callers who left the line for a call back, and their time from then on until it ended; part of the wait. */
  'callbacks',
  'callbackSeconds',
] as const;
export type FlowCounter = (typeof FLOW_COUNTERS)[number];

/** Per group, by the clock. */
export const GROUP_COUNTERS = ['answered', 'answeredWithin', 'busySeconds', 'staffedSeconds', 'overtimeSeconds'] as const;
export type GroupCounter = (typeof GROUP_COUNTERS)[number];

/** Per skill, that is per flow and group that answers it; whole day, by the day of the answer. Handling: without after-call work. */
export const SKILL_COUNTERS = ['answered', 'answeredWithin', 'waitSeconds', 'handlingSeconds', 'afterCallSeconds'] as const;
export type SkillCounter = (typeof SKILL_COUNTERS)[number];

/** A mean with its 95 % half-width; null when fewer than two replications say anything about the error. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number | null;
}

export type MeasureUnit = 'share' | 'seconds' | 'calls' | 'agents' | 'hours';

/** `terms`: counter × sign, summed. `denominator` null = per replication. */
export interface MeasureDefinition<C extends string> {
  readonly id: string;
  readonly unit: MeasureUnit;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly numerator: Readonly<Partial<Record<C, number>>>;
  readonly denominator: Readonly<Partial<Record<C, number>>> | null;
}

const flow = (m: MeasureDefinition<FlowCounter>): MeasureDefinition<FlowCounter> => m;
const group = (m: MeasureDefinition<GroupCounter>): MeasureDefinition<GroupCounter> => m;

export const FLOW_MEASURES = {
  serviceLevel: flow({
    id: 'serviceLevel',
    unit: 'share',
    better: 'higher',
    numerator: { answeredWithin: 1 },
    denominator: { offered: 1 },
  }),
  serviceLevelExcludingShort: flow({
    id: 'serviceLevelExcludingShort',
    unit: 'share',
    better: 'higher',
    numerator: { answeredWithin: 1 },
    denominator: { offered: 1, abandonedWithin: -1 },
  }),
  abandonment: flow({ id: 'abandonment', unit: 'share', better: 'lower', numerator: { abandoned: 1 }, denominator: { offered: 1 } }),
  meanWait: flow({ id: 'meanWait', unit: 'seconds', better: 'lower', numerator: { waitSeconds: 1 }, denominator: { offered: 1 } }),
  asa: flow({ id: 'asa', unit: 'seconds', better: 'lower', numerator: { waitAnsweredSeconds: 1 }, denominator: { answered: 1 } }),
  offered: flow({ id: 'offered', unit: 'calls', better: 'neither', numerator: { offered: 1 }, denominator: null }),
  answered: flow({ id: 'answered', unit: 'calls', better: 'higher', numerator: { answered: 1 }, denominator: null }),
  abandoned: flow({ id: 'abandoned', unit: 'calls', better: 'lower', numerator: { abandoned: 1 }, denominator: null }),
  blocked: flow({ id: 'blocked', unit: 'calls', better: 'lower', numerator: { blocked: 1 }, denominator: null }),
  unserved: flow({ id: 'unserved', unit: 'calls', better: 'lower', numerator: { unserved: 1 }, denominator: null }),
} as const;

/** Of flows that offer a call back. */
export const CALLBACK_MEASURES = {
  /** Callers who left the line for a call back; how long they then waited for it; and how long a caller was on the line, over all calls. */
  callbacks: flow({ id: 'callbacks', unit: 'calls', better: 'neither', numerator: { callbacks: 1 }, denominator: null }),
  callbackWait: flow({
    id: 'callbackWait',
    unit: 'seconds',
    better: 'lower',
    numerator: { callbackSeconds: 1 },
    denominator: { callbacks: 1 },
  }),
  lineWait: flow({
    id: 'lineWait',
    unit: 'seconds',
    better: 'lower',
    numerator: { waitSeconds: 1, callbackSeconds: -1 },
    denominator: { offered: 1 },
  }),
} as const;
export type FlowMeasureId = keyof typeof FLOW_MEASURES;

export const GROUP_MEASURES = {
  occupancy: group({
    id: 'occupancy',
    unit: 'share',
    better: 'neither',
    numerator: { busySeconds: 1 },
    denominator: { staffedSeconds: 1 },
  }),
  siteServiceLevel: group({
    id: 'siteServiceLevel',
    unit: 'share',
    better: 'higher',
    numerator: { answeredWithin: 1 },
    denominator: { answered: 1 },
  }),
  siteAnswered: group({ id: 'siteAnswered', unit: 'calls', better: 'neither', numerator: { answered: 1 }, denominator: null }),
  overtimeSeconds: group({ id: 'overtimeSeconds', unit: 'seconds', better: 'lower', numerator: { overtimeSeconds: 1 }, denominator: null }),
} as const;
export type GroupMeasureId = keyof typeof GROUP_MEASURES;

const skill = (m: MeasureDefinition<SkillCounter>): MeasureDefinition<SkillCounter> => m;

/** Of the calls of one flow that one group answered. */
export const SKILL_MEASURES = {
  answered: skill({ id: 'answered', unit: 'calls', better: 'neither', numerator: { answered: 1 }, denominator: null }),
  serviceLevelOfAnswered: skill({
    id: 'serviceLevelOfAnswered',
    unit: 'share',
    better: 'higher',
    numerator: { answeredWithin: 1 },
    denominator: { answered: 1 },
  }),
  asa: skill({ id: 'asa', unit: 'seconds', better: 'lower', numerator: { waitSeconds: 1 }, denominator: { answered: 1 } }),
  handlingTime: skill({
    id: 'handlingTime',
    unit: 'seconds',
    better: 'neither',
    numerator: { handlingSeconds: 1, afterCallSeconds: 1 },
    denominator: { answered: 1 },
  }),
  afterCallWork: skill({
    id: 'afterCallWork',
    unit: 'seconds',
    better: 'neither',
    numerator: { afterCallSeconds: 1 },
    denominator: { answered: 1 },
  }),
} as const;
