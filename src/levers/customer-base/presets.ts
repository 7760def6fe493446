import type { LeverPreset } from '../lever.ts';
import type { CustomerBaseParams } from './lever.ts';

/** One of nine regions. */
const REGIONS = 9;

export const customerBasePresets: readonly LeverPreset<CustomerBaseParams>[] = [
  {
    id: 'open-nation',
    title: {
      fr: 'Open, toute la France : +100 000 par mois, 2 millions annoncés',
      en: 'Open, the whole of France: +100,000 a month, 2 million announced',
    },
    note: {
      fr: 'PV de février 2012 : 1 million de clients, 100 000 de plus par mois, 2 millions annoncés pour fin 2012. Treize mois à ce rythme en font 2,3 millions. Contacts par client : hypothèse.',
      en: 'Minutes of February 2012: 1 million customers, 100,000 more each month, 2 million announced for the end of 2012. Thirteen months at this pace make 2.3 million. Contacts per customer: assumption.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      from: 'customers',
      customers: 1_000_000,
      addedPerMonth: 100_000,
      contactsPerCustomer: 0.21,
      targetCustomers: 2_000_000,
      targetMonths: 13,
    }),
  },
  {
    id: 'open-region',
    title: { fr: 'Open, une région sur neuf', en: 'Open, one region of nine' },
    note: {
      fr: 'Les mêmes chiffres divisés par neuf régions égales : hypothèse.',
      en: 'The same figures over nine equal regions: assumption.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      from: 'customers',
      customers: Math.round(1_000_000 / REGIONS),
      addedPerMonth: Math.round(100_000 / REGIONS),
      contactsPerCustomer: 0.21,
      targetCustomers: Math.round(2_000_000 / REGIONS),
      targetMonths: 13,
    }),
  },
];
