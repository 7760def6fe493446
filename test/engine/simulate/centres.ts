/** Centres for tests, drawn in few words. */
import type { Centre, CentreFlow, CentreGroup, CentreSkill, Distribution } from '../../../src/model/centre.ts';

export const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });

export const skill = (flow: string, more: Partial<CentreSkill> = {}): CentreSkill => ({ flow, rank: 1, queueRank: 1, ...more });

export const flow = (id: string, more: Partial<CentreFlow> = {}): CentreFlow => ({
  id,
  arrivalsPerHour: 60,
  handling: exponential(240),
  patience: exponential(180),
  target: { withinSeconds: 20, share: 0.8 },
  ...more,
});

export const group = (id: string, agents: number | readonly number[], skills: readonly CentreSkill[]): CentreGroup => ({
  id,
  agents,
  skills,
});

export const centre = (flows: readonly CentreFlow[], groups: readonly CentreGroup[], more: Partial<Centre> = {}): Centre => ({
  format: 'plateau-centre/1',
  intervalSeconds: 1800,
  intervals: 4,
  flows,
  groups,
  ...more,
});

/** One flow, one group, an hour: a single queue. */
export const pool = (agents: number, f: Partial<CentreFlow>, more: Partial<Centre> = {}): Centre =>
  centre([flow('A', f)], [group('P', agents, [skill('A')])], { intervals: 1, intervalSeconds: 3600, ...more });
