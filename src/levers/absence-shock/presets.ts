import type { LeverPreset } from '../lever.ts';
import type { AbsenceShockParams } from './lever.ts';

export const absenceShockPresets: readonly LeverPreset<AbsenceShockParams>[] = [
  {
    id: 'flu',
    title: { fr: 'Grippe : 8 % d’absents imprévus, deux mois', en: 'Flu: 8% away unplanned, two months' },
    note: {
      fr: 'Hypothèse de travail, à remplacer par vos propres relevés.',
      en: 'A working assumption, to be replaced by your own records.',
    },
    params: () => ({ months: 2, plannedShare: 0, unplannedShare: 0.08 }),
  },
  {
    id: 'strike',
    title: { fr: 'Grève : 25 % d’absents imprévus, un mois', en: 'Strike: 25% away unplanned, one month' },
    note: {
      fr: 'Hypothèse de travail : moyenne du mois ; un jour de grève très suivi parmi vingt ordinaires donne bien moins.',
      en: 'A working assumption: the mean of the month; one well-followed day among twenty ordinary ones gives far less.',
    },
    params: () => ({ months: 1, plannedShare: 0, unplannedShare: 0.25 }),
  },
  {
    id: 'summer',
    title: { fr: 'Congés d’été : 10 points de retraits de plus, deux mois', en: 'Summer leave: 10 points more shrinkage, two months' },
    note: {
      fr: 'Hypothèse de travail ; retraits usuels de 20 à 35 % sur l’année (convention du métier).',
      en: 'A working assumption; shrinkage is usually 20 to 35% over the year (trade convention).',
    },
    params: () => ({ months: 2, plannedShare: 0.1, unplannedShare: 0 }),
  },
];
