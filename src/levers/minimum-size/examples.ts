import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type MinimumSizeParams, minimumSize } from './lever.ts';

const params: MinimumSizeParams = { ...minimumSize.neutral, month: 1, advisers: 20 };

export const minimumSizeExamples: readonly LeverExample<MinimumSizeParams>[] = [
  {
    title: {
      fr: 'Vingt conseillers par région : l’Est en a 13, partenaire non compris, il en manque 7',
      en: 'Twenty advisers a region: East has 13, the partner not counted, 7 are missing',
    },
    network: exampleNetwork,
    params,
    month: 1,
    holds: (before, after) => {
      const told = minimumSize
        .effects(before, params, 1)
        .map(({ code, params: facts }) => [code, facts.missing ?? Math.round(Number(facts.euros))]);
      // 7 × 35 h × 52.18 weeks ÷ 12 × 28 €.
      const cost = Math.round((7 * 35 * (365.25 / 7) * 28) / 12);
      const wanted = JSON.stringify([
        ['short', 7],
        ['wouldCost', cost],
      ]);
      return JSON.stringify(told) === wanted && after.teams === before.teams ? null : JSON.stringify(told);
    },
  },
  {
    title: { fr: 'Les sept sont recrutés à Lille, dans la plus grande équipe', en: 'The seven are hired in Lille, into the largest team' },
    network: exampleNetwork,
    params: { ...params, remedy: 'hire', rampFactor: 1.5, rampMonths: 2 },
    month: 1,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'lille-home')!;
      return team.headcount === 15 && team.fte === 15 && Math.abs((team.cohorts[0]?.handlingFactor ?? 0) - 1.375) < 1e-9
        ? null
        : JSON.stringify(team);
    },
  },
];
