import { arrivingBacklog } from '../../model/network-index.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type MailboxParams, mailbox } from './lever.ts';

export const mailboxExamples: readonly LeverExample<MailboxParams>[] = [
  {
    title: {
      fr: 'BAL tenue par les conseillers Réclamations : 400 dossiers de 15 min font 100 heures par mois, après leurs appels',
      en: 'Mailbox done by the Claims advisers: 400 pieces of 15 min make 100 hours a month, after their calls',
    },
    network: exampleNetwork,
    params: { ...mailbox.neutral, month: 0, name: 'BAL', profileIds: ['p-claims'], piecesPerMonth: 400, backlog: 120 },
    month: 0,
    holds: (before, after) => {
      const flow = after.flows.at(-1)!;
      const params: MailboxParams = { ...mailbox.neutral, name: 'BAL', profileIds: ['p-claims'], piecesPerMonth: 400, backlog: 120 };
      const hours = mailbox.effects(before, params, 0).find(({ code }) => code === 'work')?.params.hours;
      const ranks = after.skillProfiles[2]!.skills.map((skill) => `${skill.flowId}/${skill.queueRank}`).join(' ');
      const right = flow.deferrable && flow.backlog === 120 && flow.target.withinSeconds === 172_800 && hours === 100;
      return right && ranks === 'claims/1 mailbox/2' ? null : `${JSON.stringify(flow)} ${ranks} ${hours}`;
    },
  },
  {
    title: {
      fr: 'Les réclamations passent en différé en avril avec 90 dossiers de retard : là dès le premier matin, 600 par mois comme avant',
      en: 'Claims become deferrable in April with 90 pieces late: there on the first morning, 600 a month as before',
    },
    network: exampleNetwork,
    params: { ...mailbox.neutral, month: 3, kind: 'turn', flowId: 'claims', backlog: 90 },
    month: 3,
    holds: (_before, after) => {
      const flow = after.flows[2]!;
      const right = flow.deferrable && flow.patienceSeconds === null && flow.volumeByMonth.every((pieces) => pieces === 600);
      const stocks = [3, 4].map((month) => arrivingBacklog(after, month).get('claims')).join(' ');
      return right && stocks === '90 ' ? null : JSON.stringify(flow);
    },
  },
];
