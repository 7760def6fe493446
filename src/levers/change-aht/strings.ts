import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { flowNames, fromMonth, listed, percent, riseText, secondsText } from '../words.ts';
import type { ChangeAhtParams } from './lever.ts';

const nouns: Readonly<Record<Lang, readonly [string, string, string, string]>> = {
  fr: ['DMT', 'transferts', 'réitérations', 'rien ne change'],
  en: ['AHT', 'transfers', 'repeat calls', 'nothing changes'],
};

function changes(lang: Lang, params: ChangeAhtParams): string {
  const factors = [params.ahtFactor, params.transferFactor, params.repeatFactor];
  const found = factors.flatMap((factor, i) => (factor === 1 ? [] : [`${nouns[lang][i]} ${riseText(lang, factor)}`]));
  return found.length === 0 ? nouns[lang][3] : listed(lang, found);
}

export const changeAhtStrings: { readonly fr: LeverStrings<ChangeAhtParams>; readonly en: LeverStrings<ChangeAhtParams> } = {
  fr: {
    name: 'Changer la DMT et les retours',
    summary: 'Durée de traitement, transferts et réitérations : autonomie du N1, nouvel outil, procédure plus simple.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      ahtFactor: { label: 'DMT', hint: '1,1 = 10 % plus longue.' },
      transferFactor: { label: 'Transferts', hint: '0,7 = 30 % de moins.' },
      repeatFactor: { label: 'Réitérations', hint: '0,8 = 20 % de moins.' },
      rampMonths: { label: 'Atteint en' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${changes('fr', params)}, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      const { flow } = params;
      const before = Number(params.before);
      const after = Number(params.after);
      if (code === 'aht') return `${flow} : DMT de ${secondsText('fr', after)} au lieu de ${secondsText('fr', before)}.`;
      if (code === 'transfers') return `${flow} : ${percent('fr', after)} des appels transférés au lieu de ${percent('fr', before)}.`;
      return `${flow} : ${percent('fr', after)} des appels répondus sont réitérés au lieu de ${percent('fr', before)}.`;
    },
  },
  en: {
    name: 'Change AHT and returns',
    summary: 'Handling time, transfers and repeat calls: first-line autonomy, a new tool, a simpler procedure.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      ahtFactor: { label: 'AHT', hint: '1.1 = 10% longer.' },
      transferFactor: { label: 'Transfers', hint: '0.7 = 30% fewer.' },
      repeatFactor: { label: 'Repeat calls', hint: '0.8 = 20% fewer.' },
      rampMonths: { label: 'Reached in' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${changes('en', params)}, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      const { flow } = params;
      const before = Number(params.before);
      const after = Number(params.after);
      if (code === 'aht') return `${flow}: AHT ${secondsText('en', after)} instead of ${secondsText('en', before)}.`;
      if (code === 'transfers') return `${flow}: ${percent('en', after)} of calls transferred instead of ${percent('en', before)}.`;
      return `${flow}: ${percent('en', after)} of answered calls are repeated instead of ${percent('en', before)}.`;
    },
  },
};
