/** France: the whole country, 143 centres and 20 flows, with national pooling set against regional routing. */
import type { Network } from '../../model/network.ts';
import { PROJECT_FORMAT, type Project, type Scenario } from '../../model/project.ts';
import { withOrigins } from '../lever-provenance.ts';
import type { Sample } from '../sample.ts';
import { CURVES, FLOW_ROWS, flowOf, MONTHS } from './demand.ts';
import { headcountOf, PROFILES, TEAMS, TRAINING_PATHS, zonesOf } from './people.ts';
import { CENTRES, REGIONS, siteOf } from './places.ts';
import { PROVENANCE, SOURCES } from './provenance.ts';

const ID = 'france';
const NAME = { fr: 'France, 143 centres', en: 'France, 143 centres' } as const;
/** October: close to the mean month, and after the scenario's start. */
const RUN_MONTH = 9;
const FROM_MONTH = 6;

const BASELINE: Network = {
  horizon: { startMonth: '2012-01', months: MONTHS },
  regions: REGIONS,
  sites: CENTRES.map((centre) => siteOf(centre, headcountOf(centre))),
  profiles24: CURVES,
  flows: FLOW_ROWS.map((row) => flowOf(row, zonesOf(row))),
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: TRAINING_PATHS,
  supportPosts: [],
  disruptions: [],
  oneOffCosts: [],
};

const SCENARIOS: readonly Scenario[] = [
  {
    id: 'mise-en-commun-nationale',
    name: { fr: 'Mise en commun nationale', en: 'National pooling' },
    note: {
      fr: 'Chaque appel sonne chez le premier conseiller libre du pays, au lieu du centre, puis de la région.',
      en: 'Each call rings at the first free adviser of the country, instead of the centre, then the region.',
    },
    madeBy: 'sample',
    levers: [
      withOrigins({
        id: 'n1',
        leverId: 'pool-routing',
        version: 1,
        enabled: true,
        params: {
          month: FROM_MONTH,
          flowIds: BASELINE.flows.map((flow) => flow.id),
          path: 'nation',
          firstAfterSeconds: 0,
          secondAfterSeconds: 0,
          partners: 'never',
          partnersAfterSeconds: 0,
        },
      }),
    ],
  },
];

export const france: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Neuf régions, 143 centres, 80 millions d’appels par an : routage régional ou mise en commun nationale.',
    en: 'Nine regions, 143 centres, 80 million calls a year: regional routing or national pooling.',
  },
  audience: ['manager'],
  make: (): Project => ({
    format: PROJECT_FORMAT,
    id: ID,
    name: NAME,
    sampleId: ID,
    baseline: BASELINE,
    baselineLocked: true,
    scenarios: SCENARIOS,
    sources: SOURCES,
    provenance: PROVENANCE,
    drafts: {},
    run: { month: RUN_MONTH, seed: 1, weeks: 4, occupancyCap: 0.85 },
  }),
};
