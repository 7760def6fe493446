/**
 * One number for several flows, with a menu or speech in front (IVR). A share of the calls ends there. A share of the others is understood
 * wrongly: it reaches advisers of the other flows, who find out what it is about and transfer it, so the caller waits twice and somebody has
 * worked for nothing. Each flow's misrouted calls are a flow of their own, short, that goes on to the right one. Advisers who have both
 * skills simply answer, so they are not counted as wrong.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, SkillProfile } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, withFlowsChanged, withProfilesChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId } from '../team-changes.ts';

export type IvrParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly containedShare: number;
  readonly misroutedShare: number;
  readonly firstMisroutedShare: number;
  readonly sortingSeconds: number;
  readonly rampMonths: number;
};

const MOST_TOLD = 3;

/** The menu's mistakes fall in a line from the first month to the end of its teething time. */
function misroutedAt(params: IvrParams, month: number): number {
  const done = params.rampMonths > 0 ? Math.min(1, (month - params.month) / params.rampMonths) : 1;
  return params.firstMisroutedShare + (params.misroutedShare - params.firstMisroutedShare) * done;
}

const knows = (profile: SkillProfile, id: Id): boolean => profile.skills.some((skill) => skill.flowId === id);

/** Profiles that answer some other flow of the number but not this one: where a misrouted call lands. Partners get only what is sent to them. */
function wrongProfiles(network: Network, flow: Flow, flowIds: readonly Id[]): readonly SkillProfile[] {
  const own = new Set(network.sites.filter((site) => site.kind === 'internal').map((site) => site.id));
  const manned = new Set(network.teams.filter((team) => team.fte > 0 && own.has(team.siteId)).map((team) => team.profileId));
  return network.skillProfiles.filter(
    (profile) => manned.has(profile.id) && !knows(profile, flow.id) && flowIds.some((id) => id !== flow.id && knows(profile, id)),
  );
}

interface Misrouted {
  readonly flow: Flow;
  readonly lost: Flow;
  readonly profiles: readonly SkillProfile[];
}

/** Volumes by month: contained calls are gone, misrouted ones come in through the wrong door. */
function volumes(
  flow: Flow,
  params: IvrParams,
  hasWrong: boolean,
): { readonly right: readonly number[]; readonly wrong: readonly number[] } {
  const left = (calls: number, at: number): number => (at < params.month ? calls : calls * (1 - params.containedShare));
  const lost = (at: number): number => (at < params.month || !hasWrong ? 0 : misroutedAt(params, at));
  return {
    right: flow.volumeByMonth.map((calls, at) => left(calls, at) * (1 - lost(at))),
    wrong: flow.volumeByMonth.map((calls, at) => left(calls, at) * lost(at)),
  };
}

function lostFlow(flow: Flow, network: Network, wrong: readonly number[], params: IvrParams): Flow {
  const id = freeId(`${flow.id}-misrouted`, network.flows);
  return {
    ...flow,
    id,
    name: `→ ${flow.name}`,
    volumeByMonth: wrong,
    ahtSeconds: params.sortingSeconds,
    ahtCv: 0.5,
    repeat: { ...flow.repeat, share: 0 },
    transfers: [{ toFlowId: flow.id, share: 1 }],
    support: null,
    // Wherever it rings, somebody who answers another flow of the number picks up.
    routing: { start: 'nation', overflow: [], partnerShare: 0, partnerHours: null },
  };
}

function misrouted(network: Network, params: IvrParams): readonly Misrouted[] {
  if (Math.max(params.misroutedShare, params.firstMisroutedShare) <= 0) return [];
  return chosenFlows(network, params.flowIds).flatMap((flow) => {
    const profiles = wrongProfiles(network, flow, params.flowIds);
    if (profiles.length === 0) return [];
    return [{ flow, profiles, lost: lostFlow(flow, network, volumes(flow, params, true).wrong, params) }];
  });
}

function apply(network: Network, params: IvrParams): Network {
  if (params.flowIds.length === 0) return network;
  const found = misrouted(network, params);
  if (found.length === 0 && params.containedShare === 0) return network;
  const wrong = new Set(found.map(({ flow }) => flow.id));
  const changed = withFlowsChanged(network, params.flowIds, (flow) => ({
    ...flow,
    volumeByMonth: volumes(flow, params, wrong.has(flow.id)).right,
  }));
  const skilled = withProfilesChanged(changed, (profile) => {
    const lost = found.filter(({ profiles }) => profiles.includes(profile)).map((one) => one.lost);
    if (lost.length === 0) return profile;
    const mine = profile.skills.filter((skill) => params.flowIds.includes(skill.flowId));
    const queueRank = Math.min(...mine.map((skill) => skill.queueRank));
    return { ...profile, skills: [...profile.skills, ...lost.map(({ id }) => ({ flowId: id, handlingFactor: 1, rank: 1, queueRank }))] };
  });
  return found.length === 0 ? skilled : { ...skilled, flows: [...skilled.flows, ...found.map(({ lost }) => lost)] };
}

function check(network: Network, params: IvrParams): readonly Issue[] {
  const deferrable = chosenFlows(network, params.flowIds).find((flow) => flow.deferrable);
  if (deferrable) return [{ path: 'flowIds', severity: 'error', code: 'notCalls', value: deferrable.name }];
  const harmless = params.misroutedShare > 0 && misrouted(network, params).length === 0;
  return harmless ? [{ path: 'misroutedShare', severity: 'warning', code: 'nobodyMisroutes' }] : [];
}

function effects(network: Network, params: IvrParams, month: number): readonly LeverEffect[] {
  const flows = chosenFlows(network, params.flowIds);
  const calls = flows.reduce((sum, flow) => sum + callsAt(flow, month), 0);
  const found: LeverEffect[] = [];
  if (params.containedShare > 0) found.push({ code: 'contained', params: { calls: calls * params.containedShare }, severity: 'info' });
  const all = misrouted(network, params).map(({ flow, lost }) => ({ flow, wrong: callsAt(lost, month) }));
  const total = all.reduce((sum, { wrong }) => sum + wrong, 0);
  // The total says the rest.
  for (const { flow, wrong } of [...all].sort((a, b) => b.wrong - a.wrong).slice(0, MOST_TOLD)) {
    if (wrong >= 0.5) found.push({ code: 'wrong', params: { flow: flow.name, calls: wrong }, severity: 'info' });
  }
  if (total >= 0.5) {
    const hours = (total * params.sortingSeconds) / 3600;
    found.push({ code: 'cost', params: { calls: total, hours, share: calls > 0 ? total / calls : 0 }, severity: 'warning' });
  }
  return found;
}

export const ivr = defineLever<IvrParams>({
  id: 'ivr',
  subject: 'digital',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    containedShare: { kind: 'share', min: 0, max: 0.95 },
    misroutedShare: { kind: 'share', min: 0, max: 0.9 },
    firstMisroutedShare: { kind: 'share', min: 0, max: 0.9 },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    sortingSeconds: { kind: 'number', min: 1, max: 1800, unit: 'seconds' },
  },
  neutral: { month: 0, flowIds: [], containedShare: 0, misroutedShare: 0, firstMisroutedShare: 0, rampMonths: 0, sortingSeconds: 60 },
  suggest: (network): IvrParams => {
    const calls = network.flows.filter((flow) => !flow.deferrable && flow.line === 'N1');
    return {
      ...ivr.neutral,
      flowIds: calls.slice(0, 6).map((flow) => flow.id),
      containedShare: 0.05,
      misroutedShare: 0.05,
      firstMisroutedShare: 0.12,
      rampMonths: 4,
      sortingSeconds: 75,
    };
  },
  rewrites: ['flows', 'skillProfiles'],
  changesOfferedWork: true,
  check,
  apply,
  effects,
});
