/**
 * A tool is replaced on a date (telephony, planning …): calls take longer and people are away more, at first; both fall back in a line over
 * the recovery. Beforehand everybody has some training days, off the phone in the first month. What the tool gains or costs for good is the
 * lasting factor.
 */
import type { Issue } from '../../model/issue.ts';
import type { Network, OneOffCost, Team } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { type Learning, rampFactorAt, WEEKS_PER_MONTH } from '../ramp.ts';
import { EVERYBODY, headsIn, SCOPE_FIELDS, type Scope, scopeInData, teamsInScope, withTeamsInScope } from '../scope.ts';
import { freeId, presentShare, withPace, withShrinkage } from '../team-changes.ts';

export type ToolChangeParams = Scope & {
  readonly month: number;
  readonly ahtFactor: number;
  readonly shrinkageAdded: number;
  readonly recoveryWeeks: number;
  readonly trainingDays: number;
  readonly lastingAhtFactor: number;
  readonly costPerPerson: number;
};

/** Working days of a mean month: five in seven. */
const WORKING_DAYS = ((365.25 / 12) * 5) / 7;

/** Mean over the month of a quantity that starts at 1 + `bump` and falls to 1 in a line over the recovery. */
function fading(bump: number, params: ToolChangeParams, elapsed: number): number {
  const curve: Learning = {
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: 1 + bump,
    rampMonths: params.recoveryWeeks / WEEKS_PER_MONTH,
  };
  return rampFactorAt(curve, elapsed);
}

interface Bump {
  readonly pace: number;
  readonly shrinkage: number;
  readonly training: number;
}

function bumpAt(params: ToolChangeParams, month: number): Bump {
  const elapsed = month - params.month;
  const training = elapsed === 0 ? Math.min(1, params.trainingDays / WORKING_DAYS) : 0;
  return {
    pace: fading(params.ahtFactor - 1, params, elapsed) * params.lastingAhtFactor,
    shrinkage: fading(params.shrinkageAdded, params, elapsed) - 1,
    training,
  };
}

function touched(team: Team, { pace, shrinkage, training }: Bump): Team {
  // Training takes its share of the time that is not shrinkage already.
  return withShrinkage(withPace(team, pace), shrinkage + training * (1 - team.shrinkageShare));
}

function withCost(network: Network, params: ToolChangeParams): Network {
  const euros = params.costPerPerson * headsIn(teamsInScope(network, params));
  if (!(euros > 0)) return network;
  const name = scopeInData(network, params);
  const cost: OneOffCost = { id: freeId(`tool-${params.month}`, network.oneOffCosts), name, month: params.month, euros };
  return { ...network, oneOffCosts: [...network.oneOffCosts, cost] };
}

function apply(network: Network, params: ToolChangeParams, month: number): Network {
  const bump = bumpAt(params, month);
  return withCost(
    withTeamsInScope(network, params, (team) => touched(team, bump)),
    params,
  );
}

function check(network: Network, params: ToolChangeParams): readonly Issue[] {
  return teamsInScope(network, params).length === 0 ? [{ path: 'siteId', severity: 'warning', code: 'nothingChosen' }] : [];
}

const onPhone = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.fte * presentShare(team), 0);
/** What they handle, in FTE of before: presence over pace. */
const output = (teams: readonly Team[]): number =>
  teams.reduce((sum, team) => sum + (team.fte * presentShare(team)) / (team.handlingFactor ?? 1), 0);

function effects(network: Network, params: ToolChangeParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const { pace, training } = bumpAt(params, month);
  const before = teamsInScope(network, params);
  const now = teamsInScope(after, params);
  const found: LeverEffect[] = [];
  if (pace !== 1) found.push({ code: 'pace', params: { factor: pace }, severity: pace > 1 ? 'warning' : 'info' });
  const away = onPhone(before) - onPhone(now);
  if (away > 0.005) found.push({ code: 'away', params: { fte: away }, severity: 'warning' });
  if (training > 0) found.push({ code: 'training', params: { days: params.trainingDays, people: headsIn(before) }, severity: 'info' });
  const share = output(before) > 0 ? 1 - output(now) / output(before) : 0;
  if (share !== 0)
    found.push({ code: share > 0 ? 'loss' : 'gain', params: { share: Math.abs(share) }, severity: share > 0 ? 'warning' : 'info' });
  const left = params.recoveryWeeks / WEEKS_PER_MONTH - (month - params.month);
  if (left > 0 && (params.ahtFactor !== 1 || params.shrinkageAdded !== 0))
    found.push({ code: 'recovery', params: { months: left }, severity: 'info' });
  const euros = params.costPerPerson * headsIn(before);
  if (month === params.month && euros > 0) found.push({ code: 'cost', params: { euros }, severity: 'info' });
  return found;
}

export const toolChange = defineLever<ToolChangeParams>({
  id: 'tool-change',
  subject: 'digital',
  version: 1,
  fields: {
    month: { kind: 'month' },
    ...SCOPE_FIELDS,
    ahtFactor: { kind: 'factor', min: 0.5, max: 5 },
    shrinkageAdded: { kind: 'share', min: 0, max: 0.5 },
    recoveryWeeks: { kind: 'number', min: 0, max: 104, unit: 'weeks' },
    trainingDays: { kind: 'number', min: 0, max: 20 },
    lastingAhtFactor: { kind: 'factor', min: 0.5, max: 2 },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  neutral: {
    month: 0,
    ...EVERYBODY,
    ahtFactor: 1,
    shrinkageAdded: 0,
    recoveryWeeks: 0,
    trainingDays: 0,
    lastingAhtFactor: 1,
    costPerPerson: 0,
  },
  suggest: () => ({
    month: 0,
    ...EVERYBODY,
    ahtFactor: 1.08,
    shrinkageAdded: 0.03,
    recoveryWeeks: 8,
    trainingDays: 1,
    lastingAhtFactor: 1,
    costPerPerson: 0,
  }),
  rewrites: ['teams', 'oneOffCosts'],
  passing: 'first',
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
