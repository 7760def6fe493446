/** Home vers Open: what each figure rests on. Shares, training and the minimum size are sourced; sizes and paces are assumptions. */
import type { FieldPath } from '../../model/issue.ts';
import type { LocalText, Provenance, Source } from '../../model/project.ts';
import { assumed, assumedWithin, sourced } from '../provenance-entries.ts';
import { handlingTimes, TRADE, TRAINING, USUAL, waitingWork } from '../usual-provenance.ts';
import { BASELINE, HOME, LAST_HOLDERS, PARTNER_ID, WORK } from './network.ts';

export const SOURCES: readonly Source[] = [
  {
    id: 's0',
    title: { fr: 'Tract syndical : histoire des SCO', en: 'Union leaflet: history of the SCO' },
    detail: {
      fr: 'Garder 30 % de Home en interne, formations, métiers du N2 perdus avec leurs derniers détenteurs.',
      en: 'Keep 30% of Home in-house, training, N2 trades lost with their last holders.',
    },
  },
  {
    id: 's1',
    title: {
      fr: 'Procès-verbal de comité d’établissement, février 2012 : centres Open',
      en: 'Works-council minutes, February 2012: Open centres',
    },
    detail: {
      fr: 'Parts sous-traitées, soirées et samedis, 40 % d’Open visés en interne, croissance annoncée du parc, 120 conseillers par région.',
      en: 'Subcontracted shares, evenings and Saturdays, 40% of Open aimed at in-house, announced growth of customers, 120 advisers a region.',
    },
  },
  TRADE,
];

const PARTNER_SHARE = (fr: string, en: string): LocalText => ({
  fr: `Part de journée telle qu’avec les soirées et samedis (13 à 14 % des appels) le total atteigne ${fr}.`,
  en: `Daytime share such that with evenings and Saturdays (13 to 14% of calls) the total reaches ${en}.`,
});
const HOME_SHARE = sourced('s1', PARTNER_SHARE('27 % de Home', '27% of Home'));
const HOME_VOLUME = assumedWithin({
  fr: 'Niveau et pente (−8 % par an) supposés, à ± 10 % et de −5 à −15 % près ; le sens de la pente vient du procès-verbal de février 2012.',
  en: 'Level and slope (−8% a year) assumed, within ± 10% and −5 to −15%; the direction of the slope comes from the minutes of February 2012.',
});
const BY_HOME_FLOW = Object.fromEntries(
  HOME.flatMap((id) => [
    [`flows/${id}/volumeByMonth`, HOME_VOLUME],
    [`flows/${id}/routing/partnerShare`, HOME_SHARE],
  ]),
);

export const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = {
  ...USUAL,
  ...TRAINING,
  ...handlingTimes(BASELINE.flows),
  ...waitingWork(WORK),
  ...BY_HOME_FLOW,
  horizon: assumedWithin({ fr: 'Deux ans de conversions, après celles de 2012.', en: 'Two years of conversions, after those of 2012.' }),
  'regions/*': sourced('s1', {
    fr: 'Au moins 120 conseillers N1 et N2 par région.',
    en: 'At least 120 advisers, N1 and N2, in each region.',
  }),
  [`sites/${PARTNER_ID}/opening`]: sourced('s1', {
    fr: 'Soirées et samedis confiés aux partenaires.',
    en: 'Evenings and Saturdays given to partners.',
  }),
  [`sites/${PARTNER_ID}/pricePerCall`]: assumed(3.8, 5.6),
  'flows/*/volumeByMonth': assumedWithin({
    fr: 'Niveau et pente (−3 % par an) supposés, à ± 10 % et de 0 à −6 % près ; les transferts du N1 s’y ajoutent.',
    en: 'Level and slope (−3% a year) assumed, within ± 10% and 0 to −6%; transfers from N1 come on top.',
  }),
  'flows/open-n1/volumeByMonth': assumedWithin({
    fr: 'Parc de la tendance du procès-verbal (1 million en novembre 2011, + 100 000 par mois : 2,4 millions en janvier 2013), puis + 50 000 et + 30 000 par mois supposés ; 8 % du parc dans la région (de 6 à 10 %) et 0,21 appel par client et par mois (de 0,18 à 0,25) supposés.',
    en: 'Customers on the trend of the minutes (1 million in November 2011, +100,000 a month: 2.4 million in January 2013), then +50,000 and +30,000 a month assumed; 8% of them in the region (6 to 10%) and 0.21 call per customer and month (0.18 to 0.25) assumed.',
  }),
  'flows/open-n1/routing/partnerShare': sourced(
    's1',
    PARTNER_SHARE(
      '80 % d’Open (les conseillers internes en traitaient environ 20 %)',
      '80% of Open (own advisers handled about 20% of it)',
    ),
  ),
  'flows/*/routing/overflow': assumed(20, 60, { fr: 'Attente avant l’entraide, en secondes.', en: 'Wait before mutual aid, in seconds.' }),
  'flows/*/routing/partnerHours': sourced('s1', {
    fr: 'Soirées et samedis confiés aux partenaires.',
    en: 'Evenings and Saturdays given to partners.',
  }),
  'flows/*/routing/partnerShare': assumedWithin({ fr: 'Le N2 reste interne.', en: 'N2 stays in-house.' }),
  'flows/*/routing': assumedWithin({
    fr: 'Site d’abord, puis entraide dans la région.',
    en: 'Own site first, then mutual aid in the region.',
  }),
  [`teams/${LAST_HOLDERS}/headcount`]: assumed(3, 6, {
    fr: 'Derniers détenteurs du métier ; des SCO l’ont perdu ainsi, selon le tract.',
    en: 'Last holders of the trade; some SCO lost it this way, says the leaflet.',
  }),
  [`teams/${LAST_HOLDERS}/fte`]: assumed(1.5, 4, {
    fr: 'Mi-temps de fin de carrière, supposé.',
    en: 'Half-time at the end of their careers, assumed.',
  }),
  [`teams/${LAST_HOLDERS}/seniority`]: assumedWithin({
    fr: 'Tous au-delà de cinq ans, supposé.',
    en: 'All beyond five years, assumed.',
  }),
  [`teams/${LAST_HOLDERS}/attritionByBand`]: assumedWithin({
    fr: '65 % de départs en retraite par an parmi les plus anciens (de 40 à 80 %), 4 % ailleurs (de 3 à 5 %).',
    en: '65% of those longest in the job retire in a year (40 to 80%), 4% of others leave (3 to 5%).',
  }),
  'teams/partenaire-partenaire/attritionPerYearShare': assumed(0, 0.05, {
    fr: 'Le partenaire remplace les départs.',
    en: 'The partner replaces those who leave.',
  }),
  'teams/partenaire-partenaire/costPerHour': assumed(18, 26),
};
