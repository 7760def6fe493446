import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeCopy } from '../../src/store/backups.ts';
import { createProjectStore } from '../../src/store/dexie-store.ts';
import type { ComputerStore, StoredProject } from '../../src/store/project-store.ts';
import { edited, markOf, stored } from './fakes/documents.ts';
import * as raw from './fakes/raw-database.ts';
import { World } from './fakes/world.ts';

const opened: ComputerStore[] = [];
function open(world: World, missing = {}): ComputerStore {
  const store = createProjectStore(world.tab(missing).environment);
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

/** Revisions 1 … `revisions` of project `a`, saved in a tab that is closed again. */
async function saved(world: World, revisions: number, missing = {}): Promise<StoredProject> {
  const store = open(world, missing);
  await store.start();
  let state = stored('a', 1);
  await store.save(state);
  for (let revision = 2; revision <= revisions; revision++) {
    state = edited(state, revision);
    world.clock += 1_000;
    await store.save(state);
  }
  store.close();
  return state;
}

const next = (state: StoredProject): StoredProject => ({ ...state, revision: state.revision + 1 });

describe('a database that came back empty', () => {
  test('is noticed, and the copy is offered with the revision and time of the last save', async () => {
    const world = new World();
    await saved(world, 4);
    world.emptyDatabase();
    const report = await open(world).start();
    expect(report.projects).toEqual([]);
    expect(report.recovery).toMatchObject([{ id: 'a', name: 'Étude 1', foundRevision: null, backupRevision: 4, savedAt: world.clock }]);
  });

  test('saving what the offer loaded restores it, and the offer is not made again', async () => {
    const world = new World();
    await saved(world, 4);
    world.emptyDatabase();
    const store = open(world);
    const [offer] = (await store.start()).recovery;
    await store.save(next(await offer.load()));
    const again = await open(world).start();
    expect(again.projects).toMatchObject([{ id: 'a', revision: 5 }]);
    expect(again.recovery).toEqual([]);
    expect(markOf(await store.load('a'))).toBe('4');
  });

  test('without private files the canary still names what is lost', async () => {
    const world = new World();
    const noFiles = { privateDirectory: async () => null };
    await saved(world, 2, noFiles);
    world.emptyDatabase();
    const report = await open(world, noFiles).start();
    expect(report).toMatchObject({ lost: ['a'], lostNames: [{ id: 'a', name: 'Étude 1' }], recovery: [], backups: 'absent' });
  });

  test('with localStorage emptied too the private files still know', async () => {
    const world = new World();
    await saved(world, 3);
    world.emptyDatabase();
    world.entries.clear();
    expect((await open(world).start()).recovery).toMatchObject([{ id: 'a', backupRevision: 3 }]);
  });

  test('a missing database is not taken for lost work when IndexedDB itself is missing', async () => {
    const world = new World();
    await saved(world, 2);
    const report = await open(world, { indexedDB: null, privateDirectory: async () => null }).start();
    expect(report).toMatchObject({ available: false, lost: [], recovery: [] });
  });
});

describe('a database that fell back to an older state', () => {
  async function fallenBack(world: World): Promise<ComputerStore> {
    const older = new IDBFactory();
    await saved(world, 2, { indexedDB: older, privateDirectory: async () => null });
    await saved(world, 5);
    return open(world, { indexedDB: older });
  }

  test('is listed as found, and the newer copy is offered', async () => {
    const store = await fallenBack(new World());
    const report = await store.start();
    expect(report.projects).toMatchObject([{ id: 'a', revision: 2 }]);
    expect(report.recovery).toMatchObject([{ foundRevision: 2, backupRevision: 5 }]);
  });

  test('restoring keeps the found state as the step before: undo takes the restoration back', async () => {
    const store = await fallenBack(new World());
    const [offer] = (await store.start()).recovery;
    await store.save(next(await offer.load()));
    const restored = await store.load('a');
    expect(markOf(restored)).toBe('5');
    expect(restored?.revision).toBe(6);
    expect(restored?.history[restored.position - 1].project.drafts.mark).toBe('2');
    expect((await store.start()).recovery).toEqual([]);
  });

  test('going on with the found state is possible, gets a revision above the copy, and the copy stays among the older ones', async () => {
    const world = new World();
    const store = await fallenBack(world);
    await store.start();
    const found = await store.load('a');
    expect(found?.revision).toBe(5);
    await store.save(edited(found!, 'on'));
    const report = await store.start();
    expect(report.recovery).toEqual([]);
    expect(report.projects).toMatchObject([{ revision: 6 }]);
    expect(markOf(await store.load('a'))).toBe('on');
    expect(world.files.all().some(({ name }) => name.startsWith('000000000005-'))).toBe(true);
  });

  test('without a newer copy it is said to be behind', async () => {
    const world = new World();
    const store = await fallenBack(world);
    world.files.folders.get('plateau')?.folders.get('copies')?.folders.clear();
    expect((await store.start()).behind).toEqual([{ id: 'a', foundRevision: 2, expectedRevision: 5 }]);
  });
});

describe('damaged rows', () => {
  const damages: [string, (world: World) => Promise<unknown>][] = [
    ['head: revision changed', async (world) => raw.putHead(world, { ...(await raw.rawHeads(world))[0], revision: 9 })],
    ['head: fields missing', async (world) => raw.putHead(world, { id: 'a' })],
    ['head: steps of another kind', async (world) => raw.putHead(world, { ...(await raw.rawHeads(world))[0], steps: 7 })],
    ['head: gone', (world) => raw.dropHead(world, 'a')],
    ['document: gone', async (world) => raw.dropDocument(world, ['a', (await raw.rawHeads(world))[0].documentKey])],
    ['document: a bit flipped', (world) => damagePresentDocument(world, (bytes) => bytes.with(30, bytes[30] ^ 4))],
    ['document: cut short', (world) => damagePresentDocument(world, (bytes) => bytes.slice(0, 40))],
    ['document: not bytes', (world) => damagePresentDocument(world, () => 'text')],
    ['everything else gone', async (world) => raw.putDocument(world, { projectId: 'zzz', key: 'k' })],
  ];

  async function damagePresentDocument(world: World, change: (bytes: Uint8Array) => unknown): Promise<void> {
    const [head] = await raw.rawHeads(world);
    const row = (await raw.rawDocuments(world)).find(({ key }) => key === head.documentKey)!;
    await raw.putDocument(world, { ...row, bytes: change(row.bytes) });
  }

  test.each(damages)(
    '%s: no exception, and after taking the offer (if any) the last acknowledged state is there',
    async (_name, damage) => {
      const world = new World();
      await saved(world, 3);
      await damage(world);
      const store = open(world);
      const report = await store.start();
      for (const offer of report.recovery) await store.save(next(await offer.load()));
      expect(markOf(await store.load('a'))).toBe('3');
      expect((await open(world).start()).recovery).toEqual([]);
      const loaded = await store.load('a');
      await store.save(edited(loaded!, 'goes on'));
      expect(markOf(await open(world).load('a'))).toBe('goes on');
    },
  );

  test('a damaged document without a copy gives back the nearest readable step of the history', async () => {
    const world = new World();
    const noFiles = { privateDirectory: async () => null };
    await saved(world, 3, noFiles);
    await damagePresentDocument(world, () => new Uint8Array());
    const store = open(world, noFiles);
    const [offer] = (await store.start()).recovery;
    expect(markOf(await offer.load())).toBe('2');
    await store.save(next(await offer.load()));
    expect(markOf(await store.load('a'))).toBe('2');
  });

  test('a damaged head without a copy is reported with its raw text, and the rows are left alone', async () => {
    const world = new World();
    const noFiles = { privateDirectory: async () => null };
    await saved(world, 1, noFiles);
    await raw.putHead(world, { ...(await raw.rawHeads(world))[0], check: '' });
    const store = open(world, noFiles);
    const report = await store.start();
    expect(report.damaged).toHaveLength(1);
    expect(JSON.parse(report.damaged[0].rawText)).toMatchObject({ id: 'a', drafts: { mark: '1' } });
    expect(await store.load('a')).toBeNull();
    await expect(store.save(stored('a', 2))).rejects.toMatchObject({ name: 'RevisionConflict' });
    expect(await raw.rawDocuments(world)).toHaveLength(1);
  });

  test('a damaged step of the history is left out; the present state and the other steps load', async () => {
    const world = new World();
    const state = await saved(world, 4);
    const [head] = await raw.rawHeads(world);
    await raw.putDocument(world, { projectId: 'a', key: head.steps[1].key, packing: 'gzip', bytes: new Uint8Array([1, 2]) });
    const loaded = await open(world).load('a');
    expect(loaded?.project).toEqual(state.project);
    expect(loaded?.history.map((step) => step.label)).toEqual(['pas 1', 'pas 3', 'pas 4']);
    expect(loaded?.history[loaded.position].label).toBe('pas 4');
  });

  test('one damaged project does not hide the others', async () => {
    const world = new World();
    await saved(world, 2);
    const store = open(world);
    await store.start();
    await store.save(stored('b', 1, 'other'));
    await raw.putHead(world, { id: 'a', steps: null });
    const report = await open(world).start();
    expect(report.projects.map((each) => each.id)).toEqual(['b']);
    expect(report.recovery.map((each) => each.id)).toEqual(['a']);
  });
});

describe('a database of a newer version', () => {
  test.each([20, 21, 990])('native version %i is reported, not read, and left exactly as it is', async (version) => {
    const world = new World();
    await raw.makeNewerDatabase(world, version);
    const store = open(world);
    expect(await store.start()).toMatchObject({ newerDatabase: true, available: false, projects: [], recovery: [], lost: [] });
    await expect(store.save(stored('a', 1))).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await expect(store.remove('future')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await raw.describeDatabase(world)).toEqual({ version, stores: ['projects', 'something-new'] });
  });
});

describe('a database that does not open', () => {
  const broken = {
    open: () => {
      throw new DOMException('backing store', 'UnknownError');
    },
  };

  test('is told from a missing one, offers the copies, and rebuild gives a working one', async () => {
    const world = new World();
    await saved(world, 3);
    let works = false;
    const factory = {
      open: (...given: [string, number?]) => (works ? world.indexedDB.open(...given) : broken.open()),
      deleteDatabase: (name: string) => {
        works = true;
        return world.indexedDB.deleteDatabase(name);
      },
      cmp: (a: unknown, b: unknown) => world.indexedDB.cmp(a, b),
      databases: () => world.indexedDB.databases(),
    };
    const store = open(world, { indexedDB: factory });
    const report = await store.start();
    expect(report).toMatchObject({ available: false, brokenDatabase: true, lost: [] });
    expect(markOf(await report.recovery[0].load())).toBe('3');
    const rebuilt = await store.rebuild();
    expect(rebuilt).toMatchObject({ available: true, brokenDatabase: false });
    await store.save(next(await rebuilt.recovery[0].load()));
    expect(markOf(await store.load('a'))).toBe('3');
  });
});

describe('a database that can neither be opened nor deleted', () => {
  const hopeless = (): never => {
    throw new DOMException('backing store', 'UnknownError');
  };
  const factory = { open: hopeless, deleteDatabase: hopeless, cmp: () => 0, databases: async () => [] };

  test('is replaced by a spare one, which later starts use too', async () => {
    const world = new World();
    await saved(world, 3);
    const store = open(world, { indexedDB: factory });
    expect((await store.start()).brokenDatabase).toBe(true);
    const [offer] = (await store.rebuild()).recovery;
    await store.save(next(await offer.load()));
    const later = open(world, { indexedDB: factory });
    expect(await later.start()).toMatchObject({
      available: true,
      brokenDatabase: false,
      projects: [{ id: 'a', revision: 4 }],
      recovery: [],
    });
    expect(markOf(await later.load('a'))).toBe('3');
  });

  test('should the first one open again, the work done in the spare one is offered from the copies', async () => {
    const world = new World();
    const three = await saved(world, 3);
    const store = open(world, { indexedDB: factory });
    await store.start();
    const [offer] = (await store.rebuild()).recovery;
    const restored = next(await offer.load());
    await store.save(restored);
    await store.save(edited(restored, 'spare'));
    const back = open(world);
    const report = await back.start();
    expect(report.projects).toMatchObject([{ revision: three.revision }]);
    expect(markOf(await report.recovery[0].load())).toBe('spare');
  });

  test('without spare databases the failure is told, and the copies can still be read', async () => {
    const world = new World();
    await saved(world, 3);
    const store = open(world, { indexedDB: factory, spareIndexedDB: async () => null });
    const report = await store.start();
    await expect(store.rebuild()).rejects.toMatchObject({ name: 'UnknownError' });
    expect(markOf(await report.recovery[0].load())).toBe('3');
  });
});

describe('copies', () => {
  test('10,000 flipped bits: every one makes the copy unreadable, none makes it wrong', async () => {
    const world = new World();
    await saved(world, 1);
    const { folder, name } = world.files.all().find((file) => file.name.endsWith('.copy'))!;
    const bytes = folder.files.get(name)!;
    expect((await decodeCopy(bytes))?.project.drafts.mark).toBe('1');
    let undetected = 0;
    let state = 1;
    for (let flip = 0; flip < 10_000; flip++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const bit = flip < bytes.length * 8 ? flip : state % (bytes.length * 8);
      if ((await decodeCopy(bytes.with(bit >> 3, bytes[bit >> 3] ^ (1 << (bit & 7))))) !== null) undetected += 1;
    }
    expect(undetected).toBe(0);
  });

  test('when the newest copy is damaged, the one before is offered', async () => {
    const world = new World();
    await saved(world, 4);
    const newest = world.files.all().find((file) => file.name.startsWith('000000000004-'))!;
    newest.folder.files.set(newest.name, new Uint8Array());
    world.emptyDatabase();
    expect((await open(world).start()).recovery).toMatchObject([{ backupRevision: 3 }]);
  });

  test('a project whose id is no file name is copied and recovered like any other', async () => {
    const world = new World();
    const store = open(world);
    await store.start();
    const ids = ['../../etc', 'Ä/ö', 'A', 'a', '', 'x'.repeat(300), '__proto__'];
    for (const id of ids) await store.save(stored(id, 1, `von ${id}`));
    world.emptyDatabase();
    const report = await open(world).start();
    expect(new Set(report.recovery.map((offer) => offer.id))).toEqual(new Set(ids));
  });

  test('a deletion that was cut short is finished at the next start', async () => {
    const world = new World();
    const noFiles = { privateDirectory: async () => null, localStorage: null };
    await saved(world, 2);
    await open(world, noFiles).remove('a');
    expect(world.files.all().length).toBeGreaterThan(0);
    expect(await open(world).start()).toMatchObject({ recovery: [], lost: [], projects: [] });
    expect(world.files.all()).toEqual([]);
    expect(world.entries.size).toBe(0);
  });
});
