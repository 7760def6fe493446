/** A previewed day in one line: shares weighted by calls, occupancy by agents. */

import type { PreviewLayout } from './preview-layout.ts';
import type { FlowPreview, PreviewTotals } from './preview-result.ts';

/** @param take which flows count; @returns null without calls */
export function addUp(layout: PreviewLayout, flows: FlowPreview, take: (flow: number) => boolean): PreviewTotals | null {
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

/** A group's occupancy over the day, 0..1; 0 when nobody is staffed. */
export function groupDay(layout: PreviewLayout, occupancy: Float64Array, g: number): number {
  let [busy, staffed] = [0, 0];
  for (let cell = g; cell < occupancy.length; cell += layout.groupCount) {
    busy += occupancy[cell]! * layout.agents[cell]!;
    staffed += layout.agents[cell]!;
  }
  return staffed > 0 ? busy / staffed : 0;
}
