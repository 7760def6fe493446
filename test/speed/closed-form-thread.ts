/** A closed-form worker as a Node thread, for the bench: the page's service, nothing else. */
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import { createClosedFormService } from '../../src/jobs/closed-form-service.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const listeners = new Set<(event: MessageEvent) => void>();
port.on('message', (data: unknown) => {
  for (const listener of listeners) listener({ data } as MessageEvent);
});
expose(createClosedFormService(), {
  postMessage: (message: unknown, transfer?: Transferable[]) => port.postMessage(message, transfer as never),
  addEventListener: (_type, listener) => void listeners.add(listener as (event: MessageEvent) => void),
  removeEventListener: (_type, listener) => void listeners.delete(listener as (event: MessageEvent) => void),
});
