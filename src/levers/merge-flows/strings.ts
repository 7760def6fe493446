import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { flowNames, fromMonth, fteText, percent, riseText } from '../words.ts';
import type { MergeFlowsParams } from './lever.ts';

/** Silent when nothing changes to a tenth of a percent. */
function paceText(lang: Lang, rise: number): string {
  if (Math.abs(rise - 1) < 5e-4) return '';
  return lang === 'fr' ? `, DMT moyenne ${riseText(lang, rise)}` : `, mean AHT ${riseText(lang, rise)}`;
}

export const mergeFlowsStrings: { readonly fr: LeverStrings<MergeFlowsParams>; readonly en: LeverStrings<MergeFlowsParams> } = {
  fr: {
    name: 'Fusionner des flux',
    summary: 'Plusieurs flux partagent un groupe de traitement : une seule file, l’appel le plus ancien d’abord.',
    fields: {
      month: { label: 'À partir de' },
      flowIds: { label: 'Flux fusionnés' },
      kind: {
        label: 'Groupe de traitement',
        hint: 'Unique : tous ceux qui répondent à l’un des flux apprennent les autres. Mixte : seuls les profils choisis.',
        options: { unique: 'unique', mixed: 'mixte' },
      },
      learnProfileIds: { label: 'Profils qui apprennent' },
      learnedAhtFactor: { label: 'DMT sur les flux appris', hint: '1 = comme un conseiller formé de longue date.' },
      mixAhtFactor: { label: 'DMT sur leurs anciens flux', hint: 'Plus de 1 si mélanger les motifs fait perdre du temps.' },
      classroomWeeks: { label: 'Formation en salle', hint: 'Semaines sans appels pour ceux qui apprennent.' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)} forment un groupe de traitement ${params.kind === 'unique' ? 'unique' : 'mixte'} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'oneQueue':
          return `Une seule file pour ${params.flows} : l’appel qui attend depuis le plus longtemps passe d’abord.`;
        case 'learn':
          return `${fteText('fr', Number(params.fte))} répondent à de nouveaux flux, DMT ${riseText('fr', Number(params.factor))} sur ces flux${
            params.own === 1 ? '' : `, ${riseText('fr', Number(params.own))} sur les anciens`
          }.`;
        case 'classroom':
          return `${fteText('fr', Number(params.fte))} manquent au téléphone ce mois-ci, en formation.`;
        case 'segment':
          return `${params.flow} fait ${percent('fr', Number(params.share))} des appels du groupe. ${fteText('fr', Number(params.fteBefore))} y répondaient${Number(params.firstBefore) > 0 ? `, dont ${fteText('fr', Number(params.firstBefore))} en priorité` : ''} ; ensuite ${fteText('fr', Number(params.fteAfter))}${Number(params.firstBefore) > 0 ? `, dont ${Number(params.firstAfter) > 0 ? fteText('fr', Number(params.firstAfter)) : 'personne'} pour ce flux seul` : ''}${paceText('fr', Number(params.rise))}.`;
        default:
          return `${params.flow} n’a plus la priorité sur les flux avec lesquels il est fusionné.`;
      }
    },
  },
  en: {
    name: 'Merge flows',
    summary: 'Several flows share one answer group: a single queue, the longest waiting call first.',
    fields: {
      month: { label: 'From' },
      flowIds: { label: 'Flows merged' },
      kind: {
        label: 'Answer group',
        hint: 'Unique: everybody who answers one of the flows learns the others. Mixed: only the chosen profiles do.',
        options: { unique: 'unique', mixed: 'mixed' },
      },
      learnProfileIds: { label: 'Profiles that learn' },
      learnedAhtFactor: { label: 'AHT on flows learned', hint: '1 = like an adviser trained long ago.' },
      mixAhtFactor: { label: 'AHT on their former flows', hint: 'Above 1 if mixing reasons costs time.' },
      classroomWeeks: { label: 'Classroom', hint: 'Weeks off the phone for those who learn.' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)} form a ${params.kind === 'unique' ? 'unique' : 'mixed'} answer group ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'oneQueue':
          return `One queue for ${params.flows}: the call that has waited longest goes first.`;
        case 'learn':
          return `${fteText('en', Number(params.fte))} answer new flows, AHT ${riseText('en', Number(params.factor))} on these${
            params.own === 1 ? '' : `, ${riseText('en', Number(params.own))} on the former ones`
          }.`;
        case 'classroom':
          return `${fteText('en', Number(params.fte))} are missing on the phone this month, in training.`;
        case 'segment':
          return `${params.flow} makes ${percent('en', Number(params.share))} of the group’s calls. ${fteText('en', Number(params.fteBefore))} answered them${Number(params.firstBefore) > 0 ? `, ${fteText('en', Number(params.firstBefore))} of these first of all` : ''}; then ${fteText('en', Number(params.fteAfter))}${Number(params.firstBefore) > 0 ? `, ${Number(params.firstAfter) > 0 ? fteText('en', Number(params.firstAfter)) : 'none'} of these for this flow alone` : ''}${paceText('en', Number(params.rise))}.`;
        default:
          return `${params.flow} no longer has priority over the flows it is merged with.`;
      }
    },
  },
};
