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

/** Four people in two waves from February, calls from March on. */
const hiring: ReinternaliseParams = {
  ...home,
  minInHouseShare: 0,
  people: 'hire',
  hiredFte: 4,
  teamId: 'nantes-home',
  waves: 2,
  callsAfterMonths: 1,
  trainingWeeks: 2,
  beginnerMonths: 3,
  costPerPerson: 1500,
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
  {
    title: {
      fr: 'Quatre recrutés à Nantes en deux vagues : 2 en février, sans appel encore ; 4 en mars, 6 000 € en tout, premier tiers des appels',
      en: 'Four hired in Nantes in two waves: 2 in February, no call yet; 4 in March, €6,000 in all, first third of the calls',
    },
    network: outside,
    params: hiring,
    month: 2,
    holds: (before, after) => {
      const team = after.teams.find((one) => one.id === 'nantes-home')!;
      const first = reinternalise.apply(before, hiring, 1);
      const early = first.teams.find((one) => one.id === 'nantes-home')!;
      const euros = after.oneOffCosts.map((cost) => `${cost.month}:${cost.euros}`).join(' ');
      // The share falls from 60 % in thirds: 50 % in March.
      const right = team.fte === 16 && early.fte === 14 && team.cohorts.length === 2 && euros === '1:3000 2:3000';
      const calls = first.flows === before.flows && Math.abs(after.flows[0]!.routing.partnerShare - 0.5) < 1e-12;
      return right && calls ? null : JSON.stringify([team, early.fte, euros, after.flows[0]!.routing.partnerShare]);
    },
  },
];
