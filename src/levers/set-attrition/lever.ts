/**
 * Another attrition from a month on: even, or by seniority band, and a share of those who leave is replaced (0 = recruitment freeze, which is
 * what happens without any lever). People already gone stay gone. Replaced people come at once and ramp up; the team then shrinks at the net
 * pace, attrition × (1 − share replaced). It may also stop hiring for a while or for good: what the levers placed before it would hire
 * meanwhile is then not hired (freeze.ts).
 */
import type { Issue } from '../../model/issue.ts';
import type { Cohort, Id, Network, SeniorityBands, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { attritionFactor, stayedShare } from '../evolution.ts';
import type { Freeze, LeverEffect } from '../lever.ts';
import { EVERYBODY, fteOf, isInScope, SCOPE_FIELDS, type Scope, teamsInScope, withTeamsInScope } from '../scope.ts';
import { asShares, bandsAfter, bandsBefore, sumOf } from '../seniority.ts';
import { resized } from '../team-changes.ts';

export type SetAttritionParams = Scope & {
  readonly month: number;
  readonly figures: string;
  readonly yearlyShare: number;
  readonly under1Year: number;
  readonly from1To5Years: number;
  readonly over5Years: number;
  readonly replacedShare: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly hires: string;
  readonly freezeMonths: number | null;
};

const MONTHS_PER_YEAR = 12;

const scaled = (rates: SeniorityBands, factor: number): SeniorityBands => ({
  under1Year: rates.under1Year * factor,
  from1To5Years: rates.from1To5Years * factor,
  over5Years: rates.over5Years * factor,
});

/** Yearly attrition of a team before replacement: even or by band. */
function grossOf(team: Team, params: SetAttritionParams): { readonly even: number; readonly bands: SeniorityBands | null } {
  const mean = (rates: SeniorityBands): number =>
    team.seniority.under1Year * rates.under1Year +
    team.seniority.from1To5Years * rates.from1To5Years +
    team.seniority.over5Years * rates.over5Years;
  if (params.figures === 'even') return { even: params.yearlyShare, bands: null };
  const { under1Year, from1To5Years, over5Years } = params;
  const bands = params.figures === 'bands' ? { under1Year, from1To5Years, over5Years } : (team.attritionByBand ?? null);
  return { even: bands === null ? team.attritionPerYearShare : mean(bands), bands };
}

/** The team as it was at the lever's first month: its FTE and bands. */
function atStart(team: Team, params: SetAttritionParams, month: number): { readonly fte: number; readonly seniority: SeniorityBands } {
  const stayed = stayedShare(team, params.month, month);
  const bands = team.attritionByBand === undefined ? null : bandsBefore(team.seniority, team.attritionByBand, month - params.month);
  return { fte: stayed > 0 ? team.fte / stayed : 0, seniority: bands === null ? team.seniority : asShares(bands, team.seniority) };
}

/** The team as if it had always left at the new pace since the first month. */
function leavingAnew(team: Team, params: SetAttritionParams, month: number): Team {
  const { fte, seniority } = atStart(team, params, month);
  if (!(fte > 0)) return team;
  const gross = grossOf({ ...team, seniority }, params);
  const net = 1 - params.replacedShare;
  const { attritionByBand: _gone, ...plain } = team;
  if (gross.bands !== null) {
    const rates = scaled(gross.bands, net);
    const bands = bandsAfter(seniority, rates, month - params.month);
    const sized = resized(plain, (fte * sumOf(bands)) / sumOf(seniority));
    return { ...sized, seniority: asShares(bands, seniority), attritionPerYearShare: gross.even * net, attritionByBand: rates };
  }
  const share = gross.even * net;
  const base = attritionFactor(share, params.month);
  const sized = resized(plain, base > 0 ? (fte * attritionFactor(share, month)) / base : 0);
  return { ...sized, seniority, attritionPerYearShare: share };
}

/**
 * Replaced people still on their ramp: those who came in the last months, one after the other, so that on average they are halfway through.
 * @param gross yearly attrition before replacement
 */
function newcomersOf(team: Team, gross: number, flowIds: readonly Id[], params: SetAttritionParams, month: number): Cohort | null {
  const months = Math.min(month - params.month + 1, params.rampMonths);
  const busy = team.cohorts.reduce((sum, cohort) => sum + cohort.fte, 0);
  const came = (team.fte * gross * params.replacedShare * months) / MONTHS_PER_YEAR;
  const fte = Math.min(came, Math.max(0, team.fte - busy));
  if (!(fte > 0) || params.rampFactor === 1) return null;
  return { fte, awayShare: 0, handlingFactor: 1 + (params.rampFactor - 1) * (1 - months / (2 * params.rampMonths)), flowIds };
}

const isNeutral = ({ figures, replacedShare }: SetAttritionParams): boolean => figures === 'asNow' && replacedShare === 0;

function apply(network: Network, params: SetAttritionParams, month: number): Network {
  if (isNeutral(params)) return network;
  const { profiles } = indexOf(network);
  return withTeamsInScope(network, params, (team) => {
    const changed = leavingAnew(team, params, month);
    const flowIds = (profiles.get(team.profileId)?.skills ?? []).map((skill) => skill.flowId);
    const cohort = newcomersOf(changed, grossOf(team, params).even, flowIds, params, month);
    return cohort === null ? changed : { ...changed, cohorts: [...changed.cohorts, cohort] };
  });
}

/** The stop of hiring it declares, for its teams, from its month on. */
function freezes(params: SetAttritionParams): Freeze | null {
  if (params.hires !== 'cancelled') return null;
  const end = params.freezeMonths === null ? Number.POSITIVE_INFINITY : params.month + params.freezeMonths;
  return (network, team, month) => (month >= params.month && month < end && isInScope(network, params, team) ? params.month : null);
}

function check(network: Network, params: SetAttritionParams): readonly Issue[] {
  return teamsInScope(network, params).length === 0 ? [{ path: 'siteId', severity: 'warning', code: 'nothingChosen' }] : [];
}

/** Mean yearly attrition of some teams, by their FTE. */
const meanRate = (teams: readonly Team[], rateOf: (team: Team) => number): number =>
  teams.reduce((sum, team) => sum + team.fte * rateOf(team), 0) / fteOf(teams);

function effects(network: Network, params: SetAttritionParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  const teams = teamsInScope(network, params);
  if (after === network || !(fteOf(teams) > 0)) return [];
  const now = teamsInScope(after, params);
  const before = meanRate(teams, (team) => grossOf(team, { ...params, figures: 'asNow' }).even);
  const rate = meanRate(teams, (team) => grossOf(team, params).even);
  const found: LeverEffect[] = [{ code: 'rate', params: { before, after: rate }, severity: rate > before ? 'warning' : 'info' }];
  const gained = fteOf(now) - fteOf(teams);
  if (Math.abs(gained) >= 0.05) {
    const facts = { fte: Math.abs(gained), left: fteOf(now) };
    found.push({ code: gained > 0 ? 'more' : 'fewer', params: facts, severity: gained > 0 ? 'info' : 'warning' });
  }
  if (params.replacedShare > 0) {
    const yearly = fteOf(now) * rate * params.replacedShare;
    found.push({ code: 'replaced', params: { share: params.replacedShare, fte: yearly }, severity: 'info' });
    const ramping = now.reduce((sum, team) => sum + team.cohorts.reduce((fte, cohort) => fte + cohort.fte, 0), 0);
    if (ramping > 0.05) found.push({ code: 'ramping', params: { fte: ramping }, severity: 'info' });
  } else found.push({ code: 'frozen', params: { fte: fteOf(now) * rate }, severity: 'info' });
  return found;
}

const HIRES_AS_PLANNED = { hires: 'asPlanned', freezeMonths: null };

export const setAttrition = defineLever<SetAttritionParams>({
  id: 'set-attrition',
  subject: 'people',
  version: 2,
  fields: {
    month: { kind: 'month' },
    ...SCOPE_FIELDS,
    figures: { kind: 'choice', options: ['asNow', 'even', 'bands'] },
    yearlyShare: { kind: 'share', min: 0, max: 1 },
    under1Year: { kind: 'share', min: 0, max: 1 },
    from1To5Years: { kind: 'share', min: 0, max: 1 },
    over5Years: { kind: 'share', min: 0, max: 1 },
    replacedShare: { kind: 'share', min: 0, max: 1 },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    hires: { kind: 'choice', options: ['asPlanned', 'cancelled'] },
    freezeMonths: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true, optional: true },
  },
  added: HIRES_AS_PLANNED,
  unused: ({ figures, hires }) => {
    const byBand = ['under1Year', 'from1To5Years', 'over5Years'] as const;
    const rates = figures === 'even' ? byBand : figures === 'bands' ? (['yearlyShare'] as const) : (['yearlyShare', ...byBand] as const);
    return hires === 'cancelled' ? rates : [...rates, 'freezeMonths'];
  },
  freezes,
  neutral: {
    month: 0,
    ...EVERYBODY,
    figures: 'asNow',
    yearlyShare: 0,
    under1Year: 0,
    from1To5Years: 0,
    over5Years: 0,
    replacedShare: 0,
    rampFactor: 1,
    rampMonths: 0,
    ...HIRES_AS_PLANNED,
  },
  suggest: () => ({
    month: 0,
    ...EVERYBODY,
    figures: 'even',
    yearlyShare: 0.08,
    under1Year: 0.25,
    from1To5Years: 0.1,
    over5Years: 0.03,
    replacedShare: 0,
    rampFactor: 1.5,
    rampMonths: 4,
    ...HIRES_AS_PLANNED,
  }),
  rewrites: ['teams'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
