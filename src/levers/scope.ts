/** Which teams a decision about people concerns: those of a site, of a profile, of both, or all of the service's own. */
import type { Lang } from '../i18n/lang.ts';
import type { Id, Network, Team } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import type { Field } from './lever.ts';
import { profileName, siteName } from './words.ts';

export type Scope = {
  /** null = every own site. */
  readonly siteId: Id | null;
  /** null = every profile. */
  readonly profileId: Id | null;
};

export const SCOPE_FIELDS = {
  siteId: { kind: 'ref', of: 'site', optional: true },
  profileId: { kind: 'ref', of: 'profile', optional: true },
} as const satisfies Readonly<Record<keyof Scope, Field>>;

export const EVERYBODY: Scope = { siteId: null, profileId: null };

/** A partner's teams are meant only when its site is named. An empty text is "not chosen", as null is. */
export function isInScope(network: Network, { siteId, profileId }: Scope, team: Pick<Team, 'siteId' | 'profileId'>): boolean {
  if (profileId && team.profileId !== profileId) return false;
  if (siteId) return team.siteId === siteId;
  const site = indexOf(network).sites.get(team.siteId);
  return site !== undefined && !isPartnerSite(site);
}

export function teamsInScope(network: Network, scope: Scope): readonly Team[] {
  return network.teams.filter((team) => isInScope(network, scope, team));
}

/** The network with the teams in scope changed; itself when nothing changes. */
export function withTeamsInScope(network: Network, scope: Scope, change: (team: Team) => Team): Network {
  const teams = network.teams.map((team) => (isInScope(network, scope, team) ? change(team) : team));
  return teams.every((team, position) => team === network.teams[position]) ? network : { ...network, teams };
}

export const fteOf = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.fte, 0);
export const headsIn = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.headcount, 0);

/** "Brest · Home", "Brest", "Home", "Tout le service": made to begin a sentence. */
export function scopeName(lang: Lang, network: Network, { siteId, profileId }: Scope): string {
  const named = [siteId ? siteName(network, siteId) : '', profileId ? profileName(network, profileId) : ''].filter((name) => name !== '');
  if (named.length > 0) return named.join(' · ');
  return lang === 'fr' ? 'Tout le service' : 'The whole service';
}

/** The same in the data's own words, for what is kept in the network: all = its regions. */
export function scopeInData(network: Network, { siteId, profileId }: Scope): string {
  const named = [siteId ? siteName(network, siteId) : '', profileId ? profileName(network, profileId) : ''].filter((name) => name !== '');
  return named.length > 0 ? named.join(' · ') : network.regions.map((region) => region.name).join(', ');
}

/** Labels of the two fields, the same in every lever. */
export const SCOPE_LABELS = {
  fr: {
    siteId: { label: 'Site', none: 'tous les sites internes' },
    profileId: { label: 'Profil', none: 'tous les profils' },
  },
  en: {
    siteId: { label: 'Site', none: 'every internal site' },
    profileId: { label: 'Profile', none: 'every profile' },
  },
} as const;
