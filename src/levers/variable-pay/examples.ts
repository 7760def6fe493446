import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type VariablePayParams, variablePay } from './lever.ts';

const params: VariablePayParams = { ...variablePay.neutral, month: 2, siteId: 'lille', what: 'plan', targetEurosPerMonth: 200 };
const shown = (network: Network, of: VariablePayParams): string =>
  JSON.stringify(
    variablePay.effects(network, of, 2).map(({ code, params: facts }) => [code, Math.round(Number(facts.euros ?? 0) * 100) / 100]),
  );

const planned = variablePay.apply(exampleNetwork, params, 2);

export const variablePayExamples: readonly LeverExample<VariablePayParams>[] = [
  {
    title: {
      fr: 'Lille, 13 personnes à 200 € : dix points de service en moins coûtent 7,50 € à chacune, une DMT de 10 % plus longue 9,09 €',
      en: 'Lille, 13 people at €200: ten points of service less cost each €7.50, an AHT 10% longer €9.09',
    },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (before, after) => {
      // 200 × 0.3 × (1 − 70/80) = 7.50; 200 × 0.5 × (1 − 1/1.1) = 9.09; 200 × 0.2 × 0.05 = 2.
      const wanted = JSON.stringify([
        ['plan', 2600],
        ['service', 7.5],
        ['pace', 9.09],
        ['quality', 2],
      ]);
      const said = shown(before, params);
      return said === wanted && after.teams.filter((team) => team.variablePay !== undefined).length === 2 ? null : said;
    },
  },
  {
    title: { fr: 'Gelée à 100 % : plus rien ne dépend des chiffres', en: 'Frozen at 100%: nothing depends on the figures any more' },
    network: planned,
    params: { ...params, what: 'freeze' },
    month: 2,
    holds: (before) => {
      const said = shown(before, { ...params, what: 'freeze' });
      return said === '[["frozen",2600],["noRisk",0]]' ? null : said;
    },
  },
];
