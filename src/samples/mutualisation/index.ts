/** Mutualisation nationale 2021: pooling front and back against regional routing, with a proposal and a counter-proposal. */
import type { Scenario } from '../../model/project.ts';
import type { Facts } from '../lever-provenance.ts';
import { frozenPay, type LeverRow, leverUses } from '../parts.ts';
import { sourced } from '../provenance-entries.ts';
import { type Sample, sampleProject } from '../sample.ts';
import { BASELINE, N1, N2 } from './network.ts';
import { PROVENANCE, SOURCES } from './provenance.ts';

const ID = 'mutualisation';
const NAME = { fr: 'Mutualisation nationale 2021', en: 'National pooling 2021' } as const;
const JANUARY_2021 = 6;
/** September 2021: no public holiday, a month just above the mean, and every lever has acted in full. */
const RUN_MONTH = 14;

const pooling = (flowIds: readonly string[]): LeverRow => [
  'pool-routing',
  {
    month: JANUARY_2021,
    flowIds,
    path: 'nation',
    firstAfterSeconds: 0,
    secondAfterSeconds: 0,
    partners: 'never',
    partnersAfterSeconds: 0,
  },
  { month: sourced('s2', { fr: 'Début 2021.', en: 'Early 2021.' }) },
];

const NOT_REPLACED = sourced('s2', { fr: 'Départs non remplacés.', en: 'Departures not replaced.' });
const NATURAL = sourced('metier', { fr: 'Départs naturels.', en: 'Natural attrition.' }, [0.03, 0.05]);

const attrition = (yearlyShare: number, replacedShare: number, facts: Facts): LeverRow => [
  'set-attrition',
  {
    month: JANUARY_2021,
    siteId: null,
    profileId: null,
    figures: 'even',
    yearlyShare,
    under1Year: 0,
    from1To5Years: 0,
    over5Years: 0,
    replacedShare,
    rampFactor: 1.4,
    rampMonths: 4,
    hires: 'asPlanned',
    freezeMonths: null,
  },
  facts,
];

const DIGITAL: LeverRow = [
  'self-care',
  {
    month: JANUARY_2021,
    flowIds: N1,
    simpleShare: 0.5,
    simpleAhtFactor: 0.7,
    deflectedShare: 0.15,
    returnShare: 0.3,
    returnAhtFactor: 1.2,
    stoppedShare: 0,
    refusalSeconds: 0,
    paceFactor: 1,
    rampMonths: 6,
  },
];

const SCENARIOS: readonly Scenario[] = [
  {
    id: 'proposition',
    name: { fr: 'Proposition de la direction', en: 'Management’s proposal' },
    note: {
      fr: 'Front et back mutualisés sur tout le pays en janvier 2021 (source), 15 % des appels simples renvoyés vers le digital, et le gain pris en ne remplaçant pas 8 % de départs par an. Ces deux pourcentages sont des hypothèses, de 5 à 30 % et de 4 à 10 %.',
      en: 'Front and back pooled over the country in January 2021 (source), 15% of simple calls moved to the web, and the gain taken by not replacing 8% of departures a year. These two percentages are assumptions, 5 to 30% and 4 to 10%.',
    },
    madeBy: 'sample',
    levers: leverUses('p', [pooling([...N1, ...N2]), DIGITAL, attrition(0.08, 0, { replacedShare: NOT_REPLACED })]),
  },
  {
    id: 'contre-proposition',
    name: { fr: 'Contre-proposition des représentants', en: 'Representatives’ counter-proposal' },
    note: {
      fr: 'Seuls les métiers du N2, trop petits dans chaque région, sont mutualisés ; le N1 garde son routage régional ; la moitié des départs (4 % par an) est remplacée, et la part variable gelée à son plein montant. Remplacement et gel sont des hypothèses, de 30 à 100 %.',
      en: 'Only the N2 trades, too small in each region, are pooled; N1 keeps its regional routing; half of the departures (4% a year) are replaced, and variable pay is frozen at its full amount. Replacement and freeze are assumptions, 30 to 100%.',
    },
    madeBy: 'sample',
    levers: leverUses('c', [pooling(N2), attrition(0.04, 0.5, { yearlyShare: NATURAL }), frozenPay(JANUARY_2021)]),
  },
];

export const mutualisation: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Neuf régions, 12 sites : mutualiser sert-il autant les grands flux N1 que les petits métiers du N2 ?',
    en: 'Nine regions, 12 sites: does pooling help large N1 flows as much as the small N2 trades?',
  },
  audience: ['representative', 'trainer'],
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
