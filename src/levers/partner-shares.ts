/**
 * How much of some flows partners do, counted three ways side by side: calls, hours of handling, cost. One share told in calls and read as
 * hours or euros misleads, because partners take another time per call and are paid by the call.
 */
import type { Issue } from '../model/issue.ts';
import type { Flow, Id, Network } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import { callsAt, chosenFlows, meanFactor, teamsWithSkill } from './flow-changes.ts';
import { shareInHours } from './week-hours.ts';
import { PLANNED_OCCUPANCY } from './workload.ts';

export const SHARE_BASES = ['calls', 'hours', 'cost'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

export type SharesSideBySide = { readonly [basis in ShareBasis]: number };

const SECONDS_PER_HOUR = 3600;

/** Share of a flow's calls that partners answer: in their hours all, else the share sent at once. 0..1 */
export function partnerCallShare(network: Network, flow: Flow): number {
  if (teamsWithSkill(network, flow.id, 'partner').length === 0) return 0;
  const alone = hoursAloneShare(network, flow);
  return alone + (1 - alone) * flow.routing.partnerShare;
}

/** Mean price of a call at the partners that answer a flow, euros; null when none is agreed. */
export function pricePerCall(network: Network, flowId: Id): number | null {
  const { sites } = indexOf(network);
  const prices = teamsWithSkill(network, flowId, 'partner')
    .map((team) => sites.get(team.siteId)!.pricePerCall)
    .filter((price) => price !== null);
  return prices.length === 0 ? null : prices.reduce((total, price) => total + price, 0) / prices.length;
}

/** What a call costs in-house: its handling time, paid with absences and idle time at the planned occupancy; null when nobody answers it. */
export function ownCostPerCall(network: Network, flow: Flow): number | null {
  const teams = teamsWithSkill(network, flow.id, 'own').filter((team) => team.fte > 0 && team.shrinkageShare < 1);
  const people = teams.reduce((sum, team) => sum + team.fte, 0);
  if (!(people > 0)) return null;
  const hour = teams.reduce((sum, team) => sum + (team.fte * team.costPerHour) / (1 - team.shrinkageShare), 0) / people;
  return (flow.ahtSeconds * meanFactor(network, teams, flow.id) * hour) / SECONDS_PER_HOUR / PLANNED_OCCUPANCY;
}

/** Weight of a partner's call over that of one's own, in hours or euros; null when a price or team is missing. */
function relativeWeight(network: Network, flow: Flow, basis: ShareBasis): number | null {
  if (basis === 'calls') return 1;
  if (basis === 'hours') {
    const partners = meanFactor(network, teamsWithSkill(network, flow.id, 'partner'), flow.id);
    return partners / meanFactor(network, teamsWithSkill(network, flow.id, 'own'), flow.id);
  }
  const price = pricePerCall(network, flow.id);
  const own = ownCostPerCall(network, flow);
  return price === null || own === null || !(own > 0) ? null : price / own;
}

/** The share of the calls to send so that partners have a share of the hours or of the cost; null when it cannot be told. */
export function callShareFor(network: Network, flow: Flow, basis: ShareBasis, share: number): number | null {
  const weight = relativeWeight(network, flow, basis);
  if (weight === null) return null;
  return share <= 0 ? 0 : share / (share + weight * (1 - share));
}

/** Share of a flow's calls that its partner hours alone send away, 0..1. */
export function hoursAloneShare(network: Network, flow: Flow): number {
  const { partnerHours } = flow.routing;
  return partnerHours === null || teamsWithSkill(network, flow.id, 'partner').length === 0 ? 0 : shareInHours(network, flow, partnerHours);
}

/** The share to send outside the partners' hours so that partners have a share of all calls; 0 when the hours alone make more. */
export function daytimeShareFor(network: Network, flow: Flow, share: number): number {
  const alone = hoursAloneShare(network, flow);
  return alone < 1 ? Math.min(1, Math.max(0, (share - alone) / (1 - alone))) : 0;
}

/** The three shares of some flows in a month; a price that is not agreed counts as 0. */
export function partnerShares(network: Network, flowIds: readonly Id[], month: number): SharesSideBySide {
  const totals: Record<ShareBasis, [number, number]> = { calls: [0, 0], hours: [0, 0], cost: [0, 0] };
  for (const flow of chosenFlows(network, flowIds)) {
    const calls = callsAt(flow, month);
    const there = calls * partnerCallShare(network, flow);
    const own = ownCostPerCall(network, flow) ?? 0;
    const units: Record<ShareBasis, readonly [number, number]> = {
      calls: [1, 1],
      hours: [
        flow.ahtSeconds * meanFactor(network, teamsWithSkill(network, flow.id, 'partner'), flow.id),
        flow.ahtSeconds * meanFactor(network, teamsWithSkill(network, flow.id, 'own'), flow.id),
      ],
      cost: [pricePerCall(network, flow.id) ?? 0, own],
    };
    for (const basis of SHARE_BASES) {
      totals[basis][0] += there * units[basis][0];
      totals[basis][1] += (calls - there) * units[basis][1];
    }
  }
  const shareOf = ([partners, inHouse]: readonly [number, number]): number =>
    partners + inHouse > 0 ? partners / (partners + inHouse) : 0;
  return { calls: shareOf(totals.calls), hours: shareOf(totals.hours), cost: shareOf(totals.cost) };
}

/** Warns when partners answer more of the calls than was agreed. @param least in-house share of the calls */
export function belowMinimum(network: Network, flowIds: readonly Id[], month: number, least: number): readonly Issue[] {
  const inHouse = 1 - partnerShares(network, flowIds, month).calls;
  if (inHouse >= least - 1e-9) return [];
  return [
    {
      path: 'minInHouseShare',
      severity: 'warning',
      code: 'belowInHouse',
      value: Math.round(inHouse * 1000) / 1000,
      params: { min: least, unit: 'share' },
    },
  ];
}
