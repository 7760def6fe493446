/** What a preview answers: figures by flow, group and interval, as flat arrays that cross a thread cheaply. Always an approximation. */

export interface PreviewOptions {
  /** Occupancy that requirements must not exceed, 0..1; null = not held. */
  readonly occupancyCap: number | null;
  /** False = no requirements (NaN), for callers who have them otherwise: they take about a third of the time. */
  readonly requirements?: boolean;
}

/** Per flow and interval, [interval * flowCount + flow] each. */
export interface FlowPreview {
  /** Calls per hour, all attempts. */
  readonly callsPerHour: Float64Array;
  /** Work offered. */
  readonly offeredErlangs: Float64Array;
  /**
   * Agents needed for the target, fractional. Flows of one pool need what their merged queue needs, each in proportion to its work:
   * these figures add up. NaN for a flow without a target.
   */
  readonly requiredAgents: Float64Array;
  /** The same rounded up flow by flow: what a roster by queue would need. NaN without a target. */
  readonly requiredAgentsWhole: Float64Array;
  /** The groups' agents counted once: what stands for this flow. */
  readonly allottedAgents: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly abandonment: Float64Array;
  readonly blocking: Float64Array;
  /** Of the allotted agents. */
  readonly occupancy: Float64Array;
  readonly meanWaitSeconds: Float64Array;
}

/** Over the whole day; shares are weighted by calls, occupancy by agents. */
export interface PreviewTotals {
  readonly calls: number;
  readonly serviceLevel: number;
  readonly abandonment: number;
  readonly blocking: number;
  readonly meanWaitSeconds: number;
  readonly occupancy: number;
  readonly allottedAgentHours: number;
  /** Fractional, and rounded up flow by flow and interval by interval; NaN when a flow has no target. */
  readonly requiredAgentHours: number;
  readonly requiredAgentHoursWhole: number;
}

export interface CentrePreview {
  readonly approximation: true;
  readonly flowIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly intervals: number;
  readonly flows: FlowPreview;
  readonly groups: {
    /** [interval * groupCount + group]: agents staffed; share of their time busy, 0..1. */
    readonly agents: Float64Array;
    readonly occupancy: Float64Array;
  };
  /** Who stands for whom: agents of `skillGroup[s]` allotted to `skillFlow[s]`, [interval * skillCount + s]. */
  readonly allotment: { readonly skillFlow: Int32Array; readonly skillGroup: Int32Array; readonly agents: Float64Array };
  /** [flow]; null for a flow without calls all day. */
  readonly flowTotals: readonly (PreviewTotals | null)[];
  readonly groupOccupancy: Float64Array;
  readonly total: PreviewTotals | null;
}

export const FLOW_KEYS = [
  'callsPerHour',
  'offeredErlangs',
  'requiredAgents',
  'requiredAgentsWhole',
  'allottedAgents',
  'serviceLevel',
  'abandonment',
  'blocking',
  'occupancy',
  'meanWaitSeconds',
] as const satisfies readonly (keyof FlowPreview)[];

/** The figures of `FlowPreview` while they are filled in. */
export type FlowFigures = Record<(typeof FLOW_KEYS)[number], Float64Array>;
