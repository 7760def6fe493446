import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type ReinternaliseParams, reinternalise } from './lever.ts';

/** The example network with 60 % of Home outside. */
const outside: Network = {
  ...exampleNetwork,
  flows: exampleNetwork.flows.map((flow) => (flow.id === 'home' ? { ...flow, routing: { ...flow.routing, partnerShare: 0.6 } } : flow)),
};
const home: ReinternaliseParams = {
  ...reinternalise.neutral,
  month: 1,
  flowIds: ['home'],
  share: 0.3,
  rampMonths: 2,
  minInHouseShare: 2 / 3,
};

export const reinternaliseExamples: readonly LeverExample<ReinternaliseParams>[] = [
  {
    title: {
      fr: 'De 60 % à 30 % chez le partenaire en trois mois : 2 700 appels reviennent, 300 heures, 3,3 ETP occupés à 85 %',
      en: 'From 60% to 30% at the partner over three months: 2,700 calls come home, 300 hours, 3.3 FTE busy 85%',
    },
    network: outside,
    params: home,
    month: 3,
    // 300 h ÷ (35 h × 0.7 × 4.348 weeks × 0.85) = 3.31.
    holds: (before, after) => {
      const facts = reinternalise.effects(before, home, 3);
      const need = Number(facts.find(({ code }) => code === 'need')?.params.fte);
      const calls = Number(facts.find(({ code }) => code === 'home')?.params.calls);
      const share = after.flows[0]!.routing.partnerShare;
      const right = Math.abs(share - 0.3) < 1e-12 && Math.round(calls) === 2700 && Math.abs(need - 3.31) < 0.01;
      const warned = reinternalise.check(before, { ...home, minInHouseShare: 0.75 }).some(({ code }) => code === 'belowInHouse');
      return right && warned && reinternalise.check(before, home).length === 0 ? null : `${share} ${calls} ${need} ${warned}`;
    },
  },
];
