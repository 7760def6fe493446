/** Runs the cases of suite.ts in a thread of Node: { name, milliseconds } in, ns a call out. */
import { parentPort, workerData } from 'node:worker_threads';

const suite = await import(workerData);
parentPort.on('message', ({ name, milliseconds }) => {
  const before = process.cpuUsage();
  const start = performance.now();
  const nanoseconds = suite.time(name, milliseconds);
  const { user, system } = process.cpuUsage(before);
  // Share of a core that the process had meanwhile: on a shared machine less than 1. Means something while one worker runs alone.
  const share = (user + system) / 1000 / (performance.now() - start);
  // Heap and typed arrays of this thread; the resident size belongs to the whole process.
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  parentPort.postMessage({ nanoseconds, cpuNanoseconds: nanoseconds * share, megabytes: (heapUsed + arrayBuffers) / 1e6 });
});
parentPort.postMessage('ready');
