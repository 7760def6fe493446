import { describe, expect, it } from 'vitest';
import { type CompiledWeek, compileWeek } from '../../src/compile/index.ts';
import { type MergePart, mergeBreakEven } from '../../src/engine/queueing/merge-break-even.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { FLOW_MEASURES } from '../../src/model/measures.ts';
import { mutualisation } from '../../src/samples/mutualisation/index.ts';
import { estimateFlowMeasure } from './week-estimates.ts';

const project = mutualisation.make();
const { baseline, run } = project;
const weekOf = (scenario: number | null): CompiledWeek =>
  compileWeek(networkAtMonth(baseline, scenario === null ? [] : project.scenarios[scenario]!.levers, run.month).network, run.month);

/** The zones of a flow at Monday's busiest half-hour, callers who wait for ever. */
function zonesAtPeak(flowId: string): readonly MergePart[] {
  const day = weekOf(null).days[0]!;
  const zones = day.centre.flows.filter((_, index) => day.flows[index]!.flowId === flowId);
  const { ahtSeconds } = baseline.flows.find(({ id }) => id === flowId)!;
  const rates = zones.map(({ arrivalsPerHour }) => arrivalsPerHour as readonly number[]);
  const totals = rates[0]!.map((_, k) => rates.reduce((sum, zone) => sum + zone[k]!, 0));
  const peak = totals.indexOf(Math.max(...totals));
  return zones.map(({ target }, zone) => ({ callsPerHour: rates[zone]![peak]!, ahtSeconds, patienceSeconds: null, target: target! }));
}

const erlangsOf = ({ callsPerHour, ahtSeconds }: MergePart): number => (callsPerHour * ahtSeconds) / 3600;

describe('Mutualisation nationale 2021', () => {
  it('has nine regions of one or two sites, two N1 flows and three trades of the N2, and pools in January 2021', () => {
    const sites = baseline.regions.map(({ id }) => baseline.sites.filter((site) => site.regionId === id).length);
    expect([sites.length, Math.min(...sites), Math.max(...sites), baseline.sites.length]).toEqual([9, 1, 2, 12]);
    expect(baseline.flows.map(({ line }) => line).sort()).toEqual(['N1', 'N1', 'N2', 'N2', 'N2']);
    expect([baseline.horizon, project.scenarios.map(({ levers }) => levers[0]!.params.month)]).toEqual([
      { startMonth: '2020-07', months: 18, holidays: 'fr' },
      [6, 6],
    ]);
  });
  it('takes about 25,000 calls on a weekday', () => {
    const calls = weekOf(null).days.map((day) => day.flows.reduce((sum, flow) => sum + flow.callsPerDay, 0));
    const mean = calls.reduce((sum, count) => sum + count, 0) / calls.length;
    expect([calls.length, mean > 23_000 && mean < 27_000]).toEqual([5, true]);
  });
  it('about holds its baseline: no flow below 74 %, none above 90 %', { timeout: 60_000 }, () => {
    const level = estimateFlowMeasure(weekOf(null), FLOW_MEASURES.serviceLevel, 6);
    const outside = baseline.flows
      .map((flow) => [flow.id, level.overall((flowId) => flowId === flow.id)] as const)
      .filter(([, share]) => share < 0.74 || share > 0.9);
    expect(outside).toEqual([]);
  });
  it('by hand: debt collection is 2 × 10 erlangs, 28 agents apart and 25 together, and the gain is gone at +16 % of AHT', () => {
    const zones = zonesAtPeak('recouvrement');
    expect(zones.map((zone) => Math.round(erlangsOf(zone) * 10) / 10)).toEqual([10, 10]);
    const { whole } = mergeBreakEven(zones, { occupancyCap: null });
    expect([whole.agentsApart, whole.agentsTogether, Math.round(whole.breakEvenAhtRise * 100)]).toEqual([28, 25, 16]);
  });
  it('by hand: claims, about one erlang a region, need half the agents together; Open N1 gains nothing once occupancy is held to 85 %', () => {
    const claims = zonesAtPeak('reclamations');
    expect(Math.max(...claims.map(erlangsOf))).toBeLessThan(2);
    const small = mergeBreakEven(claims, { occupancyCap: 0.85 }).whole;
    expect(small.agentsTogether / small.agentsApart).toBeLessThan(0.6);
    const large = mergeBreakEven(zonesAtPeak('open-n1'), { occupancyCap: 0.85 });
    expect(large.fractional.breakEvenAhtRise).toBeLessThan(0.03);
  });
  it('the counter-proposal has most of the gain of the N2 trades and leaves N1 as it was', { timeout: 60_000 }, () => {
    const [now, proposal, counter] = [null, 0, 1].map((scenario) => estimateFlowMeasure(weekOf(scenario), FLOW_MEASURES.serviceLevel, 4));
    const of = (measure: typeof now, ids: readonly string[]): number => measure!.overall((flowId) => ids.includes(flowId));
    const n2 = ['livraison', 'reclamations'];
    expect(of(counter, n2) - of(now, n2)).toBeGreaterThan(0.1);
    expect(Math.abs(of(counter, n2) - of(proposal, n2))).toBeLessThan(0.03);
    expect(Math.abs(of(counter, ['open-n1']) - of(now, ['open-n1']))).toBeLessThan(0.05);
  });
});
