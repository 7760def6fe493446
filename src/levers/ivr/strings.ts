import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, percent } from '../words.ts';
import type { IvrParams } from './lever.ts';

export const ivrStrings: { readonly fr: LeverStrings<IvrParams>; readonly en: LeverStrings<IvrParams> } = {
  fr: {
    name: 'Numéro unique et serveur vocal',
    summary:
      'Un numéro et un SVI devant plusieurs flux : des appels s’y terminent, d’autres sont mal aiguillés et transférés après une première prise pour rien.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux derrière le numéro' },
      containedShare: { label: 'Appels terminés dans le SVI' },
      misroutedShare: {
        label: 'Mal aiguillés ensuite',
        hint: 'Part des appels qui arrivent d’abord chez des conseillers d’un autre flux.',
      },
      firstMisroutedShare: { label: 'Mal aiguillés au début' },
      rampMonths: { label: 'Rodage' },
      sortingSeconds: { label: 'Temps pour s’en apercevoir', hint: 'Avant le transfert vers le bon flux.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} derrière un numéro unique : ${percent('fr', params.containedShare)} d’appels terminés dans le SVI, ${percent('fr', params.firstMisroutedShare)} mal aiguillés au début, ${percent('fr', params.misroutedShare)} ensuite, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'contained':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel se termine', 'appels se terminent')} dans le SVI ce mois-ci.`;
        case 'wrong':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.calls)), 'appel arrive', 'appels arrivent')} d’abord ailleurs ce mois-ci, puis attendent une seconde fois.`;
        default:
          return `${counted('fr', Math.round(Number(params.calls)), 'transfert', 'transferts')} de plus ce mois-ci (${percent('fr', Number(params.share))} des appels), soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} de conseillers pour rien.`;
      }
    },
  },
  en: {
    name: 'Single number and IVR',
    summary:
      'One number and a menu in front of several flows: some calls end there, others are misrouted and transferred after a first answer for nothing.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows behind the number' },
      containedShare: { label: 'Calls that end in the IVR' },
      misroutedShare: { label: 'Misrouted in the end', hint: 'Share of calls that first reach advisers of another flow.' },
      firstMisroutedShare: { label: 'Misrouted at first' },
      rampMonths: { label: 'Teething time' },
      sortingSeconds: { label: 'Time to find out', hint: 'Before the transfer to the right flow.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)} behind a single number: ${percent('en', params.containedShare)} of calls end in the IVR, ${percent('en', params.firstMisroutedShare)} misrouted at first, ${percent('en', params.misroutedShare)} in the end, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'contained':
          return `${counted('en', Math.round(Number(params.calls)), 'call ends', 'calls end')} in the IVR this month.`;
        case 'wrong':
          return `${params.flow}: ${counted('en', Math.round(Number(params.calls)), 'call arrives', 'calls arrive')} elsewhere first this month, and wait a second time.`;
        default:
          return `${counted('en', Math.round(Number(params.calls)), 'transfer', 'transfers')} more this month (${percent('en', Number(params.share))} of calls), ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')} of advisers for nothing.`;
      }
    },
  },
};
