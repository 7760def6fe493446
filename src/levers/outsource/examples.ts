import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type OutsourceParams, outsource } from './lever.ts';

const home = (network: Network) => network.flows.find((flow) => flow.id === 'home')!.routing;
const evening = { fromMinute: 1200, toMinute: 1320 };

export const outsourceExamples: readonly LeverExample<OutsourceParams>[] = [
  {
    title: {
      fr: '30 % de Home chez le partenaire en trois mois : 20 % le deuxième',
      en: '30% of Home at the partner over three months: 20% in the second',
    },
    network: exampleNetwork,
    params: { ...outsource.neutral, month: 4, flowIds: ['home'], share: 0.3, rampMonths: 2 },
    month: 5,
    holds: (_before, after) => (Math.abs(home(after).partnerShare - 0.2) < 1e-12 ? null : `share ${home(after).partnerShare}`),
  },
  {
    title: {
      fr: 'Les soirs de semaine au partenaire, qui recrute cinq conseillers',
      en: 'Weekday evenings to the partner, which hires five advisers',
    },
    network: exampleNetwork,
    params: {
      ...outsource.neutral,
      month: 4,
      flowIds: ['home'],
      what: 'hours',
      hours: evening,
      weekdays: [0, 1, 2, 3, 4],
      partnerSiteId: 'partner',
      addedFte: 5,
    },
    month: 4,
    holds: (_before, after) => {
      const hours = home(after).partnerHours;
      const fte = after.teams.find((team) => team.id === 'partner-home')!.fte;
      return hours?.[0] === evening && hours[5] === null && home(after).partnerShare === 0 && fte === 15
        ? null
        : JSON.stringify({ hours, fte });
    },
  },
];
