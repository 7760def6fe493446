/** Runs the cases of suite.ts in a worker of the page: { name, milliseconds } in, ns a call out. */
import { time } from './suite.ts';

self.onmessage = (event: MessageEvent<{ readonly name: string; readonly milliseconds: number }>) => {
  self.postMessage({ nanoseconds: time(event.data.name, event.data.milliseconds), cpuNanoseconds: null, megabytes: null });
};
self.postMessage('ready');
