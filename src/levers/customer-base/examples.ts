import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type CustomerBaseParams, customerBase } from './lever.ts';

const calls = (network: Network, id: string, month: number): number =>
  Math.round(network.flows.find((flow) => flow.id === id)!.volumeByMonth[month]!);

export const customerBaseExamples: readonly LeverExample<CustomerBaseParams>[] = [
  {
    title: {
      fr: '30 000 clients et 1 000 de plus par mois, 0,5 contact par mois : 16 500 appels le quatrième mois, partagés 60/40',
      en: '30,000 customers and 1,000 more a month, 0.5 contacts a month: 16,500 calls in the fourth month, split 60/40',
    },
    network: exampleNetwork,
    params: {
      ...customerBase.neutral,
      month: 2,
      flowIds: ['home', 'open'],
      customers: 30_000,
      addedPerMonth: 1000,
      contactsPerCustomer: 0.5,
    },
    month: 5,
    holds: (_before, after) =>
      calls(after, 'home', 5) === 9900 && calls(after, 'open', 5) === 6600 && calls(after, 'home', 1) === 9000
        ? null
        : `${calls(after, 'home', 5)} ${calls(after, 'open', 5)}`,
  },
  {
    title: {
      fr: 'Une série qui perd 100 appels par mois, prolongée : 8 000 au onzième mois',
      en: 'A series that loses 100 calls a month, carried on: 8,000 in the eleventh month',
    },
    network: {
      ...exampleNetwork,
      flows: exampleNetwork.flows.map((flow) =>
        flow.id === 'home' ? { ...flow, volumeByMonth: flow.volumeByMonth.map((_, at) => (at < 6 ? 9000 - 100 * at : 9000)) } : flow,
      ),
    },
    params: { ...customerBase.neutral, month: 6, flowIds: ['home'], from: 'history', historyMonths: 6 },
    month: 10,
    holds: (_before, after) => (calls(after, 'home', 10) === 8000 ? null : String(calls(after, 'home', 10))),
  },
];
