/**
 * Disruptions as factors of a month. One that covers a part of the month counts for that part: factor 0.6 over half a month is 0.8.
 * Place alone: fewer agents there. With a flow: its calls take longer (AHT factor ÷ capacity factor), because the agents are not gone.
 */
import type { Disruption, Id, Network } from '../model/network.ts';

function shareOfMonth(disruption: Disruption, month: number): number {
  const overlap = Math.min(disruption.fromMonth + disruption.months, month + 1) - Math.max(disruption.fromMonth, month);
  return Math.max(0, Math.min(1, overlap));
}

const weighted = (factor: number, share: number): number => 1 + (factor - 1) * share;

/** Disruptions that touch a month. */
export function disruptionsOf(network: Network, month: number): readonly Disruption[] {
  return network.disruptions.filter((disruption) => shareOfMonth(disruption, month) > 0);
}

/** Factor on the agents present at a site. 1 = undisturbed. */
export function capacityFactorAt(disruptions: readonly Disruption[], month: number, siteId: Id): number {
  let factor = 1;
  for (const one of disruptions) {
    if (one.flowId !== null || (one.siteId !== null && one.siteId !== siteId)) continue;
    factor *= weighted(one.capacityFactor, shareOfMonth(one, month));
  }
  return Math.max(0, factor);
}

/** Factor on the handling time of a flow at a site; Infinity when a disruption leaves no capacity for that flow there. */
export function handlingFactorAt(disruptions: readonly Disruption[], month: number, siteId: Id, flowId: Id): number {
  let factor = 1;
  for (const one of disruptions) {
    if (one.siteId !== null && one.siteId !== siteId) continue;
    if (one.flowId !== null && one.flowId !== flowId) continue;
    const share = shareOfMonth(one, month);
    factor *= weighted(one.ahtFactor, share);
    if (one.flowId !== null) factor /= Math.max(0, weighted(one.capacityFactor, share));
  }
  return factor;
}
