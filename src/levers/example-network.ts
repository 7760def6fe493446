/**
 * The small network of the levers' worked examples: two sites in the west, one in the east, one partner; three flows. Every figure is an
 * assumption chosen to be checked by hand.
 */
import type { Flow, Network, Site, SkillProfile, Team, WeekHours } from '../model/network.ts';

const MONTHS = 12;
const DAY = { fromMinute: 480, toMinute: 1200 };
const LATE_DAY = { fromMinute: 480, toMinute: 1320 };
const WEEK: WeekHours = [DAY, DAY, DAY, DAY, DAY, null, null];
const LATE_WEEK: WeekHours = [LATE_DAY, LATE_DAY, LATE_DAY, LATE_DAY, LATE_DAY, DAY, null];

function site(id: string, name: string, regionId: string, change: Partial<Site> = {}): Site {
  return {
    id,
    name,
    regionId,
    kind: 'internal',
    seats: 40,
    opening: WEEK,
    pricePerCall: null,
    fixedCostPerMonth: 20_000,
    latitude: null,
    longitude: null,
    ...change,
  };
}

function flow(id: string, name: string, volume: number, change: Partial<Flow> = {}): Flow {
  return {
    id,
    name,
    universe: name,
    line: 'N1',
    deferrable: false,
    volumeByMonth: Array<number>(MONTHS).fill(volume),
    profileId: 'flat',
    ahtSeconds: 400,
    ahtCv: 0.8,
    patienceSeconds: 180,
    balkingShare: 0,
    dayVariationCv: 0,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonmentShare: 0, afterBlockingShare: 0, delaySeconds: 600 },
    repeat: { share: 0.1, delaySeconds: 14_400 },
    transfers: [],
    origins: [
      { siteId: 'brest', share: 0.4 },
      { siteId: 'nantes', share: 0.4 },
      { siteId: 'lille', share: 0.2 },
    ],
    routing: { start: 'site', overflow: [{ reach: 'region', afterSeconds: 60 }], partnerShare: 0, partnerHours: null },
    ...change,
  };
}

const profile = (id: string, name: string, ...flowIds: string[]): SkillProfile => ({
  id,
  name,
  skills: flowIds.map((flowId) => ({ flowId, handlingFactor: 1, rank: 1, queueRank: 1 })),
});

function team(id: string, siteId: string, profileId: string, fte: number): Team {
  return {
    id,
    siteId,
    profileId,
    headcount: fte,
    fte,
    weeklyHours: 35,
    seniority: { under1Year: 0.1, from1To5Years: 0.3, over5Years: 0.6 },
    attritionPerYearShare: 0,
    shrinkageShare: 0.3,
    costPerHour: 28,
    rosterId: 'flat',
    cohorts: [],
    agentsByHalfHour: null,
  };
}

export const exampleNetwork: Network = {
  horizon: { startMonth: '2012-01', months: MONTHS },
  regions: [
    { id: 'west', name: 'Ouest' },
    { id: 'east', name: 'Est' },
  ],
  sites: [
    site('brest', 'Brest', 'west'),
    site('nantes', 'Nantes', 'west'),
    site('lille', 'Lille', 'east'),
    site('partner', 'Partenaire', 'east', { kind: 'partner', pricePerCall: 4, opening: LATE_WEEK, fixedCostPerMonth: 0 }),
  ],
  profiles24: [{ id: 'flat', name: 'flat', halfHourWeights: Array<number>(48).fill(1), weekdayWeights: [1, 1, 1, 1, 1, 0.5, 0] }],
  flows: [
    flow('home', 'Home', 9000),
    flow('open', 'Open', 6000, { transfers: [{ toFlowId: 'claims', share: 0.1 }] }),
    flow('claims', 'Réclamations', 600, {
      line: 'N2',
      ahtSeconds: 600,
      routing: { start: 'nation', overflow: [], partnerShare: 0, partnerHours: null },
    }),
  ],
  skillProfiles: [profile('p-home', 'Home', 'home'), profile('p-open', 'Open', 'open'), profile('p-claims', 'Réclamations', 'claims')],
  teams: [
    team('brest-home', 'brest', 'p-home', 20),
    team('brest-open', 'brest', 'p-open', 8),
    team('nantes-home', 'nantes', 'p-home', 12),
    team('nantes-open', 'nantes', 'p-open', 10),
    team('nantes-claims', 'nantes', 'p-claims', 5),
    team('lille-home', 'lille', 'p-home', 8),
    team('lille-open', 'lille', 'p-open', 5),
    team('partner-home', 'partner', 'p-home', 10),
  ],
  answerGroups: [],
  trainingPaths: [
    {
      id: 'home-open',
      fromProfileId: 'p-home',
      toProfileId: 'p-open',
      classroomWeeks: 3,
      accompanimentWeeks: 4,
      accompanimentAwayShare: 0.2,
      rampFactor: 1.4,
      rampMonths: 3,
      costPerPerson: 2000,
    },
  ],
  supportPosts: [{ id: 'brest-support', siteId: 'brest', kind: 'support', fte: 2 }],
  disruptions: [],
  oneOffCosts: [],
};
