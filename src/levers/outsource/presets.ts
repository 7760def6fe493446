import type { LeverPreset } from '../lever.ts';
import type { OutsourceParams } from './lever.ts';

const ALL_WEEK = [0, 1, 2, 3, 4];
const assumed = { fr: 'Rampe et reprise : hypothèses.', en: 'Ramp and rework: assumptions.' } as const;

const learning = { partnerAhtFactor: 1.3, partnerRampMonths: 4, reworkShare: 0.08 } as const;

export const outsourcePresets: readonly LeverPreset<OutsourceParams>[] = [
  {
    id: 'home-2011',
    title: { fr: 'Home fin 2011 : 27 % chez les partenaires', en: 'Home at the end of 2011: 27% at partners' },
    note: { fr: `PV de février 2012. ${assumed.fr}`, en: `Minutes of February 2012. ${assumed.en}` },
    params: (_network, chosen) => ({ ...chosen, ...learning, what: 'share', basis: 'calls', share: 0.27 }),
  },
  {
    id: 'mobile-2011',
    title: { fr: 'Mobile fin 2011 : 60 % chez les partenaires', en: 'Mobile at the end of 2011: 60% at partners' },
    note: { fr: `PV de février 2012, environ 60 %. ${assumed.fr}`, en: `Minutes of February 2012, about 60%. ${assumed.en}` },
    params: (_network, chosen) => ({ ...chosen, ...learning, what: 'share', basis: 'calls', share: 0.6 }),
  },
  {
    id: 'keep-40',
    title: { fr: 'Objectif : 40 % en interne', en: 'Aim: 40% in-house' },
    note: {
      fr: `PV de février 2012 : 40 % d’Open en interne visés. ${assumed.fr}`,
      en: `Minutes of February 2012: 40% of Open in-house aimed at. ${assumed.en}`,
    },
    params: (_network, chosen) => ({ ...chosen, ...learning, what: 'share', basis: 'calls', share: 0.6, minInHouseShare: 0.4 }),
  },
  {
    id: 'evenings',
    title: { fr: 'Les soirs aux partenaires', en: 'Evenings to partners' },
    note: {
      fr: 'PV de février 2012 : les partenaires prennent les soirs et les samedis.',
      en: 'Minutes of February 2012: partners take evenings and Saturdays.',
    },
    params: (_network, chosen) => ({ ...chosen, what: 'hours', hours: { fromMinute: 1200, toMinute: 1320 }, weekdays: ALL_WEEK }),
  },
];
