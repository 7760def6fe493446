/**
 * A worker without a thread: the real service behind a real message channel (everything is structured-cloned), made to fail on request.
 */
import { expose } from 'comlink';
import type { WorkerLike } from '../../src/jobs/worker-link.ts';

export type Fault = 'none' | 'failsToLoad' | 'deaf' | 'dies' | 'garbled' | 'hangs';

export interface FakeWorker extends WorkerLike {
  readonly terminated: boolean;
}

/**
 * 'failsToLoad': an error event and no answer ever · 'deaf': no answer at all · 'dies': an error event at the `after`-th message ·
 * 'garbled': a messageerror then · 'hangs': goes silent then.
 */
export function fakeWorker(
  makeService: (post: (message: unknown) => void, dead: () => boolean) => object,
  fault: Fault = 'none',
  after = 3,
): FakeWorker {
  const { port1, port2 } = new MessageChannel();
  const listeners = new Map<string, Set<(event: Event) => void>>();
  const emit = (type: string, event: object) => {
    for (const listener of listeners.get(type) ?? []) listener(event as Event);
  };
  let terminated = false;
  let heard = 0;
  let silent = fault === 'failsToLoad' || fault === 'deaf';
  const service = new Set<(event: Event) => void>();
  const post = (message: unknown, transfer: Transferable[] = []) => {
    if (!silent && !terminated) port2.postMessage(message, transfer);
  };
  port1.addEventListener('message', (event) => {
    if (!terminated) emit('message', event);
  });
  port2.addEventListener('message', (event) => {
    heard += 1;
    if (heard === after && (fault === 'dies' || fault === 'garbled' || fault === 'hangs')) {
      silent = true;
      if (fault === 'dies') emit('error', { message: 'out of luck', preventDefault() {} });
      if (fault === 'garbled') emit('messageerror', {});
    }
    if (!silent) for (const listener of service) listener(event);
  });
  port1.start();
  port2.start();
  expose(
    makeService(post, () => terminated),
    {
      postMessage: post,
      addEventListener: (_type, listener) => service.add(listener as (event: Event) => void),
      removeEventListener: (_type, listener) => service.delete(listener as (event: Event) => void),
    },
  );
  if (fault === 'failsToLoad') setTimeout(() => emit('error', { message: '', preventDefault() {} }), 1);
  return {
    get terminated() {
      return terminated;
    },
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    addEventListener: (type, listener) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    terminate() {
      terminated = true;
      silent = true;
      port1.close();
      port2.close();
    },
  };
}
