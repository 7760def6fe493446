/** France: what each figure rests on. Counts and the year's calls are sourced; every other figure is an assumption with its range. */
import type { FieldPath } from '../../model/issue.ts';
import type { Provenance, Source } from '../../model/project.ts';
import { assumed, assumedWithin, sourced } from '../provenance-entries.ts';

export const SOURCES: readonly Source[] = [
  {
    id: 's0',
    title: { fr: 'Tract syndical : histoire des SCO', en: 'Union leaflet: history of the SCO' },
    detail: { fr: 'Univers, formations, métiers du N2.', en: 'Universes, training, N2 trades.' },
  },
  {
    id: 's1',
    title: {
      fr: 'Procès-verbal de comité d’établissement, février 2012 : centres Open',
      en: 'Works-council minutes, February 2012: Open centres',
    },
    detail: { fr: 'Parts sous-traitées, soirées et samedis.', en: 'Subcontracted shares, evenings and Saturdays.' },
  },
  {
    id: 's3',
    title: { fr: 'Presse, juin 2012 : routage régional', en: 'Press, June 2012: regional routing' },
    detail: {
      fr: '80 millions d’appels par an, 9 régions, 143 centres dont 34 sous-traités et 11 offshore. La source ne dit pas si les 11 comptent parmi les 34.',
      en: '80 million calls a year, 9 regions, 143 centres, 34 of them subcontracted and 11 offshore. The source does not say whether the 11 are among the 34.',
    },
  },
  {
    id: 'metier',
    title: { fr: 'Conventions du métier', en: 'Trade conventions' },
    detail: {
      fr: 'Repères usuels de la planification ; ni norme, ni avis juridique.',
      en: 'Usual marks of planners; neither a norm nor legal advice.',
    },
  },
];

const SIZED = {
  fr: 'Calculé des appels et des DMT pour 86 à 87 % d’occupation (de 80 à 90 %) ; taille de chaque centre à ± 50 % près.',
  en: 'Computed from calls and AHT for 86 to 87% occupancy (80 to 90%); the size of each centre within ± 50%.',
} as const;
const PARTNERS = {
  fr: 'Part de journée telle qu’avec les soirées et samedis le total approche 27 % de Home et 60 % de Mobile (source) et 80 % d’Open.',
  en: 'Daytime share such that with evenings and Saturdays the total comes near 27% of Home and 60% of Mobile (source) and 80% of Open.',
} as const;
const PLACE = {
  fr: 'Lieu symbolique, autour du milieu de la région, à ± 1 degré ; nombre de centres selon la source, lecture retenue : les 11 offshore comptent parmi les 34 partenaires (autre lecture : 98 centres internes au lieu de 109).',
  en: 'Symbolic place around the middle of the region, within ± 1 degree; number of centres from the source, read as: the 11 offshore are among the 34 partners (other reading: 98 internal centres instead of 109).',
} as const;

export const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = {
  horizon: assumedWithin({ fr: 'Année de la source.', en: 'Year of the source.' }),
  'sites/*': assumedWithin(PLACE),
  'sites/*/seats': assumedWithin(SIZED),
  'sites/*/fixedCostPerMonth': assumedWithin({ fr: '380 € par position (de 250 à 500).', en: '€380 a seat (250 to 500).' }),
  'sites/*/opening': assumedWithin({
    fr: '8 h–20 h en semaine, supposé ; partenaires aussi le soir et le samedi.',
    en: '8:00–20:00 on weekdays, assumed; partners also evenings and Saturdays.',
  }),
  'sites/*/pricePerCall': assumed(2.4, 5.6),
  'profiles24/*': assumedWithin({
    fr: 'Allure habituelle d’une journée et d’une semaine ; chaque poids à ± 15 % près.',
    en: 'Usual shape of a day and a week; each weight within ± 15%.',
  }),
  'flows/*/volumeByMonth': sourced('s3', {
    fr: '80 millions d’appels par an en tout ; partage entre les 20 flux (± 30 %) et saison (± 5 %) supposés.',
    en: '80 million calls a year in all; the split over the 20 flows (± 30%) and the season (± 5%) are assumed.',
  }),
  'flows/*/ahtSeconds': assumed(220, 800, { fr: 'Chaque DMT à ± 15 % près.', en: 'Each AHT within ± 15%.' }),
  'flows/*/ahtCv': assumed(0.7, 1.1),
  'flows/*/patienceSeconds': assumed(120, 300),
  'flows/*/balkingShare': assumed(0, 0.03),
  'flows/*/dayVariationCv': assumed(0.02, 0.08),
  'flows/*/target': sourced('metier', { fr: '80 % des appels en 20 s.', en: '80% of calls in 20 s.' }),
  'flows/*/redial/afterAbandonmentShare': assumed(0.3, 0.6),
  'flows/*/redial/afterBlockingShare': assumed(0.6, 0.9),
  'flows/*/redial/delaySeconds': assumed(300, 1800),
  'flows/*/repeat/share': assumed(0.01, 0.15),
  'flows/*/repeat/delaySeconds': assumed(7200, 28_800),
  'flows/*/transfers': assumedWithin({ fr: 'Chaque part à ± 2 points près.', en: 'Each share within ± 2 points.' }),
  'flows/*/origins': assumedWithin({
    fr: 'Selon les effectifs du métier dans chaque centre, à ± 50 % près.',
    en: 'By the trade’s headcount at each centre, within ± 50%.',
  }),
  'flows/*/routing/overflow': assumedWithin({
    fr: 'Région après 20 s (de 10 à 40), pays après 60 s (de 30 à 120), partenaires après 120 s (de 60 à 240) ; l’ordre vient de la presse de juin 2012.',
    en: 'Region after 20 s (10 to 40), nation after 60 s (30 to 120), partners after 120 s (60 to 240); the order comes from the press of June 2012.',
  }),
  'flows/*/routing/partnerHours': sourced('s1', {
    fr: 'Soirées et samedis confiés aux partenaires.',
    en: 'Evenings and Saturdays given to partners.',
  }),
  'flows/*/routing/partnerShare': sourced('s1', PARTNERS),
  'skillProfiles/*': assumed(1, 1.15, { fr: 'Facteur de DMT des partenaires.', en: 'AHT factor of partners.' }),
  'teams/*/headcount': assumedWithin(SIZED),
  'teams/*/fte': assumedWithin({ fr: 'Effectif × 0,92 (de 0,88 à 0,95).', en: 'Headcount × 0.92 (0.88 to 0.95).' }),
  'teams/*/weeklyHours': sourced('metier', { fr: 'Durée légale, 35 h.', en: 'Statutory 35 h.' }),
  'teams/*/seniority': assumedWithin({ fr: 'Chaque part à ± 10 points près.', en: 'Each share within ± 10 points.' }),
  'teams/*/attritionPerYearShare': assumed(0, 0.05, {
    fr: 'Départs naturels, sans embauche ; le partenaire remplace les siens.',
    en: 'Natural attrition, no hiring; partners replace those who leave.',
  }),
  'teams/*/shrinkageShare': sourced('metier', undefined, [0.2, 0.35]),
  'teams/*/costPerHour': assumed(9, 36),
  'trainingPaths/*': assumedWithin({ fr: 'Chaque valeur à ± 20 % près.', en: 'Each figure within ± 20%.' }),
  'trainingPaths/*/rampFactor': assumed(1, 1.8),
  'trainingPaths/*/rampMonths': assumed(2, 6),
  'trainingPaths/mobile-open/classroomWeeks': sourced('s0', { fr: 'Au moins trois semaines.', en: 'At least three weeks.' }),
  'run/occupancyCap': sourced('metier'),
};
