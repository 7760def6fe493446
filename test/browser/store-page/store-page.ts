/** The store in a real page, driven by the tests through `window.storeTest`. */
import { createProjectStore } from '../../../src/store/dexie-store.ts';
import { environmentReport } from '../../../src/store/environment.ts';
import type { FullStartReport, StoredProject } from '../../../src/store/project-store.ts';
import { edited, markOf, stored } from '../../store/fakes/documents.ts';

const ID = 'study';
/** About the size of a region's project, and hard to compress, so that the database gets all kinds of files. */
const FILLER = Object.fromEntries(
  Array.from({ length: 1_500 }, (_, i) => [`flows/f${i}/ahtSeconds`, { sourceId: null, low: i, high: i * 2, note: crypto.randomUUID() }]),
);

const store = createProjectStore();

function large(state: StoredProject): StoredProject {
  const project = { ...state.project, provenance: FILLER };
  return { ...state, project, history: [{ label: 'début', project }] };
}

function summary({ projects, recovery, lost, damaged, behind, backups, available, brokenDatabase, newerDatabase }: FullStartReport) {
  return {
    projects: projects.map(({ id, revision }) => ({ id, revision })),
    recovery: recovery.map(({ id, foundRevision, backupRevision }) => ({ id, foundRevision, backupRevision })),
    ...{ lost, damaged: damaged.length, behind, backups, available, brokenDatabase, newerDatabase },
  };
}

let heard: string[] = [];
let lostLock = 0;

const storeTest = {
  store,
  environment: environmentReport,

  start: async () => summary(await store.start()),

  /** Starts, makes a new database when this one does not open, takes what is offered, and says what is there then. */
  async recover() {
    const began = performance.now();
    const first = await store.start();
    const report = first.brokenDatabase ? await store.rebuild() : first;
    for (const offer of report.recovery) {
      const state = await offer.load();
      await store.save({ ...state, revision: state.revision + 1 });
    }
    const milliseconds = performance.now() - began;
    return { ...summary(report), rebuilt: first.brokenDatabase, mark: markOf(await store.load(ID)), milliseconds };
  },

  /** Saves marks from `first` on, as fast as it goes, telling each acknowledged one. */
  async saveForEver(first: number, acknowledged: (mark: number) => void, count = Number.POSITIVE_INFINITY) {
    let state = await store.load(ID);
    for (let mark = first; mark < first + count; mark++) {
      state = state ? edited(state, mark) : large(stored(ID, 1, mark));
      await store.save(state);
      acknowledged(mark);
    }
  },

  acquire: () => store.acquire(ID, () => (lostLock += 1)),
  takeOver: () => store.takeOver(ID, () => (lostLock += 1)),
  release: () => store.release(ID),
  lostLock: () => lostLock,
  listen: () => store.watch(ID, (change) => heard.push(change)),
  heard() {
    const all = heard;
    heard = [];
    return all;
  },
  mark: async () => markOf(await store.load(ID)),
};

export type StoreTest = typeof storeTest;

declare global {
  interface Window {
    storeTest: StoreTest;
    acknowledged(mark: number): void;
  }
}

window.storeTest = storeTest;
