import type { LeverPreset } from '../lever.ts';
import type { MinimumSizeParams } from './lever.ts';

export const minimumSizePresets: readonly LeverPreset<MinimumSizeParams>[] = [
  {
    id: 'open-2012',
    title: { fr: '120 conseillers N1 et N2 par direction (2012)', en: '120 advisers N1 and N2 a region (2012)' },
    note: {
      fr: 'Règle annoncée au comité d’établissement de février 2012 pour les centres Open, neuf directions ; ce n’est pas une norme légale.',
      en: 'Rule announced to the works council in February 2012 for the Open centres, nine regions; it is no legal norm.',
    },
    params: () => ({ level: 'region', regionId: null, advisers: 120 }),
  },
];
