/**
 * What plans of variable pay yield with the figures of a run: the formula is the model's (variable-pay.ts), the figures are the run's. Pure.
 * The reference of pace and quality is the baseline's run. Half-widths are upper bounds: every error is let go the way that hurts, or helps, most.
 */
import { activeSkills, weekSkillEstimate } from '../../../engine/simulate/skill-estimates.ts';
import { groupEstimate } from '../../../engine/simulate/statistics.ts';
import { type Estimate, GROUP_MEASURES, SKILL_MEASURES } from '../../../model/measures.ts';
import type { Id, Network, Team, VariablePayPlan } from '../../../model/network.ts';
import { mayTellPay, type PayFacts, type PayReached, payByTeam } from '../../../model/variable-pay.ts';
import type { AnsweredRun } from './answers-vm.ts';
import { keptFigure } from './kept-figures.ts';
import { flowFigure, type SimulatedWeek, simulatedDays, targetOf } from './week-figures.ts';
import { answerFigures } from './who-answers.ts';

/** A team's figures with what is not known about them. */
export interface TeamFigures {
  readonly facts: PayFacts;
  /** Half-width of the service level, and of the pace in proportion to it. */
  readonly serviceLevelError: number;
  readonly paceError: number;
}

/** Euros a person and month. */
export interface PayEstimate extends Estimate {
  readonly parts: PayReached;
  readonly reached: PayReached;
}

export interface PayCell {
  readonly plan: VariablePayPlan;
  readonly pay: PayEstimate;
  readonly figures: TeamFigures;
  /** What is compared with: the baseline's own plan, or this plan with the baseline's figures; null = the team is not in the baseline. */
  readonly against: {
    readonly pay: PayEstimate;
    readonly figures: TeamFigures;
    readonly plan: VariablePayPlan;
    readonly ownPlan: boolean;
    readonly samePlan: boolean;
  } | null;
}

export interface PayRow {
  readonly teamId: Id;
  readonly siteId: Id;
  readonly profileId: Id;
  /** One a run, baseline first; null = no plan, no figures, or fewer than 5 people. */
  readonly cells: readonly (PayCell | null)[];
}

export interface PayTable {
  readonly rows: readonly PayRow[];
  /** Teams with a plan of which nothing is said. */
  readonly hidden: number;
}

function isTeamOf(groups: readonly { readonly teamIds: readonly Id[] }[], group: number, teamId: Id): boolean {
  return groups[group]?.teamIds.includes(teamId) ?? false;
}

function occupancyOf(run: SimulatedWeek, teamId: Id): Estimate {
  const days = simulatedDays(run);
  const positions = new Map(
    days.map(({ day, table }) => [table, day.groups.flatMap((group, at) => (group.teamIds.includes(teamId) ? [at] : []))]),
  );
  return groupEstimate(
    days.map(({ day, table }) => ({ table, weight: day.weight })),
    (table) => positions.get(table) ?? [],
    GROUP_MEASURES.occupancy,
  );
}

function handlingOf(run: SimulatedWeek, teamId: Id): Estimate {
  return weekSkillEstimate(
    simulatedDays(run).map(({ day, table }) => ({
      table,
      weight: day.weight,
      skills: activeSkills(table, (_, group) => isTeamOf(day.groups, group, teamId)),
    })),
    SKILL_MEASURES.handlingTime,
  );
}

/** Figures of a team in a run, its flows weighted by the calls it answers; null when it answers none. */
function makeFigures(run: SimulatedWeek, network: Network, team: Team): TeamFigures | null {
  const profile = network.skillProfiles.find(({ id }) => id === team.profileId);
  const able = new Set(profile?.skills.map(({ flowId }) => flowId) ?? []);
  const answered = network.flows
    .filter((flow) => able.has(flow.id) && !flow.deferrable)
    .map((flow) => ({ flow, calls: answerFigures(run, { flowId: flow.id, siteId: team.siteId, teamId: team.id }).answered.mean }))
    .filter(({ calls }) => calls > 0);
  const all = answered.reduce((sum, { calls }) => sum + calls, 0);
  const occupancy = occupancyOf(run, team.id);
  const handling = handlingOf(run, team.id);
  if (!(all > 0) || !(occupancy.mean > 0) || !(handling.mean > 0)) return null;
  const facts = { serviceLevelShare: 0, targetShare: 0, repeatShare: 0 };
  let serviceLevelError = 0;
  for (const { flow, calls } of answered) {
    const weight = calls / all;
    const level = flowFigure(run, flow.id, 'serviceLevel');
    facts.serviceLevelShare += weight * level.mean;
    facts.targetShare += weight * (targetOf(run, flow.id)?.share ?? 0);
    facts.repeatShare += weight * flow.repeat.share;
    serviceLevelError += weight * (level.halfWidth ?? Number.NaN);
  }
  const relative = ({ mean, halfWidth }: Estimate): number => (halfWidth ?? Number.NaN) / mean;
  return {
    facts: { ...facts, occupancyShare: occupancy.mean, handlingSeconds: handling.mean },
    serviceLevelError,
    paceError: relative(occupancy) + relative(handling),
  };
}

export const teamFigures = (run: SimulatedWeek, network: Network, team: Team): TeamFigures | null =>
  keptFigure(run, JSON.stringify(['pay', team.id]), () => makeFigures(run, network, team));

/** Facts with every error one way: −1 the worst, 0 as estimated, 1 the best. */
function shifted({ facts, serviceLevelError, paceError }: TeamFigures, way: number): PayFacts {
  return {
    ...facts,
    serviceLevelShare: Math.max(0, facts.serviceLevelShare + way * serviceLevelError),
    occupancyShare: Math.max(0, facts.occupancyShare * (1 + way * paceError)),
  };
}

/** Pay of one team; `reference` is the same object as `now` for the baseline, whose pace is then reached exactly. */
function payOf(team: Team, plan: VariablePayPlan, now: TeamFigures, reference: TeamFigures): PayEstimate | null {
  const alone = { teams: [{ ...team, variablePay: plan }] } as unknown as Network;
  const at = (way: number) =>
    payByTeam(alone, () => {
      const facts = shifted(now, way);
      return { now: facts, reference: now === reference ? facts : shifted(reference, -way) };
    })[0];
  const [low, mid, high] = [at(-1), at(0), at(1)];
  if (!low || !mid || !high) return null;
  const { individual, collective, quality } = mid.reached;
  const frozen = plan.frozenShare !== undefined;
  const width = frozen ? 0 : Math.max(high.eurosPerPerson - mid.eurosPerPerson, mid.eurosPerPerson - low.eurosPerPerson);
  const euros = (share: number, reached: number): number => (frozen ? 0 : plan.targetEurosPerMonth * share * reached);
  return {
    mean: mid.eurosPerPerson,
    halfWidth: Number.isFinite(width) ? width : null,
    reached: mid.reached,
    parts: {
      individual: euros(plan.individualShare, individual),
      collective: euros(plan.collectiveShare, collective),
      quality: euros(plan.qualityShare, quality),
    },
  };
}

function cellOf({ run, network }: AnsweredRun, baseline: AnsweredRun, teamId: Id): PayCell | null {
  const team = network.teams.find(({ id }) => id === teamId);
  const plan = team?.variablePay;
  if (!team || !plan || !mayTellPay(team)) return null;
  const figures = teamFigures(run, network, team);
  const before = baseline.network.teams.find(({ id }) => id === teamId);
  const reference = before ? teamFigures(baseline.run, baseline.network, before) : null;
  if (!figures) return null;
  const pay = payOf(team, plan, figures, reference ?? figures);
  if (!pay) return null;
  if (run === baseline.run || !before || !reference) return { plan, pay, figures, against: null };
  const own = mayTellPay(before) ? before.variablePay : undefined;
  const compared = payOf(team, own ?? plan, reference, reference);
  const samePlan = JSON.stringify(own ?? plan) === JSON.stringify(plan);
  return {
    plan,
    pay,
    figures,
    against: compared && { pay: compared, figures: reference, plan: own ?? plan, ownPlan: own !== undefined, samePlan },
  };
}

/** Teams with a plan in any run, in the networks' order. @param runs baseline first */
export function payTable(runs: readonly AnsweredRun[]): PayTable {
  const baseline = runs[0];
  if (!baseline) return { rows: [], hidden: 0 };
  const teams = new Map(
    runs.flatMap(({ network }) => network.teams.filter(({ variablePay }) => variablePay).map((team) => [team.id, team] as const)),
  );
  const isSmall = (id: Id): boolean =>
    runs.some(({ network }) => network.teams.some((team) => team.id === id && team.variablePay !== undefined && !mayTellPay(team)));
  const rows = Array.from(teams.values())
    .filter(({ id }) => !isSmall(id))
    .map(({ id, siteId, profileId }) => ({ teamId: id, siteId, profileId, cells: runs.map((run) => cellOf(run, baseline, id)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return { rows, hidden: Array.from(teams.keys()).filter(isSmall).length };
}

export type PayPart = keyof PayReached;
export const PAY_PARTS: readonly PayPart[] = ['individual', 'collective', 'quality'];

/** Difference with the baseline; the two are read separately, so their errors add. */
export function payDifference({ pay, against }: PayCell): Estimate | null {
  if (!against) return null;
  const known = pay.halfWidth !== null && against.pay.halfWidth !== null;
  return { mean: pay.mean - against.pay.mean, halfWidth: known ? pay.halfWidth + against.pay.halfWidth : null };
}

/** Euros by which each part moves, the largest first; parts that move by less than half a euro are left out. A frozen plan has no parts. */
export function movedParts({ plan, pay, against }: PayCell): readonly { readonly part: PayPart; readonly euros: number }[] {
  if (!against || plan.frozenShare !== undefined || against.plan.frozenShare !== undefined) return [];
  return PAY_PARTS.map((part) => ({ part, euros: pay.parts[part] - against.pay.parts[part] }))
    .filter(({ euros }) => Math.abs(euros) >= 0.5)
    .sort((a, b) => Math.abs(b.euros) - Math.abs(a.euros));
}
