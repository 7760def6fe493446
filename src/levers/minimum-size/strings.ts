import type { Id, Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, riseText } from '../words.ts';
import type { MinimumSizeParams } from './lever.ts';

const regionName = (network: Network, id: Id | null): string => network.regions.find((region) => region.id === id)?.name ?? '';

export const minimumSizeStrings: { readonly fr: LeverStrings<MinimumSizeParams>; readonly en: LeverStrings<MinimumSizeParams> } = {
  fr: {
    name: 'Taille minimale d’une région ou d’un site',
    summary:
      'Chaque région ou site garde un nombre minimal de conseillers, N1 et N2 réunis : qui est en dessous, et ce que la règle coûte.',
    fields: {
      month: { label: 'À partir de' },
      level: { label: 'La règle vaut par', options: { region: 'région (direction)', site: 'site interne' } },
      regionId: { label: 'Région concernée', none: 'toutes les régions' },
      advisers: { label: 'Conseillers au moins', hint: 'Des personnes, partenaires non compris.' },
      remedy: { label: 'S’il en manque', options: { name: 'le signaler', hire: 'les recruter dans la plus grande équipe' } },
      classroomWeeks: { label: 'Formation en salle des recrues' },
      rampFactor: { label: 'DMT des recrues au sortir de la salle' },
      rampMonths: { label: 'Durée de leur montée en charge' },
    },
    describe: (params, network) =>
      `Au moins ${counted('fr', params.advisers, 'conseiller', 'conseillers')} par ${params.level === 'region' ? 'région' : 'site'}${params.regionId ? ` (${regionName(network, params.regionId)})` : ''} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'held':
          return Number(params.places) === 1
            ? `La règle des ${params.minimum} conseillers est tenue : il y en a ${params.least}.`
            : `La règle des ${params.minimum} conseillers est tenue partout (${params.places} lieux) ; le plus petit en a ${params.least}.`;
        case 'total':
          return `${params.places} lieux sont sous la règle ; il manque ${counted('fr', Number(params.missing), 'conseiller', 'conseillers')} en tout.`;
        case 'short':
          return `${params.name} : ${counted('fr', Number(params.advisers), 'conseiller', 'conseillers')} pour ${params.minimum} voulus, il en manque ${params.missing}.`;
        case 'nobody':
          return `${params.name} : personne n’y travaille, la règle ne peut pas y être tenue par des recrutements.`;
        case 'wouldCost':
          return `${params.name} : tenir la règle demanderait ${fteText('fr', Number(params.fte))}, soit ${eurosText('fr', Number(params.euros))} par mois.`;
        case 'hired':
          return `${counted('fr', Number(params.people), 'conseiller recruté', 'conseillers recrutés')} dans ${params.team} (${fteText('fr', Number(params.fte))}), soit ${eurosText('fr', Number(params.euros))} par mois.`;
        default:
          return `DMT des recrues : ${riseText('fr', Number(params.factor))} ce mois-ci.`;
      }
    },
  },
  en: {
    name: 'Minimum size of a region or site',
    summary: 'Every region or site keeps a least number of advisers, N1 and N2 together: who is below, and what the rule costs.',
    fields: {
      month: { label: 'From' },
      level: { label: 'The rule holds by', options: { region: 'region', site: 'internal site' } },
      regionId: { label: 'Region concerned', none: 'every region' },
      advisers: { label: 'Advisers at least', hint: 'People, partners not counted.' },
      remedy: { label: 'Where some are missing', options: { name: 'say so', hire: 'hire them into the largest team' } },
      classroomWeeks: { label: 'Classroom of the newcomers' },
      rampFactor: { label: 'Newcomers’ AHT on leaving the classroom' },
      rampMonths: { label: 'Length of their ramp-up' },
    },
    describe: (params, network) =>
      `At least ${counted('en', params.advisers, 'adviser', 'advisers')} a ${params.level === 'region' ? 'region' : 'site'}${params.regionId ? ` (${regionName(network, params.regionId)})` : ''} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'held':
          return Number(params.places) === 1
            ? `The rule of ${params.minimum} advisers holds: there are ${params.least}.`
            : `The rule of ${params.minimum} advisers holds everywhere (${params.places} places); the smallest has ${params.least}.`;
        case 'total':
          return `${params.places} places are below the rule; ${counted('en', Number(params.missing), 'adviser is', 'advisers are')} missing in all.`;
        case 'short':
          return `${params.name}: ${counted('en', Number(params.advisers), 'adviser', 'advisers')} for ${params.minimum} wanted, ${params.missing} missing.`;
        case 'nobody':
          return `${params.name}: nobody works there, so hiring cannot keep the rule.`;
        case 'wouldCost':
          return `${params.name}: keeping the rule would take ${fteText('en', Number(params.fte))}, ${eurosText('en', Number(params.euros))} a month.`;
        case 'hired':
          return `${counted('en', Number(params.people), 'adviser', 'advisers')} hired into ${params.team} (${fteText('en', Number(params.fte))}), ${eurosText('en', Number(params.euros))} a month.`;
        default:
          return `Newcomers’ AHT: ${riseText('en', Number(params.factor))} this month.`;
      }
    },
  },
};
