import { formatNumber, NO_BREAK_SPACE } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, fteText, listed, riseText, secondsText } from '../words.ts';
import type { WidenN1Params } from './lever.ts';

const nouns: Readonly<Record<Lang, readonly [string, string, string]>> = {
  fr: ['DMT', 'transferts', 'réitérations'],
  en: ['AHT', 'transfers', 'repeat calls'],
};

function changes(lang: Lang, params: WidenN1Params): string {
  const factors = [params.ahtFactor, params.transferFactor, params.repeatFactor];
  const found = factors.flatMap((factor, i) => (factor === 1 ? [] : [`${nouns[lang][i]} ${riseText(lang, factor)}`]));
  return found.length === 0 ? (lang === 'fr' ? 'rien ne change' : 'nothing changes') : listed(lang, found);
}

/** Hours with their sign. */
function hours(lang: Lang, value: number): string {
  const rounded = Math.round(value);
  return `${rounded > 0 ? '+' : ''}${formatNumber(lang, rounded)}${NO_BREAK_SPACE}h`;
}

export const widenN1Strings: { readonly fr: LeverStrings<WidenN1Params>; readonly en: LeverStrings<WidenN1Params> } = {
  fr: {
    name: 'Élargir le périmètre du N1',
    summary:
      'Le N1 traite lui-même des actes simples du N2 : DMT plus longue, moins de transferts et de réitérations, et le solde des deux.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux du N1 élargis' },
      toFlowIds: { label: 'Flux du N2 soulagés', hint: 'Aucun : tous les transferts de ces flux baissent.' },
      ahtFactor: { label: 'DMT du N1', hint: '1,1 = 10 % plus longue.' },
      transferFactor: { label: 'Transferts vers le N2', hint: '0,6 = 40 % de moins.' },
      repeatFactor: { label: 'Réitérations', hint: '0,8 = 20 % de moins.' },
      rampMonths: { label: 'Atteint en' },
      classroomDays: { label: 'Formation en salle', hint: 'Jours sans appels pour les conseillers internes de ces flux.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${changes('fr', params)}${
        params.toFlowIds.length > 0 ? ` (vers ${flowNames('fr', network, params.toFlowIds)})` : ''
      }, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'aht':
          return `${params.flow} : DMT de ${secondsText('fr', Number(params.after))} au lieu de ${secondsText('fr', Number(params.before))}.`;
        case 'spared':
          return Number(params.calls) > 0
            ? `${params.flow} reçoit ${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} de moins ce mois-ci.`
            : `${params.flow} reçoit ${counted('fr', Math.round(-Number(params.calls)), 'appel', 'appels')} de plus ce mois-ci.`;
        case 'net':
          return `Charge du mois, retours compris : ${hours('fr', Number(params.n1))} au N1, ${hours('fr', Number(params.n2))} au N2, solde ${hours('fr', Number(params.net))}${
            Number(params.net) > 0 ? ' : le N1 prend plus de travail que le N2 n’en perd' : ''
          }.`;
        default:
          return `${fteText('fr', Number(params.fte))} manquent au téléphone ce mois-ci, en formation.`;
      }
    },
  },
  en: {
    name: 'Widen the first line',
    summary: 'N1 handles simple N2 work itself: longer AHT, fewer transfers and repeats, and the net of both.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'N1 flows widened' },
      toFlowIds: { label: 'N2 flows relieved', hint: 'None: all transfers of these flows fall.' },
      ahtFactor: { label: 'AHT of N1', hint: '1.1 = 10% longer.' },
      transferFactor: { label: 'Transfers to N2', hint: '0.6 = 40% fewer.' },
      repeatFactor: { label: 'Repeat calls', hint: '0.8 = 20% fewer.' },
      rampMonths: { label: 'Reached in' },
      classroomDays: { label: 'Classroom', hint: 'Days off the phone for the in-house advisers of these flows.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${changes('en', params)}${
        params.toFlowIds.length > 0 ? ` (to ${flowNames('en', network, params.toFlowIds)})` : ''
      }, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'aht':
          return `${params.flow}: AHT ${secondsText('en', Number(params.after))} instead of ${secondsText('en', Number(params.before))}.`;
        case 'spared':
          return Number(params.calls) > 0
            ? `${params.flow} receives ${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} fewer this month.`
            : `${params.flow} receives ${counted('en', Math.round(-Number(params.calls)), 'call', 'calls')} more this month.`;
        case 'net':
          return `Workload of the month, returns included: ${hours('en', Number(params.n1))} at N1, ${hours('en', Number(params.n2))} at N2, net ${hours('en', Number(params.net))}${
            Number(params.net) > 0 ? ': N1 takes on more work than N2 loses' : ''
          }.`;
        default:
          return `${fteText('en', Number(params.fte))} are missing on the phone this month, in training.`;
      }
    },
  },
};
