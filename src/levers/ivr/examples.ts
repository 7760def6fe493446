import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type IvrParams, ivr } from './lever.ts';

const told = (network: Network, month: number): string =>
  network.flows.map((flow) => `${flow.id} ${Math.round(flow.volumeByMonth[month]!)}`).join(', ');

export const ivrExamples: readonly LeverExample<IvrParams>[] = [
  {
    title: {
      fr: 'Un numéro pour Home et Open : 10 % résolus par le serveur, 10 % des autres mal aiguillés, 90 s pour s’en apercevoir',
      en: 'One number for Home and Open: 10% end in the menu, 10% of the others misrouted, 90 s to find out',
    },
    network: exampleNetwork,
    params: {
      ...ivr.neutral,
      month: 1,
      flowIds: ['home', 'open'],
      containedShare: 0.1,
      misroutedShare: 0.1,
      firstMisroutedShare: 0.1,
      sortingSeconds: 90,
    },
    month: 1,
    holds: (_before, after) => {
      // Home 9000 × 0.9 = 8100, of which 810 first ring with Open's advisers.
      const right = told(after, 1) === 'home 7290, open 4860, claims 600, home-misrouted 810, open-misrouted 540';
      const lands = after.skillProfiles.find((profile) => profile.id === 'p-open')!.skills.map((skill) => skill.flowId);
      return right && lands.join(' ') === 'open home-misrouted' ? null : `${told(after, 1)} | ${lands.join(' ')}`;
    },
  },
  {
    title: {
      fr: 'Les erreurs tombent de 20 % à 5 % en trois mois : 10 % le troisième',
      en: 'Errors fall from 20% to 5% in three months: 10% in the third',
    },
    network: exampleNetwork,
    params: { ...ivr.neutral, month: 2, flowIds: ['home', 'open'], misroutedShare: 0.05, firstMisroutedShare: 0.2, rampMonths: 3 },
    month: 4,
    holds: (_before, after) => (told(after, 4).includes('home-misrouted 900') ? null : told(after, 4)),
  },
];
