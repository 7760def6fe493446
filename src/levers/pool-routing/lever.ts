/**
 * Where the calls of some flows ring, and how they widen while they wait: own site, region, nation, at last partners. Replaces the routing's
 * start and overflow; the share and the hours given to partners stay. Delays count from the moment the call starts to wait.
 */
import type { Issue } from '../../model/issue.ts';
import type { Flow, FlowRouting, Id, Network, RoutingStage } from '../../model/network.ts';
import { indexOf, isPartnerSite } from '../../model/network-index.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';

type Start = FlowRouting['start'];

/** Reaches in order; the first rings at once. */
const PATHS: Readonly<Record<string, readonly [Start, ...Start[]]>> = {
  site: ['site'],
  siteRegion: ['site', 'region'],
  siteRegionNation: ['site', 'region', 'nation'],
  siteNation: ['site', 'nation'],
  region: ['region'],
  regionNation: ['region', 'nation'],
  nation: ['nation'],
};

export type PoolRoutingParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly path: string;
  readonly firstAfterSeconds: number;
  readonly secondAfterSeconds: number;
  readonly partners: string;
  readonly partnersAfterSeconds: number;
};

export function routingPath(params: PoolRoutingParams): { readonly start: Start; readonly overflow: readonly RoutingStage[] } {
  const [start, ...wider] = PATHS[params.path] ?? (['nation'] as const);
  const delays = [params.firstAfterSeconds, params.secondAfterSeconds];
  const overflow: RoutingStage[] = wider.map((reach, i) => ({ reach, afterSeconds: delays[i]! }));
  if (params.partners === 'last') overflow.push({ reach: 'partner', afterSeconds: params.partnersAfterSeconds });
  return { start, overflow };
}

function routed(flow: Flow, params: PoolRoutingParams): Flow {
  const { start, overflow } = routingPath(params);
  if (flow.routing.start === start && JSON.stringify(flow.routing.overflow) === JSON.stringify(overflow)) return flow;
  return { ...flow, routing: { ...flow.routing, start, overflow } };
}

function partnerAnswers(network: Network, flowId: Id): boolean {
  const { sites, profiles } = indexOf(network);
  return network.teams.some((team) => {
    const site = sites.get(team.siteId);
    return site !== undefined && isPartnerSite(site) && profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId);
  });
}

/** A later stage comes later: a circle or a step back in reach would never be seen by a caller. */
function check(network: Network, params: PoolRoutingParams): readonly Issue[] {
  const issues: Issue[] = [];
  const { overflow } = routingPath(params);
  const names = ['firstAfterSeconds', 'secondAfterSeconds'];
  overflow.forEach((stage, i) => {
    const earlier = overflow[i - 1]?.afterSeconds ?? 0;
    const path = stage.reach === 'partner' ? 'partnersAfterSeconds' : names[i]!;
    if (stage.afterSeconds < earlier)
      issues.push({ path, severity: 'error', code: 'outOfRange', value: stage.afterSeconds, params: { min: earlier } });
  });
  if (params.partners === 'last') {
    const without = params.flowIds.find((flowId) => !partnerAnswers(network, flowId));
    if (without !== undefined) issues.push({ path: 'partners', severity: 'error', code: 'noPartnerTeam', value: without });
  }
  return [...issues, ...zonesWithoutAnswer(network, params)];
}

/** A zone whose own site has nobody for the flow, when the calls never go further. */
function zonesWithoutAnswer(network: Network, params: PoolRoutingParams): readonly Issue[] {
  const { sites, profiles } = indexOf(network);
  const { start, overflow } = routingPath(params);
  if (start === 'nation' || overflow.some((stage) => stage.reach === 'nation' || stage.reach === 'partner')) return [];
  const wide = start === 'region' || overflow.length > 0;
  const placeOf = (siteId: Id): Id | undefined => (wide ? sites.get(siteId)?.regionId : siteId);
  const issues: Issue[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    const able = network.teams.filter((team) => profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flow.id));
    const places = new Set(able.filter((team) => !isPartnerSite(sites.get(team.siteId)!)).map((team) => placeOf(team.siteId)));
    const lost = flow.origins.find((origin) => origin.share > 0 && sites.has(origin.siteId) && !places.has(placeOf(origin.siteId)));
    if (lost)
      issues.push({
        path: 'path',
        severity: 'warning',
        code: 'nobodyInReach',
        value: flow.id,
        params: { name: sites.get(lost.siteId)!.name },
      });
  }
  return issues;
}

function effects(network: Network, params: PoolRoutingParams): readonly LeverEffect[] {
  const found: LeverEffect[] = [];
  for (const flow of network.flows.filter((one) => params.flowIds.includes(one.id))) {
    if (routed(flow, params) === flow) continue;
    found.push({
      code: 'path',
      params: { flow: flow.name, path: params.path, first: params.firstAfterSeconds, second: params.secondAfterSeconds },
      severity: 'info',
    });
    const { start, overflow } = routingPath(params);
    if (start === 'nation' && flow.routing.start !== 'nation')
      found.push({ code: 'noLocal', params: { flow: flow.name }, severity: 'info' });
    if (overflow.some((stage) => stage.reach === 'partner')) {
      found.push({ code: 'partners', params: { flow: flow.name, seconds: params.partnersAfterSeconds }, severity: 'info' });
    }
  }
  return found;
}

export const poolRouting = defineLever<PoolRoutingParams>({
  id: 'pool-routing',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    path: { kind: 'choice', options: Object.keys(PATHS) },
    firstAfterSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
    secondAfterSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
    partners: { kind: 'choice', options: ['never', 'last'] },
    partnersAfterSeconds: { kind: 'number', min: 0, max: 3600, unit: 'seconds' },
  },
  unused: ({ path, partners }) => {
    const wider = (PATHS[path]?.length ?? 1) - 1;
    return [
      ...(wider < 1 ? (['firstAfterSeconds'] as const) : []),
      ...(wider < 2 ? (['secondAfterSeconds'] as const) : []),
      ...(partners === 'never' ? (['partnersAfterSeconds'] as const) : []),
    ];
  },
  neutral: {
    month: 0,
    flowIds: [],
    path: 'nation',
    firstAfterSeconds: 0,
    secondAfterSeconds: 0,
    partners: 'never',
    partnersAfterSeconds: 0,
  },
  suggest: (network) => ({
    month: 0,
    flowIds: network.flows
      .filter((flow) => !flow.deferrable)
      .slice(0, 1)
      .map((flow) => flow.id),
    path: 'siteRegionNation',
    firstAfterSeconds: 30,
    secondAfterSeconds: 60,
    partners: 'never',
    partnersAfterSeconds: 120,
  }),
  rewrites: ['flows'],
  changesOfferedWork: false,
  check,
  apply: (network, params) => {
    const flows = network.flows.map((flow) => (params.flowIds.includes(flow.id) ? routed(flow, params) : flow));
    return flows.every((flow, i) => flow === network.flows[i]) ? network : { ...network, flows };
  },
  effects,
});
