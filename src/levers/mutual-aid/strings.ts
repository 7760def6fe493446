import { formatHoursRange, formatNumber, NO_BREAK_SPACE } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, daysText, flowNames, fromMonth, fteText, percent, secondsText, siteName } from '../words.ts';
import type { MutualAidParams } from './lever.ts';

const site = (lang: Lang, network: Network, id: string | null): string =>
  id === null ? (lang === 'fr' ? 'aucun site' : 'no site') : siteName(network, id);

function when(lang: Lang, params: MutualAidParams): string {
  return params.hours === null ? '' : `, ${formatHoursRange(lang, params.hours)} (${daysText(lang, params.weekdays)})`;
}

/** Hours a week that a site gives more, or fewer, than it gets. */
function balance(lang: Lang, name: string, hours: number): string {
  const amount = `${formatNumber(lang, Math.round(Math.abs(hours) * 10) / 10)}${NO_BREAK_SPACE}h`;
  if (Math.abs(hours) < 0.05)
    return lang === 'fr' ? `${name} : autant d’heures prêtées que reçues.` : `${name}: as many hours lent as borrowed.`;
  if (hours > 0)
    return lang === 'fr'
      ? `${name} prête ${amount} par semaine de plus qu’il n’en reçoit.`
      : `${name} lends ${amount} a week more than it borrows.`;
  return lang === 'fr'
    ? `${name} reçoit ${amount} par semaine de plus qu’il n’en prête.`
    : `${name} borrows ${amount} a week more than it lends.`;
}

export const mutualAidStrings: { readonly fr: LeverStrings<MutualAidParams>; readonly en: LeverStrings<MutualAidParams> } = {
  fr: {
    name: 'Organiser l’entraide',
    summary: 'Les équipes d’un site répondent aussi aux appels de la zone d’un autre, après un délai, à certaines heures, pour un temps.',
    fields: {
      month: { label: 'À partir de' },
      months: { label: 'Durée' },
      siteId: { label: 'Site qui aide' },
      zoneSiteId: { label: 'Site aidé' },
      flowIds: { label: 'Flux' },
      afterSeconds: { label: 'Après une attente de' },
      hours: { label: 'Heures', hint: 'Fermé : tant que le site qui aide est ouvert.' },
      weekdays: { label: 'Jours', hint: 'Avec des heures seulement.' },
      permanentMonths: { label: 'Limite de durée', hint: 'Au-delà, ce n’est plus un dépannage.' },
      permanentShare: { label: 'Limite d’heures', hint: 'Part des heures d’ouverture du site qui aide ; au-delà non plus.' },
    },
    describe: (params, network) =>
      `${site('fr', network, params.siteId)} aide ${site('fr', network, params.zoneSiteId)} sur ${flowNames('fr', network, params.flowIds)} après ${secondsText('fr', params.afterSeconds)}${when('fr', params)}, ${fromMonth('fr', network, params.month)}, pendant ${params.months} mois.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'helped':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} par mois (zone ${params.zone}) peuvent aussi être pris par ${params.site}, ${fteText('fr', Number(params.fte))}, après ${secondsText('fr', Number(params.seconds))}.`;
        case 'over':
          return `L’entraide est finie : elle a duré ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        case 'balance':
          return balance('fr', String(params.site), Number(params.hours));
        default:
          return `Cette entraide n’est plus un dépannage (${counted('fr', Number(params.months), 'mois', 'mois')}, ${percent('fr', Number(params.share))} des heures d’ouverture) : c’est un effectif qui manque au site aidé.`;
      }
    },
  },
  en: {
    name: 'Organise mutual aid',
    summary: 'One site’s teams also answer calls of another site’s zone, after a delay, at some hours, for a time.',
    fields: {
      month: { label: 'From' },
      months: { label: 'Length' },
      siteId: { label: 'Site that helps' },
      zoneSiteId: { label: 'Site helped' },
      flowIds: { label: 'Flows' },
      afterSeconds: { label: 'After a wait of' },
      hours: { label: 'Hours', hint: 'Closed: while the helping site is open.' },
      weekdays: { label: 'Days', hint: 'With hours only.' },
      permanentMonths: { label: 'Limit in time', hint: 'Beyond it, this is no stopgap any more.' },
      permanentShare: { label: 'Limit in hours', hint: 'Share of the helping site’s opening hours; nor beyond it.' },
    },
    describe: (params, network) =>
      `${site('en', network, params.siteId)} helps ${site('en', network, params.zoneSiteId)} on ${flowNames('en', network, params.flowIds)} after ${secondsText('en', params.afterSeconds)}${when('en', params)}, ${fromMonth('en', network, params.month)}, for ${counted('en', params.months, 'month', 'months')}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'helped':
          return `${params.flow}: ${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} a month from the zone of ${params.zone} may also ring at the ${fteText('en', Number(params.fte))} of ${params.site}, after ${secondsText('en', Number(params.seconds))}.`;
        case 'over':
          return `The aid is over: it lasted ${counted('en', Number(params.months), 'month', 'months')}.`;
        case 'balance':
          return balance('en', String(params.site), Number(params.hours));
        default:
          return `This aid has become permanent (${counted('en', Number(params.months), 'month', 'months')}, ${percent('en', Number(params.share))} of opening hours): it stands for people whom the helped site lacks.`;
      }
    },
  },
};
