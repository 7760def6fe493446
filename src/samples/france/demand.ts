/**
 * France: 80 million calls a year (press, June 2012) on 20 flows. The total is sourced; how it splits over flows, months, days and hours is
 * assumed. Partner totals follow the works-council minutes of February 2012, as in the sample of one region.
 */
import type { Flow, FlowTransfer, Profile24 } from '../../model/network.ts';
import { curve, week } from '../curves.ts';
import { CALLS_BY_WEEKDAY, DAY_SHAPE, EVENING_SHAPE, OFFICE_BY_WEEKDAY, PRESENCE_SHAPE, SEASON } from '../shapes.ts';

export const CALLS_A_YEAR = 80_000_000;
export const MONTHS = 12;

const PARTNER_PRESENCE = [52, 68, 85, 97, 104, 106, 102, 92, 80, 76, 84, 94, 99, 101, 103, 104, 105, 106, 104, 99, 91, 80, 70, 62] as const;
const PARTNER_EVENING = [92, 76, 60, 46] as const;
const PARTNER_BY_WEEKDAY = [1.1, 1.03, 1, 0.99, 0.98, 0.74, 0] as const;

export const ROSTER_OWN = 'presence-centres';
export const ROSTER_PARTNER = 'presence-partenaires';

export const CURVES: readonly Profile24[] = [
  curve('appels-n1', 'Appels N1', 8, [...DAY_SHAPE, ...EVENING_SHAPE], CALLS_BY_WEEKDAY),
  curve('appels-n2', 'Appels N2', 8, DAY_SHAPE, OFFICE_BY_WEEKDAY),
  curve(ROSTER_OWN, 'Présence des centres', 8, PRESENCE_SHAPE, OFFICE_BY_WEEKDAY),
  curve(ROSTER_PARTNER, 'Présence des partenaires', 8, [...PARTNER_PRESENCE, ...PARTNER_EVENING], PARTNER_BY_WEEKDAY),
];

/** Evenings and Saturdays go to partners. */
const PARTNER_HOURS = week([20, 22], [8, 20]);
/** Daytime shares: with evenings and Saturdays they come to 27 % of Home, 60 % of Mobile and 80 % of Open over the year. N2 stays in-house. */
const PARTNER_SHARE: Readonly<Record<string, number>> = { Home: 0.165, Mobile: 0.543, Open: 0.771, N2: 0 };

/** Own centre first, then the region, then the nation, at last partners: seconds of waiting. */
export const REGION_AFTER_SECONDS = 20;
export const NATION_AFTER_SECONDS = 60;
export const PARTNER_AFTER_SECONDS = 120;

/** One flow: share of the country's calls in percent; the trade (internal skill profile) that answers it. */
export interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly universe: 'Home' | 'Mobile' | 'Open' | 'N2';
  readonly percent: number;
  readonly ahtSeconds: number;
  readonly trade: string;
  readonly transfers: Readonly<Record<string, number>>;
}

type Row = readonly [string, string, FlowRow['universe'], number, number, string, Readonly<Record<string, number>>];

const ROWS: readonly Row[] = [
  ['home-accueil', 'Home Accueil', 'Home', 9, 400, 'home', { livraison: 0.02, reclamations: 0.02 }],
  ['home-factures', 'Home Factures', 'Home', 6, 360, 'home', { recouvrement: 0.03 }],
  ['home-demenagement', 'Home Déménagement', 'Home', 3, 540, 'home', { livraison: 0.06 }],
  ['home-technique', 'Home Technique', 'Home', 7, 560, 'technique', { expertise: 0.05 }],
  ['home-fidelite', 'Home Fidélité', 'Home', 3, 560, 'fidelite', {}],
  ['mobile-accueil', 'Mobile Accueil', 'Mobile', 9, 340, 'mobile', { reclamations: 0.02 }],
  ['mobile-factures', 'Mobile Factures', 'Mobile', 6, 330, 'mobile', { recouvrement: 0.03 }],
  ['mobile-prepaye', 'Mobile prépayé', 'Mobile', 4, 270, 'mobile', {}],
  ['mobile-technique', 'Mobile Technique', 'Mobile', 4, 480, 'mobile-haut', { expertise: 0.03 }],
  ['mobile-haut', 'Mobile haut de marché', 'Mobile', 5, 420, 'mobile-haut', { reclamations: 0.02 }],
  ['mobile-fidelite', 'Mobile Fidélité', 'Mobile', 4, 500, 'fidelite', {}],
  ['open-accueil', 'Open Accueil', 'Open', 8, 430, 'open', { livraison: 0.03, reclamations: 0.02 }],
  ['open-bienvenue', 'Open Bienvenue (<\u00a060\u00a0jours)', 'Open', 4, 470, 'open', { livraison: 0.08 }],
  ['open-factures', 'Open Factures', 'Open', 5, 380, 'open', { recouvrement: 0.03 }],
  ['open-technique', 'Open Technique', 'Open', 6, 590, 'technique', { expertise: 0.05 }],
  ['open-fidelite', 'Open Fidélité', 'Open', 3, 560, 'fidelite', {}],
  ['livraison', 'Suivi de livraison', 'N2', 5, 520, 'livraison', {}],
  ['reclamations', 'Réclamations', 'N2', 4, 640, 'reclamations', {}],
  ['recouvrement', 'Recouvrement', 'N2', 3, 430, 'recouvrement', {}],
  ['expertise', 'Expertise technique', 'N2', 2, 720, 'expertise', {}],
];

export const FLOW_ROWS: readonly FlowRow[] = ROWS.map(([id, name, universe, percent, ahtSeconds, trade, transfers]) => ({
  id,
  name,
  universe,
  percent,
  ahtSeconds,
  trade,
  transfers,
}));

export const callsAYear = (row: FlowRow): number => (CALLS_A_YEAR * row.percent) / 100;

/** Months rounded to tens; December takes the rest, so that the year is exact. */
function volumesOf(row: FlowRow): readonly number[] {
  const year = callsAYear(row);
  const months = SEASON.map((factor) => Math.round((year * factor) / MONTHS / 10) * 10);
  const others = months.slice(0, -1).reduce((sum, calls) => sum + calls, 0);
  return [...months.slice(0, -1), year - others];
}

const transfersOf = (shares: FlowRow['transfers']): readonly FlowTransfer[] =>
  Object.entries(shares).map(([toFlowId, share]) => ({ toFlowId, share }));

/** @param zones the flow's share by centre, summing to 1 */
export function flowOf(row: FlowRow, zones: readonly { readonly siteId: string; readonly share: number }[]): Flow {
  const isN1 = row.universe !== 'N2';
  return {
    id: row.id,
    name: row.name,
    universe: row.universe,
    line: isN1 ? 'N1' : 'N2',
    deferrable: false,
    volumeByMonth: volumesOf(row),
    profileId: isN1 ? 'appels-n1' : 'appels-n2',
    ahtSeconds: row.ahtSeconds,
    ahtCv: 0.9,
    patienceSeconds: isN1 ? 180 : 240,
    balkingShare: 0.01,
    dayVariationCv: 0.04,
    target: { withinSeconds: 20, share: 0.8 },
    redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 900 },
    repeat: { share: isN1 ? 0.06 : 0.03, delaySeconds: 14_400 },
    transfers: transfersOf(row.transfers),
    origins: zones,
    routing: {
      start: 'site',
      overflow: [
        { reach: 'region', afterSeconds: REGION_AFTER_SECONDS },
        { reach: 'nation', afterSeconds: NATION_AFTER_SECONDS },
        ...(isN1 ? [{ reach: 'partner', afterSeconds: PARTNER_AFTER_SECONDS } as const] : []),
      ],
      partnerShare: PARTNER_SHARE[row.universe]!,
      partnerHours: isN1 ? PARTNER_HOURS : null,
    },
  };
}

/** Share of the universe's calls that partners take over a month, evenings and Saturdays included: sourced for Home and Mobile. */
export const PARTNER_TOTAL: Readonly<Record<string, number>> = { Home: 0.27, Mobile: 0.6, Open: 0.8, N2: 0 };
