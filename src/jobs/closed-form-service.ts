/** The closed-form worker's side of the conversation; the shell in workers/ only exposes it. One month at a time, each a matter of milliseconds. */
import type { Network } from '../model/network.ts';
// Not by the folder's front door: the levers behind it would make the worker six times as large.
import { formOfNetwork, type MonthForm } from '../trajectory/month-form.ts';
import type { ClosedFormMemory } from '../trajectory/sampled-day.ts';
import { encodeEnd, type Reply } from './reply.ts';

export interface ClosedFormService {
  /** Answers as soon as the worker has loaded. */
  hello(): boolean;
  form(network: Network, month: number, occupancyCap: number | null): Reply<MonthForm>;
}

export function createClosedFormService(): ClosedFormService {
  const memory: ClosedFormMemory = new Map();
  return {
    hello: () => true,
    form(network, month, occupancyCap) {
      try {
        return { ok: true, value: formOfNetwork(network, month, occupancyCap, memory) };
      } catch (thrown) {
        return encodeEnd(thrown);
      }
    },
  };
}
