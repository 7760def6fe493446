import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type SplitFlowParams, splitFlow } from './lever.ts';

const told = (network: Network): string =>
  network.flows
    .filter((flow) => flow.id.startsWith('home'))
    .map((flow) => `${flow.name} ${Math.round(flow.volumeByMonth[0]!)}×${Math.round(flow.ahtSeconds * 10) / 10}`)
    .join(' ');

const order = (network: Network, profileId: string): string =>
  network.skillProfiles
    .find((profile) => profile.id === profileId)!
    .skills.map((skill) => `${skill.flowId}/${skill.queueRank}`)
    .join(' ');

export const splitFlowExamples: readonly LeverExample<SplitFlowParams>[] = [
  {
    title: {
      fr: 'Un quart de Home en haut de marché, DMT +20 % et servi d’abord : 2 250 × 480 s et 6 750 × 373,3 s font les mêmes 1 000 heures',
      en: 'A quarter of Home as high market, AHT +20% and served first: 2,250 × 480 s and 6,750 × 373.3 s make the same 1,000 hours',
    },
    network: exampleNetwork,
    params: {
      ...splitFlow.neutral,
      month: 1,
      flowId: 'home',
      name: 'Haut',
      share: 0.25,
      ahtFactor: 1.2,
      patienceSeconds: 90,
      priority: 'before',
    },
    month: 1,
    holds: (_before, after) => {
      const part = after.flows.find((flow) => flow.id === 'home-part')!;
      const right = told(after) === 'Home 6750×373.3 Haut 2250×480' && order(after, 'p-home') === 'home/2 home-part/1';
      return right && part.patienceSeconds === 90 ? null : `${told(after)} | ${order(after, 'p-home')}`;
    },
  },
  {
    title: {
      fr: 'La moitié des réclamations, même file : les transferts d’Open se partagent, un groupe réunit les deux',
      en: 'Half of the claims, one queue: the transfers of Open split, one group holds both',
    },
    network: exampleNetwork,
    params: { ...splitFlow.neutral, month: 0, flowId: 'claims', share: 0.5 },
    month: 0,
    holds: (_before, after) => {
      const sent = after.flows.find((flow) => flow.id === 'open')!.transfers.map(({ toFlowId, share }) => `${toFlowId} ${share}`);
      const group = after.answerGroups[0]?.flowIds.join(' ');
      return sent.join(', ') === 'claims 0.05, claims-part 0.05' && group === 'claims claims-part' ? null : `${sent.join(', ')} | ${group}`;
    },
  },
];
