import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, percent, secondsText } from '../words.ts';
import type { CallBackParams } from './lever.ts';

export const callBackStrings: { readonly fr: LeverStrings<CallBackParams>; readonly en: LeverStrings<CallBackParams> } = {
  fr: {
    name: 'Proposer le rappel',
    summary: 'Le client qui attend peut raccrocher et être rappelé ; il garde sa place dans la file.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      afterSeconds: { label: 'Proposé après', hint: 'Attente ; 0 : dès que le client doit attendre.' },
      acceptanceShare: { label: 'Clients qui acceptent' },
      reachedShare: { label: 'Clients joints au rappel', hint: 'Les autres comptent comme abandons.' },
      failedSeconds: { label: 'Essai sans réponse', hint: 'Temps du conseiller quand personne ne décroche.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : rappel proposé après ${secondsText('fr', params.afterSeconds)}, accepté par ${percent('fr', params.acceptanceShare)} des clients, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'offer':
          return `${params.flow} : parmi les clients qui attendent ${secondsText('fr', Number(params.seconds))}, ${percent('fr', Number(params.share))} raccrochent et sont rappelés à leur tour ; la charge ne baisse pas.`;
        case 'late':
          return `${params.flow} : le rappel vient après ${secondsText('fr', Number(params.seconds))}, la patience moyenne est de ${secondsText('fr', Number(params.patience))} ; beaucoup auront déjà raccroché.`;
        default:
          return `${params.flow} : jusqu’à ${counted('fr', Math.round(Number(params.calls)), 'client', 'clients')} par mois ne décrocheraient pas au rappel.`;
      }
    },
  },
  en: {
    name: 'Offer a call back',
    summary: 'A waiting caller may hang up and be called back, keeping the place in the queue.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      afterSeconds: { label: 'Offered after', hint: 'Waiting; 0: as soon as the caller must wait.' },
      acceptanceShare: { label: 'Callers who accept' },
      reachedShare: { label: 'Callers reached', hint: 'The others count as abandoned.' },
      failedSeconds: { label: 'Failed attempt', hint: 'Adviser’s time when nobody picks up.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: call back offered after ${secondsText('en', params.afterSeconds)}, accepted by ${percent('en', params.acceptanceShare)} of callers, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'offer':
          return `${params.flow}: of the callers who wait ${secondsText('en', Number(params.seconds))}, ${percent('en', Number(params.share))} hang up and are called back in turn; the workload does not fall.`;
        case 'late':
          return `${params.flow}: the call back comes after ${secondsText('en', Number(params.seconds))}, mean patience is ${secondsText('en', Number(params.patience))}; many will have hung up.`;
        default:
          return `${params.flow}: up to ${counted('en', Math.round(Number(params.calls)), 'caller', 'callers')} a month would not pick up.`;
      }
    },
  },
};
