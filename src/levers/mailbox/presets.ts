import type { LeverPreset } from '../lever.ts';
import type { MailboxParams } from './lever.ts';

export const mailboxPresets: readonly LeverPreset<MailboxParams>[] = [
  {
    id: 'expert',
    title: { fr: 'BAL du domaine expert', en: 'Mailbox of the expert domain' },
    note: {
      fr: 'Tract de 2020 : le domaine expert travaille sur des boîtes aux lettres. Volume, 15 min par dossier et 48 h d’échéance : hypothèses.',
      en: 'Leaflet of 2020: the expert domain works on mailboxes. Volume, 15 min a piece and 48 h due time: assumptions.',
    },
    params: (_network, chosen) => ({
      ...chosen,
      kind: 'new',
      piecesPerMonth: 600,
      handlingSeconds: 900,
      dueHours: 48,
      dueShare: 0.9,
      backlog: 200,
    }),
  },
  {
    id: 'claims-in-writing',
    title: { fr: 'Le N2 passe en écrit différé', en: 'N2 goes to deferred writing' },
    note: {
      fr: 'Le premier flux du N2 devient un travail différable, dû en trois jours : hypothèse.',
      en: 'The first N2 flow becomes deferrable work, due in three days: assumption.',
    },
    params: (network, chosen) => ({
      ...chosen,
      kind: 'turn',
      flowId: (network.flows.find((flow) => flow.line === 'N2' && !flow.deferrable) ?? network.flows[0])?.id ?? null,
      dueHours: 72,
      backlog: 0,
    }),
  },
];
