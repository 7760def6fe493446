import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, listed, percent, riseText, secondsText } from '../words.ts';
import type { ChangeDemandParams } from './lever.ts';

function changes(lang: Lang, params: ChangeDemandParams): string {
  const found: string[] = [];
  const fr = lang === 'fr';
  if (params.trendPerMonth !== 0) found.push(`${riseText(lang, 1 + params.trendPerMonth)} ${fr ? 'd’appels par mois' : 'calls a month'}`);
  if (params.deflectedShare > 0) {
    const back = percent(lang, params.returnShare);
    const sent = percent(lang, params.deflectedShare);
    found.push(
      fr ? `${sent} reportés vers le digital (dont ${back} reviennent)` : `${sent} deflected to self-care (${back} of them come back)`,
    );
  }
  if (params.residueAhtFactor !== 1) found.push(`${fr ? 'DMT' : 'AHT'} ${riseText(lang, params.residueAhtFactor)}`);
  return found.length === 0 ? (fr ? 'rien ne change' : 'nothing changes') : listed(lang, found);
}

export const changeDemandStrings: { readonly fr: LeverStrings<ChangeDemandParams>; readonly en: LeverStrings<ChangeDemandParams> } = {
  fr: {
    name: 'Changer la demande',
    summary: 'Tendance des appels et report vers le digital, avec les retours et les cas plus longs qui restent.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      trendPerMonth: { label: 'Tendance par mois', hint: 'Composée : −1 % par mois fait −11,4 % en un an.' },
      deflectedShare: { label: 'Part reportée vers le digital' },
      returnShare: { label: 'Part de ces appels qui reviennent', hint: 'Le digital n’a pas suffi : le client appelle quand même.' },
      residueAhtFactor: { label: 'DMT de ce qui reste', hint: 'Les cas simples partis, les autres sont plus longs : 1,05 = 5 % de plus.' },
      rampMonths: { label: 'Report atteint en' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${changes('fr', params)} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.after)), 'appel', 'appels')} ce mois-ci au lieu de ${counted('fr', Math.round(Number(params.before)), 'appel', 'appels')}.`;
        case 'aht':
          return `${params.flow} : DMT de ${secondsText('fr', Number(params.after))} au lieu de ${secondsText('fr', Number(params.before))}.`;
        default:
          return `${params.flow} : la charge de travail varie de ${riseText('fr', Number(params.factor))} au total.`;
      }
    },
  },
  en: {
    name: 'Change demand',
    summary: 'Trend of the calls and deflection to self-care, with those that come back and the longer cases that remain.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      trendPerMonth: { label: 'Trend a month', hint: 'Compounding: −1% a month makes −11.4% in a year.' },
      deflectedShare: { label: 'Share deflected to self-care' },
      returnShare: { label: 'Share of these that come back', hint: 'The web did not do: the customer calls anyway.' },
      residueAhtFactor: { label: 'AHT of what remains', hint: 'With simple cases gone the others are longer: 1.05 = 5% more.' },
      rampMonths: { label: 'Deflection reached in' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${changes('en', params)} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow}: ${counted('en', Math.round(Number(params.after)), 'call', 'calls')} this month instead of ${counted('en', Math.round(Number(params.before)), 'call', 'calls')}.`;
        case 'aht':
          return `${params.flow}: AHT ${secondsText('en', Number(params.after))} instead of ${secondsText('en', Number(params.before))}.`;
        default:
          return `${params.flow}: the workload changes by ${riseText('en', Number(params.factor))} in all.`;
      }
    },
  },
};
