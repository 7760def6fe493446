/**
 * Work that can wait in the simulated month: received, done, left in the evening and its mean age, per mean open day. Never judged by the
 * day's service level. Age = left ÷ done a day (Little's law). Pure.
 */
import { formatNumber } from '../../../i18n/format.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Id } from '../../../model/network.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { ResultsContext } from './results-context.ts';
import { flowFigure, type SimulatedWeek, workIdsOf } from './week-figures.ts';

const DAY_SECONDS = 86_400;

export interface WorkOfDay {
  /** Pieces per mean open day. */
  readonly received: number;
  readonly done: number;
  readonly left: number;
  /** Open days; null when nothing is done. */
  readonly ageDays: number | null;
}

export function workOfDay(run: SimulatedWeek, flowId: Id): WorkOfDay {
  const days = run.week.days.reduce((sum, { weight }) => sum + weight, 0);
  const waiting = run.week.days.reduce(
    (sum, { flows, centre, weight }) =>
      sum +
      weight * flows.reduce((pieces, flow, i) => pieces + (flow.flowId === flowId ? (centre.flows[i].deferrable?.backlog ?? 0) : 0), 0),
    0,
  );
  // What waited in the morning is counted as offered.
  const received = flowFigure(run, flowId, 'offered').mean - waiting;
  const done = flowFigure(run, flowId, 'answered').mean / days;
  const left = flowFigure(run, flowId, 'unserved').mean / days;
  return { received: received / days, done, left, ageDays: done > 0 ? left / done : null };
}

/** null without such work. */
export function workTables(context: ResultsContext): TableData | null {
  const { lang, names, baseline, scenarios, variants, month } = context;
  const texts = trajectoryTexts[lang];
  const runs = [baseline, ...scenarios];
  const ids = [...new Set(runs.flatMap(workIdsOf))];
  if (ids.length === 0) return null;
  const count = (value: number): string => formatNumber(lang, value, value < 10 ? 1 : 0);
  return {
    caption: texts.deferrable.caption(month),
    columns: [
      { label: resultTexts[lang].flow, numeric: false },
      { label: resultTexts[lang].scenario, numeric: false },
      ...[texts.deferrable.received, texts.deferrable.done, texts.deferrable.left, texts.deferrable.age, texts.work.due].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: ids.flatMap((flowId) =>
      runs.flatMap((run) => {
        const flow = context.networkOf(run.scenarioId)?.flows.find(({ id }) => id === flowId);
        if (!flow || !workIdsOf(run).includes(flowId)) return [];
        const { received, done, left, ageDays } = workOfDay(run, flowId);
        const name = variants.find(({ id }) => id === run.scenarioId)?.name ?? run.scenarioId;
        const age = ageDays === null ? '' : formatNumber(lang, ageDays, 1);
        return [
          {
            header: names.flow(flowId),
            cells: [name, count(received), count(done), count(left), age, formatNumber(lang, flow.target.withinSeconds / DAY_SECONDS, 1)],
          },
        ];
      }),
    ),
  };
}
