import type { LeverStrings } from '../lever.ts';
import { counted, flowNames, fromMonth, percent, riseText, secondsText } from '../words.ts';
import type { SelfCareParams } from './lever.ts';

export const selfCareStrings: { readonly fr: LeverStrings<SelfCareParams>; readonly en: LeverStrings<SelfCareParams> } = {
  fr: {
    name: 'Reporter vers le digital',
    summary:
      'Des cas simples partent vers le digital ; une part échoue et revient, et ceux qui restent sont plus longs. La hausse de DMT est partagée entre mélange et rythme.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      simpleShare: { label: 'Cas simples', hint: 'Part des appels d’aujourd’hui.' },
      simpleAhtFactor: { label: 'DMT des cas simples', hint: 'Rapportée à la DMT moyenne : 0,7 = 30 % plus courte.' },
      deflectedShare: { label: 'Cas simples reportés' },
      returnShare: { label: 'Reportés qui reviennent', hint: 'Le digital n’a pas suffi : le client appelle quand même.' },
      returnAhtFactor: { label: 'DMT de ceux qui reviennent', hint: 'Rapportée à celle d’un cas simple.' },
      stoppedShare: {
        label: 'Cas simples arrêtés',
        hint: 'Actes qui ne se font plus au téléphone : l’appel vient, et il est renvoyé au digital.',
      },
      refusalSeconds: { label: 'Durée d’un renvoi' },
      paceFactor: { label: 'Rythme à cas égal', hint: '1 = personne ne va plus vite ni plus lentement.' },
      rampMonths: { label: 'Atteint en' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${percent('fr', params.deflectedShare)} des cas simples reportés vers le digital, ${params.returnShare > 0 ? `dont ${percent('fr', params.returnShare)} reviennent` : 'sans retour'}${
        params.stoppedShare > 0 ? `, et ${percent('fr', params.stoppedShare)} arrêtés` : ''
      }, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.after)), 'appel', 'appels')} ce mois-ci au lieu de ${counted('fr', Math.round(Number(params.before)), 'appel', 'appels')}${Number(params.back) >= 0.5 ? `, dont ${counted('fr', Math.round(Number(params.back)), 'revient', 'reviennent')} du digital` : ''}.`;
        case 'stopped':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.calls)), 'client est renvoyé', 'clients sont renvoyés')} au digital en ${secondsText('fr', Number(params.seconds))}, sans que leur demande soit traitée.`;
        case 'aht':
          return `${params.flow} : DMT de ${secondsText('fr', Number(params.after))} au lieu de ${secondsText('fr', Number(params.before))} ; ${riseText('fr', Number(params.mix))} par le mélange, ${riseText('fr', Number(params.pace))} par le rythme.`;
        default:
          return `${params.flow} : ${riseText('fr', Number(params.calls))} d’appels, mais ${riseText('fr', Number(params.work))} de charge.`;
      }
    },
  },
  en: {
    name: 'Deflect to self-care',
    summary:
      'Simple cases go to the web; a share fails and comes back, and those that remain are longer. The rise of AHT is split into mix and pace.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      simpleShare: { label: 'Simple cases', hint: 'Share of today’s calls.' },
      simpleAhtFactor: { label: 'AHT of simple cases', hint: 'Relative to the mean AHT: 0.7 = 30% shorter.' },
      deflectedShare: { label: 'Simple cases deflected' },
      returnShare: { label: 'Deflected that come back', hint: 'The web did not do: the customer calls anyway.' },
      returnAhtFactor: { label: 'AHT of those that come back', hint: 'Relative to that of a simple case.' },
      stoppedShare: { label: 'Simple cases stopped', hint: 'Acts no longer done on the phone: the call comes, and is sent to the web.' },
      refusalSeconds: { label: 'Time to send it away' },
      paceFactor: { label: 'Pace on the same case', hint: '1 = nobody works faster or slower.' },
      rampMonths: { label: 'Reached in' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${percent('en', params.deflectedShare)} of simple cases deflected to self-care, ${params.returnShare > 0 ? `${percent('en', params.returnShare)} of which come back` : 'none of which comes back'}${
        params.stoppedShare > 0 ? `, and ${percent('en', params.stoppedShare)} stopped` : ''
      }, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'calls':
          return `${params.flow}: ${counted('en', Math.round(Number(params.after)), 'call', 'calls')} this month instead of ${counted('en', Math.round(Number(params.before)), 'call', 'calls')}${Number(params.back) >= 0.5 ? `; ${counted('en', Math.round(Number(params.back)), 'comes', 'come')} back from the web` : ''}.`;
        case 'stopped':
          return `${params.flow}: ${counted('en', Math.round(Number(params.calls)), 'caller is sent', 'callers are sent')} to the web in ${secondsText('en', Number(params.seconds))}, their request not dealt with.`;
        case 'aht':
          return `${params.flow}: AHT ${secondsText('en', Number(params.after))} instead of ${secondsText('en', Number(params.before))}; ${riseText('en', Number(params.mix))} comes from the mix, ${riseText('en', Number(params.pace))} from the pace.`;
        default:
          return `${params.flow}: ${riseText('en', Number(params.calls))} calls, but ${riseText('en', Number(params.work))} work.`;
      }
    },
  },
};
