/**
 * Work that can wait: an expert mailbox, letters, files. Either a new flow of work, or a flow of calls that becomes one: its callers no longer
 * wait on the line but for a due time. Chosen profiles do it while no call waits; some of each team may be kept free for calls. What waits
 * already is there on the first morning of the lever's month; what is not done in a day is tomorrow's backlog.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, SkillProfile } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, fteOf, teamsWithSkill, withFlowsChanged, withProfilesChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';
import { fteFor } from '../workload.ts';

export type MailboxParams = {
  readonly month: number;
  readonly kind: string;
  readonly name: string;
  readonly flowId: Id | null;
  readonly profileIds: readonly Id[];
  readonly piecesPerMonth: number;
  readonly handlingSeconds: number;
  readonly dueHours: number;
  readonly dueShare: number;
  readonly backlog: number;
  readonly keepFree: number;
};

const LAST_RANK = 99;
const SECONDS_PER_HOUR = 3600;

const turns = (params: MailboxParams): boolean => params.kind === 'turn';

/** Work arrives with the calls of the profiles that do it; nothing of a caller's impatience is left. */
function asWork(flow: Flow, params: MailboxParams): Flow {
  return {
    ...flow,
    deferrable: true,
    keepFree: params.keepFree,
    patienceSeconds: null,
    balkingShare: 0,
    target: { withinSeconds: params.dueHours * SECONDS_PER_HOUR, share: params.dueShare },
    redial: { ...flow.redial, afterAbandonmentShare: 0, afterBlockingShare: 0 },
    support: null,
    callback: null,
    routing: { start: 'nation', overflow: [], partnerShare: 0, partnerHours: null },
    ...initial(flow, params),
  };
}

/** The first morning of the lever's month finds the backlog waiting, all at once. */
function initial(flow: Flow, { month, backlog: pieces }: MailboxParams): Pick<Flow, 'backlog' | 'backlogArrivals'> {
  if (month === 0) return { backlog: (flow.backlog ?? 0) + pieces };
  return pieces > 0 ? { backlogArrivals: [...(flow.backlogArrivals ?? []), { month, pieces }] } : {};
}

const canDo = (network: Network, params: MailboxParams): readonly SkillProfile[] =>
  network.skillProfiles.filter((profile) => params.profileIds.includes(profile.id));

/** A profile does work after everything it did before. */
function withWork(profile: SkillProfile, flowId: Id): SkillProfile {
  if (profile.skills.some((skill) => skill.flowId === flowId)) return profile;
  const last = Math.max(0, ...profile.skills.map((skill) => skill.queueRank));
  return { ...profile, skills: [...profile.skills, { flowId, handlingFactor: 1, rank: 1, queueRank: Math.min(LAST_RANK, last + 1) }] };
}

function newFlow(network: Network, params: MailboxParams): Flow | null {
  const [profile] = canDo(network, params);
  const known = profile?.skills.map((skill) => indexOf(network).flows.get(skill.flowId)).find((flow) => flow !== undefined);
  const like = known ?? network.flows[0];
  if (profile === undefined || like === undefined || (params.piecesPerMonth <= 0 && params.backlog <= 0)) return null;
  const volumeByMonth = like.volumeByMonth.map((_, at) => (at < params.month ? 0 : params.piecesPerMonth));
  const blank: Flow = {
    ...like,
    id: freeId('mailbox', network.flows),
    name: params.name.trim() || 'BAL',
    line: 'N2',
    volumeByMonth,
    backlog: 0,
    ahtSeconds: params.handlingSeconds,
    dayVariationCv: 0,
    repeat: { ...like.repeat, share: 0 },
    transfers: [],
  };
  return asWork(blank, params);
}

function apply(network: Network, params: MailboxParams): Network {
  if (!turns(params)) {
    const flow = newFlow(network, params);
    if (flow === null) return network;
    const able = new Set(params.profileIds);
    const skilled = withProfilesChanged(network, (profile) => (able.has(profile.id) ? withWork(profile, flow.id) : profile));
    return { ...skilled, flows: [...network.flows, flow] };
  }
  const flow = params.flowId === null ? undefined : indexOf(network).flows.get(params.flowId);
  if (flow === undefined || flow.deferrable) return network;
  const changed = withFlowsChanged(network, [flow.id], (one) => asWork(one, params));
  const skilled = withProfilesChanged(changed, (profile) =>
    params.profileIds.includes(profile.id) ? withWork(profile, flow.id) : profile,
  );
  // A queue of callers cannot be shared with work: first come, first served would let calls wait behind letters.
  const groups = skilled.answerGroups;
  if (!groups.some((group) => group.flowIds.includes(flow.id))) return skilled;
  const left = groups.map((group) => ({ ...group, flowIds: group.flowIds.filter((id) => id !== flow.id) }));
  return { ...skilled, answerGroups: left.filter((group) => group.flowIds.length > 1) };
}

function check(network: Network, params: MailboxParams): readonly Issue[] {
  if (turns(params)) {
    if (params.flowId === null) return [{ path: 'flowId', severity: 'error', code: 'required' }];
    const { flows } = indexOf(network);
    const flow = flows.get(params.flowId)!;
    if (flow.deferrable) return [{ path: 'flowId', severity: 'error', code: 'alreadyWork', value: flow.name }];
    const asked = network.flows.find((one) => one.support?.flowId === flow.id && one.support.share > 0);
    return asked ? [{ path: 'flowId', severity: 'error', code: 'isSupport', value: flow.name, params: { name: asked.name } }] : [];
  }
  const issues: Issue[] = [];
  if (params.profileIds.length === 0) issues.push({ path: 'profileIds', severity: 'error', code: 'tooFew', params: { min: 1 } });
  if (params.piecesPerMonth <= 0 && params.backlog <= 0)
    issues.push({ path: 'piecesPerMonth', severity: 'error', code: 'notPositive', value: params.piecesPerMonth });
  return issues;
}

function effects(network: Network, params: MailboxParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params);
  if (after === network) return [];
  const flow = turns(params) ? indexOf(after).flows.get(params.flowId!)! : after.flows.at(-1)!;
  const teams = teamsWithSkill(after, flow.id);
  const pieces = callsAt(flow, month);
  const hours = (pieces * flow.ahtSeconds) / SECONDS_PER_HOUR;
  const found: LeverEffect[] = [
    { code: 'work', params: { flow: flow.name, pieces, hours, fte: fteFor(hours, teams) }, severity: 'info' },
    {
      code: 'doneBy',
      params: { flow: flow.name, fte: fteOf(teams), hours: params.dueHours },
      severity: fteOf(teams) > 0 ? 'info' : 'warning',
    },
  ];
  if (params.backlog > 0 && month === params.month)
    found.push({
      code: 'backlog',
      params: { pieces: params.backlog, hours: (params.backlog * flow.ahtSeconds) / SECONDS_PER_HOUR },
      severity: 'info',
    });
  if (turns(params)) found.push({ code: 'noLine', params: { flow: flow.name }, severity: 'warning' });
  const smallest = Math.min(...teams.filter((team) => team.fte > 0).map((team) => team.fte));
  if (params.keepFree > 0 && smallest <= params.keepFree)
    found.push({ code: 'neverFree', params: { count: params.keepFree, fte: smallest }, severity: 'warning' });
  return found;
}

function suggest(network: Network): MailboxParams {
  const second = network.flows.filter((flow) => flow.line === 'N2' && !flow.deferrable).map((flow) => flow.id);
  const answers = (profile: SkillProfile): boolean => profile.skills.some((skill) => second.includes(skill.flowId));
  const able = network.skillProfiles.filter((profile) => answers(profile) && network.teams.some((team) => team.profileId === profile.id));
  const chosen = (able.length > 0 ? able : network.skillProfiles).slice(0, 1).map((profile) => profile.id);
  return { ...mailbox.neutral, name: 'BAL', profileIds: chosen, piecesPerMonth: 400, backlog: 100 };
}

export const mailbox = defineLever<MailboxParams>({
  id: 'mailbox',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    kind: { kind: 'choice', options: ['new', 'turn'] },
    name: { kind: 'text', max: 60, blank: true },
    flowId: { kind: 'ref', of: 'flow', optional: true },
    piecesPerMonth: { kind: 'number', min: 0, max: 1_000_000, unit: 'perMonth' },
    handlingSeconds: { kind: 'number', min: 1, max: 28_800, unit: 'seconds' },
    dueHours: { kind: 'number', min: 1, max: 2000, unit: 'hours' },
    dueShare: { kind: 'share', min: 0, max: 1 },
    backlog: { kind: 'number', min: 0, max: 1_000_000 },
    keepFree: { kind: 'number', min: 0, max: 1000, integer: true },
    profileIds: { kind: 'refs', of: 'profile', min: 0 },
  },
  unused: ({ kind }) => (kind === 'new' ? ['flowId'] : ['name', 'piecesPerMonth', 'handlingSeconds']),
  neutral: {
    month: 0,
    kind: 'new',
    name: '',
    flowId: null,
    profileIds: [],
    piecesPerMonth: 0,
    handlingSeconds: 900,
    dueHours: 48,
    dueShare: 0.9,
    backlog: 0,
    keepFree: 1,
  },
  suggest,
  rewrites: ['flows', 'skillProfiles', 'answerGroups'],
  changesOfferedWork: true,
  check,
  apply,
  effects,
});
