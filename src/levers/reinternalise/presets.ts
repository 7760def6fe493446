import type { LeverPreset } from '../lever.ts';
import type { ReinternaliseParams } from './lever.ts';

export const reinternalisePresets: readonly LeverPreset<ReinternaliseParams>[] = [
  {
    id: 'forty',
    title: { fr: '40 % en interne', en: '40% in-house' },
    note: { fr: 'PV de février 2012 : l’objectif de la direction pour Open.', en: 'Minutes of February 2012: management’s aim for Open.' },
    params: (_network, chosen) => ({ ...chosen, share: 0.6, rampMonths: 12, hours: 'keep', minInHouseShare: 0.4 }),
  },
  {
    id: 'two-thirds',
    title: { fr: 'Deux tiers en interne', en: 'Two thirds in-house' },
    note: {
      fr: 'PV de février 2012 : le contre-objectif des représentants. Soirs et samedis restent aux partenaires.',
      en: 'Minutes of February 2012: the representatives’ counter-aim. Evenings and Saturdays stay with partners.',
    },
    params: (_network, chosen) => ({ ...chosen, share: 0.333, rampMonths: 18, hours: 'keep', minInHouseShare: 0.667 }),
  },
];
