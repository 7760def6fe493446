import { formatHoursRange } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverEffect, LeverStrings } from '../lever.ts';
import { counted, daysText, eurosText, flowNames, fromMonth, fteText, listed, percent, riseText } from '../words.ts';
import type { OutsourceParams } from './lever.ts';

function hoursOf(lang: Lang, params: LeverEffect['params']): string {
  const range = formatHoursRange(lang, { fromMinute: Number(params.fromMinute), toMinute: Number(params.toMinute) });
  return `${range} (${daysText(lang, String(params.weekdays).split(',').map(Number))})`;
}

/** What the share is a share of. */
const COUNTED: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: { daytime: 'des appels (hors heures réservées)', calls: 'des appels', hours: 'des heures de traitement', cost: 'du coût' },
  en: { daytime: 'of the calls (outside reserved hours)', calls: 'of the calls', hours: 'of the hours of handling', cost: 'of the cost' },
};

function given(lang: Lang, params: OutsourceParams): string {
  const share =
    lang === 'fr'
      ? `${percent(lang, params.share)} ${COUNTED.fr[params.basis]}`
      : `${percent(lang, params.share)} ${COUNTED.en[params.basis]}`;
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
      basis: {
        label: 'La part se compte en',
        hint: 'Les deux autres se lisent dans les effets.',
        options: { daytime: 'appels, hors heures réservées', calls: 'appels, tous compris', hours: 'heures de traitement', cost: 'coût' },
      },
      rampMonths: { label: 'Montée progressive' },
      hours: { label: 'Heures confiées', hint: 'Pendant ces heures, seuls les partenaires répondent.' },
      weekdays: { label: 'Jours concernés', hint: 'Les autres jours ne changent pas.' },
      partnerSiteId: { label: 'Partenaire qui recrute' },
      addedFte: { label: 'Conseillers ajoutés chez lui' },
      partnerAhtFactor: { label: 'DMT du partenaire au début', hint: '1,3 = 30 % plus longue le premier jour.' },
      partnerRampMonths: { label: 'Montée en compétence du partenaire' },
      reworkShare: { label: 'Appels à reprendre en interne', hint: 'Part des appels pris par le partenaire ; 0 % : comme aujourd’hui.' },
      reworkFlowId: { label: 'Repris par', none: 'le même flux' },
      minInHouseShare: {
        label: 'Part interne minimale',
        hint: 'Part des appels que le réseau interne garde, par exemple 40 % ; 0 % : sans minimum.',
      },
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
        case 'shares':
          return `Les partenaires font ${percent('fr', Number(params.calls))} des appels, ${percent('fr', Number(params.hours))} des heures de traitement et ${percent('fr', Number(params.cost))} du coût de ces flux.`;
        case 'rework':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} pris par les partenaires ce mois-ci (${percent('fr', Number(params.share))}) sont à reprendre en interne.`;
        case 'slower':
          return `Les conseillers du partenaire débutent : DMT ${riseText('fr', Number(params.factor))} ce mois-ci.`;
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
      basis: {
        label: 'The share counts',
        hint: 'The two others are told in the effects.',
        options: { daytime: 'calls outside reserved hours', calls: 'all calls', hours: 'hours of handling', cost: 'cost' },
      },
      rampMonths: { label: 'Gradual start' },
      hours: { label: 'Hours sent', hint: 'During these hours partners alone answer.' },
      weekdays: { label: 'Days concerned', hint: 'Other days do not change.' },
      partnerSiteId: { label: 'Partner that staffs up' },
      addedFte: { label: 'Advisers added there' },
      partnerAhtFactor: { label: 'Partner’s AHT at first', hint: '1.3 = 30% longer on the first day.' },
      partnerRampMonths: { label: 'Partner’s learning time' },
      reworkShare: { label: 'Calls reworked in-house', hint: 'Share of the calls the partner answers; 0%: as today.' },
      reworkFlowId: { label: 'Reworked by', none: 'the same flow' },
      minInHouseShare: { label: 'Least in-house share', hint: 'Share of the calls kept in-house, for example 40%; 0%: no minimum.' },
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
        case 'shares':
          return `Partners do ${percent('en', Number(params.calls))} of the calls, ${percent('en', Number(params.hours))} of the hours of handling and ${percent('en', Number(params.cost))} of the cost of these flows.`;
        case 'rework':
          return `${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} answered by partners this month (${percent('en', Number(params.share))}) must be taken again in-house.`;
        case 'slower':
          return `The partner’s advisers are beginners: AHT ${riseText('en', Number(params.factor))} this month.`;
        default:
          return `${params.site} has ${fteText('en', Number(params.fte))} more.`;
      }
    },
  },
};
