/**
 * Stops of hiring: a lever may declare one, and the hires of the levers placed before it that arrive meanwhile are not made. Hires of
 * levers placed after it are exceptions the planner made, and go through.
 */
import type { Network, Team } from '../model/network.ts';
import type { Freeze, Lever } from './lever.ts';
import { teamName } from './words.ts';

type Place = Pick<Team, 'siteId' | 'profileId'>;

/** Is hiring into a team stopped at the month the people would arrive? */
export function isFrozen(freeze: Freeze | undefined, network: Network, team: Place, arrival: number): boolean {
  return freeze !== undefined && freeze(network, team, arrival) !== null;
}

/** Several stops as one: the earliest that holds. */
export function allFreezes(freezes: readonly Freeze[]): Freeze | undefined {
  if (freezes.length === 0) return undefined;
  return (network, team, month) => {
    const since = freezes.map((freeze) => freeze(network, team, month)).filter((start) => start !== null);
    return since.length === 0 ? null : Math.min(...since);
  };
}

/** People whom a stop of hiring keeps from a team. */
export interface CancelledHire {
  /** Site and profile of the team. */
  readonly team: string;
  /** Those who would be there in the month, full-time equivalents. */
  readonly fte: number;
}

/** FTE below which nothing is cancelled: dust of the arithmetic. */
const DUST = 1e-6;

/** What a stop of hiring takes from a lever in a month. @param network as the lever finds it */
export function cancelledHires(
  { lever, params }: { readonly lever: Lever; readonly params: Parameters<Lever['apply']>[1] },
  network: Network,
  month: number,
  freeze: Freeze,
): readonly CancelledHire[] {
  if (lever.hires !== true) return [];
  const planned = lever.apply(network, params, month);
  const made = lever.apply(network, params, month, freeze);
  if (planned === made) return [];
  const fteOf = new Map(made.teams.map((team) => [team.id, team.fte]));
  return planned.teams
    .map((team) => ({ team: teamName(planned, team.id), fte: team.fte - (fteOf.get(team.id) ?? 0) }))
    .filter(({ fte }) => fte > DUST);
}
