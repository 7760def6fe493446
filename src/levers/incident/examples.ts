import type { Network } from '../../model/network.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type IncidentParams, incident } from './lever.ts';
import { DAYS_PER_MONTH } from './period.ts';

const half = DAYS_PER_MONTH / 2;
const failure: IncidentParams = {
  ...incident.neutral,
  month: 2,
  days: 1.5 * DAYS_PER_MONTH,
  flowIds: ['home'],
  ahtFactor: 1.2,
  dualShare: 0.25,
  dualSeconds: 160,
};
const calls = (network: Network): string => [1, 2, 3, 4].map((month) => Math.round(network.flows[0]!.volumeByMonth[month]!)).join(' ');

export const incidentExamples: readonly LeverExample<IncidentParams>[] = [
  {
    title: {
      fr: 'Un mois et demi : DMT +20 % et un appel sur quatre saisi deux fois (160 s) font ×1,3 le premier mois, ×1,15 le second',
      en: 'A month and a half: AHT +20% and one call in four entered twice (160 s) make ×1.3 in the first month, ×1.15 in the second',
    },
    network: exampleNetwork,
    params: failure,
    month: 3,
    holds: (before, after) => {
      const now = after.disruptions[0];
      const first = incident.apply(before, failure, 2).disruptions[0]?.ahtFactor;
      const later = incident.apply(before, failure, 4) === before;
      return Math.abs(now!.ahtFactor - 1.15) < 1e-9 && Math.abs(first! - 1.3) < 1e-9 && later
        ? null
        : JSON.stringify({ now, first, later });
    },
  },
  {
    title: {
      fr: '10 % des actes bloqués pendant un demi-mois : 450 appels reviennent, moitié le reste du mois, moitié le suivant ; 10 % de doublons',
      en: '10% of acts blocked for half a month: 450 calls come back, half later in the month, half in the next; 10% duplicates',
    },
    network: exampleNetwork,
    params: {
      ...incident.neutral,
      month: 2,
      days: half,
      flowIds: ['home'],
      blockedShare: 0.1,
      blockedDays: half,
      returnDays: 2 * half,
      duplicateShare: 0.1,
    },
    month: 3,
    // 9000 × 0.5 × 0.1 = 450 blocked, 225 back in each of two half-months; duplicates 450 in the period.
    holds: (_before, after) => (calls(after) === '9000 9675 9225 9000' ? null : calls(after)),
  },
  {
    title: {
      fr: 'Le même blocage à Brest seul, 40 % des appels : 180 appels reviennent au lieu de 450, tous dans la zone de Brest',
      en: 'The same blockage in Brest alone, 40% of the calls: 180 calls come back instead of 450, all in the zone of Brest',
    },
    network: exampleNetwork,
    params: {
      ...incident.neutral,
      month: 2,
      days: half,
      flowIds: ['home'],
      siteId: 'brest',
      blockedShare: 0.1,
      blockedDays: half,
      returnDays: 2 * half,
      duplicateShare: 0.1,
    },
    month: 3,
    holds: (_before, after) => {
      // In month 3 half of the 180 come back, the other half rings in month 2 with 180 duplicates.
      const [brest, nantes] = after.flows[0]!.origins;
      const zone = Math.abs(brest!.share - (3600 + 90) / 9090) < 1e-12 && Math.abs(nantes!.share - 3600 / 9090) < 1e-12;
      return calls(after) === '9000 9270 9090 9000' && zone ? null : `${calls(after)} ${brest!.share}`;
    },
  },
  {
    title: {
      fr: 'Un projet de 100 k€ qui en coûte 315 : 215 de plus, étalés sur les 10 mois restants, et un jour de formation',
      en: 'A project of €100k that costs 315: 215 more, spread over the ten months left, and a day of training',
    },
    network: exampleNetwork,
    params: {
      ...incident.neutral,
      month: 2,
      flowIds: ['home'],
      trainingDays: 1,
      plannedCost: 100_000,
      actualCost: 315_000,
      costMonths: 10,
    },
    month: 2,
    holds: (_before, after) => {
      const paid = after.oneOffCosts.reduce((sum, cost) => sum + cost.euros, 0);
      const away = after.teams.find((team) => team.id === 'brest-home')!.cohorts[0]?.awayShare ?? 0;
      return Math.round(paid) === 215_000 && after.oneOffCosts.length === 10 && Math.abs(away - 1 / 21.7) < 1e-9 ? null : `${paid} ${away}`;
    },
  },
];
