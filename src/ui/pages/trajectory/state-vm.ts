/** What the page says of where its months come from. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { TrajectoryContext } from './trajectory-context.ts';

export interface RunState {
  readonly text: string;
  /** Months simulated with other inputs than now. */
  readonly stale: number;
}

export function runState({ lang, shown, stale, project }: TrajectoryContext): RunState {
  const texts = trajectoryTexts[lang];
  const simulated = shown.flatMap((month) => (month?.source === 'simulation' ? [month.weeks ?? 0] : []));
  const count = (value: number): string => formatNumber(lang, value, 0);
  const range = [Math.min(...simulated), Math.max(...simulated)];
  const weeks = range[0] === range[1] ? count(range[0]) : texts.sentence.range(count(range[0]), count(range[1]));
  const text =
    simulated.length === 0
      ? texts.stateFormula
      : simulated.length < shown.length
        ? texts.stateSome(count(simulated.length), count(shown.length))
        : texts.stateAll(count(shown.length), weeks, count(project.run.seed));
  return { text, stale: stale.filter(Boolean).length };
}
