/** All the tables of a tab. Pure. */
import type { FieldPath } from '../../../model/issue.ts';
import type { GridCell, GridColumn, GridRow } from '../../grid/cell.ts';
import type { DataTable, TableContext } from './data-table.ts';
import { curvesTables, flowsTables, volumesTables } from './tables-demand.ts';
import { SKILL_FIELDS, type SkillField, skillsTables, teamsTables, trainingTables } from './tables-people.ts';
import { calendarTables, sitesTables } from './tables-places.ts';
import { routingTables } from './tables-routing.ts';
import { sourcesTables } from './tables-sources.ts';

/** @param skillField what the skill matrix shows */
export function tablesOfTab(context: TableContext, skillField: SkillField): readonly DataTable[] {
  switch (context.tab) {
    case 'sites':
      return sitesTables(context);
    case 'flows':
      return flowsTables(context);
    case 'volumes':
      return volumesTables(context);
    case 'curves':
      return curvesTables(context);
    case 'skills':
      return skillsTables(context, skillField);
    case 'teams':
      return teamsTables(context);
    case 'routing':
      return routingTables(context);
    case 'calendars':
      return calendarTables(context);
    case 'training':
      return trainingTables(context);
    case 'sources':
      return sourcesTables(context);
  }
}

/** Which of a skill's figures a path speaks of. */
export function skillFieldOf(path: FieldPath): SkillField {
  return SKILL_FIELDS.find((field) => path.endsWith(`/${field}`)) ?? 'handlingFactor';
}

export interface FoundCell {
  readonly table: DataTable;
  readonly row: GridRow;
  readonly column: GridColumn;
  readonly cell: GridCell;
}

/** The cell of a path among tables; null when none shows it. */
export function findCell(tables: readonly DataTable[], path: FieldPath): FoundCell | null {
  for (const table of tables) {
    for (const row of table.rows) {
      const index = row.cells.findIndex((cell) => cell?.path === path);
      const cell = row.cells[index];
      const column = table.columns[index];
      if (cell && column) return { table, row, column, cell };
    }
  }
  return null;
}
