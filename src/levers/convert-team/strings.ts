import { ofName } from '../../i18n/format.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, profileName, riseText, teamName } from '../words.ts';
import type { ConvertTeamParams } from './lever.ts';

export const convertTeamStrings: { readonly fr: LeverStrings<ConvertTeamParams>; readonly en: LeverStrings<ConvertTeamParams> } = {
  fr: {
    name: 'Convertir une équipe',
    summary: 'Des conseillers changent de profil sur leur site : ils quittent leur file, se forment, puis montent en charge.',
    fields: {
      month: { label: 'À partir de' },
      teamId: { label: 'Équipe' },
      toProfileId: { label: 'Nouveau profil' },
      fte: { label: 'Conseillers convertis' },
      figures: {
        label: 'Durées et coût',
        hint: 'Du parcours de formation des données, ou saisis ici.',
        options: { path: 'du parcours de formation', own: 'saisis ci-dessous' },
      },
      classroomWeeks: { label: 'Formation en salle' },
      accompanimentWeeks: { label: 'Accompagnement' },
      accompanimentAwayShare: { label: 'Temps hors téléphone pendant l’accompagnement' },
      rampFactor: { label: 'DMT au sortir de la salle', hint: '1,3 = 30 % plus long sur les nouveaux flux, puis retour à 1.' },
      rampMonths: { label: 'Durée de la montée en charge' },
      costPerPerson: { label: 'Coût par personne' },
    },
    describe: (params, network) =>
      `${fteText('fr', params.fte)} ${ofName(teamName(network, params.teamId))} passent au profil ${profileName(network, params.toProfileId)} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'moved':
          return `${fteText('fr', Number(params.fte))} passent de ${params.from} à ${params.to} à ${params.site}.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} manquent au téléphone ce mois-ci, en formation.`;
        case 'ramp':
          return `Leur DMT sur les nouveaux flux : ${riseText('fr', Number(params.factor))} ce mois-ci ; plein rythme dans ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        case 'leaves':
          return `${params.flow} perd ${fteText('fr', Number(params.fte))} ; il en reste ${fteText('fr', Number(params.left))}.`;
        case 'skillLost':
          return `Plus personne ne répond à ${params.flow} après cette conversion.`;
        default:
          return `La formation coûte ${eurosText('fr', Number(params.euros))}.`;
      }
    },
  },
  en: {
    name: 'Convert a team',
    summary: 'Advisers change profile at their site: they leave their queue, train, then ramp up.',
    fields: {
      month: { label: 'From' },
      teamId: { label: 'Team' },
      toProfileId: { label: 'New profile' },
      fte: { label: 'Advisers converted' },
      figures: {
        label: 'Durations and cost',
        hint: 'From the data’s training path, or entered here.',
        options: { path: 'from the training path', own: 'entered below' },
      },
      classroomWeeks: { label: 'Classroom' },
      accompanimentWeeks: { label: 'Accompaniment' },
      accompanimentAwayShare: { label: 'Time off the phone while accompanied' },
      rampFactor: { label: 'AHT on leaving the classroom', hint: '1.3 = 30% longer on the new flows, then back to 1.' },
      rampMonths: { label: 'Length of the ramp-up' },
      costPerPerson: { label: 'Cost per person' },
    },
    describe: (params, network) =>
      `${fteText('en', params.fte)} of ${teamName(network, params.teamId)} move to the profile ${profileName(network, params.toProfileId)} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'moved':
          return `${fteText('en', Number(params.fte))} move from ${params.from} to ${params.to} in ${params.site}.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} are missing on the phone this month, in training.`;
        case 'ramp':
          return `Their AHT on the new flows: ${riseText('en', Number(params.factor))} this month; full pace in ${counted('en', Number(params.months), 'month', 'months')}.`;
        case 'leaves':
          return `${params.flow} loses ${fteText('en', Number(params.fte))}; ${fteText('en', Number(params.left))} remain.`;
        case 'skillLost':
          return `Nobody answers ${params.flow} any more after this conversion.`;
        default:
          return `The training costs ${eurosText('en', Number(params.euros))}.`;
      }
    },
  },
};
