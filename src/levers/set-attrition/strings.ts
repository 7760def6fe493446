import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { SCOPE_LABELS, scopeName } from '../scope.ts';
import { counted, fromMonth, fteText, percent } from '../words.ts';
import type { SetAttritionParams } from './lever.ts';

const BANDS = (lang: 'fr' | 'en', { under1Year, from1To5Years, over5Years }: SetAttritionParams): string =>
  [under1Year, from1To5Years, over5Years].map((share) => percent(lang, share)).join(', ');

function rateFr(params: SetAttritionParams): string {
  if (params.figures === 'even') return `départs de ${percent('fr', params.yearlyShare)} par an`;
  return params.figures === 'bands' ? `départs par ancienneté (${BANDS('fr', params)} par an)` : 'départs comme aujourd’hui';
}

function rateEn(params: SetAttritionParams): string {
  if (params.figures === 'even') return `${percent('en', params.yearlyShare)} leave a year`;
  return params.figures === 'bands' ? `people leave by seniority (${BANDS('en', params)} a year)` : 'people leave as now';
}

/** ", planned hires cancelled for 6 months". */
function frozenText(lang: Lang, { hires, freezeMonths }: SetAttritionParams): string {
  if (hires !== 'cancelled') return '';
  if (lang === 'fr') return `, recrutements prévus annulés${freezeMonths === null ? '' : ` pendant ${freezeMonths} mois`}`;
  return `, planned hires cancelled${freezeMonths === null ? '' : ` for ${counted('en', freezeMonths, 'month', 'months')}`}`;
}

export const setAttritionStrings: { readonly fr: LeverStrings<SetAttritionParams>; readonly en: LeverStrings<SetAttritionParams> } = {
  fr: {
    name: 'Départs naturels et gel des embauches',
    summary:
      'Un autre rythme de départs, par ancienneté au besoin, la part des départs remplacée, et les recrutements prévus maintenus ou annulés.',
    fields: {
      month: { label: 'À partir de' },
      ...SCOPE_LABELS.fr,
      figures: {
        label: 'Rythme des départs',
        options: { asNow: 'comme dans les données', even: 'un seul taux', bands: 'un taux par ancienneté' },
      },
      yearlyShare: { label: 'Départs par an' },
      under1Year: { label: 'Départs par an, moins d’un an' },
      from1To5Years: { label: 'Départs par an, un à cinq ans' },
      over5Years: { label: 'Départs par an, plus de cinq ans' },
      replacedShare: { label: 'Part des départs remplacée', hint: '0 % = gel des embauches, ce qui vaut sans ce levier.' },
      rampFactor: { label: 'DMT des remplaçants au début', hint: 'Convention du métier : de 1,3 à 1,8.' },
      rampMonths: { label: 'Durée de leur montée en charge', hint: 'Convention du métier : de 3 à 6 mois.' },
      hires: {
        label: 'Recrutements des leviers placés avant',
        hint: 'Ceux d’un levier placé après passent outre le gel.',
        options: { asPlanned: 'comme prévu', cancelled: 'annulés' },
      },
      freezeMonths: { label: 'Gel des embauches pendant', hint: 'Vide : jusqu’à la fin.' },
    },
    describe: (params, network) =>
      `${scopeName('fr', network, params)} : ${rateFr(params)}, ${params.replacedShare > 0 ? `${percent('fr', params.replacedShare)} remplacés` : 'aucun remplacé'}${frozenText('fr', params)}, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'cancels':
          return `Annulé : ${fteText('fr', Number(params.fte))} que « ${params.byFr} » recrutait dans ${params.team}.`;
        case 'rate':
          return `Départs : ${percent('fr', Number(params.after))} par an au lieu de ${percent('fr', Number(params.before))}.`;
        case 'more':
          return `${fteText('fr', Number(params.fte))} de plus que sans ce levier, soit ${fteText('fr', Number(params.left))}.`;
        case 'fewer':
          return `${fteText('fr', Number(params.fte))} de moins que sans ce levier, soit ${fteText('fr', Number(params.left))}.`;
        case 'replaced':
          return `${percent('fr', Number(params.share))} des départs sont remplacés : environ ${fteText('fr', Number(params.fte))} recrutés par an.`;
        case 'ramping':
          return `${fteText('fr', Number(params.fte))} sont en formation ou en montée en charge ce mois-ci.`;
        default:
          return `Aucun départ n’est remplacé : à ce rythme, environ ${fteText('fr', Number(params.fte))} de moins dans un an.`;
      }
    },
  },
  en: {
    name: 'Attrition and recruitment freeze',
    summary:
      'Another pace of leaving, by seniority where needed, the share of leavers who are replaced, and planned hires kept or cancelled.',
    fields: {
      month: { label: 'From' },
      ...SCOPE_LABELS.en,
      figures: { label: 'Pace of leaving', options: { asNow: 'as in the data', even: 'one rate', bands: 'a rate by seniority' } },
      yearlyShare: { label: 'Leave a year', hint: 'Used with “one rate”.' },
      under1Year: { label: 'Leave a year, under one year' },
      from1To5Years: { label: 'Leave a year, one to five years' },
      over5Years: { label: 'Leave a year, over five years' },
      replacedShare: { label: 'Share of leavers replaced', hint: '0% = recruitment freeze, which holds without this lever.' },
      rampFactor: { label: 'AHT of the replacements at first', hint: 'Trade convention: 1.3 to 1.8.' },
      rampMonths: { label: 'Length of their ramp-up', hint: 'Trade convention: 3 to 6 months.' },
      hires: {
        label: 'Hires of the levers placed before',
        hint: 'Those of a lever placed after go through despite the freeze.',
        options: { asPlanned: 'as planned', cancelled: 'cancelled' },
      },
      freezeMonths: { label: 'Recruitment freeze for', hint: 'Empty: to the end.' },
    },
    describe: (params, network) =>
      `${scopeName('en', network, params)}: ${rateEn(params)}, ${params.replacedShare > 0 ? `${percent('en', params.replacedShare)} replaced` : 'none replaced'}${frozenText('en', params)}, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'cancels':
          return `Cancelled: ${fteText('en', Number(params.fte))} whom “${params.byEn}” hired into ${params.team}.`;
        case 'rate':
          return `Attrition: ${percent('en', Number(params.after))} a year instead of ${percent('en', Number(params.before))}.`;
        case 'more':
          return `${fteText('en', Number(params.fte))} more than without this lever, ${fteText('en', Number(params.left))} in all.`;
        case 'fewer':
          return `${fteText('en', Number(params.fte))} fewer than without this lever, ${fteText('en', Number(params.left))} in all.`;
        case 'replaced':
          return `${percent('en', Number(params.share))} of the leavers are replaced: about ${fteText('en', Number(params.fte))} recruited a year.`;
        case 'ramping':
          return `${fteText('en', Number(params.fte))} are in training or ramping up this month.`;
        default:
          return `No leaver is replaced: at this pace, about ${fteText('en', Number(params.fte))} fewer in a year.`;
      }
    },
  },
};
