import type { Network } from '../../model/network.ts';
import type { LeverPreset } from '../lever.ts';
import type { HotSupportParams } from './lever.ts';

const firstSite = (network: Network): string | null => network.sites.find((site) => site.kind === 'internal')?.id ?? null;
const hasPosts = (network: Network): boolean => network.supportPosts.some((post) => post.kind === 'support' && post.fte > 0);

const assumed = {
  fr: 'Un appel sur douze, trois minutes d’aide : hypothèses.',
  en: 'One call in twelve, three minutes of help: assumptions.',
} as const;

export const hotSupportPresets: readonly LeverPreset<HotSupportParams>[] = [
  {
    id: 'spa',
    title: { fr: 'SPA : un plateau d’appui pour tous', en: 'SPA: one support platform for all' },
    note: {
      fr: `Tract sur l’histoire des SCO : dans une région, l’appui local a été remplacé par une SPA. ${assumed.fr}`,
      en: `Leaflet on the history of the SCO: in one region an SPA replaced local support. ${assumed.en}`,
    },
    params: (network, chosen) => ({
      ...chosen,
      where: 'platform',
      siteId: chosen.siteId ?? firstSite(network),
      people: hasPosts(network) ? 'posts' : 'own',
      fte: Math.max(3, chosen.fte),
      share: 0.08,
      afterShare: 0.5,
      helpSeconds: 180,
    }),
  },
  {
    id: 'local',
    title: { fr: 'Appui local : une équipe par site', en: 'Local support: a team at each site' },
    note: {
      fr: `Tract sur l’histoire des SCO : l’appui se faisait sur place. ${assumed.fr}`,
      en: `Leaflet on the history of the SCO: support used to be on the floor. ${assumed.en}`,
    },
    params: (network, chosen) => ({
      ...chosen,
      where: 'local',
      people: hasPosts(network) ? 'posts' : 'own',
      fte: Math.max(1, chosen.fte),
      share: 0.08,
      afterShare: 0.5,
      helpSeconds: 180,
    }),
  },
];
