/** SCO Ouest: what each figure rests on. Paths with `*` hold for every row; a row's own entry comes first. */
import type { FieldPath } from '../../model/issue.ts';
import type { LocalText, Provenance } from '../../model/project.ts';
import { assumed, assumedWithin, sourced } from '../provenance-entries.ts';
import { FLOWS } from './demand.ts';

const TEN_PERCENT: LocalText = { fr: 'Chaque valeur à ± 10 % près.', en: 'Each figure within ± 10%.' };
const TWENTY_PERCENT: LocalText = { fr: 'Chaque valeur à ± 20 % près.', en: 'Each figure within ± 20%.' };
const SHAPE: LocalText = {
  fr: 'Allure habituelle d’une journée et d’une semaine ; chaque poids à ± 15 % près.',
  en: 'Usual shape of a day and a week; each weight within ± 15%.',
};
const FALLING: LocalText = {
  fr: 'Niveau et pente (−8 % par an) supposés, à ± 10 % et de −5 à −15 % près ; le sens de la pente vient du procès-verbal de février 2012.',
  en: 'Level and slope (−8% a year) assumed, within ± 10% and −5 to −15%; the direction of the slope comes from the minutes of February 2012.',
};
const SLOWLY_FALLING: LocalText = {
  fr: 'Niveau et pente (−3 % par an) supposés, à ± 10 % et de 0 à −6 % près ; les transferts du N1 s’y ajoutent.',
  en: 'Level and slope (−3% a year) assumed, within ± 10% and 0 to −6%; transfers from N1 come on top.',
};
const OPEN_GROWTH: LocalText = {
  fr: 'Parc du procès-verbal de février 2012 (1 million en novembre 2011, + 100 000 par mois), puis + 50 000 et + 30 000 par mois supposés ; 12 % du parc dans la région (de 10 à 14 %) et 0,21 appel par client et par mois (de 0,18 à 0,25) supposés.',
  en: 'Customers from the minutes of February 2012 (1 million in November 2011, +100,000 a month), then +50,000 and +30,000 a month assumed; 12% of them in the region (10 to 14%) and 0.21 call per customer and month (0.18 to 0.25) assumed.',
};
const PARTNER_TOTAL = (fr: string, en: string): LocalText => ({
  fr: `Part de journée telle qu’avec les soirées et samedis (13 à 14 % des appels) le total atteigne ${fr}.`,
  en: `Daytime share such that with evenings and Saturdays (13 to 14% of calls) the total reaches ${en}.`,
});

const PARTNER_SHARES: Readonly<Record<string, Provenance>> = {
  Home: sourced('s1', PARTNER_TOTAL('27 % de Home', '27% of Home')),
  Mobile: sourced('s1', PARTNER_TOTAL('60 % de Mobile', '60% of Mobile')),
  Open: sourced(
    's1',
    PARTNER_TOTAL(
      '80 % d’Open (les conseillers internes en traitaient environ 20 %)',
      '80% of Open (own advisers handled about 20% of it)',
    ),
  ),
};

/** Handling times within ± 10 %, volumes by what they rest on, partner shares by universe. */
function byFlow(): Record<FieldPath, Provenance> {
  const table: Record<FieldPath, Provenance> = {};
  for (const flow of FLOWS) {
    const path = `flows/${flow.id}`;
    table[`${path}/ahtSeconds`] = assumed(Math.round(flow.ahtSeconds * 0.9), Math.round(flow.ahtSeconds * 1.1));
    const volumes = flow.universe === 'Open' ? OPEN_GROWTH : flow.line === 'N1' ? FALLING : SLOWLY_FALLING;
    table[`${path}/volumeByMonth`] = assumedWithin(volumes);
    const partner = PARTNER_SHARES[flow.universe];
    if (partner !== undefined) table[`${path}/routing/partnerShare`] = partner;
  }
  return table;
}

const FIXED: Readonly<Record<FieldPath, Provenance>> = {
  horizon: assumedWithin({ fr: 'Période de la réorganisation étudiée.', en: 'Period of the reorganisation under study.' }),
  'regions/*': sourced('s1', {
    fr: 'Au moins 120 conseillers N1 et N2 par région.',
    en: 'At least 120 advisers, N1 and N2, in each region.',
  }),
  'sites/*': assumedWithin({ fr: 'Lieu et taille supposés.', en: 'Place and size assumed.' }),
  'sites/*/seats': assumedWithin(TEN_PERCENT),
  'sites/*/fixedCostPerMonth': assumedWithin(TWENTY_PERCENT),
  'sites/*/opening': assumedWithin({
    fr: '8 h–20 h en semaine, supposé ; de 8 h–19 h à 8 h–20 h.',
    en: '8:00–20:00 on weekdays, assumed; 8:00–19:00 to 8:00–20:00.',
  }),
  'sites/partenaire/opening': sourced('s1', {
    fr: 'Soirées et samedis confiés aux partenaires.',
    en: 'Evenings and Saturdays given to partners.',
  }),
  'sites/partenaire/pricePerCall': assumed(3.8, 5.6),
  'profiles24/*': assumedWithin(SHAPE),
  'flows/*/ahtCv': assumed(0.7, 1.1),
  'flows/*/patienceSeconds': assumed(120, 300),
  'flows/*/balkingShare': assumed(0, 0.03),
  'flows/*/dayVariationCv': assumed(0.03, 0.1),
  'flows/*/target': sourced('metier', { fr: '80 % des appels en 20 s.', en: '80% of calls in 20 s.' }),
  'flows/*/redial/afterAbandonmentShare': assumed(0.3, 0.6),
  'flows/*/redial/afterBlockingShare': assumed(0.6, 0.9),
  'flows/*/redial/delaySeconds': assumed(300, 1800),
  'flows/*/repeat/share': assumed(0.03, 0.15),
  'flows/*/repeat/delaySeconds': assumed(7200, 28_800),
  'flows/*/transfers': assumedWithin({ fr: 'Chaque part à ± 2 points près.', en: 'Each share within ± 2 points.' }),
  'flows/*/origins': assumedWithin({
    fr: 'Selon les effectifs du flux sur chaque site, à ± 3 points près.',
    en: 'By the flow’s headcount at each site, within ± 3 points.',
  }),
  'flows/*/routing': assumedWithin({
    fr: 'Site d’abord, puis entraide dans la région.',
    en: 'Own site first, then mutual aid in the region.',
  }),
  'flows/*/routing/overflow': assumed(20, 60, { fr: 'Attente avant l’entraide, en secondes.', en: 'Wait before mutual aid, in seconds.' }),
  'flows/*/routing/partnerHours': sourced('s1', {
    fr: 'Soirées et samedis confiés aux partenaires.',
    en: 'Evenings and Saturdays given to partners.',
  }),
  'flows/*/routing/partnerShare': assumedWithin({ fr: 'Le N2 reste interne.', en: 'N2 stays in-house.' }),
  'skillProfiles/*': assumed(1, 1.15, { fr: 'Facteur de DMT d’une compétence seconde.', en: 'AHT factor of a second skill.' }),
  'skillProfiles/p-n2-double': sourced('s0', {
    fr: 'Peu de conseillers tiennent plusieurs métiers du N2 ; facteur de 1 à 1,15 supposé.',
    en: 'Few advisers hold several N2 trades; factor of 1 to 1.15 assumed.',
  }),
  'teams/*/headcount': assumedWithin(TEN_PERCENT),
  'teams/*/fte': assumedWithin({ fr: 'Effectif × 0,92 (de 0,88 à 0,95).', en: 'Headcount × 0.92 (0.88 to 0.95).' }),
  'teams/*/weeklyHours': sourced('metier', { fr: 'Durée légale, 35 h.', en: 'Statutory 35 h.' }),
  'teams/*/seniority': assumedWithin({
    fr: 'Chaque part à ± 10 points près ; les petits sites sont plus anciens.',
    en: 'Each share within ± 10 points; small sites have longer service.',
  }),
  'teams/*/attritionPerYearShare': sourced(
    'metier',
    { fr: 'Départs naturels, sans embauche.', en: 'Natural attrition, no hiring.' },
    [0.03, 0.05],
  ),
  'teams/partenaire-n1/attritionPerYearShare': assumed(0, 0.05, {
    fr: 'Le partenaire remplace les départs.',
    en: 'The partner replaces those who leave.',
  }),
  'teams/*/shrinkageShare': sourced('metier', undefined, [0.2, 0.35]),
  'teams/*/costPerHour': assumed(27, 36),
  'teams/partenaire-n1/costPerHour': assumed(18, 26),
  'trainingPaths/*': assumedWithin(TWENTY_PERCENT),
  'trainingPaths/*/rampFactor': assumed(1, 1.8),
  'trainingPaths/*/rampMonths': assumed(2, 6),
  'trainingPaths/home-ex-open-open/rampMonths': assumed(0, 2),
  'trainingPaths/mobile-milieu-open/classroomWeeks': sourced('s0', { fr: 'Au moins trois semaines.', en: 'At least three weeks.' }),
  'trainingPaths/mobile-haut-open/classroomWeeks': sourced('s0', { fr: 'Au moins trois semaines.', en: 'At least three weeks.' }),
  'trainingPaths/mobile-milieu-open/accompanimentWeeks': assumed(4, 10, {
    fr: 'Accompagnement lourd, selon le tract.',
    en: 'Heavy accompaniment, says the leaflet.',
  }),
  'trainingPaths/mobile-haut-open/accompanimentWeeks': assumed(4, 10, {
    fr: 'Accompagnement lourd, selon le tract.',
    en: 'Heavy accompaniment, says the leaflet.',
  }),
  'trainingPaths/home-ex-open-open/classroomWeeks': sourced('s0', {
    fr: 'Quelques heures pour d’anciens Open : ici cinq.',
    en: 'A few hours for former Open advisers: five here.',
  }),
  'supportPosts/*': assumedWithin(TWENTY_PERCENT),
  'run/occupancyCap': sourced('metier'),
};

export const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = { ...FIXED, ...byFlow() };
