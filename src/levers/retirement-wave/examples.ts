import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type RetirementWaveParams, retirementWave } from './lever.ts';

const params: RetirementWaveParams = { ...retirementWave.neutral, month: 2, months: 4, siteId: 'brest', share: 0.5 };
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-12;

export const retirementWaveExamples: readonly LeverExample<RetirementWaveParams>[] = [
  {
    title: {
      fr: 'La moitié des plus de cinq ans de Brest part en quatre mois : 20 ETP × 60 % × 50 % = 6 de moins à la fin',
      en: 'Half of those over five years in Brest leave within four months: 20 FTE × 60% × 50% = 6 fewer at the end',
    },
    network: exampleNetwork,
    params,
    month: 5,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      // Of 100: 10, 30 and 30 of 60 stay; 30 of 70 are over five years.
      return near(team.fte, 14) && team.headcount === 14 && near(team.seniority.over5Years, 3 / 7) ? null : JSON.stringify(team);
    },
  },
  {
    title: { fr: 'Le premier de ces quatre mois, un quart est parti', en: 'In the first of these four months, a quarter has left' },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (_before, after) => (near(after.teams[0]?.fte, 18.5) ? null : String(after.teams[0]?.fte)),
  },
];
