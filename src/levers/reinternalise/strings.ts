import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, flowNames, fromMonth, fteText, percent } from '../words.ts';
import type { ReinternaliseParams } from './lever.ts';

export const reinternaliseStrings: { readonly fr: LeverStrings<ReinternaliseParams>; readonly en: LeverStrings<ReinternaliseParams> } = {
  fr: {
    name: 'Réinternaliser',
    summary:
      'Des appels reviennent des partenaires mois par mois ; ce qu’il faut recruter ou convertir et former pour les prendre est dit.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      share: { label: 'Part qui reste aux partenaires', hint: 'À la fin, de tous les appels, heures réservées comprises.' },
      rampMonths: { label: 'Retour étalé sur' },
      hours: { label: 'Heures réservées', options: { keep: 'restent aux partenaires', back: 'reviennent à la fin' } },
      trainingWeeks: { label: 'Formation d’un nouveau', hint: 'Pour dire le besoin ; elle se pose avec le recrutement ou la conversion.' },
      beginnerAhtFactor: { label: 'DMT d’un débutant', hint: '1,4 = 40 % plus longue : il en faut d’autant plus au début.' },
      minInHouseShare: { label: 'Part interne minimale', hint: 'Part des appels, par exemple 40 % ou 66,7 % ; 0 % : sans minimum.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${percent('fr', params.share)} au plus chez les partenaires${
        params.rampMonths > 0 ? ` au bout de ${params.rampMonths} mois` : ''
      }${params.hours === 'back' ? ', heures réservées comprises' : ''}, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel revient', 'appels reviennent')} en interne ce mois-ci, soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} ; ${eurosText('fr', Number(params.saved))} de factures en moins.`;
        case 'need':
          return `Il faut ${fteText('fr', Number(params.fte))} de plus, occupés à 85 %, à côté des ${fteText('fr', Number(params.own))} présents ; ${fteText('fr', Number(params.beginners))} s’ils débutent tous. Ce levier n’embauche personne.`;
        case 'starts':
          return `${fteText('fr', Number(params.fte))} à recruter ou convertir pour ce mois-ci, et à former ${counted('fr', Number(params.weeks), 'semaine', 'semaines')} avant ; ${fteText('fr', Number(params.next))} pour le mois suivant.`;
        default:
          return `Les partenaires gardent ${percent('fr', Number(params.calls))} des appels, ${percent('fr', Number(params.hours))} des heures de traitement et ${percent('fr', Number(params.cost))} du coût de ces flux.`;
      }
    },
  },
  en: {
    name: 'Bring back in-house',
    summary: 'Calls come home from partners month by month; the people to hire or convert and train for them are told.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      share: { label: 'Share that stays with partners', hint: 'In the end, of all calls, reserved hours included.' },
      rampMonths: { label: 'Spread over' },
      hours: { label: 'Reserved hours', options: { keep: 'stay with partners', back: 'come home at the end' } },
      trainingWeeks: { label: 'Training of a newcomer', hint: 'To tell the need; it is set with the hiring or conversion.' },
      beginnerAhtFactor: { label: 'AHT of a beginner', hint: '1.4 = 40% longer: so many more are needed at first.' },
      minInHouseShare: { label: 'Least in-house share', hint: 'Share of the calls, for example 40% or 66.7%; 0%: no minimum.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${percent('en', params.share)} at most with partners${
        params.rampMonths > 0 ? ` after ${counted('en', params.rampMonths, 'month', 'months')}` : ''
      }${params.hours === 'back' ? ', reserved hours included' : ''}, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${counted('en', Math.round(Number(params.calls)), 'call comes', 'calls come')} home this month, ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')}; ${eurosText('en', Number(params.saved))} less invoiced.`;
        case 'need':
          return `${fteText('en', Number(params.fte))} more are needed, busy 85%, beside the ${fteText('en', Number(params.own))} present; ${fteText('en', Number(params.beginners))} if all are beginners. This lever hires nobody.`;
        case 'starts':
          return `${fteText('en', Number(params.fte))} to hire or convert for this month, and to train ${counted('en', Number(params.weeks), 'week', 'weeks')} before; ${fteText('en', Number(params.next))} for the next.`;
        default:
          return `Partners keep ${percent('en', Number(params.calls))} of the calls, ${percent('en', Number(params.hours))} of the hours of handling and ${percent('en', Number(params.cost))} of the cost of these flows.`;
      }
    },
  },
};
