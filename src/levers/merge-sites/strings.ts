import type { Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fteText, monthName, siteName, someNames } from '../words.ts';
import type { MergeSitesParams } from './lever.ts';

function guests(lang: 'fr' | 'en', { siteIds, intoSiteId }: MergeSitesParams, network: Network): string {
  const names = siteIds.filter((id) => id !== intoSiteId).map((id) => siteName(network, id));
  return someNames(lang, names, 'sites');
}

export const mergeSitesStrings: { readonly fr: LeverStrings<MergeSitesParams>; readonly en: LeverStrings<MergeSitesParams> } = {
  fr: {
    name: 'Fusionner des sites ou des unités',
    summary: 'Plusieurs sites n’en font plus qu’un, ou gardent leurs plateaux et ne fusionnent que soutien et encadrement.',
    fields: {
      month: { label: 'À partir de' },
      siteIds: { label: 'Sites fusionnés' },
      intoSiteId: { label: 'Site qui accueille' },
      floors: {
        label: 'Ce qui fusionne',
        options: { oneFloor: 'tout, sur un seul plateau', keepFloors: 'seulement les postes de soutien et d’encadrement' },
      },
      moveShare: { label: 'Part des équipes qui suit', hint: 'Le reste quitte le service.' },
      seatsAfter: { label: 'Positions après la fusion', hint: 'Vide : la somme des plateaux.' },
      fixedCostSavedShare: { label: 'Part du coût fixe des plateaux fermés économisée' },
      postsKeptShare: {
        label: 'Part des postes de soutien gardée',
        hint: 'Sur le total des unités : soutien, encadrement, formation, planification.',
      },
      oneOffCost: { label: 'Coût unique', hint: 'Déménagement, indemnités ; le mois de la fusion.' },
    },
    describe: (params, network) =>
      params.floors === 'oneFloor'
        ? `${siteName(network, params.intoSiteId)} accueille ${guests('fr', params, network)} en ${monthName('fr', network, params.month)}, sur un seul plateau.`
        : `Soutien et encadrement fusionnent à ${siteName(network, params.intoSiteId)} en ${monthName('fr', network, params.month)} : ${guests('fr', params, network)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'floor':
          return `${params.site} réunit ${counted('fr', Number(params.sites), 'site', 'sites')} : ${fteText('fr', Number(params.fte))} pour ${counted('fr', Number(params.seats), 'position', 'positions')}.`;
        case 'keepFloors':
          return `Les ${params.sites} sites gardent leurs plateaux, leurs équipes et leurs appels.`;
        case 'moved':
          return `${fteText('fr', Number(params.fte))} changent de site.`;
        case 'left':
          return `${fteText('fr', Number(params.fte))} quittent le service.`;
        case 'skillLost':
          return `Plus personne ne répond à ${params.flow} : ses derniers conseillers ne suivent pas.`;
        case 'saved':
          return `${eurosText('fr', Number(params.euros))} de coût fixe en moins par mois.`;
        case 'posts':
          return `Postes de soutien et d’encadrement : de ${fteText('fr', Number(params.before))} à ${fteText('fr', Number(params.after))}, à ${params.site}.`;
        case 'perPost':
          return `Un poste de soutien ou d’encadrement pour ${counted('fr', Number(params.advisers), 'conseiller', 'conseillers')}.`;
        default:
          return `La fusion coûte ${eurosText('fr', Number(params.euros))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'Merge sites or units',
    summary: 'Several sites become one, or keep their floors and merge only support and team leaders.',
    fields: {
      month: { label: 'From' },
      siteIds: { label: 'Sites merged' },
      intoSiteId: { label: 'Receiving site' },
      floors: {
        label: 'What merges',
        options: { oneFloor: 'everything, on one floor', keepFloors: 'support and team-leader posts only' },
      },
      moveShare: { label: 'Share of the teams that follows', hint: 'The rest leaves the service.' },
      seatsAfter: { label: 'Seats after the merger', hint: 'Empty: the sum of the floors.' },
      fixedCostSavedShare: { label: 'Share of the closed floors’ fixed cost saved' },
      postsKeptShare: {
        label: 'Share of the support posts kept',
        hint: 'Of all units together: support, team leaders, trainers, planning.',
      },
      oneOffCost: { label: 'One-off cost', hint: 'Moving, compensation; in the month of the merger.' },
    },
    describe: (params, network) =>
      params.floors === 'oneFloor'
        ? `${siteName(network, params.intoSiteId)} takes in ${guests('en', params, network)} in ${monthName('en', network, params.month)}, on one floor.`
        : `Support and team leaders merge in ${siteName(network, params.intoSiteId)} in ${monthName('en', network, params.month)}: ${guests('en', params, network)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'floor':
          return `${params.site} unites ${counted('en', Number(params.sites), 'site', 'sites')}: ${fteText('en', Number(params.fte))} for ${counted('en', Number(params.seats), 'seat', 'seats')}.`;
        case 'keepFloors':
          return `The ${params.sites} sites keep their floors, teams and calls.`;
        case 'moved':
          return `${fteText('en', Number(params.fte))} change site.`;
        case 'left':
          return `${fteText('en', Number(params.fte))} leave the service.`;
        case 'skillLost':
          return `Nobody answers ${params.flow} any more: its last advisers do not follow.`;
        case 'saved':
          return `${eurosText('en', Number(params.euros))} less fixed cost a month.`;
        case 'posts':
          return `Support and team-leader posts: from ${fteText('en', Number(params.before))} to ${fteText('en', Number(params.after))}, in ${params.site}.`;
        case 'perPost':
          return `One support or team-leader post for ${counted('en', Number(params.advisers), 'adviser', 'advisers')}.`;
        default:
          return `The merger costs ${eurosText('en', Number(params.euros))} this month.`;
      }
    },
  },
};
