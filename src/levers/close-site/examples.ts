import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type CloseSiteParams, closeSite } from './lever.ts';

const fte = (network: Network): number => network.teams.reduce((total, team) => total + team.fte, 0);

export const closeSiteExamples: readonly LeverExample<CloseSiteParams>[] = [
  {
    title: {
      fr: 'Lille ferme dans Nantes, 60 % suivent : 5,2 ETP partent, Nantes a 60 % des appels',
      en: 'Lille closes into Nantes, 60% follow: 5.2 FTE leave, Nantes has 60% of the calls',
    },
    network: exampleNetwork,
    params: { ...closeSite.neutral, month: 5, siteId: 'lille', intoSiteId: 'nantes', moveShare: 0.6, addedSeats: 8, oneOffCost: 50_000 },
    month: 5,
    holds: (before, after) => {
      const share = after.flows[0]!.origins.find((origin) => origin.siteId === 'nantes')!.share;
      const seats = after.sites.find((site) => site.id === 'nantes')!.seats;
      const right = Math.abs(fte(before) - fte(after) - 5.2) < 1e-9 && Math.abs(share - 0.6) < 1e-12 && seats === 48;
      return right && after.sites.every((site) => site.id !== 'lille') && after.oneOffCosts[0]?.euros === 50_000
        ? null
        : JSON.stringify({ share, seats });
    },
  },
  {
    title: { fr: 'Brest ferme sans reprise d’équipe', en: 'Brest closes and nobody follows' },
    network: exampleNetwork,
    params: { ...closeSite.neutral, month: 5, siteId: 'brest', intoSiteId: 'nantes' },
    month: 6,
    holds: (before, after) =>
      fte(before) - fte(after) === 28 && after.supportPosts.length === 0 && after.teams.every((team) => team.siteId !== 'brest')
        ? null
        : String(fte(after)),
  },
  {
    title: {
      fr: 'Brest ferme, tout le monde suit sauf la moitié du soutien : il reste un poste sur deux',
      en: 'Brest closes, everybody follows but half the support: one post of two remains',
    },
    network: exampleNetwork,
    params: { ...closeSite.neutral, month: 5, siteId: 'brest', intoSiteId: 'nantes', moveShare: 1, postsShare: 0.5 },
    month: 5,
    holds: (before, after) => {
      const [post] = after.supportPosts;
      return fte(before) === fte(after) && post?.siteId === 'nantes' && post.fte === 1 ? null : JSON.stringify(post);
    },
  },
];
