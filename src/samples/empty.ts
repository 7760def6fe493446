/** The blank project: a study period, one region and two office-day curves; tables to fill. No figure in it comes from anywhere. */
import { PROJECT_FORMAT, type Project } from '../model/project.ts';
import { curve } from './curves.ts';
import type { Sample } from './sample.ts';

const ID = 'empty';
const NAME = { fr: 'Nouveau projet', en: 'New project' } as const;
const EVEN_DAY = Array.from({ length: 24 }, () => 1);
const WORKING_WEEK = [1, 1, 1, 1, 1, 0, 0] as const;

export const empty: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Des tables vides, à remplir ou à coller depuis un tableur.',
    en: 'Empty tables, to fill in or paste from a spreadsheet.',
  },
  audience: [],
  make: (): Project => ({
    format: PROJECT_FORMAT,
    id: ID,
    name: NAME,
    sampleId: null,
    baseline: {
      horizon: { startMonth: '2026-01', months: 12 },
      regions: [{ id: 'region1', name: 'Région 1' }],
      sites: [],
      profiles24: [curve('curve1', 'Appels', 8, EVEN_DAY, WORKING_WEEK), curve('curve2', 'Présence', 8, EVEN_DAY, WORKING_WEEK)],
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
    drafts: {},
    run: { month: 0, seed: 1, weeks: 40, occupancyCap: 0.85 },
  }),
};
