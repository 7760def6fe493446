/** Names and figures inside a lever's sentences. */
import { formatEuros, formatMonthOf, formatNumber, formatShare, formatWeekday, NO_BREAK_SPACE, plural } from '../i18n/format.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Id, Network } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';

/** "a, b et c": names in a row, the last joined by a word. */
export function listed(lang: Lang, names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return lang === 'fr' ? 'aucun' : 'none';
  const and = lang === 'fr' ? ' et ' : ' and ';
  return names.length === 1 ? last : names.slice(0, -1).join(', ') + and + last;
}

export const flowName = (network: Network, id: Id): string => indexOf(network).flows.get(id)?.name ?? id;
export const siteName = (network: Network, id: Id): string => indexOf(network).sites.get(id)?.name ?? id;
export const profileName = (network: Network, id: Id): string => indexOf(network).profiles.get(id)?.name ?? id;

/** A team has no name of its own: its site and profile are its name. */
export function teamName(network: Network, id: Id): string {
  const team = indexOf(network).teams.get(id);
  return team === undefined ? id : `${siteName(network, team.siteId)} · ${profileName(network, team.profileId)}`;
}

export function flowNames(lang: Lang, network: Network, ids: readonly Id[]): string {
  return listed(
    lang,
    ids.map((id) => flowName(network, id)),
  );
}

export const monthName = (lang: Lang, network: Network, month: number): string => formatMonthOf(lang, network.horizon.startMonth, month);

/** "à partir d’avril 2012", "from April 2012". */
export function fromMonth(lang: Lang, network: Network, month: number): string {
  const name = monthName(lang, network, month);
  if (lang === 'en') return `from ${name}`;
  return /^[aeiouhéè]/i.test(name) ? `à partir d’${name}` : `à partir de ${name}`;
}

/** Weekdays, three or more in a row as a range. @param weekdays 0 = Monday … 6 = Sunday @example daysText('en', [0, 1, 2, 5]) // 'Monday to Wednesday and Saturday' */
export function daysText(lang: Lang, weekdays: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...weekdays].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number): string => formatWeekday(lang, day);
  const told = runs.flatMap((run) => {
    if (run.length < 3) return run.map(name);
    const [first, last] = [name(run[0]!), name(run.at(-1)!)];
    return [lang === 'fr' ? `du ${first} au ${last}` : `${first} to ${last}`];
  });
  return listed(lang, told);
}

/** FTE to a tenth. @example fteText('fr', 12) // '12 ETP' */
export function fteText(lang: Lang, fte: number): string {
  return `${formatNumber(lang, Math.round(fte * 10) / 10)}${NO_BREAK_SPACE}${lang === 'fr' ? 'ETP' : 'FTE'}`;
}

/** A count with its noun. */
export function counted(lang: Lang, count: number, one: string, many: string): string {
  return `${formatNumber(lang, Math.round(count * 10) / 10)}${NO_BREAK_SPACE}${plural(lang, count, one, many)}`;
}

/** A share to a tenth of a percent. */
export const percent = (lang: Lang, share: number): string => formatShare(lang, Math.round(share * 1000) / 1000);

/** A change of a share, in points. @example pointsText('fr', 0.02) // '2 points' */
export function pointsText(lang: Lang, share: number): string {
  const points = Math.round(share * 1000) / 10;
  return counted(lang, points, 'point', 'points');
}

/** A few names in full, many as their number. @example someNames('en', names, 'sites') // 'Brest and Lille', '12 sites' */
export function someNames(lang: Lang, names: readonly string[], noun: string): string {
  return names.length <= 4 ? listed(lang, names) : `${formatNumber(lang, names.length)}${NO_BREAK_SPACE}${noun}`;
}

/** A factor as a rise or fall. @example riseText('en', 1.15) // '+15%' */
export function riseText(lang: Lang, factor: number): string {
  const rise = Math.round((factor - 1) * 1000) / 1000;
  return (rise > 0 ? '+' : '') + formatShare(lang, rise);
}

export const eurosText = (lang: Lang, euros: number): string => formatEuros(lang, Math.round(euros));
export const secondsText = (lang: Lang, seconds: number): string => `${formatNumber(lang, Math.round(seconds))}${NO_BREAK_SPACE}s`;

/** What a region, site, flow, profile or team of the network is called; null = there is none of that id. */
export function nameIn(network: Network, id: Id): string | null {
  const named = [...network.regions, ...network.sites, ...network.flows, ...network.skillProfiles].find((row) => row.id === id);
  if (named !== undefined) return named.name;
  const team = network.teams.find((row) => row.id === id);
  if (team === undefined) return null;
  return `${nameIn(network, team.siteId) ?? team.siteId} · ${nameIn(network, team.profileId) ?? team.profileId}`;
}
