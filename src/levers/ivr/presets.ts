import type { LeverPreset } from '../lever.ts';
import type { IvrParams } from './lever.ts';

export const ivrPresets: readonly LeverPreset<IvrParams>[] = [
  {
    id: 'no-impact-expected',
    title: { fr: 'Annoncé « sans impact »', en: 'Announced as “no impact”' },
    note: {
      fr: 'Numéro unique 3900 et SVI en langage naturel, 2016, annoncés sans impact (tract sur l’histoire des SCO) : aucun appel mal aiguillé.',
      en: 'Single number 3900 and speech IVR, 2016, announced as having no impact (leaflet on the history of the SCO): no call misrouted.',
    },
    params: (_network, chosen) => ({ ...chosen, containedShare: 0.05, misroutedShare: 0, firstMisroutedShare: 0, rampMonths: 0 }),
  },
  {
    id: 'many-bugs',
    title: { fr: 'Beaucoup d’erreurs au début', en: 'Many errors at first' },
    note: {
      fr: 'La même source parle de nombreux bugs. 15 % d’appels mal aiguillés au début, 5 % après six mois, 75 s pour s’en apercevoir : hypothèses.',
      en: 'The same source speaks of many bugs. 15% of calls misrouted at first, 5% after six months, 75 s to find out: assumptions.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      containedShare: 0.05,
      misroutedShare: 0.05,
      firstMisroutedShare: 0.15,
      rampMonths: 6,
      sortingSeconds: 75,
    }),
  },
];
