/** What this computer can do, as rows with a state and a meaning. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { computerTexts } from '../../../i18n/texts/computer.ts';
import type { EnvironmentReport } from '../../../store/environment.ts';

export interface AbilityRow {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly meaning: string;
  /** Something is missing here and the user should know. */
  readonly limited: boolean;
}

export interface ComputerView {
  readonly sentence: string;
  readonly rows: readonly AbilityRow[];
}

const MEGABYTE = 1_000_000;

export function computerView(
  report: EnvironmentReport,
  facts: { readonly offlineReady: boolean; readonly backups: boolean; readonly version: string; readonly engine: string },
  lang: Lang,
): ComputerView {
  const texts = computerTexts[lang];
  const word = (value: boolean | null): string => (value === null ? texts.unknown : value ? texts.yes : texts.no);
  const size = (bytes: number | null): string =>
    bytes === null ? texts.unknown : texts.megabytes(formatNumber(lang, bytes / MEGABYTE, bytes < 10 * MEGABYTE ? 1 : 0));
  type RowId = keyof typeof texts.rows;
  const row = (id: RowId, state: string, limited: boolean): AbilityRow => ({
    id,
    label: texts.rows[id],
    state,
    meaning: texts.meaning[id],
    limited,
  });
  const ability = (id: RowId, value: boolean | null): AbilityRow => row(id, word(value), value === false);
  const rows = [
    ability('database', report.indexedDB),
    ability('copies', report.privateFiles && facts.backups),
    ability('persistent', report.persistentStorage),
    ability('offline', facts.offlineReady),
    ability('webAssembly', report.webAssembly),
    ability('fileAccess', report.fileAccess),
    ability('locks', report.locks),
    row('cores', report.cores === null ? texts.unknown : formatNumber(lang, report.cores, 0), false),
    row('space', texts.of(size(report.usedBytes), size(report.quotaBytes)), false),
    row('version', facts.version, false),
    row('engine', facts.engine, false),
  ];
  const sentence = !report.indexedDB
    ? texts.sentenceNoStore
    : rows.some(({ limited }) => limited)
      ? texts.sentenceLimited
      : texts.sentenceGood;
  return { sentence, rows };
}
