import { formatHoursRange } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverEffect, LeverStrings } from '../lever.ts';
import { counted, daysText, eurosText, flowNames, fromMonth, fteText, listed, percent } from '../words.ts';
import type { OutsourceParams } from './lever.ts';

function hoursOf(lang: Lang, params: LeverEffect['params']): string {
  const range = formatHoursRange(lang, { fromMinute: Number(params.fromMinute), toMinute: Number(params.toMinute) });
  return `${range} (${daysText(lang, String(params.weekdays).split(',').map(Number))})`;
}

function given(lang: Lang, params: OutsourceParams): string {
  const share = lang === 'fr' ? `${percent(lang, params.share)} des appels` : `${percent(lang, params.share)} of the calls`;
  const hours = `${formatHoursRange(lang, params.hours)} (${daysText(lang, params.weekdays)})`;
  if (params.what === 'share') return share;
  return params.what === 'hours' ? hours : listed(lang, [share, hours]);
}

export const outsourceStrings: { readonly fr: LeverStrings<OutsourceParams>; readonly en: LeverStrings<OutsourceParams> } = {
  fr: {
    name: 'Confier à un partenaire',
    summary: 'Une part des appels, ou des heures, vont aux partenaires ; une part plus petite les fait revenir.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      what: {
        label: 'Ce qui est confié',
        options: { share: 'une part des appels', hours: 'des heures', both: 'une part et des heures' },
      },
      share: { label: 'Part confiée', hint: 'La part en vigueur à la fin ; 0 % ramène tout en interne.' },
      rampMonths: { label: 'Montée progressive' },
      hours: { label: 'Heures confiées', hint: 'Pendant ces heures, seuls les partenaires répondent.' },
      weekdays: { label: 'Jours concernés', hint: 'Les autres jours ne changent pas.' },
      partnerSiteId: { label: 'Partenaire qui recrute' },
      addedFte: { label: 'Conseillers ajoutés chez lui' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${given('fr', params)} aux partenaires ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'sent':
          return `${params.flow} : de ${percent('fr', Number(params.before))} à ${percent('fr', Number(params.after))} chez les partenaires, soit ${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} de plus ce mois-ci.`;
        case 'back':
          return `${params.flow} : de ${percent('fr', Number(params.before))} à ${percent('fr', Number(params.after))} chez les partenaires ; ${counted('fr', Math.round(Number(params.calls)), 'appel revient', 'appels reviennent')} ce mois-ci.`;
        case 'price':
          return `${params.flow} : environ ${eurosText('fr', Number(params.euros))} de factures en plus ce mois-ci.`;
        case 'hoursSent':
          return `${params.flow} : les partenaires répondent seuls ${hoursOf('fr', params)}.`;
        case 'hoursBack':
          return `${params.flow} : plus d’heures confiées (${daysText('fr', String(params.weekdays).split(',').map(Number))}).`;
        default:
          return `${params.site} compte ${fteText('fr', Number(params.fte))} de plus.`;
      }
    },
  },
  en: {
    name: 'Send to a partner',
    summary: 'A share of the calls, or some hours, go to partners; a smaller share brings them home.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      what: { label: 'What is sent', options: { share: 'a share of the calls', hours: 'some hours', both: 'a share and some hours' } },
      share: { label: 'Share sent', hint: 'The share that holds in the end; 0% brings everything home.' },
      rampMonths: { label: 'Gradual start' },
      hours: { label: 'Hours sent', hint: 'During these hours partners alone answer.' },
      weekdays: { label: 'Days concerned', hint: 'Other days do not change.' },
      partnerSiteId: { label: 'Partner that staffs up' },
      addedFte: { label: 'Advisers added there' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${given('en', params)} to partners ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'sent':
          return `${params.flow}: from ${percent('en', Number(params.before))} to ${percent('en', Number(params.after))} at partners, ${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} more this month.`;
        case 'back':
          return `${params.flow}: from ${percent('en', Number(params.before))} to ${percent('en', Number(params.after))} at partners; ${counted('en', Math.round(Number(params.calls)), 'call comes', 'calls come')} home this month.`;
        case 'price':
          return `${params.flow}: about ${eurosText('en', Number(params.euros))} more invoiced this month.`;
        case 'hoursSent':
          return `${params.flow}: partners alone answer ${hoursOf('en', params)}.`;
        case 'hoursBack':
          return `${params.flow}: no more hours sent (${daysText('en', String(params.weekdays).split(',').map(Number))}).`;
        default:
          return `${params.site} has ${fteText('en', Number(params.fte))} more.`;
      }
    },
  },
};
