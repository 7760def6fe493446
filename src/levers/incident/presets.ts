import type { LeverPreset } from '../lever.ts';
import type { IncidentParams } from './lever.ts';

export const incidentPresets: readonly LeverPreset<IncidentParams>[] = [
  {
    id: 'come',
    title: { fr: 'Panne COME (2017)', en: 'COME failure (2017)' },
    note: {
      fr: 'Lettre syndicale de mai 2017 : saisie lente, deux systèmes en parallèle, dix jours sans un type d’acte, tickets en double, une journée de formation, et un coût passé de 100 M€ en 18 mois à 315 M€ en quatre ans pour 18 000 utilisateurs. Les pourcentages et les secondes sont des hypothèses ; le coût est ramené à cent utilisateurs.',
      en: 'Union letter of May 2017: slow entry, two systems in parallel, ten days without one kind of act, duplicate tickets, one training day, and a cost that went from €100M over 18 months to €315M over four years for 18,000 users. Percentages and seconds are assumptions; the cost is that of a hundred users.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      days: 90,
      ahtFactor: 1.2,
      dualShare: 0.3,
      dualSeconds: 120,
      blockedShare: 0.08,
      blockedDays: 10,
      returnDays: 20,
      duplicateShare: 0.05,
      trainingDays: 1,
      throttleFactor: 1,
      plannedCost: 560_000,
      actualCost: 1_750_000,
      costMonths: 48,
    }),
  },
  {
    id: 'tool-change',
    title: { fr: 'Changement d’outil qui se passe bien', en: 'Change of tool that goes well' },
    note: {
      fr: 'Téléphonie ou planification remplacées (2015, 2017) : deux mois de rodage, +5 % de DMT, une journée de formation. Hypothèses.',
      en: 'Telephony or planning replaced (2015, 2017): two months of running in, +5% AHT, one training day. Assumptions.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      days: 60,
      ahtFactor: 1.05,
      dualShare: 0,
      dualSeconds: 0,
      blockedShare: 0,
      blockedDays: 0,
      returnDays: 0,
      duplicateShare: 0,
      trainingDays: 1,
      throttleFactor: 1,
      plannedCost: 0,
      actualCost: 0,
      costMonths: 1,
    }),
  },
];
