/** The shipped projects from end to end: their scenarios apply, every month compiles to centres the simulator accepts, and a day runs. */
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { applyScenario } from '../../src/levers/apply-scenario.ts';
import { LEVERS } from '../../src/levers/registry.ts';
import { validateCentre } from '../../src/model/centre-validation.ts';
import { FLOW_COUNTERS } from '../../src/model/measures.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';
import { SAMPLES } from '../../src/samples/index.ts';

const errors = (issues: readonly { readonly severity: string }[]) => issues.filter((issue) => issue.severity === 'error');

describe.each(SAMPLES.filter((sample) => sample.id !== 'empty').map((sample) => [sample.id, sample.make()] as const))(
  'sample %s',
  (_id, project) => {
    const scenarios = [{ id: 'baseline', levers: [] }, ...project.scenarios];

    it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
      '%s applies in every month, stays valid and compiles',
      (_scenario, { levers }) => {
        const { months, issues } = applyScenario(project.baseline, levers);
        expect(errors(issues)).toEqual([]);
        const wrong = [0, 5, months.length - 1].flatMap((month) => {
          const { network } = months[month]!;
          const week = compileWeek(network, month);
          return [...errors(validateNetwork(network)), ...week.days.flatMap((day) => errors(validateCentre(day.centre)))];
        });
        expect(wrong).toEqual([]);
      },
    );

    it('gets suggestions from every lever that pass its check', () => {
      const refused = LEVERS.flatMap(({ lever }) => errors(lever.check(project.baseline, lever.suggest(project.baseline))));
      expect(refused).toEqual([]);
    });

    // The nation has twenty times the sites of a region, so that one day says as much.
    const isNation = project.baseline.sites.length > 100;

    it('offers in the simulator the calls of its volumes, to within four standard errors', { timeout: 60_000 }, () => {
      const week = compileWeek(project.baseline, 0);
      const day = week.days[0]!;
      // Without redials, repeats, transfers, busyness and work left from before every offered call is a fresh one.
      const flows = day.centre.flows.map(({ redial: _r, repeat: _p, transfers: _t, busyness: _b, ...flow }) =>
        flow.deferrable ? { ...flow, deferrable: { backlog: 0 } } : flow,
      );
      const replications = isNation ? 1 : 8;
      const table = simulateDay({ day: { dayId: day.dayId, centre: { ...day.centre, flows } }, seed: 7, replications });
      const offered = FLOW_COUNTERS.indexOf('offered');
      const stride = table.flowIds.length * FLOW_COUNTERS.length;
      const off = day.flows.filter((flow, i) => {
        let total = 0;
        for (let r = 0; r < replications; r += 1) total += table.flowCounters[r * stride + i * FLOW_COUNTERS.length + offered]!;
        return Math.abs(total - flow.callsPerDay * replications) > (isNation ? 4.8 : 4) * Math.sqrt(flow.callsPerDay * replications) + 1;
      });
      expect(off).toEqual([]);
    });
  },
);
