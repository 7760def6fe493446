import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Autosaver, type SaveStatus } from '../../src/store/autosave.ts';
import { RevisionConflict, StorageFull, type StoredProject, StoreUnavailable } from '../../src/store/project-store.ts';
import { FakeClock, settled } from './fakes/clock.ts';
import { markOf, stored } from './fakes/documents.ts';

interface Saved {
  readonly at: number;
  readonly mark: string | undefined;
  readonly revision: number;
}

function rig(save: (state: StoredProject) => Promise<void> = async () => {}) {
  const clock = new FakeClock();
  const saves: Saved[] = [];
  const statuses: SaveStatus[] = [];
  const autosaver = new Autosaver({
    save: async (state) => {
      await save(state);
      saves.push({ at: clock.now(), mark: markOf(state), revision: state.revision });
    },
    onStatus: (status) => statuses.push(status),
    clock,
  });
  const edit = (mark: string | number): void => autosaver.edit(stored('a', 999, mark));
  return { clock, saves, statuses, autosaver, edit };
}

describe('when the autosave writes', () => {
  test('300 ms after the last edit, once, with the latest state and the next revision', async () => {
    const { clock, saves, edit, autosaver } = rig();
    autosaver.open(7, 5);
    edit('a');
    await clock.pass(200);
    edit('b');
    await clock.pass(299);
    expect(saves).toEqual([]);
    await clock.pass(1);
    expect(saves).toEqual([{ at: 500, mark: 'b', revision: 8 }]);
    await clock.pass(60_000);
    expect(saves).toHaveLength(1);
  });

  test('at least every 2 s while edits never pause', async () => {
    const { clock, saves, edit } = rig();
    for (let i = 0; i < 60; i++) {
      edit(i);
      await clock.pass(100);
    }
    const gaps = saves.map((save, i) => save.at - (saves[i - 1]?.at ?? 0));
    expect(saves.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2_100);
  });

  test('never two saves at once: an edit during a slow save is saved after it', async () => {
    const ends: (() => void)[] = [];
    const { clock, saves, edit, autosaver } = rig(() => new Promise((resolve) => ends.push(resolve)));
    edit('one');
    await clock.pass(300);
    edit('two');
    await clock.pass(5_000);
    expect(ends).toHaveLength(1);
    ends[0]();
    await clock.pass(300);
    ends[1]();
    await clock.pass(0);
    expect(saves.map(({ mark, revision }) => [mark, revision])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    expect(autosaver.status).toMatchObject({ level: 'computer', pending: false });
  });

  test('flush saves at once and resolves when it is safe, also with an edit made meanwhile', async () => {
    const { saves, edit, autosaver } = rig(() => settled());
    edit('one');
    const done = autosaver.flush();
    edit('two');
    await done;
    expect(saves.at(-1)?.mark).toBe('two');
    expect(autosaver.status.pending).toBe(false);
  });
});

describe('what the status says', () => {
  test('memory and pending from the edit until the save is acknowledged, then computer with the time', async () => {
    const { clock, statuses, edit } = rig();
    edit('a');
    await clock.pass(300);
    expect(statuses).toEqual([
      { level: 'memory', savedAt: null, pending: true, error: null },
      { level: 'computer', savedAt: 300, pending: false, error: null },
    ]);
  });

  test('file after an export, until the next edit', async () => {
    const { clock, edit, autosaver } = rig();
    const state = stored('a', 1, 'x');
    autosaver.edit(state);
    await clock.pass(300);
    autosaver.exported(state.project, 400);
    expect(autosaver.status).toMatchObject({ level: 'file', savedAt: 400 });
    edit('y');
    expect(autosaver.status).toMatchObject({ level: 'computer', pending: true });
    autosaver.exported(state.project, 500);
    expect(autosaver.status.level).toBe('computer');
  });
});

describe('when saving fails', () => {
  test('it tries again with growing pauses, and the latest state is what is saved in the end', async () => {
    let failures = 3;
    const tries: number[] = [];
    const { clock, saves, edit, autosaver } = rig(async () => {
      tries.push(clock.now());
      if (failures-- > 0) throw new StorageFull('full');
    });
    edit('a');
    await clock.pass(400);
    expect(autosaver.status).toMatchObject({ level: 'memory', pending: true, error: 'storageFull' });
    edit('b');
    await clock.pass(20_000);
    expect(tries).toEqual([300, 1_300, 3_300, 7_300]);
    expect(saves).toEqual([{ at: 7_300, mark: 'b', revision: 1 }]);
    expect(autosaver.status).toMatchObject({ level: 'computer', pending: false, error: null });
  });

  test('a conflict is not tried again: only the user can say which state counts', async () => {
    let tries = 0;
    const { clock, edit, autosaver } = rig(async () => {
      tries += 1;
      throw new RevisionConflict('conflict');
    });
    edit('a');
    await clock.pass(1_000);
    edit('b');
    await autosaver.flush();
    await clock.pass(100_000);
    expect(tries).toBe(1);
    expect(autosaver.status).toMatchObject({ pending: true, error: 'conflict' });
  });

  test('each failure has its own code', async () => {
    const codes: unknown[] = [];
    for (const error of [new StorageFull('x'), new RevisionConflict('x'), new StoreUnavailable('x'), new Error('x')]) {
      const { edit, autosaver } = rig(() => Promise.reject(error));
      edit('a');
      await autosaver.flush();
      codes.push(autosaver.status.error);
      autosaver.stop();
    }
    expect(codes).toEqual(['storageFull', 'conflict', 'unavailable', 'failed']);
  });
});

describe('switching projects', () => {
  test('a slow save of the project before neither speaks for nor holds up the next one', async () => {
    const ends: (() => void)[] = [];
    const { clock, saves, edit, autosaver } = rig(() => new Promise((resolve) => ends.push(resolve)));
    edit('old');
    await clock.pass(300);
    autosaver.open(4, null);
    edit('new');
    await clock.pass(1_000);
    ends[0]();
    await clock.pass(300);
    expect(autosaver.status.pending).toBe(true);
    ends[1]();
    await clock.pass(0);
    expect(saves.at(-1)).toMatchObject({ mark: 'new', revision: 5 });
    expect(autosaver.status.pending).toBe(false);
  });
});

test('whatever the edits, pauses and failures, the last edit is saved in the end and revisions count up by one', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 4_000 }) }),
    fc.record({ kind: fc.constant('flush' as const) }),
    fc.record({ kind: fc.constant('fail' as const), times: fc.integer({ min: 1, max: 3 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let failing = 0;
      const { clock, saves, edit, autosaver } = rig(async () => {
        if (failing-- > 0) throw new Error('broken');
      });
      let last: string | undefined;
      for (const [index, each] of steps.entries()) {
        if (each.kind === 'edit') {
          last = String(index);
          edit(last);
        } else if (each.kind === 'pass') await clock.pass(each.ms);
        else if (each.kind === 'fail') failing = each.times;
        else await autosaver.flush();
      }
      await clock.pass(120_000);
      const counted = saves.every((save, index) => save.revision === index + 1);
      return saves.at(-1)?.mark === last && counted && !autosaver.status.pending;
    }),
    { numRuns: 150 },
  );
});
