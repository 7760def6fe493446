import { formatNumber, NO_BREAK_SPACE } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, flowNames, fromMonth, fteText, listed, percent, riseText, secondsText, siteName } from '../words.ts';
import type { IncidentParams } from './lever.ts';

const days = (lang: Lang, value: number): string =>
  `${formatNumber(lang, Math.round(value * 10) / 10)}${NO_BREAK_SPACE}${lang === 'fr' ? (value >= 2 ? 'jours' : 'jour') : value === 1 ? 'day' : 'days'}`;

function marks(lang: Lang, params: IncidentParams): string {
  const fr = lang === 'fr';
  const found: string[] = [];
  if (params.ahtFactor !== 1) found.push(`${fr ? 'DMT' : 'AHT'} ${riseText(lang, params.ahtFactor)}`);
  if (params.dualShare > 0)
    found.push(
      fr ? `${percent(lang, params.dualShare)} d’appels sur deux systèmes` : `${percent(lang, params.dualShare)} of calls on two systems`,
    );
  if (params.blockedShare > 0)
    found.push(
      fr
        ? `${percent(lang, params.blockedShare)} d’actes bloqués ${days(lang, params.blockedDays)}`
        : `${percent(lang, params.blockedShare)} of acts blocked for ${days(lang, params.blockedDays)}`,
    );
  if (params.duplicateShare > 0)
    found.push(fr ? `${percent(lang, params.duplicateShare)} de doublons` : `${percent(lang, params.duplicateShare)} duplicates`);
  if (params.throttleFactor !== 1)
    found.push(`${fr ? 'ventes freinées' : 'sales held back'} (${riseText(lang, params.throttleFactor)}${fr ? ' d’appels' : ' calls'})`);
  return found.length === 0 ? (fr ? 'sans effet sur les appels' : 'no effect on calls') : listed(lang, found);
}

export const incidentStrings: { readonly fr: LeverStrings<IncidentParams>; readonly en: LeverStrings<IncidentParams> } = {
  fr: {
    name: 'Panne ou incident d’outil',
    summary:
      'Une période où les appels durent plus longtemps, où des actes sont bloqués et reviennent, où des tickets se dédoublent ; puis le retour à la normale.',
    fields: {
      month: { label: 'À partir de' },
      days: { label: 'Durée', hint: '30,4 jours font un mois.' },
      flowIds: { label: 'Flux touchés' },
      siteId: { label: 'Site touché', none: 'partout' },
      siteLimits: {
        label: 'Le site limite',
        hint: 'Sa part des appels : sa zone, ou ses conseillers. Le coût se saisit en tout.',
        options: { all: 'tout : appels, DMT, formation', pace: 'la DMT et la formation seulement' },
      },
      ahtFactor: { label: 'DMT pendant la panne' },
      dualShare: { label: 'Appels sur deux systèmes' },
      dualSeconds: { label: 'Temps en plus par appel', hint: 'Pour ces appels-là.' },
      blockedShare: { label: 'Actes bloqués', hint: 'Part des appels dont l’acte ne peut pas être fait : ils reviennent.' },
      blockedDays: { label: 'Blocage' },
      returnDays: { label: 'Retour étalé sur', hint: 'Après la fin du blocage.' },
      duplicateShare: { label: 'Doublons', hint: 'Tickets ou appels en double, rapportés aux appels.' },
      throttleFactor: { label: 'Appels admis', hint: '0,9 : une vente freinée fait 10 % d’appels de moins pendant la panne.' },
      trainingDays: { label: 'Formation', hint: 'Le premier mois, pour les conseillers internes de ces flux.' },
      plannedCost: { label: 'Coût prévu' },
      actualCost: { label: 'Coût réel', hint: 'La différence s’ajoute aux dépenses, à parts égales.' },
      costMonths: { label: 'Dépensé sur' },
    },
    describe: (params, network) =>
      `${flowNames('fr', network, params.flowIds)}${params.siteId === null ? '' : ` à ${siteName(network, params.siteId)}`} : ${marks('fr', params)}, pendant ${days('fr', params.days)}, ${fromMonth('fr', network, params.month)}${params.trainingDays > 0 ? `\u202f; ${days('fr', params.trainingDays)} de formation` : ''}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'aht':
          return `${params.flow}${params.site ? ` à ${params.site}` : ''} : DMT de ${secondsText('fr', Number(params.during))} au lieu de ${secondsText('fr', Number(params.before))} ${Number(params.share) > 0.999 ? 'tout le mois' : `pendant ${percent('fr', Number(params.share))} du mois, soit ${secondsText('fr', Number(params.after))} en moyenne`}.`;
        case 'back':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel revient', 'appels reviennent')} ce mois-ci pour un acte qui était bloqué.`;
        case 'waited':
          return `${counted('fr', Math.round(Number(params.calls)), 'dossier bloqué arrive', 'dossiers bloqués arrivent')} ce mois-ci, en plus des autres.`;
        case 'duplicates':
          return `${counted('fr', Math.round(Number(params.calls)), 'doublon', 'doublons')} à traiter ce mois-ci.`;
        case 'held':
          return `${counted('fr', Math.round(Number(params.calls)), 'appel', 'appels')} de moins ce mois-ci, la vente étant freinée.`;
        case 'training':
          return `${fteText('fr', Number(params.fte))} manquent au téléphone ce mois-ci (${days('fr', Number(params.days))} de formation par conseiller).`;
        case 'cost':
          return `Coût : ${eurosText('fr', Number(params.actual))} au lieu de ${eurosText('fr', Number(params.planned))}, soit ${eurosText('fr', Number(params.overrun))} de plus${Number(params.rise) === 1 ? '' : ` (${riseText('fr', Number(params.rise))})`}.`;
        default:
          return 'La panne est passée : les appels sont ceux d’avant ; le travail différable en retard peut rester à résorber.';
      }
    },
  },
  en: {
    name: 'Failure or incident of a tool',
    summary: 'A time in which calls take longer, some acts are blocked and come back, tickets come twice; then back to normal.',
    fields: {
      month: { label: 'From' },
      days: { label: 'Length', hint: '30.4 days make a month.' },
      flowIds: { label: 'Flows affected' },
      siteId: { label: 'Site affected', none: 'everywhere' },
      siteLimits: {
        label: 'The site limits',
        hint: 'Its part of the calls: its zone, or its advisers. The cost is entered in all.',
        options: { all: 'all: calls, AHT, training', pace: 'AHT and training only' },
      },
      ahtFactor: { label: 'AHT during the failure' },
      dualShare: { label: 'Calls on two systems' },
      dualSeconds: { label: 'More time per call', hint: 'For those calls.' },
      blockedShare: { label: 'Acts blocked', hint: 'Share of the calls whose act cannot be done: they come back.' },
      blockedDays: { label: 'Blocked for' },
      returnDays: { label: 'They come back within', hint: 'After the end of the blockage.' },
      duplicateShare: { label: 'Duplicates', hint: 'Tickets or calls made twice, relative to the calls.' },
      throttleFactor: { label: 'Calls let in', hint: '0.9: slower sales make 10% fewer calls during the failure.' },
      trainingDays: { label: 'Training', hint: 'In the first month, for the in-house advisers of these flows.' },
      plannedCost: { label: 'Planned cost' },
      actualCost: { label: 'Actual cost', hint: 'The difference is added to the costs, in equal parts.' },
      costMonths: { label: 'Spent over' },
    },
    describe: (params, network) =>
      `${flowNames('en', network, params.flowIds)}${params.siteId === null ? '' : ` in ${siteName(network, params.siteId)}`}: ${marks('en', params)}, for ${days('en', params.days)}, ${fromMonth('en', network, params.month)}${params.trainingDays > 0 ? `; ${counted('en', params.trainingDays, 'training day', 'training days')}` : ''}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'aht':
          return `${params.flow}${params.site ? ` in ${params.site}` : ''}: AHT ${secondsText('en', Number(params.during))} instead of ${secondsText('en', Number(params.before))} ${Number(params.share) > 0.999 ? 'all month' : `for ${percent('en', Number(params.share))} of the month, ${secondsText('en', Number(params.after))} on average`}.`;
        case 'back':
          return `${counted('en', Math.round(Number(params.calls)), 'call comes', 'calls come')} back this month for an act that was blocked.`;
        case 'waited':
          return `${counted('en', Math.round(Number(params.calls)), 'blocked piece arrives', 'blocked pieces arrive')} this month, on top of the others.`;
        case 'duplicates':
          return `${counted('en', Math.round(Number(params.calls)), 'duplicate', 'duplicates')} to handle this month.`;
        case 'held':
          return `${counted('en', Math.round(Number(params.calls)), 'call', 'calls')} fewer this month, as sales are held back.`;
        case 'training':
          return `${fteText('en', Number(params.fte))} are missing on the phone this month (${days('en', Number(params.days))} of training for each adviser).`;
        case 'cost':
          return `Cost: ${eurosText('en', Number(params.actual))} instead of ${eurosText('en', Number(params.planned))}, ${eurosText('en', Number(params.overrun))} more${Number(params.rise) === 1 ? '' : ` (${riseText('en', Number(params.rise))})`}.`;
        default:
          return 'The failure is over: calls are what they were; late deferrable work may still have to be cleared.';
      }
    },
  },
};
