import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProjectStore } from '../../src/store/dexie-store.ts';
import { type ComputerStore, RevisionConflict, type StoredProject } from '../../src/store/project-store.ts';
import { settled } from './fakes/clock.ts';
import { edited, markOf, stored } from './fakes/documents.ts';
import { World } from './fakes/world.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function twoTabs(world = new World(), missing = {}): Promise<[ComputerStore, ComputerStore]> {
  const tabs = [world.tab(missing), world.tab(missing)].map((tab) => createProjectStore(tab.environment));
  for (const tab of tabs) await tab.start();
  return tabs as [ComputerStore, ComputerStore];
}

describe('one writer', () => {
  test('the second tab does not get the lock, and gets it when the first lets go', async () => {
    const [one, two] = await twoTabs();
    const never = (): void => expect.unreachable();
    expect(await one.acquire('a', never)).toBe(true);
    expect(await one.acquire('a', never)).toBe(true);
    expect(await two.acquire('a', never)).toBe(false);
    expect(await two.acquire('b', never)).toBe(true);
    const heard: string[] = [];
    two.watch('a', (change) => heard.push(change));
    one.release('a');
    await pause(5);
    expect(heard).toEqual(['released']);
    expect(await two.acquire('a', never)).toBe(true);
  });

  test('taking over lets the other tab save what is pending first, tells it, and makes it read-only', async () => {
    const [one, two] = await twoTabs();
    const state = stored('a', 1);
    let lost = 0;
    const beforeHandOver = (): Promise<void> => one.save(edited(state, 'pending'));
    await one.acquire('a', () => (lost += 1), beforeHandOver);
    await one.save(state);
    await two.takeOver('a', () => {});
    expect(lost).toBe(1);
    expect(markOf(await two.load('a'))).toBe('pending');
    await expect(one.save(stored('a', 3, 'late'))).rejects.toBeInstanceOf(RevisionConflict);
    expect(await one.acquire('a', () => {})).toBe(false);
  });

  test('a tab that does not answer loses the lock after a moment', async () => {
    const [one, two] = await twoTabs();
    let lost = 0;
    await one.acquire(
      'a',
      () => (lost += 1),
      () => new Promise(() => {}),
    );
    await two.takeOver('a', () => {});
    await settled();
    expect(lost).toBe(1);
    expect(await one.acquire('a', () => {})).toBe(false);
  });

  test('a reading tab hears of each save and of removal', async () => {
    const [one, two] = await twoTabs();
    const heard: string[] = [];
    const end = two.watch('a', (change) => heard.push(change));
    await one.save(stored('a', 1));
    await one.save(stored('b', 1));
    await one.remove('a');
    await pause(5);
    end();
    await one.save(stored('a', 1));
    await pause(5);
    expect(heard).toEqual(['saved', 'removed']);
  });
});

test('of two tabs that save the same revision at the same moment exactly one wins, and the disk holds the winner', async () => {
  const outcomes: boolean[] = [];
  for (let round = 0; round < 40; round++) {
    const [one, two] = await twoTabs();
    await one.save(stored('a', 1));
    const both = await Promise.allSettled([one.save(stored('a', 2, 'one')), two.save(stored('a', 2, 'two'))]);
    const winners = ['one', 'two'].filter((_, index) => both[index].status === 'fulfilled');
    outcomes.push(winners.length === 1 && markOf(await one.load('a')) === winners[0]);
    one.close();
    two.close();
  }
  expect(outcomes).not.toContain(false);
});

/** One tab as the reference sees it: what it shows, and whether it may write. */
interface ModelTab {
  shown: { mark: string; revision: number } | null;
  writes: boolean;
  lost: boolean;
}

/** The whole truth in one place: what the disk must hold. */
interface Model {
  disk: { mark: string; revision: number } | null;
  removedOnce: boolean;
  tabs: [ModelTab, ModelTab];
}

type Command = { readonly kind: 'load' | 'save' | 'acquire' | 'takeOver' | 'release' | 'remove' | 'begin'; readonly tab: 0 | 1 };

const commands = fc.array(
  fc.record({
    kind: fc.constantFrom<Command['kind']>('load', 'save', 'save', 'save', 'acquire', 'takeOver', 'release', 'remove', 'begin'),
    tab: fc.constantFrom<0 | 1>(0, 1),
  }),
  { maxLength: 30 },
);

/** What the reference says a save must do. */
function mayWrite(model: Model, tab: ModelTab, revision: number): boolean {
  if (tab.lost) return false;
  if (model.disk === null) return revision === 1 || !model.removedOnce;
  return revision === model.disk.revision + 1;
}

function lockFor(model: Model, who: 0 | 1): void {
  const other = model.tabs[1 - who];
  if (other.writes) Object.assign(other, { writes: false, lost: true });
  Object.assign(model.tabs[who], { writes: true, lost: false });
}

/** Runs one command on both; gives the difference in words, or null. */
async function step(model: Model, stores: ComputerStore[], states: (StoredProject | null)[], command: Command, index: number) {
  const { kind, tab: who } = command;
  const tab = model.tabs[who];
  const store = stores[who];
  if (kind === 'load') {
    states[who] = await store.load('a');
    tab.shown = model.disk;
    if (markOf(states[who]) !== model.disk?.mark) return `load gave ${markOf(states[who])}, not ${model.disk?.mark}`;
  } else if (kind === 'begin' || kind === 'save') {
    const before = states[who];
    const state = kind === 'begin' || !before ? stored('a', 1, `m${index}`) : edited(before, `m${index}`);
    const allowed = mayWrite(model, tab, state.revision);
    const done = await store.save(state).then(
      () => true,
      (error: unknown) => !(error instanceof RevisionConflict) && Promise.reject(error),
    );
    if (done !== allowed) return `${kind} of revision ${state.revision}: ${done ? 'accepted' : 'refused'}`;
    if (done) {
      states[who] = state;
      model.disk = { mark: `m${index}`, revision: state.revision };
    }
  } else if (kind === 'acquire') {
    const free = tab.writes || !model.tabs[1 - who].writes;
    if ((await store.acquire('a', () => {})) !== free) return `acquire should have been ${free}`;
    if (free) lockFor(model, who);
  } else if (kind === 'takeOver') {
    await store.takeOver('a', () => {});
    lockFor(model, who);
  } else if (kind === 'release') {
    store.release('a');
    tab.writes = false;
    await settled();
  } else {
    await store.remove('a');
    model.disk = null;
    model.removedOnce = true;
  }
  return null;
}

async function divergence(sequence: readonly Command[], missing: object): Promise<string | null> {
  const world = new World();
  const stores = await twoTabs(world, missing);
  const fresh = (): ModelTab => ({ shown: null, writes: false, lost: false });
  const model: Model = { disk: null, removedOnce: false, tabs: [fresh(), fresh()] };
  const states: (StoredProject | null)[] = [null, null];
  for (const [index, command] of sequence.entries()) {
    const difference = await step(model, stores, states, command, index);
    if (difference) return `${index}: ${difference}`;
  }
  const after = createProjectStore(world.tab().environment);
  const report = await after.start();
  const found = markOf(await after.load('a'));
  for (const store of [...stores, after]) store.close();
  if (found !== model.disk?.mark) return `at the end ${found}, not ${model.disk?.mark}`;
  return report.recovery.length + report.lost.length > 0 ? 'a false alarm at the next start' : null;
}

const RUNS = Number(process.env.PLATEAU_TWO_TAB_RUNS ?? 150);

test.each([
  ['with Web Locks and messages', {}],
  ['with Web Locks alone', { openChannel: () => null }],
])('%s: whatever two tabs do, the disk holds what the reference says', async (_name, missing) => {
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      expect(await divergence(sequence, missing)).toBeNull();
    }),
    { numRuns: RUNS },
  );
});
