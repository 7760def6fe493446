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
  {
    title: {
      fr: 'La moitié du coût au partenaire (4 € l’appel contre 5,23 € en interne) : c’est 56,7 % des appels',
      en: 'Half of the cost to the partner (€4 a call against €5.23 in-house): that is 56.7% of the calls',
    },
    network: exampleNetwork,
    params: { ...outsource.neutral, month: 0, flowIds: ['home'], share: 0.5, basis: 'cost' },
    month: 0,
    // In-house: 400 s × 28 €/h ÷ (1 − 0.3) ÷ 0.85 = 5.229 €; half the cost each: calls in the ratio 1/4 to 1/5.229.
    holds: (_before, after) => (Math.abs(home(after).partnerShare - 0.5666) < 5e-4 ? null : `share ${home(after).partnerShare}`),
  },
  {
    title: {
      fr: 'Partenaire débutant : DMT +40 % qui s’efface en quatre mois, +25 % le deuxième ; un appel sur dix repris en interne',
      en: 'Partner starting out: AHT +40% fading over four months, +25% in the second; one call in ten reworked in-house',
    },
    network: exampleNetwork,
    params: {
      ...outsource.neutral,
      month: 2,
      flowIds: ['home'],
      share: 0.3,
      partnerAhtFactor: 1.4,
      partnerRampMonths: 4,
      reworkShare: 0.1,
      minInHouseShare: 0.4,
    },
    month: 3,
    // The middle of the second month: 1.4 − 0.4 × 1.5 / 4 = 1.25.
    holds: (_before, after) => {
      const cohort = after.teams.find((team) => team.id === 'partner-home')!.cohorts[0];
      const rework = home(after).partnerRework;
      return cohort?.fte === 10 && Math.abs(cohort.handlingFactor - 1.25) < 1e-9 && rework?.share === 0.1 && rework.toFlowId === 'home'
        ? null
        : JSON.stringify({ cohort, rework });
    },
  },
];
