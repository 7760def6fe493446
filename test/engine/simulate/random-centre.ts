/** Random valid centres with every rule of the format, small enough for hundreds of runs. */
import fc from 'fast-check';
import type { Centre, CentreFlow, CentreGroup, Distribution } from '../../../src/model/centre.ts';

const seconds = fc.integer({ min: 1, max: 900 });

export const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ kind: fc.constant('exponential' as const), mean: seconds }),
  fc.record({ kind: fc.constant('deterministic' as const), value: seconds }),
  fc.record({ kind: fc.constant('lognormal' as const), mean: seconds, cv: fc.constantFrom(0, 0.5, 1.2) }),
  fc.record({ kind: fc.constant('gamma' as const), mean: seconds, cv: fc.constantFrom(0, 0.5, 1.5) }),
  fc.record({ kind: fc.constant('erlang' as const), mean: seconds, phases: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('weibull' as const), mean: seconds, shape: fc.constantFrom(0.6, 1, 2.5) }),
  fc.record({ kind: fc.constant('hyperexponential' as const), means: fc.constant([60, 600]), weights: fc.constant([3, 1]) }),
  seconds.chain((min) => fc.record({ kind: fc.constant('uniform' as const), min: fc.constant(min), max: fc.integer({ min, max: 1800 }) })),
  fc.record({ kind: fc.constant('empirical' as const), values: fc.constant([10, 200, 700]), weights: fc.constant([1, 2, 1]) }),
);

const chance = fc.constantFrom(0, 0.2, 0.6);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

function flowOf(id: string, ids: readonly string[], groupIds: readonly string[], intervals: number): fc.Arbitrary<CentreFlow> {
  const transfer = fc.record({
    to: fc.constantFrom(...ids),
    probability: fc.constant(0.3),
    from: fc.subarray([...groupIds], { minLength: 1 }),
  });
  return fc.record({
    id: fc.constant(id),
    arrivalsPerHour: fc.oneof(
      fc.integer({ min: 0, max: 120 }),
      fc.array(fc.integer({ min: 0, max: 150 }), { minLength: intervals, maxLength: intervals }),
    ),
    busyness: maybe(fc.record({ cv: fc.constantFrom(0, 0.3) })),
    handling: distribution,
    patience: maybe(distribution),
    waitingRoom: maybe(fc.integer({ min: 0, max: 5 })),
    balking: chance,
    target: fc.record({ withinSeconds: fc.constantFrom(0, 20, 60), share: fc.constant(0.8) }),
    redial: maybe(fc.record({ afterAbandonment: chance, afterBlocking: chance, delay: distribution })),
    repeat: maybe(fc.record({ probability: chance, delay: distribution })),
    transfers: fc.array(transfer, { maxLength: 2 }),
  });
}

function groupOf(id: string, ids: readonly string[], intervals: number): fc.Arbitrary<CentreGroup> {
  const skills = fc.subarray([...ids], { minLength: 1 }).chain((flows) =>
    fc.tuple(
      ...flows.map((flow) =>
        fc.record({
          flow: fc.constant(flow),
          rank: fc.integer({ min: 1, max: 2 }),
          queueRank: fc.integer({ min: 1, max: 2 }),
          handling: maybe(distribution),
          handlingFactor: fc.constantFrom(1, 1.3),
          overflow: maybe(
            fc.record({
              afterSeconds: fc.constantFrom(0, 0, 15, 40),
              queueAtLeast: fc.constantFrom(0, 1, 2, 3),
              idleAtLeast: fc.constantFrom(0, 1, 2),
            }),
          ),
        }),
      ),
    ),
  );
  return fc.record({
    id: fc.constant(id),
    agents: fc.oneof(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: intervals, maxLength: intervals }),
    ),
    skills,
  });
}

/** Not every flow need be answered: the engine must count right even then. */
export const randomCentre: fc.Arbitrary<Centre> = fc
  .record({ flows: fc.integer({ min: 1, max: 3 }), groups: fc.integer({ min: 1, max: 3 }), intervals: fc.integer({ min: 1, max: 4 }) })
  .chain(({ flows, groups, intervals }) => {
    const flowIds = ['alpha', 'beta', 'gamma'].slice(0, flows);
    const groupIds = ['north', 'south', 'west'].slice(0, groups);
    return fc.record({
      format: fc.constant('plateau-centre/1' as const),
      intervalSeconds: fc.constant(900),
      intervals: fc.constant(intervals),
      waitingRoom: maybe(fc.integer({ min: 0, max: 8 })),
      closing: fc.constantFrom('serve' as const, 'drop' as const),
      flows: fc.tuple(...flowIds.map((id) => flowOf(id, flowIds, groupIds, intervals))),
      groups: fc.tuple(...groupIds.map((id) => groupOf(id, flowIds, intervals))),
    });
  });
