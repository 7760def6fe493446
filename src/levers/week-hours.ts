/** Hours of the week for levers: some days' hours, and the share of a flow's calls that come in them. Pure. */
import type { DayHours, Flow, Network, WeekHours } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import { HALF_HOUR_MINUTES, HALF_HOURS } from '../model/vocabulary.ts';
import { commonMinutes } from '../model/week-hours.ts';
import { teamsWithSkill } from './flow-changes.ts';
import { WEEKS_PER_MONTH } from './ramp.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The same hours on the chosen days, closed on the others. @param weekdays 0 = Monday */
export function hoursOnDays(hours: DayHours, weekdays: readonly number[]): WeekHours {
  return DAYS.map((day) => (weekdays.includes(day) ? hours : null)) as unknown as WeekHours;
}

/** Share of a half-hour in some hours. */
function within(hours: DayHours, half: number): number {
  const slot = { fromMinute: half * HALF_HOUR_MINUTES, toMinute: (half + 1) * HALF_HOUR_MINUTES };
  return commonMinutes(hours, slot) / HALF_HOUR_MINUTES;
}

/** When calls of the flow may come: its own teams' openings, and the hours given to partners while one is open. */
function callingShare(flow: Flow, own: readonly WeekHours[], partners: readonly WeekHours[], day: number, half: number): number {
  const openest = (weeks: readonly WeekHours[]): number => Math.max(0, ...weeks.map((week) => within(week[day] ?? null, half)));
  const alone = Math.min(within(flow.routing.partnerHours?.[day] ?? null, half), openest(partners));
  return Math.max(openest(own), alone);
}

/** How often a mean week has a weekday: 1, or less when it opens only some times a month. */
function openingsOf({ horizon }: Network, day: number): number {
  const perMonth = horizon.occasionalDays?.find(({ weekday }) => weekday === day)?.perMonth;
  return perMonth === undefined ? 1 : Math.min(1, perMonth / WEEKS_PER_MONTH);
}

/**
 * Share of the calls of a flow that come in some hours, by its curve over the half-hours in which somebody may answer; 0..1.
 * @example half the day's weight between 12 and 18 h → shareInHours(…, hoursOnDays({ fromMinute: 720, toMinute: 1080 }, [0, 1, 2, 3, 4])) // 0.5
 */
export function shareInHours(network: Network, flow: Flow, hours: WeekHours): number {
  const { sites, profiles24 } = indexOf(network);
  const curve = profiles24.get(flow.profileId);
  const openings = (where: 'own' | 'partner'): readonly WeekHours[] =>
    [...new Set(teamsWithSkill(network, flow.id, where).map((team) => team.siteId))].map((id) => sites.get(id)!.opening);
  const own = openings('own');
  const partners = openings('partner');
  let all = 0;
  let inside = 0;
  for (const day of DAYS) {
    let weight = 0;
    let weightInside = 0;
    for (let half = 0; half < HALF_HOURS; half += 1) {
      const calls = (curve?.halfHourWeights[half] ?? 1) * callingShare(flow, own, partners, day, half);
      weight += calls;
      weightInside += calls * within(hours[day], half);
    }
    if (!(weight > 0)) continue;
    const ofDay = (curve?.weekdayWeights[day] ?? 1) * openingsOf(network, day);
    all += ofDay;
    inside += (ofDay * weightInside) / weight;
  }
  return all > 0 ? inside / all : 0;
}
