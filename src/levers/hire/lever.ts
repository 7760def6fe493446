/** Hires advisers into a team: they train, ramp up on everything the team answers, and then leave at the team's pace of attrition. */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, OneOffCost } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { isFrozen } from '../freeze.ts';
import type { Freeze, LeverEffect } from '../lever.ts';
import { awayShareAt, cohortAt, type Learning, monthsToFullPace, rampFactorAt } from '../ramp.ts';
import { freeId, fteSince, joinedBy, withTeamChanged } from '../team-changes.ts';
import { trainingIssues } from '../training-capacity.ts';
import { teamName } from '../words.ts';

export type HireParams = {
  readonly month: number;
  readonly teamId: Id;
  readonly fte: number;
  readonly classroomWeeks: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly costPerPerson: number;
};

const learningOf = (params: HireParams): Learning => ({ ...params, accompanimentWeeks: 0, accompanimentAwayShare: 0 });

function apply(network: Network, params: HireParams, month: number, freeze?: Freeze): Network {
  const { teams, profiles } = indexOf(network);
  const team = teams.get(params.teamId);
  const fte = team === undefined ? 0 : fteSince(team, params.fte, params.month, month);
  if (team === undefined || !(fte > 0) || isFrozen(freeze, network, team, params.month)) return network;
  const flowIds = (profiles.get(team.profileId)?.skills ?? []).map((skill) => skill.flowId);
  const cohort = cohortAt(learningOf(params), fte, flowIds, month - params.month);
  const joined = withTeamChanged(network, team.id, (one) => joinedBy(one, { fte, headcount: Math.ceil(fte), cohort }));
  const euros = params.costPerPerson * Math.ceil(params.fte);
  if (!(euros > 0)) return joined;
  const id = freeId(`hiring-${team.id}-${params.month}`, network.oneOffCosts);
  const cost: OneOffCost = { id, name: teamName(network, team.id), month: params.month, euros };
  return { ...joined, oneOffCosts: [...joined.oneOffCosts, cost] };
}

function check(network: Network, params: HireParams): readonly Issue[] {
  const siteId = indexOf(network).teams.get(params.teamId)?.siteId ?? '';
  return trainingIssues(network, apply(network, params, params.month), siteId, 'fte');
}

function effects(network: Network, params: HireParams, month: number, freeze?: Freeze): readonly LeverEffect[] {
  if (apply(network, params, month, freeze) === network) return [];
  const team = indexOf(network).teams.get(params.teamId)!;
  const elapsed = month - params.month;
  const learning = learningOf(params);
  const fte = fteSince(team, params.fte, params.month, month);
  const found: LeverEffect[] = [
    { code: 'hired', params: { fte, team: teamName(network, team.id), total: team.fte + fte }, severity: 'info' },
  ];
  const away = awayShareAt(learning, elapsed);
  if (away > 0) found.push({ code: 'away', params: { fte: fte * away }, severity: 'info' });
  const factor = rampFactorAt(learning, elapsed);
  if (factor !== 1) found.push({ code: 'ramp', params: { factor, months: monthsToFullPace(learning) - elapsed }, severity: 'info' });
  const euros = params.costPerPerson * Math.ceil(params.fte);
  if (elapsed === 0 && euros > 0) found.push({ code: 'cost', params: { euros }, severity: 'info' });
  return found;
}

export const hire = defineLever<HireParams>({
  id: 'hire',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    teamId: { kind: 'ref', of: 'team' },
    fte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    classroomWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  neutral: { month: 0, teamId: '', fte: 0, classroomWeeks: 0, rampFactor: 1, rampMonths: 0, costPerPerson: 0 },
  // Trade convention: a newcomer's calls are 1.3 to 1.8 times as long, for three to six months.
  suggest: (network) => ({
    month: 0,
    teamId: network.teams[0]?.id ?? '',
    fte: 2,
    classroomWeeks: 4,
    rampFactor: 1.5,
    rampMonths: 4,
    costPerPerson: 0,
  }),
  rewrites: ['teams', 'oneOffCosts'],
  changesOfferedWork: false,
  hires: true,
  check,
  apply,
  effects,
});
