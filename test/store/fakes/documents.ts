/** Small projects and stored states. */
import { PROJECT_FORMAT, type Project } from '../../../src/model/project.ts';
import type { StoredProject } from '../../../src/store/project-store.ts';

export function project(id: string, mark: string | number): Project {
  return {
    format: PROJECT_FORMAT,
    id,
    name: `Étude ${mark}`,
    sampleId: null,
    baseline: {
      horizon: { startMonth: '2012-01', months: 12 },
      regions: [{ id: 'ouest', name: 'Ouest' }],
      sites: [],
      profiles24: [],
      flows: [],
      skillProfiles: [],
      teams: [],
      answerGroups: [],
      trainingPaths: [],
      supportPosts: [],
      disruptions: [],
      oneOffCosts: [],
    },
    baselineLocked: false,
    scenarios: [],
    sources: [],
    provenance: {},
    drafts: { mark: String(mark) },
    run: { month: 0, seed: 1, weeks: 20, occupancyCap: 0.85 },
  };
}

export function stored(id: string, revision: number, mark: string | number = revision): StoredProject {
  const present = project(id, mark);
  return { project: present, revision, history: [{ label: `pas ${mark}`, project: present }], position: 0 };
}

/** The next state: one more step on top of what stands at the position. */
export function edited(before: StoredProject, mark: string | number): StoredProject {
  const next = { ...before.project, drafts: { mark: String(mark) } };
  const history = [...before.history.slice(0, before.position + 1), { label: `pas ${mark}`, project: next }];
  return { project: next, revision: before.revision + 1, history, position: history.length - 1 };
}

export const markOf = (state: StoredProject | null): string | undefined => state?.project.drafts.mark;
