/** Where the settings of levers come from, in words: beside their fields, and as rows of the report. Pure. */
import { formatMonthOf, formatNumber, formatShare } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import { scenarioTexts } from '../../../i18n/texts/scenarios.ts';
import { completeParams, type Field, type LeverPackage } from '../../../levers/lever.ts';
import type { Json, LeverUse, Project, Scenario } from '../../../model/project.ts';
import { type FigureOrigin, originOf } from '../../../model/provenance.ts';
import { leverPath } from '../../../model/scenario-edit.ts';
import { shownFields, unitAfter } from './lever-form-vm.ts';

/** Settings that are figures; choices, names and lists are none. */
export const isFigure = ({ kind }: Field): boolean => kind === 'month' || kind === 'share' || kind === 'factor' || kind === 'number';

/** A setting, or an end of its range, as it is read. @example settingText({ kind: 'share', min: 0, max: 1 }, 0.4, '2012-01', 'fr') // '40 %' */
export function settingText(field: Field, value: Json | undefined, startMonth: string, lang: Lang): string {
  if (typeof value !== 'number') return '';
  if (field.kind === 'month') return formatMonthOf(lang, startMonth, value, 'short');
  return field.kind === 'share' ? formatShare(lang, value) : formatNumber(lang, value);
}

export interface OriginText {
  readonly kind: FigureOrigin['kind'];
  readonly text: string;
  readonly note: string;
}

/** What a field says of its figure's origin. */
export function settingOrigin(project: Project, path: string, field: Field, lang: Lang): OriginText {
  const texts = scenarioTexts[lang].origin;
  const { kind, source, provenance } = originOf(project, path);
  const note = provenance?.note === undefined ? '' : localText(provenance.note, lang);
  if (kind === 'source' && source) return { kind, text: texts.source(localText(source.title, lang)), note };
  if (kind === 'typed') return { kind, text: texts.typed, note: '' };
  const end = (value: number | undefined): string => settingText(field, value, project.baseline.horizon.startMonth, lang);
  const [low, high] = [end(provenance?.low), end(provenance?.high)];
  return { kind, text: low === '' || high === '' ? texts.assumption : texts.range(low, high), note };
}

/** A setting of a lever with what it rests on. */
export interface SettingRow {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  /** The source or the note; that it was typed. */
  readonly why: string;
}

export interface LeverSettings {
  readonly useId: string;
  /** The lever in its own words. */
  readonly name: string;
  readonly rows: readonly SettingRow[];
}

const unitOf = (lang: Lang, field: Field): string =>
  field.kind === 'number' && field.unit !== undefined ? scenarioTexts[lang].units[field.unit] : field.kind === 'factor' ? '×' : '';

function settingsOf(project: Project, scenario: Scenario, use: LeverUse, pack: LeverPackage, lang: Lang): readonly SettingRow[] {
  const { startMonth } = project.baseline.horizon;
  const params = completeParams(pack.lever, use.params);
  return shownFields(pack, params, () => false)
    .filter(([name, field]) => isFigure(field) && params[name] !== null)
    .map(([name, field]) => {
      const path = leverPath(scenario.id, use.id, name);
      const { kind, provenance } = originOf(project, path);
      const { text, note } = settingOrigin(project, path, field, lang);
      const label = pack.strings[lang].fields[name]?.label ?? name;
      const end = (value: number | undefined): string => settingText(field, value, startMonth, lang);
      return {
        path,
        label: `${label}${unitAfter(label, unitOf(lang, field))}`,
        value: settingText(field, params[name], startMonth, lang),
        low: end(provenance?.low),
        high: end(provenance?.high),
        why: kind === 'assumption' ? note || scenarioTexts[lang].origin.assumption : [text, note].filter((part) => part !== '').join('. '),
      };
    });
}

/** The figures of a scenario's levers that are switched on, lever by lever. */
export function leverSettings(
  project: Project,
  scenario: Scenario,
  find: (leverId: string) => LeverPackage | null,
  lang: Lang,
): readonly LeverSettings[] {
  return scenario.levers
    .filter(({ enabled }) => enabled)
    .flatMap((use) => {
      const pack = find(use.leverId);
      if (!pack) return [];
      return [{ useId: use.id, name: pack.strings[lang].name, rows: settingsOf(project, scenario, use, pack, lang) }];
    });
}
