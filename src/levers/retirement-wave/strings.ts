import type { LeverStrings } from '../lever.ts';
import { SCOPE_LABELS, scopeName } from '../scope.ts';
import { counted, fromMonth, fteText, percent } from '../words.ts';
import type { RetirementWaveParams } from './lever.ts';

const BAND_FR: Readonly<Record<string, string>> = {
  under1Year: 'moins d’un an',
  from1To5Years: 'un à cinq ans',
  over5Years: 'plus de cinq ans',
};
const BAND_EN: Readonly<Record<string, string>> = {
  under1Year: 'under one year',
  from1To5Years: 'one to five years',
  over5Years: 'over five years',
};

export const retirementWaveStrings: {
  readonly fr: LeverStrings<RetirementWaveParams>;
  readonly en: LeverStrings<RetirementWaveParams>;
} = {
  fr: {
    name: 'Vague de départs à la retraite',
    summary: 'Une part d’une tranche d’ancienneté part en quelques mois, sans être remplacée.',
    fields: {
      month: { label: 'À partir de' },
      months: { label: 'Étalée sur' },
      ...SCOPE_LABELS.fr,
      band: { label: 'Ancienneté', options: BAND_FR },
      share: { label: 'Part de cette tranche qui part' },
    },
    describe: (params, network) =>
      `${scopeName('fr', network, params)} : ${percent('fr', params.share)} des conseillers de ${BAND_FR[params.band] ?? params.band} partent en ${counted('fr', params.months, 'mois', 'mois')} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'gone':
          return `${fteText('fr', Number(params.fte))} partis (${counted('fr', Number(params.people), 'personne', 'personnes')}), soit ${percent('fr', Number(params.share))} ; il en reste ${fteText('fr', Number(params.left))}.`;
        case 'going':
          return `La vague dure encore ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        case 'band':
          return `Part des ${BAND_FR[String(params.band)]} : de ${percent('fr', Number(params.before))} à ${percent('fr', Number(params.after))}.`;
        case 'hit':
          return `${counted('fr', Number(params.teams), 'équipe perd', 'équipes perdent')} un tiers de leurs conseillers ou plus.`;
        default:
          return `Plus personne ne répond à ${params.flow} : ses derniers conseillers sont partis.`;
      }
    },
  },
  en: {
    name: 'Wave of retirements',
    summary: 'Part of a seniority band leaves within some months and is not replaced.',
    fields: {
      month: { label: 'From' },
      months: { label: 'Spread over' },
      ...SCOPE_LABELS.en,
      band: { label: 'Seniority', options: BAND_EN },
      share: { label: 'Share of that band that leaves' },
    },
    describe: (params, network) =>
      `${scopeName('en', network, params)}: ${percent('en', params.share)} of the advisers of ${BAND_EN[params.band] ?? params.band} leave within ${counted('en', params.months, 'month', 'months')} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'gone':
          return `${fteText('en', Number(params.fte))} gone (${counted('en', Number(params.people), 'person', 'people')}), ${percent('en', Number(params.share))}; ${fteText('en', Number(params.left))} remain.`;
        case 'going':
          return `The wave lasts ${counted('en', Number(params.months), 'more month', 'more months')}.`;
        case 'band':
          return `Share of those ${BAND_EN[String(params.band)]}: from ${percent('en', Number(params.before))} to ${percent('en', Number(params.after))}.`;
        case 'hit':
          return `${counted('en', Number(params.teams), 'team loses', 'teams lose')} a third of their advisers or more.`;
        default:
          return `Nobody answers ${params.flow} any more: its last advisers have left.`;
      }
    },
  },
};
