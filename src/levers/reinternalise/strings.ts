import type { Lang } from '../../i18n/lang.ts';
import type { Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, flowNames, fromMonth, fteText, percent, teamName } from '../words.ts';
import type { ReinternaliseParams } from './lever.ts';

/** "; 12 FTE hired into Nantes · Open from April 2012". */
function hiredText(lang: Lang, network: Network, params: ReinternaliseParams): string {
  if (params.people !== 'hire') return '';
  const into = params.teamId === null || params.teamId === '' ? '' : teamName(network, params.teamId);
  const from = fromMonth(lang, network, params.month);
  return lang === 'fr'
    ? ` ; ${fteText('fr', params.hiredFte)} recrutés${into === '' ? '' : ` dans ${into}`} ${from}`
    : `; ${fteText('en', params.hiredFte)} hired${into === '' ? '' : ` into ${into}`} ${from}`;
}

export const reinternaliseStrings: { readonly fr: LeverStrings<ReinternaliseParams>; readonly en: LeverStrings<ReinternaliseParams> } = {
  fr: {
    name: 'Réinternaliser',
    summary:
      'Des appels reviennent des partenaires mois par mois ; ceux qui les prennent sont recrutés et formés ici, ou le besoin est seulement dit.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      share: { label: 'Part qui reste aux partenaires', hint: 'À la fin, de tous les appels, heures réservées comprises.' },
      rampMonths: { label: 'Retour étalé sur' },
      hours: { label: 'Heures réservées', options: { keep: 'restent aux partenaires', back: 'reviennent à la fin' } },
      trainingWeeks: { label: 'Formation d’un nouveau' },
      beginnerAhtFactor: { label: 'DMT d’un débutant', hint: '1,4 = 40 % plus longue : il en faut d’autant plus au début.' },
      minInHouseShare: { label: 'Part interne minimale', hint: 'Part des appels, par exemple 40 % ou 66,7 % ; 0 % : sans minimum.' },
      people: {
        label: 'Ceux qui prennent ces appels',
        options: { told: 'sont posés par d’autres leviers : dire le besoin', hire: 'sont recrutés ici' },
      },
      hiredFte: { label: 'Conseillers recrutés', hint: 'En tout. Ils arrivent dès le premier mois du levier.' },
      teamId: { label: 'Équipe qui les reçoit', none: 'toutes celles de ces flux', hint: 'Toutes : selon leur taille.' },
      waves: { label: 'Vagues d’arrivée', hint: 'Une par mois, égales ; 1 : tous le premier mois.' },
      callsAfterMonths: { label: 'Les appels reviennent après', hint: 'Le temps de former ; 0 : dès le premier mois.' },
      beginnerMonths: { label: 'Durée de la montée en charge', hint: 'Convention du métier : de 3 à 6 mois.' },
      costPerPerson: { label: 'Coût par recrutement' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${percent('fr', params.share)} au plus chez les partenaires${
        params.rampMonths > 0 ? ` au bout de ${params.rampMonths} mois` : ''
      }${params.hours === 'back' ? ', heures réservées comprises' : ''}, ${fromMonth('fr', network, params.month + params.callsAfterMonths)}${hiredText('fr', network, params)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel revient', 'appels reviennent')} en interne ce mois-ci, soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} ; ${eurosText('fr', Number(params.saved))} de factures en moins.`;
        case 'need':
          return `Il faut ${fteText('fr', Number(params.fte))} de plus, occupés à 85 %, à côté des ${fteText('fr', Number(params.own))} présents ; ${fteText('fr', Number(params.beginners))} s’ils débutent tous. Ce levier n’embauche personne ; il le peut (« sont recrutés ici »).`;
        case 'hired':
          return `${fteText('fr', Number(params.fte))} recrutés sont là, sur ${fteText('fr', Number(params.wanted))} prévus, dans ${Number(params.teams) === 1 ? params.team : counted('fr', Number(params.teams), 'équipe', 'équipes')}.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} d’entre eux manquent encore au téléphone ce mois-ci, en formation.`;
        case 'trainers':
          return `Formés par les formateurs de la région (${params.regions}) : ${fteText('fr', Number(params.people))} en salle, pour ${counted('fr', Number(params.most), 'place', 'places')} auprès d’eux.`;
        case 'lacking':
          return `Il manque ${fteText('fr', Number(params.fte))} : les appels revenus en demandent ${fteText('fr', Number(params.need))}, occupés à 85 %, et les recrues en valent ${fteText('fr', Number(params.able))} ce mois-ci.`;
        case 'starts':
          return `${fteText('fr', Number(params.fte))} à recruter ou convertir pour ce mois-ci, et à former ${counted('fr', Number(params.weeks), 'semaine', 'semaines')} avant ; ${fteText('fr', Number(params.next))} pour le mois suivant.`;
        default:
          return `Les partenaires gardent ${percent('fr', Number(params.calls))} des appels, ${percent('fr', Number(params.hours))} des heures de traitement et ${percent('fr', Number(params.cost))} du coût de ces flux.`;
      }
    },
  },
  en: {
    name: 'Bring back in-house',
    summary: 'Calls come home from partners month by month; the people who take them are hired and trained here, or the need is only told.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      share: { label: 'Share that stays with partners', hint: 'In the end, of all calls, reserved hours included.' },
      rampMonths: { label: 'Spread over' },
      hours: { label: 'Reserved hours', options: { keep: 'stay with partners', back: 'come home at the end' } },
      trainingWeeks: { label: 'Training of a newcomer' },
      beginnerAhtFactor: { label: 'AHT of a beginner', hint: '1.4 = 40% longer: so many more are needed at first.' },
      minInHouseShare: { label: 'Least in-house share', hint: 'Share of the calls, for example 40% or 66.7%; 0%: no minimum.' },
      people: {
        label: 'People who take these calls',
        options: { told: 'come by other levers: tell the need', hire: 'are hired here' },
      },
      hiredFte: { label: 'Advisers hired', hint: 'In all. They arrive from the lever’s first month on.' },
      teamId: { label: 'Team that takes them', none: 'all those of these flows', hint: 'All: by their size.' },
      waves: { label: 'Waves of arrivals', hint: 'One a month, equal; 1: all in the first month.' },
      callsAfterMonths: { label: 'Calls come home after', hint: 'The time to train; 0: from the first month.' },
      beginnerMonths: { label: 'Length of the ramp-up', hint: 'Trade convention: 3 to 6 months.' },
      costPerPerson: { label: 'Cost of a hire' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${percent('en', params.share)} at most with partners${
        params.rampMonths > 0 ? ` after ${counted('en', params.rampMonths, 'month', 'months')}` : ''
      }${params.hours === 'back' ? ', reserved hours included' : ''}, ${fromMonth('en', network, params.month + params.callsAfterMonths)}${hiredText('en', network, params)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${counted('en', Math.round(Number(params.calls)), 'call comes', 'calls come')} home this month, ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')}; ${eurosText('en', Number(params.saved))} less invoiced.`;
        case 'need':
          return `${fteText('en', Number(params.fte))} more are needed, busy 85%, beside the ${fteText('en', Number(params.own))} present; ${fteText('en', Number(params.beginners))} if all are beginners. This lever hires nobody; it can (“are hired here”).`;
        case 'hired':
          return `${fteText('en', Number(params.fte))} hired are there, of ${fteText('en', Number(params.wanted))} planned, in ${Number(params.teams) === 1 ? params.team : counted('en', Number(params.teams), 'team', 'teams')}.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} of them are not on the phone yet this month, in training.`;
        case 'trainers':
          return `Trained by the region’s trainers (${params.regions}): ${fteText('en', Number(params.people))} in the classroom, for ${counted('en', Number(params.most), 'place', 'places')} with them.`;
        case 'lacking':
          return `${fteText('en', Number(params.fte))} are lacking: the calls brought home need ${fteText('en', Number(params.need))}, busy 85%, and the recruits are worth ${fteText('en', Number(params.able))} this month.`;
        case 'starts':
          return `${fteText('en', Number(params.fte))} to hire or convert for this month, and to train ${counted('en', Number(params.weeks), 'week', 'weeks')} before; ${fteText('en', Number(params.next))} for the next.`;
        default:
          return `Partners keep ${percent('en', Number(params.calls))} of the calls, ${percent('en', Number(params.hours))} of the hours of handling and ${percent('en', Number(params.cost))} of the cost of these flows.`;
      }
    },
  },
};
