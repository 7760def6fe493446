import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type TeleworkParams, telework } from './lever.ts';

const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-12;

export const teleworkExamples: readonly LeverExample<TeleworkParams>[] = [
  {
    title: {
      fr: 'La moitié de Brest chez soi : 14 postes à domicile, 10 positions rendues, retraits de 30 à 28 %',
      en: 'Half of Brest at home: 14 places at home, 10 seats given up, shrinkage from 30 to 28%',
    },
    network: exampleNetwork,
    params: {
      ...telework.neutral,
      month: 3,
      siteId: 'brest',
      homeShare: 0.5,
      seatsGivenUp: 10,
      fixedCostSaved: 3000,
      handlingFactor: 1.1,
      shrinkageChange: -0.04,
      costPerPerson: 600,
    },
    month: 3,
    holds: (_before, after) => {
      const site = after.sites.find((one) => one.id === 'brest')!;
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      // 28 people, half at home. Pace: 1 / (0.5 + 0.5 / 1.1) = 2.2 / 2.1.
      const places = site.seats === 30 && site.homeSeats === 14 && site.fixedCostPerMonth === 17_000;
      return places && near(team.shrinkageShare, 0.28) && near(team.handlingFactor, 2.2 / 2.1) && after.oneOffCosts[0]?.euros === 8400
        ? null
        : JSON.stringify({ site, team });
    },
  },
];
