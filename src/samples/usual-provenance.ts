/** What the usual figures of a sample rest on: conventions of the trade, or assumptions with their range. A sample adds its own. */
import type { FieldPath } from '../model/issue.ts';
import type { LocalText, Provenance, Source } from '../model/project.ts';
import { assumed, assumedWithin, sourced } from './provenance-entries.ts';

export const TRADE: Source = {
  id: 'metier',
  title: { fr: 'Conventions du métier', en: 'Trade conventions' },
  detail: {
    fr: 'Repères usuels de la planification : 80 % en 20 s, retraits de 20 à 35 %, départs de 3 à 5 % par an, 35 h, 85 % d’occupation. Ni norme, ni avis juridique.',
    en: 'Usual marks of planners: 80% in 20 s, shrinkage of 20 to 35%, attrition of 3 to 5% a year, 35 h, 85% occupancy. Neither a norm nor legal advice.',
  },
};

export const TEN_PERCENT: LocalText = { fr: 'Chaque valeur à ± 10 % près.', en: 'Each figure within ± 10%.' };
export const TWENTY_PERCENT: LocalText = { fr: 'Chaque valeur à ± 20 % près.', en: 'Each figure within ± 20%.' };

export const USUAL: Readonly<Record<FieldPath, Provenance>> = {
  'sites/*': assumedWithin({ fr: 'Lieu et taille supposés.', en: 'Place and size assumed.' }),
  'sites/*/seats': assumedWithin(TEN_PERCENT),
  'sites/*/fixedCostPerMonth': assumedWithin(TWENTY_PERCENT),
  'sites/*/opening': assumedWithin({
    fr: '8 h–20 h en semaine, supposé ; de 8 h–19 h à 8 h–20 h.',
    en: '8:00–20:00 on weekdays, assumed; 8:00–19:00 to 8:00–20:00.',
  }),
  'profiles24/*': assumedWithin({
    fr: 'Allure habituelle d’une journée et d’une semaine ; chaque poids à ± 15 % près.',
    en: 'Usual shape of a day and a week; each weight within ± 15%.',
  }),
  'flows/*/ahtCv': assumed(0.7, 1.1),
  'flows/*/patienceSeconds': assumed(120, 300),
  'flows/*/balkingShare': assumed(0, 0.03),
  'flows/*/dayVariationCv': assumed(0.03, 0.1),
  'flows/*/target': sourced('metier', { fr: '80 % des appels en 20 s.', en: '80% of calls in 20 s.' }),
  'flows/*/redial/afterAbandonmentShare': assumed(0, 0.6),
  'flows/*/redial/afterBlockingShare': assumed(0, 0.9),
  'flows/*/redial/delaySeconds': assumed(300, 1800),
  'flows/*/repeat/share': assumed(0, 0.15),
  'flows/*/repeat/delaySeconds': assumed(7200, 28_800),
  'flows/*/transfers': assumedWithin({ fr: 'Chaque part à ± 2 points près.', en: 'Each share within ± 2 points.' }),
  'flows/*/origins': assumedWithin({
    fr: 'Selon les effectifs du flux sur chaque site, à ± 3 points près.',
    en: 'By the flow’s headcount at each site, within ± 3 points.',
  }),
  'skillProfiles/*': assumed(1, 1.15, { fr: 'Facteur de DMT d’une compétence seconde.', en: 'AHT factor of a second skill.' }),
  'teams/*/headcount': assumedWithin(TEN_PERCENT),
  'teams/*/fte': assumedWithin({ fr: 'Effectif × 0,92 (de 0,88 à 0,95).', en: 'Headcount × 0.92 (0.88 to 0.95).' }),
  'teams/*/weeklyHours': sourced('metier', { fr: 'Durée légale, 35 h.', en: 'Statutory 35 h.' }),
  'teams/*/seniority': assumedWithin({ fr: 'Chaque part à ± 10 points près.', en: 'Each share within ± 10 points.' }),
  'teams/*/attritionPerYearShare': sourced(
    'metier',
    { fr: 'Départs naturels, sans embauche.', en: 'Natural attrition, no hiring.' },
    [0.03, 0.05],
  ),
  'teams/*/shrinkageShare': sourced('metier', undefined, [0.2, 0.35]),
  'teams/*/costPerHour': assumed(27, 36),
  'supportPosts/*': assumedWithin(TWENTY_PERCENT),
  'run/occupancyCap': sourced('metier'),
};

export const TRAINING: Readonly<Record<FieldPath, Provenance>> = {
  'trainingPaths/*': assumedWithin(TWENTY_PERCENT),
  'trainingPaths/*/rampFactor': assumed(1, 1.8),
  'trainingPaths/*/rampMonths': assumed(2, 6),
};

/** Variable pay exists in the leaflets; what it is worth is assumed. */
export const PAY: Readonly<Record<FieldPath, Provenance>> = {
  'teams/*/variablePay/targetEurosPerMonth': assumed(120, 300, {
    fr: 'Montant supposé ; les tracts disent que mutualisation et pannes pèsent sur la part variable.',
    en: 'Amount assumed; the leaflets say that pooling and failures weigh on variable pay.',
  }),
  'teams/*/variablePay': assumedWithin({
    fr: 'Parts individuelle, collective et de qualité : leur existence est dans les tracts, leur poids est supposé à ± 20 points près.',
    en: 'Individual, collective and quality parts: the leaflets say that they exist, their weights are assumed within ± 20 points.',
  }),
};

/** Each handling time within 10 %. */
export function handlingTimes(flows: readonly { readonly id: string; readonly ahtSeconds: number }[]): Record<FieldPath, Provenance> {
  return Object.fromEntries(
    flows.map((flow) => [`flows/${flow.id}/ahtSeconds`, assumed(Math.round(flow.ahtSeconds * 0.9), Math.round(flow.ahtSeconds * 1.1))]),
  );
}

/** Pieces that wait on the first morning and the due time of work that can wait. */
export function waitingWork(flowIds: readonly string[]): Record<FieldPath, Provenance> {
  return Object.fromEntries(
    flowIds.flatMap((id) => [
      [
        `flows/${id}/target`,
        assumedWithin({
          fr: 'Délai supposé, du simple au double ; 90 % des dossiers.',
          en: 'Due time assumed, once to twice; 90% of files.',
        }),
      ],
      [
        `flows/${id}/backlog`,
        assumedWithin({ fr: 'Stock supposé, de rien à trois jours de travail.', en: 'Assumed, from none to three days of work.' }),
      ],
    ]),
  );
}
