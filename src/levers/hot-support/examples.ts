import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { workloads } from '../workload.ts';
import { type HotSupportParams, hotSupport } from './lever.ts';

const experts = (network: Network): string =>
  network.teams
    .filter((team) => team.profileId === 'p-support')
    .map((team) => `${team.siteId} ${team.fte}`)
    .join(', ');

export const hotSupportExamples: readonly LeverExample<HotSupportParams>[] = [
  {
    title: {
      fr: 'SPA à Nantes avec les 2 postes d’appui de Brest : 900 appels aidés sur 9 000, réitérations comprises 989, soit 49,5 h par mois',
      en: 'SPA in Nantes with Brest’s 2 support posts: 900 of 9,000 calls helped, 989 with repeats, 49.5 h a month',
    },
    network: exampleNetwork,
    params: { ...hotSupport.neutral, month: 2, flowIds: ['home'], where: 'platform', siteId: 'nantes', share: 0.1, repeatFactor: 0.9 },
    month: 2,
    holds: (_before, after) => {
      // Home with repeats: 9000 / (1 − 0.09) = 9890.1 calls; a tenth of them for 180 s each.
      const help = workloads(after, 2).get('support')!;
      const right = experts(after) === 'nantes 2' && Math.round(help.calls) === 989 && Math.round(help.hours * 10) === 495;
      return right && after.supportPosts.length === 0 ? null : `${experts(after)} ${help.calls} ${help.hours}`;
    },
  },
  {
    title: {
      fr: 'Une équipe d’appui d’un ETP par site d’Open, sans toucher aux postes existants',
      en: 'A support team of one FTE at each site of Open, existing posts untouched',
    },
    network: exampleNetwork,
    params: { ...hotSupport.neutral, month: 0, flowIds: ['open'], share: 0.1, people: 'own', fte: 1, transferFactor: 0.5 },
    month: 0,
    holds: (before, after) =>
      experts(after) === 'brest 1, nantes 1, lille 1' &&
      after.supportPosts === before.supportPosts &&
      after.flows[1]!.transfers[0]!.share === 0.05
        ? null
        : experts(after),
  },
];
