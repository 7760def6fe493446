/** Random valid centres with the optional rules on top of the plain ones, small enough for hundreds of runs. */
import fc from 'fast-check';
import type { Centre, CentreFlow, CentreGroup, CentreSkill } from '../../../src/model/centre.ts';
import { distribution, randomCentre } from '../simulate/random-centre.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const share = fc.constantFrom(0, 0.3, 0.7, 1);
const FACTORS = ['snow', 'sun'] as const;

const callback = fc.record({
  afterSeconds: fc.constantFrom(0, 0, 10, 45),
  acceptance: share,
  success: share,
  failedHandling: maybe(distribution),
  patience: maybe(distribution),
});

const stages = fc.uniqueArray(
  fc.record({
    afterSeconds: fc.constantFrom(5, 15, 30, 60),
    rankBy: fc.integer({ min: -2, max: 2 }),
    queueRankBy: fc.integer({ min: -2, max: 2 }),
  }),
  { maxLength: 3, selector: (stage) => stage.afterSeconds },
);

/** @param later flows that may help: not in a circle */
function flowRules(flow: CentreFlow, ids: readonly string[], later: readonly string[], intervals: number): fc.Arbitrary<CentreFlow> {
  return fc
    .record({
      afterCallWork: maybe(distribution),
      callback: maybe(callback),
      support:
        later.length === 0
          ? fc.constant(null)
          : maybe(fc.record({ flow: fc.constantFrom(...later), probability: share, afterShare: fc.constantFrom(0, 0.5, 1) })),
      deferrable: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.record({ backlog: fc.integer({ min: 0, max: 12 }) }) },
      ),
      origins: fc.constantFrom(
        [],
        [
          { id: 'elsewhere', share: 0.4 },
          { id: 'here', share: 0.6 },
        ],
      ),
      to: fc.constantFrom([], [{ flow: ids[0]!, probability: 0.5 }]),
      warm: maybe(fc.record({ together: maybe(distribution) })),
      dayFactors: fc.subarray([...FACTORS]),
      open: fc.oneof(fc.constant(1), fc.array(fc.integer({ min: 0, max: 1 }), { minLength: intervals, maxLength: intervals })),
    })
    .map(({ to, warm, dayFactors, origins, ...rules }) => ({
      ...flow,
      ...rules,
      origins: origins.map((origin) => ({ ...origin, id: `${flow.id} ${origin.id}` })),
      busyness: flow.busyness ? { ...flow.busyness, dayFactors } : null,
      redial: flow.redial ? { ...flow.redial, to } : null,
      transfers: (flow.transfers ?? []).map((transfer, i) => ({ ...transfer, warm: i === 0 ? warm : null })),
      ...(rules.deferrable ? { patience: null, balking: 0, redial: null, callback: null } : {}),
    }));
}

function skillRules(skill: CentreSkill): fc.Arbitrary<CentreSkill> {
  return fc
    .record({
      afterCallWork: maybe(distribution),
      stages,
      score: maybe(fc.record({ points: fc.constantFrom(-30, 0, 60), perSecond: fc.constantFrom(0, 1, 2) })),
    })
    .map((rules) => ({ ...skill, ...rules }));
}

function groupRules(group: CentreGroup, seconds: number): fc.Arbitrary<CentreGroup> {
  const pause = fc.record({
    startSeconds: fc.integer({ min: 0, max: seconds }),
    seconds: fc.constantFrom(60, 600, 1500),
    agents: fc.integer({ min: 0, max: 4 }),
  });
  const pace = fc.record({
    share: fc.constantFrom(0, 0.15, 0.25, 0.33),
    handlingFactor: fc.constantFrom(0.7, 1, 1.5),
    flows: fc.subarray(group.skills.map(({ flow }) => flow)).map((flows) => flows.map((flow) => ({ flow, handlingFactor: 2 }))),
  });
  return fc
    .record({
      skills: fc.tuple(...group.skills.map(skillRules)),
      absence: maybe(fc.record({ probability: share })),
      breaks: fc.array(pause, { maxLength: 3 }),
      paces: fc.array(pace, { maxLength: 3 }),
    })
    .map((rules) => ({ ...group, ...rules }));
}

/** Not every flow need be answered, and agents may wait for one another for ever: the engine must count right even then. */
export const randomRules: fc.Arbitrary<Centre> = randomCentre.chain((centre) => {
  const ids = centre.flows.map(({ id }) => id);
  const seconds = centre.intervals * centre.intervalSeconds;
  return fc.record({
    format: fc.constant(centre.format),
    intervalSeconds: fc.constant(centre.intervalSeconds),
    intervals: fc.constant(centre.intervals),
    waitingRoom: fc.constant(centre.waitingRoom ?? null),
    closing: fc.constant(centre.closing ?? 'serve'),
    departures: fc.constantFrom('drawn' as const, 'first' as const),
    dayFactors: fc.constant(FACTORS.map((id, i) => ({ id, cv: 0.2 * i }))),
    flows: fc.tuple(...centre.flows.map((flow, f) => flowRules(flow, ids, ids.slice(f + 1), centre.intervals))),
    groups: fc.tuple(...centre.groups.map((group) => groupRules(group, seconds))),
  });
});
