/**
 * Customers for each full-time adviser of a flow, against a target where there is one. Advisers of several flows are counted once: their time
 * goes to each flow in proportion to the work it brings (calls × handling time). Partners' advisers count: they take the customers' calls too.
 */
import type { Flow, Id, Network, Team } from './network.ts';
import { indexOf } from './network-index.ts';

export interface CustomersPerFte {
  readonly flowId: Id;
  readonly name: string;
  readonly customers: number;
  /** Full-time equivalents of this flow. */
  readonly fte: number;
  /** Customers for each of them; Infinity when there is nobody. */
  readonly ratio: number;
  /** The most there may be; null = no target. */
  readonly most: number | null;
  /** Full-time advisers lacking to keep to the target; 0 when it is met or absent. */
  readonly missingFte: number;
}

/** Share of a team's time that one of its flows takes. */
function shareOf(team: Team, flow: Flow, network: Network, month: number): number {
  const { flows, profiles } = indexOf(network);
  const skills = profiles.get(team.profileId)?.skills ?? [];
  const work = (id: Id): number => {
    const one = flows.get(id);
    const skill = skills.find((candidate) => candidate.flowId === id);
    return one === undefined || skill === undefined ? 0 : (one.volumeByMonth[month] ?? 0) * one.ahtSeconds * skill.handlingFactor;
  };
  const ids = [...new Set(skills.map((skill) => skill.flowId))];
  if (!ids.includes(flow.id)) return 0;
  const all = ids.reduce((sum, id) => sum + work(id), 0);
  return all > 0 ? work(flow.id) / all : 1 / ids.length;
}

/**
 * The flows whose customers are known, in the network's order.
 * @param month 0-based month, for the work that shares out people's time
 * @example 9,000 customers of a flow that 10 FTE answer and nothing else: ratio 900; with a target of 600, 5 FTE are missing
 */
export function customersPerFte(network: Network, month: number): readonly CustomersPerFte[] {
  return network.flows.flatMap((flow) => {
    const { customers = 0, mostCustomersPerFte } = flow;
    if (!(customers > 0)) return [];
    const fte = network.teams.reduce((sum, team) => sum + team.fte * shareOf(team, flow, network, month), 0);
    const most = mostCustomersPerFte !== undefined && mostCustomersPerFte > 0 ? mostCustomersPerFte : null;
    const missingFte = most === null ? 0 : Math.max(0, customers / most - fte);
    return [
      { flowId: flow.id, name: flow.name, customers, fte, ratio: fte > 0 ? customers / fte : Number.POSITIVE_INFINITY, most, missingFte },
    ];
  });
}

/** Fewer FTE than this are dust of the arithmetic, not people. */
export const MISSING_DUST = 0.05;
