import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { setDraft, setField } from '../../src/model/project-edit.ts';
import { validateProject } from '../../src/model/project-validation.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import type { CellIssue } from '../../src/ui/grid/cell.ts';
import { applyEdits } from '../../src/ui/pages/data/cell-edits.ts';
import { DATA_TABS, type DataTab, tabOfPath } from '../../src/ui/pages/data/data-tabs.ts';
import { findCell, skillFieldOf, tablesOfTab } from '../../src/ui/pages/data/tables.ts';
import { SKILL_FIELDS } from '../../src/ui/pages/data/tables-people.ts';
import { smallProject } from './data-fixture.ts';

function tables(project: Project, tab: DataTab, path = '') {
  return tablesOfTab({ project, network: project.baseline, lang: 'fr', issues: validateProject(project), tab }, skillFieldOf(path));
}
function cellAt(project: Project, path: string) {
  const tab = tabOfPath(path);
  return tab ? (findCell(tables(project, tab, path), path)?.cell ?? null) : null;
}
const textsAt = (project: Project, path: string): readonly string[] =>
  (cellAt(project, path)?.issues ?? []).map((issue: CellIssue) => issue.text);

/** Where an issue without a cell of its own is told. */
function toldAt(project: Project, path: string): readonly string[] {
  const tab = tabOfPath(path);
  if (!tab) return [];
  return tables(project, tab, path).flatMap((table) =>
    table.rows.flatMap((row) => {
      const column = row.aliases?.[path];
      return column === undefined ? [] : (row.cells[column]?.issues ?? []).map((issue) => issue.text);
    }),
  );
}

describe('every bad input is told at its own cell', () => {
  const project = smallProject();
  const edited = (path: string, value: Parameters<typeof setField>[2]): Project => setField(project, path, value);

  it('a negative volume and a billion calls', () => {
    const bad = edited('flows/home/volumeByMonth/1', -5);
    expect(textsAt(bad, 'flows/home/volumeByMonth/1').join()).toContain('négatif');
    expect(textsAt(edited('flows/open/volumeByMonth/2', 1e9), 'flows/open/volumeByMonth/2').join()).toContain('10\u202f000\u202f000');
  });

  it('25:61, NaN and an emptied cell keep their text and their error', () => {
    const bad = setDraft(setDraft(setDraft(project, 'sites/brest/opening/0', '25:61'), 'teams/t1/fte', 'NaN'), 'flows/home/ahtSeconds', '');
    const seen = ['sites/brest/opening/0', 'teams/t1/fte', 'flows/home/ahtSeconds'].map((path) => [
      cellAt(bad, path)?.draft,
      textsAt(bad, path).length,
    ]);
    expect(seen).toEqual([
      ['25:61', 1],
      ['NaN', 1],
      ['', 1],
    ]);
  });

  it('a partner without a price, at its price; an internal site has no such cell', () => {
    expect(textsAt(edited('sites/atlantic/pricePerCall', null), 'sites/atlantic/pricePerCall')).toHaveLength(1);
    expect(cellAt(project, 'sites/brest/pricePerCall')).toBeNull();
  });

  it('a site without hours, at the site’s row of the calendar', () => {
    const closed = [0, 1, 2, 3, 4].reduce((next, day) => setField(next, `sites/laval/opening/${day}`, null), project);
    expect(toldAt(closed, 'sites/laval/opening').join()).toContain('aucune heure');
  });

  it('a flow nobody can answer, at the flow’s row', () => {
    const nobody = applyEdits(project, [{ path: 'skillProfiles/po/skills/open/handlingFactor', kind: 'value', value: null }], 'fr');
    expect(toldAt(nobody, 'flows/open').join()).toContain('Personne');
  });

  it('shares that do not add up, at the row of their table and nowhere else', () => {
    const bad = edited('flows/home/origins/brest/share', 0.7);
    const places = DATA_TABS.flatMap((tab) =>
      tables(bad, tab).flatMap((table) =>
        table.rows.flatMap((row) =>
          row.cells.flatMap((cell) => (cell?.issues?.some((issue) => issue.severity === 'error') ? [`${table.id}:${row.id}`] : [])),
        ),
      ),
    );
    expect(places).toEqual(['origins:home']);
  });
});

describe('tables of the network', () => {
  it('every issue of every single broken figure of a sample can be seen in the tab it sends to', () => {
    const unseen: string[] = [];
    const project = SAMPLES[1].make();
    for (const tab of DATA_TABS) {
      for (const table of tablesOfTab({ project, network: project.baseline, lang: 'fr', issues: [], tab }, 'rank')) {
        const cell = table.rows[0]?.cells.find((one) => typeof one?.value === 'number' && one.origin);
        if (!cell) continue;
        const broken = setDraft(setField(project, cell.path, -1), cell.path, '?');
        for (const issue of validateProject(broken)) {
          const shown = cellAt(broken, issue.path)?.issues?.length || toldAt(broken, issue.path).length;
          if (!shown) unseen.push(issue.path);
        }
      }
    }
    expect(unseen).toEqual([]);
  });

  it('an optional plan of a team is made by its first figure and removed by an emptied one', () => {
    const typed = (from: Project, path: string, value: number | null): Project => applyEdits(from, [{ path, kind: 'value', value }], 'fr');
    const project = smallProject();
    const aged = typed(project, 'teams/t1/attritionByBand/under1Year', 0.3);
    const even = project.baseline.teams[0]!.attritionPerYearShare;
    expect(aged.baseline.teams[0]!.attritionByBand).toEqual({ under1Year: 0.3, from1To5Years: even, over5Years: even });
    const paid = typed(typed(aged, 'teams/t1/variablePay/targetEurosPerMonth', 200), 'teams/t1/variablePay/frozenShare', 1);
    expect(validateProject(paid).filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(cellAt(paid, 'teams/t1/variablePay/frozenShare')?.value).toBe(1);
    const thawed = typed(paid, 'teams/t1/variablePay/frozenShare', null);
    expect(thawed.baseline.teams[0]!.variablePay).not.toHaveProperty('frozenShare');
    const bare = typed(typed(thawed, 'teams/t1/variablePay/qualityShare', null), 'teams/t1/attritionByBand/over5Years', null);
    expect([bare.baseline.teams[0]!.variablePay, bare.baseline.teams[0]!.attritionByBand]).toEqual([undefined, undefined]);
  });

  it('an optional figure is typed, told when wrong, and taken out again', () => {
    const paths = [
      'teams/t1/absenceShare',
      'teams/t1/handlingFactor',
      'sites/brest/homeSeats',
      'sites/brest/classroomSeats',
      'sites/brest/minimumAdvisers',
      'regions/west/minimumAdvisers',
    ];
    for (const path of paths) {
      const wrong = applyEdits(smallProject(), [{ path, kind: 'value', value: -1 }], 'fr');
      expect(textsAt(wrong, path).join()).toContain('négatif');
      const gone = applyEdits(wrong, [{ path, kind: 'value', value: null }], 'fr');
      expect([path, gone.baseline]).toEqual([path, smallProject().baseline]);
    }
    const holidays = applyEdits(smallProject(), [{ path: 'horizon/holidays', kind: 'value', value: 'fr' }], 'fr');
    expect([holidays.baseline.horizon.holidays, cellAt(holidays, 'horizon/holidays')?.value]).toEqual(['fr', 'fr']);
    const none = applyEdits(holidays, [{ path: 'horizon/holidays', kind: 'value', value: null }], 'fr');
    expect(none.baseline.horizon).toEqual(smallProject().baseline.horizon);
  });

  it('no path stands in two cells of one tab', () => {
    const twice: string[] = [];
    for (const sample of SAMPLES) {
      const project = sample.make();
      for (const tab of DATA_TABS) {
        const seen = new Set<string>();
        for (const table of tables(project, tab)) {
          for (const cell of table.rows.flatMap((row) => row.cells)) {
            if (!cell || /\/name$/.test(cell.path)) continue;
            if (seen.has(cell.path)) twice.push(`${tab} ${cell.path}`);
            seen.add(cell.path);
          }
        }
      }
    }
    expect(twice).toEqual([]);
  });

  it('each header stands in the language asked for, in every tab', () => {
    const project = smallProject();
    const missing = (['fr', 'en'] as const).flatMap((lang) =>
      DATA_TABS.flatMap((tab) =>
        SKILL_FIELDS.flatMap((field) =>
          tablesOfTab({ project, network: project.baseline, lang, issues: [], tab }, field).flatMap((table) =>
            table.columns.filter((column) => column.header === '' || column.header === column.id).map((column) => `${tab} ${column.id}`),
          ),
        ),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('figures carry the mark of their origin, names none', () => {
    const project = smallProject();
    expect([
      cellAt(project, 'flows/home/target/share')?.origin,
      cellAt(project, 'flows/home/ahtSeconds')?.origin,
      cellAt(project, 'flows/open/ahtSeconds')?.origin,
      cellAt(project, 'flows/home/name')?.origin,
    ]).toEqual(['source', 'assumption', 'typed', undefined]);
  });
});

describe('edits of cells that stand for something that may not be there', () => {
  const project = smallProject();
  const set = (path: string, value: Parameters<typeof setField>[2] & (string | number | boolean | null)) =>
    applyEdits(project, [{ path, kind: 'value', value }], 'fr').baseline;

  it('a number in an empty cell of the matrix gives the skill, emptying it takes the skill away', () => {
    expect(set('skillProfiles/ph/skills/open/handlingFactor', 1.2).skillProfiles[0].skills[1]).toEqual({
      flowId: 'open',
      handlingFactor: 1.2,
      rank: 1,
      queueRank: 1,
    });
    expect(set('skillProfiles/ph/skills/home/rank', null).skillProfiles[0].skills).toEqual([]);
  });

  it('overflow stages are made, ordered by how far they reach, and removed', () => {
    expect(set('flows/home/routing/overflow/region/afterSeconds', 20).flows[0].routing.overflow).toEqual([
      { reach: 'region', afterSeconds: 20 },
      { reach: 'nation', afterSeconds: 60 },
    ]);
    expect(set('flows/home/routing/overflow/nation/afterSeconds', null).flows[0].routing.overflow).toEqual([]);
  });

  it('transfers and zones come with their first share', () => {
    expect(set('flows/home/transfers/open/share', 0.1).flows[0].transfers).toEqual([{ toFlowId: 'open', share: 0.1 }]);
    expect(set('flows/home/origins/laval/share', null).flows[0].origins).toEqual([{ siteId: 'brest', share: 0.5 }]);
  });

  it('the first partner hours make the week, the last one taken away removes it', () => {
    const evening = { fromMinute: 1200, toMinute: 1320 };
    const path = 'flows/home/routing/partnerHours/2';
    const made = applyEdits(project, [{ path, kind: 'value', value: evening }], 'fr');
    expect(made.baseline.flows[0].routing.partnerHours).toEqual([null, null, evening, null, null, null, null]);
    expect(applyEdits(made, [{ path, kind: 'value', value: null }], 'fr').baseline.flows[0].routing.partnerHours).toBeNull();
  });

  it('a flow stands in one answer group at most', () => {
    expect(set('answerGroups/g2/flowIds/home', true).answerGroups.map((group) => group.flowIds)).toEqual([[], ['home']]);
    expect(set('answerGroups/g1/flowIds/home', false).answerGroups.map((group) => group.flowIds)).toEqual([[], []]);
  });

  it('a month chosen by name is stored as its number', () => {
    expect(set('oneOffCosts/c1/month', '2').oneOffCosts[0].month).toBe(2);
  });

  it('a sample’s text edited in one language keeps the other', () => {
    const next = applyEdits(project, [{ path: 'sources/s1/title', kind: 'value', value: 'PV' }], 'fr');
    expect(next.sources[0].title).toEqual({ fr: 'PV', en: 'Minutes' });
  });

  it('a readable value replaces the draft, and the figure becomes the user’s own', () => {
    const drafted = setDraft(project, 'flows/home/ahtSeconds', 'vite');
    const mended = applyEdits(drafted, [{ path: 'flows/home/ahtSeconds', kind: 'value', value: 410 }], 'fr');
    expect([mended.drafts, mended.baseline.flows[0].ahtSeconds, cellAt(mended, 'flows/home/ahtSeconds')?.origin]).toEqual([
      {},
      410,
      'typed',
    ]);
  });

  it('an edit never changes the project it starts from', () => {
    const before = JSON.stringify(project);
    applyEdits(
      project,
      [
        { path: 'skillProfiles/ph/skills/open/rank', kind: 'value', value: 2 },
        { path: 'flows/home/routing/overflow/partner/afterSeconds', kind: 'value', value: 90 },
        { path: 'answerGroups/g2/flowIds/home', kind: 'value', value: true },
        { path: 'teams/t1/fte', kind: 'draft', text: 'beaucoup' },
      ],
      'fr',
    );
    expect(JSON.stringify(project)).toBe(before);
  });
});
