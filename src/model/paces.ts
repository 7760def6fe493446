/** Agents of a group who work at several paces, as everything but the simulation sees them: by the mean one. */
import type { CentreGroup, CentrePace, CentreSkill } from './centre.ts';

/** Handling-time factor of a pace on each flow, besides the skill's own. */
export function factorsOf({ handlingFactor = 1, flows = [] }: CentrePace, flowIds: readonly string[]): readonly number[] {
  if (flows.length === 0) return flowIds.map(() => handlingFactor);
  const others = new Map(flows.map((one) => [one.flow, one.handlingFactor]));
  return flowIds.map((id) => others.get(id) ?? handlingFactor);
}

/**
 * Handling-time factor of each skill of a group, in its order: the skill's own × the mean of its agents' paces. Rates add: while all are busy,
 * a group handles as many calls as the sum of what its agents handle, so the mean of the factors is the harmonic one by share.
 * @example meanFactors({ …, skills: [{ flow: 'calls', … }], paces: [{ share: 0.5, handlingFactor: 2 }] }) // [1 / (0.5 + 0.5 / 2)] = [1.333…]
 */
export function meanFactors({ skills, paces = [] }: Pick<CentreGroup, 'skills' | 'paces'>): readonly number[] {
  const own = skills.map(({ handlingFactor = 1 }) => handlingFactor);
  if (paces.length === 0) return own;
  const flowIds = skills.map(({ flow }) => flow);
  const rest = Math.max(0, 1 - paces.reduce((sum, { share }) => sum + share, 0));
  const speed = flowIds.map(() => rest);
  for (const pace of paces) {
    factorsOf(pace, flowIds).forEach((factor, i) => {
      speed[i] = speed[i]! + pace.share / factor;
    });
  }
  return own.map((factor, i) => factor / speed[i]!);
}

/** As meanFactors, for one skill of the group. */
export function meanFactor(group: Pick<CentreGroup, 'paces'>, skill: CentreSkill): number {
  return meanFactors({ ...group, skills: [skill] })[0]!;
}
