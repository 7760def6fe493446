import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { mergeFacts } from '../../src/ui/pages/scenarios/merge-facts-vm.ts';
import { isPreviewable, previewBaseline, previewMonth } from '../../src/ui/pages/scenarios/preview-vm.ts';

const project = SAMPLES.find(({ id }) => id === 'atelier')!.make();
const { month, occupancyCap } = project.run;
const { network } = networkAtMonth(project.baseline, [], month);
const week = compileWeek(network, month);

describe('the instant preview', () => {
  it('counts every hour on the phone once, whatever the number of flows an adviser can take', () => {
    const preview = previewMonth(network, week, occupancyCap);
    const staffed = week.days.reduce(
      (sum, { centre }) =>
        sum + centre.groups.flatMap(({ agents }) => agents).reduce((total, n) => total + n, 0) * (centre.intervalSeconds / 3600),
      0,
    );
    const allotted = preview.rows.reduce((sum, { figures }) => sum + figures.presentHours, 0);
    expect(allotted).toBeLessThanOrEqual(staffed + 1e-6);
    expect(allotted).toBeGreaterThan(0.9 * staffed);
  });

  it('gives calls and hours of the total as the sum of its flows, and its service level as their mean', () => {
    const { rows, total } = previewMonth(network, week, occupancyCap);
    const calls = rows.reduce((sum, { figures }) => sum + figures.calls, 0);
    const answered = rows.reduce((sum, { figures }) => sum + figures.calls * figures.serviceLevel, 0);
    expect(total?.calls).toBeCloseTo(calls, 6);
    // Weekdays count as often as the month has them: that moves the mean by far less than a thousandth.
    expect(total?.serviceLevel).toBeCloseTo(answered / calls, 4);
  });

  it('remembers the baseline until the data, the month or the cap change', () => {
    const first = previewBaseline(project.baseline, project.run);
    expect(previewBaseline(project.baseline, { ...project.run, seed: 99 })).toBe(first);
    expect(previewBaseline(project.baseline, { ...project.run, occupancyCap: 0.9 })).not.toBe(first);
  });
});

it('is given for the region and the workshop, and not for a nation, which it would hold up', () => {
  const previewed = SAMPLES.filter((sample) => isPreviewable(sample.make().baseline)).map(({ id }) => id);
  expect(previewed).toEqual(expect.arrayContaining(['sco-ouest', 'atelier', 'empty']));
  expect(previewed).not.toContain('france');
});

describe('the break-even of a merge', () => {
  const uses = project.scenarios.flatMap(({ levers }) =>
    levers.filter(({ leverId }) => leverId === 'merge-flows' || leverId === 'pool-routing'),
  );

  it('stands for every merge and pooling of the workshop sample', () => {
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(mergeFacts(use, week, network, occupancyCap).length).toBeGreaterThan(0);
  });

  it('never needs more agents together than apart, and breaks even sooner when occupancy is held', () => {
    const facts = uses.flatMap((use) => mergeFacts(use, week, network, occupancyCap));
    expect(facts.filter(({ gain, rise, riseWithCap }) => gain < 0 || rise < 0 || riseWithCap > rise + 0.2)).toEqual([]);
  });

  it('lists the smallest pool first: that is where pooling pays', () => {
    const facts = uses.flatMap((use) => [mergeFacts(use, week, network, occupancyCap).map(({ erlangs }) => erlangs)]);
    for (const erlangs of facts) expect(erlangs).toEqual([...erlangs].sort((a, b) => a - b));
  });
});
