/**
 * More people away for some months: planned (leave, training: more shrinkage) or from one day to the next (flu, strike: a chance that an
 * adviser who is planned stays away, drawn each day). Independent of the absence already there: 5 % beside 10 % is 14.5 %.
 */
import type { Issue } from '../../model/issue.ts';
import type { Network, Team } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { EVERYBODY, fteOf, SCOPE_FIELDS, type Scope, teamsInScope, withTeamsInScope } from '../scope.ts';
import { presentShare, withShrinkage } from '../team-changes.ts';

export type AbsenceShockParams = Scope & {
  readonly month: number;
  readonly months: number;
  readonly plannedShare: number;
  readonly unplannedShare: number;
};

const lasts = (params: AbsenceShockParams, month: number): boolean => month < params.month + params.months;

function struck(team: Team, { plannedShare, unplannedShare }: AbsenceShockParams): Team {
  const planned = withShrinkage(team, plannedShare);
  if (!(unplannedShare > 0)) return planned;
  const before = team.absenceShare ?? 0;
  return { ...planned, absenceShare: 1 - (1 - before) * (1 - unplannedShare) };
}

function apply(network: Network, params: AbsenceShockParams, month: number): Network {
  if (!lasts(params, month) || (params.plannedShare === 0 && params.unplannedShare === 0)) return network;
  return withTeamsInScope(network, params, (team) => struck(team, params));
}

function check(network: Network, params: AbsenceShockParams): readonly Issue[] {
  if (teamsInScope(network, params).length === 0) return [{ path: 'siteId', severity: 'warning', code: 'nothingChosen' }];
  const issues: Issue[] = [];
  const most = Math.max(...teamsInScope(network, params).map((team) => team.shrinkageShare));
  if (most + params.plannedShare > 0.6) {
    const shares = { min: 0, max: 0.6, unit: 'share' };
    issues.push({ path: 'plannedShare', severity: 'warning', code: 'unusual', value: most + params.plannedShare, params: shares });
  }
  return issues;
}

/** FTE on the phone, breaks and absences taken off. */
const present = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.fte * presentShare(team), 0);

function effects(network: Network, params: AbsenceShockParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const teams = teamsInScope(network, params);
  const before = present(teams);
  const now = present(teamsInScope(after, params));
  const found: LeverEffect[] = [];
  if (params.plannedShare > 0) found.push({ code: 'planned', params: { share: params.plannedShare, fte: fteOf(teams) }, severity: 'info' });
  if (params.unplannedShare > 0) found.push({ code: 'unplanned', params: { share: params.unplannedShare }, severity: 'info' });
  found.push({
    code: 'missing',
    params: { fte: before - now, before, after: now, share: before > 0 ? 1 - now / before : 0 },
    severity: 'warning',
  });
  const left = params.month + params.months - month;
  found.push(left === 1 ? { code: 'last', params: {}, severity: 'info' } : { code: 'left', params: { months: left }, severity: 'info' });
  return found;
}

export const absenceShock = defineLever<AbsenceShockParams>({
  id: 'absence-shock',
  subject: 'incidents',
  version: 1,
  fields: {
    month: { kind: 'month' },
    months: { kind: 'number', min: 1, max: 60, unit: 'months', integer: true },
    ...SCOPE_FIELDS,
    plannedShare: { kind: 'share', min: 0, max: 0.8 },
    unplannedShare: { kind: 'share', min: 0, max: 0.9 },
  },
  neutral: { month: 0, months: 1, ...EVERYBODY, plannedShare: 0, unplannedShare: 0 },
  suggest: () => ({ month: 0, months: 2, ...EVERYBODY, plannedShare: 0, unplannedShare: 0.08 }),
  rewrites: ['teams'],
  passing: 'first',
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
