import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, riseText, teamName } from '../words.ts';
import type { HireParams } from './lever.ts';

export const hireStrings: { readonly fr: LeverStrings<HireParams>; readonly en: LeverStrings<HireParams> } = {
  fr: {
    name: 'Recruter',
    summary: 'Des conseillers arrivent dans une équipe, se forment et montent en charge.',
    fields: {
      month: { label: 'À partir de' },
      teamId: { label: 'Équipe' },
      fte: { label: 'Conseillers recrutés' },
      classroomWeeks: { label: 'Formation en salle' },
      rampFactor: { label: 'DMT au sortir de la salle', hint: 'Convention du métier : de 1,3 à 1,8 pour un débutant.' },
      rampMonths: { label: 'Durée de la montée en charge', hint: 'Convention du métier : de 3 à 6 mois.' },
      costPerPerson: { label: 'Coût par personne' },
    },
    describe: (params, network) =>
      `${fteText('fr', params.fte)} recrutés dans ${teamName(network, params.teamId)} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'hired':
          return `${params.team} compte ${fteText('fr', Number(params.fte))} de plus, ${fteText('fr', Number(params.total))} en tout.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} manquent encore au téléphone ce mois-ci, en formation.`;
        case 'ramp':
          return `DMT des arrivants : ${riseText('fr', Number(params.factor))} ce mois-ci ; plein rythme dans ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        default:
          return `Le recrutement coûte ${eurosText('fr', Number(params.euros))}.`;
      }
    },
  },
  en: {
    name: 'Hire',
    summary: 'Advisers join a team, train and ramp up.',
    fields: {
      month: { label: 'From' },
      teamId: { label: 'Team' },
      fte: { label: 'Advisers hired' },
      classroomWeeks: { label: 'Classroom' },
      rampFactor: { label: 'AHT on leaving the classroom', hint: 'Trade convention: 1.3 to 1.8 for a beginner.' },
      rampMonths: { label: 'Length of the ramp-up', hint: 'Trade convention: 3 to 6 months.' },
      costPerPerson: { label: 'Cost per person' },
    },
    describe: (params, network) =>
      `${fteText('en', params.fte)} hired into ${teamName(network, params.teamId)} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'hired':
          return `${params.team} has ${fteText('en', Number(params.fte))} more, ${fteText('en', Number(params.total))} in all.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} are not on the phone yet this month, in training.`;
        case 'ramp':
          return `AHT of the newcomers: ${riseText('en', Number(params.factor))} this month; full pace in ${counted('en', Number(params.months), 'month', 'months')}.`;
        default:
          return `Hiring costs ${eurosText('en', Number(params.euros))}.`;
      }
    },
  },
};
