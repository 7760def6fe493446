/**
 * An instant approximation of a whole centre by closed forms: what a slider shows before the simulation answers. ALWAYS marked as an approximation.
 *
 * Each interval is taken as stationary (no calls carried over), each flow sees one queue M/M/n+M (preview-flow.ts) with an allotment of the groups'
 * agents that counts every agent's time once (preview-allotment.ts); redials, repeats and transfers are a fixed point of the offered calls
 * (preview-reattempts.ts). Exact (= Erlang A) for a stationary queue of one flow, or of flows that share all groups, with exponential laws.
 * Typical errors on the reference centres: README.md of this folder.
 */
import type { Centre, ServiceTarget } from '../../model/centre.ts';
import { type Allotment, allot, findOverlap, newAllotment, startAllotment } from './preview-allotment.ts';
import { seeFlow, seen } from './preview-flow.ts';
import { layOut, type PreviewLayout } from './preview-layout.ts';
import { addReattempts, closeInterval, newReattempts, sendAgain } from './preview-reattempts.ts';
import { solveAgents } from './required-agents.ts';

export interface PreviewOptions {
  /** Occupancy that requirements must not exceed, 0..1; null = not held. */
  readonly occupancyCap: number | null;
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

/** Working arrays of one preview. */
interface Work {
  readonly layout: PreviewLayout;
  readonly allotment: Allotment;
  readonly lambda: Float64Array;
  readonly previous: Float64Array;
  readonly abandonment: Float64Array;
  readonly blocking: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly meanWait: Float64Array;
  readonly waits: Float64Array;
  readonly scratch: Float64Array;
}

const FLOW_KEYS = [
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

/**
 * @param centre a valid centre (model/centre-validation.ts); never changed
 * @throws RangeError for an occupancy limit out of range
 */
export function previewCentre(centre: Centre, options: PreviewOptions): CentrePreview {
  const cap = options.occupancyCap;
  if (cap !== null && !(cap > 0 && cap <= 1)) throw new RangeError(`the occupancy limit must lie above 0 and up to 1, not ${cap}`);
  const layout = layOut(centre);
  const { flowCount, groupCount, intervals } = layout;
  const skillCount = layout.skillGroup.length;
  const flowArray = () => new Float64Array(flowCount);
  const flows = Object.fromEntries(FLOW_KEYS.map((key) => [key, new Float64Array(intervals * flowCount)])) as Record<
    (typeof FLOW_KEYS)[number],
    Float64Array
  >;
  const groups = { agents: layout.agents, occupancy: new Float64Array(intervals * groupCount) };
  const allotted = new Float64Array(intervals * skillCount);
  const work: Work = {
    layout,
    allotment: newAllotment(layout),
    lambda: flowArray(),
    previous: flowArray(),
    abandonment: flowArray(),
    blocking: flowArray(),
    serviceLevel: flowArray(),
    meanWait: flowArray(),
    waits: flowArray().fill(60),
    scratch: new Float64Array(skillCount),
  };
  const again = newReattempts(layout);
  const requirement = new Requirement(layout, cap);
  for (let t = 0; t < intervals; t++) {
    settle(work, again, t);
    closeInterval(layout, again);
    record(work, t, flows, groups.occupancy, allotted);
    requirement.fill(t, work, flows);
  }
  return {
    approximation: true,
    flowIds: centre.flows.map((flow) => flow.id),
    groupIds: centre.groups.map((group) => group.id),
    intervals,
    flows,
    groups,
    allotment: { skillFlow: layout.skillFlow, skillGroup: layout.skillGroup, agents: allotted },
    flowTotals: centre.flows.map((_, f) => addUp(layout, flows, (row) => row === f)),
    groupOccupancy: Float64Array.from(centre.groups, (_, g) => groupDay(layout, groups.occupancy, g)),
    total: addUp(layout, flows, () => true),
  };
}

/** Finds the interval's calls, allotment and outcome together; what is found starts the next interval's search. */
function settle(work: Work, again: ReturnType<typeof newReattempts>, t: number): void {
  const { layout, lambda, previous } = work;
  if (t === 0) {
    startAllotment(layout, 0, work.allotment);
    for (let f = 0; f < layout.flowCount; f++) previous[f] = layout.fresh[f]!;
  }
  const alone = layout.skillGroup.length === layout.flowCount;
  findOverlap(layout, t, work.allotment.overlap);
  const stationary = layout.intervals === 1;
  // A stationary case is looked at until it stands still; an interval of a day starts from the one before.
  const looks = stationary ? (again.any ? 60 : 2) : alone && !again.any ? 1 : 2;
  const rounds = alone ? 1 : stationary ? 12 : t === 0 ? 8 : 2;
  for (let look = 0; look < looks; look++) {
    addReattempts(layout, t, again, work.allotment.share, work.abandonment, work.blocking, previous, lambda);
    let change = 0;
    for (let f = 0; f < layout.flowCount; f++) change = Math.max(change, Math.abs(lambda[f]! - previous[f]!) / (lambda[f]! + 1e-9));
    previous.set(lambda);
    allot(layout, t, lambda, work.waits, rounds, work.allotment, work.scratch);
    for (let f = 0; f < layout.flowCount; f++) {
      seeFlow(layout, t, f, lambda, work.allotment, stationary || look === looks - 1);
      work.abandonment[f] = seen.abandonment;
      work.blocking[f] = seen.blocking;
      work.serviceLevel[f] = seen.serviceLevel;
      work.meanWait[f] = seen.meanWait;
      work.waits[f] = seen.waitOfWaiting;
      work.allotment.lost[f] = Math.min(1, seen.abandonment + seen.blocking);
    }
    sendAgain(layout, again, lambda, work.abandonment, work.blocking);
    if (look > 0 && change < 1e-9) break;
  }
}

function record(
  work: Work,
  t: number,
  flows: Record<(typeof FLOW_KEYS)[number], Float64Array>,
  groupOccupancy: Float64Array,
  allotted: Float64Array,
): void {
  const { layout, allotment, lambda } = work;
  const skillCount = layout.skillGroup.length;
  const carried = new Float64Array(layout.groupCount);
  for (let f = 0; f < layout.flowCount; f++) {
    const cell = t * layout.flowCount + f;
    flows.callsPerHour[cell] = 3600 * lambda[f]!;
    flows.serviceLevel[cell] = work.serviceLevel[f]!;
    flows.abandonment[cell] = work.abandonment[f]!;
    flows.blocking[cell] = work.blocking[f]!;
    flows.meanWaitSeconds[cell] = work.meanWait[f]!;
    for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) {
      const g = layout.skillGroup[s]!;
      const offered = lambda[f]! * allotment.share[s]! * layout.skillHandling[s]!;
      flows.offeredErlangs[cell]! += offered;
      carried[g]! += offered * Math.max(0, 1 - work.abandonment[f]! - work.blocking[f]!);
      const agents = allotment.work[g]! > 0 ? (layout.agents[t * layout.groupCount + g]! * offered) / allotment.work[g]! : 0;
      allotted[t * skillCount + s] = agents;
      flows.allottedAgents[cell]! += agents;
    }
  }
  for (let g = 0; g < layout.groupCount; g++) {
    const agents = layout.agents[t * layout.groupCount + g]!;
    groupOccupancy[t * layout.groupCount + g] = agents > 0 ? Math.min(1, carried[g]! / agents) : 0;
  }
  for (let f = 0; f < layout.flowCount; f++) {
    const cell = t * layout.flowCount + f;
    let busy = 0;
    for (let s = layout.firstSkill[f]!; s < layout.firstSkill[f + 1]!; s++) {
      busy += allotted[t * skillCount + s]! * groupOccupancy[t * layout.groupCount + layout.skillGroup[s]!]!;
    }
    flows.occupancy[cell] = flows.allottedAgents[cell]! > 0 ? busy / flows.allottedAgents[cell]! : 0;
  }
}

/** The requirement of each pool, shared among its flows by work. Remembers the last interval's answer as the next one's guess. */
class Requirement {
  private readonly layout: PreviewLayout;
  private readonly occupancyCap: number | null;
  private readonly members: number[][];
  private readonly targets: (ServiceTarget | null)[];
  private readonly lastWork: Float64Array;
  private readonly lastNeed: Float64Array;

  constructor(layout: PreviewLayout, occupancyCap: number | null) {
    this.layout = layout;
    this.occupancyCap = occupancyCap;
    this.members = Array.from({ length: layout.poolCount }, () => []);
    layout.poolOf.forEach((pool, f) => {
      this.members[pool]!.push(f);
    });
    this.targets = this.members.map((members) => strictest(members.map((f) => layout.targets[f]!)));
    this.lastWork = new Float64Array(layout.poolCount);
    this.lastNeed = new Float64Array(layout.poolCount);
  }

  fill(t: number, { lambda }: Work, flows: Record<(typeof FLOW_KEYS)[number], Float64Array>): void {
    const { layout } = this;
    this.members.forEach((members, pool) => {
      let [calls, work, leaving] = [0, 0, 0];
      for (const f of members) {
        calls += lambda[f]!;
        work += flows.offeredErlangs[t * layout.flowCount + f]!;
        leaving += lambda[f]! * layout.leaving[f]!;
      }
      const target = this.targets[pool]!;
      const need = target === null ? Number.NaN : this.solve(pool, calls, work, leaving, target);
      for (const f of members) {
        const cell = t * layout.flowCount + f;
        const mine = work > 0 ? (need * flows.offeredErlangs[cell]!) / work : need;
        flows.requiredAgents[cell] = mine;
        // Requirements are solved to 1e-4: a whole number that close below is meant.
        flows.requiredAgentsWhole[cell] = Math.ceil(mine - 1e-4 * mine);
      }
    });
  }

  private solve(pool: number, calls: number, work: number, leaving: number, target: ServiceTarget): number {
    if (calls === 0) return 0;
    const guess = this.lastNeed[pool]! > 0 ? Math.max(0.01, this.lastNeed[pool]! + work - this.lastWork[pool]!) : 0;
    const question = {
      callsPerHour: 3600 * calls,
      ahtSeconds: work / calls,
      patienceSeconds: leaving > 0 ? calls / leaving : null,
      target,
      occupancyCap: this.occupancyCap,
    };
    const need = solveAgents(question, 1e-4, guess);
    this.lastWork[pool] = work;
    this.lastNeed[pool] = need;
    return need;
  }
}

/** What every caller of a pool is promised; null when nobody is. A share of 1 is asked for as 99.99 %: certainty needs endless agents. */
function strictest(targets: readonly (ServiceTarget | null)[]): ServiceTarget | null {
  const set = targets.filter((target) => target !== null);
  if (set.length === 0) return null;
  const limits = set.map((target) => target.maxAbandonment).filter((limit) => limit !== undefined);
  return {
    withinSeconds: Math.min(...set.map((target) => target.withinSeconds)),
    share: Math.min(0.9999, Math.max(...set.map((target) => target.share))),
    ...(limits.length > 0 ? { maxAbandonment: Math.max(1e-6, Math.min(...limits)) } : {}),
  };
}

function addUp(layout: PreviewLayout, flows: FlowPreview, take: (flow: number) => boolean): PreviewTotals | null {
  const hours = layout.intervalSeconds / 3600;
  const sum = { calls: 0, level: 0, lost: 0, blocked: 0, wait: 0, busy: 0, agents: 0, required: 0, whole: 0 };
  for (let cell = 0; cell < flows.callsPerHour.length; cell++) {
    if (!take(cell % layout.flowCount)) continue;
    const calls = flows.callsPerHour[cell]! * hours;
    sum.calls += calls;
    sum.level += calls * flows.serviceLevel[cell]!;
    sum.lost += calls * flows.abandonment[cell]!;
    sum.blocked += calls * flows.blocking[cell]!;
    sum.wait += calls > 0 ? calls * flows.meanWaitSeconds[cell]! : 0;
    sum.agents += hours * flows.allottedAgents[cell]!;
    sum.busy += hours * flows.allottedAgents[cell]! * flows.occupancy[cell]!;
    sum.required += hours * flows.requiredAgents[cell]!;
    sum.whole += hours * flows.requiredAgentsWhole[cell]!;
  }
  if (sum.calls === 0) return null;
  return {
    calls: sum.calls,
    serviceLevel: sum.level / sum.calls,
    abandonment: sum.lost / sum.calls,
    blocking: sum.blocked / sum.calls,
    meanWaitSeconds: sum.wait / sum.calls,
    occupancy: sum.agents > 0 ? sum.busy / sum.agents : 0,
    allottedAgentHours: sum.agents,
    requiredAgentHours: sum.required,
    requiredAgentHoursWhole: sum.whole,
  };
}

function groupDay(layout: PreviewLayout, occupancy: Float64Array, g: number): number {
  let [busy, staffed] = [0, 0];
  for (let cell = g; cell < occupancy.length; cell += layout.groupCount) {
    busy += occupancy[cell]! * layout.agents[cell]!;
    staffed += layout.agents[cell]!;
  }
  return staffed > 0 ? busy / staffed : 0;
}
