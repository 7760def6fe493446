/** Laws of compiling, over random networks: nothing is lost, nothing invented, and every centre is one the simulator accepts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { validateCentre } from '../../src/model/centre-validation.ts';
import { FLOW_COUNTERS, type FlowCounter } from '../../src/model/measures.ts';
import type { DayHours, Flow, Network, RoutingReach, WeekHours } from '../../src/model/network.ts';
import { network } from '../fixtures/network-text.ts';

const base = network(`
  flow   calls/h  aht   patience  target      team   heads  site     skills
  Home   120      300s  90s       80/20       A      4      A@west   Home
  Open   80       240s  60s       80/20       B      6      B@west   Open Home/2*1.2
  Claims 5        600s  -         80/60       C      5      C@east   Home Open Claims
                                              D      2      C@east   Claims
                                              P      4      P@east!  Home Open
`);

const hours: fc.Arbitrary<DayHours> = fc.option(
  fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 })).map(([from, length]) => ({
    fromMinute: from * 15,
    toMinute: Math.min(1440, (from + length) * 15),
  })),
  { nil: null, freq: 4 },
);
const week = fc.tuple(hours, hours, hours, hours, hours, hours, hours) as fc.Arbitrary<WeekHours>;
const weights = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const reach: fc.Arbitrary<RoutingReach> = fc.constantFrom('site', 'region', 'nation', 'partner');

const routing = fc.record({
  start: fc.constantFrom('site' as const, 'region' as const, 'nation' as const),
  overflow: fc.array(fc.record({ reach, afterSeconds: fc.integer({ min: 0, max: 300 }) }), { maxLength: 3 }),
  partnerShare: fc.constantFrom(0, 0.3, 1),
  partnerHours: fc.option(week, { nil: null }),
});

const anyNetwork: fc.Arbitrary<Network> = fc
  .record({
    openings: fc.tuple(week, week, week, week),
    seats: fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 12 }))),
    routings: fc.tuple(routing, routing, routing),
    halfHourWeights: weights(48),
    weekdayWeights: weights(7),
    fte: fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 5, maxLength: 5 }),
    transfer: fc.double({ min: 0, max: 1, noNaN: true }),
    grouped: fc.boolean(),
  })
  .map((drawn) => ({
    ...base,
    sites: base.sites.map((site, i) => ({ ...site, opening: drawn.openings[i]!, seats: drawn.seats[i]! })),
    flows: base.flows.map(
      (flow, i): Flow => ({
        ...flow,
        routing: drawn.routings[i]!,
        transfers: i < 2 ? [{ toFlowId: 'claims', share: drawn.transfer }] : [],
      }),
    ),
    teams: base.teams.map((team, i) => ({ ...team, fte: drawn.fte[i]!, weeklyHours: 35, shrinkageShare: 0.3 })),
    profiles24: [{ ...base.profiles24[0]!, halfHourWeights: drawn.halfHourWeights, weekdayWeights: drawn.weekdayWeights }],
    answerGroups: drawn.grouped ? [{ id: 'g', name: 'g', flowIds: ['home', 'open'] }] : [],
  }));

const rates = (value: number | readonly number[]): readonly number[] => (typeof value === 'number' ? [value] : value);

/** Calls of a month in the centres and left out of them, by flow. */
function accounted(of: Network, flowId: string): number {
  const compiled = compileWeek(of, 0);
  let calls = compiled.leftOut.filter((left) => left.flowId === flowId).reduce((total, left) => total + left.callsPerMonth, 0);
  for (const day of compiled.days) {
    day.flows.forEach((flow, i) => {
      if (flow.flowId !== flowId) return;
      calls += day.weight * rates(day.centre.flows[i]!.arrivalsPerHour).reduce((total, rate) => total + rate * 0.5, 0);
    });
  }
  return calls;
}

describe('over random networks', () => {
  it('every call of the month is in a centre or left out by name', () => {
    fc.assert(
      fc.property(anyNetwork, (of) =>
        of.flows.every((flow) => Math.abs(accounted(of, flow.id) - flow.volumeByMonth[0]!) < 1e-6 * flow.volumeByMonth[0]!),
      ),
      { numRuns: 200 },
    );
  });

  it('every centre is one the simulator accepts', () => {
    fc.assert(
      fc.property(anyNetwork, (of) => {
        const issues = compileWeek(of, 0).days.flatMap((day) => validateCentre(day.centre).filter((issue) => issue.severity === 'error'));
        expect(issues).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('no site ever seats more agents than it has workplaces, and nobody sits behind a closed door', () => {
    fc.assert(
      fc.property(anyNetwork, (of) => {
        const excess: string[] = [];
        for (const day of compileWeek(of, 0).days) {
          for (const site of of.sites) {
            const groups = day.centre.groups.filter((group) => group.site === site.id);
            for (let k = 0; k < day.centre.intervals; k += 1) {
              const seated = groups.reduce((total, group) => total + (group.agents as readonly number[])[k]!, 0);
              if (
                seated > site.seats ||
                groups.some((group) => (group.agents as readonly number[])[k]! > (group.maxAgents as readonly number[])[k]!)
              )
                excess.push(`${site.id} ${k}`);
            }
          }
        }
        expect(excess).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

it('compiles the week of a region of 7 sites and 10 flows, every call ringing at its own site first, into a queue for each flow and site', () => {
  const flows = Array.from({ length: 10 }, (_, i) => `F${i}`);
  const rows = flows.map(
    (flow, i) => `${flow}  40  300s  90s  80/20`.padEnd(60) + (i < 7 ? `T${i}  40  S${i}@west  ${flows.slice(0, 4).join(' ')}` : ''),
  );
  const rest = Array.from(
    { length: 14 },
    (_, i) => `${' '.repeat(60)}U${i}  20  S${i % 7}@west  ${flows.slice(4 + (i % 3), 10).join(' ')}`,
  );
  const region = network([`${'flow calls/h aht patience target'.padEnd(60)}team heads site skills`, ...rows, ...rest].join('\n'));
  const own: Network = {
    ...region,
    flows: region.flows.map((flow) => ({
      ...flow,
      routing: { start: 'site', overflow: [{ reach: 'region', afterSeconds: 60 }], partnerShare: 0, partnerHours: null },
    })),
  };
  expect(compileWeek(own, 0).days[0]!.centre.flows.length).toBe(70);
});

it('every day runs to its end in the simulator, each call offered with one fate', () => {
  const fates = ['answered', 'abandoned', 'blocked', 'unserved'].map((name) => FLOW_COUNTERS.indexOf(name as FlowCounter));
  const offered = FLOW_COUNTERS.indexOf('offered');
  fc.assert(
    fc.property(anyNetwork, (of) => {
      const odd: string[] = [];
      for (const day of compileWeek(of, 0).days.slice(0, 2)) {
        const { flowCounters, flowIds } = simulateDay({ day: { dayId: day.dayId, centre: day.centre }, seed: 1, replications: 1 });
        flowIds.forEach((id, f) => {
          const at = f * FLOW_COUNTERS.length;
          const fated = fates.reduce((total, fate) => total + flowCounters[at + fate]!, 0);
          if (fated !== flowCounters[at + offered]!) odd.push(id);
        });
      }
      expect(odd).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
