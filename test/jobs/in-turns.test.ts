import { describe, expect, it } from 'vitest';
import { compileWeek, compileWeekSteps } from '../../src/compile/index.ts';
import { centreHash, centreHashSteps } from '../../src/jobs/centre-hash.ts';
import { inTurns } from '../../src/jobs/in-turns.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { isSameWeek } from '../../src/ui/pages/results/same-inputs.ts';
import { staffingNeed, staffingNeedSteps } from '../../src/ui/pages/results/staffing-need.ts';

const france = SAMPLES.find(({ id }) => id === 'france')?.make();
if (!france) throw new Error('the sample of the nation is gone');
const { month } = france.run;
const { network } = networkAtMonth(france.baseline, [], month);
const week = compileWeek(network, month);

/** All pauses of some steps, and what they end with. */
function walk<T>(steps: Generator<void, T>): { readonly pauses: number; readonly value: T } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done) return { pauses, value };
  }
}

/** Steps on a clock that they move on themselves. */
function slow(count: number, milliseconds: number) {
  let time = 0;
  function* walkOn(): Generator<void, number> {
    for (let step = 0; step < count; step++) {
      time += milliseconds;
      yield;
    }
    return count;
  }
  return { steps: walkOn(), now: () => time };
}

describe('a nation is worked through in turns', () => {
  it('compiling pauses at every weekday and gives the same week', () => {
    const { pauses, value } = walk(compileWeekSteps(network, month));
    expect(pauses).toBe(8);
    expect(value).toEqual(week);
    expect(isSameWeek(value, week)).toBe(true);
  });

  it('weekdays with the same queues share their lists of skills instead of making them again', () => {
    const [monday, tuesday] = week.days;
    expect(monday.centre.groups.length).toBeGreaterThan(100);
    for (const [index, group] of monday.centre.groups.entries()) expect(tuesday.centre.groups[index].skills).toBe(group.skills);
  });

  it('hashing pauses at every group and flow the first time, and is remembered', () => {
    const [{ centre }] = week.days;
    const first = walk(centreHashSteps(centre));
    expect(first.pauses).toBe(centre.groups.length + centre.flows.length);
    expect(walk(centreHashSteps(centre))).toEqual({ pauses: 0, value: first.value });
  });

  it('equal centres have equal hashes, and any difference another', () => {
    const [{ centre }] = week.days;
    const copy = structuredClone(centre);
    expect(centreHash(copy)).toBe(centreHash(centre));
    const [group, ...groups] = centre.groups;
    const [skill, ...skills] = group.skills;
    expect(centreHash({ ...centre, groups: [{ ...group, skills: [{ ...skill, rank: skill.rank + 1 }, ...skills] }, ...groups] })).not.toBe(
      centreHash(centre),
    );
    const [flow, ...flows] = centre.flows;
    expect(centreHash({ ...centre, flows: [{ ...flow, balking: 0.5 }, ...flows] })).not.toBe(centreHash(centre));
    expect(centreHash({ ...centre, intervals: centre.intervals - 1 })).not.toBe(centreHash(centre));
  });

  it('staffing needs pause at every half-hour, are the same as without pauses, and are kept', () => {
    const saturday = week.days[week.days.length - 1];
    const { pauses, value } = walk(staffingNeedSteps(saturday, null));
    expect(pauses).toBe(saturday.centre.intervals);
    expect(staffingNeed(saturday, null)).toBe(value);
    expect(staffingNeed(structuredClone(saturday), null)).toEqual(value);
  });

  it('two weeks are the same or not by what they hold', () => {
    expect(isSameWeek(week, structuredClone(week))).toBe(true);
    const [day, ...days] = week.days;
    const [group, ...groups] = day.centre.groups;
    const other = { ...week, days: [{ ...day, centre: { ...day.centre, groups: [{ ...group, agents: 3 }, ...groups] } }, ...days] };
    expect(isSameWeek(week, other)).toBe(false);
    expect(isSameWeek(week, { ...week, days: [{ ...day, weight: day.weight + 1 }, ...days] })).toBe(false);
  });
});

describe('turns', () => {
  it('the event loop gets its turn after every long step, and now and then between short ones', async () => {
    let turns = 0;
    const tick = async () => void turns++;
    const long = slow(4, 20);
    expect(await inTurns(long.steps, tick, undefined, long.now)).toBe(4);
    expect(turns).toBe(4);
    turns = 0;
    const short = slow(100, 1);
    await inTurns(short.steps, tick, undefined, short.now);
    expect(turns).toBe(8);
  });

  it('an abort is heard in a turn, and the rest is not done', async () => {
    const controller = new AbortController();
    const { steps, now } = slow(1000, 15);
    const tick = async () => controller.abort(new Error('enough'));
    await expect(inTurns(steps, tick, controller.signal, now)).rejects.toThrow('enough');
    expect(now()).toBe(15);
  });
});
