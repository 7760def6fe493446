import type { Lang } from '../../i18n/lang.ts';
import type { Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, flowNames, fromMonth, fteText, percent, secondsText, siteName } from '../words.ts';
import type { HotSupportParams } from './lever.ts';

function place(lang: Lang, params: HotSupportParams, network: Network): string {
  const site = params.siteId === null ? '' : siteName(network, params.siteId);
  if (params.where === 'local') return lang === 'fr' ? 'une équipe par site' : 'a team at each site';
  return lang === 'fr' ? `une SPA${site ? ` (${site})` : ''}` : `one SPA${site ? ` (${site})` : ''}`;
}

export const hotSupportStrings: { readonly fr: LeverStrings<HotSupportParams>; readonly en: LeverStrings<HotSupportParams> } = {
  fr: {
    name: 'Organiser l’appui à chaud',
    summary: 'Un expert aide pendant l’appel : une équipe par site, ou une SPA pour tous. Le conseiller et le client attendent sa réponse.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux aidés' },
      where: { label: 'Où sont les experts', options: { local: 'une équipe par site', platform: 'une SPA pour tous' } },
      siteId: { label: 'Site de la SPA' },
      share: { label: 'Appels avec appui' },
      afterShare: { label: 'Appui demandé après', hint: 'Part de la durée de traitement déjà passée.' },
      helpSeconds: { label: 'Durée d’un appui', hint: 'Sans l’attente de l’expert, que la simulation ajoute.' },
      people: {
        label: 'Qui aide',
        options: { posts: 'les postes de soutien des sites', own: 'des ETP en plus' },
      },
      fte: { label: 'Effectif d’appui', hint: 'Par site, ou pour toute la SPA.' },
      transferFactor: { label: 'Transferts', hint: '0,7 = 30 % de moins grâce à l’appui.' },
      repeatFactor: { label: 'Réitérations', hint: '0,8 = 20 % de moins.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} : appui à chaud pour ${percent('fr', params.share)} des appels, ${place('fr', params, network)}, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'asked':
          return `${counted('fr', Math.round(Number(params.calls)), 'appui demandé', 'appuis demandés')} ce mois-ci, soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} d’experts ; chaque appel aidé dure ${secondsText('fr', Number(params.seconds))} de plus, et l’attente de l’expert.`;
        case 'experts':
          return `${params.site} : ${fteText('fr', Number(params.fte))} d’appui, soit un expert pour ${counted('fr', Math.round(Number(params.ratio)), 'conseiller', 'conseillers')}.`;
        case 'left':
          return Number(params.count) > 1
            ? `Il n’y a plus d’appui sur place dans ces sites : ${params.sites} (${fteText('fr', Number(params.fte))} en tout).`
            : `Il n’y a plus d’appui sur place à ${params.sites} (${fteText('fr', Number(params.fte))}).`;
        case 'paid':
          return `Ces experts (${fteText('fr', Number(params.fte))}) coûtent ${eurosText('fr', Number(params.euros))} par mois, comme les postes de soutien d’où ils viennent.`;
        case 'dearer':
          return `Ces experts (${fteText('fr', Number(params.fte))}) coûtent ${eurosText('fr', Number(params.euros))} de plus par mois, payés comme les équipes de leur site.`;
        default:
          return `Les experts sont occupés ${percent('fr', Number(params.busy))} de leur temps d’appui${Number(params.busy) > 0.85 ? ' : le N1 et ses clients les attendront longtemps' : ''}.`;
      }
    },
  },
  en: {
    name: 'Organise hot support',
    summary: 'An expert helps during the call: a team at each site, or one SPA for all. Adviser and caller wait for the answer.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows helped' },
      where: { label: 'Where the experts are', options: { local: 'a team at each site', platform: 'one SPA for all' } },
      siteId: { label: 'Site of the SPA' },
      share: { label: 'Calls with support' },
      afterShare: { label: 'Support asked after', hint: 'Share of the handling time already gone.' },
      helpSeconds: { label: 'Length of the help', hint: 'Without the wait for the expert, which the simulation adds.' },
      people: { label: 'Who helps', options: { posts: 'the sites’ support posts', own: 'additional FTE' } },
      fte: { label: 'Support staff', hint: 'For each site, or for the whole SPA.' },
      transferFactor: { label: 'Transfers', hint: '0.7 = 30% fewer thanks to support.' },
      repeatFactor: { label: 'Repeat calls', hint: '0.8 = 20% fewer.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}: hot support for ${percent('en', params.share)} of the calls, ${place('en', params, network)}, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'asked':
          return `${counted('en', Math.round(Number(params.calls)), 'request for help', 'requests for help')} this month, ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')} of experts; each call helped lasts ${secondsText('en', Number(params.seconds))} longer, and the wait for the expert.`;
        case 'experts':
          return `${params.site}: ${fteText('en', Number(params.fte))} of support, one expert for ${counted('en', Math.round(Number(params.ratio)), 'adviser', 'advisers')}.`;
        case 'left':
          return Number(params.count) > 1
            ? `No more support on the floor: ${params.sites} (${fteText('en', Number(params.fte))} in all).`
            : `No more support on the floor: ${params.sites} (${fteText('en', Number(params.fte))}).`;
        case 'paid':
          return `These experts (${fteText('en', Number(params.fte))}) cost ${eurosText('en', Number(params.euros))} a month, as the support posts they come from.`;
        case 'dearer':
          return `These experts (${fteText('en', Number(params.fte))}) cost ${eurosText('en', Number(params.euros))} more a month, paid as the teams of their site.`;
        default:
          return `Experts are busy ${percent('en', Number(params.busy))} of their support time${Number(params.busy) > 0.85 ? ': N1 and its callers will wait long for them' : ''}.`;
      }
    },
  },
};
