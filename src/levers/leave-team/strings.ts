import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, teamName } from '../words.ts';
import type { LeaveTeamParams } from './lever.ts';

export const leaveTeamStrings: { readonly fr: LeverStrings<LeaveTeamParams>; readonly en: LeverStrings<LeaveTeamParams> } = {
  fr: {
    name: 'Départs d’une équipe',
    summary: 'Des conseillers quittent une équipe et le service : plan de départs, mobilité vers un autre métier.',
    fields: {
      month: { label: 'À partir de' },
      months: { label: 'Étalés sur' },
      teamId: { label: 'Équipe' },
      fte: { label: 'Conseillers qui partent' },
      costPerPerson: { label: 'Coût par personne', hint: 'Indemnité, accompagnement ; réparti sur les mois du plan.' },
    },
    describe: (params, network) =>
      `${fteText('fr', params.fte)} quittent ${teamName(network, params.teamId)} en ${counted('fr', params.months, 'mois', 'mois')} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'gone':
          return `${fteText('fr', Number(params.fte))} ont quitté ${params.team} ; il en reste ${fteText('fr', Number(params.left))}.`;
        case 'going':
          return `Encore ${fteText('fr', Number(params.fte))} à partir, en ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        case 'skillLost':
          return `Plus personne ne répond à ${params.flow} après ces départs.`;
        default:
          return `Les départs coûtent ${eurosText('fr', Number(params.euros))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'People leave a team',
    summary: 'Advisers leave a team and the service: a departure plan, a move to another trade.',
    fields: {
      month: { label: 'From' },
      months: { label: 'Spread over' },
      teamId: { label: 'Team' },
      fte: { label: 'Advisers who leave' },
      costPerPerson: { label: 'Cost per person', hint: 'Severance, support; spread over the months of the plan.' },
    },
    describe: (params, network) =>
      `${fteText('en', params.fte)} leave ${teamName(network, params.teamId)} within ${counted('en', params.months, 'month', 'months')} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'gone':
          return `${fteText('en', Number(params.fte))} have left ${params.team}; ${fteText('en', Number(params.left))} remain.`;
        case 'going':
          return `${fteText('en', Number(params.fte))} still to go, within ${counted('en', Number(params.months), 'month', 'months')}.`;
        case 'skillLost':
          return `Nobody answers ${params.flow} any more after these departures.`;
        default:
          return `The departures cost ${eurosText('en', Number(params.euros))} this month.`;
      }
    },
  },
};
