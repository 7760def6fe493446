/**
 * Purpose: the centres whose calls the speed bench times: model A, two multi-skill models, a region, a nation.
 * Model A and the sizes of the others are those of the project's speed targets (docs/speed.md).
 */
import { compileWeek } from '../../src/compile/index.ts';
import { applyScenario } from '../../src/levers/apply-scenario.ts';
import type { Centre, CentreFlow, CentreGroup, CentreSkill, Distribution } from '../../src/model/centre.ts';
import { SAMPLES } from '../../src/samples/index.ts';

const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });
const lognormal = (mean: number, cv: number): Distribution => ({ kind: 'lognormal', mean, cv });
const skill = (flow: string, rank: number, queueRank: number, more: Partial<CentreSkill> = {}): CentreSkill => ({
  flow,
  rank,
  queueRank,
  ...more,
});

/** One flow, 1,200 calls an hour, 100 agents, handling 300 s, patience 180 s; a day of 100 hours in half-hours. */
export function modelA(): Centre {
  return {
    format: 'plateau-centre/1',
    intervalSeconds: 1800,
    intervals: 200,
    flows: [
      {
        id: 'calls',
        arrivalsPerHour: 1200,
        handling: exponential(300),
        patience: exponential(180),
        target: { withinSeconds: 20, share: 0.8 },
      },
    ],
    groups: [{ id: 'agents', agents: 100, skills: [skill('calls', 1, 1)] }],
  };
}

/** Share of a day's calls by half-hour, 7 h to 21 h: two humps. */
const SHAPE = [1, 2, 4, 7, 10, 12, 12.5, 12, 11, 9, 7.5, 7, 8, 9.5, 10.5, 10.5, 10, 9.5, 9, 8.5, 8, 7, 6, 5, 4, 3, 2, 1.5];
const SHAPE_SUM = SHAPE.reduce((a, b) => a + b, 0);
const perHour = (calls: number): number[] => SHAPE.map((share) => (2 * calls * share) / SHAPE_SUM);
/** Agents for `calls` a day of `seconds` handling at the load given, never below `least`. */
const agentsFor = (calls: number, seconds: number, load: number, least: number): number[] =>
  perHour(calls).map((rate) => Math.max(least, Math.round((rate * seconds) / 3600 / load)));

/** Three types and three skills like the small example of Callcenter-Simulator: retries, forwarding, a mixed group as overflow; 1,900 fresh calls a day. */
export function threeSkills(): Centre {
  const flow = (id: string, calls: number, patience: Distribution, transfers: readonly (readonly [string, number])[]): CentreFlow => ({
    id,
    arrivalsPerHour: perHour(calls),
    handling: lognormal(375, 0.12),
    patience,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonment: 0.75, delay: exponential(900) },
    transfers: transfers.map(([to, probability]) => ({ to, probability })),
  });
  const group = (id: string, agents: readonly number[], skills: readonly CentreSkill[]): CentreGroup => ({ id, agents, skills });
  return {
    format: 'plateau-centre/1',
    intervalSeconds: 1800,
    intervals: SHAPE.length,
    flows: [
      flow('a', 700, lognormal(300, 0.67), [['b', 0.09]]),
      flow('b', 800, lognormal(200, 0.75), [['a', 0.09]]),
      flow('prior', 400, lognormal(200, 0.75), []),
    ],
    groups: [
      group('skill-a', agentsFor(800, 375, 0.9, 1), [skill('a', 1, 2), skill('prior', 2, 1)]),
      group('skill-b', agentsFor(900, 375, 0.9, 1), [skill('b', 1, 2), skill('prior', 2, 1)]),
      group('mixed', agentsFor(250, 570, 0.9, 1), [
        skill('a', 3, 2, { handlingFactor: 1.52 }),
        skill('b', 3, 2, { handlingFactor: 1.52 }),
        skill('prior', 1, 1, { handlingFactor: 1.52 }),
      ]),
    ],
  };
}

/** Two types and two groups, overflow after 30 s and with reserve, redials, repeats and transfers; 24 hours of 500 calls each. */
export function timedOverflow(): Centre {
  const flow = (id: string, arrivalsPerHour: number, to: string): CentreFlow => ({
    id,
    arrivalsPerHour,
    handling: exponential(300),
    patience: exponential(240),
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonment: 0.4, delay: exponential(600) },
    repeat: { probability: 0.05, delay: exponential(5400) },
    transfers: [{ to, probability: 0.08 }],
  });
  return {
    format: 'plateau-centre/1',
    intervalSeconds: 1800,
    intervals: 48,
    flows: [flow('home', 300, 'mobile'), flow('mobile', 200, 'home')],
    groups: [
      {
        id: 'lyon',
        agents: 31,
        skills: [skill('home', 1, 1), skill('mobile', 2, 2, { handlingFactor: 1.1, overflow: { afterSeconds: 30 } })],
      },
      {
        id: 'lille',
        agents: 20,
        skills: [skill('mobile', 1, 1), skill('home', 2, 2, { handlingFactor: 1.1, overflow: { afterSeconds: 30, idleAtLeast: 2 } })],
      },
    ],
  };
}

/** Month 14 of the sample region, its busiest weekday: seven sites and a partner. */
export function region(): Centre {
  const sample = SAMPLES[0]!.make();
  const { months } = applyScenario(sample.baseline, []);
  const month = Math.min(14, months.length - 1);
  return compileWeek(months[month]!.network, month).days[0]!.centre;
}

export interface NationSize {
  readonly sites: number;
  readonly regions: number;
  /** Kinds of call in the country; every site answers `kindsPerSite` of them. */
  readonly kinds: number;
  readonly kindsPerSite: number;
  /** Fresh calls a day of all sites. */
  readonly calls: number;
}

export const NATION: NationSize = { sites: 143, regions: 9, kinds: 20, kindsPerSite: 4, calls: 260_000 };
/** One of the nation's sites, alone. */
export const ONE_SITE: NationSize = { ...NATION, sites: 1, regions: 1, calls: NATION.calls / NATION.sites };

/**
 * A country whose calls ring at their own site first, then after 20 s in its region, then after 60 s anywhere. A kind of call is a
 * queue at each site that answers it. A site alone answers the same kinds with the same staff.
 */
export function nation(size: NationSize): Centre {
  const handling = (kind: number): number => 300 + 15 * kind;
  const flows: CentreFlow[] = [];
  const at = (site: number, kind: number): string => `k${kind}@s${site}`;
  const kindsOf = (site: number): number[] => Array.from({ length: size.kindsPerSite }, (_, i) => (3 * site + i) % size.kinds);
  const callsPerQueue = size.calls / (size.sites * size.kindsPerSite);
  for (let site = 0; site < size.sites; site++) {
    for (const kind of kindsOf(site)) {
      flows.push({
        id: at(site, kind),
        arrivalsPerHour: perHour(callsPerQueue),
        busyness: { cv: 0.05 },
        handling: lognormal(handling(kind), 0.8),
        patience: exponential(180),
        target: { withinSeconds: 20, share: 0.8 },
        redial: { afterAbandonment: 0.4, delay: exponential(900) },
        repeat: { probability: 0.08, delay: exponential(14_400) },
      });
    }
  }
  const groups = Array.from({ length: size.sites }, (_, site): CentreGroup => {
    const kinds = kindsOf(site);
    const seconds = kinds.reduce((sum, kind) => sum + handling(kind), 0) / kinds.length;
    const skills: CentreSkill[] = [];
    for (let from = 0; from < size.sites; from++) {
      const own = from === site;
      const near = from % size.regions === site % size.regions;
      for (const kind of kindsOf(from)) {
        if (!kinds.includes(kind)) continue;
        if (own) skills.push(skill(at(from, kind), 1, 1));
        else {
          const overflow = { afterSeconds: near ? 20 : 60 };
          skills.push(skill(at(from, kind), near ? 2 : 3, near ? 2 : 3, { overflow, handlingFactor: near ? 1.05 : 1.1 }));
        }
      }
    }
    return { id: `s${site}`, site: `s${site}`, agents: agentsFor(callsPerQueue * kinds.length, seconds, 0.95, 1), skills };
  });
  return { format: 'plateau-centre/1', intervalSeconds: 1800, intervals: SHAPE.length, closing: 'drop', flows, groups };
}
