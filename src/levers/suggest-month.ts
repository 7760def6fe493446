/**
 * When a lever that is added should begin. What lasts follows the plan there is: the month after the last lever, and the studied month at the
 * latest, so that what is added shows in the figures. What passes has the studied month among its months.
 */
import type { Network } from '../model/network.ts';
import type { JsonObject, LeverUse } from '../model/project.ts';
import type { Lever } from './lever.ts';
import { leverById } from './registry.ts';

/** First months of the levers that are switched on and known. */
function startsOf(levers: readonly LeverUse[]): readonly number[] {
  return levers
    .filter(({ enabled }) => enabled)
    .map(({ leverId, params }) => leverById(leverId)?.lever.startMonth(params))
    .filter((month) => month !== undefined && Number.isInteger(month)) as readonly number[];
}

/** The first setting of a lever added to a scenario. @param studied 0-based month whose figures are looked at */
export function suggestedSetting(lever: Lever, network: Network, levers: readonly LeverUse[], studied: number): JsonObject {
  if (lever.passing === 'first') return lever.suggest(network, studied);
  if (lever.passing === 'last') {
    const { months } = lever.suggest(network, studied);
    return lever.suggest(network, studied - (typeof months === 'number' ? months - 1 : 0));
  }
  const starts = startsOf(levers);
  return lever.suggest(network, starts.length === 0 ? studied : Math.min(studied, Math.max(...starts) + 1));
}
