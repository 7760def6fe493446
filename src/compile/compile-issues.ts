/** What only compiling shows: calls that find nobody, and floors with more agents than seats. */
import type { Issue } from '../model/issue.ts';
import type { Id, Network } from '../model/network.ts';
import { indexOf, workplacesOf } from '../model/network-index.ts';
import { DAY_IDS, HALF_HOURS } from '../model/vocabulary.ts';
import { type PreparedWeek, prepareWeek } from './compile-week.ts';
import type { Queue } from './demand.ts';
import type { SeatOverrun } from './staffing.ts';
import { WEEK_CELLS } from './week-grid.ts';

/** Fewer calls than this in a half-hour are dust from the arithmetic, not callers. */
const NO_CALLS = 1e-9;

interface Absence {
  readonly firstCell: number;
  readonly halfHours: number;
  readonly calls: number;
}

function absenceOf(prepared: PreparedWeek, queue: Queue): Absence | null {
  let firstCell = -1;
  let halfHours = 0;
  let calls = 0;
  for (let cell = 0; cell < WEEK_CELLS; cell += 1) {
    if (queue.calls[cell]! <= NO_CALLS) continue;
    if (queue.candidates.some((candidate) => prepared.staffing.agents[candidate.team]![cell]! > 0)) continue;
    if (firstCell < 0) firstCell = cell;
    halfHours += 1;
    calls += queue.calls[cell]!;
  }
  return halfHours > 0 ? { firstCell, halfHours, calls } : null;
}

function absenceIssue(queue: Queue, name: string, { firstCell, halfHours, calls }: Absence): Issue {
  return {
    path: `flows/${queue.flow.id}`,
    severity: 'warning',
    code: 'nobodyPresent',
    params: {
      day: DAY_IDS[Math.floor(firstCell / HALF_HOURS)]!,
      halfHour: firstCell % HALF_HOURS,
      halfHours,
      calls: Math.round(calls),
      name,
    },
  };
}

const seatIssue = ({ site, mostAgents, halfHours }: SeatOverrun): Issue => ({
  path: `sites/${site.id}/seats`,
  severity: 'warning',
  code: 'seatsExceeded',
  value: mostAgents,
  params: { max: workplacesOf(site), halfHours },
});

/**
 * Issues of a month that validation cannot see, all warnings. Codes: `flows/<id>` 'nobodyPresent' (params day, halfHour of the first one,
 * halfHours and calls a week, name of the zone or ''), `flows/<id>` 'nobodyInReach' (params name of the zone, calls a month),
 * `sites/<id>/seats` 'seatsExceeded' (value: the most agents; params max, halfHours a week).
 */
export function compileIssues(network: Network, month: number): readonly Issue[] {
  const prepared = prepareWeek(network, month);
  const { sites } = indexOf(network);
  const nameOf = (siteId: Id | null): string => (siteId === null ? '' : (sites.get(siteId)?.name ?? siteId));
  const issues: Issue[] = [];
  for (const left of prepared.demand.leftOut) {
    if (left.reason !== 'nobodyAnswers') continue;
    const params = { name: nameOf(left.siteId), calls: Math.round(left.callsPerMonth) };
    issues.push({ path: `flows/${left.flowId}`, severity: 'warning', code: 'nobodyInReach', params });
  }
  for (const queue of prepared.demand.queues) {
    const absence = absenceOf(prepared, queue);
    if (absence !== null) issues.push(absenceIssue(queue, nameOf(queue.siteId), absence));
  }
  return [...issues, ...prepared.staffing.overruns.map(seatIssue)];
}
