/**
 * SCO Ouest: two answers to the same growth of Open. Figures of the proposal follow the sources where they give any; all others are
 * assumptions made to show the levers at work, and change nothing in the baseline.
 */
import type { LocalText, Provenance, Scenario } from '../../model/project.ts';
import type { Facts } from '../lever-provenance.ts';
import { type LeverRow, leverUses } from '../parts.ts';
import { assumed, sourced } from '../provenance-entries.ts';

const MAY_2012 = 4;
const SEPTEMBER_2012 = 8;
const JANUARY_2013 = 12;

const N1_HOME = ['home-accueil', 'home-usage'] as const;

const IN_2012 = assumed(0, 11, {
  fr: 'En 2012 selon le procès-verbal ; le mois est supposé.',
  en: 'In 2012 as the minutes say; the month is assumed.',
});
const converted = (fte: number): Provenance =>
  assumed(Math.max(1, Math.round(fte * 0.6)), Math.round(fte * 1.5), {
    fr: 'Le procès-verbal donne 350 à 450 ETP pour le pays et neuf régions, une quarantaine par région ; la part de l’équipe est supposée.',
    en: 'The minutes give 350 to 450 FTE for the country and nine regions, some forty each; the team’s part is assumed.',
  });
const THREE_WEEKS = sourced('s0', {
  fr: 'De Mobile vers Open : au moins trois semaines.',
  en: 'From Mobile to Open: at least three weeks.',
});
const FORTY_PERCENT = sourced('s1', {
  fr: 'Viser 40 % d’Open en interne : part de journée telle qu’avec les soirées et samedis (13 à 14 % des appels) les partenaires en aient 60 %.',
  en: 'Aim at 40% of Open in-house: daytime share such that with evenings and Saturdays (13 to 14% of calls) partners have 60%.',
});

/** A conversion along the network's training path. */
const conversion = (month: number, teamId: string, toProfileId: string, fte: number): LeverRow => [
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
  { month: IN_2012, fte: converted(fte) },
];

const merging = (month: number, kind: 'unique' | 'mixed', flowIds: readonly string[], learnProfileIds: readonly string[]): LeverRow => [
  'merge-flows',
  { month, flowIds, kind, learnProfileIds, learnedAhtFactor: 1.15, mixAhtFactor: 1.03, classroomWeeks: 3 },
  { classroomWeeks: THREE_WEEKS },
];

const closing = (month: number, siteId: string, intoSiteId: string, moveShare: number, oneOffCost: number): LeverRow => [
  'close-site',
  { month, siteId, intoSiteId, moveShare, postsShare: null, addedSeats: 0, addedFixedCost: 0, oneOffCost },
];

const partnerShare = (
  month: number,
  flowIds: readonly string[],
  share: number,
  rampMonths: number,
  addedFte: number,
  facts: Facts = {},
): LeverRow => [
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
  facts,
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
    levers: leverUses('p', [
      conversion(MAY_2012, 'nantes-home-ex-open', 'p-open', 8),
      conversion(MAY_2012, 'rennes-home', 'p-open', 20),
      conversion(SEPTEMBER_2012, 'le-mans-home', 'p-open', 6),
      partnerShare(SEPTEMBER_2012, [...N1_HOME], 0.45, 3, 25),
      partnerShare(SEPTEMBER_2012, ['open-n1'], 0.54, 3, 0, { share: FORTY_PERCENT }),
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
    levers: leverUses('c', [
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
