import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import type { CallBackParams } from './lever.ts';

export const callBackExamples: readonly LeverExample<CallBackParams>[] = [
  {
    title: {
      fr: 'Home : rappel proposé après 45 s, accepté par un client sur quatre',
      en: 'Home: call back offered after 45 s, accepted by one caller in four',
    },
    network: exampleNetwork,
    params: { month: 3, flowIds: ['home'], afterSeconds: 45, acceptanceShare: 0.25, reachedShare: 0.8, failedSeconds: 30 },
    month: 4,
    holds: (before, after) => {
      const { callback } = after.flows.find((flow) => flow.id === 'home')!;
      const right = callback?.afterSeconds === 45 && callback.acceptanceShare === 0.25 && after.flows[1] === before.flows[1];
      return right ? null : JSON.stringify(callback);
    },
  },
];
