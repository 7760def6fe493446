import { teamsWithSkill } from '../flow-changes.ts';
import type { LeverPreset } from '../lever.ts';
import type { PoolRoutingParams } from './lever.ts';

export const poolRoutingPresets: readonly LeverPreset<PoolRoutingParams>[] = [
  {
    id: 'regional-2012',
    title: { fr: 'Routage régional (2012)', en: 'Regional routing (2012)' },
    note: {
      fr: 'Presse, juin 2012 : les appels de 1,6 million de clients vont d’abord aux conseillers de leur région. Débordement vers tous les sites après 60 s, puis vers les partenaires après 120 s : délais supposés.',
      en: 'Press, June 2012: calls of 1.6 million customers go to advisers of their region first. Overflow to all sites after 60 s, then to partners after 120 s: delays assumed.',
    },
    params: (network, chosen) => ({
      ...chosen,
      path: 'regionNation',
      firstAfterSeconds: 60,
      secondAfterSeconds: 60,
      partners: chosen.flowIds.every((id) => teamsWithSkill(network, id, 'partner').length > 0) ? 'last' : 'never',
      partnersAfterSeconds: 120,
    }),
  },
  {
    id: 'national-2021',
    title: { fr: 'Mutualisation nationale (2021)', en: 'National pooling (2021)' },
    note: {
      fr: 'Tract de 2020 : à partir de début 2021, front et back mutualisés sur tous les sites.',
      en: 'Leaflet of 2020: from early 2021, front and back office pooled over all sites.',
    },
    params: (_network, chosen) => ({ ...chosen, path: 'nation', partners: 'never' }),
  },
];
