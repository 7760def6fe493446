import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type SupportRatioParams, supportRatio } from './lever.ts';

const params: SupportRatioParams = {
  ...supportRatio.neutral,
  month: 2,
  siteId: 'brest',
  kind: 'support',
  postsFte: 1,
  ahtRiseWhenDoubled: 0.04,
  repeatRiseWhenDoubled: 0.1,
};
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-12;

export const supportRatioExamples: readonly LeverExample<SupportRatioParams>[] = [
  {
    title: {
      fr: 'Un poste de soutien au lieu de deux à Brest : 28 conseillers par poste au lieu de 14, DMT +4 %',
      en: 'One support post instead of two in Brest: 28 advisers a post instead of 14, AHT +4%',
    },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (_before, after) => {
      const brest = after.teams.find((team) => team.id === 'brest-home');
      const nantes = after.teams.find((team) => team.id === 'nantes-home');
      // Brest has 20 of the 50 FTE who answer Home: repeats rise by 40 % of 10 %.
      const repeat = after.flows.find((flow) => flow.id === 'home')?.repeat.share;
      return near(brest?.handlingFactor, 1.04) &&
        nantes?.handlingFactor === undefined &&
        near(repeat, 0.1 * 1.04) &&
        after.supportPosts[0]?.fte === 1
        ? null
        : JSON.stringify({ brest, repeat });
    },
  },
  {
    title: { fr: 'Quatre postes au lieu de deux : la moitié de charge, DMT −2 %', en: 'Four posts instead of two: half the load, AHT −2%' },
    network: exampleNetwork,
    params: { ...params, postsFte: 4 },
    month: 2,
    holds: (_before, after) => (near(after.teams[0]?.handlingFactor, 0.98) ? null : JSON.stringify(after.teams[0])),
  },
];
