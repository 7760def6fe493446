import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProjectStore } from '../../src/store/dexie-store.ts';
import { RevisionConflict } from '../../src/store/project-store.ts';
import { edited, markOf, stored } from './fakes/documents.ts';
import { World } from './fakes/world.ts';

const opened: { close(): void }[] = [];
function open(world: World, missing = {}) {
  const store = createProjectStore(world.tab(missing).environment);
  opened.push(store);
  return store;
}
afterEach(() => {
  vi.unstubAllGlobals();
  for (const store of opened.splice(0)) store.close();
});

describe('saving and loading', () => {
  test('a new computer reports nothing: no projects, no recovery, nothing lost', async () => {
    const report = await open(new World()).start();
    expect(report).toMatchObject({ projects: [], recovery: [], lost: [], damaged: [], behind: [], available: true, newerDatabase: false });
    expect(report.backups).toBe('working');
  });

  test('what was saved is loaded by the next start, with its history and position', async () => {
    const world = new World();
    const first = open(world);
    await first.start();
    const one = stored('a', 1);
    const two = edited(one, 'deux');
    const undone = { ...two, revision: 3, project: one.project, position: 0 };
    for (const state of [one, two, undone]) await first.save(state);
    const next = open(world);
    const report = await next.start();
    expect(report.projects).toEqual([{ id: 'a', name: 'Étude 1', revision: 3, savedAt: world.clock }]);
    expect(report.recovery).toEqual([]);
    expect(await next.load('a')).toEqual(undone);
    expect(await next.list()).toEqual(report.projects);
  });

  test('a revision that does not follow the one on disk is refused and changes nothing', async () => {
    const world = new World();
    const store = open(world);
    await store.start();
    const one = stored('a', 1);
    await store.save(one);
    await store.save(edited(one, 'mine'));
    for (const wrong of [1, 2, 4]) {
      await expect(store.save({ ...stored('a', wrong, 'wrong') })).rejects.toBeInstanceOf(RevisionConflict);
    }
    expect(markOf(await store.load('a'))).toBe('mine');
  });

  test('a removed project is gone, from the database, the copies and the canary, and may be begun again', async () => {
    const world = new World();
    const store = open(world);
    await store.start();
    await store.save(stored('a', 1));
    await store.save(stored('b', 1));
    await store.remove('a');
    expect(await store.load('a')).toBeNull();
    expect(world.files.all().filter(({ path }) => /\/a(\/|$)/.test(path))).toEqual([]);
    expect([...world.entries.keys()]).toEqual(['plateau-canary:b']);
    const report = await open(world).start();
    expect(report.projects.map((each) => each.id)).toEqual(['b']);
    expect([report.recovery, report.lost]).toEqual([[], []]);
    await store.save(stored('a', 1, 'again'));
    expect(markOf(await store.load('a'))).toBe('again');
  });

  test('a tab that still shows a project removed elsewhere cannot bring it back unasked', async () => {
    const world = new World();
    const here = open(world);
    const there = open(world);
    await here.start();
    const one = stored('a', 1);
    await here.save(one);
    await there.remove('a');
    await expect(here.save(edited(one, 'ghost'))).rejects.toBeInstanceOf(RevisionConflict);
  });

  test('without private files and localStorage it still saves, and says that there is no second copy', async () => {
    const world = new World();
    const bare = { privateDirectory: async () => null, localStorage: null, locks: null, openChannel: () => null };
    const store = open(world, bare);
    expect((await store.start()).backups).toBe('absent');
    await store.save(stored('a', 1));
    expect(await store.acquire('a', () => {})).toBe(true);
    expect(markOf(await open(world, bare).load('a'))).toBe('1');
  });

  test('a browser without gzip and without its own SHA-256 reads what one with them wrote, and the other way round', async () => {
    const world = new World();
    const one = stored('a', 1);
    await open(world).save(one);
    vi.stubGlobal('crypto', undefined);
    vi.stubGlobal('CompressionStream', undefined);
    const plain = open(world);
    expect((await plain.start()).projects).toHaveLength(1);
    const two = edited((await plain.load('a'))!, 'plain');
    await plain.save(two);
    vi.unstubAllGlobals();
    expect(await open(world).load('a')).toEqual(two);
  });

  test('without IndexedDB the start says so, and saving is refused instead of pretended', async () => {
    const store = open(new World(), { indexedDB: null });
    expect(await store.start()).toMatchObject({ available: false, brokenDatabase: false, projects: [] });
    await expect(store.save(stored('a', 1))).rejects.toMatchObject({ name: 'StoreUnavailable' });
  });
});
