import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type PoolRoutingParams, poolRouting } from './lever.ts';

const routing = (network: Network, id: string) => JSON.stringify(network.flows.find((flow) => flow.id === id)!.routing);

export const poolRoutingExamples: readonly LeverExample<PoolRoutingParams>[] = [
  {
    title: { fr: 'Open mutualisé sur tous les sites aussitôt', en: 'Open pooled over all sites at once' },
    network: exampleNetwork,
    params: { ...poolRouting.neutral, month: 6, flowIds: ['open'], path: 'nation' },
    month: 6,
    holds: (_before, after) =>
      routing(after, 'open') === '{"start":"nation","overflow":[],"partnerShare":0,"partnerHours":null}' ? null : routing(after, 'open'),
  },
  {
    title: {
      fr: 'Home : le site, la région après 20 s, tous les sites après 45 s, le partenaire après 90 s',
      en: 'Home: the site, the region after 20 s, all sites after 45 s, the partner after 90 s',
    },
    network: exampleNetwork,
    params: {
      month: 6,
      flowIds: ['home'],
      path: 'siteRegionNation',
      firstAfterSeconds: 20,
      secondAfterSeconds: 45,
      partners: 'last',
      partnersAfterSeconds: 90,
    },
    month: 7,
    holds: (_before, after) =>
      routing(after, 'home').includes(
        '"overflow":[{"reach":"region","afterSeconds":20},{"reach":"nation","afterSeconds":45},{"reach":"partner","afterSeconds":90}]',
      )
        ? null
        : routing(after, 'home'),
  },
];
