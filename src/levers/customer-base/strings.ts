import { formatNumber } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, fteText } from '../words.ts';
import type { CustomerBaseParams } from './lever.ts';

const whole = (lang: Lang, value: unknown): string => formatNumber(lang, Math.round(Number(value)));
const signed = (lang: Lang, value: number): string => (value > 0 ? '+' : '') + whole(lang, value);

export const customerBaseStrings: { readonly fr: LeverStrings<CustomerBaseParams>; readonly en: LeverStrings<CustomerBaseParams> } = {
  fr: {
    name: 'Prévoir d’après les clients',
    summary:
      'Appels = clients × contacts par client, avec la saison ; un nombre de clients annoncé est comparé au rythme. Ou la série est simplement prolongée.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      from: {
        label: 'Prévision d’après',
        options: { customers: 'le nombre de clients', history: 'la tendance et la saison des mois connus' },
      },
      customers: { label: 'Clients au premier mois' },
      addedPerMonth: { label: 'Clients de plus par mois', hint: 'Négatif : la base recule.' },
      contactsPerCustomer: {
        label: 'Contacts par client',
        hint: 'Appels d’un client en un mois, tous ces flux ensemble : 0,2 = un tous les cinq mois.',
      },
      targetCustomers: { label: 'Clients annoncés', hint: '0 : aucune annonce à vérifier.' },
      targetMonths: { label: 'Annoncés dans' },
      historyMonths: { label: 'Mois connus', hint: 'Premiers mois de l’étude qui servent à la saison et à la tendance ; 0 : tous.' },
    },
    describe: (params, network) =>
      params.from === 'history'
        ? `${flowNames('fr', network, params.flowIds)} : tendance et saison prolongées ${fromMonth('fr', network, params.month)}.`
        : `${flowNames('fr', network, params.flowIds)} : ${whole('fr', params.customers)} clients, ${signed('fr', params.addedPerMonth)} par mois, ${formatNumber('fr', params.contactsPerCustomer)} contact par client et par mois, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.after)), 'appel', 'appels')} ce mois-ci au lieu de ${whole('fr', params.before)}.`;
        case 'trend':
          return `${params.flow} : ${signed('fr', Number(params.calls))} appels par mois d’après les mois connus.`;
        case 'ratioKept':
          return `${params.flow} : ${whole('fr', params.ratio)} clients par ETP (temps compté une fois), dans l’objectif de ${whole('fr', params.most)} au plus.`;
        case 'ratioAbove':
          return `${params.flow} : ${whole('fr', params.ratio)} clients par ETP (temps compté une fois), au-dessus de l’objectif de ${whole('fr', params.most)} : il manque ${fteText('fr', Number(params.missing))}.`;
        case 'perFte':
          return `${whole('fr', params.customers)} clients pour ${fteText('fr', Number(params.fte))} : ${whole('fr', params.ratio)} clients par ETP, partenaires compris.`;
        default:
          return Number(params.reached) >= Number(params.target)
            ? `Au rythme donné, ${whole('fr', params.reached)} clients à l’échéance, ${whole('fr', Number(params.reached) - Number(params.target))} de plus que les ${whole('fr', params.target)} annoncés.`
            : `Au rythme donné, ${whole('fr', params.reached)} clients à l’échéance, ${whole('fr', Number(params.target) - Number(params.reached))} de moins que les ${whole('fr', params.target)} annoncés.`;
      }
    },
  },
  en: {
    name: 'Forecast from customers',
    summary:
      'Calls = customers × contacts per customer, with the season; an announced number of customers is set against the pace. Or the series is carried on.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      from: { label: 'Forecast from', options: { customers: 'the number of customers', history: 'trend and season of the months known' } },
      customers: { label: 'Customers in the first month' },
      addedPerMonth: { label: 'More customers each month', hint: 'Negative: the base shrinks.' },
      contactsPerCustomer: {
        label: 'Contacts per customer',
        hint: 'Calls of one customer in a month, all these flows together: 0.2 = one in five months.',
      },
      targetCustomers: { label: 'Customers announced', hint: '0: no announcement to check.' },
      targetMonths: { label: 'Announced for' },
      historyMonths: { label: 'Months known', hint: 'First months of the study used for season and trend; 0: all.' },
    },
    describe: (params, network) =>
      params.from === 'history'
        ? `${flowNames('en', network, params.flowIds)}: trend and season carried on ${fromMonth('en', network, params.month)}.`
        : `${flowNames('en', network, params.flowIds)}: ${whole('en', params.customers)} customers, ${signed('en', params.addedPerMonth)} a month, ${formatNumber('en', params.contactsPerCustomer)} contacts per customer and month, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow}: ${counted('en', Math.round(Number(params.after)), 'call', 'calls')} this month instead of ${whole('en', params.before)}.`;
        case 'trend':
          return `${params.flow}: ${signed('en', Number(params.calls))} calls a month according to the months known.`;
        case 'ratioKept':
          return `${params.flow}: ${whole('en', params.ratio)} customers per FTE (time counted once), within the target of at most ${whole('en', params.most)}.`;
        case 'ratioAbove':
          return `${params.flow}: ${whole('en', params.ratio)} customers per FTE (time counted once), above the target of ${whole('en', params.most)}: ${fteText('en', Number(params.missing))} are missing.`;
        case 'perFte':
          return `${whole('en', params.customers)} customers for ${fteText('en', Number(params.fte))}: ${whole('en', params.ratio)} customers per FTE, partners included.`;
        default:
          return Number(params.reached) >= Number(params.target)
            ? `At this pace ${whole('en', params.reached)} customers at the date, ${whole('en', Number(params.reached) - Number(params.target))} more than the ${whole('en', params.target)} announced.`
            : `At this pace ${whole('en', params.reached)} customers at the date, ${whole('en', Number(params.target) - Number(params.reached))} fewer than the ${whole('en', params.target)} announced.`;
      }
    },
  },
};
