/**
 * Part of a seniority band leaves within some months and nobody replaces them: on the first day of each of these months, the same number.
 * The share is of those in the band in that month, whoever left before by ordinary attrition not counted again.
 */
import type { Issue } from '../../model/issue.ts';
import type { Network, Team } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { EVERYBODY, fteOf, headsIn, SCOPE_FIELDS, type Scope, teamsInScope, withTeamsInScope } from '../scope.ts';
import { BANDS, type Band, seniorityWithout } from '../seniority.ts';
import { lastAdvisers, lostFlows, resized } from '../team-changes.ts';

export type RetirementWaveParams = Scope & {
  readonly month: number;
  readonly months: number;
  readonly band: string;
  readonly share: number;
};

const bandOf = (name: string): Band => BANDS.find((band) => band === name) ?? 'over5Years';

/** Share of the wave that has left at a month. */
const reached = ({ month: start, months }: RetirementWaveParams, month: number): number =>
  months > 0 ? Math.min(1, (month - start + 1) / months) : 1;

function thinned(team: Team, params: RetirementWaveParams, month: number): Team {
  const band = bandOf(params.band);
  const leaving = params.share * reached(params, month);
  const left = 1 - leaving * team.seniority[band];
  if (left === 1) return team;
  return { ...resized(team, team.fte * left), seniority: seniorityWithout(team, { [band]: leaving }) };
}

function apply(network: Network, params: RetirementWaveParams, month: number): Network {
  if (params.share === 0) return network;
  return withTeamsInScope(network, params, (team) => thinned(team, params, month));
}

const lastMonthOf = (network: Network, { month, months }: RetirementWaveParams): number =>
  Math.min(network.horizon.months - 1, month + Math.max(1, months) - 1);

function check(network: Network, params: RetirementWaveParams): readonly Issue[] {
  if (teamsInScope(network, params).length === 0) return [{ path: 'siteId', severity: 'warning', code: 'nothingChosen' }];
  return lastAdvisers(network, apply(network, params, lastMonthOf(network, params)), 'share');
}

/** Teams that lose a third or more of their people: where the wave hurts. */
function worstHit(before: readonly Team[], after: readonly Team[]): number {
  return before.filter((team, position) => team.fte > 0 && (after[position]?.fte ?? 0) <= team.fte * (2 / 3)).length;
}

function effects(network: Network, params: RetirementWaveParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const [before, now] = [teamsInScope(network, params), teamsInScope(after, params)];
  const gone = fteOf(before) - fteOf(now);
  const found: LeverEffect[] = [
    {
      code: 'gone',
      params: { fte: gone, people: Math.round((headsIn(before) * gone) / fteOf(before)), left: fteOf(now), share: gone / fteOf(before) },
      severity: 'warning',
    },
  ];
  const remaining = params.months - (month - params.month + 1);
  if (remaining > 0) found.push({ code: 'going', params: { months: remaining }, severity: 'info' });
  const band = bandOf(params.band);
  const weighted = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.fte * team.seniority[band], 0) / fteOf(teams);
  if (fteOf(now) > 0) found.push({ code: 'band', params: { band, before: weighted(before), after: weighted(now) }, severity: 'info' });
  const hit = worstHit(before, now);
  if (hit > 0) found.push({ code: 'hit', params: { teams: hit }, severity: 'warning' });
  for (const flow of lostFlows(network, after)) found.push({ code: 'skillLost', params: { flow: flow.name }, severity: 'warning' });
  return found;
}

export const retirementWave = defineLever<RetirementWaveParams>({
  id: 'retirement-wave',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    months: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true },
    ...SCOPE_FIELDS,
    band: { kind: 'choice', options: [...BANDS] },
    share: { kind: 'share', min: 0, max: 1 },
  },
  neutral: { month: 0, months: 1, ...EVERYBODY, band: 'over5Years', share: 0 },
  suggest: (network) => ({
    month: 0,
    months: Math.min(12, Math.max(1, network.horizon.months)),
    ...EVERYBODY,
    band: 'over5Years',
    share: 0.2,
  }),
  rewrites: ['teams'],
  passing: 'last',
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
