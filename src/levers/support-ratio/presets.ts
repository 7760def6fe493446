import type { LeverPreset } from '../lever.ts';
import type { SupportRatioParams } from './lever.ts';

const NOTE = {
  fr: 'Le mouvement vient des sources syndicales (soutien local remplacé, formateurs partagés) ; les deux élasticités sont des hypothèses à discuter.',
  en: 'The move comes from the union sources (local support replaced, trainers shared); both elasticities are assumptions to discuss.',
};

const posts = (kind: string, aht: number, repeat: number) => ({
  kind,
  rampMonths: 3,
  ahtRiseWhenDoubled: aht,
  repeatRiseWhenDoubled: repeat,
});

export const supportRatioPresets: readonly LeverPreset<SupportRatioParams>[] = [
  { id: 'support', title: { fr: 'Soutien local', en: 'Local support' }, note: NOTE, params: () => posts('support', 0.03, 0.05) },
  { id: 'leaders', title: { fr: 'Encadrement d’équipe', en: 'Team leaders' }, note: NOTE, params: () => posts('teamLeader', 0.02, 0.02) },
  { id: 'trainers', title: { fr: 'Formateurs', en: 'Trainers' }, note: NOTE, params: () => posts('trainer', 0, 0) },
];
