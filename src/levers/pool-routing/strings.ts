import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { flowNames, fromMonth, secondsText } from '../words.ts';
import type { PoolRoutingParams } from './lever.ts';

const paths: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: {
    site: 'le site, jamais ailleurs',
    siteRegion: 'le site, puis la région',
    siteRegionNation: 'le site, puis la région, puis tous les sites',
    siteNation: 'le site, puis tous les sites',
    region: 'la région, jamais ailleurs',
    regionNation: 'la région, puis tous les sites',
    nation: 'tous les sites aussitôt',
  },
  en: {
    site: 'the site, never elsewhere',
    siteRegion: 'the site, then the region',
    siteRegionNation: 'the site, then the region, then all sites',
    siteNation: 'the site, then all sites',
    region: 'the region, never elsewhere',
    regionNation: 'the region, then all sites',
    nation: 'all sites at once',
  },
};

/** The path with its delays, as far as it has any. */
function told(lang: Lang, path: string, first: number, second: number): string {
  const steps = path === 'siteRegionNation' ? 2 : /^(siteRegion|siteNation|regionNation)$/.test(path) ? 1 : 0;
  const delays = [first, second].slice(0, steps).map((seconds) => secondsText(lang, seconds));
  const after = lang === 'fr' ? 'après' : 'after';
  const and = lang === 'fr' ? ' et ' : ' and ';
  return (paths[lang][path] ?? path) + (delays.length > 0 ? ` (${after} ${delays.join(and)})` : '');
}

export const poolRoutingStrings: { readonly fr: LeverStrings<PoolRoutingParams>; readonly en: LeverStrings<PoolRoutingParams> } = {
  fr: {
    name: 'Mutualiser le routage',
    summary: 'Où sonnent les appels d’abord, puis jusqu’où ils débordent en attendant : site, région, tous les sites, partenaires.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux' },
      path: { label: 'Chemin de l’appel', options: paths.fr },
      firstAfterSeconds: { label: 'Premier débordement après', hint: 'Compté depuis le début de l’attente.' },
      secondAfterSeconds: { label: 'Second débordement après', hint: 'Compté depuis le début de l’attente ; au moins le premier délai.' },
      partners: { label: 'Partenaires', options: { never: 'pas de débordement vers eux', last: 'en dernier recours' } },
      partnersAfterSeconds: { label: 'Partenaires après', hint: 'Compté depuis le début de l’attente.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : ${told('fr', params.path, params.firstAfterSeconds, params.secondAfterSeconds)}${
        params.partners === 'last' ? `, partenaires après ${secondsText('fr', params.partnersAfterSeconds)}` : ''
      }, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'path':
          return `${params.flow} sonne ainsi : ${told('fr', String(params.path), Number(params.first), Number(params.second))}.`;
        case 'noLocal':
          return `${params.flow} n’a plus de réponse locale d’abord : un appel peut aboutir à n’importe quel site.`;
        default:
          return `${params.flow} déborde chez les partenaires après ${secondsText('fr', Number(params.seconds))} d’attente.`;
      }
    },
  },
  en: {
    name: 'Pool the routing',
    summary: 'Where calls ring first, then how far they overflow while waiting: site, region, all sites, partners.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows' },
      path: { label: 'Path of the call', options: paths.en },
      firstAfterSeconds: { label: 'First overflow after', hint: 'Counted from the start of the wait.' },
      secondAfterSeconds: { label: 'Second overflow after', hint: 'Counted from the start of the wait; at least the first delay.' },
      partners: { label: 'Partners', options: { never: 'no overflow to them', last: 'as the last resort' } },
      partnersAfterSeconds: { label: 'Partners after', hint: 'Counted from the start of the wait.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: ${told('en', params.path, params.firstAfterSeconds, params.secondAfterSeconds)}${
        params.partners === 'last' ? `, partners after ${secondsText('en', params.partnersAfterSeconds)}` : ''
      }, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'path':
          return `${params.flow} rings this way: ${told('en', String(params.path), Number(params.first), Number(params.second))}.`;
        case 'noLocal':
          return `${params.flow} is no longer answered locally first: a call may reach any site.`;
        default:
          return `${params.flow} overflows to partners after ${secondsText('en', Number(params.seconds))} of waiting.`;
      }
    },
  },
};
