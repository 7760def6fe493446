/**
 * Support, team-leader, trainer or planning posts of a site thin out or are rebuilt. Posts are counted apart from advisers. What they do for
 * the calls is an assumption the planner sets: how much longer calls get, and how many more come back, when the advisers per post double.
 * Both move in proportion to advisers per post (at most four times as many: beyond, nobody has measured). Trainers also bound how many people
 * can be in the classroom at once.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network, SupportKind, SupportPosts } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { supportCost } from '../../model/support-cost.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { WEEKS_PER_MONTH } from '../ramp.ts';
import { fteOf } from '../scope.ts';
import { freeId, withPace } from '../team-changes.ts';
import { learnersAt, trainerCapacity } from '../training-capacity.ts';
import { siteName } from '../words.ts';

export type SupportRatioParams = {
  readonly month: number;
  readonly siteId: Id;
  readonly kind: string;
  readonly postsFte: number | null;
  readonly rampMonths: number;
  readonly ahtRiseWhenDoubled: number;
  readonly repeatRiseWhenDoubled: number;
};

const KINDS: readonly SupportKind[] = ['support', 'teamLeader', 'trainer', 'planning'];
const MOST_LOAD = 4;

const kindOf = (name: string): SupportKind => KINDS.find((kind) => kind === name) ?? 'support';

const postsOf = (network: Network, siteId: Id, kind: SupportKind): readonly SupportPosts[] =>
  network.supportPosts.filter((post) => post.siteId === siteId && post.kind === kind);

const sumFte = (posts: readonly SupportPosts[]): number => posts.reduce((sum, post) => sum + post.fte, 0);

interface Posts {
  readonly before: number;
  readonly after: number;
  /** Advisers per post, after over before. */
  readonly load: number;
}

function postsAt(network: Network, params: SupportRatioParams, month: number): Posts | null {
  if (params.postsFte === null || !indexOf(network).sites.has(params.siteId)) return null;
  const before = sumFte(postsOf(network, params.siteId, kindOf(params.kind)));
  const reached = Math.min(1, (month - params.month + 1) / (params.rampMonths + 1));
  const after = before + (params.postsFte - before) * reached;
  if (after === before) return null;
  return { before, after, load: after > 0 ? Math.min(MOST_LOAD, before / after) : MOST_LOAD };
}

/** Every row of that kind in proportion; a first row where there was none. */
function resizedPosts(network: Network, params: SupportRatioParams, { before, after }: Posts): readonly SupportPosts[] {
  const kind = kindOf(params.kind);
  if (before > 0) {
    return network.supportPosts.map((post) =>
      post.siteId === params.siteId && post.kind === kind ? { ...post, fte: (post.fte * after) / before } : post,
    );
  }
  const [empty] = postsOf(network, params.siteId, kind);
  if (empty !== undefined) return network.supportPosts.map((post) => (post === empty ? { ...post, fte: after } : post));
  const id = freeId(`${params.siteId}-${kind}`, network.supportPosts);
  return [...network.supportPosts, { id, siteId: params.siteId, kind, fte: after }];
}

/** Share of a flow's advisers who sit at a site. */
function siteShare(network: Network, flow: Flow, siteId: Id): number {
  const { profiles } = indexOf(network);
  const answering = network.teams.filter((team) => profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flow.id));
  const all = fteOf(answering);
  return all > 0 ? fteOf(answering.filter((team) => team.siteId === siteId)) / all : 0;
}

function repeating(flow: Flow, network: Network, params: SupportRatioParams, load: number): Flow {
  const rise = params.repeatRiseWhenDoubled * (load - 1) * siteShare(network, flow, params.siteId);
  if (rise === 0 || flow.repeat.share === 0) return flow;
  return { ...flow, repeat: { ...flow.repeat, share: Math.max(0, Math.min(0.95, flow.repeat.share * (1 + rise))) } };
}

const paceOf = (params: SupportRatioParams, load: number): number => Math.max(0.5, 1 + params.ahtRiseWhenDoubled * (load - 1));

function apply(network: Network, params: SupportRatioParams, month: number): Network {
  const posts = postsAt(network, params, month);
  if (posts === null) return network;
  const pace = paceOf(params, posts.load);
  const flows = network.flows.map((flow) => repeating(flow, network, params, posts.load));
  return {
    ...network,
    supportPosts: resizedPosts(network, params, posts),
    teams: network.teams.map((team) => (team.siteId === params.siteId ? withPace(team, pace) : team)),
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
  };
}

const regionSites = (network: Network, siteId: Id): ReadonlySet<Id> => {
  const regionId = indexOf(network).sites.get(siteId)?.regionId;
  return new Set(network.sites.filter((site) => site.regionId === regionId).map((site) => site.id));
};

function check(network: Network, params: SupportRatioParams): readonly Issue[] {
  const isSame = postsAt(network, { ...params, rampMonths: 0 }, params.month) === null;
  if (isSame) return [{ path: 'postsFte', severity: 'warning', code: 'nothingChosen' }];
  if (kindOf(params.kind) !== 'trainer') return [];
  const after = apply(network, { ...params, rampMonths: 0 }, params.month);
  const sites = regionSites(after, params.siteId);
  const [learners, most] = [learnersAt(after, sites), trainerCapacity(after, sites)];
  if (most === null || learners <= most + 1e-9) return [];
  const facts = { name: siteName(network, params.siteId), max: Math.round(most * 10) / 10 };
  return [{ path: 'postsFte', severity: 'warning', code: 'trainersOverloaded', value: Math.round(learners * 10) / 10, params: facts }];
}

function effects(network: Network, params: SupportRatioParams, month: number): readonly LeverEffect[] {
  const posts = postsAt(network, params, month);
  if (posts === null) return [];
  const after = apply(network, params, month);
  const { before, after: now, load } = posts;
  const advisers = fteOf(network.teams.filter((team) => team.siteId === params.siteId));
  const names = { kind: kindOf(params.kind), site: siteName(network, params.siteId) };
  const severity = now < before ? 'warning' : 'info';
  const found: LeverEffect[] = [{ code: 'posts', params: { ...names, before, after: now }, severity }];
  if (now > 0) {
    const perPost = advisers / now;
    if (before > 0) found.push({ code: 'ratio', params: { before: advisers / before, after: perPost }, severity });
    else found.push({ code: 'firstRatio', params: { after: perPost }, severity });
  } else found.push({ code: 'nobody', params: names, severity: 'warning' });
  const cost = (of: Network): number => supportCost(of, params.siteId, WEEKS_PER_MONTH);
  const euros = cost(after) - cost(network);
  if (euros !== 0) found.push({ code: euros > 0 ? 'dearer' : 'cheaper', params: { euros: Math.abs(euros) }, severity: 'info' });
  const pace = paceOf(params, load);
  if (pace !== 1) found.push({ code: 'pace', params: { factor: pace, ...names }, severity });
  const repeats = after.flows.filter((flow, i) => flow !== network.flows[i]).length;
  if (repeats > 0)
    found.push({ code: 'repeats', params: { flows: repeats, factor: 1 + params.repeatRiseWhenDoubled * (load - 1) }, severity });
  if (kindOf(params.kind) === 'trainer') {
    const most = trainerCapacity(after, regionSites(after, params.siteId)) ?? 0;
    found.push({ code: 'classroom', params: { people: most }, severity });
  }
  return found;
}

/** Half the largest support there is, or else of any kind of post; one post where none is counted. */
function suggest(network: Network): SupportRatioParams {
  const bySize = [...network.supportPosts].filter((one) => one.fte > 0).sort((a, b) => b.fte - a.fte);
  const post = bySize.find((one) => one.kind === 'support') ?? bySize[0];
  const site = network.sites.find((one) => one.kind === 'internal');
  return {
    ...supportRatio.neutral,
    siteId: post?.siteId ?? site?.id ?? '',
    kind: post?.kind ?? 'support',
    postsFte: post === undefined ? 1 : post.fte / 2,
    rampMonths: 3,
    ahtRiseWhenDoubled: 0.03,
    repeatRiseWhenDoubled: 0.05,
  };
}

export const supportRatio = defineLever<SupportRatioParams>({
  id: 'support-ratio',
  subject: 'people',
  version: 1,
  fields: {
    month: { kind: 'month' },
    siteId: { kind: 'ref', of: 'internalSite' },
    kind: { kind: 'choice', options: [...KINDS] },
    postsFte: { kind: 'number', min: 0, max: 10_000, unit: 'fte', optional: true },
    rampMonths: { kind: 'number', min: 0, max: 36, unit: 'months', integer: true },
    ahtRiseWhenDoubled: { kind: 'share', min: 0, max: 1 },
    repeatRiseWhenDoubled: { kind: 'share', min: 0, max: 1 },
  },
  neutral: { month: 0, siteId: '', kind: 'support', postsFte: null, rampMonths: 0, ahtRiseWhenDoubled: 0, repeatRiseWhenDoubled: 0 },
  suggest,
  rewrites: ['supportPosts', 'teams', 'flows'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
