import { formatNumber } from '../../i18n/format.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, riseText, siteName } from '../words.ts';
import type { SupportRatioParams } from './lever.ts';

const KIND_FR: Readonly<Record<string, string>> = {
  support: 'soutien',
  teamLeader: 'encadrement',
  trainer: 'formation',
  planning: 'planification',
};
const POSTS_FR: Readonly<Record<string, string>> = {
  support: 'de soutien',
  teamLeader: 'd’encadrement',
  trainer: 'de formation',
  planning: 'de planification',
};
const KIND_EN: Readonly<Record<string, string>> = {
  support: 'support',
  teamLeader: 'team leaders',
  trainer: 'trainers',
  planning: 'planning',
};

export const supportRatioStrings: { readonly fr: LeverStrings<SupportRatioParams>; readonly en: LeverStrings<SupportRatioParams> } = {
  fr: {
    name: 'Postes de soutien et d’encadrement',
    summary:
      'Soutien, encadrement, formateurs ou planification d’un site sont réduits ou renforcés ; l’effet sur la DMT est une hypothèse à régler.',
    fields: {
      month: { label: 'À partir de' },
      siteId: { label: 'Site' },
      kind: { label: 'Fonction', options: KIND_FR },
      postsFte: { label: 'Postes après', hint: 'Comptés à part des conseillers. Vide : rien ne change.' },
      rampMonths: { label: 'Atteint en' },
      ahtRiseWhenDoubled: {
        label: 'DMT en plus si deux fois plus de conseillers par poste',
        hint: 'Hypothèse, à discuter : aucune source ne donne ce chiffre.',
      },
      repeatRiseWhenDoubled: {
        label: 'Réitérations en plus, de même',
        hint: 'Hypothèse ; 5 % = 10 % de rappels deviennent 10,5 %.',
      },
    },
    describe: (params, network) =>
      params.postsFte === null
        ? `${siteName(network, params.siteId)}, postes ${POSTS_FR[params.kind] ?? params.kind} : aucun changement saisi.`
        : `${siteName(network, params.siteId)} a ${fteText('fr', params.postsFte)} ${POSTS_FR[params.kind] ?? params.kind} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'posts':
          return `${params.site}, ${KIND_FR[String(params.kind)]} : de ${fteText('fr', Number(params.before))} à ${fteText('fr', Number(params.after))}.`;
        case 'ratio':
          return `Un poste pour ${counted('fr', Number(params.after), 'conseiller', 'conseillers')} au lieu de ${formatNumber('fr', Math.round(Number(params.before) * 10) / 10)}.`;
        case 'firstRatio':
          return `Un poste pour ${counted('fr', Number(params.after), 'conseiller', 'conseillers')}, là où il n’y en avait pas.`;
        case 'nobody':
          return `Plus aucun poste ${POSTS_FR[String(params.kind)]} à ${params.site}.`;
        case 'dearer':
          return `Ces postes coûtent ${eurosText('fr', Number(params.euros))} de plus par mois.`;
        case 'cheaper':
          return `Ces postes coûtent ${eurosText('fr', Number(params.euros))} de moins par mois.`;
        case 'pace':
          return `DMT de tous les conseillers de ${params.site} : ${riseText('fr', Number(params.factor))} (hypothèse saisie).`;
        case 'repeats':
          return `Réitérations : ${riseText('fr', Number(params.factor))} sur la part du site, pour ${counted('fr', Number(params.flows), 'flux', 'flux')} (hypothèse saisie).`;
        default:
          return `Les formateurs de la région peuvent prendre ${counted('fr', Number(params.people), 'personne', 'personnes')} en salle à la fois.`;
      }
    },
  },
  en: {
    name: 'Support and team-leader posts',
    summary: 'Support, team leaders, trainers or planning of a site thin out or are rebuilt; the effect on AHT is an assumption you set.',
    fields: {
      month: { label: 'From' },
      siteId: { label: 'Site' },
      kind: { label: 'Function', options: KIND_EN },
      postsFte: { label: 'Posts afterwards', hint: 'Counted apart from advisers. Empty: nothing changes.' },
      rampMonths: { label: 'Reached within' },
      ahtRiseWhenDoubled: {
        label: 'AHT added when advisers per post double',
        hint: 'An assumption to discuss: no source gives this figure.',
      },
      repeatRiseWhenDoubled: { label: 'Repeats added, likewise', hint: 'An assumption; 5% = 10% repeats become 10.5%.' },
    },
    describe: (params, network) =>
      params.postsFte === null
        ? `Posts (${KIND_EN[params.kind] ?? params.kind}) of ${siteName(network, params.siteId)}: no change entered.`
        : `${siteName(network, params.siteId)} has ${fteText('en', params.postsFte)} (${KIND_EN[params.kind] ?? params.kind}) ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'posts':
          return `${params.site}, ${KIND_EN[String(params.kind)]}: from ${fteText('en', Number(params.before))} to ${fteText('en', Number(params.after))}.`;
        case 'ratio':
          return `One post for ${counted('en', Number(params.after), 'adviser', 'advisers')} instead of ${formatNumber('en', Math.round(Number(params.before) * 10) / 10)}.`;
        case 'firstRatio':
          return `One post for ${counted('en', Number(params.after), 'adviser', 'advisers')}, where there was none.`;
        case 'nobody':
          return `No post (${KIND_EN[String(params.kind)]}) is left in ${params.site}.`;
        case 'dearer':
          return `These posts cost ${eurosText('en', Number(params.euros))} more a month.`;
        case 'cheaper':
          return `These posts cost ${eurosText('en', Number(params.euros))} less a month.`;
        case 'pace':
          return `AHT of all advisers in ${params.site}: ${riseText('en', Number(params.factor))} (assumption entered).`;
        case 'repeats':
          return `Repeats: ${riseText('en', Number(params.factor))} on the site’s part, for ${counted('en', Number(params.flows), 'flow', 'flows')} (assumption entered).`;
        default:
          return `The region’s trainers can take ${counted('en', Number(params.people), 'person', 'people')} into the classroom at once.`;
      }
    },
  },
};
