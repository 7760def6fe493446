/**
 * A number of people leave a team and the service (departure plan, mobility to another trade), spread over some months, the same number on the
 * first day of each. Whoever of them would have left by attrition meanwhile is not counted twice.
 */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, OneOffCost, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId, fteSince, headsOf, lastAdvisers, lostFlows, resized, withTeamChanged } from '../team-changes.ts';
import { teamName } from '../words.ts';

export type LeaveTeamParams = {
  readonly month: number;
  readonly months: number;
  readonly teamId: Id;
  readonly fte: number;
  readonly costPerPerson: number;
};

/** Share of the plan that has left at a month, 0..1. */
const reached = ({ month: start, months }: LeaveTeamParams, month: number): number =>
  months > 0 ? Math.min(1, (month - start + 1) / months) : 1;

const goneAt = (team: Team, params: LeaveTeamParams, month: number): number =>
  Math.min(team.fte, fteSince(team, params.fte * reached(params, month), params.month, month));

/** What each month's leavers cost, one row a month of the plan that lies in the study. */
function costsOf(network: Network, team: Team, params: LeaveTeamParams): readonly OneOffCost[] {
  const euros = (params.costPerPerson * headsOf(team, Math.min(team.fte, params.fte))) / Math.max(1, params.months);
  if (!(euros > 0)) return network.oneOffCosts;
  const last = Math.min(network.horizon.months, params.month + Math.max(1, params.months));
  const costs = [...network.oneOffCosts];
  for (let month = params.month; month < last; month += 1) {
    costs.push({ id: freeId(`leaving-${team.id}-${month}`, costs), name: teamName(network, team.id), month, euros });
  }
  return costs;
}

function apply(network: Network, params: LeaveTeamParams, month: number): Network {
  const team = indexOf(network).teams.get(params.teamId);
  const gone = team === undefined ? 0 : goneAt(team, params, month);
  if (team === undefined || !(gone > 0)) return network;
  const left = withTeamChanged(network, team.id, (one) => resized(one, one.fte - gone));
  return { ...left, oneOffCosts: costsOf(network, team, params) };
}

function check(network: Network, params: LeaveTeamParams): readonly Issue[] {
  const team = indexOf(network).teams.get(params.teamId)!;
  if (params.fte > team.fte + 1e-9) {
    const max = Math.floor(team.fte * 10) / 10;
    return [{ path: 'fte', severity: 'error', code: 'moreThanTeam', value: params.fte, params: { max } }];
  }
  const last = Math.min(network.horizon.months - 1, params.month + params.months - 1);
  return lastAdvisers(network, apply(network, params, last), 'fte');
}

function effects(network: Network, params: LeaveTeamParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const team = indexOf(network).teams.get(params.teamId)!;
  const fte = goneAt(team, params, month);
  const name = teamName(network, team.id);
  const found: LeverEffect[] = [{ code: 'gone', params: { fte, team: name, left: team.fte - fte }, severity: 'warning' }];
  const remaining = params.months - (month - params.month + 1);
  if (remaining > 0)
    found.push({ code: 'going', params: { months: remaining, fte: params.fte * (1 - reached(params, month)) }, severity: 'info' });
  for (const flow of lostFlows(network, after)) found.push({ code: 'skillLost', params: { flow: flow.name }, severity: 'warning' });
  const cost = after.oneOffCosts.slice(network.oneOffCosts.length).find((one) => one.month === month);
  if (cost !== undefined) found.push({ code: 'cost', params: { euros: cost.euros }, severity: 'info' });
  return found;
}

/** A tenth of the largest own team, one at least. */
function suggest(network: Network): LeaveTeamParams {
  const { sites } = indexOf(network);
  const own = network.teams.filter((team) => sites.get(team.siteId)?.kind === 'internal');
  const [team] = [...(own.length > 0 ? own : network.teams)].sort((a, b) => b.fte - a.fte);
  const fte = Math.min(team?.fte ?? 0, Math.max(1, Math.floor((team?.fte ?? 0) / 10)));
  return { month: 0, months: Math.min(6, network.horizon.months), teamId: team?.id ?? '', fte, costPerPerson: 0 };
}

export const leaveTeam = defineLever<LeaveTeamParams>({
  id: 'leave-team',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    months: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true },
    teamId: { kind: 'ref', of: 'team' },
    fte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  neutral: { month: 0, months: 1, teamId: '', fte: 0, costPerPerson: 0 },
  suggest,
  rewrites: ['teams', 'oneOffCosts'],
  passing: 'last',
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
