import { formatNumber } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { Network } from '../../model/network.ts';
import type { LeverStrings } from '../lever.ts';
import { counted, flowName, fromMonth, fteText, listed, profileName } from '../words.ts';
import type { MailboxParams } from './lever.ts';

const profiles = (lang: Lang, network: Network, params: MailboxParams): string =>
  listed(
    lang,
    params.profileIds.map((id) => profileName(network, id)),
  );
const number = (lang: Lang, value: unknown): string => formatNumber(lang, Math.round(Number(value) * 10) / 10);

export const mailboxStrings: { readonly fr: LeverStrings<MailboxParams>; readonly en: LeverStrings<MailboxParams> } = {
  fr: {
    name: 'Travail différable (BAL)',
    summary:
      'Une BAL d’experts, du courrier, des dossiers : faits quand aucun appel n’attend, avec une échéance et un stock. Ou un flux d’appels passe en différé.',
    fields: {
      month: { label: 'À partir de' },
      kind: { label: 'Ce qui change', options: { new: 'une nouvelle BAL', turn: 'un flux d’appels passe en différé' } },
      name: { label: 'Nom de la BAL' },
      flowId: { label: 'Flux qui passe en différé' },
      piecesPerMonth: { label: 'Dossiers reçus' },
      handlingSeconds: { label: 'Durée d’un dossier' },
      dueHours: { label: 'À faire sous', hint: 'De l’arrivée du dossier à sa prise en charge.' },
      dueShare: { label: 'Part à faire à temps' },
      backlog: { label: 'Dossiers déjà en attente', hint: 'D’un seul coup, le premier matin du mois.' },
      keepFree: { label: 'Conseillers gardés libres', hint: 'Par équipe, pour les appels qui pourraient venir.' },
      profileIds: { label: 'Profils qui s’en chargent', hint: 'Après leurs appels.' },
    },
    describe: (params, network) =>
      params.kind === 'turn'
        ? `${params.flowId === null ? 'Aucun flux' : flowName(network, params.flowId)} passe en différé, à faire sous ${number('fr', params.dueHours)} h, ${fromMonth('fr', network, params.month)}.`
        : `${params.name.trim() || 'BAL'} : ${counted('fr', params.piecesPerMonth, 'dossier', 'dossiers')} par mois, à faire sous ${number('fr', params.dueHours)} h par ${profiles('fr', network, params)}, ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'work':
          return `${params.flow} : ${counted('fr', Math.round(Number(params.pieces)), 'dossier', 'dossiers')} ce mois-ci, soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')}, l’équivalent de ${fteText('fr', Number(params.fte))} occupés à 85 %.`;
        case 'doneBy':
          return Number(params.fte) > 0
            ? `${params.flow} : fait par ${fteText('fr', Number(params.fte))} quand aucun appel n’attend, dans les ${number('fr', params.hours)} h.`
            : `${params.flow} : personne n’est là pour le faire.`;
        case 'backlog':
          return `${counted('fr', Math.round(Number(params.pieces)), 'dossier attend', 'dossiers attendent')} le premier matin du mois, soit ${counted('fr', Math.round(Number(params.hours)), 'heure', 'heures')} de retard à résorber.`;
        case 'noLine':
          return `${params.flow} n’est plus joignable au téléphone : ses clients écrivent et attendent l’échéance.`;
        default:
          return `Une équipe n’a que ${fteText('fr', Number(params.fte))} : en gardant ${counted('fr', Number(params.count), 'conseiller libre', 'conseillers libres')}, elle n’y toucherait presque jamais.`;
      }
    },
  },
  en: {
    name: 'Deferrable work (mailbox)',
    summary:
      'An expert mailbox, letters, files: done while no call waits, with a due time and a backlog. Or a flow of calls becomes deferrable.',
    fields: {
      month: { label: 'From' },
      kind: { label: 'What changes', options: { new: 'a new mailbox', turn: 'a flow of calls becomes deferrable' } },
      name: { label: 'Name of the mailbox' },
      flowId: { label: 'Flow that becomes deferrable' },
      piecesPerMonth: { label: 'Pieces received' },
      handlingSeconds: { label: 'Time for a piece' },
      dueHours: { label: 'Due within', hint: 'From arrival until somebody begins it.' },
      dueShare: { label: 'Share to do in time' },
      backlog: { label: 'Pieces already waiting', hint: 'All at once, on the first morning of the month.' },
      keepFree: { label: 'Advisers kept free', hint: 'Of each team, for calls that might come.' },
      profileIds: { label: 'Profiles that do it', hint: 'After their calls.' },
    },
    describe: (params, network) =>
      params.kind === 'turn'
        ? `${params.flowId === null ? 'No flow' : flowName(network, params.flowId)} becomes deferrable, due within ${number('en', params.dueHours)} h, ${fromMonth('en', network, params.month)}.`
        : `${params.name.trim() || 'BAL'}: ${counted('en', params.piecesPerMonth, 'piece', 'pieces')} a month, due within ${number('en', params.dueHours)} h, done by ${profiles('en', network, params)}, ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'work':
          return `${params.flow}: ${counted('en', Math.round(Number(params.pieces)), 'piece', 'pieces')} this month, ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')}, as much as ${fteText('en', Number(params.fte))} busy 85%.`;
        case 'doneBy':
          return Number(params.fte) > 0
            ? `${params.flow}: done by ${fteText('en', Number(params.fte))} while no call waits, within ${number('en', params.hours)} h.`
            : `${params.flow}: there is nobody to do it.`;
        case 'backlog':
          return `${counted('en', Math.round(Number(params.pieces)), 'piece waits', 'pieces wait')} on the first morning of the month, ${counted('en', Math.round(Number(params.hours)), 'hour', 'hours')} to catch up.`;
        case 'noLine':
          return `${params.flow} can no longer be reached by phone: its customers write and wait for the due time.`;
        default:
          return `A team has only ${fteText('en', Number(params.fte))}: keeping ${counted('en', Number(params.count), 'adviser', 'advisers')} free, it would hardly ever touch it.`;
      }
    },
  },
};
