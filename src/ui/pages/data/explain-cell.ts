/** What the panel "D'où vient ce chiffre ?" says of a cell of the data: definition, unit, source or assumption with its range. Pure. */
import { type Lang, localText } from '../../../i18n/lang.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import { fieldTerm, isGlossaryPart } from '../../../i18n/texts/glossary.ts';
import { pathLabel } from '../../../i18n/texts/issues.ts';
import type { FieldPath } from '../../../model/issue.ts';
import type { Project } from '../../../model/project.ts';
import { originOf } from '../../../model/provenance.ts';
import type { GridColumn } from '../../grid/cell.ts';
import { cellText, showValue } from '../../grid/cell-text.ts';
import type { FigureExplanation, FigureInput } from '../../state/figure-panel.svelte.ts';
import { tabOfPath } from './data-tabs.ts';
import { findCell, skillFieldOf, tablesOfTab } from './tables.ts';
import { PERIOD_TOTAL } from './tables-demand.ts';
import { ORIGIN_SUM } from './tables-routing.ts';

/** The glossary's name of a field, without ids and positions. @example glossaryField('flows', ['routing', 'overflow', 'region', 'afterSeconds']) */
export function glossaryField(part: string, steps: readonly string[]): string {
  if (!isGlossaryPart(part)) return '';
  let field = '';
  for (const step of steps) {
    const longer = field === '' ? step : `${field}/${step}`;
    if (fieldTerm(part, longer, 'fr')) field = longer;
  }
  return field;
}

export function explainPath(project: Project, path: FieldPath, lang: Lang): FigureExplanation {
  const texts = dataTexts[lang].explain;
  const [part = '', ...rest] = path.split('/');
  const steps = part === 'horizon' ? rest : rest.slice(1);
  const term = isGlossaryPart(part) ? fieldTerm(part, glossaryField(part, steps), lang) : null;
  const tab = tabOfPath(path) ?? 'sites';
  const tables = tablesOfTab({ project, network: project.baseline, lang, issues: [], tab }, skillFieldOf(path));
  const found = findCell(tables, path);
  const isComputed = path.endsWith(`/${PERIOD_TOTAL}`) || path.endsWith(`/${ORIGIN_SUM}`);
  const value = found ? cellText(found.column, found.cell, lang) : '';
  const unit = found?.column.kind === 'share' || found?.cell.value === null ? '' : (term?.unit ?? '');
  return {
    title: found ? `${found.row.label} · ${found.column.header}` : pathLabel(path, project, lang),
    value: unit === '' ? value : `${value}\u00a0${unit}`,
    interval: isComputed || !found ? texts.noInterval : intervalOf(project, path, found.column, lang),
    definition: isComputed
      ? texts.computed
      : [term?.definition ?? texts.none, unit === '' ? '' : texts.unit(unit)].filter(Boolean).join(' '),
    inputs: isComputed || !found ? [] : [inputOf(project, path, found.column, value, lang)],
    notes: notesOf(project, path, isComputed, lang),
  };
}

function rangeOf(project: Project, path: FieldPath): { readonly low: number; readonly high: number } | null {
  const provenance = originOf(project, path).provenance;
  return provenance?.low !== undefined && provenance.high !== undefined ? { low: provenance.low, high: provenance.high } : null;
}

function intervalOf(project: Project, path: FieldPath, column: GridColumn, lang: Lang): string {
  const texts = dataTexts[lang].explain;
  const range = rangeOf(project, path);
  if (range) return texts.interval(showValue(column, range.low, lang), showValue(column, range.high, lang));
  return originOf(project, path).kind === 'assumption' ? texts.noRange : texts.noInterval;
}

function inputOf(project: Project, path: FieldPath, column: GridColumn, value: string, lang: Lang): FigureInput {
  const texts = dataTexts[lang].explain;
  const { kind, source } = originOf(project, path);
  const range = rangeOf(project, path);
  const assumed = range ? texts.assumptionRange(showValue(column, range.low, lang), showValue(column, range.high, lang)) : texts.assumption;
  const detail = source ? [localText(source.title, lang), localText(source.detail, lang)].filter(Boolean).join(', ') : '';
  return {
    label: column.header,
    value,
    origin: kind === 'source' ? detail : kind === 'assumption' ? assumed : texts.typed,
    assumption: kind !== 'source',
  };
}

function notesOf(project: Project, path: FieldPath, isComputed: boolean, lang: Lang): readonly string[] {
  if (isComputed) return [];
  const texts = dataTexts[lang].explain;
  const { kind, provenance } = originOf(project, path);
  const draft = Object.hasOwn(project.drafts, path) ? project.drafts[path] : undefined;
  return [
    draft === undefined ? '' : texts.draft(draft),
    provenance?.note === undefined ? '' : localText(provenance.note, lang),
    kind === 'typed' ? texts.typedNote : '',
  ].filter(Boolean);
}
