import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { erlangC } from '../../src/engine/queueing/erlang-c.ts';
import { previewCentre } from '../../src/engine/queueing/preview.ts';
import type { CentrePreview } from '../../src/engine/queueing/preview-result.ts';
import { requiredAgents } from '../../src/engine/queueing/required-agents.ts';
import { plateauResult, simulateDay } from '../../src/engine/simulate/index.ts';
import type { Centre, CentreFlow, CentreGroup, CentreSkill } from '../../src/model/centre.ts';
import { relativeError } from './reference-tables.ts';

const flow = (id: string, arrivalsPerHour: number | number[], more: Partial<CentreFlow> = {}): CentreFlow => ({
  id,
  arrivalsPerHour,
  handling: { kind: 'exponential', mean: 300 },
  patience: { kind: 'exponential', mean: 120 },
  target: { withinSeconds: 20, share: 0.8 },
  ...more,
});
const skill = (id: string, more: Partial<CentreSkill> = {}): CentreSkill => ({ flow: id, rank: 1, queueRank: 1, ...more });
const group = (id: string, agents: number | number[], ...skills: CentreSkill[]): CentreGroup => ({ id, agents, skills });
const centre = (flows: CentreFlow[], groups: CentreGroup[], more: Partial<Centre> = {}): Centre => ({
  format: 'plateau-centre/1',
  intervalSeconds: 1800,
  intervals: 1,
  flows,
  groups,
  ...more,
});
const preview = (c: Centre, occupancyCap: number | null = null): CentrePreview => previewCentre(c, { occupancyCap });

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

interface Reference {
  readonly centre: Centre;
  readonly expected: {
    readonly flows: Record<string, { serviceLevel: number; abandonment: number; meanWait: number; offeredPerHour: number }>;
    readonly groups: Record<string, { occupancy: number }>;
  };
}
const folder = new URL('../reference/centres/', import.meta.url);
const references = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Reference) }));

describe('where the closed forms are exact, so is the preview', () => {
  it('one flow, one or several groups: Erlang A', () => {
    const exact = erlangA({ callsPerHour: 130, handlingSeconds: 300, agents: 12 }, 120, 20);
    const ways = [[group('all', 12, skill('a'))], [group('north', 7, skill('a')), group('south', 5, skill('a'))]];
    for (const groups of ways) {
      const { flows, groups: found } = preview(centre([flow('a', 130)], groups));
      expect(relativeError(flows.serviceLevel[0]!, exact.serviceLevel!)).toBeLessThan(1e-10);
      expect(relativeError(flows.abandonment[0]!, exact.abandonment!)).toBeLessThan(1e-10);
      expect(relativeError(flows.meanWaitSeconds[0]!, exact.meanWait!)).toBeLessThan(1e-10);
      expect(relativeError(flows.occupancy[0]!, exact.occupancy!)).toBeLessThan(1e-10);
      expect(relativeError(found.occupancy[0]!, exact.occupancy!)).toBeLessThan(groups.length === 1 ? 1e-10 : 0.02);
      expect(flows.allottedAgents[0]).toBeCloseTo(12, 10);
    }
  });

  it('flows that share every group with equal ranks: one merged Erlang A for all of them', () => {
    const flows = [flow('a', 60), flow('b', 40), flow('c', 30)];
    const skills = flows.map((f) => skill(f.id));
    const found = preview(centre(flows, [group('north', 7, ...skills), group('south', 5, ...skills)]));
    const exact = erlangA({ callsPerHour: 130, handlingSeconds: 300, agents: 12 }, 120, 20);
    const errors = [0, 1, 2].flatMap((f) => [
      relativeError(found.flows.serviceLevel[f]!, exact.serviceLevel!),
      relativeError(found.flows.abandonment[f]!, exact.abandonment!),
      relativeError(found.flows.meanWaitSeconds[f]!, exact.meanWait!),
    ]);
    expect(Math.max(...errors)).toBeLessThan(1e-10);
    const need = requiredAgents({
      callsPerHour: 130,
      ahtSeconds: 300,
      patienceSeconds: 120,
      target: flows[0]!.target!,
      occupancyCap: null,
      integer: false,
    });
    const sum = found.flows.requiredAgents.reduce((total, agents) => total + agents, 0);
    expect(relativeError(sum, need)).toBeLessThan(2e-4);
    expect(found.flows.requiredAgentsWhole.reduce((total, agents) => total + agents, 0)).toBeGreaterThanOrEqual(Math.ceil(need));
  });

  it('callers who wait for ever: Erlang C, and the classical priority formula for two levels', () => {
    const exact = erlangC({ callsPerHour: 120, handlingSeconds: 300, agents: 12 }, 20);
    const { flows } = preview(centre([flow('a', 120, { patience: null })], [group('g', 12, skill('a'))]));
    expect(relativeError(flows.serviceLevel[0]!, exact.serviceLevel!)).toBeLessThan(1e-10);
    expect(relativeError(flows.meanWaitSeconds[0]!, exact.meanWait!)).toBeLessThan(1e-10);
    const priority = references.find(({ name }) => name.startsWith('c18'))!;
    const found = preview(priority.centre);
    const errors = found.flowIds.map((id, f) => relativeError(found.flows.meanWaitSeconds[f]!, priority.expected.flows[id]!.meanWait));
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });

  it('agents of several paces: Erlang A of the mean of their rates', () => {
    const mixed = { ...group('all', 12, skill('a', { handlingFactor: 1.1 })), paces: [{ share: 0.25, handlingFactor: 1.5 }] };
    const mean = (300 * 1.1) / (0.75 + 0.25 / 1.5);
    const exact = erlangA({ callsPerHour: 130, handlingSeconds: mean, agents: 12 }, 120, 20);
    const { flows } = preview(centre([flow('a', 130)], [mixed]));
    expect(relativeError(flows.serviceLevel[0]!, exact.serviceLevel!)).toBeLessThan(1e-10);
    expect(relativeError(flows.abandonment[0]!, exact.abandonment!)).toBeLessThan(1e-10);
  });

  it('redials satisfy their balance: offered = fresh + chance x abandoned', () => {
    const redial = { afterAbandonment: 0.6, delay: { kind: 'exponential', mean: 600 } } as const;
    const { flows } = preview(centre([flow('a', 150, { redial })], [group('g', 12, skill('a'))]));
    const offered = flows.callsPerHour[0]!;
    expect(relativeError(offered, 150 + 0.6 * offered * flows.abandonment[0]!)).toBeLessThan(1e-6);
    const exact = erlangA({ callsPerHour: offered, handlingSeconds: 300, agents: 12 }, 120, 20);
    expect(relativeError(flows.serviceLevel[0]!, exact.serviceLevel!)).toBeLessThan(1e-6);
  });
});

describe('the exact multi-skill reference centres', () => {
  const errors = references.flatMap(({ name, centre: c, expected }) => {
    const found = preview(c);
    return found.flowIds.map((id, f) => ({
      name: `${name} ${id}`,
      level: Math.abs(found.flows.serviceLevel[f]! - expected.flows[id]!.serviceLevel),
      abandonment: Math.abs(found.flows.abandonment[f]! - expected.flows[id]!.abandonment),
      offered: relativeError(found.flows.callsPerHour[f]!, expected.flows[id]!.offeredPerHour),
    }));
  });
  const mean = (key: 'level' | 'abandonment') => errors.reduce((sum, e) => sum + e[key], 0) / errors.length;

  it('the service level is off by 2 points on average and by 6 at most, abandonment by 1.5 and 5', () => {
    expect(references.length).toBeGreaterThanOrEqual(13);
    expect(mean('level')).toBeLessThan(0.02);
    expect(mean('abandonment')).toBeLessThan(0.015);
    expect(errors.filter((e) => e.level > 0.06 || e.abandonment > 0.05)).toEqual([]);
  });

  it('calls with redials and transfers are found within 1 %', () => {
    expect(errors.filter((e) => !(e.offered < 0.01))).toEqual([]);
  });

  it("the groups' occupancy is off by 8 points at most", () => {
    const off = references.flatMap(({ name, centre: c, expected }) => {
      const found = preview(c);
      return found.groupIds
        .filter((id, g) => !(Math.abs(found.groups.occupancy[g]! - expected.groups[id]!.occupancy) < 0.08))
        .map((id) => `${name} ${id}`);
    });
    expect(off).toEqual([]);
  });
});

const anyCentre: fc.Arbitrary<Centre> = fc
  .record({
    flows: fc.integer({ min: 1, max: 5 }),
    groups: fc.integer({ min: 1, max: 5 }),
    intervals: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.nat({ max: 999 }), { minLength: 80, maxLength: 80 }),
  })
  .map(({ flows: flowCount, groups: groupCount, intervals, seed }) => {
    let at = 0;
    const draw = (n: number) => seed[at++ % seed.length]! % n;
    const flows = Array.from({ length: flowCount }, (_, f) =>
      flow(
        `f${f}`,
        Array.from({ length: intervals }, () => draw(150)),
        {
          patience: draw(4) === 0 ? null : { kind: 'exponential', mean: 20 + draw(400) },
          balking: draw(3) === 0 ? 0.1 : 0,
          waitingRoom: draw(5) === 0 ? draw(6) : null,
          ...(draw(3) === 0 ? { redial: { afterAbandonment: 0.5, afterBlocking: 0.5, delay: { kind: 'exponential', mean: 600 } } } : {}),
          ...(draw(3) === 0 ? { repeat: { probability: 0.2, delay: { kind: 'exponential', mean: 3600 } } } : {}),
          ...(draw(3) === 0 ? { busyness: { cv: 0.15 } } : {}),
          ...(draw(3) === 0 && flowCount > 1 ? { transfers: [{ to: `f${(f + 1) % flowCount}`, probability: 0.2 }] } : {}),
        },
      ),
    );
    const groups = Array.from({ length: groupCount }, (_, g) => {
      const served = flows.filter((_f, f) => f % groupCount === g || draw(2) === 0);
      const skills = (served.length > 0 ? served : flows).map((f) =>
        skill(f.id, {
          rank: 1 + draw(3),
          queueRank: 1 + draw(3),
          ...(draw(4) === 0 ? { overflow: { afterSeconds: draw(90), queueAtLeast: 1 + draw(3), idleAtLeast: 1 + draw(2) } } : {}),
        }),
      );
      return group(
        `g${g}`,
        Array.from({ length: intervals }, () => draw(14)),
        ...skills,
      );
    });
    return centre(flows, groups, { intervals });
  });

describe('whatever the centre', () => {
  it("an agent's time is never allotted twice, and all of it stands for some flow where there is work", () => {
    fc.assert(
      fc.property(anyCentre, (c) => {
        const { allotment, groups, groupIds, intervals } = preview(c);
        const skills = allotment.skillFlow.length;
        const wrong: string[] = [];
        for (let t = 0; t < intervals; t++) {
          for (let g = 0; g < groupIds.length; g++) {
            let sum = 0;
            for (let s = 0; s < skills; s++) if (allotment.skillGroup[s] === g) sum += allotment.agents[t * skills + s]!;
            const staffed = groups.agents[t * groupIds.length + g]!;
            if (sum > staffed * (1 + 1e-12) || (sum > 0 && sum < staffed * (1 - 1e-9))) wrong.push(`${t} ${g}: ${sum} of ${staffed}`);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  it('every share lies between 0 and 1, every figure is finite, and the centre is left as it was', () => {
    fc.assert(
      fc.property(anyCentre, (c) => {
        const { flows, groups, total } = preview(deepFreeze(c), 0.85);
        const wrong: string[] = [];
        for (const key of ['serviceLevel', 'abandonment', 'blocking', 'occupancy'] as const) {
          flows[key].forEach((value, i) => {
            if (!(value >= -1e-12 && value <= 1 + 1e-9)) wrong.push(`${key} ${i}: ${value}`);
          });
        }
        for (const key of [
          'callsPerHour',
          'offeredErlangs',
          'requiredAgents',
          'requiredAgentsWhole',
          'allottedAgents',
          'meanWaitSeconds',
        ] as const) {
          flows[key].forEach((value, i) => {
            if (!(value >= 0 && value < 1e7)) wrong.push(`${key} ${i}: ${value}`);
          });
        }
        groups.occupancy.forEach((value, i) => {
          if (!(value >= 0 && value <= 1)) wrong.push(`occupancy of group ${i}: ${value}`);
        });
        if (total && !(total.serviceLevel >= 0 && total.serviceLevel <= 1 + 1e-9)) wrong.push(`total ${total.serviceLevel}`);
        expect(wrong).toEqual([]);
      }),
      { seed: 2 },
    );
  });
});

describe('a day', () => {
  const rates = [20, 80, 140, 100, 60, 20];
  const staff = [4, 9, 14, 11, 7, 4];
  const day = (more: Partial<CentreFlow> = {}, agents: number[] = staff) =>
    centre([flow('a', rates, more)], [group('g', agents, skill('a'))], { intervals: 6 });

  it('each interval is the stationary queue of its own calls and staff; totals are weighted by calls', () => {
    const found = preview(day());
    const each = rates.map((callsPerHour, t) => erlangA({ callsPerHour, handlingSeconds: 300, agents: staff[t]! }, 120, 20));
    expect(Math.max(...each.map((q, t) => relativeError(found.flows.serviceLevel[t]!, q.serviceLevel!)))).toBeLessThan(1e-10);
    const calls = rates.reduce((sum, rate) => sum + rate, 0);
    const level = each.reduce((sum, q, t) => sum + (rates[t]! / calls) * q.serviceLevel!, 0);
    expect(relativeError(found.total!.serviceLevel, level)).toBeLessThan(1e-10);
    expect(found.total!.calls).toBeCloseTo(calls / 2, 9);
  });

  it('repeats come back later in the day, never more than were sent out', () => {
    const calls = (mean: number) => {
      const repeat = { probability: 0.2, delay: { kind: 'exponential' as const, mean } };
      return preview(day({ repeat })).total!.calls;
    };
    const fresh = preview(day()).total!.calls;
    const [soon, later, never] = [calls(60), calls(3600), calls(1e7)];
    expect(soon).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(never);
    expect(never).toBeCloseTo(fresh, 1);
    expect(soon).toBeLessThan(fresh / (1 - 0.2));
  });

  it('an interval without staff answers nobody, one without calls needs nobody', () => {
    const closed = preview(day({}, [0, 9, 14, 11, 7, 4]));
    expect([closed.flows.serviceLevel[0], closed.flows.abandonment[0]]).toEqual([0, 1]);
    expect(closed.flows.requiredAgents[0]).toBeGreaterThan(1);
    // Patient callers in a limited room wait out the interval, not for the 10^11 seconds that a vanishing number of agents would take.
    const patient = flow('a', [0, 60], { patience: null, waitingRoom: 1 });
    const nobody = preview(centre([patient], [group('g', 0, skill('a'))], { intervals: 2 }));
    expect(Math.max(...nobody.flows.meanWaitSeconds)).toBeLessThanOrEqual(1800);
    const silent = preview(centre([flow('a', [0, 60])], [group('g', 7, skill('a'))], { intervals: 2 }));
    expect(silent.flows.requiredAgents[0]).toBe(0);
    expect(silent.flows.serviceLevel[1]).toBeGreaterThan(0.5);
  });

  it('a partner that opens when the site closes takes the calls', () => {
    const groups = [group('site', [8, 8, 0, 0], skill('a')), group('partner', [0, 0, 8, 8], skill('a', { rank: 2 }))];
    const { flows, allotment } = preview(centre([flow('a', [70, 70, 70, 70])], groups, { intervals: 4 }));
    expect(relativeError(flows.serviceLevel[3]!, flows.serviceLevel[0]!)).toBeLessThan(1e-9);
    expect(allotment.agents[3 * 2 + 1]).toBeCloseTo(8, 9);
    expect(flows.occupancy[3]).toBeCloseTo(flows.occupancy[0]!, 2);
  });

  it('days that differ cost service', () => {
    const steady = preview(day()).total!;
    const varied = preview(day({ busyness: { cv: 0.2 } })).total!;
    expect(varied.serviceLevel).toBeLessThan(steady.serviceLevel);
    expect(varied.abandonment).toBeGreaterThan(steady.abandonment);
  });

  it('requirements hold the occupancy limit and cannot hold one out of range', () => {
    const free = preview(day()).flows.requiredAgents;
    const held = preview(day(), 0.7).flows.requiredAgents;
    expect(held.filter((agents, t) => agents < free[t]! * (1 - 1e-3))).toHaveLength(0);
    expect(held[2]!).toBeGreaterThan(free[2]! + 0.5);
    expect(() => preview(day(), 1.1)).toThrow(RangeError);
  });
});

describe('against the call simulation', () => {
  // The shape that a compiled network has: each site first, the others after a delay, a few who hold two skills.
  const rates = [40, 70, 90, 80, 60, 30];
  const staffing = (share: number) => rates.map((rate) => Math.max(1, Math.round(share * rate)));
  const late = { rank: 2, overflow: { afterSeconds: 45 } };
  const day = centre(
    [
      flow('a@north', rates, { redial: { afterAbandonment: 0.4, delay: { kind: 'exponential', mean: 600 } } }),
      flow(
        'a@south',
        rates.map((rate) => rate / 2),
        { repeat: { probability: 0.1, delay: { kind: 'exponential', mean: 3600 } } },
      ),
      flow(
        'b',
        rates.map((rate) => rate / 2),
      ),
    ],
    [
      group('north', staffing(0.09), skill('a@north'), skill('a@south', late)),
      group('south', staffing(0.045), skill('a@south'), skill('a@north', late)),
      group('b', staffing(0.035), skill('b')),
      group('both', staffing(0.02), skill('b', { rank: 2 }), skill('a@north', { rank: 2, queueRank: 2 })),
    ],
    { intervals: 6, closing: 'serve' },
  );

  it('a day of two sites with timed overflow and shared agents: service level within 6 points by flow, 3 in total', () => {
    const found = preview(day);
    const table = simulateDay({ day: { dayId: 'mon', centre: day }, seed: 7, replications: 400 });
    const simulated = plateauResult({ table, stationary: false, engine: 'test', seed: 7, wallSeconds: 0 });
    const mean = (id: string, measure: 'serviceLevel' | 'offered') => (simulated.flows[id]![measure] as { mean: number }).mean;
    const off = found.flowIds.map((id, f) => found.flowTotals[f]!.serviceLevel - mean(id, 'serviceLevel'));
    expect(off.filter((d) => !(Math.abs(d) < 0.06))).toEqual([]);
    expect(Math.abs(found.total!.serviceLevel - simulated.total.serviceLevel!.mean!)).toBeLessThan(0.03);
    const calls = found.flowIds.map((id, f) => relativeError(found.flowTotals[f]!.calls, mean(id, 'offered')));
    expect(Math.max(...calls)).toBeLessThan(0.02);
  });

  it('a call due while the line is closed is not made', () => {
    const repeat = { probability: 0.3, delay: { kind: 'exponential' as const, mean: 1800 } };
    const closes = centre([flow('a', [60, 0], { repeat, open: [1, 0] })], [group('g', 8, skill('a'))], { intervals: 2 });
    expect(preview(closes).flows.callsPerHour[1]).toBe(0);
    const stays = centre([flow('a', [60, 0], { repeat })], [group('g', 8, skill('a'))], { intervals: 2 });
    expect(preview(stays).flows.callsPerHour[1]).toBeGreaterThan(3);
  });
});

describe('a whole region', () => {
  it('56 flows, 40 groups, 26 intervals are previewed within a blink', () => {
    const shape = Array.from({ length: 26 }, (_, t) => 0.4 + 0.6 * Math.sin((Math.PI * (t + 1)) / 27));
    const sites = [0, 1, 2, 3, 4, 5, 6];
    const flows = sites.flatMap((site) =>
      Array.from({ length: 8 }, (_, r) =>
        flow(
          `f${r}@${site}`,
          shape.map((x) => x * (10 + 5 * r + 7 * site)),
          { repeat: { probability: 0.1, delay: { kind: 'exponential', mean: 7200 } } },
        ),
      ),
    );
    const groups = Array.from({ length: 40 }, (_, g) => {
      const own = g % 7;
      const reasons = [0, 2, 4, 6].map((k) => (Math.floor(g / 7) + k) % 8);
      const skills = reasons.flatMap((r) =>
        sites.map((site) => skill(`f${r}@${site}`, site === own ? {} : { rank: 2, queueRank: 2, overflow: { afterSeconds: 60 } })),
      );
      return group(
        `g${g}`,
        shape.map((x) => Math.ceil(x * (8 + own * 1.5))),
        ...skills,
      );
    });
    const region = centre(flows, groups, { intervals: 26 });
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 6; i++) {
      const start = process.cpuUsage();
      preview(region, 0.85);
      const used = process.cpuUsage(start);
      best = Math.min(best, (used.user + used.system) / 1000);
    }
    // About 30 ms of processor time; the bound leaves room for a slow or busy machine.
    expect(best).toBeLessThan(150);
  });
});
