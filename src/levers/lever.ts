/**
 * What a lever is. A lever is one folder `src/levers/<id>/{index.ts, strings.ts, examples.ts}`, found by the registry; its form is
 * generated from `fields`. Pure: never mutates, no clock, no randomness.
 */
import type { Lang } from '../i18n/lang.ts';
import type { Issue } from '../model/issue.ts';
import type { Network, NetworkPart, Team } from '../model/network.ts';
import type { Json, JsonObject } from '../model/project.ts';

/**
 * How one parameter is edited. The form, parsing and range checks come from this alone. Values: month = 0-based number; hours = one DayHours;
 * ref = an id, or null when optional; share, factor and number = a number, or null when optional; text = a name; refs = ids; weekdays = numbers 0 (Monday) to 6; staffing = see set-staffing.
 */
export type Field =
  | { readonly kind: 'month' }
  | { readonly kind: 'share'; readonly min: number; readonly max: number; readonly optional?: boolean }
  | { readonly kind: 'factor'; readonly min: number; readonly max: number; readonly optional?: boolean }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly unit?: FieldUnit;
      readonly integer?: boolean;
      readonly optional?: boolean;
    }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'hours' }
  | { readonly kind: 'ref'; readonly of: RefKind; readonly optional?: boolean }
  | { readonly kind: 'refs'; readonly of: RefKind; readonly min: number }
  | { readonly kind: 'weekdays' }
  | { readonly kind: 'text'; readonly max: number; readonly blank?: boolean }
  | { readonly kind: 'staffing' };

export type FieldUnit = 'fte' | 'weeks' | 'months' | 'seconds' | 'euros' | 'perMonth' | 'calls' | 'hours' | 'days' | 'customers';
export type RefKind = 'flow' | 'site' | 'region' | 'team' | 'profile' | 'partnerSite' | 'internalSite';

export type Fields<P> = { readonly [K in keyof P]: Field };

/** A fact about what the lever does at a month, told in words by the lever's own strings. */
export interface LeverEffect {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: 'info' | 'warning';
}

/**
 * A stop of hiring that a lever placed later declares: the first month of the stop that holds for such a team at `month`, or null when
 * hiring goes on.
 */
export type Freeze = (network: Network, team: Pick<Team, 'siteId' | 'profileId'>, month: number) => number | null;

/** What levers are about, in the order of the menu. */
export const LEVER_SUBJECTS = ['people', 'sites', 'flows', 'partners', 'digital', 'incidents', 'rules'] as const;
export type LeverSubject = (typeof LEVER_SUBJECTS)[number];

export interface Lever<P extends JsonObject = JsonObject> {
  /** Equals the folder's name. */
  readonly id: string;
  readonly subject: LeverSubject;
  readonly version: number;
  readonly fields: Fields<P>;
  /** Parameters that change nothing. */
  readonly neutral: P;
  /** Parameters that change nothing beside the others, whatever they are: the form leaves them out. */
  unused(params: P): readonly (keyof P & string)[];
  /** Parameters that came after version 1, with the values that leave an older setting as it was. */
  readonly added?: Partial<P>;
  /** A sensible first setting for this network (what the form opens with). @param month in which it begins; absent = the first */
  suggest(network: Network, month?: number): P;
  /**
   * It acts for some months only. When one is added, the studied month is the first of them, or the last when the effect builds up over
   * them. Absent = it lasts (suggest-month.ts).
   */
  readonly passing?: 'first' | 'last';
  /** The only parts that may differ after `apply`. */
  readonly rewrites: readonly NetworkPart[];
  /** True when the lever is meant to change the work offered (calls × handling time). */
  readonly changesOfferedWork: boolean;
  /** First month at which it acts. */
  startMonth(params: P): number;
  /** Issue paths are field names, e.g. 'fte'. `network` is the one at the lever's start month, earlier levers applied. */
  check(network: Network, params: P): readonly Issue[];
  /** `network` is the network of `month` with earlier levers applied; returns it changed, or itself. @param freeze hires it stops are not made */
  apply(network: Network, params: P, month: number, freeze?: Freeze): Network;
  effects(network: Network, params: P, month: number, freeze?: Freeze): readonly LeverEffect[];
  /** True when it may hire: then `apply` heeds `freeze`. */
  readonly hires?: boolean;
  /** The stop of hiring it declares for the levers placed before it; null or absent = none. */
  freezes?(params: P): Freeze | null;
}

/** Texts of a lever in one language. */
export interface LeverStrings<P extends JsonObject = JsonObject> {
  readonly name: string;
  readonly summary: string;
  readonly fields: {
    readonly [K in keyof P]: {
      readonly label: string;
      readonly hint?: string;
      readonly options?: Readonly<Record<string, string>>;
      /** Optional references: what choosing none means, e.g. "every site". */
      readonly none?: string;
    };
  };
  /** One sentence: what this use of the lever does, with names taken from the network. */
  describe(params: P, network: Network): string;
  effect(effect: LeverEffect): string;
}

/** A worked example, also a test: `before` and params give `expect`. */
export interface LeverExample<P extends JsonObject = JsonObject> {
  readonly title: { readonly [L in Lang]: string };
  readonly network: Network;
  readonly params: P;
  readonly month: number;
  /** Facts that must hold on the result; returns a sentence when they do not. */
  readonly holds: (before: Network, after: Network) => string | null;
}

/** A known case: parameters to start from, all editable, with what they rest on. */
export interface LeverPreset<P extends JsonObject = JsonObject> {
  readonly id: string;
  readonly title: { readonly [L in Lang]: string };
  /** Source or convention, its date, and what it is not. */
  readonly note: { readonly [L in Lang]: string };
  /** The parameters it sets, from what is chosen already; the others stay as they are. */
  params(network: Network, chosen: P): JsonObject extends P ? JsonObject : Partial<P>;
}

/** What a lever folder's modules export together. */
export interface LeverPackage {
  readonly lever: Lever;
  readonly strings: { readonly [L in Lang]: LeverStrings };
  readonly examples: readonly LeverExample[];
  readonly presets: readonly LeverPreset[];
}

/** A setting with the parameters that came later filled in: what every part of a lever is given. */
export function completeParams<P extends JsonObject>(lever: { readonly added?: Partial<P> }, params: P): P {
  if (lever.added === undefined || Object.keys(lever.added).every((name) => name in params)) return params;
  return { ...lever.added, ...params };
}

export type { Json };
