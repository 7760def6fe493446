/**
 * The plan of variable pay of some teams: set, frozen (a share of the target is paid whatever the figures) or ended. It changes nothing about
 * the calls. What it pays follows from the figures of a run (src/model/variable-pay.ts); here the plan's sensitivity is told. Nothing is said
 * about teams of fewer than five people.
 */
import type { Issue } from '../../model/issue.ts';
import type { Network, Team, VariablePayPlan } from '../../model/network.ts';
import { mayTellPay, variablePay as payOf } from '../../model/variable-pay.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { EVERYBODY, headsIn, SCOPE_FIELDS, type Scope, teamsInScope, withTeamsInScope } from '../scope.ts';

export type VariablePayParams = Scope & {
  readonly month: number;
  readonly what: string;
  readonly targetEurosPerMonth: number;
  readonly individualShare: number;
  readonly collectiveShare: number;
  readonly qualityShare: number;
  readonly frozenShare: number;
};

const SHARE_TOLERANCE = 5e-4;
const FULL = { individual: 1, collective: 1, quality: 1 };

function planned(team: Team, params: VariablePayParams): Team {
  const { what, targetEurosPerMonth, individualShare, collectiveShare, qualityShare, frozenShare } = params;
  if (what === 'plan') return { ...team, variablePay: { targetEurosPerMonth, individualShare, collectiveShare, qualityShare } };
  const { variablePay: before, ...plain } = team;
  if (before === undefined) return team;
  if (what === 'end') return plain;
  return what === 'freeze' ? { ...team, variablePay: { ...before, frozenShare } } : team;
}

function apply(network: Network, params: VariablePayParams): Network {
  if (params.what === 'keep') return network;
  return withTeamsInScope(network, params, (team) => planned(team, params));
}

function check(network: Network, params: VariablePayParams): readonly Issue[] {
  const teams = teamsInScope(network, params);
  if (teams.length === 0) return [{ path: 'siteId', severity: 'warning', code: 'nothingChosen' }];
  const sum = params.individualShare + params.collectiveShare + params.qualityShare;
  if (params.what === 'plan' && Math.abs(sum - 1) > SHARE_TOLERANCE)
    return [{ path: 'individualShare', severity: 'error', code: 'sharesSum', value: sum, params: { unit: 'share' } }];
  const withoutPlan = params.what !== 'plan' && params.what !== 'keep' && teams.every((team) => team.variablePay === undefined);
  return withoutPlan ? [{ path: 'what', severity: 'warning', code: 'noPlan' }] : [];
}

/** What a person loses a month when one thing worsens and the rest is reached, averaged over the people told of. */
function lossOf(teams: readonly Team[], reached: Partial<typeof FULL>): number {
  const loss = (plan: VariablePayPlan): number => payOf(plan, FULL) - payOf(plan, { ...FULL, ...reached });
  const people = headsIn(teams);
  return people > 0 ? teams.reduce((sum, team) => sum + team.headcount * loss(team.variablePay!), 0) / people : 0;
}

/** Ten points of service level off a target of 80 %, handling times 10 % longer, five points more repeats. */
function sensitivities(teams: readonly Team[]): readonly LeverEffect[] {
  const losses = [
    { code: 'service', euros: lossOf(teams, { collective: 0.7 / 0.8 }) },
    { code: 'pace', euros: lossOf(teams, { individual: 1 / 1.1 }) },
    { code: 'quality', euros: lossOf(teams, { quality: 0.95 }) },
  ];
  return losses.filter(({ euros }) => euros > 0.005).map(({ code, euros }) => ({ code, params: { euros }, severity: 'info' }));
}

function effects(network: Network, params: VariablePayParams): readonly LeverEffect[] {
  const after = apply(network, params);
  if (after === network) return [];
  const before = teamsInScope(network, params);
  const now = teamsInScope(after, params).filter(mayTellPay);
  const small = teamsInScope(after, params).filter((team) => team.variablePay !== undefined && !mayTellPay(team)).length;
  const found: LeverEffect[] = [];
  if (params.what === 'end') found.push({ code: 'ended', params: { people: headsIn(before.filter(mayTellPay)) }, severity: 'warning' });
  const people = headsIn(now);
  if (people > 0) {
    const euros = now.reduce((sum, team) => sum + team.headcount * payOf(team.variablePay!, FULL), 0);
    found.push({
      code: params.what === 'freeze' ? 'frozen' : 'plan',
      params: { people, euros, each: euros / people, share: params.frozenShare },
      severity: 'info',
    });
    found.push(...sensitivities(now));
    if (params.what === 'freeze') found.push({ code: 'noRisk', params: {}, severity: 'info' });
  }
  if (small > 0) found.push({ code: 'small', params: { teams: small }, severity: 'info' });
  return found;
}

export const variablePay = defineLever<VariablePayParams>({
  id: 'variable-pay',
  subject: 'rules',
  version: 1,
  fields: {
    month: { kind: 'month' },
    ...SCOPE_FIELDS,
    what: { kind: 'choice', options: ['keep', 'plan', 'freeze', 'end'] },
    targetEurosPerMonth: { kind: 'number', min: 0, max: 100_000, unit: 'euros' },
    individualShare: { kind: 'share', min: 0, max: 1 },
    collectiveShare: { kind: 'share', min: 0, max: 1 },
    qualityShare: { kind: 'share', min: 0, max: 1 },
    frozenShare: { kind: 'share', min: 0, max: 2 },
  },
  unused: ({ what }) => {
    const plan = ['targetEurosPerMonth', 'individualShare', 'collectiveShare', 'qualityShare'] as const;
    if (what === 'plan') return ['frozenShare'];
    return what === 'freeze' ? plan : [...plan, 'frozenShare'];
  },
  neutral: {
    month: 0,
    ...EVERYBODY,
    what: 'keep',
    targetEurosPerMonth: 0,
    individualShare: 0.5,
    collectiveShare: 0.3,
    qualityShare: 0.2,
    frozenShare: 1,
  },
  suggest: () => ({
    month: 0,
    ...EVERYBODY,
    what: 'plan',
    targetEurosPerMonth: 200,
    individualShare: 0.5,
    collectiveShare: 0.3,
    qualityShare: 0.2,
    frozenShare: 1,
  }),
  rewrites: ['teams'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
