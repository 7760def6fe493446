import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { workloads } from '../workload.ts';
import { type WidenN1Params, widenN1 } from './lever.ts';

const tenths = (value: number): number => Math.round(value * 10) / 10;

export const widenN1Examples: readonly LeverExample<WidenN1Params>[] = [
  {
    title: {
      fr: 'Open traite les réclamations simples : +61,1 h au N1, −62 h au N2, soit une heure de moins au total',
      en: 'Open handles simple claims: +61.1 h at N1, −62 h at N2, an hour less in all',
    },
    network: exampleNetwork,
    params: {
      ...widenN1.neutral,
      month: 2,
      flowIds: ['open'],
      toFlowIds: ['claims'],
      ahtFactor: 1.1,
      transferFactor: 0.5,
      repeatFactor: 0.8,
    },
    month: 2,
    holds: (before, after) => {
      // Calls with repeats: 6000 / (1 − 0.9 × 0.1) = 6593.4, then 6000 / (1 − 0.95 × 0.08) = 6493.5; claims (600 + transfers) / 0.9.
      const [was, is] = [workloads(before, 2), workloads(after, 2)];
      const change = (id: string): number => tenths(is.get(id)!.hours - was.get(id)!.hours);
      return change('open') === 61.1 && change('claims') === -62 ? null : `${change('open')} ${change('claims')}`;
    },
  },
];
