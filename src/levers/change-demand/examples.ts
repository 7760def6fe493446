import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type ChangeDemandParams, changeDemand } from './lever.ts';

const home = (network: Network) => network.flows.find((flow) => flow.id === 'home')!;
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-6;

export const changeDemandExamples: readonly LeverExample<ChangeDemandParams>[] = [
  {
    title: {
      fr: '20 % vers le digital, dont un quart revient, et 5 % de DMT en plus : 15 % d’appels en moins mais 10,75 % de travail en moins',
      en: '20% to self-care, a quarter of it back, and 5% more AHT: 15% fewer calls but only 10.75% less work',
    },
    network: exampleNetwork,
    params: { ...changeDemand.neutral, month: 1, flowIds: ['home'], deflectedShare: 0.2, returnShare: 0.25, residueAhtFactor: 1.05 },
    month: 1,
    holds: (before, after) => {
      const work = (network: Network): number => home(network).volumeByMonth[1]! * home(network).ahtSeconds;
      const right =
        near(home(after).volumeByMonth[1], 9000 * 0.85) &&
        near(work(after) / work(before), 0.8925) &&
        home(after).volumeByMonth[0] === 9000;
      return right ? null : JSON.stringify(home(after));
    },
  },
  {
    title: { fr: '−2 % par mois : 5,9 % de moins le troisième mois', en: '−2% a month: 5.9% fewer in the third month' },
    network: exampleNetwork,
    params: { ...changeDemand.neutral, month: 0, flowIds: ['home'], trendPerMonth: -0.02 },
    month: 2,
    holds: (_before, after) =>
      near(home(after).volumeByMonth[2], 9000 * 0.98 * 0.98 * 0.98) ? null : String(home(after).volumeByMonth[2]),
  },
];
