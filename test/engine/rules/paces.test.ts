import { beforeAll, describe, expect, it } from 'vitest';
import type { Centre, CentreFlow, CentreGroup, CentrePace } from '../../../src/model/centre.ts';
import { meanFactor } from '../../../src/model/paces.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { longRun, type Moves } from './chains.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, groupPerDay, ofSkill, perDay, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const pace = (share: number, handlingFactor = 1, flows?: CentrePace['flows']): CentrePace => ({
  share,
  handlingFactor,
  ...(flows && { flows }),
});
const paced = (of: CentreGroup, ...paces: readonly CentrePace[]): CentreGroup => ({ ...of, paces });
const days = (model: Centre, replications: number, seed = 3) =>
  engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed, replications });

describe('paces that are all one', () => {
  const rules = { after: { afterCallWork: exponential(60) } };

  it('change nothing, to the last bit', () => {
    const without = everything(run(plainDay({ flow: rules.after }), 20));
    const same = [[], [pace(0.3)], [pace(0, 3)], [{ share: 0.4 }, { share: 0.6, flows: [{ flow: 'A', handlingFactor: 1 }] }]];
    for (const paces of same) expect(everything(run(plainDay({ flow: rules.after, group: { paces } }), 20))).toEqual(without);
  });

  it('are the factor of the skill, to the last bit', () => {
    const { flows, groups, ...day } = plainDay({ flow: rules.after });
    const slower = { ...groups[0]!, skills: groups[0]!.skills.map((one) => ({ ...one, handlingFactor: one.flow === 'A' ? 1.3 : 1.1 })) };
    const expected = everything(run({ ...day, flows, groups: [slower, groups[1]!] }, 20));
    const paces = [pace(0.25, 1.3, [{ flow: 'B', handlingFactor: 1.1 }]), pace(0.75, 1.1, [{ flow: 'A', handlingFactor: 1.3 }])];
    expect(everything(run({ ...day, flows, groups: [paced(groups[0]!, ...paces), groups[1]!] }, 20))).toEqual(expected);
  });

  it('in the limit are none: the same counts, and times as near as the factors are', () => {
    const model = (more: Partial<CentreGroup>) => {
      const day = plainDay({ flow: rules.after });
      return { ...day, groups: [{ ...day.groups[0]!, agents: 6, ...more }, day.groups[1]!] };
    };
    const [plain, near] = [model({}), model({ paces: [pace(0.3, 1 + 1e-12), pace(0.4, 1 - 1e-12)] })].map((one) =>
      everything(run(one, 20)),
    );
    near!.forEach((numbers, i) => {
      const off = numbers.filter((value, j) => !(Math.abs(value - plain![i]![j]!) <= 1e-6 * Math.max(1, Math.abs(value))));
      expect([i, off]).toEqual([i, []]);
    });
  });
});

describe('paces', () => {
  it('belong to agents: traced by hand', () => {
    // One of two needs twice as long. Calls at 0 and 0; who needs 100 s also takes the third, at 100.
    const model = (...paces: CentrePace[]) =>
      run(traced({ A: [0, 0, 50] }, [quiet('A', 100, { afterCallWork: fixed(20) })], [paced(group('P', 2, [skill('A')]), ...paces)]), 20);
    const t = model(pace(0.5, 2));
    expect(perDay(t, 'A', 'waitSeconds')).toEqual(new Array(20).fill(70));
    expect(groupPerDay(t, 'P', 'busySeconds')).toEqual(new Array(20).fill(120 + 240 + 120));
    expect([ofSkill(t, 'A', 'P', 'handlingSeconds'), ofSkill(t, 'A', 'P', 'afterCallSeconds')]).toEqual([20 * 400, 20 * 80]);
    // Both need longer, each by a factor of its own.
    expect(new Set(groupPerDay(model(pace(0.5, 2), pace(0.5, 3)), 'P', 'busySeconds'))).toEqual(new Set([240 + 360 + 240]));
  });

  it('may hold for some flows only', () => {
    const flows = [quiet('A', 100), quiet('B', 40)];
    const learner = pace(0.5, 1, [{ flow: 'B', handlingFactor: 3 }]);
    const model = (calls: Record<string, number[]>) =>
      groupPerDay(run(traced(calls, flows, [paced(group('P', 2, [skill('A'), skill('B')]), learner)]), 10), 'P', 'busySeconds');
    expect(model({ A: [0, 0], B: [] })).toEqual(new Array(10).fill(200));
    expect(model({ A: [], B: [0, 0] })).toEqual(new Array(10).fill(160));
  });

  it('of who has been idle longest: the ring keeps them in order', () => {
    // Two agents, calls far apart: they take turns, so every second call is slow.
    const calls = [0, 500, 1000, 1500, 2000, 2500];
    const model = traced({ A: calls }, [quiet('A', 100)], [paced(group('P', 2, [skill('A')]), pace(0.5, 2))]);
    expect(groupPerDay(run(model, 10), 'P', 'busySeconds')).toEqual(new Array(10).fill(900));
  });

  it('stay with who is on a break, and with who stays or leaves', () => {
    const slowest = (more: Partial<CentreGroup>, agents: number | number[], at: number) => {
      const p = { ...paced(group('P', agents, [skill('A')]), pace(0.5, 2)), ...more };
      const t = run(traced({ A: [at] }, [quiet('A', 100)], [p], { intervals: 4, intervalSeconds: 900 }), 200);
      return groupPerDay(t, 'P', 'busySeconds');
    };
    // One of the two has a break or has left: the other takes the call, half of the days it is the slow one.
    for (const busy of [
      slowest({ breaks: [{ startSeconds: 10, seconds: 1000, agents: 1 }] }, 2, 500),
      slowest({}, [2, 1, 1, 1], 1000),
      slowest({}, [0, 2, 1, 0], 2000),
    ]) {
      expect(new Set(busy)).toEqual(new Set([100, 200]));
      // 200 tosses: beyond 60 to 140 once in 10⁸.
      expect(Math.abs(busy.filter((seconds) => seconds === 200).length - 100)).toBeLessThan(40);
    }
    // Both have a break, idle ones at once or busy ones after their call, and come back as they were.
    for (const first of [[], [0, 0]]) {
      const p = { ...paced(group('P', 2, [skill('A')]), pace(0.5, 2)), breaks: [{ startSeconds: 10, seconds: 300, agents: 2 }] };
      const t = run(traced({ A: [...first, 900, 900] }, [quiet('A', 100)], [p]), 20);
      expect(groupPerDay(t, 'P', 'busySeconds')).toEqual(new Array(20).fill(first.length > 0 ? 600 : 300));
    }
    // One of them goes home from its break and is there again in the third interval.
    const away = {
      ...paced(group('P', [2, 1, 2, 2], [skill('A')]), pace(0.5, 2)),
      breaks: [{ startSeconds: 10, seconds: 1000, agents: 2 }],
    };
    const later = run(traced({ A: [1900, 1900] }, [quiet('A', 100)], [away], { intervals: 4, intervalSeconds: 900 }), 40);
    expect(groupPerDay(later, 'P', 'busySeconds')).toEqual(new Array(40).fill(300));
    // Who leaves comes back: with two there are both, however often one was away.
    const both = paced(group('P', [2, 1, 2, 2], [skill('A')]), pace(0.5, 2));
    const t = run(traced({ A: [0, 0, 2000, 2000] }, [quiet('A', 100)], [both], { intervals: 4, intervalSeconds: 900 }), 20);
    expect(groupPerDay(t, 'P', 'busySeconds')).toEqual(new Array(20).fill(600));
  });

  it('hold for all the agent does with a caller, and stay with it whatever it does', () => {
    const both = (skills: readonly ReturnType<typeof skill>[]) => paced(group('P', 2, skills), pace(0.5, 2));
    const busy = (calls: Record<string, number[]>, flows: readonly CentreFlow[], groups: readonly CentreGroup[]) =>
      groupPerDay(run(traced(calls, flows, groups), 10), 'P', 'busySeconds');
    // Help of 40 s in the middle of each call; then the quick one is free at 140, and takes a third of 140 s.
    const helped = [quiet('A', 100, { support: { flow: 'H', probability: 1 } }), quiet('H', 40)];
    const helpers = group('Q', 3, [skill('H')]);
    expect(busy({ A: [0, 0, 50] }, helped, [both([skill('A')]), helpers])).toEqual(new Array(10).fill(140 + 240 + 140));
    // Each talks for 9 s with the second agent; then the quick one is free at 109.
    const warm = [quiet('A', 100, { transfers: [{ to: 'H', probability: 1, warm: { together: fixed(9) } }] }), quiet('H', 40)];
    expect(busy({ A: [0, 0, 50] }, warm, [both([skill('A')]), helpers])).toEqual(new Array(10).fill(109 + 209 + 109));
    // The quick one calls back at 100 and reaches nobody for 30 s; it takes the fourth call at 130.
    const back = { callback: { acceptance: 1, success: 0, failedHandling: fixed(30) } };
    const t = run(
      traced(
        { A: [0, 0], C: [10], B: [110] },
        [quiet('A', 100), quiet('B', 100), quiet('C', 100, back)],
        [both([skill('A'), skill('B'), skill('C')])],
      ),
      10,
    );
    expect(groupPerDay(t, 'P', 'busySeconds')).toEqual(new Array(10).fill(100 + 200 + 30 + 100));
    // Work that can wait, begun by either.
    expect(busy({}, [quiet('A', 100, { deferrable: { backlog: 3 } })], [both([skill('A')])])).toEqual(new Array(10).fill(400));
  });

  it('decide who of the busy leaves and who stays', () => {
    // The slow one ends at 200, the quick one at 100; staff falls at 50, and one leaves: by 100 or by 200 the other has ended.
    const day = (departures: 'drawn' | 'first', agents: number[]) => {
      const p = paced(group('P', agents, [skill('A')]), pace(0.5, 2));
      const t = run(traced({ A: [0, 0, 60, 110] }, [quiet('A', 100)], [p], { intervals: 14, intervalSeconds: 50, departures }), 100);
      return { over: new Set(groupPerDay(t, 'P', 'overtimeSeconds')), waited: new Set(perDay(t, 'A', 'waitSeconds')) };
    };
    for (const departures of ['drawn', 'first'] as const) {
      // The quick one is left, and ends at 100 and 200, or the slow one, at 200, 400 and 600.
      expect(day(departures, [2, ...new Array<number>(13).fill(1)])).toEqual({ over: new Set([50, 150]), waited: new Set([130, 430]) });
      // One is wanted again at 100: the quick one comes back, or the slow one, still busy, stays. The fourth call waits for either until 200.
      expect(day(departures, [2, 1, ...new Array<number>(12).fill(2)])).toEqual({ over: new Set([50]), waited: new Set([130]) });
    }
  });

  it('leave every caller what it is', () => {
    const model = (...paces: CentrePace[]) =>
      centre([flow('A', { handling: { kind: 'gamma', mean: 200, cv: 0.9 } })], [paced(group('P', 400, [skill('A')]), ...paces)]);
    const [plain, mixed] = [run(model(), 10), run(model(pace(0.5, 2, [])), 10)];
    expect(perDay(mixed, 'A', 'offered')).toEqual(perDay(plain, 'A', 'offered'));
    const spent = ofSkill(mixed, 'A', 'P', 'handlingSeconds') / ofSkill(plain, 'A', 'P', 'handlingSeconds');
    expect(spent).toBeGreaterThan(1.4);
    expect(spent).toBeLessThan(1.6);
  });
});

describe('who has which pace', () => {
  /** As many pieces of work wait in the morning as agents are there: each does one, of 100 seconds times its factor. */
  const factorsOf = (
    agents: number,
    paces: readonly CentrePace[],
    replications: number,
    more: Partial<CentreGroup> = {},
    size = agents,
  ): number[] => {
    const work = quiet('A', 100, { deferrable: { backlog: agents } });
    const staff = size === agents ? agents : [agents, size];
    const model = centre([work], [{ ...paced(group('P', staff, [skill('A')]), ...paces), ...more }], {
      intervals: size === agents ? 1 : 2,
      intervalSeconds: 1800,
    });
    return groupPerDay(days(model, replications), 'P', 'busySeconds').map((seconds) => Math.round(seconds) / 100 - agents);
  };
  const shares = (values: readonly number[]): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };

  it('is as the shares say where they make whole agents', () => {
    expect(shares(factorsOf(10, [pace(0.3, 2)], 200))).toEqual({ 3: 200 });
    expect(shares(factorsOf(10, [pace(0.1, 2), pace(0.2, 5), pace(0.3, 17)], 200))).toEqual({ 57: 200 });
    expect(shares(factorsOf(10, [pace(0.5, 2), pace(0.5, 11)], 200))).toEqual({ 55: 200 });
  });

  it('else is drawn each day, one more or less, right in the mean', () => {
    const counts = shares(factorsOf(7, [pace(0.2, 2)], 20_000));
    expect(Object.keys(counts)).toEqual(['1', '2']);
    // 1.4 of 7: 4 standard errors of 20,000 tosses.
    expect(Math.abs(counts[2]! / 20_000 - 0.4)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / 20_000));
    // 0.9 and 0.6 of 3: both right in the mean.
    const two = factorsOf(3, [pace(0.3, 2), pace(0.2, 11)], 20_000);
    const mean = (of: (value: number) => number) => two.reduce((sum, value) => sum + of(value), 0) / two.length;
    expect(Math.abs(mean((value) => value % 10) - 0.9)).toBeLessThan(0.02);
    expect(Math.abs(mean((value) => Math.floor(value / 10)) - 0.6)).toBeLessThan(0.02);
  });

  it('is right in the mean whoever is there: the first few of the day’s agents in random order', () => {
    // Two of six are slow; of the three who are there in the morning 0, 1 or 2, as drawn without putting back.
    const counts = shares(factorsOf(3, [pace(1 / 3, 2)], 20_000, {}, 6));
    const expected = [4, 12, 4].map((ways) => (ways / 20) * 20_000);
    const distance = expected.reduce((sum, value, i) => sum + ((counts[i] ?? 0) - value) ** 2 / value, 0);
    // χ² with 2 degrees of freedom: beyond 18.4 once in 10,000.
    expect(distance).toBeLessThan(18.4);
  });

  it('and who is absent are independent', () => {
    const t = factorsOf(4, [pace(0.5, 2)], 20_000, { absence: { probability: 0.5 } });
    // All four pieces are done by whoever has come, on 1/16 of the days by nobody; the mean excess of those who work is that of the others.
    const worked = t.filter((excess) => excess > -4);
    expect(Math.abs(1 - worked.length / 20_000 - 1 / 16)).toBeLessThan(0.01);
    expect(Math.min(...worked)).toBe(0);
    expect(Math.max(...worked)).toBe(4);
  });

  it('is the nearest number of agents in a stationary run, whatever the seed', () => {
    const model = centre(
      [flow('A', { arrivalsPerHour: 500, patience: exponential(600) })],
      [paced(group('P', 7, [skill('A')]), pace(0.21, 2))],
      {
        intervals: 1,
        intervalSeconds: 3600,
      },
    );
    for (let seed = 1; seed <= 8; seed++) {
      const t = engine.simulateStationary({ centre: model, seed, hours: 500, warmupHours: 10 });
      // Always busy: rates add. 1.47 of 7 are one.
      expect(far(t, { answered: [groupRatio(t, 'P', { answered: 1 }), (6 + 1 / 2) / 7 / 240] })).toEqual([]);
    }
  });
});

/** Agents of rates μ of whom the one idle longest takes the call: the exact law (Gumbel 1960) of a queue that callers leave. */
describe('M/M/n of agents of different paces: exact', () => {
  const [handling, patience] = [150, 100];
  const kinds = [
    { agents: 2, factor: 1 },
    { agents: 1, factor: 1.6 },
    { agents: 1, factor: 0.7 },
  ];
  const agents = 4;
  const speed = (factor: number): number => 1 / (handling * factor);
  const fullSpeed = kinds.reduce((sum, kind) => sum + kind.agents * speed(kind.factor), 0);
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

  /** Weight of each set of busy agents, by kind: (n − b)! λ^b ∏ 1/μ; beyond, one queue that everybody serves. */
  function gumbel(rate: number, leaving: number) {
    const sets: { busy: readonly number[]; weight: number }[] = [];
    for (let a = 0; a <= 2; a++) {
      for (let b = 0; b <= 1; b++) {
        for (let c = 0; c <= 1; c++) {
          const busy = [a, b, c];
          const ways = busy.reduce((product, k, i) => product * choose(kinds[i]!.agents, k) * (rate / speed(kinds[i]!.factor)) ** k, 1);
          sets.push({ busy, weight: factorial(agents - a - b - c) * ways });
        }
      }
    }
    const full = sets.find(({ busy }) => busy.join() === '2,1,1')!.weight;
    const queue: number[] = [full];
    for (let q = 1; q < 400; q++) queue.push((queue[q - 1]! * rate) / (fullSpeed + q * leaving));
    const all = sets.reduce((sum, { weight }) => sum + weight, 0) + queue.slice(1).reduce((sum, weight) => sum + weight, 0);
    const busyOf = (kind: number): number =>
      (sets.reduce((sum, { busy, weight }) => sum + busy[kind]! * weight, 0) +
        kinds[kind]!.agents * queue.slice(1).reduce((sum, weight) => sum + weight, 0)) /
      all;
    return {
      waiting: queue.reduce((sum, weight, q) => sum + q * weight, 0) / all,
      waits: queue.reduce((sum, weight) => sum + weight, 0) / all,
      busy: kinds.map((_, kind) => busyOf(kind)),
    };
  }

  it('is the law of the chain that knows in which order agents became idle', () => {
    // Idle agents by kind, longest idle first; busy ones by kind; up to 12 wait.
    type S = readonly [idle: readonly number[], busy: readonly number[], waiting: number];
    const [rate, leaving, most] = [95 / 3600, 1 / patience, 12];
    const moves: Moves<S> = ([idle, busy, waiting]) => {
      const change = (kind: number, by: number): number[] => busy.map((count, i) => count + (i === kind ? by : 0));
      const arrival: readonly [number, S] =
        idle.length > 0
          ? [rate, [idle.slice(1), change(idle[0]!, 1), 0]]
          : [waiting < most ? rate : 0, [idle, busy, Math.min(most, waiting + 1)]];
      const ends = busy.map((count, kind): readonly [number, S] => [
        count * speed(kinds[kind]!.factor),
        waiting > 0 ? [idle, busy, waiting - 1] : [[...idle, kind], change(kind, -1), 0],
      ]);
      return [arrival, ...ends, [waiting * leaving, [idle, busy, Math.max(0, waiting - 1)]]];
    };
    const p = longRun<S>([[0, 0, 1, 2], [0, 0, 0], 0], moves);
    const exact = gumbel(rate, leaving);
    const seen = kinds.map((_, kind) => p(([, busy]) => busy[kind]!));
    // The chain has no more than 12 waiting; the formula more, with a chance below 10⁻⁶.
    seen.forEach((value, kind) => {
      expect(Math.abs(value - exact.busy[kind]!)).toBeLessThan(2e-6);
    });
    expect(Math.abs(p(([, , waiting]) => waiting) - exact.waiting)).toBeLessThan(2e-5);
  });

  const model = (callers: Partial<CentreFlow>, split: boolean): Centre => {
    const groups = split
      ? kinds.map(({ agents: n, factor }, i) => group(`P${i}`, n, [skill('A', { handlingFactor: factor })]))
      : [paced(group('P', agents, [skill('A')]), pace(0.25, 1.6), pace(0.25, 0.7))];
    return centre([flow('A', { ...callers, handling: exponential(handling) })], groups, {
      intervals: 1,
      intervalSeconds: 3600,
    });
  };

  it.each([
    ['callers who give up', 95, patience],
    ['callers who wait for ever', 70, null],
  ])('%s: within 4 standard errors, as one group and as groups of equal rank', (_, arrivalsPerHour, seconds) => {
    const [perSecond, leaving] = [arrivalsPerHour / 3600, seconds === null ? 0 : 1 / seconds];
    const exact = gumbel(perSecond, leaving);
    const callers = { arrivalsPerHour, patience: seconds === null ? null : exponential(seconds) };
    const hours = 30_000;
    const t = engine.simulateStationary({ centre: model(callers, false), seed: 5, hours, warmupHours: 20 });
    const apart = engine.simulateStationary({ centre: model(callers, true), seed: 6, hours, warmupHours: 20 });
    const answered = perSecond - exact.waiting * leaving;
    const figures = (table: typeof t) => ({
      'mean wait': [ratio(table, 'A', { waitSeconds: 1 }), exact.waiting / perSecond] as const,
      ...(leaving > 0 && { abandonment: [ratio(table, 'A', { abandoned: 1 }), (exact.waiting * leaving) / perSecond] as const }),
    });
    const busy = exact.busy.reduce((sum, value) => sum + value, 0);
    expect(far(t, { ...figures(t), occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), busy / agents] }, 0.03)).toEqual([]);
    expect(
      far(
        apart,
        {
          ...figures(apart),
          ...Object.fromEntries(
            kinds.map((kind, i) => [`busy ${i}`, [groupRatio(apart, `P${i}`, { busySeconds: 1 }), exact.busy[i]! / kind.agents] as const]),
          ),
        },
        0.03,
      ),
    ).toEqual([]);
    const mean = ofSkill(t, 'A', 'P', 'handlingSeconds') / ofSkill(t, 'A', 'P', 'answered');
    expect(Math.abs(mean / (busy / answered) - 1)).toBeLessThan(0.01);
  });
});

/**
 * Staff rises and falls, some stay away, callers do everything they may: a group with paces is, order by order of its agents, two groups of
 * equal rank whose agents come and go as that order says.
 */
describe('a day of a group with paces is the mean over all orders of its agents', () => {
  const staff = [4, 6, 3, 5];
  const absence = { probability: 0.1 };
  const base = plainDay({ flow: { afterCallWork: exponential(30), busyness: null } });
  const other = base.groups[1]!;

  /** Numbers of slow ones among the first n of six, by order: how many of the 20 orders give each row of staff. */
  function orders(): readonly { readonly slow: readonly number[]; readonly share: number }[] {
    const found = new Map<string, number>();
    for (let bits = 0; bits < 64; bits++) {
      const among = (n: number): number => Array.from({ length: n }, (_, i) => (bits >> i) & 1).reduce((sum, bit) => sum + bit, 0);
      if (among(6) !== 3) continue;
      const key = JSON.stringify(staff.map(among));
      found.set(key, (found.get(key) ?? 0) + 1 / 20);
    }
    return Array.from(found, ([key, share]) => ({ slow: JSON.parse(key) as number[], share }));
  }

  it.each(['drawn', 'first'] as const)('%s departures, within 4 standard errors', (departures) => {
    const p = { ...base.groups[0]!, agents: staff, absence };
    const slower = p.skills.map((one) => ({ ...one, handlingFactor: 2 }));
    const whole = days({ ...base, departures, groups: [paced(p, pace(0.5, 2)), other] }, 12_000);
    const transfers = base.flows[0]!.transfers!.map((transfer) => ({ ...transfer, from: ['P', 'P2'] }));
    const flows = [{ ...base.flows[0]!, transfers }, base.flows[1]!];
    const parts = orders().map(({ slow, share }, i) => {
      const groups = [{ ...p, agents: staff.map((n, k) => n - slow[k]!) }, { ...p, id: 'P2', agents: slow, skills: slower }, other];
      return { share, table: days({ ...base, flows, departures, groups }, 3000, 100 + i) };
    });
    const figures: readonly (readonly [string, (t: typeof whole) => number[]])[] = [
      ...(['waitSeconds', 'abandoned', 'answeredWithin'] as const).flatMap((counter) =>
        ['A', 'B'].map((id) => [`${id} ${counter}`, (t: typeof whole) => perDay(t, id, counter)] as const),
      ),
      ['A blocked', (t) => perDay(t, 'A', 'blocked')],
      ...(['busySeconds', 'staffedSeconds', 'overtimeSeconds', 'answered'] as const).map(
        (counter) =>
          [
            `P ${counter}`,
            (t: typeof whole) => {
              const rows = t.groupIds.filter((id) => id !== 'Q').map((id) => groupPerDay(t, id, counter));
              return rows[0]!.map((_, day) => rows.reduce((sum, row) => sum + row[day]!, 0));
            },
          ] as const,
      ),
    ];
    const moments = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { mean, error2: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length / values.length };
    };
    const wrong = figures.flatMap(([name, of]) => {
      const seen = moments(of(whole));
      const apart = parts.map(({ share, table }) => ({ share, ...moments(of(table)) }));
      const expected = apart.reduce((sum, { share, mean }) => sum + share * mean, 0);
      const error = Math.sqrt(apart.reduce((sum, { share, error2 }) => sum + share * share * error2, seen.error2));
      expect([name, error < 0.03 * expected]).toEqual([name, true]);
      return Math.abs(seen.mean - expected) <= 4 * error ? [] : [`${name}: ${seen.mean} for ${expected} ± ${error}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the mean factor of a skill', () => {
  it('adds rates', () => {
    const of = (paces: readonly CentrePace[], handlingFactor?: number): number =>
      meanFactor({ paces }, skill('A', handlingFactor === undefined ? {} : { handlingFactor }));
    expect(of([])).toBe(1);
    expect(of([], 1.2)).toBe(1.2);
    expect(of([pace(0.5, 2)])).toBeCloseTo(4 / 3, 12);
    expect(of([pace(0.5, 2), pace(0.5, 4)], 3)).toBeCloseTo(8, 12);
    expect(of([pace(0.5, 9, [{ flow: 'A', handlingFactor: 2 }]), pace(0.1, 1, [{ flow: 'B', handlingFactor: 5 }])])).toBeCloseTo(4 / 3, 12);
  });
});
