import { workingDays } from '../../model/calendar.ts';
import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type OpeningHoursParams, openingHours } from './lever.ts';

const params: OpeningHoursParams = {
  ...openingHours.neutral,
  month: 2,
  siteIds: ['brest'],
  weekdays: [0, 1, 2, 3, 4],
  hours: { fromMinute: 480, toMinute: 1320 },
  presenceFactor: 0.5,
  premiumShare: 0.25,
};
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-9;

export const openingHoursExamples: readonly LeverExample<OpeningHoursParams>[] = [
  {
    title: {
      fr: 'Brest ouvre jusqu’à 22 h à demi-effectif : une heure de présence sur 13 est nouvelle, majorée de 25 %, soit 1,9 % de plus',
      en: 'Brest opens until 22:00 at half strength: 1 hour in 13, at a 25% premium, costs 1.9% more',
    },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home')!;
      const curve = after.profiles24.find((one) => one.id === team.rosterId);
      const other = after.teams.find((one) => one.id === 'nantes-home');
      // Twelve hours at full and two at half strength: 1 of 13 is new. 28 € × (1 + 0.25 / 13).
      const right = near(team.costPerHour, 28 * (1 + 0.25 / 13)) && curve?.halfHourWeights[43] === 0.5 && curve.halfHourWeights[39] === 1;
      return right && other?.rosterId === 'flat' && after.flows === before.flows ? null : JSON.stringify({ team, curve });
    },
  },
  {
    title: {
      fr: 'Le samedi matin, où personne n’ouvrait les réclamations : elles y viennent à 20 % d’un jour moyen',
      en: 'Saturday morning, when nobody was open for claims: they come at 20% of a mean day',
    },
    network: exampleNetwork,
    params: { ...params, siteIds: ['nantes'], weekdays: [5], hours: { fromMinute: 480, toMinute: 720 }, callsFactor: 0.2, premiumShare: 0 },
    month: 2,
    holds: (before, after) => {
      const [claims, home] = ['claims', 'home'].map((id) => after.flows.find((flow) => flow.id === id));
      const curve = after.profiles24.find((one) => one.id === claims?.profileId);
      // Home was open on Saturdays already, at the partner: its curve stays.
      const stays = home === before.flows.find((flow) => flow.id === 'home');
      return curve?.weekdayWeights[5] === 0.2 && curve.weekdayWeights[6] === 0 && stays ? null : JSON.stringify(curve);
    },
  },
  {
    title: {
      fr: 'Deux dimanches sur quatre, de 9 h à 18 h, à un cinquième d’un jour : 2 jours en mars 2012, 2 % des heures payées, payées double',
      en: 'Two Sundays of four, 9:00 to 18:00, at a fifth of a day: 2 days in March 2012, 2% of the paid hours, paid double',
    },
    network: exampleNetwork,
    params: {
      ...openingHours.neutral,
      month: 2,
      siteIds: ['brest', 'nantes', 'lille'],
      weekdays: [6],
      hours: { fromMinute: 540, toMinute: 1080 },
      presenceFactor: 0.2,
      callsFactor: 0.2,
      premiumShare: 1,
      pace: 'some',
      timesPerMonth: 2,
      forMonths: 2,
    },
    month: 2,
    holds: (before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home');
      // Five days and, every second week, a fifth of a day.
      const share = (0.5 * 0.2) / (5 + 0.5 * 0.2);
      const days = workingDays(after.horizon, 2)[6];
      const over = openingHours.apply(before, { ...openingHours.neutral, month: 0, siteIds: ['brest'], weekdays: [6], forMonths: 2 }, 2);
      return days === 2 && near(team?.costPerHour, 28 * (1 + share)) && over === before ? null : `${days} ${team?.costPerHour}`;
    },
  },
  {
    title: {
      fr: 'Les quatre jours fériés de mai 2012 sont travaillés, majorés de 50 %',
      en: 'The four public holidays of May 2012 are worked, at a 50% premium',
    },
    network: { ...exampleNetwork, horizon: { ...exampleNetwork.horizon, holidays: 'fr' } },
    params: { ...openingHours.neutral, month: 0, publicHolidays: 'open', premiumShare: 0.5 },
    month: 4,
    holds: (_before, after) => {
      const team = after.teams.find((one) => one.id === 'brest-home');
      // May 2012 had 4 Mondays (one holiday), 5 Tuesdays (two), 5 Wednesdays, 5 Thursdays (one), 4 Fridays; a week has one of each.
      const share = (1 / 4 + 2 / 5 + 0 + 1 / 5 + 0) / 5;
      return after.horizon.holidays === undefined && near(team?.costPerHour, 28 * (1 + 0.5 * share)) ? null : String(team?.costPerHour);
    },
  },
];
