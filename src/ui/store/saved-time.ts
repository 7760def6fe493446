/** When something was saved, as people say it: the time of day, with the date when it was not today. */
import type { Lang } from '../../i18n/lang.ts';

/** @param savedAt epoch milliseconds. @example savedTime('fr', today at 14:32) // '14:32' */
export function savedTime(lang: Lang, savedAt: number, now = Date.now()): string {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const moment = new Date(savedAt);
  const time = moment.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (moment.toDateString() === new Date(now).toDateString()) return time;
  return `${moment.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' })}, ${time}`;
}
