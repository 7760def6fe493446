import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type MutualAidParams, mutualAid } from './lever.ts';

const afternoons: MutualAidParams = {
  ...mutualAid.neutral,
  month: 2,
  months: 4,
  siteId: 'nantes',
  zoneSiteId: 'lille',
  flowIds: ['home'],
  afterSeconds: 45,
  hours: { fromMinute: 840, toMinute: 1080 },
};

export const mutualAidExamples: readonly LeverExample<MutualAidParams>[] = [
  {
    title: {
      fr: 'Nantes aide Lille sur Home l’après-midi, de 14 h à 18 h : 20 heures prêtées par semaine, après 45 s d’attente',
      en: 'Nantes helps Lille on Home in the afternoon, 14:00 to 18:00: 20 hours lent a week, after a wait of 45 s',
    },
    network: exampleNetwork,
    params: afternoons,
    month: 2,
    holds: (before, after) => {
      const aid = after.flows[0]!.routing.aid ?? [];
      const balances = mutualAid.effects(before, afternoons, 2).flatMap(({ code, params }) => (code === 'balance' ? [params.hours] : []));
      const right = aid.length === 1 && aid[0]!.afterSeconds === 45 && aid[0]!.hours?.[4]?.fromMinute === 840 && aid[0]!.hours[5] === null;
      return right && balances.join(' ') === '20 -20' ? null : JSON.stringify({ aid, balances });
    },
  },
  {
    title: { fr: 'Au bout de quatre mois, l’entraide s’arrête', en: 'After four months the aid stops' },
    network: exampleNetwork,
    params: afternoons,
    month: 6,
    holds: (before, after) => (before === after ? null : 'still there'),
  },
];
