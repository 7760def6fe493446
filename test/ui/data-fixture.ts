/** A small valid project for the tests of the data pages: two sites and a partner, two flows, three teams. */
import type { Flow, Site, Team, WeekHours } from '../../src/model/network.ts';
import { PROJECT_FORMAT, type Project } from '../../src/model/project.ts';

const DAY = { fromMinute: 480, toMinute: 1200 } as const;
const WEEK: WeekHours = [DAY, DAY, DAY, DAY, DAY, null, null];

const site = (id: string, name: string, kind: Site['kind'] = 'internal'): Site => ({
  id,
  name,
  regionId: 'west',
  kind,
  seats: 40,
  opening: WEEK,
  pricePerCall: kind === 'internal' ? null : 4.5,
  fixedCostPerMonth: 1000,
  latitude: null,
  longitude: null,
});

const flow = (id: string, name: string): Flow => ({
  id,
  name,
  universe: name,
  line: 'N1',
  deferrable: false,
  volumeByMonth: [10_000, 11_000, 12_000],
  profileId: 'day',
  ahtSeconds: 420,
  ahtCv: 0.8,
  patienceSeconds: 180,
  balkingShare: 0,
  dayVariationCv: 0.05,
  target: { withinSeconds: 20, share: 0.8 },
  redial: { afterAbandonmentShare: 0.3, afterBlockingShare: 0.8, delaySeconds: 600 },
  repeat: { share: 0.1, delaySeconds: 14_400 },
  transfers: [],
  origins: [
    { siteId: 'brest', share: 0.5 },
    { siteId: 'laval', share: 0.5 },
  ],
  routing: { start: 'site', overflow: [{ reach: 'nation', afterSeconds: 60 }], partnerShare: 0, partnerHours: null },
});

const team = (id: string, siteId: string, profileId: string): Team => ({
  id,
  siteId,
  profileId,
  headcount: 30,
  fte: 27.5,
  weeklyHours: 35,
  seniority: { under1Year: 0.1, from1To5Years: 0.4, over5Years: 0.5 },
  attritionPerYearShare: 0.04,
  shrinkageShare: 0.3,
  costPerHour: 30,
  rosterId: 'day',
  cohorts: [],
  agentsByHalfHour: null,
});

export function smallProject(): Project {
  return {
    format: PROJECT_FORMAT,
    id: 'p',
    name: 'Essai',
    sampleId: null,
    baseline: {
      horizon: { startMonth: '2012-01', months: 3 },
      regions: [{ id: 'west', name: 'Ouest' }],
      sites: [site('brest', 'Brest'), site('laval', 'Laval'), site('atlantic', 'Atlantique', 'partner')],
      profiles24: [
        {
          id: 'day',
          name: 'Jour',
          halfHourWeights: Array.from({ length: 48 }, (_, half) => (half >= 16 && half < 40 ? 1 : 0)),
          weekdayWeights: [1.2, 1, 1, 1, 1, 0, 0],
        },
      ],
      flows: [flow('home', 'Home'), flow('open', 'Open')],
      skillProfiles: [
        { id: 'ph', name: 'Home', skills: [{ flowId: 'home', handlingFactor: 1, rank: 1, queueRank: 1 }] },
        { id: 'po', name: 'Open', skills: [{ flowId: 'open', handlingFactor: 1, rank: 1, queueRank: 1 }] },
      ],
      teams: [team('t1', 'brest', 'ph'), team('t2', 'laval', 'po'), team('t3', 'atlantic', 'ph')],
      answerGroups: [
        { id: 'g1', name: 'GT A', flowIds: ['home'] },
        { id: 'g2', name: 'GT B', flowIds: [] },
      ],
      trainingPaths: [],
      supportPosts: [],
      disruptions: [],
      oneOffCosts: [{ id: 'c1', name: 'Travaux', month: 0, euros: 5000 }],
    },
    baselineLocked: false,
    scenarios: [],
    sources: [{ id: 's1', title: { fr: 'Procès-verbal', en: 'Minutes' }, detail: { fr: 'Février 2012', en: 'February 2012' } }],
    provenance: {
      'flows/*/target': { sourceId: 's1' },
      'flows/home/ahtSeconds': { sourceId: null, low: 400, high: 450, note: 'à mesurer' },
      'teams/*/shrinkageShare': { sourceId: null, low: 0.2, high: 0.35 },
    },
    drafts: {},
    run: { month: 0, seed: 1, weeks: 10, occupancyCap: 0.85 },
  };
}
