/**
 * Makes a lever from what is particular to it: parameters are checked against their declared fields first, so that the lever's own checks
 * meet only values of the right kind.
 */
import { typesetFrench } from '../i18n/format.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Issue } from '../model/issue.ts';
import type { Network } from '../model/network.ts';
import type { JsonObject } from '../model/project.ts';
import { checkFields } from './check-fields.ts';
import { completeParams, type Lever, type LeverExample, type LeverPackage, type LeverPreset, type LeverStrings } from './lever.ts';

/** `check` sees only parameters whose fields are right. `startMonth` is the parameter `month` unless given. */
export type LeverSpec<P extends JsonObject> = Omit<Lever<P>, 'check' | 'startMonth' | 'effects' | 'unused' | 'freezes' | 'suggest'> &
  Partial<Pick<Lever<P>, 'effects' | 'unused' | 'freezes'>> & {
    check?(network: Network, params: P): readonly Issue[];
    /** @param month in the horizon; the setting begins then whatever it says itself */
    suggest(network: Network, month: number): P;
  };

export function defineLever<P extends JsonObject & { readonly month: number }>(spec: LeverSpec<P>): Lever<P> {
  const complete = (params: P): P => completeParams(spec, params);
  return {
    ...spec,
    startMonth: (params) => params.month,
    suggest: (network, wanted = 0) => {
      const month = Math.max(0, Math.min(wanted, network.horizon.months - 1));
      return { ...spec.suggest(network, month), month };
    },
    unused: (params) => spec.unused?.(complete(params)) ?? [],
    check: (network, given) => {
      const params = complete(given);
      const issues = checkFields(spec.fields, network, params);
      return issues.some((issue) => issue.severity === 'error') ? issues : [...issues, ...(spec.check?.(network, params) ?? [])];
    },
    apply: (network, params, month, freeze) => (month < params.month ? network : spec.apply(network, complete(params), month, freeze)),
    effects: (network, params, month, freeze) =>
      month < params.month ? [] : (spec.effects?.(network, complete(params), month, freeze) ?? []),
    freezes: (params) => spec.freezes?.(complete(params)) ?? null,
  };
}

/** French spaces before : ; ! ? % and inside « », so that the strings can be typed plainly. */
function typeset<P extends JsonObject>(strings: LeverStrings<P>): LeverStrings<P> {
  type FieldStrings = LeverStrings<P>['fields'][keyof P];
  const inField = (field: FieldStrings): FieldStrings => ({
    label: typesetFrench(field.label),
    ...(field.hint !== undefined && { hint: typesetFrench(field.hint) }),
    ...(field.none !== undefined && { none: typesetFrench(field.none) }),
    ...(field.options !== undefined && {
      options: Object.fromEntries(Object.entries(field.options).map(([option, label]) => [option, typesetFrench(label)])),
    }),
  });
  const fields = Object.fromEntries(Object.entries<FieldStrings>(strings.fields).map(([name, field]) => [name, inField(field)]));
  return {
    name: typesetFrench(strings.name),
    summary: typesetFrench(strings.summary),
    fields: fields as LeverStrings<P>['fields'],
    describe: (params, network) => typesetFrench(strings.describe(params, network)),
    effect: (effect) => typesetFrench(strings.effect(effect)),
  };
}

type Texts = { readonly [L in Lang]: string };
const typesetBoth = ({ fr, en }: Texts): Texts => ({ fr: typesetFrench(fr), en });

/** Puts a lever's parts together; their parameter types must agree. */
export function defineLeverPackage<P extends JsonObject>(found: {
  readonly lever: Lever<P>;
  readonly strings: { readonly fr: LeverStrings<P>; readonly en: LeverStrings<P> };
  readonly examples: readonly LeverExample<P>[];
  readonly presets?: readonly LeverPreset<P>[];
}): LeverPackage {
  const presets = (found.presets ?? []).map((preset) => ({ ...preset, title: typesetBoth(preset.title), note: typesetBoth(preset.note) }));
  const { lever } = found;
  const completed = (strings: LeverStrings<P>): LeverStrings<P> => ({
    ...strings,
    describe: (params, network) => strings.describe(completeParams(lever, params), network),
  });
  const strings = { fr: typeset(completed(found.strings.fr)), en: completed(found.strings.en) };
  const typed = { ...found, presets, strings };
  // A package is kept among others without its parameter type: the registry only ever hands a lever parameters its own check has passed.
  return typed as unknown as LeverPackage;
}
