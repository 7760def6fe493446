/** Checks parameters against their declared fields: kind, range, existence. Paths are field names. Total on any JSON. */
import { monthAfter } from '../i18n/format.ts';
import type { Issue } from '../model/issue.ts';
import type { Network } from '../model/network.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import type { Json, JsonObject } from '../model/project.ts';
import type { Field, RefKind } from './lever.ts';

type Found = Omit<Issue, 'path' | 'severity'>;

/** What a reference may point at. */
function idsOf(network: Network, kind: RefKind): ReadonlySet<string> {
  const { sites, flows, profiles, teams } = indexOf(network);
  switch (kind) {
    case 'flow':
      return new Set(flows.keys());
    case 'team':
      return new Set(teams.keys());
    case 'profile':
      return new Set(profiles.keys());
    case 'region':
      return new Set(network.regions.map((region) => region.id));
    case 'site':
      return new Set(sites.keys());
    case 'partnerSite':
      return new Set(network.sites.filter(isPartnerSite).map((site) => site.id));
    case 'internalSite':
      return new Set(network.sites.filter((site) => !isPartnerSite(site)).map((site) => site.id));
  }
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
  readonly integer?: boolean;
}

function checkNumber(value: Json | undefined, { min, max, unit, integer }: Range): readonly Found[] {
  if (value === undefined || value === null || value === '') return [{ code: 'required' }];
  if (typeof value !== 'number' || Number.isNaN(value)) return [{ code: 'notANumber', value }];
  if (!Number.isFinite(value)) return [{ code: 'notFinite', value }];
  const params: Record<string, string | number> = unit === undefined ? { min, max } : { min, max, unit };
  if (value < 0 && min === 0) return [{ code: 'negative', value, params }];
  if (value < min || value > max) return [{ code: 'outOfRange', value, params }];
  return integer && !Number.isInteger(value) ? [{ code: 'notInteger', value }] : [];
}

function checkMonth(network: Network, value: Json | undefined): readonly Found[] {
  const wrong = checkNumber(value, { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, integer: true });
  if (wrong.length > 0) return wrong;
  const { startMonth, months } = network.horizon;
  const month = value as number;
  if (month >= 0 && month < months) return [];
  const params = { min: monthAfter(startMonth, 0), max: monthAfter(startMonth, Math.max(0, months - 1)) };
  // Months far out of a calendar are shown as they stand.
  return [{ code: 'outOfHorizon', value: Math.abs(month) < 12_000 ? monthAfter(startMonth, month) : month, params }];
}

function checkRef(network: Network, value: Json | undefined, of: RefKind, optional: boolean): readonly Found[] {
  if (value === undefined || value === null || value === '') return optional ? [] : [{ code: 'required' }];
  return typeof value === 'string' && idsOf(network, of).has(value) ? [] : [{ code: 'unknownId', value }];
}

function checkRefs(network: Network, value: Json | undefined, of: RefKind, min: number): readonly Found[] {
  if (!Array.isArray(value)) return [{ code: 'required' }];
  const ids = value as readonly Json[];
  const known = idsOf(network, of);
  const unknown = ids.filter((id) => typeof id !== 'string' || !known.has(id));
  if (unknown.length > 0) return unknown.map((id) => ({ code: 'unknownId', value: id }));
  const twice = ids.find((id, position) => ids.indexOf(id) !== position);
  if (twice !== undefined) return [{ code: 'sameTwice', value: twice }];
  return ids.length < min ? [{ code: 'tooFew', value: ids.length, params: { min } }] : [];
}

function checkHours(value: Json | undefined): readonly Found[] {
  if (value === undefined) return [{ code: 'required' }];
  if (value === null) return [];
  const hours = value as { readonly fromMinute?: Json; readonly toMinute?: Json };
  const { fromMinute, toMinute } = hours;
  const right =
    typeof fromMinute === 'number' && typeof toMinute === 'number' && fromMinute >= 0 && fromMinute < toMinute && toMinute <= 1440;
  return right ? [] : [{ code: 'badHours', value }];
}

function checkWeekdays(value: Json | undefined): readonly Found[] {
  if (!Array.isArray(value)) return [{ code: 'required' }];
  const wrong = value.find((day) => typeof day !== 'number' || !Number.isInteger(day) || day < 0 || day > 6);
  return wrong === undefined ? [] : [{ code: 'outOfRange', value: wrong, params: { min: 0, max: 6 } }];
}

function checkStaffing(network: Network, value: Json | undefined): readonly Found[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ code: 'required' }];
  const known = idsOf(network, 'team');
  const found: Found[] = [];
  for (const [teamId, days] of Object.entries(value as JsonObject)) {
    if (!known.has(teamId)) found.push({ code: 'unknownId', value: teamId });
    else if (!Array.isArray(days) || days.length !== 7)
      found.push({ code: 'wrongLength', value: Array.isArray(days) ? days.length : 0, params: { expected: 7 } });
    else found.push(...days.flatMap(checkStaffedDay));
  }
  return found;
}

/** A day: [first half-hour, agents…], empty = nobody. */
function checkStaffedDay(day: Json): readonly Found[] {
  if (!Array.isArray(day)) return [{ code: 'required' }];
  const figures = day as readonly Json[];
  const wrong = figures.flatMap((figure) => checkNumber(figure, { min: 0, max: 100_000, integer: true }));
  if (wrong.length > 0) return wrong.slice(0, 1);
  const end = figures.length === 0 ? 0 : (figures[0] as number) + figures.length - 1;
  return end > 48 ? [{ code: 'outOfRange', value: end, params: { min: 0, max: 48 } }] : [];
}

function checkText(value: Json | undefined, max: number, blank: boolean): readonly Found[] {
  if (typeof value !== 'string' || (!blank && value.trim() === '')) return [{ code: 'required' }];
  return value.length > max ? [{ code: 'textTooLong', value: value.length, params: { max } }] : [];
}

/** A number that may be left out stands as null. */
const isLeftOut = (field: Field, value: Json | undefined): boolean =>
  (value === undefined || value === null) && 'optional' in field && field.optional === true;

function checkField(field: Field, network: Network, value: Json | undefined): readonly Found[] {
  if (isLeftOut(field, value)) return [];
  switch (field.kind) {
    case 'month':
      return checkMonth(network, value);
    case 'share':
      return checkNumber(value, { ...field, unit: 'share' });
    case 'factor':
    case 'number':
      return checkNumber(value, { min: field.min, max: field.max, integer: field.kind === 'number' && field.integer === true });
    case 'choice':
      return typeof value === 'string' && field.options.includes(value)
        ? []
        : [{ code: 'choice', value, params: { expected: field.options.join(', ') } }];
    case 'ref':
      return checkRef(network, value, field.of, field.optional === true);
    case 'refs':
      return checkRefs(network, value, field.of, field.min);
    case 'hours':
      return checkHours(value);
    case 'weekdays':
      return checkWeekdays(value);
    case 'text':
      return checkText(value, field.max, field.blank === true);
    case 'staffing':
      return checkStaffing(network, value);
  }
}

/** Errors of all fields, in their order. @param params any JSON object, e.g. from a file */
export function checkFields(fields: { readonly [name: string]: Field }, network: Network, params: JsonObject): readonly Issue[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    checkField(field, network, params[name]).map((found) => ({ path: name, severity: 'error' as const, ...found })),
  );
}
