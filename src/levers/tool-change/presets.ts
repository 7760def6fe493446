import type { LeverPreset } from '../lever.ts';
import type { ToolChangeParams } from './lever.ts';

export const toolChangePresets: readonly LeverPreset<ToolChangeParams>[] = [
  {
    id: 'telephony',
    title: { fr: 'Téléphonie, Alcatel → Cisco (2015)', en: 'Telephony, Alcatel → Cisco (2015)' },
    note: {
      fr: 'Le changement est daté par le tract syndical sur l’histoire des SCO ; durées et facteurs sont des hypothèses à ajuster.',
      en: 'The change is dated by the union leaflet on the history of the SCO; lengths and factors are assumptions to adjust.',
    },
    params: () => ({ ahtFactor: 1.08, shrinkageAdded: 0.03, recoveryWeeks: 8, trainingDays: 1, lastingAhtFactor: 1 }),
  },
  {
    id: 'planning',
    title: { fr: 'Outil de planification, Calabrio → OPOCI (2015, 2017)', en: 'Planning tool, Calabrio → OPOCI (2015, 2017)' },
    note: {
      fr: 'Les changements sont datés par le tract syndical sur l’histoire des SCO ; plannings moins justes : plus de retraits, même DMT (hypothèses).',
      en: 'The changes are dated by the union leaflet on the history of the SCO; rosters fit less well: more shrinkage, same AHT (assumptions).',
    },
    params: () => ({ ahtFactor: 1, shrinkageAdded: 0.02, recoveryWeeks: 12, trainingDays: 0.5, lastingAhtFactor: 1 }),
  },
];
