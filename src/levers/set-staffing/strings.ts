import { formatNumber, NO_BREAK_SPACE } from '../../i18n/format.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, fromMonth, fteText } from '../words.ts';
import type { SetStaffingParams } from './lever.ts';

const teamsOf = (params: SetStaffingParams): number => Object.keys(params.staffing).length;

export const setStaffingStrings: { readonly fr: LeverStrings<SetStaffingParams>; readonly en: LeverStrings<SetStaffingParams> } = {
  fr: {
    name: 'Fixer les effectifs',
    summary: 'Les conseillers présents par équipe, jour et demi-heure, à la place du calcul depuis les ETP.',
    fields: {
      month: { label: 'À partir de' },
      staffing: { label: 'Effectifs par demi-heure', hint: 'Posés par l’optimiseur.' },
    },
    describe: (params, network) =>
      teamsOf(params) === 0
        ? 'Aucun effectif n’est encore fixé.'
        : `Les effectifs de ${counted('fr', teamsOf(params), 'équipe', 'équipes')} sont fixés par demi-heure ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      const hours = `${formatNumber('fr', Number(params.hours), 0)}${NO_BREAK_SPACE}h`;
      return code === 'short'
        ? `${params.team} : ${hours} par semaine au téléphone, soit ${fteText('fr', Number(params.fte))} de plus que l’équipe n’en a.`
        : `${params.team} : ${hours} par semaine au téléphone ; ${fteText('fr', Number(params.fte))} de l’équipe restent disponibles.`;
    },
  },
  en: {
    name: 'Set the staffing',
    summary: 'Advisers present by team, day and half-hour, instead of the sum from the FTE.',
    fields: {
      month: { label: 'From' },
      staffing: { label: 'Staffing by half-hour', hint: 'Set by the optimiser.' },
    },
    describe: (params, network) =>
      teamsOf(params) === 0
        ? 'No staffing is set yet.'
        : `The staffing of ${counted('en', teamsOf(params), 'team', 'teams')} is set by half-hour ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      const hours = `${formatNumber('en', Number(params.hours), 0)}${NO_BREAK_SPACE}h`;
      return code === 'short'
        ? `${params.team}: ${hours} a week on the phone, ${fteText('en', Number(params.fte))} more than the team has.`
        : `${params.team}: ${hours} a week on the phone; ${fteText('en', Number(params.fte))} of the team remain free.`;
    },
  },
};
