/** Mutualisation nationale: what each figure rests on. The sources give the nine regions and the decision; every size is an assumption. */
import type { FieldPath } from '../../model/issue.ts';
import type { Provenance, Source } from '../../model/project.ts';
import { assumedWithin, sourced } from '../provenance-entries.ts';
import { handlingTimes, PAY, TRADE, TWENTY_PERCENT, USUAL } from '../usual-provenance.ts';
import { BASELINE } from './network.ts';

export const SOURCES: readonly Source[] = [
  {
    id: 's0',
    title: { fr: 'Tract syndical : histoire des SCO', en: 'Union leaflet: history of the SCO' },
    detail: {
      fr: 'Trois métiers du N2, que tous les SCO ne tiennent plus ; rémunération variable.',
      en: 'Three N2 trades, which not every SCO holds any more; variable pay.',
    },
  },
  {
    id: 's2',
    title: { fr: 'Tract syndical, 2020 : mutualisation nationale', en: 'Union leaflet, 2020: national pooling' },
    detail: {
      fr: 'Front et back mutualisés début 2021, report vers le digital, départs non remplacés, effet sur la rémunération variable.',
      en: 'Front and back pooled in early 2021, moves to digital, departures not replaced, effect on variable pay.',
    },
  },
  {
    id: 's3',
    title: { fr: 'Presse, juin 2012 : routage régional', en: 'Press, June 2012: regional routing' },
    detail: {
      fr: 'Les appels d’une région d’abord à ses conseillers, puis débordement ; neuf régions.',
      en: 'A region’s calls first to its own advisers, then overflow; nine regions.',
    },
  },
  TRADE,
];

export const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = {
  ...USUAL,
  ...handlingTimes(BASELINE.flows),
  ...PAY,
  horizon: assumedWithin({
    fr: 'Six mois avant la mutualisation de début 2021, douze mois après.',
    en: 'Six months before the pooling of early 2021, twelve months after.',
  }),
  'sites/*': assumedWithin({
    fr: 'Neuf régions selon la source ; villes et tailles supposées, à l’échelle d’un dixième environ.',
    en: 'Nine regions as in the source; towns and sizes assumed, at about a tenth of the real scale.',
  }),
  'flows/*/volumeByMonth': assumedWithin({
    fr: 'Niveau supposé à ± 10 % près ; pente de −4 % par an (de 0 à −8 %) ; saison à ± 5 %.',
    en: 'Level assumed within ± 10%; slope of −4% a year (0 to −8%); season within ± 5%.',
  }),
  'flows/*/origins': assumedWithin({
    fr: 'Selon les effectifs du métier sur chaque site, à ± 20 % près.',
    en: 'By the trade’s headcount at each site, within ± 20%.',
  }),
  'flows/recouvrement/origins': assumedWithin({
    fr: 'Deux sites de même taille : le tract dit que des SCO ont perdu un métier du N2 ; lesquels, et combien il en reste, est supposé.',
    en: 'Two sites of one size: the leaflet says that some SCO lost an N2 trade; which, and how many are left, is assumed.',
  }),
  'flows/*/routing': assumedWithin({ fr: 'Le N2 ne sort pas de sa région.', en: 'N2 does not leave its region.' }),
  'flows/open-n1/routing': sourced('s3', {
    fr: 'D’abord la région, puis le pays ; le délai de 60 s est supposé (de 30 à 120).',
    en: 'The region first, then the country; the wait of 60 s is assumed (30 to 120).',
  }),
  'flows/mobile-n1/routing': sourced('s3', {
    fr: 'D’abord la région, puis le pays ; le délai de 60 s est supposé (de 30 à 120).',
    en: 'The region first, then the country; the wait of 60 s is assumed (30 to 120).',
  }),
  'teams/*/headcount': assumedWithin(TWENTY_PERCENT),
};
