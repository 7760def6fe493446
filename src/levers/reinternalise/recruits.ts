/** Who is hired to take the calls that come home: waves, the teams that take them, what they learn and cost. */
import type { Cohort, Id, Network, OneOffCost, Team } from '../../model/network.ts';
import { indexOf } from '../../model/network-index.ts';
import { fteOf, teamsWithSkill } from '../flow-changes.ts';
import { isFrozen } from '../freeze.ts';
import type { Freeze } from '../lever.ts';
import { cohortAt, type Learning } from '../ramp.ts';
import { freeId, fteSince, joinedBy, withTeamChanged } from '../team-changes.ts';
import { flowName } from '../words.ts';

export type ReinternaliseParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly share: number;
  readonly rampMonths: number;
  readonly hours: string;
  readonly trainingWeeks: number;
  readonly beginnerAhtFactor: number;
  readonly minInHouseShare: number;
  readonly people: string;
  readonly hiredFte: number;
  readonly teamId: Id | null;
  readonly waves: number;
  readonly callsAfterMonths: number;
  readonly beginnerMonths: number;
  readonly costPerPerson: number;
};

export const ownTeams = (network: Network, params: ReinternaliseParams): readonly Team[] => [
  ...new Set(params.flowIds.flatMap((id) => teamsWithSkill(network, id, 'own'))),
];

/** Arrivals by team and wave still there at a month, with what they are learning. */
export interface Arrival {
  readonly team: Team;
  readonly fte: number;
  readonly cohort: Cohort | null;
}

/** Teams that take the recruits, with the part of each: the chosen one, or all own teams of these flows by their people. */
export function hosts(network: Network, params: ReinternaliseParams): readonly { readonly team: Team; readonly part: number }[] {
  const chosen = params.teamId ? indexOf(network).teams.get(params.teamId) : undefined;
  if (params.teamId) return chosen === undefined ? [] : [{ team: chosen, part: 1 }];
  const teams = ownTeams(network, params);
  const people = fteOf(teams);
  return people > 0 ? teams.map((team) => ({ team, part: team.fte / people })) : [];
}

const learningOf = ({ trainingWeeks, beginnerAhtFactor, beginnerMonths }: ReinternaliseParams): Learning => ({
  classroomWeeks: trainingWeeks,
  accompanimentWeeks: 0,
  accompanimentAwayShare: 0,
  rampFactor: beginnerAhtFactor,
  rampMonths: beginnerMonths,
});

export interface Moment {
  readonly month: number;
  readonly freeze: Freeze | undefined;
}

export function arrivalsAt(network: Network, params: ReinternaliseParams, { month, freeze }: Moment): readonly Arrival[] {
  if (params.people !== 'hire') return [];
  const { profiles } = indexOf(network);
  const come = Math.min(params.waves, month - params.month + 1);
  return hosts(network, params).flatMap(({ team, part }) => {
    const flowIds = (profiles.get(team.profileId)?.skills ?? []).map((skill) => skill.flowId);
    return Array.from({ length: Math.max(0, come) }, (_, wave) => params.month + wave)
      .filter((arrival) => !isFrozen(freeze, network, team, arrival))
      .map((arrival) => {
        const fte = fteSince(team, (params.hiredFte * part) / params.waves, arrival, month);
        return { team, fte, cohort: cohortAt(learningOf(params), fte, flowIds, month - arrival) };
      })
      .filter(({ fte }) => fte > 0);
  });
}

/** The recruits of every wave join their team: heads are rounded once for all waves. */
export function joined(network: Network, arrivals: readonly Arrival[]): Network {
  return [...new Set(arrivals.map(({ team }) => team.id))].reduce((next, id) => {
    const found = arrivals.filter(({ team }) => team.id === id);
    const cohorts = found.map(({ cohort }) => cohort).filter((cohort) => cohort !== null);
    const fte = found.reduce((sum, one) => sum + one.fte, 0);
    return withTeamChanged(next, id, (team) => {
      const grown = joinedBy(team, { fte, headcount: Math.ceil(fte - 1e-9), cohort: null });
      return { ...grown, cohorts: [...grown.cohorts, ...cohorts] };
    });
  }, network);
}

/** What the recruits cost once, each wave in its month. */
export function withCosts(network: Network, params: ReinternaliseParams, { month, freeze }: Moment): Network {
  if (params.people !== 'hire' || !(params.costPerPerson > 0) || !(params.hiredFte > 0)) return network;
  const costs: OneOffCost[] = [];
  const come = Math.min(params.waves, month - params.month + 1);
  for (let arrival = params.month; arrival < params.month + come; arrival += 1) {
    const part = hosts(network, params).reduce((sum, one) => sum + (isFrozen(freeze, network, one.team, arrival) ? 0 : one.part), 0);
    const euros = (params.costPerPerson * params.hiredFte * part) / params.waves;
    if (!(euros > 0)) continue;
    const id = freeId(`hiring-${params.flowIds[0] ?? ''}-${arrival}`, [...network.oneOffCosts, ...costs]);
    costs.push({ id, name: params.flowIds.map((flowId) => flowName(network, flowId)).join(', '), month: arrival, euros });
  }
  return costs.length === 0 ? network : { ...network, oneOffCosts: [...network.oneOffCosts, ...costs] };
}
