/**
 * Purpose: how long a call keeps an agent busy, by the rules of the centre file.
 * Model: handling and after-call work; help asked for during a call keeps the asking agent for as long as it is given (handling of the
 * flow of help); a warm transfer for the talk of both. What is not known before it is simulated, the waits for help and for the one who
 * takes a warm transfer, is left out (unknown-rules.ts). Seconds, means.
 */
import type { Centre, CentreFlow, CentreGroup, CentreSkill } from '../../model/centre.ts';
import { meanFactor } from '../../model/paces.ts';
import { distributionMean } from '../simulate/estimate-work.ts';

/** Beyond the handling and after-call work: help and warm transfers. */
function company(centre: Centre, flow: CentreFlow): number {
  const helper = centre.flows.find(({ id }) => id === flow.support?.flow);
  const help = flow.support && helper ? flow.support.probability * distributionMean(helper.handling) : 0;
  return (flow.transfers ?? []).reduce(
    (sum, { probability, warm }) => sum + (warm?.together ? probability * distributionMean(warm.together) : 0),
    help,
  );
}

/** At the flow's own handling time. */
export function busySeconds(centre: Centre, flow: CentreFlow): number {
  return distributionMean(flow.handling) + (flow.afterCallWork ? distributionMean(flow.afterCallWork) : 0) + company(centre, flow);
}

/**
 * Busy time with this skill / the flow's own, at the mean pace of the group; the skill's factor multiplies a handling time of its own too, as in
 * the simulation.
 */
export function busyFactor(centre: Centre, flow: CentreFlow, group: Pick<CentreGroup, 'paces'>, skill: CentreSkill): number {
  const factor = meanFactor(group, skill);
  const own = busySeconds(centre, flow);
  const work = skill.afterCallWork ?? flow.afterCallWork;
  const talk = distributionMean(skill.handling ?? flow.handling) * factor;
  const after = work ? distributionMean(work) * factor : 0;
  return own > 0 ? (talk + after + company(centre, flow)) / own : 1;
}
