import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type MergeSitesParams, mergeSites } from './lever.ts';

const params: MergeSitesParams = {
  ...mergeSites.neutral,
  month: 6,
  siteIds: ['brest', 'nantes'],
  intoSiteId: 'nantes',
  fixedCostSavedShare: 0.75,
  postsKeptShare: 0.5,
  oneOffCost: 90_000,
};

export const mergeSitesExamples: readonly LeverExample<MergeSitesParams>[] = [
  {
    title: {
      fr: 'Brest rejoint Nantes : 55 ETP et 80 positions sur un plateau, un poste de soutien sur deux',
      en: 'Brest joins Nantes: 55 FTE and 80 seats on one floor, one support post of two',
    },
    network: exampleNetwork,
    params,
    month: 6,
    holds: (_before, after) => {
      const site = after.sites.find((one) => one.id === 'nantes')!;
      const fte = after.teams.filter((team) => team.siteId === 'nantes').reduce((sum, team) => sum + team.fte, 0);
      const zone = after.flows[0]?.origins.find((origin) => origin.siteId === 'nantes')?.share;
      // Of Brest's 20,000 € a month a quarter stays: 25,000 € in all.
      const right = fte === 55 && site.seats === 80 && site.fixedCostPerMonth === 25_000 && after.supportPosts[0]?.fte === 1;
      return right && zone === 0.8 && after.sites.length === 3 ? null : JSON.stringify({ site, fte, zone });
    },
  },
  {
    title: {
      fr: 'Seuls les postes de soutien fusionnent : les plateaux et les équipes restent',
      en: 'Only the support posts merge: floors and teams stay',
    },
    network: exampleNetwork,
    params: { ...params, floors: 'keepFloors' },
    month: 6,
    holds: (before, after) =>
      after.teams === before.teams &&
      after.sites === before.sites &&
      after.supportPosts[0]?.siteId === 'nantes' &&
      after.supportPosts[0].fte === 1
        ? null
        : JSON.stringify(after.supportPosts),
  },
];
