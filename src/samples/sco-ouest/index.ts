/**
 * SCO Ouest 2012–2014: a region of seven sites and a partner before a reorganisation, about 12,000 calls on a weekday. A picture drawn to the
 * scale of the sources, not a copy of any real region: what the sources give is marked, everything else is an assumption with its range.
 */
import type { Network } from '../../model/network.ts';
import { type Sample, sampleProject } from '../sample.ts';
import { CURVES, FLOWS, MONTHS } from './demand.ts';
import { PROFILES, TEAMS, TRAINING_PATHS } from './people.ts';
import { REGION_ID, SITES, SUPPORT_POSTS } from './places.ts';
import { PROVENANCE } from './provenance.ts';
import { SCENARIOS } from './scenarios.ts';
import { SOURCES } from './sources.ts';

const ID = 'sco-ouest';
const NAME = { fr: 'SCO Ouest 2012–2014', en: 'SCO Ouest 2012–2014' } as const;
/** March 2013: every lever of both scenarios has acted. */
const RUN_MONTH = 14;

const BASELINE: Network = {
  horizon: { startMonth: '2012-01', months: MONTHS, holidays: 'fr' },
  regions: [{ id: REGION_ID, name: 'Ouest', minimumAdvisers: 120 }],
  sites: SITES,
  profiles24: CURVES,
  flows: FLOWS,
  skillProfiles: PROFILES,
  teams: TEAMS,
  answerGroups: [],
  trainingPaths: TRAINING_PATHS,
  supportPosts: SUPPORT_POSTS,
  disruptions: [],
  oneOffCosts: [],
};

export const scoOuest: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: '7 sites (12 à 180 conseillers) et un partenaire, 9 flux, 36 mois, une proposition et une contre-proposition.',
    en: '7 sites (12 to 180 advisers) and a partner, 9 flows, 36 months, a proposal and a counter-proposal.',
  },
  audience: ['manager', 'representative'],
  make: () =>
    sampleProject({
      id: ID,
      name: NAME,
      baseline: BASELINE,
      scenarios: SCENARIOS,
      sources: SOURCES,
      provenance: PROVENANCE,
      month: RUN_MONTH,
    }),
};
