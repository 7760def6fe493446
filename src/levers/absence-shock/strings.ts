import type { LeverStrings } from '../lever.ts';
import { SCOPE_LABELS, scopeName } from '../scope.ts';
import { counted, fromMonth, fteText, percent, pointsText } from '../words.ts';
import type { AbsenceShockParams } from './lever.ts';

/** What is said of a shock: the parts that are not nothing. */
function whatFr({ plannedShare, unplannedShare }: AbsenceShockParams): string {
  const parts = [
    unplannedShare > 0 ? `${percent('fr', unplannedShare)} d’absents imprévus` : '',
    plannedShare > 0 ? `${pointsText('fr', plannedShare)} de retraits en plus` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' et ') : 'aucune absence en plus';
}

function whatEn({ plannedShare, unplannedShare }: AbsenceShockParams): string {
  const parts = [
    unplannedShare > 0 ? `${percent('en', unplannedShare)} away unplanned` : '',
    plannedShare > 0 ? `${pointsText('en', plannedShare)} more shrinkage` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' and ') : 'no more absence';
}

export const absenceShockStrings: { readonly fr: LeverStrings<AbsenceShockParams>; readonly en: LeverStrings<AbsenceShockParams> } = {
  fr: {
    name: 'Absences en hausse (grippe, grève, congés)',
    summary: 'Pendant quelques mois, plus de conseillers manquent : absences prévues ou imprévues.',
    fields: {
      month: { label: 'À partir de' },
      months: { label: 'Durée' },
      ...SCOPE_LABELS.fr,
      plannedShare: { label: 'Retraits prévus en plus', hint: 'Points ajoutés aux retraits : congés, formation.' },
      unplannedShare: { label: 'Absents imprévus', hint: 'Chance qu’un conseiller prévu manque, tirée chaque jour.' },
    },
    describe: (params, network) =>
      `${scopeName('fr', network, params)} : ${whatFr(params)}, pendant ${counted('fr', params.months, 'mois', 'mois')} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'planned':
          return `${pointsText('fr', Number(params.share))} de retraits prévus en plus pour ${fteText('fr', Number(params.fte))}.`;
        case 'unplanned':
          return `${percent('fr', Number(params.share))} des conseillers prévus manquent chaque jour, sans prévenir : le nombre varie d’un jour à l’autre.`;
        case 'missing':
          return `${fteText('fr', Number(params.fte))} de moins au téléphone : ${fteText('fr', Number(params.after))} au lieu de ${fteText('fr', Number(params.before))} (${percent('fr', Number(params.share))} de moins).`;
        case 'last':
          return 'C’est le dernier mois.';
        default:
          return `Encore ${counted('fr', Number(params.months), 'mois', 'mois')}, celui-ci compris.`;
      }
    },
  },
  en: {
    name: 'More absence (flu, strike, leave)',
    summary: 'For some months more advisers are away, planned or unplanned.',
    fields: {
      month: { label: 'From' },
      months: { label: 'Length' },
      ...SCOPE_LABELS.en,
      plannedShare: { label: 'Planned shrinkage added', hint: 'Points added to shrinkage: leave, training.' },
      unplannedShare: { label: 'Away unplanned', hint: 'Chance that a planned adviser stays away, drawn each day.' },
    },
    describe: (params, network) =>
      `${scopeName('en', network, params)}: ${whatEn(params)}, for ${counted('en', params.months, 'month', 'months')} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'planned':
          return `${pointsText('en', Number(params.share))} more planned shrinkage for ${fteText('en', Number(params.fte))}.`;
        case 'unplanned':
          return `${percent('en', Number(params.share))} of the planned advisers stay away each day, without notice: the number varies from day to day.`;
        case 'missing':
          return `${fteText('en', Number(params.fte))} fewer on the phone: ${fteText('en', Number(params.after))} instead of ${fteText('en', Number(params.before))} (${percent('en', Number(params.share))} less).`;
        case 'last':
          return 'This is the last month.';
        default:
          return `${counted('en', Number(params.months), 'month', 'months')} to go, this one included.`;
      }
    },
  },
};
