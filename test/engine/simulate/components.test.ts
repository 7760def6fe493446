/** A day cut into parts that share nothing has the figures of the whole, to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts, LEAST_CALLS, partsOfCentre } from '../../../src/engine/simulate/components.ts';
import { simulateDay } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { randomRules } from '../rules/random-rules.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';

const run = (c: Centre): DayTable => simulateDay({ day: { dayId: 'mon', centre: c }, seed: 5, replications: 5, detail: 'days' });
const figures = ({ flowIds, groupIds, flowCounters, groupCounters, freshCalls, calls, replications }: DayTable) => ({
  flowIds,
  groupIds,
  flowCounters,
  groupCounters,
  freshCalls,
  calls,
  replications,
});
const namesOf = (c: Centre) => partsOfCentre(c).map(({ flows, groups }) => [...flows, ...groups].map(({ id }) => id).join(' '));

/** Every name of a centre, with something before it; callers enough that its parts stand alone. */
function renamed(c: Centre, prefix: string): Centre {
  const names = new Set([...c.flows, ...c.groups].map(({ id }) => id));
  const change = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return names.has(value) && key !== 'site' && key !== 'kind' ? prefix + value : value;
    if (Array.isArray(value)) return value.map((one) => change(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part, name)]));
  };
  return { ...c, flows: change(c.flows) as Centre['flows'], groups: change(c.groups) as Centre['groups'] };
}

/** Durations of which no two are the same. */
function apart<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one) => apart(one as unknown)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const law = value as unknown as Record<string, unknown>;
  const repeats =
    law.kind === 'deterministic' ||
    law.kind === 'empirical' ||
    (typeof law.kind === 'string' && (law.cv === 0 || (law.min !== undefined && law.min === law.max)));
  if (repeats) return exponential(Math.max(1, Number(law.mean ?? law.value ?? law.min ?? 200))) as T;
  return Object.fromEntries(
    Object.entries(law).map(([name, part]) => [name, name === 'afterShare' && part === 0 ? 0.5 : apart(part)]),
  ) as T;
}

/** Nothing that ties parts which share nothing. */
const untied = (c: Centre): Centre => ({
  ...c,
  flows: c.flows.map(({ support: _, transfers, ...rest }) => ({
    ...rest,
    transfers: (transfers ?? []).map(({ warm: __, ...transfer }) => transfer),
  })),
  groups: c.groups.map(({ breaks: _, ...rest }) => rest),
});

/** The first flow has calls enough for its part to stand alone. */
const crowded = (c: Centre): Centre => ({
  ...c,
  flows: c.flows.map((one, index) =>
    index > 0 ? one : { ...one, arrivalsPerHour: (LEAST_CALLS * 1.2 * 3600) / (c.intervals * c.intervalSeconds) },
  ),
});

/** The same centre on the intervals of another. */
function ofIntervals(c: Centre, { intervals, intervalSeconds }: Centre): Centre {
  const fitted = <T>(value: T): T =>
    (Array.isArray(value) ? Array.from({ length: intervals }, (_, k) => value[k % value.length] as unknown) : value) as T;
  return {
    ...c,
    intervals,
    intervalSeconds,
    flows: c.flows.map((one) => ({
      ...one,
      arrivalsPerHour: fitted(one.arrivalsPerHour),
      ...(one.open !== undefined && { open: fitted(one.open) }),
    })),
    groups: c.groups.map((one) => ({ ...one, agents: fitted(one.agents) })),
  };
}

const BUSY = 400;
const busy = (id: string, more: Parameters<typeof flow>[1] = {}) => flow(id, { arrivalsPerHour: BUSY, handling: exponential(60), ...more });

describe('where a centre comes apart', () => {
  it('flows of one group hang together, and those that calls go to', () => {
    const c = centre(
      [busy('A'), busy('B'), busy('C', { transfers: [{ to: 'D', probability: 0.1 }] }), busy('D'), busy('E')],
      [group('P', 9, [skill('A'), skill('B')]), group('Q', 9, [skill('C')]), group('R', 9, [skill('D')]), group('S', 9, [skill('E')])],
    );
    expect(namesOf(c)).toEqual(['A B P', 'C D Q R', 'E S']);
    expect(partsOfCentre(c)).toBe(partsOfCentre(c));
  });

  it('redials to another flow tie; support, equal durations and a limit on all who wait tie everything', () => {
    const redial = { afterAbandonment: 0.5, afterBlocking: 0, delay: exponential(60), to: [{ flow: 'B', probability: 1 }] };
    const groups = [group('P', 9, [skill('A')]), group('Q', 9, [skill('B')]), group('R', 9, [skill('C')])];
    expect(namesOf(centre([busy('A', { redial }), busy('B'), busy('C')], groups))).toEqual(['A B P Q', 'C R']);
    const support = { flow: 'C', probability: 0.2, afterShare: 0.5 };
    expect(partsOfCentre(centre([busy('A', { support }), busy('B'), busy('C')], groups))).toHaveLength(1);
    expect(partsOfCentre(centre([busy('A'), busy('B'), busy('C')], groups, { waitingRoom: 50 }))).toHaveLength(1);
    const alike = busy('A', { handling: { kind: 'deterministic', value: 60 } });
    expect(partsOfCentre(centre([alike, busy('B'), busy('C')], groups))).toHaveLength(1);
  });

  it('small parts, flows without a group and groups without a flow stand together, and never alone', () => {
    const small = flow('s', { arrivalsPerHour: LEAST_CALLS / 4 });
    const lonely = centre([busy('A'), busy('B'), small], [group('P', 9, [skill('A')]), group('Q', 9, [skill('B')])]);
    expect(namesOf(lonely)).toEqual(['A s P', 'B Q']);
    const idle = centre([busy('A'), busy('B')], [group('P', 9, [skill('A')]), group('Q', 9, [skill('B')]), group('Z', 3, [])]);
    expect(namesOf(idle)).toEqual(['A P Z', 'B Q']);
    const both = centre(
      [busy('A'), busy('B'), small],
      [group('P', 9, [skill('A')]), group('Q', 9, [skill('B')]), group('R', 1, [skill('s')])],
    );
    expect(namesOf(both)).toEqual(['A P', 'B Q', 's R']);
    const quiet = centre([small], [group('R', 1, [skill('s')])]);
    expect(partsOfCentre(quiet)).toEqual([quiet]);
  });
});

describe('the bits of the whole', () => {
  it('by hand: three parts with redials, transfers and shared day factors, in an order that mixes them', () => {
    const redial = { afterAbandonment: 0.4, afterBlocking: 0, delay: exponential(300) };
    const busyness = { cv: 0.1, dayFactors: ['weather'] };
    const c = centre(
      [
        busy('C', { busyness, transfers: [{ to: 'D', probability: 0.2 }] }),
        busy('A', { busyness, redial }),
        busy('D'),
        busy('B', { redial }),
      ],
      [group('S', 8, [skill('D')]), group('P', 7, [skill('A')]), group('R', 7, [skill('C')]), group('Q', [6, 7, 8, 5], [skill('B')])],
      { dayFactors: [{ id: 'weather', cv: 0.3 }] },
    );
    const parts = partsOfCentre(c);
    expect(parts).toHaveLength(3);
    expect(figures(joinParts(c, parts.map(run)))).toEqual(figures(run(c)));
  });

  it('on random pairs of centres with every optional rule', () => {
    let cutAtLeastOnce = 0;
    fc.assert(
      fc.property(randomRules, randomRules, (first, second) => {
        const { waitingRoom: _, ...a } = renamed(crowded(untied(apart(first))), 'a-');
        const b = renamed(crowded(ofIntervals(untied(apart(second)), first)), 'b-');
        const whole: Centre = { ...a, flows: [...b.flows, ...a.flows], groups: [...a.groups, ...b.groups] };
        const parts = partsOfCentre(whole);
        if (parts.length > 1) cutAtLeastOnce += 1;
        expect(figures(joinParts(whole, parts.map(run)))).toEqual(figures(run(whole)));
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(cutAtLeastOnce).toBeGreaterThan(60);
  });
});
