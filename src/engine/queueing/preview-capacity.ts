/**
 * Purpose: no group answers more than its agents can. Each flow is seen for itself, and flows that reach one another's groups count on the same
 * agents; in an overload their views together then promise more work than there is time for.
 * Model: where the work that the views let through exceeds a group's agents, the flows that count on it see fewer agents, by the ratio, until
 * all of it fits. Without an overload nothing changes.
 */
import type { Allotment } from './preview-allotment.ts';
import type { PreviewLayout } from './preview-layout.ts';

/** Work beyond the agents that is let pass, relative. */
const TOLERANCE = 0.003;
/** A view with fewer agents loses far less than they take, as others stand in: the step is longer than the ratio. Found on the sample region's overloaded months. */
const STEP = 5;
const LEAST = 0.05;
/** Part of a flow's work without room that changes nothing: what is given to groups of nobody. */
const NEGLIGIBLE = 1e-4;

/**
 * Reduces `allotment.limit` where groups are promised more than they have.
 * @param lambda [flow], calls per second @param carried [group], working room
 * @returns whether anything was reduced: then the flows must be seen again
 */
export function limitToCapacity(
  layout: PreviewLayout,
  interval: number,
  lambda: Float64Array,
  abandonment: Float64Array,
  blocking: Float64Array,
  { share, limit }: Allotment,
  carried: Float64Array,
): boolean {
  const { flowCount, groupCount, firstSkill, skillGroup, skillHandling, agents } = layout;
  carried.fill(0);
  for (let f = 0; f < flowCount; f++) {
    const answered = lambda[f]! * Math.max(0, 1 - abandonment[f]! - blocking[f]!);
    for (let s = firstSkill[f]!; s < firstSkill[f + 1]!; s++) carried[skillGroup[s]!]! += answered * share[s]! * skillHandling[s]!;
  }
  let reduced = false;
  for (let f = 0; f < flowCount; f++) {
    if (!(lambda[f]! > 0)) continue;
    let fits = 0;
    let shares = 0;
    for (let s = firstSkill[f]!; s < firstSkill[f + 1]!; s++) {
      const g = skillGroup[s]!;
      const here = agents[interval * groupCount + g]!;
      shares += share[s]!;
      fits += share[s]! * (carried[g]! > here * (1 + TOLERANCE) ? here / carried[g]! : 1);
    }
    if (!(shares > 0) || fits >= shares * (1 - NEGLIGIBLE)) continue;
    limit[f] = Math.max(LEAST, limit[f]! * (1 - STEP * (1 - fits / shares)));
    reduced = true;
  }
  return reduced;
}
