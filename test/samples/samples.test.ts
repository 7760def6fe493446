import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { localText } from '../../src/i18n/lang.ts';
import { fieldTerm, isGlossaryPart } from '../../src/i18n/texts/glossary.ts';
import { applyScenario, networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { leverById } from '../../src/levers/registry.ts';
import { FLOW_MEASURES, GROUP_MEASURES } from '../../src/model/measures.ts';
import { ownTeamsBy } from '../../src/model/minimum-size.ts';
import type { Project } from '../../src/model/project.ts';
import { validateNetwork, validateProject } from '../../src/model/project-validation.ts';
import { originOf } from '../../src/model/provenance.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { estimateFlowMeasure, estimateGroupMeasure } from './week-estimates.ts';

const sample = (id: string): Project => SAMPLES.find((one) => one.id === id)!.make();
const sco = sample('sco-ouest');
const atelier = sample('atelier');
const ALL = SAMPLES.filter((one) => one.audience.length > 0).map((one) => one.make());

/** Every figure of a baseline with its path; texts and ids are no figures. */
function figuresOf(project: Project): readonly string[] {
  const paths: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'number') paths.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) walk(child, `${path}/${(child as { id?: string } | null)?.id ?? key}`);
    }
  };
  for (const [part, rows] of Object.entries(project.baseline)) walk(rows, part);
  return paths;
}

describe('samples are projects like any other', () => {
  it('are the same at every call, under distinct ids, in both languages', () => {
    expect(SAMPLES.map((one) => one.id)).toEqual([
      'sco-ouest',
      'atelier',
      'home-vers-open',
      'mutualisation',
      'incident',
      'france',
      'empty',
    ]);
    for (const { id, make, name, summary } of SAMPLES) {
      expect(make()).toEqual(make());
      expect(
        [localText(name, 'fr'), localText(name, 'en'), localText(summary, 'fr'), localText(summary, 'en')].every((text) => text.length > 3),
      ).toBe(true);
      expect([make().id, make().sampleId]).toEqual([id, id === 'empty' ? null : id]);
    }
  });
  it('say of every figure where it comes from, assumptions with their range', () => {
    const silent: string[] = [];
    for (const project of ALL) {
      for (const path of figuresOf(project)) {
        const { kind, provenance } = originOf(project, path);
        const hasRange = provenance?.low !== undefined || provenance?.note !== undefined;
        if (kind === 'typed' || (kind === 'assumption' && !hasRange)) silent.push(path);
      }
    }
    expect(silent).toEqual([]);
  });
  it('have no provenance for a figure that does not exist, nor a range that its figure is outside of', () => {
    const faults: string[] = [];
    for (const project of ALL) {
      const paths = figuresOf(project);
      const used = new Set(paths.map((path) => originOf(project, path).path));
      for (const path of Object.keys(project.provenance))
        if (!used.has(path) && !path.startsWith('run/') && path !== 'horizon' && path !== 'flows/*/routing') faults.push(`${path} unused`);
      for (const path of paths) {
        const { provenance } = originOf(project, path);
        const value = path
          .split('/')
          .reduce<unknown>(
            (at, step) =>
              Array.isArray(at)
                ? (at.find((row: { id?: string } | null) => row?.id === step) ?? at[Number(step)])
                : (at as Record<string, unknown>)?.[step],
            project.baseline,
          ) as number;
        const fieldName = path.split('/').pop();
        const isRank = fieldName === 'rank' || fieldName === 'queueRank';
        if (provenance?.low !== undefined && !isRank && (value < provenance.low || value > provenance.high!))
          faults.push(`${path} = ${value}`);
      }
    }
    expect(faults).toEqual([]);
  });
  it('say of every figure that a lever is set to where it comes from, assumptions with the range that it is in', () => {
    const faults: string[] = [];
    for (const project of ALL) {
      for (const { id, levers } of project.scenarios) {
        for (const use of levers) {
          const { lever } = leverById(use.leverId)!;
          const unused = new Set<string>(lever.unused(use.params));
          for (const [name, value] of Object.entries(use.params)) {
            const path = `scenarios/${id}/levers/${use.id}/${name}`;
            const { kind, provenance } = originOf(project, path);
            if (typeof value !== 'number' || unused.has(name)) {
              if (typeof value !== 'number' && provenance !== null) faults.push(`${project.id} ${path} is no figure`);
              continue;
            }
            if (kind === 'typed' || (kind === 'assumption' && provenance?.low === undefined))
              faults.push(`${project.id} ${path} is silent`);
            if (provenance?.low !== undefined && (value < provenance.low || value > provenance.high!))
              faults.push(`${project.id} ${path} = ${value} is outside its range`);
          }
          const gone = Object.keys(use.provenance ?? {}).filter((name) => !(name in use.params));
          faults.push(...gone.map((name) => `${project.id} ${id}/${use.id}/${name} does not exist`));
        }
      }
    }
    expect(faults).toEqual([]);
  });
  it('use levers of the registry with settings that they accept, at every month', () => {
    const faults: string[] = [];
    for (const project of ALL) {
      for (const { id, levers } of project.scenarios) {
        for (const use of levers) {
          const found = leverById(use.leverId);
          if (found === null || found.lever.version !== use.version) faults.push(`${id}/${use.id}: ${use.leverId}`);
          else if (JSON.stringify(Object.keys(use.params).sort()) !== JSON.stringify(Object.keys(found.lever.fields).sort()))
            faults.push(`${id}/${use.id}: fields`);
        }
        for (const month of [0, project.run.month, project.baseline.horizon.months - 1]) {
          const { network, issues } = networkAtMonth(project.baseline, levers, month);
          faults.push(...issues.map((issue) => `${id} ${month} ${issue.path} ${issue.code}`));
          faults.push(
            ...validateNetwork(network)
              .filter((issue) => issue.severity === 'error')
              .map((issue) => `${id} ${month} ${issue.path} ${issue.code}`),
          );
        }
        const before = networkAtMonth(project.baseline, [], project.run.month).network;
        if (networkAtMonth(project.baseline, levers, project.run.month).network === before) faults.push(`${id} changes nothing`);
      }
    }
    expect(faults).toEqual([]);
  });
  it('open without any issue, and every month of the baseline and of every scenario is a network without error or warning', {
    timeout: 60_000,
  }, () => {
    const faults: string[] = [];
    for (const project of ALL) {
      faults.push(...validateProject(project).map((issue) => `${project.id} ${issue.path} ${issue.code}`));
      for (const { id, levers } of [{ id: 'baseline', levers: [] }, ...project.scenarios]) {
        const { months, issues } = applyScenario(project.baseline, levers);
        faults.push(...issues.map((issue) => `${project.id} ${id} ${issue.path} ${issue.code}`));
        for (const { month, network } of months)
          for (const issue of validateNetwork(network)) faults.push(`${project.id} ${id} ${month} ${issue.path} ${issue.code}`);
      }
    }
    expect(faults).toEqual([]);
  });
  it('have a glossary entry for every field of the network', () => {
    const missing = new Set<string>();
    const walk = (part: string, value: unknown, field: string): void => {
      if (!isGlossaryPart(part)) missing.add(part);
      else if (field !== '' && fieldTerm(part, field, 'fr') === null) missing.add(`${part}: ${field}`);
      if (Array.isArray(value)) {
        if (!['opening', 'routing/partnerHours'].includes(field)) for (const item of value) walk(part, item, field);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, child] of Object.entries(value)) walk(part, child, field === '' ? key : `${field}/${key}`);
      }
    };
    const cohort = { fte: 1, awayShare: 0, handlingFactor: 1, flowIds: [] };
    for (const [part, rows] of Object.entries(sco.baseline)) walk(part, rows, '');
    walk('teams', { cohorts: [cohort] }, '');
    walk('flows', { target: { maxAbandonment: 0 } }, '');
    walk('answerGroups', { id: '', name: '', flowIds: [] }, '');
    walk('disruptions', { id: '', name: '', fromMonth: 0, months: 1, siteId: null, flowId: null, capacityFactor: 1, ahtFactor: 1 }, '');
    walk('oneOffCosts', { id: '', name: '', month: 0, euros: 0 }, '');
    walk('run', sco.run, '');
    walk('sources', { id: '' }, '');
    expect([...missing]).toEqual([]);
  });
});

describe('SCO Ouest has the size and the shape that it claims', () => {
  it('has seven sites of 12 to 180 advisers and one partner', () => {
    const heads = sco.baseline.sites
      .filter((site) => site.kind === 'internal')
      .map((site) => sco.baseline.teams.filter((team) => team.siteId === site.id).reduce((sum, team) => sum + team.headcount, 0));
    expect([heads.length, Math.min(...heads), Math.max(...heads)]).toEqual([7, 12, 180]);
    expect(sco.baseline.sites.filter((site) => site.kind === 'partner')).toHaveLength(1);
  });
  it('takes about 12,000 calls on a weekday, over 36 months', () => {
    const days = compileWeek(sco.baseline, sco.run.month).days.filter((day) => day.dayId !== 'sat');
    const calls = days.map((day) => day.flows.reduce((sum, flow) => sum + flow.callsPerDay, 0));
    const mean = calls.reduce((sum, count) => sum + count, 0) / calls.length;
    expect([calls.length, mean > 11_000 && mean < 13_000, sco.baseline.horizon]).toEqual([
      5,
      true,
      { startMonth: '2012-01', months: 36, holidays: 'fr' },
    ]);
  });
  it('sends 27 % of Home, 60 % of Mobile and 80 % of Open to the partner, evenings and Saturdays included', () => {
    const { days } = compileWeek(sco.baseline, sco.run.month);
    const share = (universe: string): number => {
      const ids = new Set(sco.baseline.flows.filter((flow) => flow.universe === universe).map((flow) => flow.id));
      let all = 0;
      let partners = 0;
      for (const day of days) {
        for (const flow of day.flows) {
          if (!ids.has(flow.flowId)) continue;
          all += flow.callsPerDay * day.weight;
          if (flow.partners) partners += flow.callsPerDay * day.weight;
        }
      }
      return partners / all;
    };
    expect([share('Home'), share('Mobile'), share('Open')].map((value) => Math.round(value * 100))).toEqual([27, 60, 80]);
  });
  it('keeps 120 advisers in the region at every month of both scenarios, and a scenario of at most six levers', () => {
    const least = sco.scenarios.map(({ levers }) =>
      Math.min(
        ...applyScenario(sco.baseline, levers).months.map(({ network }) =>
          ownTeamsBy(network, 'region')
            .get('ouest')!
            .reduce((sum, team) => sum + team.headcount, 0),
        ),
      ),
    );
    expect(sco.baseline.regions[0]!.minimumAdvisers).toBe(120);
    expect(Math.min(...least)).toBeGreaterThanOrEqual(120);
    expect(Math.min(...sco.scenarios.map(({ levers }) => levers.length))).toBeLessThanOrEqual(6);
  });
  it('sees Open grow with its customers and Home and Mobile shrink', () => {
    const year = (universe: string, from: number): number =>
      sco.baseline.flows
        .filter((flow) => flow.universe === universe)
        .reduce((sum, flow) => sum + flow.volumeByMonth.slice(from, from + 12).reduce((a, b) => a + b, 0), 0);
    expect(year('Open', 12) / year('Open', 0)).toBeGreaterThan(1.4);
    expect(year('Home', 24) / year('Home', 0)).toBeLessThan(0.9);
    expect(year('Mobile', 24) / year('Mobile', 0)).toBeLessThan(0.9);
    // One million in November 2011 and 100,000 more each month are 2.3 million in December 2012: 1.1 million more than in January.
    const open = sco.baseline.flows.find((flow) => flow.id === 'open-n1')!.volumeByMonth;
    expect(open[12]! / open[0]!).toBeCloseTo(2.4 / 1.2, 2);
  });
  it('holds its baseline: N1 service level 70 to 90 %, occupancy 70 to 88 %, with a weak spot or two', { timeout: 120_000 }, () => {
    const week = compileWeek(networkAtMonth(sco.baseline, [], sco.run.month).network, sco.run.month);
    const level = estimateFlowMeasure(week, FLOW_MEASURES.serviceLevel, 6);
    const n1 = level.overall((flowId) => sco.baseline.flows.find((flow) => flow.id === flowId)?.line === 'N1');
    const occupancy = estimateGroupMeasure(week, GROUP_MEASURES.occupancy, 6).overall(() => true);
    expect([n1 > 0.7 && n1 < 0.9, occupancy > 0.7 && occupancy < 0.88]).toEqual([true, true]);
    const weak = sco.baseline.flows.filter((flow) => level.overall((flowId) => flowId === flow.id) < 0.77).map((flow) => flow.id);
    expect([weak.length >= 1 && weak.length <= 3, weak.includes('home-fidelite')]).toEqual([true, true]);
  });
});

describe('the workshop shows what it is for', () => {
  it('has three sites of 5 to 12 advisers and three flows', () => {
    const heads = atelier.baseline.sites.map((site) =>
      atelier.baseline.teams.filter((team) => team.siteId === site.id).reduce((sum, team) => sum + team.headcount, 0),
    );
    expect([heads, atelier.baseline.flows.length]).toEqual([[12, 8, 5], 3]);
  });
  it('pooling the three sites lifts the service level by more than 10 points', { timeout: 120_000 }, () => {
    const levelOf = (levers: Project['scenarios'][number]['levers']): number => {
      const { network } = networkAtMonth(atelier.baseline, levers, atelier.run.month);
      return estimateFlowMeasure(compileWeek(network, atelier.run.month), FLOW_MEASURES.serviceLevel, 12).overall(() => true);
    };
    const pooled = atelier.scenarios.find((scenario) => scenario.id === 'mise-en-commun')!;
    expect(levelOf(pooled.levers) - levelOf([])).toBeGreaterThan(0.1);
  });
});
