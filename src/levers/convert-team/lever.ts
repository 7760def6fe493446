/**
 * Converts people of a team to another profile at the same site: they leave their queue on the first day of the month, learn (classroom,
 * accompaniment) and ramp up on the new flows. The figures are those of the network's training path, or the planner's own.
 * Those who were converted leave the service at the same pace as their former team.
 */
import type { Issue } from '../../model/issue.ts';
import type { Cohort, Id, Network, Team, TrainingPath } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { awayShareAt, cohortAt, type Learning, monthsToFullPace, rampFactorAt } from '../ramp.ts';
import { fteSince, headsOf, lastAdvisers, type Move, moved, trainingCost } from '../team-changes.ts';
import { trainingIssues } from '../training-capacity.ts';
import { flowName, profileName, siteName } from '../words.ts';

export type ConvertTeamParams = {
  readonly month: number;
  readonly teamId: Id;
  readonly toProfileId: Id;
  readonly fte: number;
  readonly figures: string;
  readonly classroomWeeks: number;
  readonly accompanimentWeeks: number;
  readonly accompanimentAwayShare: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly costPerPerson: number;
};

type PathFigures = Learning & Pick<TrainingPath, 'costPerPerson'>;

function pathOf(network: Network, fromProfileId: Id, toProfileId: Id): TrainingPath | undefined {
  return network.trainingPaths.find((path) => path.fromProfileId === fromProfileId && path.toProfileId === toProfileId);
}

function figuresOf(network: Network, params: ConvertTeamParams, team: Team): PathFigures {
  return (params.figures === 'path' ? pathOf(network, team.profileId, params.toProfileId) : undefined) ?? params;
}

/** Flows the target profile answers and the former one did not. */
function newFlows(network: Network, from: Id, to: Id): readonly Id[] {
  const { profiles } = indexOf(network);
  const known = new Set(profiles.get(from)?.skills.map((skill) => skill.flowId));
  return (profiles.get(to)?.skills ?? []).map((skill) => skill.flowId).filter((flowId) => !known.has(flowId));
}

interface Conversion {
  readonly team: Team;
  readonly fte: number;
  readonly heads: number;
  readonly learning: PathFigures;
  readonly cohort: Cohort | null;
  readonly flowIds: readonly Id[];
}

function conversionAt(network: Network, params: ConvertTeamParams, month: number): Conversion | null {
  const { teams, profiles } = indexOf(network);
  const team = teams.get(params.teamId);
  if (team === undefined || !profiles.has(params.toProfileId) || team.profileId === params.toProfileId) return null;
  const fte = Math.min(team.fte, fteSince(team, params.fte, params.month, month));
  if (!(fte > 0)) return null;
  const learning = figuresOf(network, params, team);
  const flowIds = newFlows(network, team.profileId, params.toProfileId);
  return { team, fte, heads: headsOf(team, fte), learning, cohort: cohortAt(learning, fte, flowIds, month - params.month), flowIds };
}

function moveOf({ team, fte, heads, cohort }: Conversion, toProfileId: Id): Move {
  return { team, fte, heads, toProfileId, cohort };
}

function apply(network: Network, params: ConvertTeamParams, month: number): Network {
  const conversion = conversionAt(network, params, month);
  if (conversion === null) return network;
  const { team, learning } = conversion;
  const move = moveOf(conversion, params.toProfileId);
  // Everybody who starts is paid for, those who left since included.
  const started = headsOf(team, Math.min(team.fte, params.fte));
  return trainingCost(moved(network, move), move, started, params.month, learning.costPerPerson);
}

function check(network: Network, params: ConvertTeamParams): readonly Issue[] {
  const team = indexOf(network).teams.get(params.teamId)!;
  if (team.profileId === params.toProfileId)
    return [{ path: 'toProfileId', severity: 'error', code: 'sameBothEnds', value: params.toProfileId }];
  const issues: Issue[] = [];
  if (params.fte > team.fte + 1e-9) {
    issues.push({
      path: 'fte',
      severity: 'error',
      code: 'moreThanTeam',
      value: params.fte,
      params: { max: Math.floor(team.fte * 10) / 10 },
    });
  }
  if (params.figures === 'path' && pathOf(network, team.profileId, params.toProfileId) === undefined) {
    issues.push({ path: 'figures', severity: 'error', code: 'noTrainingPath' });
  }
  if (issues.length > 0) return issues;
  const after = apply(network, params, params.month);
  return [...lastAdvisers(network, after, 'fte'), ...trainingIssues(network, after, team.siteId, 'fte')];
}

/** FTE that answer a flow in the whole service. */
function fteAnswering(network: Network, flowId: Id): number {
  const { profiles } = indexOf(network);
  return network.teams
    .filter((team) => profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId))
    .reduce((total, team) => total + team.fte, 0);
}

/** What the queues they leave lose, and whether a skill dies with it. */
function losses(network: Network, params: ConvertTeamParams, { team, fte }: Conversion): readonly LeverEffect[] {
  return newFlows(network, params.toProfileId, team.profileId).map((flowId) => {
    const left = fteAnswering(network, flowId) - fte;
    const params_ = { flow: flowName(network, flowId), fte, left: Math.max(0, left) };
    return { code: left < 0.05 ? 'skillLost' : 'leaves', params: params_, severity: 'warning' };
  });
}

function effects(network: Network, params: ConvertTeamParams, month: number): readonly LeverEffect[] {
  const conversion = conversionAt(network, params, month);
  if (conversion === null) return [];
  const { team, fte, learning, flowIds, heads } = conversion;
  const elapsed = month - params.month;
  const away = awayShareAt(learning, elapsed);
  const factor = flowIds.length > 0 ? rampFactorAt(learning, elapsed) : 1;
  const names = {
    from: profileName(network, team.profileId),
    to: profileName(network, params.toProfileId),
    site: siteName(network, team.siteId),
  };
  const found: LeverEffect[] = [{ code: 'moved', params: { fte, ...names }, severity: 'info' }];
  if (away > 0) found.push({ code: 'away', params: { fte: fte * away }, severity: 'warning' });
  if (factor !== 1) found.push({ code: 'ramp', params: { factor, months: monthsToFullPace(learning) - elapsed }, severity: 'info' });
  found.push(...losses(network, params, conversion));
  if (elapsed === 0 && learning.costPerPerson > 0)
    found.push({ code: 'cost', params: { euros: learning.costPerPerson * heads }, severity: 'info' });
  return found;
}

/** The largest team that a training path starts from, or else the largest team with another profile at hand. */
function suggest(network: Network): ConvertTeamParams {
  const bySize = [...network.teams].sort((a, b) => b.fte - a.fte);
  const path = network.trainingPaths.find((one) => bySize.some((team) => team.profileId === one.fromProfileId && team.fte > 0));
  const team = path === undefined ? bySize[0] : bySize.find((one) => one.profileId === path.fromProfileId);
  const toProfileId = path?.toProfileId ?? network.skillProfiles.find((profile) => profile.id !== team?.profileId)?.id ?? '';
  return {
    ...convertTeam.neutral,
    teamId: team?.id ?? '',
    toProfileId,
    fte: Math.floor((team?.fte ?? 0) / 4),
    figures: path === undefined ? 'own' : 'path',
    ...(path === undefined && { classroomWeeks: 3, accompanimentWeeks: 4, accompanimentAwayShare: 0.2, rampFactor: 1.3, rampMonths: 3 }),
  };
}

export const convertTeam = defineLever<ConvertTeamParams>({
  id: 'convert-team',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    teamId: { kind: 'ref', of: 'team' },
    toProfileId: { kind: 'ref', of: 'profile' },
    fte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    figures: { kind: 'choice', options: ['path', 'own'] },
    classroomWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    accompanimentWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    accompanimentAwayShare: { kind: 'share', min: 0, max: 1 },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  unused: ({ figures }) =>
    figures === 'path'
      ? ['classroomWeeks', 'accompanimentWeeks', 'accompanimentAwayShare', 'rampFactor', 'rampMonths', 'costPerPerson']
      : [],
  neutral: {
    month: 0,
    teamId: '',
    toProfileId: '',
    fte: 0,
    figures: 'own',
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: 1,
    rampMonths: 0,
    costPerPerson: 0,
  },
  suggest,
  rewrites: ['teams', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
