/**
 * SCO Ouest: the calls, January 2012 to December 2014. Open grows with its customers; Home and Mobile shrink; all have a season.
 * Where a figure comes from a source, provenance.ts says which.
 */
import type { Flow, FlowOrigin, FlowRouting, FlowTransfer, Profile24 } from '../../model/network.ts';
import { curve, week } from '../curves.ts';
import { CALLS_BY_WEEKDAY, DAY_SHAPE, EVENING_SHAPE, OFFICE_BY_WEEKDAY, PRESENCE_SHAPE, SEASON } from '../shapes.ts';

export const MONTHS = 36;
const MONTHS_A_YEAR = 12;

/** National Open customers in January 2012 (one million in November 2011, 100,000 more each month), and what is added each month by year. */
const OPEN_CUSTOMERS_START = 1_200_000;
const OPEN_ADDED_A_MONTH = [100_000, 50_000, 30_000] as const;
/** One of nine regions, somewhat larger than the mean; calls of one customer in a month. */
const REGION_SHARE = 0.12;
const OPEN_CALLS_PER_CUSTOMER = 0.21;

/** Falling series lose this much a year; the direction is sourced, the pace is an assumption. */
const FALL_A_YEAR = 0.08;
const SERVICE_FALL_A_YEAR = 0.03;

const rounded = (calls: number): number => Math.round(calls / 10) * 10;

function openVolumes(): readonly number[] {
  let customers = OPEN_CUSTOMERS_START;
  return Array.from({ length: MONTHS }, (_, month) => {
    const calls = customers * REGION_SHARE * OPEN_CALLS_PER_CUSTOMER * (SEASON[month % MONTHS_A_YEAR] ?? 1);
    customers += OPEN_ADDED_A_MONTH[Math.floor(month / MONTHS_A_YEAR)] ?? 0;
    return rounded(calls);
  });
}

/** `start` calls in a month of mean season in January 2012, falling in a straight line. */
function fallingVolumes(start: number, fallAYear: number): readonly number[] {
  return Array.from({ length: MONTHS }, (_, month) =>
    rounded(start * (1 - (fallAYear * month) / MONTHS_A_YEAR) * (SEASON[month % MONTHS_A_YEAR] ?? 1)),
  );
}

/** The partner carries the evenings alone. */
const PARTNER_EVENING = [112, 92, 72, 54] as const;
const PARTNER_BY_WEEKDAY = [1.09, 1.03, 1, 0.99, 0.98, 0.74, 0] as const;

export const ROSTER_OWN = 'presence-sites';
export const ROSTER_PARTNER = 'presence-partenaire';

export const CURVES: readonly Profile24[] = [
  curve('appels-n1', 'Appels N1', 8, [...DAY_SHAPE, ...EVENING_SHAPE], CALLS_BY_WEEKDAY),
  curve('appels-n2', 'Appels N2', 8, DAY_SHAPE, OFFICE_BY_WEEKDAY),
  curve(ROSTER_OWN, 'Présence des sites', 8, PRESENCE_SHAPE, OFFICE_BY_WEEKDAY),
  curve(ROSTER_PARTNER, 'Présence du partenaire', 8, [...PRESENCE_SHAPE, ...PARTNER_EVENING], PARTNER_BY_WEEKDAY),
];

/** Evenings and Saturdays go to the partner (S1). */
const PARTNER_HOURS = week([20, 22], [8, 20]);

type Zones = Readonly<Record<string, number>>;

/** Zones follow where the advisers of the flow are: small zones stand on small teams. */
const HOME_ZONES: Zones = { rennes: 42, nantes: 17, brest: 14, 'le-mans': 9, angers: 7, lorient: 5, laval: 6 };
const RETENTION_ZONES: Zones = { rennes: 72, nantes: 28 };
const MOBILE_HIGH_ZONES: Zones = { rennes: 100 };
const MOBILE_MIDDLE_ZONES: Zones = { rennes: 64, brest: 36 };
const OPEN_ZONES: Zones = { rennes: 40, nantes: 38, 'le-mans': 22 };
const DELIVERY_ZONES: Zones = { rennes: 74, brest: 26 };
const CLAIMS_ZONES: Zones = { rennes: 62, nantes: 38 };
const DEBT_ZONES: Zones = { angers: 60, lorient: 40 };

const origins = (zones: Zones): readonly FlowOrigin[] => {
  const total = Object.values(zones).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(zones).map(([siteId, weight]) => ({ siteId, share: weight / total }));
};

const transfers = (shares: Readonly<Record<string, number>>): readonly FlowTransfer[] =>
  Object.entries(shares).map(([toFlowId, share]) => ({ toFlowId, share }));

/** The zone's own site first; after a while any site of the region helps (mutual aid). */
const MUTUAL_AID_AFTER_SECONDS = 30;

function routing(partnerShare: number | null): FlowRouting {
  const overflow = [{ reach: 'region', afterSeconds: MUTUAL_AID_AFTER_SECONDS }] as const;
  return { start: 'site', overflow, partnerShare: partnerShare ?? 0, partnerHours: partnerShare === null ? null : PARTNER_HOURS };
}

interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly universe: string;
  readonly volumes: readonly number[];
  readonly ahtSeconds: number;
  readonly zones: Zones;
  readonly transfers: Readonly<Record<string, number>>;
  /** Daytime share sent to the partner, N1 only; with evenings and Saturdays it makes the sourced total. */
  readonly partnerShare: number | null;
  readonly repeatShare: number;
}

function flow(row: FlowRow): Flow {
  const isN1 = row.partnerShare !== null;
  return {
    id: row.id,
    name: row.name,
    universe: row.universe,
    line: isN1 ? 'N1' : 'N2',
    deferrable: false,
    volumeByMonth: row.volumes,
    profileId: isN1 ? 'appels-n1' : 'appels-n2',
    ahtSeconds: row.ahtSeconds,
    ahtCv: 0.9,
    patienceSeconds: isN1 ? 180 : 240,
    balkingShare: 0.01,
    dayVariationCv: 0.06,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 900 },
    repeat: { share: row.repeatShare, delaySeconds: 14_400 },
    transfers: transfers(row.transfers),
    origins: origins(row.zones),
    routing: routing(row.partnerShare),
  };
}

/** Daytime partner shares: with evenings and Saturdays they come to 27 % of Home, 60 % of Mobile and 80 % of Open. */
const HOME_PARTNER = 0.157;
const MOBILE_PARTNER = 0.537;
const OPEN_PARTNER = 0.769;

const ROWS: readonly FlowRow[] = [
  {
    id: 'home-accueil',
    name: 'Home Accueil (<\u00a060\u00a0jours)',
    universe: 'Home',
    volumes: fallingVolumes(16_000, FALL_A_YEAR),
    ahtSeconds: 470,
    zones: HOME_ZONES,
    transfers: { livraison: 0.1, reclamations: 0.03 },
    partnerShare: HOME_PARTNER,
    repeatShare: 0.08,
  },
  {
    id: 'home-usage',
    name: 'Home Usage',
    universe: 'Home',
    volumes: fallingVolumes(96_000, FALL_A_YEAR),
    ahtSeconds: 430,
    zones: HOME_ZONES,
    transfers: { livraison: 0.03, reclamations: 0.03, recouvrement: 0.02 },
    partnerShare: HOME_PARTNER,
    repeatShare: 0.08,
  },
  {
    id: 'home-fidelite',
    name: 'Home Fidélité',
    universe: 'Home',
    volumes: fallingVolumes(17_000, FALL_A_YEAR),
    ahtSeconds: 560,
    zones: RETENTION_ZONES,
    transfers: { reclamations: 0.05 },
    partnerShare: HOME_PARTNER,
    repeatShare: 0.05,
  },
  {
    id: 'mobile-haut',
    name: 'Mobile haut de marché',
    universe: 'Mobile',
    volumes: fallingVolumes(21_000, FALL_A_YEAR),
    ahtSeconds: 450,
    zones: MOBILE_HIGH_ZONES,
    transfers: { reclamations: 0.04 },
    partnerShare: MOBILE_PARTNER,
    repeatShare: 0.06,
  },
  {
    id: 'mobile-milieu',
    name: 'Mobile milieu de marché',
    universe: 'Mobile',
    volumes: fallingVolumes(48_000, FALL_A_YEAR),
    ahtSeconds: 370,
    zones: MOBILE_MIDDLE_ZONES,
    transfers: { reclamations: 0.03, recouvrement: 0.04 },
    partnerShare: MOBILE_PARTNER,
    repeatShare: 0.07,
  },
  {
    id: 'open-n1',
    name: 'Open N1',
    universe: 'Open',
    volumes: openVolumes(),
    ahtSeconds: 540,
    zones: OPEN_ZONES,
    transfers: { livraison: 0.05, reclamations: 0.04 },
    partnerShare: OPEN_PARTNER,
    repeatShare: 0.09,
  },
  {
    id: 'livraison',
    name: 'N2 Suivi de livraison',
    universe: 'N2',
    volumes: fallingVolumes(14_200, SERVICE_FALL_A_YEAR),
    ahtSeconds: 480,
    zones: DELIVERY_ZONES,
    transfers: {},
    partnerShare: null,
    repeatShare: 0.08,
  },
  {
    id: 'reclamations',
    name: 'N2 Réclamations',
    universe: 'N2',
    volumes: fallingVolumes(8300, SERVICE_FALL_A_YEAR),
    ahtSeconds: 660,
    zones: CLAIMS_ZONES,
    transfers: {},
    partnerShare: null,
    repeatShare: 0.05,
  },
  {
    id: 'recouvrement',
    name: 'N2 Recouvrement',
    universe: 'N2',
    volumes: fallingVolumes(7500, SERVICE_FALL_A_YEAR),
    ahtSeconds: 400,
    zones: DEBT_ZONES,
    transfers: {},
    partnerShare: null,
    repeatShare: 0.05,
  },
];

export const FLOWS: readonly Flow[] = ROWS.map(flow);
