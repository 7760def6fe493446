import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type ChangeAhtParams, changeAht } from './lever.ts';

export const changeAhtExamples: readonly LeverExample<ChangeAhtParams>[] = [
  {
    title: {
      fr: 'Open traite les réclamations simples : DMT +10 %, transferts divisés par deux',
      en: 'Open handles simple claims: AHT +10%, transfers halved',
    },
    network: exampleNetwork,
    params: { ...changeAht.neutral, month: 2, flowIds: ['open'], ahtFactor: 1.1, transferFactor: 0.5 },
    month: 2,
    holds: (_before, after) => {
      const open = after.flows.find((flow) => flow.id === 'open')!;
      const right = Math.abs(open.ahtSeconds - 440) < 1e-9 && open.transfers[0]?.share === 0.05 && open.repeat.share === 0.1;
      return right ? null : JSON.stringify(open);
    },
  },
];
