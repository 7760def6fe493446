/**
 * SCO Ouest: two answers to the same growth of Open. Figures of the proposal follow the sources where they give any; all others are
 * assumptions made to show the levers at work, and change nothing in the baseline.
 */
import type { JsonObject, LeverUse, LocalText, Scenario } from '../../model/project.ts';

const MAY_2012 = 4;
const SEPTEMBER_2012 = 8;
const JANUARY_2013 = 12;

const N1_HOME = ['home-accueil', 'home-usage'] as const;

function uses(prefix: string, rows: readonly (readonly [leverId: string, params: JsonObject])[]): readonly LeverUse[] {
  return rows.map(([leverId, params], index) => ({
    id: `${prefix}${index + 1}`,
    leverId,
    version: leverId === 'outsource' ? 2 : 1,
    enabled: true,
    params,
  }));
}

/** A conversion along the network's training path. */
const conversion = (month: number, teamId: string, toProfileId: string, fte: number): readonly [string, JsonObject] => [
  'convert-team',
  {
    month,
    teamId,
    toProfileId,
    fte,
    figures: 'path',
    classroomWeeks: 0,
    accompanimentWeeks: 0,
    accompanimentAwayShare: 0,
    rampFactor: 1,
    rampMonths: 0,
    costPerPerson: 0,
  },
];

const merging = (
  month: number,
  kind: 'unique' | 'mixed',
  flowIds: readonly string[],
  learnProfileIds: readonly string[],
): readonly [string, JsonObject] => [
  'merge-flows',
  { month, flowIds, kind, learnProfileIds, learnedAhtFactor: 1.15, mixAhtFactor: 1.03, classroomWeeks: 3 },
];

const closing = (
  month: number,
  siteId: string,
  intoSiteId: string,
  moveShare: number,
  oneOffCost: number,
): readonly [string, JsonObject] => [
  'close-site',
  { month, siteId, intoSiteId, moveShare, postsShare: null, addedSeats: 0, addedFixedCost: 0, oneOffCost },
];

const partnerShare = (
  month: number,
  flowIds: readonly string[],
  share: number,
  rampMonths: number,
  addedFte: number,
): readonly [string, JsonObject] => [
  'outsource',
  {
    month,
    flowIds,
    what: 'share',
    share,
    rampMonths,
    hours: null,
    weekdays: [],
    partnerSiteId: addedFte > 0 ? 'partenaire' : null,
    addedFte,
    basis: 'daytime',
    partnerAhtFactor: 1,
    partnerRampMonths: 0,
    reworkShare: 0,
    reworkFlowId: null,
    minInHouseShare: 0,
  },
];

const PROPOSAL_NOTE: LocalText = {
  fr: 'Mobile et Open dans un groupe unique, des conseillers Home convertis à Open, 40 % d’Open en interne, une part croissante de Home au partenaire, deux petits sites fermés.',
  en: 'Mobile and Open in one unique group, Home advisers converted to Open, 40% of Open in-house, a growing share of Home to the partner, two small sites closed.',
};
const COUNTER_NOTE: LocalText = {
  fr: 'Un groupe mixte au lieu du groupe unique, moins de conversions et d’abord celles des anciens Open, un peu plus d’Open en interne, une entraide plus rapide dans la région, aucun site fermé.',
  en: 'A mixed group instead of the unique one, fewer conversions and former Open advisers first, somewhat more of Open in-house, faster mutual aid in the region, no site closed.',
};

export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'proposition',
    name: { fr: 'Proposition de la direction', en: 'Management’s proposal' },
    note: PROPOSAL_NOTE,
    madeBy: 'sample',
    levers: uses('p', [
      conversion(MAY_2012, 'nantes-home-ex-open', 'p-open', 8),
      conversion(MAY_2012, 'rennes-home', 'p-open', 20),
      conversion(SEPTEMBER_2012, 'le-mans-home', 'p-open', 6),
      partnerShare(SEPTEMBER_2012, [...N1_HOME], 0.45, 3, 25),
      partnerShare(SEPTEMBER_2012, ['open-n1'], 0.54, 3, 0),
      merging(JANUARY_2013, 'unique', ['mobile-haut', 'mobile-milieu', 'open-n1'], []),
      closing(JANUARY_2013, 'laval', 'rennes', 0.4, 180_000),
      closing(JANUARY_2013, 'lorient', 'rennes', 0.3, 240_000),
    ]),
  },
  {
    id: 'contre-proposition',
    name: { fr: 'Contre-proposition des représentants', en: 'Representatives’ counter-proposal' },
    note: COUNTER_NOTE,
    madeBy: 'sample',
    levers: uses('c', [
      conversion(MAY_2012, 'nantes-home-ex-open', 'p-open', 8),
      conversion(SEPTEMBER_2012, 'rennes-home', 'p-fidelite', 4),
      partnerShare(SEPTEMBER_2012, ['open-n1'], 0.68, 3, 0),
      merging(JANUARY_2013, 'mixed', ['mobile-milieu', 'open-n1'], ['p-mobile-milieu']),
      [
        'pool-routing',
        {
          month: JANUARY_2013,
          flowIds: ['home-accueil', 'home-usage', 'open-n1', 'recouvrement'],
          path: 'siteRegion',
          firstAfterSeconds: 10,
          secondAfterSeconds: 60,
          partners: 'never',
          partnersAfterSeconds: 120,
        },
      ],
    ]),
  },
];
