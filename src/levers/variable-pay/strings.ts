import { formatNumber, NO_BREAK_SPACE } from '../../i18n/format.ts';
import type { LeverStrings } from '../lever.ts';
import { SCOPE_LABELS, scopeName } from '../scope.ts';
import { counted, eurosText, fromMonth, percent } from '../words.ts';
import type { VariablePayParams } from './lever.ts';

/** Cents where there are any. */
const cents = (euros: number): number => (Math.abs(euros - Math.round(euros)) < 0.005 ? 0 : 2);
const centsFr = (euros: number | string | undefined): string =>
  `${formatNumber('fr', Number(euros), cents(Number(euros)))}${NO_BREAK_SPACE}€`;
const centsEn = (euros: number | string | undefined): string => `€${formatNumber('en', Number(euros), cents(Number(euros)))}`;

export const variablePayStrings: { readonly fr: LeverStrings<VariablePayParams>; readonly en: LeverStrings<VariablePayParams> } = {
  fr: {
    name: 'Part variable de la paie',
    summary:
      'Un plan de part variable (individuelle, collective, qualité) est fixé, gelé ou arrêté. Ce qu’il paie avec les chiffres simulés se lit dans Résultats, Personnes : moyennes par équipe, jamais de personnes.',
    fields: {
      month: { label: 'À partir de' },
      ...SCOPE_LABELS.fr,
      what: {
        label: 'Le plan',
        options: { keep: 'reste comme dans les données', plan: 'est fixé ci-dessous', freeze: 'est gelé', end: 'est arrêté' },
      },
      targetEurosPerMonth: { label: 'Montant si tout est atteint, par personne et mois' },
      individualShare: { label: 'Part individuelle', hint: 'Appels traités par heure au téléphone, rapportés au mois de référence.' },
      collectiveShare: { label: 'Part collective', hint: 'Niveau de service rapporté à son objectif.' },
      qualityShare: { label: 'Part qualité', hint: 'Appels sans réitération. Les trois parts font 100 %.' },
      frozenShare: { label: 'Gelé à', hint: 'Part du montant versée quels que soient les chiffres.' },
    },
    describe: (params, network) => {
      const scope = scopeName('fr', network, params);
      const from = fromMonth('fr', network, params.month);
      if (params.what === 'plan') return `${scope} : part variable de ${eurosText('fr', params.targetEurosPerMonth)} par mois ${from}.`;
      if (params.what === 'freeze') return `${scope} : part variable gelée à ${percent('fr', params.frozenShare)} ${from}.`;
      return params.what === 'end' ? `${scope} : plus de part variable ${from}.` : `${scope} : part variable inchangée.`;
    },
    effect: ({ code, params }) => {
      switch (code) {
        case 'plan':
          return `${counted('fr', Number(params.people), 'personne', 'personnes')} : ${centsFr(params.each)} par mois si tout est atteint, ${eurosText('fr', Number(params.euros))} en tout.`;
        case 'frozen':
          return `${counted('fr', Number(params.people), 'personne', 'personnes')} : ${centsFr(params.each)} par mois, ${eurosText('fr', Number(params.euros))} en tout, quels que soient les chiffres.`;
        case 'service':
          return `Dix points de niveau de service sous un objectif de 80 % : ${centsFr(params.euros)} de moins par personne et mois.`;
        case 'pace':
          return `Une DMT de 10 % plus longue, à même occupation : ${centsFr(params.euros)} de moins par personne et mois.`;
        case 'quality':
          return `Cinq pour cent d’appels sans réitération en moins : ${centsFr(params.euros)} de moins par personne et mois.`;
        case 'noRisk':
          return 'Mutualisation, panne ou DMT plus longue n’y changent rien pendant le gel.';
        case 'ended':
          return `${counted('fr', Number(params.people), 'personne perd', 'personnes perdent')} leur part variable.`;
        default:
          return `Équipes de moins de 5 personnes, dont rien n’est dit : ${params.teams}.`;
      }
    },
  },
  en: {
    name: 'Variable pay',
    summary:
      'A plan of variable pay (individual, collective, quality) is set, frozen or ended. What it pays with the simulated figures stands in Results, People: averages by team, never persons.',
    fields: {
      month: { label: 'From' },
      ...SCOPE_LABELS.en,
      what: { label: 'The plan', options: { keep: 'stays as in the data', plan: 'is set below', freeze: 'is frozen', end: 'ends' } },
      targetEurosPerMonth: { label: 'Amount if all is reached, a person and month' },
      individualShare: { label: 'Individual part', hint: 'Calls handled an hour on the phone, relative to the reference month.' },
      collectiveShare: { label: 'Collective part', hint: 'Service level relative to its target.' },
      qualityShare: { label: 'Quality part', hint: 'Calls that do not come back. The three parts make 100%.' },
      frozenShare: { label: 'Frozen at', hint: 'Share of the amount paid whatever the figures.' },
    },
    describe: (params, network) => {
      const scope = scopeName('en', network, params);
      const from = fromMonth('en', network, params.month);
      if (params.what === 'plan') return `${scope}: variable pay of ${eurosText('en', params.targetEurosPerMonth)} a month ${from}.`;
      if (params.what === 'freeze') return `${scope}: variable pay frozen at ${percent('en', params.frozenShare)} ${from}.`;
      return params.what === 'end' ? `${scope}: no variable pay any more ${from}.` : `${scope}: variable pay unchanged.`;
    },
    effect: ({ code, params }) => {
      switch (code) {
        case 'plan':
          return `${counted('en', Number(params.people), 'person', 'people')}: ${centsEn(params.each)} a month if all is reached, ${eurosText('en', Number(params.euros))} in all.`;
        case 'frozen':
          return `${counted('en', Number(params.people), 'person', 'people')}: ${centsEn(params.each)} a month, ${eurosText('en', Number(params.euros))} in all, whatever the figures.`;
        case 'service':
          return `Ten points of service level below a target of 80%: ${centsEn(params.euros)} less a person and month.`;
        case 'pace':
          return `An AHT 10% longer, at the same occupancy: ${centsEn(params.euros)} less a person and month.`;
        case 'quality':
          return `Five per cent fewer calls that do not come back: ${centsEn(params.euros)} less a person and month.`;
        case 'noRisk':
          return 'Pooling, a failure or longer calls change nothing about it during the freeze.';
        case 'ended':
          return `${counted('en', Number(params.people), 'person loses', 'people lose')} their variable pay.`;
        default:
          return `Teams of fewer than 5 people, about which nothing is said: ${params.teams}.`;
      }
    },
  },
};
