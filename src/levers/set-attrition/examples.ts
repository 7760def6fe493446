import type { Network } from '../../model/network.ts';
import { evolve } from '../evolution.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type SetAttritionParams, setAttrition } from './lever.ts';

/** Every team loses 24 % a year; at month 6 it stands at 88 %. */
const leaving: Network = {
  ...exampleNetwork,
  teams: exampleNetwork.teams.map((team) => ({ ...team, attritionPerYearShare: 0.24 })),
};
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-9;
const params: SetAttritionParams = { ...setAttrition.neutral, month: 3, siteId: 'brest', figures: 'even', yearlyShare: 0 };

export const setAttritionExamples: readonly LeverExample<SetAttritionParams>[] = [
  {
    title: {
      fr: 'Plus aucun départ à Brest dès le quatrième mois : les 20 ETP restent à 18,8, ceux déjà partis ne reviennent pas',
      en: 'Nobody leaves Brest from the fourth month on: the 20 FTE stay at 18.8, those already gone do not come back',
    },
    network: evolve(leaving, 6),
    params,
    month: 6,
    holds: (_before, after) => {
      // 20 × (1 − 0.24 × 3 / 12) at month 3.
      const fte = after.teams.find((team) => team.id === 'brest-home')?.fte;
      return near(fte, 18.8) ? null : String(fte);
    },
  },
  {
    title: {
      fr: 'Un départ sur deux remplacé : 24 % deviennent 12 % par an, les arrivants sont 50 % plus lents au début',
      en: 'One leaver in two replaced: 24% becomes 12% a year, newcomers are 50% slower at first',
    },
    network: evolve(leaving, 6),
    params: { ...params, figures: 'asNow', month: 0, replacedShare: 0.5, rampFactor: 1.5, rampMonths: 4 },
    month: 6,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      // 20 × (1 − 0.12 / 2) = 18.8; of 24 % a year half is replaced: 4 months of it ramp up, halfway on average.
      const cohort = team.cohorts[0];
      return near(team.fte, 18.8) && near(cohort?.fte, (18.8 * 0.24 * 0.5 * 4) / 12) && near(cohort?.handlingFactor, 1.25)
        ? null
        : JSON.stringify(team);
    },
  },
];
