/**
 * Hot support: during a share of the calls an adviser asks an expert, and adviser and caller wait for the answer. Either a team at each site,
 * or one platform (SPA) for all. The experts come from the support posts, which then answer calls for help and are counted once, or are given.
 * They are paid as the posts they come from, or as the teams of their site. With it fewer calls are transferred or come back. The wait for help is the simulation's; here stand the hours asked for and who gives them.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, SupportPosts, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { type PostTerms, postTerms } from '../../model/support-cost.ts';
import { defineLever } from '../define-lever.ts';
import { chosenFlows, fteOf, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { WEEKS_PER_MONTH } from '../ramp.ts';
import { freeId } from '../team-changes.ts';
import { workloads } from '../workload.ts';

export type HotSupportParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly where: string;
  readonly siteId: Id | null;
  readonly share: number;
  readonly afterShare: number;
  readonly helpSeconds: number;
  readonly people: string;
  readonly fte: number;
  readonly transferFactor: number;
  readonly repeatFactor: number;
};

/** Trade conventions: one expert for so many advisers at most, and how busy experts may be before the others wait for them. */
const ADVISERS_PER_EXPERT = 20;
const BUSY = 0.85;

interface Post {
  readonly siteId: Id;
  readonly fte: number;
  /** The posts they come from; [] = additional people. */
  readonly from: readonly SupportPosts[];
}

const sitesHelped = (network: Network, flowIds: readonly Id[]): readonly Id[] => {
  const own = new Set(flowIds.flatMap((id) => teamsWithSkill(network, id, 'own').map((team) => team.siteId)));
  return network.sites.filter((site) => own.has(site.id)).map((site) => site.id);
};

const isTaken = (post: SupportPosts, sites: readonly Id[]): boolean => post.kind === 'support' && sites.includes(post.siteId);

/** Where experts sit and how many. */
function postsOf(network: Network, params: HotSupportParams): readonly Post[] {
  const sites = sitesHelped(network, params.flowIds);
  const taken = network.supportPosts.filter((post) => isTaken(post, sites));
  const made = (siteId: Id, from: readonly SupportPosts[]): Post =>
    params.people === 'own' ? { siteId, fte: params.fte, from: [] } : { siteId, fte: from.reduce((sum, post) => sum + post.fte, 0), from };
  const found =
    params.where === 'local'
      ? sites.map((siteId) =>
          made(
            siteId,
            taken.filter((post) => post.siteId === siteId),
          ),
        )
      : [made(params.siteId ?? '', taken)];
  return found.filter((post) => post.fte > 0);
}

function helpFlow(id: Id, helped: readonly Flow[], posts: readonly Post[], params: HotSupportParams): Flow {
  const first = helped[0]!;
  return {
    id,
    name: params.where === 'local' ? 'Support' : 'SPA',
    universe: first.universe,
    line: 'N2',
    deferrable: false,
    volumeByMonth: first.volumeByMonth.map(() => 0),
    profileId: first.profileId,
    ahtSeconds: params.helpSeconds,
    ahtCv: first.ahtCv,
    // An adviser does not hang up on the expert: the customer is on hold meanwhile.
    patienceSeconds: null,
    balkingShare: 0,
    dayVariationCv: 0,
    target: first.target,
    redial: { afterAbandonmentShare: 0, afterBlockingShare: 0, delaySeconds: 600 },
    repeat: { share: 0, delaySeconds: 14_400 },
    transfers: [],
    origins: posts.map((post) => ({ siteId: post.siteId, share: 1 / posts.length })),
    routing: { start: params.where === 'local' ? 'site' : 'nation', overflow: [], partnerShare: 0, partnerHours: null },
  };
}

/** Hours and wage of experts: those of the posts they come from, so that turning posts into experts costs and saves nothing. */
function termsOf(network: Network, { siteId, from }: Post): PostTerms {
  const posts = from.filter((post) => post.fte > 0).map((post) => ({ fte: post.fte, terms: postTerms(network, post) }));
  if (posts.length === 0) return postTerms(network, { siteId });
  const people = posts.reduce((sum, { fte }) => sum + fte, 0);
  const hours = posts.reduce((sum, { fte, terms }) => sum + fte * terms.weeklyHours, 0);
  const euros = posts.reduce((sum, { fte, terms }) => sum + fte * terms.weeklyHours * terms.costPerHour, 0);
  return { weeklyHours: hours / people, costPerHour: euros / hours };
}

/** Experts of a site: presence as its advisers' (or, where it has none, as the first helped team's). */
function expertTeam(network: Network, post: Post, profileId: Id, flowIds: readonly Id[]): Team {
  const like =
    network.teams.find((team) => team.siteId === post.siteId) ?? flowIds.flatMap((flowId) => teamsWithSkill(network, flowId, 'own'))[0]!;
  return {
    ...like,
    ...termsOf(network, post),
    id: freeId(`${post.siteId}-${profileId}`, network.teams),
    siteId: post.siteId,
    profileId,
    headcount: Math.ceil(post.fte),
    fte: post.fte,
    seniority: { under1Year: 0, from1To5Years: 0, over5Years: 1 },
    cohorts: [],
    agentsByHalfHour: null,
  };
}

function helpedBy(flow: Flow, id: Id, params: HotSupportParams): Flow {
  return {
    ...flow,
    support: { flowId: id, share: params.share, afterShare: params.afterShare },
    transfers:
      params.transferFactor === 1 ? flow.transfers : flow.transfers.map((one) => ({ ...one, share: one.share * params.transferFactor })),
    repeat: params.repeatFactor === 1 ? flow.repeat : { ...flow.repeat, share: flow.repeat.share * params.repeatFactor },
  };
}

function apply(network: Network, params: HotSupportParams): Network {
  const helped = chosenFlows(network, params.flowIds);
  const posts = postsOf(network, params).filter((post) => indexOf(network).sites.has(post.siteId));
  if (params.share <= 0 || helped.length === 0 || posts.length === 0) return network;
  const id = freeId('support', network.flows);
  const profileId = freeId('p-support', network.skillProfiles);
  const flow = helpFlow(id, helped, posts, params);
  const changed = withFlowsChanged(network, params.flowIds, (one) => helpedBy(one, id, params));
  const sites = sitesHelped(network, params.flowIds);
  const left = params.people === 'own' ? network.supportPosts : network.supportPosts.filter((post) => !isTaken(post, sites));
  return {
    ...changed,
    flows: [...changed.flows, flow],
    skillProfiles: [
      ...network.skillProfiles,
      { id: profileId, name: flow.name, skills: [{ flowId: id, handlingFactor: 1, rank: 1, queueRank: 1 }] },
    ],
    teams: [...network.teams, ...posts.map((post) => expertTeam(network, post, profileId, params.flowIds))],
    supportPosts: left,
  };
}

function check(network: Network, params: HotSupportParams): readonly Issue[] {
  const issues: Issue[] = [];
  if (params.where === 'platform' && params.siteId === null) issues.push({ path: 'siteId', severity: 'error', code: 'required' });
  const helped = chosenFlows(network, params.flowIds);
  const deferrable = helped.find((flow) => flow.deferrable);
  if (deferrable) issues.push({ path: 'flowIds', severity: 'error', code: 'notCalls', value: deferrable.name });
  const twice = helped.find((flow) => (flow.support?.share ?? 0) > 0);
  if (twice) issues.push({ path: 'flowIds', severity: 'warning', code: 'supportReplaced', value: twice.name });
  if (params.share > 0 && issues.every((issue) => issue.severity !== 'error') && postsOf(network, params).length === 0)
    issues.push({ path: params.people === 'own' ? 'fte' : 'people', severity: 'error', code: 'noSupportPosts' });
  const pooled = params.where === 'local' ? helped.find((flow) => flow.routing.start !== 'site') : undefined;
  if (pooled) issues.push({ path: 'where', severity: 'warning', code: 'supportNotLocal', value: pooled.name });
  return issues;
}

function teamFacts(network: Network, after: Network, params: HotSupportParams): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  const { sites } = indexOf(network);
  const advisers = new Set(params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own')));
  const posts = postsOf(network, params);
  for (const post of posts) {
    const near = [...advisers].filter((team) => params.where === 'platform' || team.siteId === post.siteId);
    const ratio = fteOf(near) / post.fte;
    const facts = { site: sites.get(post.siteId)?.name ?? post.siteId, fte: post.fte, ratio };
    found.push({ code: 'experts', params: facts, severity: ratio > ADVISERS_PER_EXPERT ? 'warning' : 'info' });
  }
  const gone = sitesHelped(network, params.flowIds).filter((id) => !posts.some((post) => post.siteId === id));
  const lost = network.supportPosts.filter((post) => gone.includes(post.siteId) && !after.supportPosts.includes(post));
  if (lost.length > 0) {
    const names = lost.map((post) => sites.get(post.siteId)?.name ?? post.siteId).join(', ');
    found.push({
      code: 'left',
      params: { sites: names, count: lost.length, fte: lost.reduce((sum, post) => sum + post.fte, 0) },
      severity: 'warning',
    });
  }
  return found;
}

function effects(network: Network, params: HotSupportParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params);
  if (after === network) return [];
  const work = workloads(after, month);
  const help = after.flows.at(-1)!;
  const experts = teamsWithSkill(after, help.id);
  const hours = work.get(help.id)!.hours;
  const phone = experts.reduce((sum, team) => sum + team.fte * team.weeklyHours * (1 - team.shrinkageShare), 0) * WEEKS_PER_MONTH;
  const euros = experts.reduce((sum, team) => sum + team.fte * team.weeklyHours * team.costPerHour, 0) * WEEKS_PER_MONTH;
  const busy = phone > 0 ? hours / phone : 0;
  return [
    { code: 'asked', params: { calls: work.get(help.id)!.calls, hours, seconds: params.helpSeconds }, severity: 'info' },
    ...teamFacts(network, after, params),
    { code: 'busy', params: { busy }, severity: busy > BUSY ? 'warning' : 'info' },
    { code: params.people === 'own' ? 'dearer' : 'paid', params: { euros, fte: fteOf(experts) }, severity: 'info' },
  ];
}

function suggest(network: Network): HotSupportParams {
  const first = network.flows.filter(
    (flow) => flow.line === 'N1' && !flow.deferrable && teamsWithSkill(network, flow.id, 'own').length > 0,
  );
  const flowIds = first.map((flow) => flow.id);
  const sites = sitesHelped(network, flowIds);
  const hasPosts = network.supportPosts.some((post) => isTaken(post, sites) && post.fte > 0);
  const setting = { ...hotSupport.neutral, flowIds, where: 'platform', siteId: sites[0] ?? null, share: 0.08, helpSeconds: 180 };
  return { ...setting, people: hasPosts ? 'posts' : 'own', fte: 3, transferFactor: 0.7, repeatFactor: 0.8 };
}

export const hotSupport = defineLever<HotSupportParams>({
  id: 'hot-support',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    where: { kind: 'choice', options: ['local', 'platform'] },
    siteId: { kind: 'ref', of: 'internalSite', optional: true },
    share: { kind: 'share', min: 0, max: 1 },
    afterShare: { kind: 'share', min: 0, max: 1 },
    helpSeconds: { kind: 'number', min: 1, max: 7200, unit: 'seconds' },
    people: { kind: 'choice', options: ['posts', 'own'] },
    fte: { kind: 'number', min: 0, max: 1000, unit: 'fte' },
    transferFactor: { kind: 'factor', min: 0, max: 2 },
    repeatFactor: { kind: 'factor', min: 0, max: 2 },
  },
  unused: ({ where, people }) => [...(where === 'local' ? (['siteId'] as const) : []), ...(people === 'posts' ? (['fte'] as const) : [])],
  neutral: {
    month: 0,
    flowIds: [],
    where: 'local',
    siteId: null,
    share: 0,
    afterShare: 0.5,
    helpSeconds: 180,
    people: 'posts',
    fte: 0,
    transferFactor: 1,
    repeatFactor: 1,
  },
  suggest,
  rewrites: ['flows', 'skillProfiles', 'teams', 'supportPosts'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
