import type { LeverStrings } from '../lever.ts';
import { counted, flowName, fromMonth, fteText, percent, riseText, secondsText } from '../words.ts';
import type { SplitFlowParams } from './lever.ts';

export const splitFlowStrings: { readonly fr: LeverStrings<SplitFlowParams>; readonly en: LeverStrings<SplitFlowParams> } = {
  fr: {
    name: 'Scinder un flux',
    summary: 'Une partie d’un flux devient un flux à part, avec sa DMT, sa patience, son objectif, ses conseillers et sa priorité.',
    fields: {
      month: { label: 'À partir de' },
      flowId: { label: 'Flux scindé' },
      name: { label: 'Nom de la partie', hint: 'Par exemple Haut de marché. Vide : le nom du flux, suivi de (2).' },
      share: { label: 'Part des appels' },
      ahtFactor: {
        label: 'DMT de la partie',
        hint: 'Rapportée à la DMT d’aujourd’hui ; le reste du flux compense, la charge ne change pas.',
      },
      patienceSeconds: { label: 'Patience de la partie', hint: '0 : comme le flux.' },
      targetShare: { label: 'Objectif de la partie', hint: '0 % : comme le flux.' },
      withinSeconds: { label: 'Délai de l’objectif', hint: '0 : comme le flux.' },
      priority: {
        label: 'Place dans l’ordre',
        hint: 'Ce qu’un conseiller prend d’abord quand les deux attendent.',
        options: { same: 'une seule file avec le reste', before: 'avant le reste', after: 'après le reste' },
      },
      profileIds: { label: 'Profils qui y répondent', hint: 'Aucun : tous ceux qui répondent au flux.' },
    },
    describe: (params, network) =>
      params.flowId === null
        ? 'Aucun flux n’est choisi.'
        : `${percent('fr', params.share)} du flux ${flowName(network, params.flowId)} deviennent un flux à part${params.name.trim() ? `, ${params.name.trim()}` : ''}${
            params.ahtFactor === 1 ? '' : ` (DMT ${riseText('fr', params.ahtFactor)})`
          }, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'part':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} ce mois-ci, DMT de ${secondsText('fr', Number(params.aht))}, ${fteText('fr', Number(params.fte))} y répondent.`;
        case 'conserved':
          return `La charge reste la même : ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} de traitement ce mois-ci.`;
        case 'before':
          return `${params.part} passe avant ${params.flow}, qui attend davantage : l’attente ne disparaît pas, elle change de clients.`;
        default:
          return `${params.part} passe après ${params.flow} : ses clients attendent davantage.`;
      }
    },
  },
  en: {
    name: 'Split a flow',
    summary: 'A part of a flow becomes a flow of its own, with its AHT, patience, target, advisers and priority.',
    fields: {
      month: { label: 'From' },
      flowId: { label: 'Flow split' },
      name: { label: 'Name of the part', hint: 'For example High market. Empty: the flow’s name and (2).' },
      share: { label: 'Share of the calls' },
      ahtFactor: {
        label: 'AHT of the part',
        hint: 'Relative to today’s AHT; the rest of the flow makes up for it, the workload does not change.',
      },
      patienceSeconds: { label: 'Patience of the part', hint: '0: like the flow.' },
      targetShare: { label: 'Target of the part', hint: '0%: like the flow.' },
      withinSeconds: { label: 'Target delay', hint: '0: like the flow.' },
      priority: {
        label: 'Place in the order',
        hint: 'What an adviser takes first when both wait.',
        options: { same: 'one queue with the rest', before: 'before the rest', after: 'after the rest' },
      },
      profileIds: { label: 'Profiles that answer it', hint: 'None: all that answer the flow.' },
    },
    describe: (params, network) =>
      params.flowId === null
        ? 'No flow is chosen.'
        : `${percent('en', params.share)} of ${flowName(network, params.flowId)} becomes a flow of its own${params.name.trim() ? `, ${params.name.trim()}` : ''}${
            params.ahtFactor === 1 ? '' : ` (AHT ${riseText('en', params.ahtFactor)})`
          }, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'part':
          return `${params.flow}: ${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} this month, AHT ${secondsText('en', Number(params.aht))}, ${fteText('en', Number(params.fte))} answer it.`;
        case 'conserved':
          return `The workload stays the same: ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')} of handling this month.`;
        case 'before':
          return `${params.part} goes before ${params.flow}, which waits longer: the wait does not go away, other customers have it.`;
        default:
          return `${params.part} goes after ${params.flow}: its customers wait longer.`;
      }
    },
  },
};
