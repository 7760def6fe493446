/** Small projects for the trajectory's tests: calls and files of one floor, six months. */
import type { Flow, Network } from '../../src/model/network.ts';
import { network } from '../fixtures/network-text.ts';

/** A flow of work: `perDay` pieces on each of January's 22 days. */
export function asWork(flow: Flow, perDay: number, backlog: number): Flow {
  return {
    ...flow,
    deferrable: true,
    backlog,
    patienceSeconds: null,
    volumeByMonth: flow.volumeByMonth.map(() => perDay * 22),
    target: { withinSeconds: 2 * 86_400, share: 0 },
  };
}

/** Calls that take about 5 of 8 advisers, who do files in between; callers wait and give up the more for it. */
export function callsAndFiles(perDay: number, backlog: number): Network {
  const drawn = network(`
    flow   calls/h  aht   patience  target      team   heads  site   skills
    Calls  60       300s  90s       80/20       Floor  8      N      Calls Files/2
    Files  0        300s  90s       80/20
  `);
  return { ...drawn, flows: drawn.flows.map((flow) => (flow.id === 'files' ? asWork(flow, perDay, backlog) : flow)) };
}
