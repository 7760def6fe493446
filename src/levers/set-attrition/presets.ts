import type { LeverPreset } from '../lever.ts';
import type { SetAttritionParams } from './lever.ts';

const CONVENTION = {
  fr: 'Ordre de grandeur : de 3 à 5 % de départs par an sans embauche, d’après les sources syndicales (2009–2021) ; à ajuster.',
  en: 'Order of magnitude: 3 to 5% leave a year without hiring, after the union sources (2009–2021); to be adjusted.',
};

export const setAttritionPresets: readonly LeverPreset<SetAttritionParams>[] = [
  {
    id: 'freeze',
    title: { fr: 'Gel des embauches, 4 % de départs par an', en: 'Recruitment freeze, 4% leave a year' },
    note: CONVENTION,
    params: () => ({ figures: 'even', yearlyShare: 0.04, replacedShare: 0, hires: 'cancelled' }),
  },
  {
    id: 'replaced',
    title: { fr: 'Un départ sur deux remplacé, 4 % par an', en: 'One leaver in two replaced, 4% a year' },
    note: CONVENTION,
    params: () => ({ figures: 'even', yearlyShare: 0.04, replacedShare: 0.5, rampFactor: 1.5, rampMonths: 4, hires: 'asPlanned' }),
  },
  {
    id: 'young',
    title: { fr: 'Les nouveaux partent d’abord (25 %, 10 %, 3 %)', en: 'Newcomers leave first (25%, 10%, 3%)' },
    note: {
      fr: 'Hypothèse de travail, à remplacer par vos propres relevés.',
      en: 'A working assumption, to be replaced by your own records.',
    },
    params: () => ({ figures: 'bands', under1Year: 0.25, from1To5Years: 0.1, over5Years: 0.03, hires: 'asPlanned' }),
  },
];
