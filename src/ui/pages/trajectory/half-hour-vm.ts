/** One half-hour of a simulated day: its queues, and who is there to answer them. Pure; from the counters of the day's table. */
import { formatMinutesOfDay, formatNumber, formatSeconds, formatShare, formatWeekday } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter, SKILL_COUNTERS } from '../../../model/measures.ts';
import { DAY_IDS } from '../../../model/vocabulary.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { Names } from '../results/project-names.ts';
import type { SimulatedDay } from '../results/week-figures.ts';

export interface HalfHourTables {
  readonly queues: TableData;
  readonly answering: TableData;
}

interface Question {
  readonly lang: Lang;
  readonly names: Names;
  /** Of the scenario. */
  readonly variantName: string;
  /** The flow asked about; null = all. */
  readonly flowId: string | null;
}

const minuteOf = ({ day, table }: SimulatedDay, interval: number): number =>
  day.firstHalfHour * 30 + (interval * table.intervalSeconds) / 60;

/** The half-hours of a day, minutes after midnight. */
export function halfHoursOf(simulated: SimulatedDay): readonly number[] {
  return Array.from({ length: simulated.table.intervals }, (_, interval) => minuteOf(simulated, interval));
}

function flowMean({ table }: SimulatedDay, interval: number, flow: number, counter: FlowCounter): number {
  const cell = (interval * table.flowIds.length + flow) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter);
  return (table.flowIntervalSums[cell] ?? 0) / table.replications;
}

function groupMean({ table }: SimulatedDay, interval: number, group: number, counter: GroupCounter): number {
  const cell = (interval * table.groupIds.length + group) * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter);
  return (table.groupIntervalSums[cell] ?? 0) / table.replications;
}

function queueName({ lang, names }: Question, { day }: SimulatedDay, flow: number): string {
  const texts = trajectoryTexts[lang].month;
  const { flowId, siteId, partners } = day.flows[flow];
  if (partners) return texts.zone(names.flow(flowId), texts.partners);
  return siteId === null ? names.flow(flowId) : texts.zone(names.flow(flowId), names.site(siteId));
}

function queueTable(question: Question, simulated: SimulatedDay, interval: number, flows: readonly number[], caption: string): TableData {
  const { lang } = question;
  const texts = trajectoryTexts[lang].month;
  const { intervalSeconds } = simulated.table;
  return {
    caption,
    columns: [
      { label: texts.queue, numeric: false },
      ...[texts.offered, texts.level, texts.wait, texts.waiting].map((label) => ({ label, numeric: true })),
    ],
    rows: flows.map((flow) => {
      const mean = (counter: FlowCounter): number => flowMean(simulated, interval, flow, counter);
      const offered = mean('offered');
      return {
        header: queueName(question, simulated, flow),
        cells: [
          formatNumber(lang, offered, 1),
          offered > 0 ? formatShare(lang, mean('answeredWithin') / offered, 0) : '',
          offered > 0 ? formatSeconds(lang, mean('waitSeconds') / offered, 0) : '',
          formatNumber(lang, mean('queueSeconds') / intervalSeconds, 1),
        ],
      };
    }),
  };
}

/** Share of the flows' answers of the day that each group gives. */
function dayShares({ table }: SimulatedDay, flows: readonly number[]): ReadonlyMap<number, number> {
  const answered = new Map<number, number>();
  let total = 0;
  table.skillFlows?.forEach((flow, skill) => {
    if (!flows.includes(flow)) return;
    const count = table.skillSums?.[skill * SKILL_COUNTERS.length] ?? 0;
    const group = table.skillGroups?.[skill] ?? -1;
    answered.set(group, (answered.get(group) ?? 0) + count);
    total += count;
  });
  return new Map(Array.from(answered, ([group, count]) => [group, total > 0 ? count / total : 0]));
}

function answeringTable(
  question: Question,
  simulated: SimulatedDay,
  interval: number,
  flows: readonly number[],
  caption: string,
): TableData {
  const { lang, names } = question;
  const texts = trajectoryTexts[lang].month;
  const { day, table } = simulated;
  const shares = dayShares(simulated, flows);
  const groups = [...shares.keys()].sort((a, b) => shares.get(b)! - shares.get(a)!);
  const present = groups.filter((group) => groupMean(simulated, interval, group, 'staffedSeconds') > 0);
  return {
    caption,
    columns: [
      { label: texts.group, numeric: false },
      ...[texts.staffed, texts.busy, texts.answered, texts.ofDay].map((label) => ({ label, numeric: true })),
    ],
    rows: present.map((group) => {
      const staffed = groupMean(simulated, interval, group, 'staffedSeconds');
      const { siteId, profileId } = day.groups[group];
      return {
        header: `${names.site(siteId)}, ${names.profile(profileId)}`,
        cells: [
          formatNumber(lang, staffed / table.intervalSeconds, 1),
          formatShare(lang, groupMean(simulated, interval, group, 'busySeconds') / staffed, 0),
          formatNumber(lang, groupMean(simulated, interval, group, 'answered'), 1),
          formatShare(lang, shares.get(group)!, 0),
        ],
      };
    }),
  };
}

/** @param minute after midnight at which the half-hour begins; null when the day has no such half-hour */
export function halfHourTables(question: Question, simulated: SimulatedDay, minute: number): HalfHourTables | null {
  const { lang, flowId, variantName } = question;
  const interval = halfHoursOf(simulated).indexOf(minute);
  if (interval < 0) return null;
  const texts = trajectoryTexts[lang].month;
  const flows = simulated.day.flows.flatMap((flow, index) => (flowId === null || flow.flowId === flowId ? [index] : []));
  const busy = flows.filter(
    (flow) => flowMean(simulated, interval, flow, 'offered') > 0 || flowMean(simulated, interval, flow, 'queueSeconds') > 0,
  );
  const [weekday, time] = [formatWeekday(lang, DAY_IDS.indexOf(simulated.day.dayId)), formatMinutesOfDay(lang, minute)];
  return {
    queues: queueTable(question, simulated, interval, busy, texts.queues(weekday, time, variantName)),
    answering: answeringTable(question, simulated, interval, flows, texts.answering(weekday, time, variantName)),
  };
}
