/**
 * Splits a part off a flow: the part has its own handling time, patience, target, advisers and place in the order; the rest keeps what is
 * left, so that calls and work offered stay the same. Transfers towards the flow split like its calls. For more parts, use it again.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, ProfileSkill, SkillProfile } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, fteOf, teamsWithSkill, withProfilesChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';

export type SplitFlowParams = {
  readonly month: number;
  readonly flowId: Id | null;
  readonly name: string;
  readonly share: number;
  readonly ahtFactor: number;
  readonly patienceSeconds: number;
  readonly targetShare: number;
  readonly withinSeconds: number;
  readonly priority: string;
  readonly profileIds: readonly Id[];
};

const LAST_RANK = 99;

const flowOf = (network: Network, params: SplitFlowParams): Flow | undefined =>
  params.share > 0 && params.flowId !== null ? indexOf(network).flows.get(params.flowId) : undefined;

/** The rest takes over the work that the part leaves: share × part + (1 − share) × rest = the flow's. */
const restFactor = ({ share, ahtFactor }: SplitFlowParams): number => (1 - share * ahtFactor) / (1 - share);

const partName = (flow: Flow, params: SplitFlowParams): string => params.name.trim() || `${flow.name} (2)`;

function partOf(flow: Flow, id: Id, params: SplitFlowParams): Flow {
  const rework = flow.routing.partnerRework;
  return {
    ...flow,
    id,
    name: partName(flow, params),
    volumeByMonth: flow.volumeByMonth.map((calls) => calls * params.share),
    ahtSeconds: flow.ahtSeconds * params.ahtFactor,
    patienceSeconds: params.patienceSeconds > 0 ? params.patienceSeconds : flow.patienceSeconds,
    target: {
      ...flow.target,
      share: params.targetShare > 0 ? params.targetShare : flow.target.share,
      withinSeconds: params.withinSeconds > 0 ? params.withinSeconds : flow.target.withinSeconds,
    },
    ...(flow.backlog === undefined ? {} : { backlog: flow.backlog * params.share }),
    ...(rework?.toFlowId === flow.id ? { routing: { ...flow.routing, partnerRework: { ...rework, toFlowId: id } } } : {}),
  };
}

function restOf(flow: Flow, params: SplitFlowParams): Flow {
  return {
    ...flow,
    volumeByMonth: flow.volumeByMonth.map((calls) => calls * (1 - params.share)),
    ahtSeconds: flow.ahtSeconds * restFactor(params),
    ...(flow.backlog === undefined ? {} : { backlog: flow.backlog * (1 - params.share) }),
  };
}

/** Who is transferred to the flow is one of its callers: the part gets its share of them. */
function sharedOut(flow: Flow, from: Id, to: Id, share: number): Flow {
  if (!flow.transfers.some((transfer) => transfer.toFlowId === from)) return flow;
  const transfers = flow.transfers.flatMap((transfer) =>
    transfer.toFlowId === from
      ? [
          { ...transfer, share: transfer.share * (1 - share) },
          { toFlowId: to, share: transfer.share * share },
        ]
      : [transfer],
  );
  return { ...flow, transfers };
}

/** The part's skill beside the flow's; ranks behind it move back by one when the part has a place of its own. */
function withPart(profile: SkillProfile, from: Id, to: Id, priority: string): SkillProfile {
  const skill = profile.skills.find((one) => one.flowId === from);
  if (skill === undefined) return profile;
  const place = skill.queueRank;
  const first = priority === 'after' ? place + 1 : place;
  const back = (one: ProfileSkill): ProfileSkill => ({ ...one, queueRank: Math.min(LAST_RANK, one.queueRank + 1) });
  const moved = profile.skills.map((one) => (priority !== 'same' && one.queueRank >= first ? back(one) : one));
  return { ...profile, skills: [...moved, { ...skill, flowId: to, queueRank: Math.min(LAST_RANK, first) }] };
}

function regrouped(network: Network, from: Id, to: Id, priority: string): Network {
  const groups = network.answerGroups;
  if (priority !== 'same') return network;
  if (groups.some((group) => group.flowIds.includes(from))) {
    const grown = groups.map((group) => (group.flowIds.includes(from) ? { ...group, flowIds: [...group.flowIds, to] } : group));
    return { ...network, answerGroups: grown };
  }
  const name = [from, to].map((id) => indexOf(network).flows.get(id)!.name).join(' + ');
  return { ...network, answerGroups: [...groups, { id: freeId(`group-${from}-${to}`, groups), name, flowIds: [from, to] }] };
}

function apply(network: Network, params: SplitFlowParams): Network {
  const flow = flowOf(network, params);
  if (flow === undefined) return network;
  const id = freeId(`${flow.id}-part`, network.flows);
  const flows = network.flows.flatMap((one) =>
    one === flow ? [restOf(flow, params), partOf(flow, id, params)] : [sharedOut(one, flow.id, id, params.share)],
  );
  const disruptions = network.disruptions.flatMap((one) =>
    one.flowId === flow.id ? [one, { ...one, id: freeId(`${one.id}-part`, network.disruptions), flowId: id }] : [one],
  );
  const teams = network.teams.map((team) =>
    team.cohorts.some((cohort) => cohort.flowIds.includes(flow.id))
      ? {
          ...team,
          cohorts: team.cohorts.map((cohort) =>
            cohort.flowIds.includes(flow.id) ? { ...cohort, flowIds: [...cohort.flowIds, id] } : cohort,
          ),
        }
      : team,
  );
  const known = { ...network, flows, disruptions, teams };
  const answers = (profile: SkillProfile): boolean => params.profileIds.length === 0 || params.profileIds.includes(profile.id);
  const skilled = withProfilesChanged(known, (profile) => (answers(profile) ? withPart(profile, flow.id, id, params.priority) : profile));
  return regrouped(skilled, flow.id, id, params.priority);
}

function check(network: Network, params: SplitFlowParams): readonly Issue[] {
  const flow = flowOf(network, params);
  if (flow === undefined) return params.flowId === null ? [{ path: 'flowId', severity: 'error', code: 'required' }] : [];
  const issues: Issue[] = [];
  // A part so long that it takes all the flow's work would leave the rest without any.
  const longest = Math.floor((0.95 / params.share) * 100) / 100;
  if (params.ahtFactor > longest)
    issues.push({ path: 'ahtFactor', severity: 'error', code: 'outOfRange', value: params.ahtFactor, params: { max: longest } });
  const { profiles } = indexOf(network);
  const unable = params.profileIds.find((id) => !profiles.get(id)?.skills.some((skill) => skill.flowId === flow.id));
  if (unable !== undefined)
    issues.push({
      path: 'profileIds',
      severity: 'error',
      code: 'profileWithoutSkill',
      value: profiles.get(unable)?.name ?? unable,
      params: { name: flow.name },
    });
  if (network.flows.some((one) => one.name.trim() === partName(flow, params)))
    issues.push({ path: 'name', severity: 'warning', code: 'duplicateName', value: partName(flow, params) });
  return issues;
}

function effects(network: Network, params: SplitFlowParams, month: number): readonly LeverEffect[] {
  const flow = flowOf(network, params);
  if (flow === undefined) return [];
  const after = apply(network, params);
  const part = after.flows.find((one) => !network.flows.some((before) => before.id === one.id))!;
  const rest = indexOf(after).flows.get(flow.id)!;
  const told = (one: Flow): LeverEffect => ({
    code: 'part',
    params: { flow: one.name, calls: callsAt(one, month), aht: one.ahtSeconds, fte: fteOf(teamsWithSkill(after, one.id)) },
    severity: 'info',
  });
  const found: LeverEffect[] = [told(part), told(rest)];
  found.push({ code: 'conserved', params: { hours: (callsAt(flow, month) * flow.ahtSeconds) / 3600 }, severity: 'info' });
  if (params.priority !== 'same') found.push({ code: params.priority, params: { flow: rest.name, part: part.name }, severity: 'warning' });
  return found;
}

export const splitFlow = defineLever<SplitFlowParams>({
  id: 'split-flow',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowId: { kind: 'ref', of: 'flow', optional: true },
    name: { kind: 'text', max: 60, blank: true },
    share: { kind: 'share', min: 0, max: 0.99 },
    ahtFactor: { kind: 'factor', min: 0.1, max: 10 },
    patienceSeconds: { kind: 'number', min: 0, max: 86_400, unit: 'seconds' },
    targetShare: { kind: 'share', min: 0, max: 1 },
    withinSeconds: { kind: 'number', min: 0, max: 86_400, unit: 'seconds' },
    priority: { kind: 'choice', options: ['same', 'before', 'after'] },
    profileIds: { kind: 'refs', of: 'profile', min: 0 },
  },
  neutral: {
    month: 0,
    flowId: null,
    name: '',
    share: 0,
    ahtFactor: 1,
    patienceSeconds: 0,
    targetShare: 0,
    withinSeconds: 0,
    priority: 'same',
    profileIds: [],
  },
  suggest: (network): SplitFlowParams => ({
    ...splitFlow.neutral,
    flowId:
      network.flows.reduce<Flow | null>((most, one) => (callsAt(one, 0) > (most ? callsAt(most, 0) : -1) ? one : most), null)?.id ?? null,
    share: 0.2,
    ahtFactor: 1.2,
    priority: 'before',
  }),
  rewrites: ['flows', 'skillProfiles', 'answerGroups', 'teams', 'disruptions'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
