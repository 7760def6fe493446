import type { LeverPreset } from '../lever.ts';
import type { SelfCareParams } from './lever.ts';

export const selfCarePresets: readonly LeverPreset<SelfCareParams>[] = [
  {
    id: 'only-complex-remain',
    title: { fr: '« La productivité baisse » : 60 % des cas simples partis', en: '“Productivity is falling”: 60% of simple cases gone' },
    note: {
      fr: 'Tract de 2020 sur la mutualisation nationale : il ne resterait en interne que les cas complexes. 70 % de cas simples à 300 s et 30 % à 720 s : la DMT passe de 426 à 517 s sans que personne ne ralentisse.',
      en: 'Leaflet of 2020 on national pooling: only complex cases would remain in-house. 70% simple cases of 300 s and 30% of 720 s: AHT goes from 426 to 517 s though nobody slows down.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      simpleShare: 0.7,
      simpleAhtFactor: 0.704,
      deflectedShare: 0.6,
      returnShare: 0,
      returnAhtFactor: 1,
      stoppedShare: 0,
      paceFactor: 1,
    }),
  },
  {
    id: 'acts-stopped',
    title: { fr: 'Des actes arrêtés pour pousser le digital', en: 'Acts stopped to push the web' },
    note: {
      fr: 'Tract de 2020 : certaines activités ont été arrêtées au téléphone. Un cas simple sur six refusé en 90 s, un sur cinq reporté, dont un sur trois revient : hypothèses.',
      en: 'Leaflet of 2020: some activities were stopped on the phone. One simple case in six refused in 90 s, one in five deflected, a third of which comes back: assumptions.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      simpleShare: 0.6,
      simpleAhtFactor: 0.7,
      deflectedShare: 0.2,
      returnShare: 0.33,
      returnAhtFactor: 1.2,
      stoppedShare: 0.17,
      refusalSeconds: 90,
      rampMonths: 3,
    }),
  },
];
