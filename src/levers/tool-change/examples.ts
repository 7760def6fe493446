import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type ToolChangeParams, toolChange } from './lever.ts';

/** Two mean months, so that the figures can be checked by hand. */
const TWO_MONTHS = 365.25 / 42;
const params: ToolChangeParams = {
  ...toolChange.neutral,
  month: 4,
  ahtFactor: 1.2,
  shrinkageAdded: 0.04,
  recoveryWeeks: TWO_MONTHS,
  lastingAhtFactor: 0.98,
};
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-9;

export const toolChangeExamples: readonly LeverExample<ToolChangeParams>[] = [
  {
    title: {
      fr: 'Nouvelle téléphonie, +20 % de DMT au départ, deux mois de rodage : +15 % le premier mois',
      en: 'New telephony, +20% AHT at first, two months to recover: +15% in the first month',
    },
    network: exampleNetwork,
    params,
    month: 4,
    holds: (_before, after) => {
      const team = after.teams[0];
      const partner = after.teams.find((one) => one.id === 'partner-home');
      // From +20 % to +10 %: +15 % on average, times the lasting 0.98; shrinkage 30 % + 3 points.
      return near(team?.handlingFactor, 1.15 * 0.98) && near(team?.shrinkageShare, 0.33) && partner?.handlingFactor === undefined
        ? null
        : JSON.stringify(team);
    },
  },
  {
    title: { fr: 'Rodage passé, il reste 2 % de gagné', en: 'Once recovered, 2% remain gained' },
    network: exampleNetwork,
    params,
    month: 6,
    holds: (_before, after) =>
      near(after.teams[0]?.handlingFactor, 0.98) && after.teams[0]?.shrinkageShare === 0.3 ? null : JSON.stringify(after.teams[0]),
  },
];
