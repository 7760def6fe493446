import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type LeaveTeamParams, leaveTeam } from './lever.ts';

const params: LeaveTeamParams = { ...leaveTeam.neutral, month: 4, months: 3, teamId: 'brest-home', fte: 6, costPerPerson: 15_000 };

export const leaveTeamExamples: readonly LeverExample<LeaveTeamParams>[] = [
  {
    title: {
      fr: 'Six départs en trois mois : quatre sont partis le deuxième mois, chaque mois coûte 30 000 €',
      en: 'Six leave within three months: four have gone in the second month, each month costs €30,000',
    },
    network: exampleNetwork,
    params,
    month: 5,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      const costs = after.oneOffCosts.map((cost) => [cost.month, cost.euros]);
      return Math.abs(team.fte - 16) < 1e-9 && team.headcount === 16 && JSON.stringify(costs) === '[[4,30000],[5,30000],[6,30000]]'
        ? null
        : JSON.stringify({ team, costs });
    },
  },
];
