/** The grid of mutual aid: rows that stand inside flows, each thing wrong with one at its cell. */
import { describe, expect, it } from 'vitest';
import { getField } from '../../src/model/project-edit.ts';
import { parseProjectShape } from '../../src/model/project-schema.ts';
import { validateProject } from '../../src/model/project-validation.ts';
import { addAid, duplicateAid, removeAid } from '../../src/ui/pages/data/aid-rows.ts';
import { applyEdits } from '../../src/ui/pages/data/cell-edits.ts';
import { tablesOfTab } from '../../src/ui/pages/data/tables.ts';
import { smallProject } from './data-fixture.ts';

type Project = ReturnType<typeof smallProject>;

const project = smallProject();
const set = (of: Project, field: string, value: unknown, rowId = 'home/routing/aid/aid1'): Project =>
  applyEdits(of, [{ kind: 'value', path: `flows/${rowId}/${field}`, value }] as Parameters<typeof applyEdits>[1], 'fr');

function aidRows(of: Project) {
  const tables = tablesOfTab({ project: of, network: of.baseline, lang: 'fr', issues: validateProject(of), tab: 'routing' }, 'rank');
  const table = tables.find(({ id }) => id === 'aid')!;
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      table.columns.map(({ id }, at) => [id, { value: cells[at]?.value, texts: cells[at]?.issues?.map(({ text }) => text) ?? [] }]),
    ),
  );
}
const helps = (of: Project): Project => set(set(of, 'siteId', 'brest'), 'zoneSiteId', 'laval');

describe('the grid of mutual aid', () => {
  it('is there without any agreement, and asks who helps whom once a row is added', () => {
    expect(aidRows(project)).toEqual([]);
    const added = addAid(project);
    expect(added.rowId).toBe('home/routing/aid/aid1');
    const [row] = aidRows(added.project);
    expect([row!.flowId!.value, row!.siteId!.texts.length, row!.zoneSiteId!.texts.length, row!.always!.value]).toEqual([
      'home',
      1,
      1,
      true,
    ]);
    expect(parseProjectShape(JSON.parse(JSON.stringify(added.project))).ok).toBe(true);
    const filled = helps(added.project);
    expect(validateProject(filled)).toEqual(validateProject(project));
    expect(removeAid(filled, added.rowId).baseline.flows[0]!.routing.aid).toEqual([]);
  });

  it('holds while the helping site is open, or in hours that start as that site’s', () => {
    const always = helps(addAid(project).project);
    expect(aidRows(always)[0]!['hours/0']!.value).toBeUndefined();
    const timed = set(always, 'always', false);
    expect(getField(timed, 'flows/home/routing/aid/aid1/hours')).toEqual(project.baseline.sites[0]!.opening);
    const evening = set(timed, 'hours/0', { fromMinute: 1080, toMinute: 1200 });
    expect(aidRows(evening)[0]!['hours/0']!.value).toEqual({ fromMinute: 1080, toMinute: 1200 });
    expect(getField(set(evening, 'always', true), 'flows/home/routing/aid/aid1/hours')).toBeNull();
    const closed = [0, 1, 2, 3, 4].reduce((next, day) => set(next, `hours/${day}`, null), evening);
    expect(aidRows(closed)[0]!['hours/0']!.texts.join()).toContain('fermé à ces heures');
  });

  it('moves to another flow when that is chosen, and stays when the flow is not known', () => {
    const moved = set(helps(addAid(project).project), 'flowId', 'open');
    expect(aidRows(moved).map(({ flowId, siteId }) => [flowId!.value, siteId!.value])).toEqual([['open', 'brest']]);
    expect(set(moved, 'flowId', 'nowhere', 'open/routing/aid/aid1')).toBe(moved);
  });

  it('tells each thing that is wrong at its cell: unknown site, itself, no skill, lent twice, wrong hours', () => {
    const one = helps(addAid(project).project);
    const texts = (of: Project, column: string, row = 0): string => aidRows(of)[row]![column]!.texts.join();
    expect(texts(set(one, 'siteId', 'nowhere'), 'siteId')).toContain('n’existe pas');
    expect(texts(set(one, 'zoneSiteId', 'brest'), 'zoneSiteId')).toContain('les mêmes');
    const twice = duplicateAid(one, 'home/routing/aid/aid1');
    expect(texts(twice.project, 'siteId', 1)).toContain('aide déjà');
    expect(texts(twice.project, 'siteId', 0)).toBe('');
    const timed = set(twice.project, 'always', false, twice.rowId);
    expect(texts(timed, 'hours/0', 1)).toContain('aide déjà');
    const skills = applyEdits(one, [{ kind: 'value', path: 'skillProfiles/ph/skills/home/rank', value: null }], 'fr');
    const unable = skills.baseline.skillProfiles.map((profile) => ({
      ...profile,
      skills: profile.skills.filter(({ flowId }) => flowId !== 'home'),
    }));
    expect(texts({ ...skills, baseline: { ...skills.baseline, skillProfiles: unable } }, 'siteId')).toContain('compétence');
    const draft = applyEdits(
      set(one, 'always', false),
      [{ kind: 'draft', path: 'flows/home/routing/aid/aid1/hours/1', text: '25h' }],
      'fr',
    );
    expect(texts(draft, 'hours/1')).toContain('plage');
  });

  it('says of a team that helps two zones in the same hours that it is lent twice, wherever the second one stands', () => {
    const shared = project.baseline.skillProfiles.map((profile) => ({
      ...profile,
      skills: ['home', 'open'].map((flowId) => ({ flowId, handlingFactor: 1, rank: 1, queueRank: 1 })),
    }));
    const able = { ...project, baseline: { ...project.baseline, skillProfiles: shared } };
    const both = duplicateAid(helps(addAid(able).project), 'home/routing/aid/aid1');
    const other = set(both.project, 'flowId', 'open', both.rowId);
    expect(aidRows(other)[1]!.siteId!.texts.join()).toContain('prêtées deux fois');
  });
});
