/** The one place that makes workers: an edition without module workers swaps this module. */

export function createSimulationWorker(): Worker {
  return new Worker(new URL('../../workers/simulate.ts', import.meta.url), { type: 'module', name: 'plateau-simulate' });
}

export function createOptimisationWorker(): Worker {
  return new Worker(new URL('../../workers/optimise.ts', import.meta.url), { type: 'module', name: 'plateau-optimise' });
}

export function createClosedFormWorker(): Worker {
  return new Worker(new URL('../../workers/closed-form.ts', import.meta.url), { type: 'module', name: 'plateau-closed-form' });
}
