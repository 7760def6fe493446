/** Incident SI: what each figure rests on. The letter speaks of the failure, which is in the scenarios; the region is an assumption. */
import type { FieldPath } from '../../model/issue.ts';
import type { Provenance, Source } from '../../model/project.ts';
import { assumed, assumedWithin } from '../provenance-entries.ts';
import { handlingTimes, PAY, TRADE, TRAINING, USUAL, waitingWork } from '../usual-provenance.ts';
import { BASELINE, WORK } from './network.ts';

export const SOURCES: readonly Source[] = [
  {
    id: 's4',
    title: { fr: 'Lettre syndicale, mai 2017 : panne COME', en: 'Union letter, May 2017: the COME failure' },
    detail: {
      fr: 'Saisie lente, deux systèmes en parallèle, dix jours sans un type d’acte, tickets en double, une journée de formation, 18 000 utilisateurs, 100 M€ en 18 mois devenus 315 M€ en quatre ans.',
      en: 'Slow entry, two systems in parallel, ten days without one kind of act, duplicate tickets, one training day, 18,000 users, €100M over 18 months that became €315M over four years.',
    },
  },
  {
    id: 's0',
    title: { fr: 'Tract syndical : histoire des SCO', en: 'Union leaflet: history of the SCO' },
    detail: {
      fr: 'Métiers du N2, soutien de proximité remplacé par une SPA.',
      en: 'N2 trades, local support replaced by a support platform.',
    },
  },
  TRADE,
];

const EVEN = {
  fr: 'Niveau supposé à ± 10 % près ; même pente que les appels, sans saison.',
  en: 'Level assumed within ± 10%; the slope of the calls, without a season.',
} as const;

export const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = {
  ...USUAL,
  ...TRAINING,
  ...handlingTimes(BASELINE.flows),
  ...PAY,
  ...waitingWork(WORK),
  horizon: assumedWithin({
    fr: 'Deux ans autour de la lettre de mai 2017, assez pour voir le retard se résorber ou non.',
    en: 'Two years around the letter of May 2017, enough to see whether the backlog is cleared.',
  }),
  'flows/*/volumeByMonth': assumedWithin({
    fr: 'Niveau supposé à ± 10 % près ; pente de −4 % par an (de 0 à −8 %), comme les effectifs ; saison à ± 5 %.',
    en: 'Level assumed within ± 10%; slope of −4% a year (0 to −8%), as the staff; season within ± 5%.',
  }),
  'flows/dossiers-livraison/volumeByMonth': assumedWithin(EVEN),
  'flows/reprises/volumeByMonth': assumedWithin(EVEN),
  'flows/*/routing/overflow': assumed(10, 60, { fr: 'Attente avant l’entraide, en secondes.', en: 'Wait before mutual aid, in seconds.' }),
  'flows/*/routing': assumedWithin({
    fr: 'Site d’abord, puis entraide dans la région ; les dossiers vont au premier conseiller libre de la région.',
    en: 'Own site first, then mutual aid in the region; files go to the first free adviser of the region.',
  }),
};
