/** Text ↔ parameter of a lever's form: each field kind is written and read here, in the user's language. Pure. */
import {
  formatHoursRange,
  formatMonthOf,
  formatNumber,
  formatShare,
  parseHoursRange,
  parseNumber,
  parseShare,
} from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Field, LeverPackage, LeverPreset, RefKind } from '../../../levers/lever.ts';
import type { Network } from '../../../model/network.ts';
import type { Json, JsonObject } from '../../../model/project.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type FieldReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly code: string; readonly params?: Readonly<Record<string, number>> };

/** What a reference field may point at, with the names the user sees. */
export function refOptions(network: Network, kind: RefKind): readonly Option[] {
  const named = (rows: readonly { readonly id: string; readonly name: string }[]): Option[] =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  switch (kind) {
    case 'flow':
      return named(network.flows);
    case 'region':
      return named(network.regions);
    case 'profile':
      return named(network.skillProfiles);
    case 'site':
      return named(network.sites);
    case 'internalSite':
      return named(network.sites.filter((site) => site.kind === 'internal'));
    case 'partnerSite':
      return named(network.sites.filter((site) => site.kind !== 'internal'));
    case 'team':
      return teamOptions(network);
  }
}

/** Teams of one site and profile, e.g. after a site was closed, are told apart by their number. */
function teamOptions(network: Network): readonly Option[] {
  const seen = new Map<string, number>();
  return network.teams.map((team) => {
    const name = teamName(network, team);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { value: team.id, label: count === 1 ? name : `${name} (${count})` };
  });
}

/** "Nantes · Home": a team has no name of its own. */
export function teamName(network: Network, team: { readonly siteId: string; readonly profileId: string }): string {
  const site = network.sites.find(({ id }) => id === team.siteId)?.name ?? team.siteId;
  const profile = network.skillProfiles.find(({ id }) => id === team.profileId)?.name ?? team.profileId;
  return `${site} · ${profile}`;
}

/** The months of the horizon, as options. */
export function monthOptions(network: Network, lang: Lang): readonly Option[] {
  return Array.from({ length: network.horizon.months }, (_, month) => ({
    value: String(month),
    label: formatMonthOf(lang, network.horizon.startMonth, month),
  }));
}

function hoursText(value: Json, lang: Lang): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return formatHoursRange(lang, null);
  const hours = value as { readonly fromMinute?: Json; readonly toMinute?: Json };
  return typeof hours.fromMinute === 'number' && typeof hours.toMinute === 'number'
    ? formatHoursRange(lang, { fromMinute: hours.fromMinute, toMinute: hours.toMinute })
    : '';
}

/** How a parameter stands in its text box. */
export function fieldText(field: Field, value: Json | undefined, lang: Lang): string {
  if (value === undefined || value === null) return field.kind === 'hours' ? formatHoursRange(lang, null) : '';
  if (field.kind === 'share' && typeof value === 'number') return formatShare(lang, value);
  if (field.kind === 'hours') return hoursText(value, lang);
  return typeof value === 'number' ? formatNumber(lang, value) : String(value);
}

/** Reads a text box; range errors are the field's own limits. */
export function readField(field: Field, text: string, lang: Lang): FieldReading {
  if (field.kind === 'hours') {
    const hours = parseHoursRange(text);
    if (!hours.ok) return hours;
    return { ok: true, value: hours.value === null ? null : { fromMinute: hours.value.fromMinute, toMinute: hours.value.toMinute } };
  }
  if (field.kind !== 'share' && field.kind !== 'factor' && field.kind !== 'number') return { ok: true, value: text };
  if (field.optional === true && text.trim() === '') return { ok: true, value: null };
  const read = field.kind === 'share' ? parseShare(lang, text) : parseNumber(lang, text);
  if (!read.ok) return read;
  if (field.kind === 'number' && field.integer && !Number.isInteger(read.value)) return { ok: false, code: 'notInteger' };
  if (read.value < field.min || read.value > field.max)
    return { ok: false, code: 'outOfRange', params: { min: field.min, max: field.max } };
  return { ok: true, value: read.value };
}

export interface PresetOption {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

/** The known cases a lever can start from, as options. */
export function presetOptions(pack: LeverPackage, lang: Lang): readonly PresetOption[] {
  return pack.presets.map(({ id, title, note }) => ({ id, label: title[lang], note: note[lang] }));
}

/** The preset whose every parameter stands as it set it; '' when none does. */
export function presetInForce(pack: LeverPackage, params: JsonObject, network: Network): string {
  const holds = (preset: LeverPreset): boolean =>
    Object.entries(preset.params(network, params)).every(([name, value]) => JSON.stringify(params[name]) === JSON.stringify(value));
  return pack.presets.find(holds)?.id ?? '';
}

/** The unit behind a label, left out where the label says it already. @example unitAfter('Mois connus', 'mois') // '' */
export function unitAfter(label: string, unit: string): string {
  const words = label.toLowerCase().split(/[^\p{L}€%]+/u);
  return unit === '' || words.includes(unit.toLowerCase()) ? '' : ` (${unit})`;
}

/** The fields to show: those that count beside the others, and any with a problem. */
export function shownFields(pack: LeverPackage, params: JsonObject, hasProblem: (name: string) => boolean): readonly [string, Field][] {
  const unused = new Set<string>(pack.lever.unused(params));
  return Object.entries<Field>(pack.lever.fields).filter(([name]) => !unused.has(name) || hasProblem(name));
}

/** Is it a text box (others are lists and tick boxes, which cannot hold a wrong text)? */
export function isTextField(field: Field): boolean {
  return ['share', 'factor', 'number', 'hours', 'text'].includes(field.kind);
}
