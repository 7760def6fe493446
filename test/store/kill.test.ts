import { afterEach, describe, expect, test } from 'vitest';
import { createProjectStore } from '../../src/store/dexie-store.ts';
import { StorageFull, type StoredProject } from '../../src/store/project-store.ts';
import { edited, markOf, stored } from './fakes/documents.ts';
import { countRequestsOn, refusePuts } from './fakes/fused-database.ts';
import * as raw from './fakes/raw-database.ts';
import { type Tab, World } from './fakes/world.ts';

afterEach(() => countRequestsOn(null));

interface Life {
  /** Mark of the last save that was acknowledged before the kill. */
  acknowledged: string | null;
  operations: number;
}

/** Three saves by a tab that is killed at its n-th storage operation. */
async function live(tab: Tab, killAt: number): Promise<Life> {
  const life: Life = { acknowledged: null, operations: 0 };
  tab.fuse.blowAt(killAt);
  countRequestsOn(tab.fuse);
  const store = createProjectStore(tab.environment);
  try {
    await store.start();
    let state: StoredProject | null = null;
    for (const mark of ['1', '2', '3']) {
      state = state ? edited(state, mark) : stored('a', 1, mark);
      await store.save(state);
      if (!tab.fuse.blown) life.acknowledged = mark;
    }
  } catch {
    // The tab is dead; what counts is what the next one finds.
  }
  life.operations = tab.fuse.operations;
  store.close();
  countRequestsOn(null);
  return life;
}

/** What the next start gives, after taking every offer. */
async function reopen(world: World): Promise<{ mark: string | undefined; silent: boolean }> {
  const store = createProjectStore(world.tab().environment);
  const report = await store.start();
  for (const offer of report.recovery) {
    const state = await offer.load();
    await store.save({ ...state, revision: state.revision + 1 });
  }
  const mark = markOf(await store.load('a'));
  const silent = report.projects.length === 0 && report.recovery.length === 0 && report.lost.length === 0;
  store.close();
  return { mark, silent };
}

describe('a kill at any storage operation', () => {
  const fates: [string, (world: World) => void][] = [
    ['the database is as the last transaction left it', () => {}],
    ['the database comes back empty', (world) => world.emptyDatabase()],
    [
      'database and localStorage come back empty',
      (world) => {
        world.emptyDatabase();
        world.entries.clear();
      },
    ],
  ];

  test.each(fates)('%s: no acknowledged edit is lost, none is torn', async (_name, fate) => {
    const whole = await live(new World().tab(), Number.POSITIVE_INFINITY);
    const lost: string[] = [];
    for (let killAt = 1; killAt <= whole.operations; killAt++) {
      const world = new World();
      const { acknowledged } = await live(world.tab(), killAt);
      fate(world);
      const { mark, silent } = await reopen(world);
      const kept = acknowledged === null || (mark !== undefined && Number(mark) >= Number(acknowledged));
      if (!kept || (silent && acknowledged !== null)) lost.push(`killed at ${killAt}: had ${acknowledged}, found ${mark}`);
    }
    expect(whole.operations).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  });
});

describe('no room', () => {
  test('a refused write is StorageFull, changes nothing on the disk, and works again when there is room', async () => {
    const world = new World();
    const store = createProjectStore(world.tab().environment);
    await store.start();
    const one = stored('a', 1);
    await store.save(one);
    const before = [await raw.rawHeads(world), await raw.rawDocuments(world), world.files.all().map((file) => file.path)];
    for (let refused = 1; refused <= 2; refused++) {
      const allow = refusePuts(refused);
      await expect(store.save(edited(one, 'big'))).rejects.toBeInstanceOf(StorageFull);
      allow();
      const after = [await raw.rawHeads(world), await raw.rawDocuments(world), world.files.all().map((file) => file.path)];
      expect(after).toEqual(before);
    }
    await store.save(edited(one, 'fits'));
    expect(markOf(await store.load('a'))).toBe('fits');
    store.close();
  });

  test('no room for the copy alone: the save stands, the state of the copies says failing, and working again later', async () => {
    const world = new World();
    const tab = world.tab();
    const store = createProjectStore(tab.environment);
    await store.start();
    const one = stored('a', 1);
    await store.save(one);
    tab.rules.room = 100;
    const two = edited(one, 'two');
    await store.save(two);
    expect([store.backupState(), markOf(await store.load('a'))]).toEqual(['failing', 'two']);
    tab.rules.room = 1_000_000;
    await store.save(edited(two, 'three'));
    expect(store.backupState()).toBe('working');
    store.close();
  });
});
