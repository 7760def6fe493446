import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type ConvertTeamParams, convertTeam } from './lever.ts';

const params: ConvertTeamParams = {
  ...convertTeam.neutral,
  month: 3,
  teamId: 'brest-home',
  toProfileId: 'p-open',
  fte: 6,
  figures: 'path',
};

const team = (network: Network, id: string) => network.teams.find((one) => one.id === id)!;
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-9;

export const convertTeamExamples: readonly LeverExample<ConvertTeamParams>[] = [
  {
    title: {
      fr: 'Six conseillers Home de Brest passent à Open : trois semaines de salle les retiennent 69 % du premier mois',
      en: 'Six Home advisers in Brest move to Open: three weeks in the classroom take 69% of the first month',
    },
    network: exampleNetwork,
    params,
    month: 3,
    holds: (_before, after) => {
      const host = team(after, 'brest-open');
      const cohort = host.cohorts[0];
      // 3 weeks of 4.348 away, and the rest of the month accompanied, 20 % away.
      const classroom = 3 / (365.25 / 84);
      const right = team(after, 'brest-home').fte === 14 && host.fte === 14 && near(cohort?.awayShare, classroom + (1 - classroom) * 0.2);
      return right && after.oneOffCosts[0]?.euros === 12_000 ? null : JSON.stringify({ host, costs: after.oneOffCosts });
    },
  },
  {
    title: { fr: 'Au bout de cinq mois ils sont au rythme des autres', en: 'After five months they keep the others’ pace' },
    network: exampleNetwork,
    params,
    month: 8,
    holds: (_before, after) =>
      team(after, 'brest-open').cohorts.length === 0 && team(after, 'brest-open').fte === 14 ? null : 'still a cohort',
  },
  {
    title: {
      fr: 'Deux conseillers Réclamations rejoignent l’équipe Home de Nantes, 37,5 % plus lents le premier mois',
      en: 'Two Claims advisers join the Home team in Nantes, 37.5% slower in the first month',
    },
    network: exampleNetwork,
    params: { ...params, teamId: 'nantes-claims', toProfileId: 'p-home', fte: 2, figures: 'own', rampFactor: 1.5, rampMonths: 2 },
    month: 3,
    holds: (_before, after) => {
      const joined = team(after, 'nantes-home');
      // Over the first of two months the factor falls from 1.5 to 1.25: 1.375 on average.
      return joined.fte === 14 && near(joined.cohorts[0]?.handlingFactor, 1.375) ? null : JSON.stringify(joined);
    },
  },
];
