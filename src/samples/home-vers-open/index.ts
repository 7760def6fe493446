/** Home vers Open: 30 % of Home kept in-house and its advisers converted to Open, against a slower way that keeps the small trade alive. */
import type { Scenario } from '../../model/project.ts';
import type { Facts } from '../lever-provenance.ts';
import { conversion, type LeverRow, leverUses } from '../parts.ts';
import { sourced } from '../provenance-entries.ts';
import { type Sample, sampleProject } from '../sample.ts';
import { BASELINE, HOME, PARTNER_ID } from './network.ts';
import { PROVENANCE, SOURCES } from './provenance.ts';

const ID = 'home-vers-open';
const NAME = { fr: 'Home vers Open 2013–2014', en: 'Home to Open 2013–2014' } as const;
const APRIL_2013 = 3;
const JUNE_2013 = 5;
const SEPTEMBER_2013 = 8;
/** March 2014: no public holiday, everybody is trained and every share has been reached. */
const RUN_MONTH = 14;

/** @param share of all calls that the partner answers in the end */
const partnerShare = (
  month: number,
  flowIds: readonly string[],
  share: number,
  addedFte: number,
  minInHouseShare: number,
  facts: Facts = {},
): LeverRow => [
  'outsource',
  {
    month,
    flowIds,
    what: 'share',
    share,
    rampMonths: 6,
    hours: null,
    weekdays: [],
    partnerSiteId: addedFte > 0 ? PARTNER_ID : null,
    addedFte,
    basis: 'calls',
    partnerAhtFactor: addedFte > 0 ? 1.2 : 1,
    partnerRampMonths: addedFte > 0 ? 4 : 0,
    reworkShare: addedFte > 0 ? 0.03 : 0,
    reworkFlowId: null,
    minInHouseShare,
  },
  facts,
];

const openHome = (share: number, facts: Facts = {}): LeverRow => [
  'reinternalise',
  {
    month: JUNE_2013,
    flowIds: ['open-n1'],
    share,
    rampMonths: 6,
    hours: 'keep',
    trainingWeeks: 4,
    beginnerAhtFactor: 1.35,
    minInHouseShare: Math.round((1 - share) * 100) / 100,
    people: 'told',
    hiredFte: 0,
    teamId: null,
    waves: 1,
    callsAfterMonths: 0,
    beginnerMonths: 0,
    costPerPerson: 0,
  },
  facts,
];

const HOME_KEPT = sourced('s0', { fr: 'Garder 30 % de Home en interne.', en: 'Keep 30% of Home in-house.' });
const OPEN_AIM = sourced('s1', { fr: '40 % d’Open visés en interne.', en: '40% of Open aimed at in-house.' });

const SECOND_HOLDERS: LeverRow = [
  'cross-train',
  {
    month: APRIL_2013,
    teamId: 'pau-reclamations',
    flowId: 'recouvrement',
    fte: 4,
    handlingFactor: 1.05,
    rank: 2,
    queueRank: 2,
    classroomWeeks: 2,
    accompanimentWeeks: 3,
    accompanimentAwayShare: 0.25,
    rampFactor: 1.25,
    rampMonths: 3,
    costPerPerson: 1400,
  },
];

const SCENARIOS: readonly Scenario[] = [
  {
    id: 'proposition',
    name: { fr: 'Proposition de la direction', en: 'Management’s proposal' },
    note: {
      fr: '30 % de Home et 40 % d’Open en interne (sources) ; 36 ETP convertis de Home à Open en trois vagues. Taille et dates des vagues, renfort du partenaire (30 ETP) et appels qui reviennent (3 %, de 0 à 8 %) sont des hypothèses.',
      en: '30% of Home and 40% of Open in-house (sources); 36 FTE converted from Home to Open in three waves. Size and dates of the waves, the partner’s added staff (30 FTE) and calls that come back (3%, 0 to 8%) are assumptions.',
    },
    madeBy: 'sample',
    levers: leverUses('p', [
      partnerShare(JUNE_2013, HOME, 0.7, 30, 0.3, { share: HOME_KEPT, minInHouseShare: HOME_KEPT }),
      conversion(APRIL_2013, 'bordeaux-home', 'p-open', 16),
      conversion(JUNE_2013, 'limoges-home', 'p-open', 10),
      conversion(SEPTEMBER_2013, 'pau-home', 'p-open', 10),
      openHome(0.6, { share: OPEN_AIM, minInHouseShare: OPEN_AIM }),
    ]),
  },
  {
    id: 'contre-proposition',
    name: { fr: 'Contre-proposition des représentants', en: 'Representatives’ counter-proposal' },
    note: {
      fr: 'La moitié de Home reste en interne, Open revient à 30 %, 18 ETP convertis au lieu de 36, et quatre ETP des réclamations apprennent le recouvrement avant le départ des derniers détenteurs. Ces chiffres sont des hypothèses.',
      en: 'Half of Home stays in-house, Open comes back to 30%, 18 FTE are converted instead of 36, and four FTE of claims learn debt collection before its last holders leave. These figures are assumptions.',
    },
    madeBy: 'sample',
    levers: leverUses('c', [
      partnerShare(JUNE_2013, HOME, 0.5, 10, 0.5),
      conversion(APRIL_2013, 'bordeaux-home', 'p-open', 10),
      conversion(SEPTEMBER_2013, 'limoges-home', 'p-open', 8),
      openHome(0.7),
      SECOND_HOLDERS,
    ]),
  },
];

export const homeVersOpen: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Six sites et un partenaire : 30 % de Home en interne, conversions à Open, un métier du N2 qui s’éteint.',
    en: 'Six sites and a partner: 30% of Home in-house, conversions to Open, an N2 trade that dies out.',
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
