import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type HireParams, hire } from './lever.ts';

export const hireExamples: readonly LeverExample<HireParams>[] = [
  {
    title: {
      fr: 'Trois recrues, 50 % plus lentes au début : +37,5 % le premier de deux mois',
      en: 'Three hired, 50% slower at first: +37.5% in the first of two months',
    },
    network: exampleNetwork,
    params: { ...hire.neutral, month: 2, teamId: 'nantes-open', fte: 3, rampFactor: 1.5, rampMonths: 2, costPerPerson: 1000 },
    month: 2,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'nantes-open')!;
      const cohort = team.cohorts[0];
      return team.fte === 13 && cohort?.fte === 3 && Math.abs(cohort.handlingFactor - 1.375) < 1e-9 && after.oneOffCosts[0]?.euros === 3000
        ? null
        : JSON.stringify(team);
    },
  },
];
