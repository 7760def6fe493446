/**
 * Merges flows into one answer group: one queue, the longest waiting caller first. Unique: everybody who answers one of the flows learns
 * the others. Mixed: only the chosen profiles do, behind the specialists; the others keep their own flow.
 * What is learned takes longer (`learnedAhtFactor`); what was known may too (`mixAhtFactor`); the classroom keeps learners off the phone.
 */
import type { Issue } from '../../model/issue.ts';
import type { AnswerGroup, Id, Network, ProfileSkill, SkillProfile, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { classroomShareAt, inClass } from '../classroom.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, meanFactor, teamsWithSkill } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';
import { flowName } from '../words.ts';

export type MergeFlowsParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly kind: string;
  readonly learnProfileIds: readonly Id[];
  readonly learnedAhtFactor: number;
  readonly mixAhtFactor: number;
  readonly classroomWeeks: number;
};

const answers = (profile: SkillProfile, flowId: Id): boolean => profile.skills.some((skill) => skill.flowId === flowId);

/** The merged flows a profile has yet to learn; none for a profile that does not take part. */
function toLearn(profile: SkillProfile, params: MergeFlowsParams): readonly Id[] {
  const takesPart =
    params.kind === 'unique' ? params.flowIds.some((flowId) => answers(profile, flowId)) : params.learnProfileIds.includes(profile.id);
  return takesPart ? params.flowIds.filter((flowId) => !answers(profile, flowId)) : [];
}

function learnedSkill(network: Network, profile: SkillProfile, flowId: Id, params: MergeFlowsParams): ProfileSkill {
  const ranks = network.skillProfiles.flatMap((one) => one.skills.filter((skill) => skill.flowId === flowId)).map((skill) => skill.rank);
  const mine = profile.skills.filter((skill) => params.flowIds.includes(skill.flowId)).map((skill) => skill.queueRank);
  const rank = params.kind === 'unique' ? Math.min(...ranks) : Math.max(...ranks) + 1;
  return {
    flowId,
    handlingFactor: params.learnedAhtFactor,
    rank: ranks.length > 0 ? rank : 1,
    queueRank: mine.length > 0 ? Math.min(...mine) : 1,
  };
}

function trained(network: Network, profile: SkillProfile, params: MergeFlowsParams): SkillProfile {
  const learned = toLearn(profile, params);
  if (learned.length === 0) return profile;
  const known = profile.skills.map((skill) =>
    params.flowIds.includes(skill.flowId) ? { ...skill, handlingFactor: skill.handlingFactor * params.mixAhtFactor } : skill,
  );
  return { ...profile, skills: [...known, ...learned.map((flowId) => learnedSkill(network, profile, flowId, params))] };
}

/** The merged flows leave their former groups; a group of one is none. */
function regrouped(network: Network, flowIds: readonly Id[]): readonly AnswerGroup[] {
  const former = network.answerGroups
    .map((group) => ({ ...group, flowIds: group.flowIds.filter((flowId) => !flowIds.includes(flowId)) }))
    .filter((group) => group.flowIds.length > 1);
  const name = flowIds.map((flowId) => flowName(network, flowId)).join(' + ');
  return [...former, { id: freeId(`group-${flowIds.join('-')}`, former), name, flowIds }];
}

const classroomShare = (params: MergeFlowsParams, month: number): number => classroomShareAt(params.classroomWeeks, month - params.month);

/** Teams with something to learn. */
function learners(network: Network, params: MergeFlowsParams): readonly Team[] {
  const { profiles } = indexOf(network);
  return network.teams.filter((team) => {
    const profile = profiles.get(team.profileId);
    return profile !== undefined && toLearn(profile, params).length > 0;
  });
}

function check(network: Network, params: MergeFlowsParams): readonly Issue[] {
  const mixes = network.skillProfiles.some((profile) => {
    const known = params.flowIds.filter((flowId) => answers(profile, flowId)).length;
    return known + toLearn(profile, params).length > 1;
  });
  return mixes || params.flowIds.length === 0 ? [] : [{ path: 'learnProfileIds', severity: 'warning', code: 'nobodyMixes' }];
}

/** Flows that some profile took before others of the merged ones. */
function firstServed(network: Network, params: MergeFlowsParams): readonly Id[] {
  const first = new Set<Id>();
  for (const profile of network.skillProfiles) {
    const merged = profile.skills.filter((skill) => params.flowIds.includes(skill.flowId));
    const best = Math.min(...merged.map((skill) => skill.queueRank));
    if (merged.some((skill) => skill.queueRank > best)) for (const skill of merged) if (skill.queueRank === best) first.add(skill.flowId);
  }
  return [...first];
}

/** FTE of those who answer a flow before any other of the merged ones. */
function specialists(network: Network, flowId: Id, merged: readonly Id[]): number {
  const { profiles } = indexOf(network);
  const own = teamsWithSkill(network, flowId).filter((team) => {
    const skills = profiles.get(team.profileId)!.skills.filter((skill) => merged.includes(skill.flowId));
    const rank = skills.find((skill) => skill.flowId === flowId)!.queueRank;
    return skills.every((skill) => skill.flowId === flowId || skill.queueRank > rank);
  });
  return fteOf(own);
}

/** Flows of one group are taken in the order of arrival: who answers several of them prefers none. */
function specialistsInGroup(network: Network, flowId: Id, merged: readonly Id[]): number {
  const { profiles } = indexOf(network);
  const alone = teamsWithSkill(network, flowId).filter(
    (team) => profiles.get(team.profileId)!.skills.filter((skill) => merged.includes(skill.flowId)).length === 1,
  );
  return fteOf(alone);
}

/** What becomes of the callers of each former flow: a flow of its own inside the group, with other advisers and without its own queue. */
function segments(network: Network, params: MergeFlowsParams, month: number): readonly LeverEffect[] {
  const after = applied(network, params, month);
  const flows = chosenFlows(network, params.flowIds);
  const all = flows.reduce((sum, flow) => sum + callsAt(flow, month), 0);
  return flows.map((flow) => {
    const before = teamsWithSkill(network, flow.id);
    const then = teamsWithSkill(after, flow.id);
    const firstBefore = specialists(network, flow.id, params.flowIds);
    const firstAfter = specialistsInGroup(after, flow.id, params.flowIds);
    const rise = meanFactor(after, then, flow.id) / meanFactor(network, before, flow.id);
    const share = all > 0 ? callsAt(flow, month) / all : 0;
    return {
      code: 'segment',
      params: { flow: flow.name, share, fteBefore: fteOf(before), fteAfter: fteOf(then), firstBefore, firstAfter, rise },
      severity: firstAfter < firstBefore ? 'warning' : 'info',
    };
  });
}

function effects(network: Network, params: MergeFlowsParams, month: number): readonly LeverEffect[] {
  if (params.flowIds.length === 0) return [];
  const found: LeverEffect[] = [
    { code: 'oneQueue', params: { flows: params.flowIds.map((flowId) => flowName(network, flowId)).join(' + ') }, severity: 'info' },
  ];
  const teams = learners(network, params);
  const fte = teams.reduce((total, team) => total + team.fte, 0);
  if (fte > 0) found.push({ code: 'learn', params: { fte, factor: params.learnedAhtFactor, own: params.mixAhtFactor }, severity: 'info' });
  const away = classroomShare(params, month);
  if (away > 0 && fte > 0) found.push({ code: 'classroom', params: { fte: fte * away }, severity: 'warning' });
  for (const flowId of firstServed(network, params))
    found.push({ code: 'lostPriority', params: { flow: flowName(network, flowId) }, severity: 'warning' });
  return [...found, ...segments(network, params, month)];
}

function applied(network: Network, params: MergeFlowsParams, month: number): Network {
  const flows = indexOf(network).flows;
  const merged: MergeFlowsParams = { ...params, flowIds: params.flowIds.filter((flowId) => flows.has(flowId)) };
  if (merged.flowIds.length < 2) return network;
  const away = classroomShare(merged, month);
  const inTraining = away > 0 ? new Set(learners(network, merged)) : new Set<Team>();
  const skillProfiles = network.skillProfiles.map((profile) => trained(network, profile, merged));
  return {
    ...network,
    answerGroups: regrouped(network, merged.flowIds),
    skillProfiles: skillProfiles.every((profile, i) => profile === network.skillProfiles[i]) ? network.skillProfiles : skillProfiles,
    teams: inTraining.size > 0 ? network.teams.map((team) => (inTraining.has(team) ? inClass(team, away) : team)) : network.teams,
  };
}

export const mergeFlows = defineLever<MergeFlowsParams>({
  id: 'merge-flows',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 2 },
    kind: { kind: 'choice', options: ['unique', 'mixed'] },
    learnProfileIds: { kind: 'refs', of: 'profile', min: 0 },
    learnedAhtFactor: { kind: 'factor', min: 0.5, max: 3 },
    mixAhtFactor: { kind: 'factor', min: 0.5, max: 3 },
    classroomWeeks: { kind: 'number', min: 0, max: 26, unit: 'weeks' },
  },
  unused: ({ kind }) => (kind === 'unique' ? ['learnProfileIds'] : []),
  neutral: { month: 0, flowIds: [], kind: 'mixed', learnProfileIds: [], learnedAhtFactor: 1, mixAhtFactor: 1, classroomWeeks: 0 },
  suggest: (network) => {
    const flows = network.flows.filter((flow) => !flow.deferrable && flow.line === 'N1');
    const chosen = (flows.length > 1 ? flows : network.flows).slice(0, 2).map((flow) => flow.id);
    return { month: 0, flowIds: chosen, kind: 'unique', learnProfileIds: [], learnedAhtFactor: 1.1, mixAhtFactor: 1, classroomWeeks: 0 };
  },
  rewrites: ['answerGroups', 'skillProfiles', 'teams'],
  changesOfferedWork: false,
  check,
  apply: applied,
  effects,
});
