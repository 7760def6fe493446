/**
 * What a plan of variable pay yields, from a team's figures: a neutral formula, the same for every team, that any side can follow.
 * - individual part: calls handled an hour on the phone (occupancy ÷ handling time), relative to the reference month;
 * - collective part: service level, relative to its target;
 * - quality part: calls that do not come back (1 − repeat share), relative to the reference month.
 * Each part is reached between 0 and 1; pay = target × Σ part × reached. Averages of a team, never of a person, and none for teams of fewer
 * than five people. Pay plans of real firms differ: this is an assumption for comparing scenarios, not anybody's pay slip.
 */
import type { Id, Network, Team, VariablePayPlan } from './network.ts';

/** Below this many people a figure would speak of persons. */
export const FEWEST_PEOPLE = 5;

/** Mean figures of a team in a month, shares 0..1. */
export interface PayFacts {
  readonly serviceLevelShare: number;
  readonly targetShare: number;
  /** Time on calls of time on the phone. */
  readonly occupancyShare: number;
  readonly handlingSeconds: number;
  readonly repeatShare: number;
}

/** How far each part is reached, 0..1. */
export interface PayReached {
  readonly individual: number;
  readonly collective: number;
  readonly quality: number;
}

/** Compared before it is divided: two paces too great to be written are equal, not unknown. */
const reachedShare = (value: number, wanted: number): number => (value >= wanted || !(wanted > 0) ? 1 : Math.max(0, value / wanted));

/** Calls an hour on the phone; 0 when nothing is handled. */
function callsPerHour({ occupancyShare, handlingSeconds }: PayFacts): number {
  return handlingSeconds > 0 ? (occupancyShare * 3600) / handlingSeconds : 0;
}

/** @param reference the month the plan was set on: its pace and quality are what 100 % means */
export function payReached(facts: PayFacts, reference: PayFacts): PayReached {
  return {
    individual: reachedShare(callsPerHour(facts), callsPerHour(reference)),
    collective: reachedShare(facts.serviceLevelShare, facts.targetShare),
    quality: reachedShare(1 - facts.repeatShare, 1 - reference.repeatShare),
  };
}

/**
 * Variable pay a person and month, euros.
 * @example variablePay({ targetEurosPerMonth: 200, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 }, { individual: 0.9, collective: 1, quality: 1 }) // 190
 */
export function variablePay(plan: VariablePayPlan, reached: PayReached): number {
  if (plan.frozenShare !== undefined) return plan.targetEurosPerMonth * plan.frozenShare;
  const { individualShare, collectiveShare, qualityShare } = plan;
  return (
    plan.targetEurosPerMonth *
    (individualShare * reached.individual + collectiveShare * reached.collective + qualityShare * reached.quality)
  );
}

export interface TeamPay {
  readonly teamId: Id;
  readonly people: number;
  readonly eurosPerPerson: number;
  readonly eurosPerMonth: number;
  readonly ofTarget: number;
  readonly reached: PayReached;
}

export const mayTellPay = (team: Team): boolean => team.variablePay !== undefined && Math.round(team.headcount) >= FEWEST_PEOPLE;

/**
 * Pay of every team with a plan and at least five people, in the network's order.
 * @param factsOf figures of the month and of the reference month; null = the team has none
 */
export function payByTeam(
  network: Network,
  factsOf: (team: Team) => { readonly now: PayFacts; readonly reference: PayFacts } | null,
): readonly TeamPay[] {
  const pays: TeamPay[] = [];
  for (const team of network.teams) {
    const facts = mayTellPay(team) ? factsOf(team) : null;
    if (facts === null || team.variablePay === undefined) continue;
    const reached = payReached(facts.now, facts.reference);
    const eurosPerPerson = variablePay(team.variablePay, reached);
    const target = team.variablePay.targetEurosPerMonth;
    pays.push({
      teamId: team.id,
      people: Math.round(team.headcount),
      eurosPerPerson,
      eurosPerMonth: eurosPerPerson * team.headcount,
      ofTarget: target > 0 ? eurosPerPerson / target : 1,
      reached,
    });
  }
  return pays;
}
