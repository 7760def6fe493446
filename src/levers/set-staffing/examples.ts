import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type SetStaffingParams, staffingParams } from './lever.ts';

export const setStaffingExamples: readonly LeverExample<SetStaffingParams>[] = [
  {
    title: {
      fr: 'Le lundi de 8 h à 9 h 30 : trois, puis quatre, puis deux conseillers',
      en: 'Monday 8:00 to 9:30: three, then four, then two advisers',
    },
    network: exampleNetwork,
    params: staffingParams(1, [{ dayId: 'mon', firstHalfHour: 15, teamIds: ['nantes-claims'], agents: [[0, 3, 4, 2, 0]] }]),
    month: 1,
    holds: (_before, after) => {
      const monday = after.teams.find((team) => team.id === 'nantes-claims')!.agentsByHalfHour?.[0];
      return monday?.slice(15, 20).join(' ') === '0 3 4 2 0' && monday.length === 48 ? null : JSON.stringify(monday);
    },
  },
];
