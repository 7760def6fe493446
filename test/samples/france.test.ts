import { describe, expect, it } from 'vitest';
import type { CompiledWeek } from '../../src/compile/index.ts';
import { compileWeek } from '../../src/compile/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { FLOW_MEASURES, GROUP_MEASURES } from '../../src/model/measures.ts';
import { france } from '../../src/samples/france/index.ts';
import { estimateFlowMeasure, estimateGroupMeasure } from './week-estimates.ts';

const project = france.make();
const { baseline } = project;
const kindCount = (kind: string): number => baseline.sites.filter((site) => site.kind === kind).length;

/** Monday alone stands for the week: a nation's day is a third of a million calls. */
const monday = (week: CompiledWeek): CompiledWeek => ({ ...week, days: week.days.slice(0, 1) });

describe('France has the facts of its source', () => {
  it('9 regions, 143 centres, 34 of them partners of which 11 offshore, 20 flows', () => {
    const partners = kindCount('partner') + kindCount('offshore');
    expect([baseline.regions.length, baseline.sites.length, partners, kindCount('offshore'), baseline.flows.length]).toEqual([
      9, 143, 34, 11, 20,
    ]);
    expect(baseline.regions.every((region) => baseline.sites.filter((site) => site.regionId === region.id).length >= 12)).toBe(true);
  });
  it('80 million calls a year, to the call', () => {
    const calls = baseline.flows.flatMap((flow) => flow.volumeByMonth).reduce((sum, month) => sum + month, 0);
    expect([baseline.horizon.months, calls]).toEqual([12, 80_000_000]);
  });
  it('says that the offshore centres being among the partners is a reading, not a fact', () => {
    const told = project.provenance['sites/*'];
    expect([told?.sourceId, JSON.stringify(told?.note).includes('98')]).toEqual([null, true]);
  });
  it('over the year 27 % of Home, 60 % of Mobile and 80 % of Open go to partners, evenings and Saturdays included', {
    timeout: 30_000,
  }, () => {
    const days = Array.from({ length: 12 }, (_, month) => compileWeek(baseline, month).days).flat();
    const share = (universe: string): number => {
      const ids = new Set(baseline.flows.filter((flow) => flow.universe === universe).map((flow) => flow.id));
      let all = 0;
      let partners = 0;
      for (const day of days) {
        for (const flow of day.flows.filter((one) => ids.has(one.flowId))) {
          all += flow.callsPerDay * day.weight;
          if (flow.partners) partners += flow.callsPerDay * day.weight;
        }
      }
      return partners / all;
    };
    expect(['Home', 'Mobile', 'Open', 'N2'].map((universe) => Math.round(share(universe) * 100))).toEqual([27, 60, 80, 0]);
  });
  it('rings at the own centre first, then the region, the nation and, for N1, partners', () => {
    const stages = (line: string) =>
      new Set(
        baseline.flows
          .filter((flow) => flow.line === line)
          .map(({ routing }) => [routing.start, ...routing.overflow.map((stage) => stage.reach)].join(' ')),
      );
    expect([[...stages('N1')], [...stages('N2')]]).toEqual([['site region nation partner'], ['site region nation']]);
  });
  it('every region answers every flow itself, and no floor has fewer seats than its busiest half-hour asks for', () => {
    const lost = baseline.flows.filter(
      (flow) => new Set(flow.origins.map((origin) => baseline.sites.find((site) => site.id === origin.siteId)?.regionId)).size < 9,
    );
    expect(lost).toEqual([]);
    const week = compileWeek(baseline, project.run.month);
    const over: string[] = [];
    for (const { centre } of week.days) {
      for (const group of centre.groups) {
        const agents = group.agents as readonly number[];
        const seats = group.maxAgents as readonly number[];
        if (agents.some((count, k) => count > seats[k]!)) over.push(group.id);
      }
    }
    expect(over).toEqual([]);
  });
});

describe('France can be worked with', () => {
  it('holds about its targets under regional routing, and national pooling answers more calls in time', { timeout: 120_000 }, () => {
    const weekOf = (levers: (typeof project.scenarios)[number]['levers']): CompiledWeek =>
      monday(compileWeek(networkAtMonth(baseline, levers, project.run.month).network, project.run.month));
    const regional = weekOf([]);
    const national = weekOf(project.scenarios[0]!.levers);
    const level = (week: CompiledWeek): number => estimateFlowMeasure(week, FLOW_MEASURES.serviceLevel, 1).overall(() => true);
    const occupancy = estimateGroupMeasure(regional, GROUP_MEASURES.occupancy, 1).overall(() => true);
    const regionalLevel = level(regional);
    expect([regionalLevel > 0.8 && regionalLevel < 0.95, occupancy > 0.8 && occupancy < 0.9]).toEqual([true, true]);
    expect(level(national) - regionalLevel).toBeGreaterThan(0.03);
  });
  it('is a file of less than a quarter of a megabyte', () => {
    expect(JSON.stringify(project).length).toBeLessThan(250_000);
  });
});
