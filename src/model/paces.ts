/** What the closed forms know of a group whose agents work at several paces: the mean one. */
import type { CentreGroup, CentrePace, CentreSkill } from './centre.ts';

/** Handling-time factor of a pace on a flow, besides the skill's own. */
export function factorOf({ handlingFactor = 1, flows }: CentrePace, flowId: string): number {
  return flows?.find(({ flow }) => flow === flowId)?.handlingFactor ?? handlingFactor;
}

/**
 * Handling-time factor of a skill of the group, its own × the mean of its agents' paces. Rates add: while all are busy, a group handles as
 * many calls as the sum of what its agents handle, so the mean of the factors is the harmonic one by share.
 * @example meanFactor({ …, paces: [{ share: 0.5, handlingFactor: 2 }] }, { flow: 'calls', … }) // 1 / (0.5 / 1 + 0.5 / 2) = 1.333…
 */
export function meanFactor({ paces }: Pick<CentreGroup, 'paces'>, skill: CentreSkill): number {
  const own = skill.handlingFactor ?? 1;
  if (!paces || paces.length === 0) return own;
  let others = 1;
  let speed = 0;
  for (const pace of paces) {
    others -= pace.share;
    speed += pace.share / factorOf(pace, skill.flow);
  }
  return own / (speed + Math.max(0, others));
}
