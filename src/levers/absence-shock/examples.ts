import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type AbsenceShockParams, absenceShock } from './lever.ts';

const params: AbsenceShockParams = {
  ...absenceShock.neutral,
  month: 1,
  months: 2,
  siteId: 'brest',
  plannedShare: 0.05,
  unplannedShare: 0.1,
};
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-12;

export const absenceShockExamples: readonly LeverExample<AbsenceShockParams>[] = [
  {
    title: {
      fr: 'Grippe à Brest : 30 % de retraits deviennent 35 %, et un conseiller sur dix manque chaque jour',
      en: 'Flu in Brest: 30% shrinkage becomes 35%, and one adviser in ten is away each day',
    },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      const other = after.teams.find((one) => one.id === 'nantes-home')!;
      const untouched = other === before.teams.find((one) => one.id === 'nantes-home');
      return near(team.shrinkageShare, 0.35) && near(team.absenceShare, 0.1) && untouched ? null : JSON.stringify(team);
    },
  },
  {
    title: { fr: 'Le troisième mois, tout le monde est revenu', en: 'In the third month everybody is back' },
    network: exampleNetwork,
    params,
    month: 3,
    holds: (before, after) => (after === before ? null : 'still away'),
  },
];
