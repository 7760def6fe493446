import type { LeverPreset } from '../lever.ts';
import type { VariablePayParams } from './lever.ts';

export const variablePayPresets: readonly LeverPreset<VariablePayParams>[] = [
  {
    id: 'three-parts',
    title: { fr: 'Trois parts : individuelle, collective, qualité', en: 'Three parts: individual, collective, quality' },
    note: {
      fr: 'Les sources décrivent ces trois parts ; leurs poids et le montant sont des hypothèses. Formule neutre, pas le bulletin de paie d’une entreprise.',
      en: 'The sources describe these three parts; their weights and the amount are assumptions. A neutral formula, not any firm’s pay slip.',
    },
    params: () => ({ what: 'plan', targetEurosPerMonth: 200, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 }),
  },
  {
    id: 'freeze',
    title: { fr: 'Gel à 100 % pendant la réorganisation', en: 'Frozen at 100% during the reorganisation' },
    note: {
      fr: 'Demande faite lors de la panne informatique de 2017 : personne ne perd à ce qu’il ne maîtrise pas. Il faut un plan dans les données ou avant ce levier.',
      en: 'Asked for during the 2017 IT failure: nobody loses by what they do not control. It needs a plan in the data or before this lever.',
    },
    params: () => ({ what: 'freeze', frozenShare: 1 }),
  },
];
