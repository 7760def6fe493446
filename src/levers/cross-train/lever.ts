/**
 * Cross-training: people of a team learn a further flow and keep the ones they have. They become a profile of their own at their site (the
 * team's skills and the new one), learn (classroom, accompaniment) and ramp up on the new flow. They stay one person each: their hours are
 * counted once, shared by the flows as calls come.
 */
import type { Issue } from '../../model/issue.ts';
import type { Id, Network, SkillProfile, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { awayShareAt, cohortAt, type Learning, monthsToFullPace, rampFactorAt } from '../ramp.ts';
import { fteOf } from '../scope.ts';
import { fteSince, headsOf, type Move, moved, trainingCost } from '../team-changes.ts';
import { trainingIssues } from '../training-capacity.ts';
import { flowName, teamName } from '../words.ts';

export type CrossTrainParams = {
  readonly month: number;
  readonly teamId: Id;
  readonly flowId: Id;
  readonly fte: number;
  readonly handlingFactor: number;
  readonly rank: number;
  readonly queueRank: number;
  readonly classroomWeeks: number;
  readonly accompanimentWeeks: number;
  readonly accompanimentAwayShare: number;
  readonly rampFactor: number;
  readonly rampMonths: number;
  readonly costPerPerson: number;
};

const knows = (profile: SkillProfile, flowId: Id): boolean => profile.skills.some((skill) => skill.flowId === flowId);

const sameSkills = (a: SkillProfile, b: SkillProfile): boolean => JSON.stringify(a.skills) === JSON.stringify(b.skills);

/** The profile they reach: one with exactly these skills where there is one, else a new one named after both. */
function reachedProfile(network: Network, from: SkillProfile, params: CrossTrainParams): SkillProfile {
  const { flowId, handlingFactor, rank, queueRank } = params;
  const wanted: SkillProfile = {
    id: `${from.id}~${flowId}`,
    name: `${from.name} + ${flowName(network, flowId)}`,
    skills: [...from.skills, { flowId, handlingFactor, rank, queueRank }],
  };
  const same = network.skillProfiles.find((profile) => sameSkills(profile, wanted));
  if (same !== undefined) return same;
  let id = wanted.id;
  for (let number = 2; network.skillProfiles.some((profile) => profile.id === id); number += 1) id = `${wanted.id}-${number}`;
  return { ...wanted, id };
}

interface Training {
  readonly move: Move;
  readonly profile: SkillProfile;
  readonly learning: Learning;
}

function trainingAt(network: Network, params: CrossTrainParams, month: number): Training | null {
  const { teams, profiles, flows } = indexOf(network);
  const team = teams.get(params.teamId);
  const from = team === undefined ? undefined : profiles.get(team.profileId);
  if (team === undefined || from === undefined || !flows.has(params.flowId) || knows(from, params.flowId)) return null;
  const fte = Math.min(team.fte, fteSince(team, params.fte, params.month, month));
  if (!(fte > 0)) return null;
  const profile = reachedProfile(network, from, params);
  const cohort = cohortAt(params, fte, [params.flowId], month - params.month);
  return { move: { team, fte, heads: headsOf(team, fte), toProfileId: profile.id, cohort }, profile, learning: params };
}

function apply(network: Network, params: CrossTrainParams, month: number): Network {
  const training = trainingAt(network, params, month);
  if (training === null) return network;
  const { move, profile } = training;
  const known = network.skillProfiles.includes(profile);
  const ready = known ? network : { ...network, skillProfiles: [...network.skillProfiles, profile] };
  const started = headsOf(move.team, Math.min(move.team.fte, params.fte));
  return trainingCost(moved(ready, move), move, started, params.month, params.costPerPerson);
}

function check(network: Network, params: CrossTrainParams): readonly Issue[] {
  const { teams, profiles } = indexOf(network);
  const team = teams.get(params.teamId)!;
  const profile = profiles.get(team.profileId);
  if (profile !== undefined && knows(profile, params.flowId))
    return [{ path: 'flowId', severity: 'error', code: 'alreadyKnown', value: flowName(network, params.flowId) }];
  if (params.fte > team.fte + 1e-9) {
    const max = Math.floor(team.fte * 10) / 10;
    return [{ path: 'fte', severity: 'error', code: 'moreThanTeam', value: params.fte, params: { max } }];
  }
  return trainingIssues(network, apply(network, params, params.month), team.siteId, 'fte');
}

/** Teams whose people may answer a flow. */
function answering(network: Network, flowId: Id): readonly Team[] {
  const { profiles } = indexOf(network);
  return network.teams.filter((team) => {
    const profile = profiles.get(team.profileId);
    return profile !== undefined && knows(profile, flowId);
  });
}

function effects(network: Network, params: CrossTrainParams, month: number): readonly LeverEffect[] {
  const training = trainingAt(network, params, month);
  if (training === null) return [];
  const { move, profile, learning } = training;
  const elapsed = month - params.month;
  const flow = flowName(network, params.flowId);
  const found: LeverEffect[] = [
    {
      code: 'learn',
      params: { fte: move.fte, team: teamName(network, move.team.id), flow, skills: profile.skills.length },
      severity: 'info',
    },
  ];
  const before = answering(network, params.flowId);
  const sites = new Set(before.filter((team) => team.fte > 0).map((team) => team.siteId));
  found.push({ code: 'cover', params: { flow, before: fteOf(before), after: fteOf(before) + move.fte }, severity: 'info' });
  if (!sites.has(move.team.siteId)) found.push({ code: 'newSite', params: { flow, sites: sites.size + 1 }, severity: 'info' });
  const away = awayShareAt(learning, elapsed);
  if (move.fte * away >= 0.05) found.push({ code: 'away', params: { fte: move.fte * away }, severity: 'warning' });
  const ramp = rampFactorAt(learning, elapsed);
  const pace = ramp * params.handlingFactor;
  if (pace !== 1)
    found.push({
      code: 'pace',
      params: { factor: pace, flow, months: Math.max(0, monthsToFullPace(learning) - elapsed) },
      severity: 'info',
    });
  if (elapsed === 0 && params.costPerPerson > 0)
    found.push({ code: 'cost', params: { euros: params.costPerPerson * move.heads }, severity: 'info' });
  // Trap: a polyvalent adviser counted in full for each skill.
  found.push({ code: 'once', params: { fte: move.fte, skills: profile.skills.length }, severity: 'warning' });
  return found;
}

/** The flow that fewest people answer, and the largest team of the same site that does not know it. */
function suggest(network: Network): CrossTrainParams {
  const { profiles } = indexOf(network);
  const manned = network.flows.map((flow) => ({ flow, teams: answering(network, flow.id).filter((team) => team.fte > 0) }));
  const rarest = manned.filter(({ teams }) => teams.length > 0).sort((a, b) => fteOf(a.teams) - fteOf(b.teams))[0];
  const sites = new Set(rarest?.teams.map((team) => team.siteId));
  const able = network.teams.filter((team) => {
    const profile = profiles.get(team.profileId);
    return rarest !== undefined && profile !== undefined && !knows(profile, rarest.flow.id);
  });
  const nearby = able.filter((team) => sites.has(team.siteId));
  const [team] = [...(nearby.length > 0 ? nearby : able)].sort((a, b) => b.fte - a.fte);
  return {
    month: 0,
    teamId: team?.id ?? '',
    flowId: rarest?.flow.id ?? '',
    fte: Math.floor((team?.fte ?? 0) / 4),
    handlingFactor: 1.1,
    rank: 2,
    queueRank: 2,
    classroomWeeks: 2,
    accompanimentWeeks: 3,
    accompanimentAwayShare: 0.25,
    rampFactor: 1.25,
    rampMonths: 3,
    costPerPerson: 1400,
  };
}

export const crossTrain = defineLever<CrossTrainParams>({
  id: 'cross-train',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    teamId: { kind: 'ref', of: 'team' },
    flowId: { kind: 'ref', of: 'flow' },
    fte: { kind: 'number', min: 0, max: 10_000, unit: 'fte' },
    handlingFactor: { kind: 'factor', min: 0.5, max: 5 },
    rank: { kind: 'number', min: 1, max: 99, integer: true },
    queueRank: { kind: 'number', min: 1, max: 99, integer: true },
    classroomWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    accompanimentWeeks: { kind: 'number', min: 0, max: 52, unit: 'weeks' },
    accompanimentAwayShare: { kind: 'share', min: 0, max: 1 },
    rampFactor: { kind: 'factor', min: 0.5, max: 5 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months' },
    costPerPerson: { kind: 'number', min: 0, max: 1_000_000, unit: 'euros' },
  },
  neutral: {
    month: 0,
    teamId: '',
    flowId: '',
    fte: 0,
    handlingFactor: 1,
    rank: 2,
    queueRank: 2,
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: 1,
    rampMonths: 0,
    costPerPerson: 0,
  },
  suggest,
  rewrites: ['teams', 'skillProfiles', 'oneOffCosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
