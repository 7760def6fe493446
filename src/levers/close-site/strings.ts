import type { LeverStrings } from '../lever.ts';
import { eurosText, fteText, monthName, percent, siteName } from '../words.ts';
import type { CloseSiteParams } from './lever.ts';

export const closeSiteStrings: { readonly fr: LeverStrings<CloseSiteParams>; readonly en: LeverStrings<CloseSiteParams> } = {
  fr: {
    name: 'Fermer un site',
    summary: 'Un site ferme ; un autre reprend sa zone et une part de ses équipes.',
    fields: {
      month: { label: 'À partir de' },
      siteId: { label: 'Site qui ferme' },
      intoSiteId: { label: 'Site qui reprend' },
      moveShare: { label: 'Part des équipes qui suit', hint: 'Le reste quitte le service.' },
      postsShare: { label: 'Part des postes de soutien qui suit', hint: 'Soutien, encadrement, formation. Vide : comme les équipes.' },
      addedSeats: { label: 'Positions ajoutées à l’arrivée' },
      addedFixedCost: { label: 'Coût fixe ajouté à l’arrivée, par mois' },
      oneOffCost: { label: 'Coût unique', hint: 'Déménagement, indemnités ; le mois de la fermeture.' },
    },
    describe: (params, network) =>
      `${siteName(network, params.siteId)} ferme en ${monthName('fr', network, params.month)} ; ${siteName(network, params.intoSiteId)} reprend sa zone${params.moveShare > 0 ? ` et ${percent('fr', params.moveShare)} de ses équipes` : ''}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'zone':
          return `Les appels de la zone de ${params.site} sonnent à ${params.into}.`;
        case 'moved':
          return `${fteText('fr', Number(params.fte))} rejoignent ${params.into}.`;
        case 'left':
          return `${fteText('fr', Number(params.fte))} quittent le service.`;
        case 'posts':
          return Number(params.cut) > 0
            ? `Des ${fteText('fr', Number(params.posts))} de soutien et d’encadrement, ${fteText('fr', Number(params.kept))} suivent et ${fteText('fr', Number(params.cut))} disparaissent.`
            : `Les ${fteText('fr', Number(params.posts))} de soutien et d’encadrement suivent.`;
        case 'skillLost':
          return `Plus personne ne répond à ${params.flow} : ses derniers conseillers partent avec le site.`;
        case 'saved':
          return `${eurosText('fr', Number(params.euros))} de coût fixe en moins par mois.`;
        case 'dearer':
          return `${eurosText('fr', Number(params.euros))} de coût fixe en plus par mois.`;
        default:
          return `La fermeture coûte ${eurosText('fr', Number(params.euros))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'Close a site',
    summary: 'A site closes; another takes over its zone and a share of its teams.',
    fields: {
      month: { label: 'From' },
      siteId: { label: 'Site that closes' },
      intoSiteId: { label: 'Site that takes over' },
      moveShare: { label: 'Share of the teams that follows', hint: 'The rest leaves the service.' },
      postsShare: { label: 'Share of the support posts that follows', hint: 'Support, team leaders, trainers. Empty: as the teams do.' },
      addedSeats: { label: 'Seats added there' },
      addedFixedCost: { label: 'Fixed cost added there, a month' },
      oneOffCost: { label: 'One-off cost', hint: 'Moving, compensation; in the month of closing.' },
    },
    describe: (params, network) =>
      `${siteName(network, params.siteId)} closes in ${monthName('en', network, params.month)}; ${siteName(network, params.intoSiteId)} takes over its zone${params.moveShare > 0 ? ` and ${percent('en', params.moveShare)} of its teams` : ''}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'zone':
          return `Calls from the zone of ${params.site} ring in ${params.into}.`;
        case 'moved':
          return `${fteText('en', Number(params.fte))} join ${params.into}.`;
        case 'left':
          return `${fteText('en', Number(params.fte))} leave the service.`;
        case 'posts':
          return Number(params.cut) > 0
            ? `Of ${fteText('en', Number(params.posts))} of support and team leaders, ${fteText('en', Number(params.kept))} follow and ${fteText('en', Number(params.cut))} disappear.`
            : `The ${fteText('en', Number(params.posts))} of support and team leaders follow.`;
        case 'skillLost':
          return `Nobody answers ${params.flow} any more: its last advisers leave with the site.`;
        case 'saved':
          return `${eurosText('en', Number(params.euros))} less fixed cost a month.`;
        case 'dearer':
          return `${eurosText('en', Number(params.euros))} more fixed cost a month.`;
        default:
          return `Closing costs ${eurosText('en', Number(params.euros))} this month.`;
      }
    },
  },
};
