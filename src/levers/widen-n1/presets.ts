import type { LeverPreset } from '../lever.ts';
import type { WidenN1Params } from './lever.ts';

export const widenN1Presets: readonly LeverPreset<WidenN1Params>[] = [
  {
    id: 'claims-and-debt',
    title: { fr: 'Réclamations et recouvrement simples au N1', en: 'Simple claims and debt calls at N1' },
    note: {
      fr: 'Tract sur l’histoire des SCO : élargir le périmètre du N1 pour limiter transferts et réitérations. Le sens est sourcé ; +12 % de DMT, −40 % de transferts, −20 % de réitérations et trois jours en salle sont des hypothèses.',
      en: 'Leaflet on the history of the SCO: widen N1 to limit transfers and repeats. The direction is sourced; +12% AHT, −40% transfers, −20% repeats and three classroom days are assumptions.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      ahtFactor: 1.12,
      transferFactor: 0.6,
      repeatFactor: 0.8,
      rampMonths: 3,
      classroomDays: 3,
    }),
  },
];
