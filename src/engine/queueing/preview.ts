/**
 * An instant approximation of a whole centre by closed forms: what a slider shows before the simulation answers. ALWAYS marked as an approximation.
 *
 * Each interval is taken as stationary (no calls carried over), each flow sees one queue M/M/n+M (preview-flow.ts) with an allotment of the groups'
 * agents that counts every agent's time once (preview-allotment.ts); redials, repeats and transfers are a fixed point of the offered calls
 * (preview-reattempts.ts). Exact (= Erlang A) for a stationary queue of one flow, or of flows that share all groups, with exponential laws.
 * Typical errors on the reference centres: README.md of this folder.
 */
import type { Centre } from '../../model/centre.ts';
import { type Allotment, allot, findOverlap, loadGroups, newAllotment, startAllotment } from './preview-allotment.ts';
import { limitToCapacity } from './preview-capacity.ts';
import { seeFlow, seen } from './preview-flow.ts';
import { layOut, type PreviewLayout } from './preview-layout.ts';
import { addReattempts, closeInterval, newReattempts, sendAgain } from './preview-reattempts.ts';
import { Requirement } from './preview-requirement.ts';
import { type CentrePreview, FLOW_KEYS, type FlowFigures, type PreviewOptions } from './preview-result.ts';
import { addUp, groupDay } from './preview-totals.ts';

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
  /** [group] */
  readonly carried: Float64Array;
}

/** More steps would fit the work still better, but the split of a flow's work over its groups is too rough for it: in an overload the views would become too gloomy. */
const MOST_STEPS = 4;

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
  const flows = Object.fromEntries(FLOW_KEYS.map((key) => [key, new Float64Array(intervals * flowCount)])) as FlowFigures;
  if (options.requirements === false) for (const key of ['requiredAgents', 'requiredAgentsWhole'] as const) flows[key].fill(Number.NaN);
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
    carried: new Float64Array(groupCount),
  };
  const again = newReattempts(layout);
  const requirement = new Requirement(layout, cap);
  for (let t = 0; t < intervals; t++) {
    settle(work, again, t);
    closeInterval(layout, again);
    record(work, t, flows, groups.occupancy, allotted);
    if (options.requirements !== false) requirement.fill(t, work.lambda, flows);
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
  if (t === 0) for (let f = 0; f < layout.flowCount; f++) previous[f] = layout.fresh[f]!;
  const alone = layout.skillGroup.length === layout.flowCount;
  findOverlap(layout, t, work.allotment.overlap);
  work.allotment.limit.fill(1);
  const restart = t === 0 || openingsChange(layout, t);
  if (restart) startAllotment(layout, t, work.allotment);
  const stationary = layout.intervals === 1;
  // A stationary case is looked at until it stands still; an interval of a day starts from the one before.
  const looks = stationary ? (again.any ? 60 : 2) : alone && !again.any ? 1 : 2;
  const rounds = alone ? 1 : stationary ? 12 : restart ? 8 : 2;
  for (let look = 0; look < looks; look++) {
    addReattempts(layout, t, again, work.allotment.share, work.abandonment, work.blocking, previous, lambda);
    let change = 0;
    for (let f = 0; f < layout.flowCount; f++) change = Math.max(change, Math.abs(lambda[f]! - previous[f]!) / (lambda[f]! + 1e-9));
    previous.set(lambda);
    allot(layout, t, lambda, work.waits, look === 0 || stationary ? rounds : Math.ceil(rounds / 2), work.allotment, work.scratch);
    const last = stationary || look === looks - 1;
    seeFlows(work, t, last, last);
    sendAgain(layout, again, lambda, work.abandonment, work.blocking);
    if (look > 0 && change < 1e-9) break;
  }
  fitToCapacity(work, again, t);
}

function seeFlows(work: Work, t: number, withBusyness: boolean, withLevel: boolean): void {
  for (let f = 0; f < work.layout.flowCount; f++) {
    seeFlow(work.layout, t, f, work.allotment, withBusyness, withLevel);
    work.abandonment[f] = seen.abandonment;
    work.blocking[f] = seen.blocking;
    work.serviceLevel[f] = seen.serviceLevel;
    work.meanWait[f] = seen.meanWait;
    work.waits[f] = seen.waitOfWaiting;
    work.allotment.lost[f] = Math.min(1, seen.abandonment + seen.blocking);
  }
}

/** In an overload: fewer agents for those who count on them together, and the redials of those who are lost for it. */
function fitToCapacity(work: Work, again: ReturnType<typeof newReattempts>, t: number): void {
  const { layout, lambda, previous, allotment } = work;
  let fitted = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!limitToCapacity(layout, t, lambda, work.abandonment, work.blocking, allotment, work.carried)) break;
    fitted = true;
    addReattempts(layout, t, again, allotment.share, work.abandonment, work.blocking, previous, lambda);
    previous.set(lambda);
    loadGroups(layout, lambda, allotment);
    seeFlows(work, t, false, false);
    sendAgain(layout, again, lambda, work.abandonment, work.blocking);
  }
  if (fitted) seeFlows(work, t, true, true);
}

/** A group opens or closes: the shares of the interval before say nothing about this one. */
function openingsChange(layout: PreviewLayout, t: number): boolean {
  const { agents, groupCount } = layout;
  for (let g = 0; g < groupCount; g++) {
    const now = agents[t * groupCount + g]! > 0;
    const before = agents[(t - 1) * groupCount + g]! > 0;
    if (now !== before) return true;
  }
  return false;
}

function record(work: Work, t: number, flows: FlowFigures, groupOccupancy: Float64Array, allotted: Float64Array): void {
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
