/** The menu "Ajouter un levier": levers by subject, by name within it. Pure. */
import type { Lang } from '../../../i18n/lang.ts';
import { scenarioTexts } from '../../../i18n/texts/scenarios.ts';
import { LEVER_SUBJECTS, type LeverPackage } from '../../../levers/lever.ts';
import type { Option } from './lever-form-vm.ts';

export interface LeverGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** Half-hours of every team are nothing one types into a form: such a lever comes from the optimiser's page. */
const isFilledByHand = ({ lever }: LeverPackage): boolean => Object.values(lever.fields).every(({ kind }) => kind !== 'staffing');

export function leverGroups(levers: readonly LeverPackage[], lang: Lang): readonly LeverGroup[] {
  return LEVER_SUBJECTS.map((subject) => ({
    label: scenarioTexts[lang].subjects[subject],
    options: levers
      .filter((found) => found.lever.subject === subject && isFilledByHand(found))
      .map(({ lever, strings }) => ({ value: lever.id, label: strings[lang].name }))
      .sort((a, b) => a.label.localeCompare(b.label, lang)),
  })).filter(({ options }) => options.length > 0);
}
