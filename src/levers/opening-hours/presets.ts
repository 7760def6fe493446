import type { LeverPreset } from '../lever.ts';
import type { OpeningHoursParams } from './lever.ts';

const ASSUMED = {
  fr: 'Niveaux de présence et d’appels : hypothèses de travail ; la majoration est à saisir selon votre accord.',
  en: 'Levels of presence and calls: working assumptions; enter the premium of your own agreement.',
};

export const openingHoursPresets: readonly LeverPreset<OpeningHoursParams>[] = [
  {
    id: 'evening',
    title: { fr: 'Soirée : de 8 h à 22 h en semaine', en: 'Evening: 8:00 to 22:00 on weekdays' },
    note: ASSUMED,
    params: () => ({
      weekdays: [0, 1, 2, 3, 4],
      hours: { fromMinute: 480, toMinute: 1320 },
      presenceFactor: 0.5,
      callsFactor: 0.4,
      publicHolidays: 'asNow',
      pace: 'every',
    }),
  },
  {
    id: 'saturday',
    title: { fr: 'Samedi de 8 h à 20 h', en: 'Saturday 8:00 to 20:00' },
    note: ASSUMED,
    params: () => ({
      weekdays: [5],
      hours: { fromMinute: 480, toMinute: 1200 },
      presenceFactor: 0.6,
      callsFactor: 0.6,
      publicHolidays: 'asNow',
      pace: 'every',
    }),
  },
  {
    id: 'sunday',
    title: { fr: 'Dimanche occasionnel, majoré de 100 %', en: 'Occasional Sunday, +100%' },
    note: {
      fr: 'Convention collective des télécommunications (IDCC 2148), à vérifier à sa date : ce n’est pas un avis juridique. Deux dimanches par mois, les premiers : à changer.',
      en: 'Telecom branch agreement (IDCC 2148), to be checked at its date: this is not legal advice. Two Sundays a month, the first ones: to be changed.',
    },
    params: () => ({
      weekdays: [6],
      hours: { fromMinute: 540, toMinute: 1080 },
      presenceFactor: 0.3,
      callsFactor: 0.3,
      publicHolidays: 'asNow',
      premiumShare: 1,
      pace: 'some',
      timesPerMonth: 2,
    }),
  },
  {
    id: 'holidays',
    title: { fr: 'Jours fériés travaillés, majorés de 50 %', en: 'Public holidays worked, +50%' },
    note: {
      fr: 'Convention collective des télécommunications (IDCC 2148) : majoration et un jour de repos, non compté ici ; ce n’est pas un avis juridique.',
      en: 'Telecom branch agreement (IDCC 2148): a premium and a day off, not counted here; this is not legal advice.',
    },
    params: () => ({ weekdays: [], hours: null, publicHolidays: 'open', premiumShare: 0.5 }),
  },
  {
    id: 'shorter',
    title: { fr: 'Fermeture à 18 h en semaine', en: 'Closing at 18:00 on weekdays' },
    note: {
      fr: 'Les mêmes appels se concentrent sur moins d’heures : hypothèse du modèle, aucun appel n’est perdu.',
      en: 'The same calls crowd into fewer hours: an assumption of the model, no call is lost.',
    },
    params: () => ({
      weekdays: [0, 1, 2, 3, 4],
      hours: { fromMinute: 480, toMinute: 1080 },
      callsFactor: null,
      publicHolidays: 'asNow',
      premiumShare: 0,
      pace: 'every',
    }),
  },
];
