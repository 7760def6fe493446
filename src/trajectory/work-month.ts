/** The month of work that can wait: its backlog chained from day to day, what is done, how old it grows. Pure. */
import type { Id } from '../model/network.ts';
import type { DayId } from '../model/vocabulary.ts';
import { chainMonth, type DayResponse } from './backlog-chain.ts';
import type { WorkMonth } from './month-figures.ts';
import type { OpenDate } from './open-dates.ts';

export interface WorkInput {
  readonly flowId: Id;
  readonly dueSeconds: number;
  /** Month of the horizon. */
  readonly month: number;
  /** Pieces on the first morning, by path. */
  readonly starts: readonly number[];
  /** Fresh pieces of a day of each kind. */
  readonly received: ReadonlyMap<DayId, number>;
  readonly responses: ReadonlyMap<DayId, DayResponse>;
}

/** With whether some day runs out of old work, so that the response to an empty morning must be known. */
export function workMonth(dates: readonly OpenDate[], input: WorkInput): { readonly work: WorkMonth; readonly reachesEmpty: boolean } {
  const { flowId, dueSeconds, month, starts, responses } = input;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const start = mean(starts);
  const received = dates.reduce((sum, { dayId }) => sum + (input.received.get(dayId) ?? 0), 0);
  const chain = chainMonth({ dates, responses, starts, month, received: dates.length > 0 ? received / dates.length : 0 });
  const end = mean(chain.ends);
  const done = received + start - end;
  const meanLeft = dates.length > 0 ? mean(chain.left) : start;
  return {
    reachesEmpty: chain.reachesEmpty,
    work: {
      flowId,
      dueSeconds,
      received,
      done,
      leftAtStart: start,
      leftAtEnd: end,
      meanLeft,
      // Little's law: mean number waiting = rate at which they leave × mean time they wait.
      ageDays: done > 0 ? (meanLeft * dates.length) / done : null,
      cleared: chain.cleared,
      paths: starts.length > 1 ? { left: chain.ends, clearedOn: chain.clearedOn, late: chain.late } : null,
    },
  };
}
