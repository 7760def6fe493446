/** What a new row of each table starts with: harmless figures that validation points at where a decision is needed. */
import type { Network, Profile24, WeekHours } from './network.ts';
import type { Project, Source } from './project.ts';
import { HALF_HOURS } from './vocabulary.ts';

/** Tables whose rows can be added and removed. */
export interface Tables {
  readonly regions: Network['regions'][number];
  readonly sites: Network['sites'][number];
  readonly profiles24: Profile24;
  readonly flows: Network['flows'][number];
  readonly skillProfiles: Network['skillProfiles'][number];
  readonly teams: Network['teams'][number];
  readonly answerGroups: Network['answerGroups'][number];
  readonly trainingPaths: Network['trainingPaths'][number];
  readonly supportPosts: Network['supportPosts'][number];
  readonly disruptions: Network['disruptions'][number];
  readonly oneOffCosts: Network['oneOffCosts'][number];
  readonly sources: Source;
}
export type TablePart = keyof Tables;

const WEEKDAY = { fromMinute: 480, toMinute: 1200 } as const;
const OFFICE_WEEK: WeekHours = [WEEKDAY, WEEKDAY, WEEKDAY, WEEKDAY, WEEKDAY, null, null];

/** 1 from `from` to `to` o'clock, else 0. */
function flatDay(from: number, to: number): readonly number[] {
  return Array.from({ length: HALF_HOURS }, (_, half) => (half >= 2 * from && half < 2 * to ? 1 : 0));
}

const firstId = (rows: readonly { readonly id: string }[]): string => rows[0]?.id ?? '';

/** Ids of new rows: the table's prefix and the next free number. */
export const ID_PREFIXES: Readonly<Record<TablePart, string>> = {
  regions: 'region',
  sites: 'site',
  profiles24: 'curve',
  flows: 'flow',
  skillProfiles: 'profile',
  teams: 'team',
  answerGroups: 'group',
  trainingPaths: 'path',
  supportPosts: 'support',
  disruptions: 'disruption',
  oneOffCosts: 'cost',
  sources: 'source',
};

function newFlow(id: string, name: string, network: Network): Tables['flows'] {
  return {
    id,
    name,
    universe: network.flows[0]?.universe ?? '',
    line: 'N1',
    deferrable: false,
    volumeByMonth: Array.from({ length: network.horizon.months }, () => 0),
    profileId: firstId(network.profiles24),
    ahtSeconds: 420,
    ahtCv: 0.8,
    patienceSeconds: 180,
    balkingShare: 0,
    dayVariationCv: 0.05,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 600 },
    repeat: { share: 0, delaySeconds: 14_400 },
    transfers: [],
    origins: [],
    routing: { start: 'nation', overflow: [], partnerShare: 0, partnerHours: null },
  };
}

function newSite(id: string, name: string, network: Network): Tables['sites'] {
  return {
    id,
    name,
    regionId: firstId(network.regions),
    kind: 'internal',
    seats: 20,
    opening: OFFICE_WEEK,
    pricePerCall: null,
    fixedCostPerMonth: 0,
    latitude: null,
    longitude: null,
  };
}

function newTeam(id: string, network: Network): Tables['teams'] {
  return {
    id,
    siteId: firstId(network.sites),
    profileId: firstId(network.skillProfiles),
    headcount: 0,
    fte: 0,
    weeklyHours: 35,
    seniority: { under1Year: 0, from1To5Years: 0.5, over5Years: 0.5 },
    attritionPerYearShare: 0.04,
    shrinkageShare: 0.3,
    costPerHour: 30,
    rosterId: network.teams[0]?.rosterId ?? firstId(network.profiles24),
    cohorts: [],
    agentsByHalfHour: null,
  };
}

/** A new row of a table. @param name what the user will see first, in their language */
export function newRow<P extends TablePart>(part: P, id: string, name: string, project: Project): Tables[P] {
  const network = project.baseline;
  const rows: { readonly [K in TablePart]: () => Tables[K] } = {
    regions: () => ({ id, name }),
    sites: () => newSite(id, name, network),
    profiles24: () => ({ id, name, halfHourWeights: flatDay(8, 20), weekdayWeights: [1, 1, 1, 1, 1, 0, 0] }),
    flows: () => newFlow(id, name, network),
    skillProfiles: () => ({ id, name, skills: [] }),
    teams: () => newTeam(id, network),
    answerGroups: () => ({ id, name, flowIds: [] }),
    trainingPaths: () => ({
      id,
      fromProfileId: firstId(network.skillProfiles),
      toProfileId: network.skillProfiles[1]?.id ?? '',
      classroomWeeks: 1,
      accompanimentWeeks: 2,
      accompanimentAwayShare: 0.2,
      rampFactor: 1.3,
      rampMonths: 3,
      costPerPerson: 0,
    }),
    supportPosts: () => ({ id, siteId: firstId(network.sites), kind: 'support', fte: 0 }),
    disruptions: () => ({ id, name, fromMonth: 0, months: 1, siteId: null, flowId: null, capacityFactor: 1, ahtFactor: 1 }),
    oneOffCosts: () => ({ id, name, month: 0, euros: 0 }),
    sources: () => ({ id, title: name, detail: '' }),
  };
  return rows[part]();
}
