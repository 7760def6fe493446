import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type SelfCareParams, selfCare } from './lever.ts';

const home = (network: Network) => network.flows.find((flow) => flow.id === 'home')!;
const told = (network: Network): string =>
  `${Math.round(home(network).volumeByMonth[3]!)} × ${Math.round(home(network).ahtSeconds * 10) / 10}`;

export const selfCareExamples: readonly LeverExample<SelfCareParams>[] = [
  {
    title: {
      fr: '60 % des cas simples (70 % des appels, 300 s sur 426 s) partis : 42 % d’appels en moins, DMT +21,4 % par le seul mélange',
      en: '60% of simple cases (70% of calls, 300 s of 426 s) gone: 42% fewer calls, AHT +21.4% from the mix alone',
    },
    network: { ...exampleNetwork, flows: exampleNetwork.flows.map((flow) => (flow.id === 'home' ? { ...flow, ahtSeconds: 426 } : flow)) },
    params: { ...selfCare.neutral, month: 3, flowIds: ['home'], simpleShare: 0.7, simpleAhtFactor: 300 / 426, deflectedShare: 0.6 },
    month: 3,
    // (0.28 × 300 + 0.30 × 720) / 0.58 = 517.2.
    holds: (_before, after) => (told(after) === '5220 × 517.2' ? null : told(after)),
  },
  {
    title: {
      fr: 'Un cas simple sur quatre reporté, dont 40 % reviennent 50 % plus longs ; un sur dix refusé en 60 s',
      en: 'One simple case in four deflected, 40% of them back 50% longer; one in ten refused in 60 s',
    },
    network: exampleNetwork,
    params: {
      ...selfCare.neutral,
      month: 3,
      flowIds: ['home'],
      simpleShare: 0.5,
      simpleAhtFactor: 0.5,
      deflectedShare: 0.25,
      returnShare: 0.4,
      returnAhtFactor: 1.5,
      stoppedShare: 0.1,
      refusalSeconds: 60,
    },
    month: 3,
    // Calls 1 − 0.125 × 0.6 = 0.925; work 0.325 × 0.5 + 0.05 × 0.75 + 0.05 × 60/400 + 0.75 = 0.9575; 400 × 0.9575 / 0.925 = 414.1.
    holds: (_before, after) => (told(after) === '8325 × 414.1' ? null : told(after)),
  },
];
