import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import {
  addItem,
  addRow,
  clearDraft,
  duplicateRow,
  getField,
  moveRow,
  removeItem,
  removeRow,
  renameProject,
  rowsOf,
  setBaselineLocked,
  setDraft,
  setField,
  setFields,
  type TablePart,
} from '../../src/model/project-edit.ts';
import { isRunnable, validateProject } from '../../src/model/project-validation.ts';
import { originOf, setProvenance } from '../../src/model/provenance.ts';
import { SAMPLES } from '../../src/samples/index.ts';

const atelier = SAMPLES.find((one) => one.id === 'atelier')!.make();
const sco = SAMPLES.find((one) => one.id === 'sco-ouest')!.make();
const PARTS: readonly TablePart[] = [
  'regions',
  'sites',
  'profiles24',
  'flows',
  'skillProfiles',
  'teams',
  'answerGroups',
  'trainingPaths',
  'supportPosts',
  'disruptions',
  'oneOffCosts',
  'sources',
];

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
deepFreeze(atelier);
deepFreeze(sco);

describe('a figure is set by its path', () => {
  it('reaches rows by id, inner rows by what they refer to, lists by position', () => {
    const paths = [
      'flows/accueil/ahtSeconds',
      'flows/accueil/volumeByMonth/3',
      'flows/accueil/origins/gare/share',
      'flows/accueil/transfers/depannage/share',
      'skillProfiles/p-accueil/skills/accueil/rank',
      'sites/bourg/opening/0/toMinute',
      'teams/port-accueil/seniority/over5Years',
      'horizon/startMonth',
      'run/weeks',
      'scenarios/fusion/levers/f1/learnedAhtFactor',
      'scenarios/fusion/levers/f1/enabled',
      'sources/metier/title/fr',
    ];
    expect(paths.map((path) => getField(atelier, path))).toEqual([
      300,
      7450,
      4 / 12,
      0.03,
      1,
      1080,
      0.6,
      '2026-01',
      100,
      1.12,
      true,
      'Conventions du métier',
    ]);
    const read = (project: Project) => paths.map((path) => getField(project, path));
    const changed = paths.map((path) => read(setField(atelier, path, 7)).filter((value) => value === 7).length);
    expect(changed).toEqual(paths.map(() => 1));
  });
  it('shares everything it does not touch', () => {
    const next = setField(atelier, 'flows/accueil/ahtSeconds', 310);
    expect(next.baseline.teams).toBe(atelier.baseline.teams);
    expect(next.baseline.flows[1]).toBe(atelier.baseline.flows[1]);
    expect(next.baseline.flows[0]?.volumeByMonth).toBe(atelier.baseline.flows[0]?.volumeByMonth);
    expect(next.scenarios).toBe(atelier.scenarios);
  });
  it('is the same object when nothing changes or the path leads nowhere', () => {
    expect(setField(atelier, 'flows/accueil/ahtSeconds', 300)).toBe(atelier);
    expect(setField(atelier, 'flows/gone/ahtSeconds', 300)).toBe(atelier);
    expect(setField(atelier, 'sites/bourg/opening/9', null)).toBe(atelier);
    expect(setField(atelier, 'sites/bourg/opening/0', { fromMinute: 540, toMinute: 1080 })).toBe(atelier);
    expect(renameProject(atelier, { ...(atelier.name as { fr: string; en: string }) })).toBe(atelier);
    expect(setBaselineLocked(atelier, true)).toBe(atelier);
  });
  it('takes out a field that may be absent', () => {
    const limited = setField(atelier, 'flows/accueil/target/maxAbandonment', 0.05);
    expect(limited.baseline.flows[0]?.target.maxAbandonment).toBe(0.05);
    const free = setField(limited, 'flows/accueil/target/maxAbandonment', null);
    expect(Object.keys(free.baseline.flows[0]!.target)).toEqual(['withinSeconds', 'share']);
  });
  it('clears the draft at its place, and only there', () => {
    const drafted = setDraft(setDraft(atelier, 'flows/accueil/ahtSeconds', '4oo'), 'run/weeks', 'x');
    expect(setField(drafted, 'flows/accueil/ahtSeconds', 300).drafts).toEqual({ 'run/weeks': 'x' });
    expect(clearDraft(clearDraft(drafted, 'run/weeks'), 'flows/accueil/ahtSeconds').drafts).toEqual({});
    expect(clearDraft(atelier, 'run/weeks')).toBe(atelier);
  });
  it('sets what a paste brings in one go', () => {
    const changes = [0, 1, 2].map((month) => ({ path: `flows/accueil/volumeByMonth/${month}`, value: month }));
    expect(setFields(atelier, changes).baseline.flows[0]?.volumeByMonth.slice(0, 4)).toEqual([0, 1, 2, 7450]);
  });
  it('continues or cuts every flow when the study changes length', () => {
    const longer = setField(atelier, 'horizon/months', 15);
    expect(longer.baseline.flows.map((flow) => flow.volumeByMonth.length)).toEqual([15, 15, 15]);
    expect(longer.baseline.flows[0]?.volumeByMonth.slice(12)).toEqual(atelier.baseline.flows[0]?.volumeByMonth.slice(0, 3));
    expect(setField(longer, 'horizon/months', 12).baseline.flows[0]?.volumeByMonth).toEqual(atelier.baseline.flows[0]?.volumeByMonth);
  });
});

describe('a study length that cannot be computed', () => {
  it('is kept as typed, beside the length that holds', () => {
    const drafted = setField(atelier, 'horizon/months', 1_000_000_000);
    expect([drafted.baseline, drafted.drafts]).toEqual([atelier.baseline, { 'horizon/months': '1000000000' }]);
    expect(validateProject(drafted)).toEqual([
      { path: 'horizon/months', severity: 'error', code: 'outOfRange', value: '1000000000', params: { min: 1, max: 120 } },
    ]);
    expect(setField(drafted, 'horizon/months', 12)).toEqual(atelier);
  });
});

describe('rows come and go without leaving loose ends', () => {
  it('adds a row of every table under a fresh id, at the end', () => {
    for (const part of PARTS) {
      const first = addRow(atelier, part, 'Nouveau');
      const second = addRow(first.project, part, 'Encore');
      const ids = rowsOf(second.project, part).map((row) => row.id);
      expect([new Set(ids).size, ids.slice(-2)]).toEqual([ids.length, [first.id, second.id]]);
      expect(rowsOf(second.project, part).slice(0, -2)).toEqual(rowsOf(atelier, part));
    }
  });
  it('builds a project that runs from nothing, row by row', () => {
    let project = SAMPLES.find((one) => one.id === 'empty')!.make();
    const add = (part: TablePart, name: string): string => {
      const added = addRow(project, part, name);
      project = added.project;
      return added.id;
    };
    const site = add('sites', 'Lyon');
    const flow = add('flows', 'Appels');
    const profile = add('skillProfiles', 'Polyvalent');
    const team = add('teams', '');
    project = addItem(project, `skillProfiles/${profile}/skills`, { flowId: flow, handlingFactor: 1, rank: 1, queueRank: 1 });
    project = setFields(project, [
      { path: `teams/${team}/headcount`, value: 10 },
      { path: `teams/${team}/fte`, value: 9 },
      { path: `flows/${flow}/volumeByMonth`, value: Array.from({ length: 12 }, () => 5000) },
      { path: `flows/${flow}/origins`, value: [{ siteId: site, share: 1 }] },
    ]);
    expect(validateProject(project)).toEqual([]);
  });
  it('copies a row with what is known about it', () => {
    const noted = setDraft(setProvenance(atelier, 'flows/accueil/ahtSeconds', { sourceId: 'metier' }), 'flows/accueil/ahtCv', '?');
    const { project, id } = duplicateRow(noted, 'flows', 'accueil', 'Accueil (copie)');
    const ids = rowsOf(project, 'flows').map((flow) => flow.id);
    expect(ids).toEqual(['accueil', id, 'factures', 'depannage']);
    expect(rowsOf(project, 'flows')[1]).toEqual({ ...rowsOf(atelier, 'flows')[0]!, id, name: 'Accueil (copie)' });
    expect([project.provenance[`flows/${id}/ahtSeconds`], project.drafts[`flows/${id}/ahtCv`]]).toEqual([{ sourceId: 'metier' }, '?']);
    expect(duplicateRow(atelier, 'flows', 'gone').project).toBe(atelier);
  });
  it('takes the small references along when a flow goes', () => {
    const free: Project = { ...atelier, scenarios: [] };
    const gone = removeRow(free, 'flows', 'depannage');
    expect(gone.ok).toBe(true);
    const project = gone.ok ? gone.project : free;
    expect(project.baseline.flows[0]?.transfers).toEqual([]);
    expect(project.baseline.skillProfiles[2]?.skills).toEqual([]);
    expect(isRunnable(validateProject(project))).toBe(true);
  });
  it('refuses to remove what people or scenarios stand on, and names them', () => {
    const site = removeRow(atelier, 'sites', 'port');
    expect(site).toEqual({
      ok: false,
      issue: {
        path: 'sites/port',
        severity: 'error',
        code: 'inUse',
        value: 'Le Port',
        params: { names: 'Le Port · Accueil, Le Port · Dépannage' },
      },
    });
    const flow = removeRow(atelier, 'flows', 'accueil');
    expect(!flow.ok && flow.issue.params?.names).toBe('Mettre les trois sites en commun, Fusionner Accueil et Factures');
    expect(removeRow(atelier, 'profiles24', 'appels').ok).toBe(false);
    expect(removeRow(atelier, 'regions', 'pays').ok).toBe(false);
    expect(removeRow(sco, 'teams', 'rennes-home').ok).toBe(false);
  });
  it('gives a closed zone’s calls to the others', () => {
    const free: Project = {
      ...atelier,
      scenarios: [],
      baseline: { ...atelier.baseline, teams: atelier.baseline.teams.filter((team) => team.siteId !== 'port') },
    };
    const gone = removeRow(free, 'sites', 'port');
    const shares = gone.ok ? gone.project.baseline.flows.map((flow) => flow.origins.reduce((sum, origin) => sum + origin.share, 0)) : [];
    expect(shares.map((share) => Math.abs(share - 1) < 1e-12)).toEqual([true, true, true]);
  });
  it('turns figures of a removed source into assumptions', () => {
    const gone = removeRow(atelier, 'sources', 'metier');
    const project = gone.ok ? gone.project : atelier;
    expect(originOf(project, 'flows/accueil/target/share').kind).toBe('assumption');
    expect(validateProject(project)).toEqual([]);
  });
  it('moves rows, and elements of lists', () => {
    expect(rowsOf(moveRow(atelier, 'sites', 'gare', -1), 'sites').map((site) => site.id)).toEqual(['gare', 'bourg', 'port']);
    expect(moveRow(atelier, 'sites', 'bourg', -1)).toBe(atelier);
    const stage = { reach: 'region', afterSeconds: 30 };
    const grown = addItem(atelier, 'flows/accueil/routing/overflow', stage);
    expect(getField(grown, 'flows/accueil/routing/overflow/region/afterSeconds')).toBe(30);
    expect(removeItem(grown, 'flows/accueil/routing/overflow/region').baseline).toEqual(atelier.baseline);
    expect(removeItem(atelier, 'flows/accueil/ahtSeconds')).toBe(atelier);
    expect(addItem(atelier, 'flows/accueil/ahtSeconds', 1)).toBe(atelier);
  });
  it('never changes the project it was given, whatever the edits', () => {
    const rows = PARTS.flatMap((part) => rowsOf(atelier, part).map((row) => [part, row.id] as const));
    const edit = fc.oneof(
      fc.constantFrom(...PARTS).map((part) => (project: Project) => addRow(project, part, 'x').project),
      fc.constantFrom(...rows).map(
        ([part, id]) =>
          (project: Project) =>
            duplicateRow(project, part, id, 'y').project,
      ),
      fc.constantFrom(...rows).map(([part, id]) => (project: Project) => {
        const result = removeRow(project, part, id);
        return result.ok ? result.project : project;
      }),
      fc.constantFrom(...rows).map(
        ([part, id]) =>
          (project: Project) =>
            setField(project, `${part}/${id}/name`, 'z'),
      ),
    );
    const before = JSON.stringify(atelier);
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let project = atelier;
        for (const apply of edits) project = deepFreeze(apply(project));
        const ids = PARTS.flatMap((part) => rowsOf(project, part).map((row) => `${part}/${row.id}`));
        return new Set(ids).size === ids.length;
      }),
      { numRuns: 80 },
    );
    expect(JSON.stringify(atelier)).toBe(before);
  });
});

describe('each figure knows where it comes from', () => {
  it('takes the longest path on record, a row’s own before any row’s', () => {
    const kinds = (paths: readonly string[]) => paths.map((path) => [originOf(sco, path).kind, originOf(sco, path).path]);
    expect(
      kinds([
        'flows/open-n1/target/share',
        'flows/open-n1/ahtSeconds',
        'flows/open-n1/volumeByMonth/7',
        'teams/rennes-home/shrinkageShare',
        'teams/partenaire-n1/attritionPerYearShare',
        'trainingPaths/mobile-milieu-open/classroomWeeks',
        'trainingPaths/home-open/classroomWeeks',
      ]),
    ).toEqual([
      ['source', 'flows/*/target'],
      ['assumption', 'flows/open-n1/ahtSeconds'],
      ['assumption', 'flows/open-n1/volumeByMonth'],
      ['source', 'teams/*/shrinkageShare'],
      ['assumption', 'teams/partenaire-n1/attritionPerYearShare'],
      ['source', 'trainingPaths/mobile-milieu-open/classroomWeeks'],
      ['assumption', 'trainingPaths/*'],
    ]);
  });
  it('is the user’s own once changed, and its neighbours keep their source', () => {
    const next = setField(sco, 'flows/open-n1/target/share', 0.75);
    expect([originOf(next, 'flows/open-n1/target/share').kind, originOf(next, 'flows/open-n1/target/withinSeconds').kind]).toEqual([
      'typed',
      'source',
    ]);
    expect(originOf(SAMPLES.find((one) => one.id === 'empty')!.make(), 'flows/flow1/ahtSeconds').kind).toBe('typed');
  });
  it('can be given a source again', () => {
    const typed = setField(sco, 'flows/open-n1/ahtSeconds', 500);
    expect(originOf(setProvenance(typed, 'flows/open-n1/ahtSeconds', { sourceId: 's1' }), 'flows/open-n1/ahtSeconds').source?.id).toBe(
      's1',
    );
    expect(setProvenance(sco, 'nothing/here', null)).toBe(sco);
  });
});
