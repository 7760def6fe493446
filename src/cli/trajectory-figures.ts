/** A trajectory as a table for a terminal and as `plateau-trajectory/1`. */
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import { type Extinction, type FlowFailure, type MonthFigures, middleOf, standingOf } from '../trajectory/index.ts';

export interface TrajectoryAnswer {
  readonly scenario: string;
  readonly startMonth: string;
  /** null = closed forms. */
  readonly seed: number | null;
  readonly wallSeconds: number;
  readonly figures: readonly MonthFigures[];
  /** By month: service level less the baseline's, by flow and null = all calls. */
  readonly differences: readonly ReadonlyMap<Id | null, Estimate>[];
  readonly failures: readonly FlowFailure[];
  readonly extinctions: readonly Extinction[];
}

const FORMAT = 'plateau-trajectory/1';
const TOTAL = 'total';

const calendarMonth = (startMonth: string, index: number): string => {
  const [year = 0, month = 1] = startMonth.split('-').map(Number);
  const count = year * 12 + month - 1 + index;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};

const percent = (share: number): string => (Number.isFinite(share) ? (100 * share).toFixed(1) : '–');

function estimateText({ mean, halfWidth }: Estimate): string {
  return halfWidth === null || !Number.isFinite(mean) ? percent(mean) : `${percent(mean)} ± ${percent(halfWidth)}`;
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) => cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')).join('\n');
}

export function monthsTable(answer: TrajectoryAnswer): string {
  const { figures, startMonth } = answer;
  const backlog = figures.some(({ work }) => work.length > 0);
  const header = ['month', 'targets met', 'service %', 'abandoned %', 'occupancy %', 'missing at worst', 'FTE', 'cost EUR'];
  const shares = ['in-house hours %', 'calls %', 'cost %', ...(backlog ? ['backlog'] : []), 'by'];
  const rows = figures.map((month) => {
    const standings = month.flows.map(standingOf).filter((standing) => standing !== null);
    const left = month.work.reduce((sum, { leftAtEnd }) => sum + leftAtEnd, 0);
    return [
      calendarMonth(startMonth, month.month),
      `${standings.filter((standing) => standing === 'met').length}/${standings.length}`,
      estimateText(month.serviceLevel),
      estimateText(month.abandonment),
      estimateText(month.occupancy),
      (month.staffing.worst?.missing ?? 0).toFixed(1),
      month.people.fte.toFixed(1),
      month.money.total.toFixed(0),
      ...[month.inHouse.hours, month.inHouse.calls, month.inHouse.cost].map(percent),
      ...(backlog ? [left.toFixed(0)] : []),
      month.weeks === null ? 'formula' : `${month.weeks} weeks`,
    ];
  });
  const failing = answer.failures.map(({ flowId, certain, perhaps, months }) =>
    certain === null
      ? `${flowId}: perhaps missed from ${calendarMonth(startMonth, perhaps ?? 0)}`
      : `${flowId}: missed from ${calendarMonth(startMonth, certain)} (${months} months)`,
  );
  const lost = answer.extinctions.map(
    ({ flowId, siteId, month }) =>
      `${flowId}${siteId === null ? '' : ` at ${siteId}`}: nobody left from ${calendarMonth(startMonth, month)}`,
  );
  const list = (title: string, lines: readonly string[]): string =>
    `${title}: ${lines.length === 0 ? 'none' : `\n  ${lines.join('\n  ')}`}`;
  return `${[align([[...header, ...shares], ...rows]), list('targets', failing), list('skills lost', lost)].join('\n\n')}\n`;
}

/** Maps become objects; the total of all calls stands under "total"; a figure over nothing is null. */
export function trajectoryJson({ figures, differences, failures, extinctions, ...facts }: TrajectoryAnswer): string {
  const months = figures.map((month, index) => ({
    ...month,
    work: month.work.map(({ paths, ...work }) => ({ ...work, leftRange: paths ? middleOf(paths.left) : null })),
    calendarMonth: calendarMonth(facts.startMonth, month.month),
    staffing: { ...month.staffing, worstOfFlow: Object.fromEntries(month.staffing.worstOfFlow) },
    serviceLevelDifference: Object.fromEntries(Array.from(differences[index] ?? [], ([flowId, value]) => [flowId ?? TOTAL, value])),
  }));
  return JSON.stringify({ format: FORMAT, ...facts, months, failures, extinctions }, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? null : part,
  );
}
