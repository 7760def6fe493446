import { describe, expect, it } from 'vitest';
import type { CompiledDay } from '../../src/compile/index.ts';
import { homeVersOpen } from '../../src/samples/home-vers-open/index.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import { compositeDay } from '../../src/trajectory/composite-day.ts';
import { planTrajectory } from '../../src/trajectory/index.ts';

const at = (values: number | readonly number[], interval: number): number => (typeof values === 'number' ? values : values[interval]!);

for (const [name, sample] of [
  ['SCO Ouest', scoOuest],
  ['Home vers Open', homeVersOpen],
] as const) {
  describe(`the composite day of ${name}`, () => {
    const days: readonly CompiledDay[] = planTrajectory(sample.make().baseline, []).months[3]!.week.days;
    const stride = Math.min(6, days.length);
    const week = compositeDay(days, stride);

    it('takes every half-hour of the day from one weekday, in order, and every weekday several times', () => {
      const times = week.cells.map(({ day, interval }) => days[day]!.firstHalfHour + interval);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const [index, { centre }] of days.entries()) {
        const mine = week.cells.filter(({ day }) => day === index).map(({ interval }) => interval);
        expect(mine.every((interval) => interval % stride === index % stride && interval < centre.intervals)).toBe(true);
        expect(Math.abs(mine.length - centre.intervals / stride)).toBeLessThan(1);
      }
      expect(week.centre.intervals).toBe(week.cells.length);
    });

    it('has at each half-hour the calls and advisers of its weekday, and none of a queue or team that is not there', () => {
      for (const [cell, { day, interval }] of week.cells.entries()) {
        const { centre } = days[day]!;
        week.centre.flows.forEach((flow, place) => {
          const own = centre.flows.find(({ id }) => id === flow.id);
          expect(at(flow.arrivalsPerHour, cell)).toBe(own ? at(own.arrivalsPerHour, interval) : 0);
          expect(at(flow.open!, cell)).toBe(own ? at(own.open ?? 1, interval) : 0);
          if (own) expect(week.flowPlaces[day]![centre.flows.indexOf(own)]).toBe(place);
        });
        week.centre.groups.forEach((group) => {
          const own = centre.groups.find(({ id }) => id === group.id);
          expect(at(group.agents, cell)).toBe(own ? at(own.agents, interval) : 0);
        });
      }
    });

    it('knows which flows can wait, and every queue, team and skill of the week', () => {
      const waiting = new Set(
        days.flatMap(({ flows }) => flows.flatMap(({ centreFlowId, deferrable }) => (deferrable ? [centreFlowId] : []))),
      );
      expect(week.centre.flows.filter((_, place) => week.deferrable[place]).map(({ id }) => id)).toEqual([...waiting]);
      const ids = new Set(days.flatMap(({ centre }) => [...centre.flows, ...centre.groups].map(({ id }) => id)));
      expect(new Set([...week.centre.flows, ...week.centre.groups].map(({ id }) => id))).toEqual(ids);
      for (const group of week.centre.groups) {
        const skills = new Set(
          days.flatMap(({ centre }) => centre.groups.find(({ id }) => id === group.id)?.skills.map(({ flow }) => flow) ?? []),
        );
        expect(new Set(group.skills.map(({ flow }) => flow))).toEqual(skills);
      }
    });
  });
}
