import { ofName } from '../../i18n/format.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, flowName, fromMonth, fteText, riseText, teamName } from '../words.ts';
import type { CrossTrainParams } from './lever.ts';

export const crossTrainStrings: { readonly fr: LeverStrings<CrossTrainParams>; readonly en: LeverStrings<CrossTrainParams> } = {
  fr: {
    name: 'Former à la polyvalence',
    summary: 'Des conseillers apprennent un flux de plus et gardent les leurs. Leur temps reste compté une seule fois.',
    fields: {
      month: { label: 'À partir de' },
      teamId: { label: 'Équipe' },
      flowId: { label: 'Flux appris' },
      fte: { label: 'Conseillers formés' },
      handlingFactor: { label: 'DMT sur ce flux, une fois formés', hint: '1,1 = 10 % plus long qu’un spécialiste.' },
      rank: { label: 'Rang derrière les spécialistes', hint: '1 = à égalité avec eux ; 2 = en renfort.' },
      queueRank: { label: 'Rang de ce flux pour eux', hint: '1 = comme leur métier premier ; 2 = après lui.' },
      classroomWeeks: { label: 'Formation en salle' },
      accompanimentWeeks: { label: 'Accompagnement' },
      accompanimentAwayShare: { label: 'Temps hors téléphone pendant l’accompagnement' },
      rampFactor: { label: 'DMT au sortir de la salle', hint: 'En plus du facteur ci-dessus (les deux se multiplient), puis retour à 1.' },
      rampMonths: { label: 'Durée de la montée en charge' },
      costPerPerson: { label: 'Coût par personne' },
    },
    describe: (params, network) =>
      `${fteText('fr', params.fte)} ${ofName(teamName(network, params.teamId))} apprennent aussi ${flowName(network, params.flowId)} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'learn':
          return `${fteText('fr', Number(params.fte))} de ${params.team} répondent désormais à ${counted('fr', Number(params.skills), 'flux', 'flux')}, dont ${params.flow}.`;
        case 'cover':
          return `${params.flow} : de ${fteText('fr', Number(params.before))} à ${fteText('fr', Number(params.after))} qui peuvent y répondre.`;
        case 'newSite':
          return `${params.flow} est désormais tenu sur ${counted('fr', Number(params.sites), 'site', 'sites')}.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} manquent au téléphone ce mois-ci, en formation.`;
        case 'pace':
          return Number(params.months) > 0
            ? `Leur DMT sur ${params.flow} : ${riseText('fr', Number(params.factor))} ce mois-ci ; plein rythme dans ${counted('fr', Number(params.months), 'mois', 'mois')}.`
            : `Leur DMT sur ${params.flow} : ${riseText('fr', Number(params.factor))} par rapport à un spécialiste.`;
        case 'once':
          return `Ils restent ${fteText('fr', Number(params.fte))} et non ${fteText('fr', Number(params.fte) * Number(params.skills))} : une heure prise par un flux manque aux autres.`;
        default:
          return `La formation coûte ${eurosText('fr', Number(params.euros))}.`;
      }
    },
  },
  en: {
    name: 'Cross-train',
    summary: 'Advisers learn one more flow and keep their own. Their time is still counted once.',
    fields: {
      month: { label: 'From' },
      teamId: { label: 'Team' },
      flowId: { label: 'Flow learned' },
      fte: { label: 'Advisers trained' },
      handlingFactor: { label: 'AHT on that flow, once trained', hint: '1.1 = 10% longer than a specialist.' },
      rank: { label: 'Rank behind the specialists', hint: '1 = equal to them; 2 = as back-up.' },
      queueRank: { label: 'Rank of that flow for them', hint: '1 = like their first trade; 2 = after it.' },
      classroomWeeks: { label: 'Classroom' },
      accompanimentWeeks: { label: 'Accompaniment' },
      accompanimentAwayShare: { label: 'Time off the phone while accompanied' },
      rampFactor: { label: 'AHT on leaving the classroom', hint: 'On top of the factor above (the two multiply), then back to 1.' },
      rampMonths: { label: 'Length of the ramp-up' },
      costPerPerson: { label: 'Cost per person' },
    },
    describe: (params, network) =>
      `${fteText('en', params.fte)} of ${teamName(network, params.teamId)} also learn ${flowName(network, params.flowId)} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'learn':
          return `${fteText('en', Number(params.fte))} of ${params.team} now answer ${counted('en', Number(params.skills), 'flow', 'flows')}, ${params.flow} among them.`;
        case 'cover':
          return `${params.flow}: from ${fteText('en', Number(params.before))} to ${fteText('en', Number(params.after))} who may answer it.`;
        case 'newSite':
          return `${params.flow} is now held at ${counted('en', Number(params.sites), 'site', 'sites')}.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} are missing on the phone this month, in training.`;
        case 'pace':
          return Number(params.months) > 0
            ? `Their AHT on ${params.flow}: ${riseText('en', Number(params.factor))} this month; full pace in ${counted('en', Number(params.months), 'month', 'months')}.`
            : `Their AHT on ${params.flow}: ${riseText('en', Number(params.factor))} compared with a specialist.`;
        case 'once':
          return `They are still ${fteText('en', Number(params.fte))}, not ${fteText('en', Number(params.fte) * Number(params.skills))}: an hour taken by one flow is missing in the others.`;
        default:
          return `The training costs ${eurosText('en', Number(params.euros))}.`;
      }
    },
  },
};
