import type { Id, Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fteText, monthName, percent, riseText } from '../words.ts';
import type { OpenSiteParams } from './lever.ts';

const regionName = (network: Network, id: Id): string => network.regions.find((region) => region.id === id)?.name ?? id;

export const openSiteStrings: { readonly fr: LeverStrings<OpenSiteParams>; readonly en: LeverStrings<OpenSiteParams> } = {
  fr: {
    name: 'Ouvrir un site',
    summary: 'Un plateau ouvre : conseillers venus d’une équipe ou recrutés, postes de soutien, part des appels de la région.',
    fields: {
      month: { label: 'Ouvre en' },
      name: { label: 'Nom du site' },
      regionId: { label: 'Région' },
      likeSiteId: { label: 'Mêmes horaires que' },
      seats: { label: 'Positions' },
      fixedCostPerMonth: { label: 'Coût fixe par mois' },
      fromTeamId: { label: 'Équipe d’où viennent des conseillers', none: 'personne ne vient d’une équipe' },
      movedFte: { label: 'Conseillers qui en viennent' },
      profileId: { label: 'Profil des recrues', none: 'pas de recrues' },
      hiredFte: { label: 'Conseillers recrutés' },
      classroomWeeks: { label: 'Formation en salle des recrues' },
      rampFactor: { label: 'DMT des recrues au sortir de la salle', hint: 'Convention du métier : de 1,3 à 1,8.' },
      rampMonths: { label: 'Durée de leur montée en charge' },
      supportFte: { label: 'Postes de soutien' },
      zoneShare: { label: 'Part des appels de la région', hint: 'Des flux tenus sur place ; prise aux autres sites à proportion.' },
      oneOffCost: { label: 'Coût unique', hint: 'Travaux, équipement ; le mois de l’ouverture.' },
    },
    describe: (params, network) =>
      `${params.name || 'Un site'} ouvre en ${monthName('fr', network, params.month)} dans la région ${regionName(network, params.regionId)}, avec ${counted('fr', params.seats, 'position', 'positions')}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'opened':
          return `${params.site} compte ${fteText('fr', Number(params.fte))} pour ${counted('fr', Number(params.seats), 'position', 'positions')}.`;
        case 'moved':
          return `${fteText('fr', Number(params.fte))} viennent de ${params.team}, qui en garde ${fteText('fr', Number(params.left))}.`;
        case 'hired':
          return `${fteText('fr', Number(params.fte))} sont recrutés.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} ne sont pas encore au téléphone ce mois-ci, en formation.`;
        case 'ramp':
          return `DMT des recrues : ${riseText('fr', Number(params.factor))} ce mois-ci.`;
        case 'zone':
          return `${percent('fr', Number(params.share))} des appels de la région sonnent à ${params.site}, pour ${counted('fr', Number(params.flows), 'flux', 'flux')}.`;
        case 'dearer':
          return `${eurosText('fr', Number(params.euros))} de coût fixe en plus par mois.`;
        default:
          return `L’ouverture coûte ${eurosText('fr', Number(params.euros))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'Open a site',
    summary: 'A floor opens: advisers moved from a team or hired, support posts, a share of the region’s calls.',
    fields: {
      month: { label: 'Opens in' },
      name: { label: 'Name of the site' },
      regionId: { label: 'Region' },
      likeSiteId: { label: 'Same hours as' },
      seats: { label: 'Seats' },
      fixedCostPerMonth: { label: 'Fixed cost a month' },
      fromTeamId: { label: 'Team that advisers come from', none: 'nobody comes from a team' },
      movedFte: { label: 'Advisers who come from it' },
      profileId: { label: 'Profile of the newcomers', none: 'no newcomers' },
      hiredFte: { label: 'Advisers hired' },
      classroomWeeks: { label: 'Classroom of the newcomers' },
      rampFactor: { label: 'Newcomers’ AHT on leaving the classroom', hint: 'Trade convention: 1.3 to 1.8.' },
      rampMonths: { label: 'Length of their ramp-up' },
      supportFte: { label: 'Support posts' },
      zoneShare: { label: 'Share of the region’s calls', hint: 'Of the flows held there; taken from the other sites in proportion.' },
      oneOffCost: { label: 'One-off cost', hint: 'Works, equipment; in the month of opening.' },
    },
    describe: (params, network) =>
      `${params.name || 'A site'} opens in ${monthName('en', network, params.month)} in the region ${regionName(network, params.regionId)}, with ${counted('en', params.seats, 'seat', 'seats')}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'opened':
          return `${params.site} has ${fteText('en', Number(params.fte))} for ${counted('en', Number(params.seats), 'seat', 'seats')}.`;
        case 'moved':
          return `${fteText('en', Number(params.fte))} come from ${params.team}, which keeps ${fteText('en', Number(params.left))}.`;
        case 'hired':
          return `${fteText('en', Number(params.fte))} are hired.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} are not on the phone yet this month, in training.`;
        case 'ramp':
          return `Newcomers’ AHT: ${riseText('en', Number(params.factor))} this month.`;
        case 'zone':
          return `${percent('en', Number(params.share))} of the region’s calls ring in ${params.site}, for ${counted('en', Number(params.flows), 'flow', 'flows')}.`;
        case 'dearer':
          return `${eurosText('en', Number(params.euros))} more fixed cost a month.`;
        default:
          return `Opening costs ${eurosText('en', Number(params.euros))} this month.`;
      }
    },
  },
};
