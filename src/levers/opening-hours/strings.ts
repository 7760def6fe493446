import { formatHoursRange, formatNumber } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, daysText, eurosText, fromMonth, percent, riseText, siteName, someNames } from '../words.ts';
import type { OpeningHoursParams } from './lever.ts';

const tenth = (lang: Lang, value: number): string => formatNumber(lang, Math.round(value * 10) / 10);

/** ", 2 times a month" for days that do not open each week. */
function paceText(lang: Lang, { pace, hours, timesPerMonth }: OpeningHoursParams): string {
  if (pace !== 'some' || hours === null) return '';
  return lang === 'fr' ? `, ${timesPerMonth} fois par mois` : `, ${counted('en', timesPerMonth, 'time', 'times')} a month`;
}

function durationText(lang: Lang, { forMonths }: OpeningHoursParams): string {
  if (forMonths === null) return '';
  return lang === 'fr' ? `, pendant ${forMonths} mois` : `, for ${counted('en', forMonths, 'month', 'months')}`;
}

export const openingHoursStrings: { readonly fr: LeverStrings<OpeningHoursParams>; readonly en: LeverStrings<OpeningHoursParams> } = {
  fr: {
    name: 'Changer les horaires d’ouverture',
    summary: 'Soirée, samedi, dimanche, jours fériés, ou des heures plus courtes : les mêmes ETP s’étalent autrement.',
    fields: {
      month: { label: 'À partir de' },
      siteIds: { label: 'Sites' },
      weekdays: { label: 'Jours' },
      hours: { label: 'Heures d’ouverture ces jours-là', hint: 'Par exemple 8h–22h, ou fermé.' },
      presenceFactor: { label: 'Présence aux nouvelles heures', hint: '0,5 = moitié de la présence moyenne.' },
      callsFactor: { label: 'Appels aux nouvelles heures', hint: '0,4 = 40 % d’une heure moyenne ; vide : la courbe des données.' },
      publicHolidays: {
        label: 'Jours fériés, tout le service',
        options: { asNow: 'comme dans les données', open: 'travaillés', closed: 'fermés' },
      },
      premiumShare: {
        label: 'Majoration des nouvelles heures',
        hint: 'Aussi des jours fériés travaillés. Ce n’est pas un avis juridique.',
      },
      pace: {
        label: 'Ces jours-là s’ouvrent',
        hint: 'Au même rythme dans tout le service.',
        options: { every: 'chaque semaine', some: 'quelques fois par mois' },
      },
      timesPerMonth: { label: 'Fois par mois', hint: 'Les premiers du mois qui ne sont pas fériés.' },
      forMonths: { label: 'Pendant', hint: 'Vide : jusqu’à la fin.' },
    },
    describe: (params, network) => {
      const sites = someNames(
        'fr',
        params.siteIds.map((id) => siteName(network, id)),
        'sites',
      );
      const hours =
        params.weekdays.length === 0
          ? 'Horaires inchangés'
          : `${sites} : ${daysText('fr', params.weekdays)}, ${formatHoursRange('fr', params.hours)}${paceText('fr', params)}`;
      const holidays =
        params.publicHolidays === 'asNow' ? '' : params.publicHolidays === 'open' ? ', jours fériés travaillés' : ', jours fériés fermés';
      return `${hours}${holidays}, ${fromMonth('fr', network, params.month)}${durationText('fr', params)}.`;
    },
    effect: ({ code, params }) => {
      switch (code) {
        case 'open':
          return `${counted('fr', Number(params.sites), 'site ouvre', 'sites ouvrent')} ${tenth('fr', Number(params.after))} h par semaine au lieu de ${tenth('fr', Number(params.before))} h, en moyenne.`;
        case 'thinner':
          return `Les mêmes conseillers s’étalent sur plus d’heures : ${tenth('fr', Number(params.after))} présents à la fois en moyenne au lieu de ${tenth('fr', Number(params.before))} (${percent('fr', Number(params.share))} de moins).`;
        case 'denser':
          return `Les mêmes conseillers se resserrent sur moins d’heures : ${tenth('fr', Number(params.after))} présents à la fois en moyenne au lieu de ${tenth('fr', Number(params.before))} (${percent('fr', Number(params.share))} de plus).`;
        case 'calls':
          return `Des appels de ${counted('fr', Number(params.flows), 'flux', 'flux')} viennent désormais aux nouvelles heures (${riseText('fr', Number(params.factor))} par rapport à une heure moyenne) ; le total ne change pas.`;
        case 'occasional':
          return `${counted('fr', Number(params.days), 'jour ouvert ainsi', 'jours ouverts ainsi')} ce mois-ci ; les heures des mêmes conseillers y vont en proportion.`;
        case 'holidays':
          return `${counted('fr', Number(params.days), 'jour férié travaillé', 'jours fériés travaillés')} ce mois-ci, dans tout le service.`;
        case 'holidaysOff':
          return 'Le service ferme les jours fériés : leurs appels viennent les autres jours.';
        default:
          return `La majoration de ${percent('fr', Number(params.share))} coûte ${eurosText('fr', Number(params.euros))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'Change opening hours',
    summary: 'Evening, Saturday, Sunday, public holidays, or shorter hours: the same FTE spread otherwise.',
    fields: {
      month: { label: 'From' },
      siteIds: { label: 'Sites' },
      weekdays: { label: 'Days' },
      hours: { label: 'Opening hours on those days', hint: 'For example 8:00–22:00, or closed.' },
      presenceFactor: { label: 'Presence in the new hours', hint: '0.5 = half the mean presence.' },
      callsFactor: { label: 'Calls in the new hours', hint: '0.4 = 40% of a mean hour; empty: the data’s curve.' },
      publicHolidays: { label: 'Public holidays, whole service', options: { asNow: 'as in the data', open: 'worked', closed: 'closed' } },
      premiumShare: { label: 'Premium on the new hours', hint: 'On worked public holidays too. This is not legal advice.' },
      pace: {
        label: 'These days open',
        hint: 'At the same pace in the whole service.',
        options: { every: 'each week', some: 'some times a month' },
      },
      timesPerMonth: { label: 'Times a month', hint: 'The first of the month that are no public holidays.' },
      forMonths: { label: 'For', hint: 'Empty: to the end.' },
    },
    describe: (params, network) => {
      const sites = someNames(
        'en',
        params.siteIds.map((id) => siteName(network, id)),
        'sites',
      );
      const hours =
        params.weekdays.length === 0
          ? 'Hours unchanged'
          : `${sites}: ${daysText('en', params.weekdays)}, ${formatHoursRange('en', params.hours)}${paceText('en', params)}`;
      const holidays =
        params.publicHolidays === 'asNow'
          ? ''
          : params.publicHolidays === 'open'
            ? ', public holidays worked'
            : ', closed on public holidays';
      return `${hours}${holidays}, ${fromMonth('en', network, params.month)}${durationText('en', params)}.`;
    },
    effect: ({ code, params }) => {
      switch (code) {
        case 'open':
          return `${counted('en', Number(params.sites), 'site opens', 'sites open')} ${tenth('en', Number(params.after))} h a week instead of ${tenth('en', Number(params.before))} h, on average.`;
        case 'thinner':
          return `The same advisers spread over more hours: ${tenth('en', Number(params.after))} present at once on average instead of ${tenth('en', Number(params.before))} (${percent('en', Number(params.share))} less).`;
        case 'denser':
          return `The same advisers gather in fewer hours: ${tenth('en', Number(params.after))} present at once on average instead of ${tenth('en', Number(params.before))} (${percent('en', Number(params.share))} more).`;
        case 'calls':
          return `Calls of ${counted('en', Number(params.flows), 'flow', 'flows')} now come in the new hours (${riseText('en', Number(params.factor))} compared with a mean hour); the total does not change.`;
        case 'occasional':
          return `${counted('en', Number(params.days), 'such day opens', 'such days open')} this month; hours of the same advisers go there in proportion.`;
        case 'holidays':
          return `${counted('en', Number(params.days), 'public holiday worked', 'public holidays worked')} this month, in the whole service.`;
        case 'holidaysOff':
          return 'The service closes on public holidays: their calls come on other days.';
        default:
          return `The premium of ${percent('en', Number(params.share))} costs ${eurosText('en', Number(params.euros))} this month.`;
      }
    },
  },
};
