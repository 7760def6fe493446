import type { LeverStrings } from '../lever.ts';
import { SCOPE_LABELS, scopeName } from '../scope.ts';
import { counted, eurosText, fteText, monthName, percent, pointsText, riseText } from '../words.ts';
import type { ToolChangeParams } from './lever.ts';

/** What the first day brings: the parts that are not nothing. */
function startFr({ ahtFactor, shrinkageAdded }: ToolChangeParams): string {
  const aht = ahtFactor === 1 && shrinkageAdded > 0 ? '' : `DMT ${riseText('fr', ahtFactor)}`;
  return [aht, shrinkageAdded > 0 ? `${pointsText('fr', shrinkageAdded)} de retraits en plus` : '']
    .filter((part) => part !== '')
    .join(' et ');
}

function startEn({ ahtFactor, shrinkageAdded }: ToolChangeParams): string {
  const aht = ahtFactor === 1 && shrinkageAdded > 0 ? '' : `AHT ${riseText('en', ahtFactor)}`;
  return [aht, shrinkageAdded > 0 ? `${pointsText('en', shrinkageAdded)} more shrinkage` : ''].filter((part) => part !== '').join(' and ');
}

export const toolChangeStrings: { readonly fr: LeverStrings<ToolChangeParams>; readonly en: LeverStrings<ToolChangeParams> } = {
  fr: {
    name: 'Changer d’outil (téléphonie, planification…)',
    summary: 'À une date, un outil remplace l’autre : DMT et retraits montent, puis reviennent en quelques semaines.',
    fields: {
      month: { label: 'Bascule en' },
      ...SCOPE_LABELS.fr,
      ahtFactor: { label: 'DMT au premier jour', hint: '1,08 = 8 % plus long, puis retour en ligne droite.' },
      shrinkageAdded: { label: 'Retraits en plus au premier jour', hint: 'Points : lenteurs, aide, reprises de saisie.' },
      recoveryWeeks: { label: 'Retour à la normale en' },
      trainingDays: { label: 'Jours de formation par personne', hint: 'Pris le mois de la bascule.' },
      lastingAhtFactor: { label: 'DMT une fois l’outil maîtrisé', hint: '0,98 = 2 % de gagné pour de bon ; 1 = rien.' },
      costPerPerson: { label: 'Coût par personne' },
    },
    describe: (params, network) =>
      `${scopeName('fr', network, params)} change d’outil en ${monthName('fr', network, params.month)} : ${startFr(params)} au départ, retour à la normale en ${counted('fr', params.recoveryWeeks, 'semaine', 'semaines')}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'pace':
          return `DMT ${riseText('fr', Number(params.factor))} en moyenne ce mois-ci.`;
        case 'away':
          return `${fteText('fr', Number(params.fte))} de moins au téléphone ce mois-ci (formation et retraits).`;
        case 'training':
          return `${counted('fr', Number(params.people), 'personne suit', 'personnes suivent')} ${counted('fr', Number(params.days), 'jour', 'jours')} de formation.`;
        case 'loss':
          return `Ensemble, ${percent('fr', Number(params.share))} de capacité de traitement en moins ce mois-ci.`;
        case 'gain':
          return `Ensemble, ${percent('fr', Number(params.share))} de capacité de traitement en plus.`;
        case 'recovery':
          return `Retour à la normale dans ${counted('fr', Number(params.months), 'mois', 'mois')}.`;
        default:
          return `La bascule coûte ${eurosText('fr', Number(params.euros))}.`;
      }
    },
  },
  en: {
    name: 'Change a tool (telephony, planning…)',
    summary: 'On a date one tool replaces another: AHT and shrinkage rise, then fall back within weeks.',
    fields: {
      month: { label: 'Switch in' },
      ...SCOPE_LABELS.en,
      ahtFactor: { label: 'AHT on the first day', hint: '1.08 = 8% longer, then back in a line.' },
      shrinkageAdded: { label: 'Shrinkage added on the first day', hint: 'Points: slowness, help, entering things again.' },
      recoveryWeeks: { label: 'Back to normal within' },
      trainingDays: { label: 'Training days a person', hint: 'Taken in the month of the switch.' },
      lastingAhtFactor: { label: 'AHT once the tool is mastered', hint: '0.98 = 2% gained for good; 1 = nothing.' },
      costPerPerson: { label: 'Cost per person' },
    },
    describe: (params, network) =>
      `${scopeName('en', network, params)} changes tool in ${monthName('en', network, params.month)}: ${startEn(params)} at first, back to normal within ${counted('en', params.recoveryWeeks, 'week', 'weeks')}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'pace':
          return `AHT ${riseText('en', Number(params.factor))} on average this month.`;
        case 'away':
          return `${fteText('en', Number(params.fte))} fewer on the phone this month (training and shrinkage).`;
        case 'training':
          return `${counted('en', Number(params.people), 'person takes', 'people take')} ${counted('en', Number(params.days), 'day', 'days')} of training.`;
        case 'loss':
          return `Together, ${percent('en', Number(params.share))} less handling capacity this month.`;
        case 'gain':
          return `Together, ${percent('en', Number(params.share))} more handling capacity.`;
        case 'recovery':
          return `Back to normal in ${counted('en', Number(params.months), 'month', 'months')}.`;
        default:
          return `The switch costs ${eurosText('en', Number(params.euros))}.`;
      }
    },
  },
};
